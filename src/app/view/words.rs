//! Dates and names in words.

use chrono::{Datelike, Weekday};

use crate::domain::day::Day;

/// "Monday".
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "21 November".
pub fn day_and_month(day: Day) -> String {
    format!("{} {}", day.date().day(), MONTHS[day.date().month0() as usize])
}

/// "21 November", or "21 November 2025" where that is not the year of `today`.
pub fn dated(day: Day, today: Day) -> String {
    let words = day_and_month(day);
    let year = day.date().year();
    if year == today.date().year() { words } else { format!("{words} {year}") }
}

/// "21 November", "7 to 8 November", "26 October to 1 November".
pub fn from_to(first: Day, last: Day) -> String {
    let in_one = |part: fn(&chrono::NaiveDate) -> i32| part(&first.date()) == part(&last.date());
    if first == last {
        day_and_month(first)
    } else if in_one(Datelike::year) && first.date().month() == last.date().month() {
        format!("{} to {}", first.date().day(), day_and_month(last))
    } else {
        format!("{} to {}", day_and_month(first), day_and_month(last))
    }
}

/// "November 2026".
pub fn month_and_year(day: Day) -> String {
    format!("{} {}", MONTHS[day.date().month0() as usize], day.date().year())
}

/// "self-massage" becomes "Self-massage".
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "once", "twice", "3 times".
pub fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{count} times"),
    }
}

/// "1 routine", "18 routines".
pub fn number_of(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
