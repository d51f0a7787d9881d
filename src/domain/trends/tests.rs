use std::time::Duration;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::domain::history::tests::record;
use crate::domain::history::{History, HistoryEntry, Pain, SessionRecord, StepRecord};
use crate::domain::journal::tests::check_in;
use crate::domain::journal::{CheckIn, Journal, JournalLine};
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::Reach;
use crate::domain::timeline::BoutSide;

const DAY: i64 = 86_400;

fn day(number: i64) -> Day {
    "1970-01-01".parse::<Day>().unwrap().plus(number)
}

fn leg(score: u8) -> Pain {
    Pain { leg: PainScore::new(score), ..Pain::default() }
}

fn step(exercise: &str, seconds: u64) -> StepRecord {
    StepRecord {
        exercise: exercise.parse().unwrap(),
        name: exercise.into(),
        side: BoutSide::Whole,
        planned: Duration::from_secs(seconds),
        done: Duration::from_secs(seconds),
        skipped: false,
        too_much: 0,
        light: None,
    }
}

/// A session on day `number` of `routine`, with leg pain before and after.
fn session(id: i64, number: i64, routine: &str, before: Option<u8>, after: Option<u8>) -> SessionRecord {
    SessionRecord {
        routine: routine.parse().unwrap(),
        title: routine.to_uppercase(),
        before: before.map_or_else(Pain::default, leg),
        after: after.map_or_else(Pain::default, leg),
        steps: vec![step("stretch", 30), step("roll", 60)],
        ..record(&format!("s{id}"), number * DAY + 3_600 + id, 600, 600)
    }
}

fn digest(sessions: &[SessionRecord]) -> Digest {
    Digest::of(&History::merge(sessions.iter().cloned().map(HistoryEntry::Session)))
}

/// What may be said of a pain before and after a session.
fn said_twice() -> impl Strategy<Value = (Option<u8>, Option<u8>)> {
    (option::of(0..=10_u8), option::of(0..=10_u8))
}

fn tally(numbers: &[i8]) -> Tally {
    let mut tally = Tally::default();
    for number in numbers {
        tally.add(*number);
    }
    tally
}

proptest! {
    #[test]
    fn the_median_and_the_quartiles_are_those_of_the_sorted_numbers(mut numbers in vec(-10..=10_i8, 1..40)) {
        let spread = tally(&numbers).spread().unwrap();
        numbers.sort_unstable();
        let last = numbers.len() - 1;
        let middle = numbers[last / 2] + numbers[numbers.len() / 2];
        prop_assert_eq!((spread.median * 2.0) as i8, middle);
        prop_assert_eq!((spread.low, spread.high), (numbers[last / 4], numbers[last - last / 4]));
        prop_assert_eq!(spread.count as usize, numbers.len());
        prop_assert_eq!(tally(&numbers).max(), numbers.last().copied());
    }

    #[test]
    fn a_smooth_line_is_that_of_a_plain_look_at_seven_days(
        said in vec((-9..60_i64, 0..=10_u8), 0..60),
        every in 1..20_i64,
    ) {
        let lines = (0..).zip(&said).map(|(id, (number, score)): (i64, &(i64, u8))| {
            let said = CheckIn { pain: leg(*score), ..CheckIn::default() };
            JournalLine::Entry(check_in(&format!("c{id}"), number * DAY + id, said))
        });
        let days = Days::of(&Digest::default(), &Journal::merge(lines), day(0), day(59));
        let points = days.smooth(|said| &said.leg, every.unsigned_abs() as usize);
        let mut expected = Vec::new();
        for end in (every - 1..60).filter(|end| (59 - end) % every == 0) {
            let within = |span: i64| said.iter().filter(move |(number, _)| (end - span + 1..=end).contains(number));
            if within(every).next().is_some() {
                let numbers: Vec<i8> = within(7.max(every)).filter(|(number, _)| *number >= -6).map(|(_, score)| score.cast_signed()).collect();
                expected.push(Smooth { day: day(end), spread: tally(&numbers).spread().unwrap() });
            }
        }
        prop_assert_eq!(points, expected);
    }

    #[test]
    fn effects_are_those_of_a_plain_count(
        sessions in vec((0..40_i64, 0..3_u8, said_twice(), said_twice()), 0..40),
    ) {
        let name = |number: u8| ["a", "b", "c"][usize::from(number)];
        let records: Vec<_> = (0..)
            .zip(&sessions)
            .map(|(id, (number, routine, leg, back))| {
                let pain = |leg: Option<u8>, back: Option<u8>| Pain {
                    leg: leg.and_then(PainScore::new),
                    back: back.and_then(PainScore::new),
                    reach: None,
                };
                SessionRecord {
                    before: pain(leg.0, back.0),
                    after: pain(leg.1, back.1),
                    ..session(id, *number, name(*routine), None, None)
                }
            })
            .collect();
        let digest = digest(&records);
        let found = effects(digest.between(day(10), day(30)), |done| [done.routine as usize]);
        for number in 0..3 {
            let mut changes: Vec<i8> = Vec::new();
            let mut of_back = 0;
            for (_, _, leg, back) in sessions.iter().filter(|(at, of, ..)| (10..=30).contains(at) && *of == number) {
                let says = |said: &(Option<u8>, Option<u8>)| !matches!(said, (None, _) | (_, None) | (Some(0), Some(0)));
                let said = if says(leg) { leg } else { back };
                if let (true, (Some(before), Some(after))) = (says(said), said) {
                    changes.push(after.cast_signed() - before.cast_signed());
                    of_back += u32::from(!says(leg));
                }
            }
            let known = digest.routines.iter().position(|(id, _)| id.as_str() == name(number));
            let effect = found.iter().find(|(routine, _)| Some(*routine) == known).map(|(_, effect)| effect);
            prop_assert_eq!(effect.map(|effect| effect.change), tally(&changes).spread());
            let less = changes.iter().filter(|change| **change < 0).count();
            let more = changes.iter().filter(|change| **change > 0).count();
            prop_assert_eq!(effect.map_or(0, |effect| effect.of_back), of_back);
            prop_assert_eq!(effect.map_or((0, 0), |effect| (effect.less as usize, effect.more as usize)), (less, more));
        }
    }
}

