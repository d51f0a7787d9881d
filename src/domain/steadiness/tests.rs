use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, FixedOffset, TimeDelta, Weekday};
use proptest::prelude::*;

use super::*;
use crate::domain::day::{Day, DayBoundary};
use crate::domain::excuse::{Excuse, ExcuseWhy, Excuses};
use crate::domain::history::tests::record;
use crate::domain::history::{History, HistoryEntry, SessionRecord};

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A history with a whole session on each of these days.
fn totals(days: &[Day]) -> DayTotals {
    let session = |(number, day): (usize, &Day)| {
        HistoryEntry::Session(SessionRecord { day: *day, ..record(&format!("s{number}"), 0, 600, 600) })
    };
    DayTotals::of(&History::merge(days.iter().enumerate().map(session)), CountRule::default())
}

pub(super) fn excuses(all: &[(Day, Day, ExcuseWhy)]) -> Excuses {
    let excuse = |(number, (first, last, why)): (usize, &(Day, Day, ExcuseWhy))| Excuse {
        id: format!("e{number}").parse().unwrap(),
        revision: 1,
        first: *first,
        last: *last,
        why: *why,
    };
    Excuses::of(all.iter().enumerate().map(excuse))
}

fn account<'a>(totals: &'a DayTotals, excuses: &'a Excuses, goal: Goal, today: &str) -> Account<'a> {
    Account { totals, excuses, goal, week_start: Weekday::Mon, today: day(today) }
}

/// Days of November 2026, whose Mondays are the 2nd, 9th, 16th, 23rd and 30th.
fn november(days: &[u32]) -> Vec<Day> {
    days.iter().map(|number| day(&format!("2026-11-{number:02}"))).collect()
}

const THREE: Goal = Goal::Days(3);

#[test]
fn weeks_on_goal_stand_in_a_row_and_this_one_never_shows_as_failed_before_it_ends() {
    let totals = totals(&november(&[2, 4, 6, 9, 11, 13, 16]));
    let none = Excuses::default();
    let sunday = account(&totals, &none, THREE, "2026-11-22");
    assert_eq!(sunday.week(day("2026-11-22")).status, WeekStatus::Open, "until its last day is over");
    assert_eq!(sunday.weeks(), Rows { current: 2, longest: 2 });
    let monday = account(&totals, &none, THREE, "2026-11-23");
    assert_eq!(monday.week(day("2026-11-22")).status, WeekStatus::Missed);
    assert_eq!(monday.weeks(), Rows { current: 0, longest: 2 });
}

#[test]
fn the_first_week_asks_only_for_what_was_left_of_it() {
    let totals = totals(&november(&[7, 8]));
    let none = Excuses::default();
    let account = account(&totals, &none, Goal::Days(5), "2026-11-10");
    assert_eq!(account.day(day("2026-11-06")), DayStatus::Unknown, "not missed");
    let week = account.week(day("2026-11-07"));
    assert_eq!((week.done, week.needed, week.status), (2, 2, WeekStatus::Met));
    assert_eq!(account.week(day("2026-11-01")).status, WeekStatus::Unknown);
}

#[test]
fn a_pause_neither_breaks_a_row_nor_lengthens_it_and_a_session_on_a_paused_day_counts() {
    let totals = totals(&november(&[2, 4, 6, 23, 25, 27]));
    let away = excuses(&[(day("2026-11-09"), day("2026-11-22"), ExcuseWhy::Holiday)]);
    let account = account(&totals, &away, THREE, "2026-11-29");
    assert_eq!(account.week(day("2026-11-10")).status, WeekStatus::Covered);
    assert_eq!(account.weeks(), Rows { current: 2, longest: 2 });
    let half = excuses(&[(day("2026-11-25"), day("2026-11-29"), ExcuseWhy::Illness)]);
    let account = Account { excuses: &half, ..account };
    let week = account.week(day("2026-11-25"));
    assert_eq!((week.done, week.needed), (3, 2), "done is done");
    assert_eq!(account.day(day("2026-11-25")), DayStatus::Done);
    assert_eq!(account.day(day("2026-11-26")), DayStatus::Paused);
}

