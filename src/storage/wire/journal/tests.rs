use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::journal::tests::check_in;
use crate::domain::journal::{Aspect, Change};
use crate::domain::quantity::WallTime;
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

fn weeks() -> impl Strategy<Value = Noted> {
    let bother = || option::of((0..=6_u8).prop_map(|said| Bother::new(said).unwrap()));
    let bother = [bother(), bother(), bother(), bother()];
    let activities = vec((any::<String>(), ratings()).prop_map(|(name, goes)| Activity { name, goes }), 0..=3);
    let lengths = (lengths(), lengths(), lengths(), option::of(0..=20_u8));
    let ratings = (ratings(), ratings(), ratings(), ratings());
    (bother, activities, lengths, ratings, option::of(select(Change::ALL)), any::<String>()).prop_map(
        |(
            bother,
            activities,
            (sitting, standing, walking, wakings),
            (sleep, mood, stress, confidence),
            change,
            note,
        )| {
            Noted::Week(WeekAnswers {
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

fn entries() -> impl Strategy<Value = Entry> {
    let what = prop_oneof![check_ins(), weeks(), tests()];
    (0..5_000_000_000_i64, 1..4_u32, option::of(0..5_000_000_000_000_i64), what).prop_map(
        |(at, revision, changed, what)| {
            let entry = check_in("some-id", at, CheckIn::default());
            Entry { revision, changed: changed.map(WallTime::from_unix_millis), what, ..entry }
        },
    )
}

proptest! {
    #[test]
    fn any_entry_comes_back_as_it_went_and_stays_on_one_line(entry in entries()) {
        let line = write(&JournalLine::Entry(entry.clone())).unwrap();
        prop_assert!(!line.contains(['\n', '\r']));
        prop_assert_eq!(read(&line).unwrap(), JournalLine::Entry(entry));
    }
}

/// A line as version 1 writes it. It is frozen: what reads it may change, the line may not.
const RELEASED: &str = r#"check_in(head:(id:"c-1",revision:2,at:"2026-11-21T18:30:00Z",offset:"+01:00",day:"2026-11-21",changed:"2026-11-22T07:00:00Z"),said:(pain:(leg:5,reach:calf),marks:[(at:buttock,side:right,score:7),(at:saddle,score:1)],feels:[tingling],worse:[sitting],better:[walking],sitting:20,sleep:4,mood:6,stress:3,note:"Two hours in the car"))"#;

#[test]
fn a_line_of_the_first_version_is_read_and_written_as_ever_and_needs_only_the_quick_way() {
    let read = read(RELEASED).unwrap();
    assert_eq!(write(&read).unwrap(), RELEASED);
    assert!(quick::read::<LineV1<'_>>(RELEASED).is_ok());
    let JournalLine::Entry(Entry { what: Noted::CheckIn(said), .. }) = read else { panic!() };
    assert_eq!(said.factors.len(), 2);
    let deleted = JournalLine::Deleted { id: "c-1".parse().unwrap(), revision: 3 };
    assert_eq!(super::read(&write(&deleted).unwrap()).unwrap(), deleted);
}

#[test]
fn what_is_out_of_range_is_an_error_and_not_a_guess() {
    for (good, bad, why) in [
        ("score:7", "score:11", "above 10"),
        ("sitting:20", "sitting:9000", "a number of minutes"),
        ("sleep:4", "sleep:11", "a rating from 0 to 10"),
        ("side:right,score", "score", "lacks its side"),
        ("at:saddle,", "at:saddle,side:left,", "on neither side"),
        ("better:[walking]", "better:[sitting]", "both worse and better"),
        ("2026-11-21T", "2026-13-21T", "is not a time"),
        ("feels:[tingling]", "feels:[hunger]", "hunger"),
    ] {
        assert!(RELEASED.contains(good), "{good}");
        let error = read(&RELEASED.replace(good, bad)).unwrap_err();
        assert!(error.contains(why), "{error}");
    }
}
