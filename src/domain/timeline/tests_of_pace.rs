use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::{BREATH_WAITS, Breath, LayoutSettings, SegmentKind, Timeline};
use crate::domain::cue::{APART, Chime, SHORTEST_WITH_HALFWAY};
use crate::domain::cue_sheet::{CueSheet, Told};
use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
use crate::domain::samples;
use crate::domain::side::{Side, Sides};
use crate::domain::sounding::{CueKinds, Pacing, Switch};

const PACED: Pacing = Pacing { metronome: Switch::On, breath: Switch::On };
const SECOND: Duration = Duration::from_secs(1);

/// How long its tone sounds, or a little longer; `tests/sounding.rs` knows.
fn tone(breath: Breath) -> Duration {
    breath.length().saturating_sub(Duration::from_millis(590))
}

fn sheet(blocks: Vec<BlockDraft>, pacing: Pacing) -> CueSheet {
    let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
    let timeline = Timeline::lay_out(&samples::routine(blocks), settings).paced(pacing);
    CueSheet::of(&Arc::new(timeline), CueKinds::ALL)
}

/// What is heard, with the segment in which it is.
fn heard(sheet: &CueSheet) -> Vec<(Duration, usize, Chime)> {
    let lines = sheet.lines.iter();
    let heard = lines.filter_map(|line| match line.what {
        Told::Heard(chime) => Some((line.at, line.segment, chime)),
        Told::Begins | Told::Shown(_) | Told::Said(_) => None,
    });
    heard.collect()
}

/// What paces the one set of a step, with its time after the beginning.
fn paced(target: TargetDraft, exercise: &str) -> Vec<(f64, Chime)> {
    let step = StepDraft { target: Some(target), sides: Some(Sides::None), ..samples::hold(exercise, 1.0) };
    let sheet = sheet(vec![BlockDraft::Step(step)], PACED);
    let begun = heard(&sheet).into_iter().find(|(_, _, chime)| *chime == Chime::Start).unwrap().0;
    let all = heard(&sheet).into_iter().filter(|(_, _, chime)| matches!(chime, Chime::Metronome | Chime::Breathe(_)));
    all.map(|(at, _, chime)| (at.abs_diff(begun).as_secs_f64(), chime)).collect()
}

#[test]
fn a_repetition_has_a_beat_about_every_second_and_the_last_three_seconds_have_none() {
    let beats = |count, pace| paced(TargetDraft::Reps(count, pace), "stretch").into_iter().map(|(at, _)| at).collect();
    let slow: Vec<f64> = beats(3, 4.0);
    assert_eq!(slow, [1.0, 2.0, 3.0, 5.0, 6.0, 7.0]);
    let uneven: Vec<f64> = beats(4, 2.5);
    // Halfway is at 5, where the third repetition begins; three beats to each.
    assert_eq!(
        uneven.iter().map(|at| (at * 100.0).round() / 100.0).collect::<Vec<_>>(),
        [0.83, 1.67, 3.33, 4.17, 5.83, 6.67]
    );
}

#[test]
fn a_hold_is_breathed_four_seconds_in_and_six_out_as_far_as_whole_breaths_go() {
    let (breathe_in, breathe_out) = (Chime::Breathe(Breath::In), Chime::Breathe(Breath::Out));
    // Work begins with the first breath, and its half, at 20 s, with another: their tones come after those chimes.
    let wanted = [(0.4, breathe_in), (4.0, breathe_out), (10.0, breathe_in), (14.0, breathe_out)];
    let from_half = [(20.4, breathe_in), (24.0, breathe_out), (30.0, breathe_in)];
    assert_eq!(paced(TargetDraft::Hold(40.0), "stretch"), [&wanted[..], &from_half].concat());
    assert_eq!(paced(TargetDraft::Hold(12.9), "stretch"), [(0.4, breathe_in)]);
    assert_eq!(paced(TargetDraft::Hold(13.0), "stretch"), [(0.4, breathe_in), (4.0, breathe_out)]);
    // Halfway is at 20.2: a breath that goes in at 20 has its tone after it, too.
    assert_eq!(paced(TargetDraft::Hold(40.4), "stretch")[4], (20.6, breathe_in));
}

