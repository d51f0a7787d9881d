//! Days that calendars and clocks make odd, each by its name.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, Weekday};

use super::*;
use crate::domain::day::{Day, DayBoundary};
use crate::domain::excuse::{Excuse, ExcuseWhy, Excuses};
use crate::domain::history::tests::record;
use crate::domain::history::{History, HistoryEntry, SessionRecord};
use crate::domain::quantity::WallTime;

const MIDNIGHT: DayBoundary = DayBoundary::from_minutes(0).unwrap();
const THREE: DayBoundary = DayBoundary::from_minutes(180).unwrap();

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn local(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// The day of what starts then.
fn of(text: &str, boundary: DayBoundary) -> String {
    Day::of(local(text), boundary).to_string()
}

/// A whole session that started at each of these moments.
fn lived(moments: &[&str], boundary: DayBoundary) -> DayTotals {
    let session = |(number, text): (usize, &&str)| {
        let start = local(text);
        HistoryEntry::Session(SessionRecord {
            day: Day::of(start, boundary),
            start: WallTime::from_unix_millis(start.timestamp_millis()),
            offset: *start.offset(),
            ..record(&format!("s{number}"), 0, 600, 600)
        })
    };
    DayTotals::of(&History::merge(moments.iter().enumerate().map(session)), CountRule::default())
}

fn on<'a>(totals: &'a DayTotals, excuses: &'a Excuses, today: &str) -> Account<'a> {
    Account { totals, excuses, goal: Goal::Days(3), week_start: Weekday::Mon, today: day(today) }
}

#[test]
fn the_day_on_which_clocks_go_forward_has_23_hours_and_no_session_falls_into_the_gap() {
    // Berlin, 28 March 2027: 01:59:59 is followed by 03:00.
    let (before, after) = ("2027-03-28T01:59:59+01:00", "2027-03-28T03:00:00+02:00");
    assert_eq!((local(after) - local(before)).num_seconds(), 1);
    assert_eq!((of(before, MIDNIGHT), of(after, MIDNIGHT)), ("2027-03-28".into(), "2027-03-28".into()));
    // A day that begins at two, which the clock never shows, begins with the jump.
    let two = DayBoundary::from_minutes(120).unwrap();
    assert_eq!((of(before, two), of(after, two)), ("2027-03-27".into(), "2027-03-28".into()));
    let (first, last) = ("2027-03-28T00:00:00+01:00", "2027-03-28T23:59:59+02:00");
    assert_eq!(local(last) - local(first), chrono::TimeDelta::seconds(23 * 3600 - 1));
    let totals = lived(&[first, before, after, last], MIDNIGHT);
    assert_eq!(totals.on(day("2027-03-28")).sessions, 4);
    let evenings = ["2027-03-27T20:00:00+01:00", "2027-03-28T20:00:00+02:00", "2027-03-29T20:00:00+02:00"];
    let totals = lived(&evenings, MIDNIGHT);
    assert_eq!(on(&totals, &Excuses::default(), "2027-03-29").days(), Rows { current: 3, longest: 3 });
}

#[test]
fn the_hour_that_clocks_repeat_in_autumn_is_one_day_and_its_sessions_are_two() {
    // Berlin, 25 October 2026: after 02:59:59 comes 02:00 once more.
    let (once, again) = ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00");
    assert_eq!(local(again) - local(once), chrono::TimeDelta::hours(1));
    let totals = lived(&[once, again], MIDNIGHT);
    let held = totals.on(day("2026-10-25"));
    assert_eq!((held.sessions, held.done), (2, Duration::from_mins(20)));
    assert_eq!(totals.in_all(day("2026-10-25")).0, 2);
    // Both are of the evening before where a day begins at three, and of the new one where it begins at two.
    assert_eq!((of(once, THREE), of(again, THREE)), ("2026-10-24".into(), "2026-10-24".into()));
    let two = DayBoundary::from_minutes(120).unwrap();
    assert_eq!((of(once, two), of(again, two)), ("2026-10-25".into(), "2026-10-25".into()));
    // Where it begins at half past two, the clock passes it twice: the first half hour of the second time is the old day's.
    let half = DayBoundary::from_minutes(150).unwrap();
    let back = "2026-10-25T02:10:00+01:00";
    assert_eq!((of(once, half), of(back, half)), ("2026-10-25".into(), "2026-10-24".into()));
}

#[test]
fn flying_east_over_the_date_line_lives_a_day_twice_and_both_count_once() {
    // Friday noon on Kiritimati, six hours to Honolulu: Thursday evening. Then Friday again.
    let moments = ["2026-11-20T12:00:00+14:00", "2026-11-19T18:00:00-10:00", "2026-11-20T18:00:00-10:00"];
    assert!(moments.is_sorted_by_key(|text| local(text)));
    let totals = lived(&moments, MIDNIGHT);
    assert_eq!((totals.on(day("2026-11-19")).sessions, totals.on(day("2026-11-20")).sessions), (1, 2));
    let none = Excuses::default();
    // On that Thursday, the Friday that was is still to come.
    let thursday = on(&totals, &none, "2026-11-19");
    assert_eq!((thursday.day(day("2026-11-20")), thursday.days().current), (DayStatus::Ahead, 1));
    let friday = on(&totals, &none, "2026-11-20");
    assert_eq!(friday.days(), Rows { current: 2, longest: 2 });
    assert_eq!(friday.week(day("2026-11-20")).done, 2);
}

#[test]
fn flying_west_over_the_date_line_leaves_out_a_day_which_can_be_set_aside() {
    // Saturday evening in Pago Pago, six hours to Kiritimati: Monday morning. There was no Sunday.
    let moments = ["2026-11-20T20:00:00-11:00", "2026-11-21T20:00:00-11:00", "2026-11-23T03:00:00+14:00"];
    assert_eq!(local(moments[2]) - local(moments[1]), chrono::TimeDelta::hours(6));
    let totals = lived(&moments, MIDNIGHT);
    let none = Excuses::default();
    let account = on(&totals, &none, "2026-11-23");
    assert_eq!(account.day(day("2026-11-22")), DayStatus::Quiet);
    assert_eq!(account.week(day("2026-11-22")).status, WeekStatus::Met, "a goal for the week does not mind");
    assert!(account.may_set_aside(day("2026-11-22")));
    let sunday = day("2026-11-22");
    let why = ExcuseWhy::LifeHappens;
    let aside = Excuses::of([Excuse { id: "e".parse().unwrap(), revision: 1, first: sunday, last: sunday, why }]);
    assert_eq!(on(&totals, &aside, "2026-11-23").days(), Rows { current: 3, longest: 3 });
}

#[test]
fn the_29th_of_february_is_a_day_like_any_other_in_the_years_that_have_it() {
    assert_eq!(of("2028-03-01T02:59:00+01:00", THREE), "2028-02-29");
    assert_eq!(of("2027-03-01T02:59:00+01:00", THREE), "2027-02-28");
    assert_eq!(of("2100-03-01T02:59:00+01:00", THREE), "2100-02-28", "no leap year");
    let leap = day("2028-02-29");
    assert_eq!((leap.plus_months(12), leap.plus_months(48)), (day("2029-02-28"), day("2032-02-29")));
    assert_eq!((leap.plus(1), day("2029-03-01").days_since(day("2028-03-01"))), (day("2028-03-01"), 365));
    // A Tuesday, and the only session of its week.
    let totals = lived(&["2028-02-29T20:00:00+01:00"], MIDNIGHT);
    let none = Excuses::default();
    let week = on(&totals, &none, "2028-03-01").week(leap);
    assert_eq!((week.first, week.done), (day("2028-02-28"), 1));
    assert_eq!(on(&totals, &none, "2028-03-01").day(leap), DayStatus::Done);
}

#[test]
fn the_night_of_new_year_is_of_the_old_year_until_the_day_begins() {
    assert_eq!(of("2026-12-31T23:59:59+01:00", MIDNIGHT), "2026-12-31");
    assert_eq!(of("2027-01-01T00:00:00+01:00", MIDNIGHT), "2027-01-01");
    assert_eq!(of("2027-01-01T02:59:59+01:00", THREE), "2026-12-31");
    assert_eq!(of("2027-01-01T03:00:00+01:00", THREE), "2027-01-01");
    let totals = lived(&["2026-12-31T23:50:00+01:00", "2027-01-01T02:00:00+01:00", "2027-01-01T20:00:00+01:00"], THREE);
    assert_eq!((totals.on(day("2026-12-31")).sessions, totals.on(day("2027-01-01")).sessions), (2, 1));
}

#[test]
fn the_week_around_new_year_is_one_week_on_whichever_day_weeks_begin() {
    let moments = ["2026-12-30T20:00:00+01:00", "2027-01-01T20:00:00+01:00", "2027-01-02T20:00:00+01:00"];
    let totals = lived(&moments, MIDNIGHT);
    let none = Excuses::default();
    for (week_start, first, done) in [
        (Weekday::Mon, "2026-12-28", 3),
        (Weekday::Sun, "2026-12-27", 3),
        // Saturday the 2nd begins the next.
        (Weekday::Sat, "2026-12-26", 2),
    ] {
        let account = Account { week_start, ..on(&totals, &none, "2027-01-02") };
        let week = account.week(day("2026-12-31"));
        assert_eq!((week.first, week.done), (day(first), done), "{week_start}");
        assert_eq!(account.week(day("2027-01-01")), week, "{week_start}");
    }
}
