//! Any entry at all, for tests of what writes and reads them.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::tests::check_in;
use super::{
    Activity, Aspect, Bother, Change, CheckIn, Entry, Factor, Feel, Fingertips, KneeAngle, Noted, Place, SelfTest,
    Turn, WeekAnswers, WeekPain,
};
use crate::domain::quantity::{Minutes, PainScore, Rating, WallTime};
use crate::domain::record_samples::pains;

fn ratings() -> impl Strategy<Value = Option<Rating>> {
    option::of((0..=10_u8).prop_map(|said| Rating::new(said).unwrap()))
}

fn lengths() -> impl Strategy<Value = Option<Minutes>> {
    option::of((0..=480_u16).prop_map(|said| Minutes::new(said).unwrap()))
}

fn check_ins() -> impl Strategy<Value = Noted> {
    let places = [Place::seen_from(Aspect::Back), Place::seen_from(Aspect::Front)].concat();
    let scores = (0..=10_u8).prop_map(|said| PainScore::new(said).unwrap());
    let marks = btree_map(select(places), scores, 0..4);
    let feels = btree_set(select(Feel::ALL), 0..4);
    let factors = btree_map(select(Factor::ALL), select(vec![Turn::Worse, Turn::Better]), 0..4);
    let said = (lengths(), ratings(), ratings(), ratings());
    (pains(), marks, feels, factors, said, any::<String>()).prop_map(
        |(pain, marks, feels, factors, (sitting, sleep, mood, stress), note)| {
            Noted::CheckIn(CheckIn { pain, marks, feels, factors, sitting, sleep, mood, stress, note })
        },
    )
}

fn week_pains() -> impl Strategy<Value = WeekPain> {
    let score = || option::of((0..=10_u8).prop_map(|said| PainScore::new(said).unwrap()));
    (score(), score(), score()).prop_map(|(now, worst, average)| WeekPain { now, worst, average })
}

fn weeks() -> impl Strategy<Value = Noted> {
    let bother = || option::of((0..=6_u8).prop_map(|said| Bother::new(said).unwrap()));
    let bother = [bother(), bother(), bother(), bother()];
    let activities = vec(("[^ ]{1,9}", ratings()).prop_map(|(name, goes)| Activity { name, goes }), 0..=3);
    let lengths = (lengths(), lengths(), lengths(), option::of(0..=20_u8));
    let ratings = (ratings(), ratings(), ratings(), ratings());
    let pains = (week_pains(), week_pains());
    (pains, bother, activities, lengths, ratings, option::of(select(Change::ALL)), any::<String>()).prop_map(
        |(
            (leg, back),
            bother,
            activities,
            (sitting, standing, walking, wakings),
            (sleep, mood, stress, confidence),
            change,
            note,
        )| {
            Noted::Week(WeekAnswers {
                leg,
                back,
                bother,
                activities,
                sitting,
                standing,
                walking,
                wakings,
                sleep,
                mood,
                stress,
                confidence,
                change,
                note,
            })
        },
    )
}

fn tests() -> impl Strategy<Value = Noted> {
    let knee = || option::of((0..=9_u8).prop_map(|tens| KneeAngle::new(tens * 10).unwrap()));
    let fingertips = option::of((0..=80_u8).prop_map(|cm| Fingertips::new(cm).unwrap()));
    (fingertips, knee(), knee(), any::<String>())
        .prop_map(|(fingertips, left, right, note)| Noted::Test(SelfTest { fingertips, left, right, note }))
}

/// Any entry at all.
pub(crate) fn entries() -> impl Strategy<Value = Entry> {
    let what = prop_oneof![check_ins(), weeks(), tests()];
    (0..5_000_000_000_i64, 1..4_u32, option::of(0..5_000_000_000_000_i64), what).prop_map(
        |(at, revision, changed, what)| {
            let entry = check_in("some-id", at, CheckIn::default());
            Entry { revision, changed: changed.map(WallTime::from_unix_millis), what, ..entry }
        },
    )
}