#[test]
fn nothing_paces_a_step_in_ones_own_time_or_what_was_not_asked_for() {
    assert_eq!(paced(TargetDraft::UntilDone, "stretch"), []);
    assert_eq!(paced(TargetDraft::Cycle(5.0, 5.0, 20.0), "stretch"), []);
    let beats = Pacing { metronome: Switch::On, breath: Switch::Off };
    let held = sheet(vec![BlockDraft::Step(samples::hold("stretch", 40.0))], beats);
    assert!(heard(&held).iter().all(|(_, _, chime)| !matches!(chime, Chime::Breathe(_))));
}

#[test]
fn where_sides_alternate_each_repetition_is_heard_from_its_side() {
    let step = StepDraft {
        target: Some(TargetDraft::Reps(3, 5.0)),
        sides: Some(Sides::Alternating),
        ..samples::hold("stretch", 1.0)
    };
    let sheet = sheet(vec![BlockDraft::Step(step)], Pacing::default());
    let taps = heard(&sheet).into_iter().filter(|(_, _, chime)| matches!(chime, Chime::Beat | Chime::BeatOn(_)));
    // The first begins with the work, the fourth with its half.
    let taps: Vec<_> = taps.map(|(at, _, chime)| (at.as_secs(), chime)).collect();
    let (left, right) = (Chime::BeatOn(Side::Left), Chime::BeatOn(Side::Right));
    assert_eq!(taps, [(10, right), (15, left), (25, left), (30, right)]);
}

proptest! {
    #[test]
    fn what_paces_gives_way_to_everything_else(steps in prop::collection::vec(samples::arb_step(), 1..6)) {
        let quiet = heard(&sheet(steps.clone(), Pacing::default()));
        let sheet = sheet(steps, PACED);
        let all = heard(&sheet);
        prop_assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0), "two sounds at one instant");
        let is_paced = |chime: Chime| matches!(chime, Chime::Metronome | Chime::Breathe(_));
        let others: Vec<_> = all.iter().filter(|(_, _, chime)| !is_paced(*chime)).copied().collect();
        prop_assert_eq!(others, quiet, "nothing else is lost, moved or added");
        for &(at, segment, chime) in all.iter().filter(|(_, _, chime)| is_paced(*chime)) {
            prop_assert_eq!(sheet.timeline.segments[segment].kind, SegmentKind::Work);
            let length = sheet.timeline.segments[segment].length.unwrap();
            let begins = sheet.lines.iter().find(|line| line.segment == segment && line.what == Told::Begins).unwrap().at;
            let sounds = if let Chime::Breathe(breath) = chime { tone(breath) } else { Duration::from_millis(1) };
            prop_assert!(at + sounds + 3 * SECOND <= begins + length, "{:?} in the last three seconds", chime);
            let half = begins + length / 2;
            let is_apart = at.abs_diff(half) >= Duration::from_millis(300) || length < SHORTEST_WITH_HALFWAY;
            prop_assert!(is_apart, "{:?} blurs with halfway", chime);
        }
    }

    #[test]
    fn no_breath_of_a_hold_is_lost_and_each_is_heard_apart_from_what_is_around_it(tenths in 1..1200_u32) {
        let hold = Duration::from_millis(100) * tenths;
        let step = StepDraft { sides: Some(Sides::None), ..samples::hold("stretch", hold.as_secs_f64()) };
        let heard = heard(&sheet(vec![BlockDraft::Step(step)], PACED));
        let begun = heard.iter().find(|(_, _, chime)| *chime == Chime::Start).unwrap().0;
        let mut due = Duration::ZERO;
        let mut breaths = [Breath::In, Breath::Out].into_iter().cycle();
        for (number, (at, _, chime)) in heard.iter().enumerate() {
            let Chime::Breathe(breath) = *chime else { continue };
            prop_assert_eq!(Some(breath), breaths.next());
            let late = at.abs_diff(begun + due);
            prop_assert!(*at >= begun + due && late < BREATH_WAITS + APART, "{:?} late", late);
            due += breath.length();
            // What is left of it then is too soft to be heard.
            prop_assert!(late + tone(breath) <= breath.length() + Duration::from_millis(100));
            let around = [number.checked_sub(1), Some(number + 1)].into_iter().flatten().filter_map(|near| heard.get(near));
            for (near, _, other) in around {
                prop_assert!(near.abs_diff(*at) >= APART, "{:?} and {:?}", chime, other);
            }
        }
        prop_assert!(due + breaths.next().unwrap().length() + 3 * SECOND > hold, "more of them fit");
    }
}
