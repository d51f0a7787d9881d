//! The last year as one picture: a column a week, a square a day; and a year of the calendar, month by month.

use chrono::Datelike;

use super::calendar::{Heat, heat};
use super::words::{day_and_month, month_and_year, number_of, weekday};
use crate::app::model::{Diary, Model};
use crate::domain::day::Day;
use crate::domain::steadiness::{Account, DayStatus};

/// Weeks that are shown, this one included.
pub const WEEKS: i64 = 53;

/// The last year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearView {
    /// The first day of the first week.
    pub first: Day,
    /// Day after day, up to today.
    pub days: Vec<YearDay>,
    /// The week in which a month begins, from 0, and its name: "Nov".
    pub months: Vec<(usize, String)>,
    /// All of it in a sentence, for a screen reader.
    pub words: String,
}

/// A year of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearSheet {
    /// "2026".
    pub title: String,
    /// Its twelve months.
    pub months: Vec<MonthView>,
}

/// A month of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthView {
    /// "November".
    pub name: String,
    /// "18 days", as many as count; nothing where none does.
    pub note: String,
    /// Days of its first week that belong to the month before.
    pub lead: usize,
    /// Its days.
    pub days: Vec<YearDay>,
}

impl YearSheet {
    /// The first day and the last.
    pub fn span(&self) -> Option<(Day, Day)> {
        Some((self.months.first()?.days.first()?.day, self.months.last()?.days.last()?.day))
    }
}

/// A day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearDay {
    /// The date.
    pub day: Day,
    /// How much was done.
    pub heat: Heat,
    /// What it comes to.
    pub status: DayStatus,
    /// Whole minutes done, rounded up.
    pub minutes: u64,
}

impl YearDay {
    /// "Tuesday 3 November, 26 minutes".
    pub fn words(&self) -> String {
        let name = format!("{} {}", weekday(self.day.date().weekday()), day_and_month(self.day));
        match (self.minutes, self.status) {
            (0, DayStatus::Paused | DayStatus::SetAside) => format!("{name}, paused"),
            (0, _) => name,
            (1, _) => format!("{name}, 1 minute"),
            (minutes, _) => format!("{name}, {minutes} minutes"),
        }
    }
}

/// The year of the month that shows.
pub fn year_sheet(model: &Model) -> YearSheet {
    let none = Diary::default();
    let diary = model.diary.as_ref().unwrap_or(&none);
    let account = diary.account(model.settings, model.today());
    let shown = model.calendar.month.date();
    let months = (1..=12).filter_map(|month| {
        let first = Day::from_date(shown.with_day(1)?.with_month(month)?);
        let next = first.plus_months(1);
        let days: Vec<YearDay> =
            (0..next.days_since(first).max(1)).map(|number| year_day(diary, &account, first.plus(number))).collect();
        let counted = days.iter().filter(|day| day.status == DayStatus::Done).count();
        let week = first.week_start(model.settings.week_start.day());
        Some(MonthView {
            name: first.date().format("%B").to_string(),
            note: if counted == 0 { String::new() } else { number_of(counted, "day") },
            lead: usize::try_from(first.days_since(week)).unwrap_or(0),
            days,
        })
    });
    YearSheet { title: shown.year().to_string(), months: months.collect() }
}

fn year_day(diary: &Diary, account: &Account<'_>, day: Day) -> YearDay {
    let done = diary.totals.on(day).done;
    YearDay { day, heat: heat(done), status: account.day(day), minutes: done.as_secs().div_ceil(60) }
}

/// The year up to today.
pub fn year(model: &Model) -> YearView {
    let none = Diary::default();
    let diary = model.diary.as_ref().unwrap_or(&none);
    let today = model.today();
    let account = diary.account(model.settings, today);
    let first = today.week_start(model.settings.week_start.day()).plus(-7 * (WEEKS - 1));
    let days: Vec<YearDay> = (0..=today.days_since(first))
        .map(|number| first.plus(number))
        .map(|day| year_day(diary, &account, day))
        .collect();
    let months = days
        .chunks(7)
        .enumerate()
        .filter_map(|(week, days)| days.iter().find(|day| day.day.date().day() == 1).map(|day| (week, day.day)))
        .map(|(week, day)| (week, month_and_year(day)[..3].to_owned()))
        .collect();
    let counted = days.iter().filter(|day| day.status == DayStatus::Done).count();
    let words = format!("The last year: {counted} days that count since {}", day_and_month(first));
    YearView { first, days, months, words }
}
