//! When a day counts, and how many days are aimed for.

use std::time::Duration;

use chrono::Weekday;

use crate::domain::history::SessionRecord;

/// When a session, and with it its day, counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRule {
    share: u8,
    minutes: u8,
}

impl CountRule {
    /// Shares of a session's planned time, in percent.
    pub const SHARES: std::ops::RangeInclusive<u8> = 10..=100;
    /// Minutes done on a day, whatever was planned.
    pub const MINUTES: std::ops::RangeInclusive<u8> = 1..=60;

    /// Both numbers within what they may be.
    pub fn new(share: u8, minutes: u8) -> Self {
        let share = share.clamp(*Self::SHARES.start(), *Self::SHARES.end());
        Self { share, minutes: minutes.clamp(*Self::MINUTES.start(), *Self::MINUTES.end()) }
    }

    /// The share of a session's planned time from which it counts, in percent.
    pub const fn share(self) -> u8 {
        self.share
    }

    /// The minutes of a day from which it counts, whatever was planned.
    pub const fn minutes(self) -> u8 {
        self.minutes
    }

    /// The same as a length.
    pub fn enough(self) -> Duration {
        Duration::from_mins(self.minutes.into())
    }

    /// Whether a session is enough for its day to count.
    pub fn counts(self, record: &SessionRecord) -> bool {
        let share = record.done * 100 >= record.planned * u32::from(self.share);
        !record.done.is_zero() && (share || record.done >= self.enough())
    }
}

impl Default for CountRule {
    /// Half of the planned time, or three minutes.
    fn default() -> Self {
        Self { share: 50, minutes: 3 }
    }
}

/// Some days of the week; at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// `None` without any.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        Self::from_bits(days.into_iter().fold(0, |bits, day| bits | 1 << day.num_days_from_monday()))
    }

    /// Monday in the lowest bit. `None` without any, or with more than seven.
    pub const fn from_bits(bits: u8) -> Option<Self> {
        if bits == 0 || bits > Self::ALL.0 { None } else { Some(Self(bits)) }
    }

    /// Monday in the lowest bit.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Whether a day is one of them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 >> day.num_days_from_monday() & 1 == 1
    }

    /// With `day`, or without it where it was in; the last one stays.
    #[must_use]
    pub fn toggled(self, day: Weekday) -> Self {
        Self::from_bits(self.0 ^ (1 << day.num_days_from_monday())).unwrap_or(self)
    }

    /// How many.
    pub const fn count(self) -> u8 {
        self.0.count_ones() as u8
    }
}

/// What someone aims for in a calendar week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Goal {
    /// So many days, whichever; 1 to 7.
    Days(u8),
    /// As many days as these, and best on these.
    On(Weekdays),
}

impl Goal {
    /// So many days a week, 1 to 7.
    pub fn days(days: u8) -> Self {
        Self::Days(days.clamp(1, 7))
    }

    /// How many days a week.
    pub const fn count(self) -> u8 {
        match self {
            Self::Days(days) => days,
            Self::On(days) => days.count(),
        }
    }

    /// Whether `day` is one on which something is due.
    pub fn is_due(self, day: Weekday) -> bool {
        match self {
            Self::Days(_) => true,
            Self::On(days) => days.contains(day),
        }
    }
}

impl Default for Goal {
    /// Five days a week (clinical notes, section 3, weekly progression).
    fn default() -> Self {
        Self::Days(5)
    }
}