#[test]
fn one_day_a_week_may_be_set_aside_and_a_second_one_stands_for_nothing() {
    let totals = totals(&november(&[2, 4, 9, 11]));
    let life = |days: &[u32]| {
        excuses(&november(days).into_iter().map(|day| (day, day, ExcuseWhy::LifeHappens)).collect::<Vec<_>>())
    };
    let one = life(&[13]);
    let seen = account(&totals, &one, THREE, "2026-11-16");
    assert_eq!(seen.week(day("2026-11-13")).status, WeekStatus::Met);
    assert_eq!(seen.week(day("2026-11-03")).status, WeekStatus::Missed);
    assert!(!seen.may_set_aside(day("2026-11-15")) && seen.may_set_aside(day("2026-11-06")));
    let two = life(&[12, 13]);
    let seen = Account { excuses: &two, ..seen };
    assert_eq!(seen.day(day("2026-11-12")), DayStatus::SetAside);
    assert_eq!(seen.day(day("2026-11-13")), DayStatus::Quiet);
}

#[test]
fn on_chosen_weekdays_the_others_are_free_and_a_session_may_be_moved_within_its_week() {
    let goal = Goal::On(Weekdays::of([Weekday::Mon, Weekday::Wed, Weekday::Fri]).unwrap());
    // Wednesday's on Thursday.
    let totals = totals(&november(&[2, 5, 6, 9]));
    let none = Excuses::default();
    let account = account(&totals, &none, goal, "2026-11-10");
    assert_eq!(account.day(day("2026-11-03")), DayStatus::Quiet);
    assert_eq!(account.day(day("2026-11-04")), DayStatus::Missed);
    assert_eq!(account.week(day("2026-11-02")).status, WeekStatus::Met);
    assert_eq!(account.days(), Rows { current: 3, longest: 3 }, "from Thursday on, over the free weekend");
}

#[test]
fn days_in_a_row_go_over_month_ends_leap_days_and_new_year_and_wait_for_today() {
    for (first, length) in [("2028-02-27", 4), ("2027-02-27", 4), ("2026-12-30", 4)] {
        let days: Vec<Day> = (0..length).map(|number| day(first).plus(number)).collect();
        let totals = totals(&days);
        let none = Excuses::default();
        let today = days[3].plus(1).to_string();
        assert_eq!(account(&totals, &none, THREE, &today).days(), Rows { current: 4, longest: 4 }, "{first}");
        let later = days[3].plus(2).to_string();
        assert_eq!(account(&totals, &none, THREE, &later).days(), Rows { current: 0, longest: 4 });
    }
}

#[test]
fn a_year_whose_last_week_reaches_into_the_next_is_one_week() {
    let totals = totals(&[day("2026-12-29"), day("2026-12-31"), day("2027-01-02")]);
    let none = Excuses::default();
    let account = account(&totals, &none, THREE, "2027-01-03");
    let week = account.week(day("2027-01-03"));
    assert_eq!((week.first, week.done, week.status), (day("2026-12-28"), 3, WeekStatus::Met));
}

#[test]
fn records_in_the_future_of_a_clock_once_set_wrong_do_not_count_yet() {
    let totals = totals(&[day("2026-11-20"), day("2031-01-01")]);
    let none = Excuses::default();
    let account = account(&totals, &none, THREE, "2026-11-20");
    assert_eq!(account.days(), Rows { current: 1, longest: 1 });
    assert_eq!(account.day(day("2031-01-01")), DayStatus::Ahead);
    assert_eq!(account.week(day("2026-11-20")).status, WeekStatus::Open);
    assert_eq!(account.weeks(), Rows::default());
    assert_eq!(totals.in_all(account.today).0, 1);
}