#[test]
fn a_digest_has_every_session_by_its_day_with_its_steps() {
    let digest = digest(&[
        session(0, 9, "late", Some(4), None),
        session(1, 2, "early", None, None),
        SessionRecord { title: "Renamed".into(), ..session(2, 5, "early", None, None) },
    ]);
    assert_eq!(
        digest.between(day(0), day(99)).iter().map(|done| done.day).collect::<Vec<_>>(),
        [day(2), day(5), day(9)]
    );
    assert_eq!(digest.between(day(3), day(5)).len(), 1);
    assert_eq!(digest.between(day(6), day(5)).len(), 0);
    let names: Vec<_> = digest.routines.iter().map(|(id, title)| (id.as_str(), title.as_str())).collect();
    assert_eq!(names, [("early", "Renamed"), ("late", "LATE")]);
    let parts = digest.parts(&digest.between(day(9), day(9))[0]);
    let seconds: Vec<_> =
        parts.iter().map(|part| (digest.exercises[part.exercise as usize].as_str(), part.seconds)).collect();
    assert_eq!(seconds, [("stretch", 30), ("roll", 60)]);
}

#[test]
fn what_a_day_spent_on_an_exercise_is_added_up_over_its_sessions() {
    let digest = digest(&[
        session(0, 3, "a", None, None),
        session(1, 3, "b", None, None),
        SessionRecord { steps: vec![step("roll", 20), step("rest", 0)], ..session(2, 4, "a", None, None) },
        session(3, 5, "a", None, None),
    ]);
    let spent: Vec<_> = digest
        .spent(day(3), day(4))
        .iter()
        .map(|spent| (spent.day, digest.exercises[spent.exercise as usize].as_str(), spent.seconds))
        .collect();
    assert_eq!(spent, [(day(3), "stretch", 60), (day(3), "roll", 120), (day(4), "roll", 20)]);
}

#[test]
fn a_day_holds_what_sessions_and_check_ins_say_and_the_furthest_reach() {
    let digest = digest(&[session(0, 3, "a", Some(6), Some(2))]);
    let far = Pain { leg: PainScore::new(4), reach: Some(Reach::Calf), ..Pain::default() };
    let near = Pain { reach: Some(Reach::Buttock), ..Pain::default() };
    let line = |id: &str, pain| JournalLine::Entry(check_in(id, 3 * DAY + 60, CheckIn { pain, ..CheckIn::default() }));
    let journal = Journal::merge([line("x", far), line("y", near)]);
    let days = Days::of(&digest, &journal, day(1), day(4));
    assert_eq!(days.count(), 4);
    let (on, said) = days.iter().nth(2).unwrap();
    assert_eq!((on, said.leg, said.reach), (day(3), tally(&[6, 2, 4]), Some(Reach::Calf)));
    assert_eq!(days.iter().filter(|(_, said)| **said != DaySaid::default()).count(), 1);
}

#[test]
fn a_change_must_be_larger_the_more_it_hurt_and_there_must_be_enough_of_them() {
    let of = |before: i8, after: i8, count: usize| Effect {
        before: tally(&vec![before; count]).spread().unwrap(),
        after: tally(&vec![after; count]).spread().unwrap(),
        change: tally(&vec![after - before; count]).spread().unwrap(),
        less: 0,
        more: 0,
        of_back: 0,
    };
    assert_eq!(of(6, 1, 4).wobble(), Wobble::TooFew);
    assert_eq!(of(3, 2, 5).wobble(), Wobble::Beyond);
    assert_eq!(of(6, 5, 5).wobble(), Wobble::Within);
    assert_eq!(of(6, 4, 5).wobble(), Wobble::Beyond);
    assert_eq!(of(9, 7, 9).wobble(), Wobble::Within);
    assert_eq!(of(3, 5, 9).wobble(), Wobble::Beyond, "more pain is a change as well");
}

#[test]
fn a_range_ends_today_and_everything_begins_with_the_first_entry() {
    let today: Day = "2026-08-31".parse().unwrap();
    let text =
        |range: Range, first: Option<&str>| range.from(first.map(|first| first.parse().unwrap()), today).to_string();
    assert_eq!(text(Range::TwoWeeks, None), "2026-08-18");
    assert_eq!(text(Range::SixMonths, None), "2026-03-01", "from the day after the last of February");
    assert_eq!(text(Range::All, Some("2020-02-29")), "2020-02-29");
    assert_eq!(text(Range::All, Some("2026-08-30")), "2026-08-18");
    assert_eq!(text(Range::All, Some("1999-01-01")), "2006-08-31");
}
