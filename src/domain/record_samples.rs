//! Any session at all, for tests of what writes and reads them.

use std::time::Duration;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::history::tests::record;
use super::history::{Hand, Outcome, Pain, SessionRecord, StepRecord};
use super::quantity::PainScore;
use super::safety::light::{After, Leg, Light, Reach};
use super::side::Side;
use super::timeline::BoutSide;

/// Any pain at all.
pub(crate) fn pains() -> impl Strategy<Value = Pain> {
    let score = || option::of((0..=10_u8).prop_map(|score| PainScore::new(score).unwrap()));
    (score(), score(), option::of(select(Reach::ALL))).prop_map(|(leg, back, reach)| Pain { leg, back, reach })
}

fn steps() -> impl Strategy<Value = StepRecord> {
    let sides = prop_oneof![
        Just(BoutSide::Whole),
        Just(BoutSide::Both),
        Just(BoutSide::One(Side::Left)),
        Just(BoutSide::One(Side::Right)),
        Just(BoutSide::Alternating { first: Side::Left }),
        Just(BoutSide::Alternating { first: Side::Right }),
    ];
    let times = (0..10_000_000_u64, 0..10_000_000_u64);
    let light = option::of(select(Light::ALL));
    ("[a-z][a-z0-9]{0,8}", any::<String>(), sides, times, any::<bool>(), 0..3_u32, light).prop_map(
        |(exercise, name, side, (planned, done), skipped, too_much, light)| StepRecord {
            exercise: exercise.parse().unwrap(),
            name,
            side,
            planned: Duration::from_millis(planned),
            done: Duration::from_millis(done),
            skipped,
            too_much,
            light,
        },
    )
}

/// Any record at all.
pub(crate) fn records() -> impl Strategy<Value = SessionRecord> {
    let outcomes = select(Outcome::ALL);
    let texts = (any::<String>(), any::<String>());
    let said = (option::of(select(Leg::ALL)), option::of(0..=10_u8), option::of(select(After::ALL)));
    let revisions = (1..4_u32, select(Hand::ALL));
    (0..5_000_000_000_i64, revisions, texts, outcomes, vec(steps(), 0..4), pains(), pains(), said).prop_map(
        |(start, (revision, hand), (title, note), outcome, steps, before, after, (leg, tension, morning))| {
            let record = record("some-id", start, 600, 599);
            let tension = tension.and_then(PainScore::new);
            SessionRecord {
                revision,
                title,
                outcome,
                steps,
                before,
                after,
                leg,
                tension,
                morning,
                note,
                hand,
                ..record
            }
        },
    )
}