#[test]
fn with_records_in_the_future_alone_all_is_as_before_the_first() {
    let (future, nothing, none) = (totals(&[day("2031-01-01")]), totals(&[]), Excuses::default());
    let today = "2026-11-20";
    let (one, other) = (account(&future, &none, THREE, today), account(&nothing, &none, THREE, today));
    assert_eq!(one.week(day(today)), other.week(day(today)));
    assert_eq!((one.weeks(), one.days(), one.score()), (other.weeks(), other.days(), other.score()));
    assert_eq!(one.day(day("2026-11-19")), DayStatus::Unknown);
}

#[test]
fn a_slip_of_the_clock_makes_no_day_missed() {
    let used: Vec<Day> = (0..60).filter(|number| number % 7 < 4).map(|number| day("2026-09-21").plus(number)).collect();
    let none = Excuses::default();
    let today = "2026-11-20";
    let without = totals(&used);
    let without = account(&without, &none, THREE, today);
    for slips in [&["1970-01-01", "1970-01-02"][..], &["2022-01-01"], &["1980-01-01", "2021-01-01", "2035-01-01"]] {
        let slips = slips.iter().map(|text| day(text));
        let with = totals(&slips.clone().chain(used.iter().copied()).collect::<Vec<_>>());
        let with = account(&with, &none, THREE, today);
        assert_eq!((with.weeks(), with.days(), with.score()), (without.weeks(), without.days(), without.score()));
        assert_eq!(with.day(day("2026-09-20")), DayStatus::Unknown);
        assert_eq!(with.week(day("2025-03-03")).status, WeekStatus::Unknown);
        assert!(slips.filter(|slip| *slip < with.today).all(|slip| with.day(slip) == DayStatus::Done), "it stays");
    }
}

#[test]
fn the_score_rises_as_the_formula_says_and_one_miss_costs_little() {
    let none = Excuses::default();
    // Five of seven, kept for 66 days and for a year.
    let kept = |days: i64| -> Vec<Day> {
        let first = day("2026-01-05");
        (0..days).filter(|number| number % 7 < 5).map(|number| first.plus(number)).collect()
    };
    let score = |days: &[Day], today: Day| {
        let totals = totals(days);
        Account { totals: &totals, excuses: &none, goal: Goal::Days(5), week_start: Weekday::Mon, today }.score()
    };
    let start = day("2026-01-05");
    assert_eq!(score(&kept(66), start.plus(66)), 96);
    assert_eq!(score(&kept(365), start.plus(365)), 100);
    let mut missed = kept(365);
    missed.retain(|day| *day != start.plus(350));
    let after = score(&missed, start.plus(358));
    assert!((93..98).contains(&after), "{after}");
    assert_eq!(score(&[], start), 0);
}

