//! The day a session belongs to.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, TimeDelta, Weekday};

/// A civil date, decided once, when a session starts. Travel and clock changes never alter it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day that `local` belongs to when days begin at `boundary` instead of midnight.
    pub fn of(local: DateTime<FixedOffset>, boundary: DayBoundary) -> Self {
        let shifted = local.naive_local().checked_sub_signed(TimeDelta::minutes(boundary.minutes().into()));
        Self(shifted.unwrap_or(local.naive_local()).date())
    }

    /// A date as a day.
    pub const fn from_date(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The date.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// `days` later, or earlier when negative; stays put at the ends of the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(step) } else { self.0.checked_add_days(step) };
        Self(moved.unwrap_or(self.0))
    }

    /// The same day of a month `months` later, or earlier when negative; the last day where the month is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(step) } else { self.0.checked_add_months(step) };
        Self(moved.unwrap_or(self.0))
    }

    /// Whole days from `earlier` to `self`.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The first day of the week around `self`.
    #[must_use]
    pub fn week_start(self, first: Weekday) -> Self {
        self.plus(-i64::from(self.0.weekday().days_since(first)))
    }
}

impl fmt::Display for Day {
    /// As `2026-11-21`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = chrono::ParseError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self)
    }
}

/// When a day begins: midnight to 06:00, in steps of half an hour. For those who exercise late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DayBoundary(u16);

impl DayBoundary {
    /// The latest, 06:00.
    pub const MAX: Self = Self(360);

    /// `None` beyond 06:00 and for minutes that are not a multiple of 30.
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= 360 && minutes.is_multiple_of(30) { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for DayBoundary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { f.write_str("midnight") } else { write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60) }
    }
}

/// "12 min", "45 s", "1 h 5 min": how long something took, in words.
pub fn spoken_length(length: Duration) -> String {
    let seconds = length.as_secs();
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min", (seconds + 30) / 60),
        _ => match (seconds + 30) / 60 % 60 {
            0 => format!("{} h", (seconds + 30) / 3600),
            minutes => format!("{} h {minutes} min", (seconds + 30) / 3600),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_session_after_midnight_belongs_to_the_day_before_when_the_boundary_says_so() {
        let boundary = DayBoundary::from_minutes(240).unwrap();
        let of = |text| Day::of(local(text), boundary).to_string();
        assert_eq!(of("2026-11-22T03:59:59+01:00"), "2026-11-21");
        assert_eq!(of("2026-11-22T04:00:00+01:00"), "2026-11-22");
        assert_eq!(Day::of(local("2026-11-22T00:00:00+01:00"), DayBoundary::default()).to_string(), "2026-11-22");
    }

    #[test]
    fn the_day_follows_the_offset_of_the_place_not_utc() {
        assert_eq!(Day::of(local("2026-12-31T23:30:00-10:00"), DayBoundary::default()).to_string(), "2026-12-31");
        assert_eq!(Day::of(local("2027-01-01T00:30:00+14:00"), DayBoundary::default()).to_string(), "2027-01-01");
    }

    #[test]
    fn a_boundary_is_at_most_six_and_a_multiple_of_half_an_hour() {
        assert!(DayBoundary::from_minutes(361).is_none());
        assert!(DayBoundary::from_minutes(45).is_none());
        assert_eq!(DayBoundary::from_minutes(90).unwrap().to_string(), "01:30");
    }

    #[test]
    fn lengths_read_as_people_say_them() {
        let says = |seconds| spoken_length(Duration::from_secs(seconds));
        assert_eq!(
            [says(45), says(89), says(340), says(3600), says(3900)],
            ["45 s", "1 min", "6 min", "1 h", "1 h 5 min"]
        );
    }
}
