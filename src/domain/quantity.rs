//! Small validated quantities. Units live in the types; a value that exists is in range.

use std::fmt;
use std::ops::{Add, Sub};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

/// An instant on a monotonic clock. Only differences mean anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MonoTime(Duration);

impl MonoTime {
    /// The instant `since_origin` after the clock's arbitrary origin.
    pub const fn from_origin(since_origin: Duration) -> Self {
        Self(since_origin)
    }

    /// Time from `earlier` to `self`; zero when `earlier` is later.
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<Duration> for MonoTime {
    type Output = Self;
    fn add(self, by: Duration) -> Self {
        Self(self.0.saturating_add(by))
    }
}

impl Sub<Duration> for MonoTime {
    type Output = Self;
    /// Saturates at the clock's origin.
    fn sub(self, by: Duration) -> Self {
        Self(self.0.saturating_sub(by))
    }
}

/// An instant of civil time: milliseconds since 1970-01-01T00:00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime(i64);

impl WallTime {
    /// From milliseconds since the Unix epoch.
    pub const fn from_unix_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn unix_millis(self) -> i64 {
        self.0
    }

    /// As a date and time at `offset`. Instants outside the calendar become the epoch.
    pub fn at_offset(self, offset: FixedOffset) -> DateTime<FixedOffset> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default().with_timezone(&offset)
    }

    /// Milliseconds from `earlier` to `self`; negative when the clock was set back.
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// Both clocks read together. A gap between their advances betrays a suspend or a clock that was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Monotonic reading.
    pub mono: MonoTime,
    /// Civil reading.
    pub wall: WallTime,
}

/// Loudness as a person sets it, 0 to 100 percent. Muting is a setting of its own and keeps this value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(u8);

impl Volume {
    /// Full loudness.
    pub const MAX: Self = Self(100);

    /// Clamps to 100 percent.
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// 0 to 100.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Volume {
    fn default() -> Self {
        Self(85)
    }
}

impl fmt::Display for Volume {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

/// A numeric rating scale (NRS) answer, 0 none to 10 worst imaginable. "Not answered" is `None`, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PainScore(u8);

impl PainScore {
    /// `None` above 10.
    pub const fn new(score: u8) -> Option<Self> {
        if score <= 10 { Some(Self(score)) } else { None }
    }

    /// 0 to 10.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// How something is on a scale from 0 to 10 that is not pain: sleep, mood, stress, confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(u8);

impl Rating {
    /// `None` above 10.
    pub const fn new(rating: u8) -> Option<Self> {
        if rating <= 10 { Some(Self(rating)) } else { None }
    }

    /// 0 to 10.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// Minutes that something is bearable, 0 to [`Minutes::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(u16);

impl Minutes {
    /// Eight hours stand for "as long as I like".
    pub const MOST: u16 = 480;

    /// `None` above [`Minutes::MOST`].
    pub const fn new(minutes: u16) -> Option<Self> {
        if minutes <= Self::MOST { Some(Self(minutes)) } else { None }
    }

    /// 0 to [`Minutes::MOST`].
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// A length of work: from [`Span::MIN`] to [`Span::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(Duration);

impl Span {
    /// A tenth of a second: nothing shorter can be followed.
    pub const MIN: Duration = Duration::from_millis(100);
    /// Four hours, the longest a single step may last.
    pub const MAX: Duration = Duration::from_hours(4);

    /// `None` for less than a tenth of a second and for more than four hours.
    pub const fn new(length: Duration) -> Option<Self> {
        if length.as_millis() < Self::MIN.as_millis() || length.as_millis() > Self::MAX.as_millis() {
            None
        } else {
            Some(Self(length))
        }
    }

    /// The length.
    pub const fn get(self) -> Duration {
        self.0
    }
}

/// Minutes and seconds as a timer shows them: `0:05`, `12:30`, `1:02:03`. Rounds up, so a timer shows 0:00 only at the end.
pub fn clock_face(left: Duration) -> String {
    let seconds = left.as_millis().div_ceil(1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timer_face_rounds_up_and_grows_hours_only_when_needed() {
        assert_eq!(clock_face(Duration::ZERO), "0:00");
        assert_eq!(clock_face(Duration::from_millis(1)), "0:01");
        assert_eq!(clock_face(Duration::from_secs(750)), "12:30");
        assert_eq!(clock_face(Duration::from_secs(3723)), "1:02:03");
    }

    #[test]
    fn a_pain_score_is_at_most_ten() {
        assert!(PainScore::new(10).is_some());
        assert!(PainScore::new(11).is_none());
    }
}