#[test]
fn a_month_with_travel_a_clock_change_a_flare_and_a_missed_wednesday_reads_as_a_fair_account() {
    // From Zurich to New York on the 24th of October 2026; Europe's clocks go back on the 25th, America's on 1 November.
    let zurich = FixedOffset::east_opt(2 * 3600).unwrap();
    let new_york = FixedOffset::west_opt(4 * 3600).unwrap();
    let winter = FixedOffset::west_opt(5 * 3600).unwrap();
    let boundary = DayBoundary::from_minutes(180).unwrap();
    let at = |text: &str, offset: FixedOffset| {
        let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        Day::of(local.and_local_timezone(offset).unwrap(), boundary)
    };
    let done = [
        at("2026-10-19 20:00", zurich),
        at("2026-10-22 01:30", zurich), // late on Wednesday
        at("2026-10-23 20:00", zurich),
        at("2026-10-24 19:00", new_york),
        at("2026-10-26 19:00", new_york),
        at("2026-10-30 19:00", new_york),
        at("2026-11-01 01:30", new_york), // still Saturday
        at("2026-11-02 19:00", winter),
        at("2026-11-16 19:00", winter),
        at("2026-11-18 19:00", winter),
        at("2026-11-20 19:00", winter),
    ];
    assert_eq!((done[1], done[6]), (day("2026-10-21"), day("2026-10-31")));
    let totals = totals(&done);
    let flare = excuses(&[
        (day("2026-11-04"), day("2026-11-15"), ExcuseWhy::Flare),
        (day("2026-10-28"), day("2026-10-28"), ExcuseWhy::LifeHappens),
    ]);
    let goal = Goal::On(Weekdays::of([Weekday::Mon, Weekday::Wed, Weekday::Fri]).unwrap());
    let account = account(&totals, &flare, goal, "2026-11-21");
    let weeks: Vec<_> = ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"]
        .map(|first| account.week(day(first)))
        .map(|week| (week.done, week.needed, week.status))
        .into();

    let met = WeekStatus::Met;
    assert_eq!(weeks, [(4, 3, met), (3, 2, met), (1, 1, met), (0, 0, WeekStatus::Covered), (3, 3, met)]);
    assert_eq!(account.weeks(), Rows { current: 4, longest: 4 });
    assert_eq!(account.days().current, 11, "the flare and the day that was set aside break nothing");
}

proptest! {
    #[test]
    fn a_day_is_fixed_by_the_offset_and_the_boundary_then_and_nothing_later_moves_it(
        instants in proptest::collection::vec(0..1_000_i64, 1..40),
        offsets in proptest::collection::vec(-12 * 60..=14 * 60_i32, 40),
        boundaries in proptest::collection::vec(0..=12_u16, 40),
        now_offset in -12 * 60..=14 * 60_i32,
    ) {
        // Hours after a moment shortly before a clock change, each with the zone and the boundary of its day.
        let start = DateTime::parse_from_rfc3339("2026-03-20T00:00:00Z").unwrap();
        let mut expected = BTreeMap::new();
        let mut entries = Vec::new();
        for (number, hours) in instants.iter().enumerate() {
            let offset = FixedOffset::east_opt(offsets[number] * 60).unwrap();
            let boundary = DayBoundary::from_minutes(boundaries[number] * 30).unwrap();
            let local = (start + TimeDelta::hours(*hours)).with_timezone(&offset);
            let fixed = Day::of(local, boundary);
            let shifted = local.naive_local() - TimeDelta::minutes(i64::from(boundaries[number]) * 30);
            prop_assert_eq!(fixed.date(), shifted.date());
            *expected.entry(fixed).or_insert(0) += 1;
            entries.push(HistoryEntry::Session(SessionRecord {
                day: fixed,
                ..record(&format!("s{number}"), *hours, 600, 600)
            }));
        }
        let totals = DayTotals::of(&History::merge(entries), CountRule::default());
        for (day, sessions) in &expected {
            prop_assert_eq!(totals.on(*day).sessions, *sessions);
        }
        // Seen from anywhere, the past is the same.
        let today = Day::of((start + TimeDelta::days(60)).with_timezone(&FixedOffset::east_opt(now_offset * 60).unwrap()), DayBoundary::default());
        let none = Excuses::default();
        let account = Account { totals: &totals, excuses: &none, goal: THREE, week_start: Weekday::Mon, today };
        for day in expected.keys() {
            prop_assert_eq!(account.day(*day), DayStatus::Done);
        }
    }

    #[test]
    fn each_day_has_exactly_one_week_whatever_day_it_begins_on(number in -4000..4000_i64, start in 0..7_u8) {
        let day = day("2026-11-24").plus(number);
        let first = Weekday::try_from(start).unwrap();
        let week = day.week_start(first);
        prop_assert_eq!(week.date().weekday(), first);
        prop_assert!((0..7).contains(&day.days_since(week)));
    }
}
