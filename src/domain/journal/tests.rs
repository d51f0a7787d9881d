use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::day::DayBoundary;
use crate::domain::history::Pain;
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::Reach;
use crate::domain::side::Side;

/// A check-in `at` seconds after the epoch, in UTC.
pub(crate) fn check_in(id: &str, at: i64, said: CheckIn) -> Entry {
    let offset = FixedOffset::east_opt(0).unwrap();
    let local = chrono::DateTime::from_timestamp(at, 0).unwrap().with_timezone(&offset);
    Entry {
        id: id.parse().unwrap(),
        revision: 1,
        at: WallTime::from_unix_millis(at * 1000),
        offset,
        day: Day::of(local, DayBoundary::default()),
        changed: None,
        what: Noted::CheckIn(said),
    }
}

fn score(score: u8) -> PainScore {
    PainScore::new(score).unwrap()
}

fn marked(marks: &[(Place, u8)]) -> CheckIn {
    CheckIn { marks: marks.iter().map(|(place, said)| (*place, score(*said))).collect(), ..CheckIn::default() }
}

const CALF: Place = Place::Of(Zone::Calf, Side::Right);
const OTHER_CALF: Place = Place::Of(Zone::Calf, Side::Left);
const BUTTOCK: Place = Place::Of(Zone::Buttock, Side::Right);
const BACK: Place = Place::Of(Zone::LowBack, Side::Left);

#[test]
fn what_was_said_goes_before_what_the_marks_say_and_nothing_said_is_not_zero() {
    assert_eq!(CheckIn::default().pain(), Pain::default());
    let said = marked(&[(CALF, 2), (BUTTOCK, 7), (BACK, 3)]);
    let expected = Pain { leg: Some(score(7)), back: Some(score(3)), reach: Some(Reach::Calf) };
    assert_eq!(said.pain(), expected);
    let pain = Pain { leg: Some(score(4)), back: None, reach: Some(Reach::Thigh) };
    assert_eq!(CheckIn { pain, ..said }.pain(), Pain { back: Some(score(3)), ..pain });
    assert_eq!(marked(&[(Place::Saddle, 5)]).pain(), Pain::default(), "that is asked about, not measured");
    let healed = marked(&[(CALF, 0), (BUTTOCK, 1)]).pain();
    assert_eq!((healed.leg, healed.reach), (Some(score(1)), Some(Reach::Buttock)), "a mark of 0 is no reach");
}

#[test]
fn a_mark_between_the_legs_marks_in_both_legs_a_hot_calf_and_weakness_start_the_questions_once() {
    let feels = |feel| CheckIn { feels: BTreeSet::from([feel]), ..CheckIn::default() };
    for said in [
        marked(&[(Place::Saddle, 1)]),
        marked(&[(CALF, 1), (OTHER_CALF, 1)]),
        feels(Feel::Swelling),
        feels(Feel::Weakness),
    ] {
        assert!(said.asks_signs(None), "{said:?}");
        assert!(said.asks_signs(Some(&marked(&[(CALF, 5)]))), "{said:?}");
        assert!(!said.asks_signs(Some(&said)), "it was asked about already: {said:?}");
    }
    for said in [
        CheckIn::default(),
        marked(&[(CALF, 9), (BUTTOCK, 9), (BACK, 9)]),
        marked(&[(CALF, 5), (OTHER_CALF, 0)]),
        feels(Feel::Tingling),
        marked(&[(BUTTOCK, 4), (Place::Of(Zone::Buttock, Side::Left), 4)]),
    ] {
        assert!(!said.asks_signs(None), "{said:?}");
    }
}

#[test]
fn a_check_in_of_blanks_says_nothing() {
    assert!(CheckIn { note: " \n".into(), ..CheckIn::default() }.is_empty());
    assert!(!CheckIn { note: "stiff".into(), ..CheckIn::default() }.is_empty());
    assert!(!marked(&[(CALF, 0)]).is_empty());
    let factors = BTreeMap::from([(Factor::Sitting, Turn::Worse)]);
    assert!(!CheckIn { factors, ..CheckIn::default() }.is_empty());
}

#[test]
fn names_of_activities_alone_are_no_answers_and_the_score_needs_all_four() {
    let named = Activity { name: "Gardening".into(), goes: None };
    let mut week = WeekAnswers { activities: vec![named], ..WeekAnswers::default() };
    assert!(week.is_empty());
    week.bother = [Bother::new(6), Bother::new(1), None, Bother::new(0)];
    assert!(!week.is_empty());
    assert_eq!(week.bother_in_all(), None);
    week.bother[2] = Bother::new(2);
    assert_eq!(week.bother_in_all(), Some(9));
}

#[test]
fn corrections_and_deletions_win_whatever_the_order_and_entries_come_oldest_first() {
    let first = check_in("b", 100, marked(&[(CALF, 2)]));
    let corrected = Entry { revision: 2, changed: Some(WallTime::from_unix_millis(9)), ..first.clone() };
    let later = check_in("a", 200, CheckIn::default());
    let lines = [JournalLine::Entry(corrected.clone()), JournalLine::Entry(later.clone()), JournalLine::Entry(first)];
    let mut journal = Journal::merge(lines.clone());
    assert_eq!(journal, Journal::merge(lines.into_iter().rev()));
    assert_eq!(journal.entries().collect::<Vec<_>>(), [&corrected, &later]);
    journal.apply(JournalLine::Deleted { id: "b".parse().unwrap(), revision: 3 });
    assert_eq!(journal.entries().collect::<Vec<_>>(), [&later]);
    assert!(journal.entry(&corrected.id).is_none() && journal.knows(&corrected.id));
}

#[test]
fn every_place_is_seen_from_one_side_only_but_between_the_legs_and_the_outer_sides() {
    let (back, front) = (Place::seen_from(Aspect::Back), Place::seen_from(Aspect::Front));
    assert_eq!((back.len(), front.len()), (17, 15));
    let both: Vec<_> = back.iter().filter(|place| front.contains(place)).map(|place| place.words()).collect();
    let sides = ["Right side of hip", "Left side of hip", "Right outside of thigh", "Left outside of thigh"];
    assert_eq!(both, [&sides[..], &["Between the legs"]].concat());
}

#[test]
fn the_entries_of_a_day_are_those_it_was_fixed_for_whatever_their_instants() {
    let day: Day = "1970-01-10".parse().unwrap();
    let noon = 9 * 86_400 + 43_200;
    let on = |id: &str, at, day: &str| {
        JournalLine::Entry(Entry { day: day.parse().unwrap(), ..check_in(id, at, CheckIn::default()) })
    };
    let journal = Journal::merge([
        on("plain", noon, "1970-01-10"),
        on("far-west", noon + 86_400, "1970-01-10"),
        on("far-east", noon - 86_400, "1970-01-10"),
        on("abroad", noon, "1970-01-11"),
        on("before", noon - 3 * 86_400, "1970-01-07"),
        on("after", noon + 3 * 86_400, "1970-01-13"),
    ]);
    let ids: Vec<_> = journal.on(day).map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["far-east", "plain", "far-west"]);
    assert_eq!(journal.on(day.plus(-4)).count(), 0);
}
