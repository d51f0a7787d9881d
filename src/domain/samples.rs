//! A small library and routine for tests of the domain.

use std::num::NonZeroU8;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::comfort::{Band, Feeling};
use super::draft::{BlockDraft, RoutineDraft, StepDraft, TargetDraft};
use super::exercise::{Dose, Exercise, ExerciseLibrary, Kind, Level, Position, Region, Spine, Target, Technique};
use super::quantity::Span;
use super::routine::Routine;
use super::side::Sides;

/// `stretch` (30 s a side, left then right, band 2–4), `breathe` (60 s) and `sway` (alternating).
pub fn library() -> ExerciseLibrary {
    let stretch = exercise("stretch", Sides::LeftThenRight, 30, Band::new(Feeling::Stretch, 2, 4));
    let breathe = exercise("breathe", Sides::None, 60, None);
    let sway = exercise("sway", Sides::Alternating, 16, None);
    [stretch, breathe, sway].into_iter().map(|exercise| (exercise.id.clone(), Arc::new(exercise))).collect()
}

fn exercise(id: &str, sides: Sides, seconds: u64, band: Option<Band>) -> Exercise {
    let span = Span::new(Duration::from_secs(seconds)).expect("a sample lasts a while");
    Exercise {
        id: id.parse().expect("a sample id"),
        name: id.to_owned(),
        kind: Kind::Stretch,
        technique: Technique::Static,
        regions: vec![Region::Hamstrings],
        position: Position::Supine,
        props: vec![],
        sides,
        dose: Dose { target: Target::Hold(span), sets: NonZeroU8::MIN, set_rest: Duration::ZERO },
        range: None,
        band,
        level: Level::One,
        cues: vec!["Ease into it.".into(), "Breathe out slowly.".into()],
        feel: String::new(),
        avoid: String::new(),
        easier: None,
        harder: None,
        blocks: vec![],
        cautions: vec![],
        spine: Spine::Easy,
        evidence: vec![],
        sources: vec![],
    }
}

/// A step that leaves everything to its exercise.
pub fn step(exercise: &str) -> BlockDraft {
    BlockDraft::Step(StepDraft { exercise: exercise.into(), ..StepDraft::default() })
}

/// A step held for `seconds`.
pub fn hold(exercise: &str, seconds: f64) -> StepDraft {
    StepDraft { exercise: exercise.into(), target: Some(TargetDraft::Hold(seconds)), ..StepDraft::default() }
}

/// `stretch`, then `breathe`, with 5 s to get ready.
pub fn draft() -> RoutineDraft {
    of(vec![step("stretch"), step("breathe")])
}

/// A draft of `blocks` with 5 s to get ready.
pub fn of(blocks: Vec<BlockDraft>) -> RoutineDraft {
    RoutineDraft {
        id: "sample".into(),
        title: "Sample".into(),
        get_ready: Some(5.0),
        blocks,
        ..RoutineDraft::default()
    }
}

/// A routine of `blocks` with 5 s to get ready.
pub fn routine(blocks: Vec<BlockDraft>) -> Routine {
    of(blocks).build(&library()).expect("a sample is sound")
}

/// Steps of every kind, with pauses long, short and none.
pub fn arb_step() -> impl Strategy<Value = BlockDraft> {
    let target = prop_oneof![
        (1..400_u32).prop_map(|tenths| TargetDraft::Hold(f64::from(tenths) / 10.0)),
        (1..9_i64, 1..40_u32).prop_map(|(count, pace)| TargetDraft::Reps(count, f64::from(pace) / 10.0)),
        (1..4_u32, 1..3_u32, 1..9_u32).prop_map(|(c, r, h)| TargetDraft::Cycle(c.into(), r.into(), h.into())),
        Just(TargetDraft::UntilDone),
    ];
    let sides = prop_oneof![Just(Sides::None), Just(Sides::LeftThenRight), Just(Sides::Alternating)];
    let pause = || (0..60_u32).prop_map(|tenths| Some(f64::from(tenths) / 10.0));
    (target, sides, 1..3_i64, pause(), pause()).prop_map(|(target, sides, sets, rest, change_over)| {
        BlockDraft::Step(StepDraft {
            target: Some(target),
            sides: Some(sides),
            sets: Some(sets),
            set_rest: rest,
            rest,
            change_over,
            ..hold("stretch", 1.0)
        })
    })
}
