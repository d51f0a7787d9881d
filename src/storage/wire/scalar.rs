//! Single values as they stand in files.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, Utc};
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::day::Day;
use crate::domain::quantity::WallTime;
use crate::domain::side::Side;

/// A length in seconds, to the millisecond: `30`, `30.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct SecondsV1(Duration);

impl SecondsV1 {
    /// The longest, a year: beyond any session, and exact to the millisecond as a floating point number.
    const MAX: f64 = 366.0 * 86_400.0;

    pub(super) fn of(length: Duration) -> Self {
        Self(Duration::from_millis(u64::try_from(length.as_millis()).unwrap_or(u64::MAX)))
    }

    pub(super) const fn get(self) -> Duration {
        self.0
    }

    pub(super) const fn is_zero(&self) -> bool {
        self.0.is_zero()
    }
}

impl Serialize for SecondsV1 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.subsec_millis() == 0 {
            serializer.serialize_u64(self.0.as_secs())
        } else {
            serializer.serialize_f64(self.0.as_millis() as f64 / 1000.0)
        }
    }
}

impl<'de> Deserialize<'de> for SecondsV1 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = f64::deserialize(deserializer)?;
        if (0.0..=Self::MAX).contains(&seconds) {
            Ok(Self(Duration::from_millis((seconds * 1000.0).round() as u64)))
        } else {
            Err(D::Error::custom(format_args!("{seconds} seconds is not a length from 0 to a year")))
        }
    }
}

/// A text, borrowed from the line where it can be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TextV1<'a>(Cow<'a, str>);

impl AsRef<str> for TextV1<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for TextV1<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<TextV1<'_>> for String {
    fn from(text: TextV1<'_>) -> Self {
        text.0.into_owned()
    }
}

impl<'a> From<&'a str> for TextV1<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl Serialize for TextV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for TextV1<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Cow<'de, str>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }
        deserializer.deserialize_str(Text).map(Self)
    }
}

/// `left` or `right`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SideV1 {
    Left,
    Right,
}

impl From<Side> for SideV1 {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }
}

impl From<SideV1> for Side {
    fn from(side: SideV1) -> Self {
        match side {
            SideV1::Left => Self::Left,
            SideV1::Right => Self::Right,
        }
    }
}

/// An instant as RFC 3339 in UTC, to the millisecond. Years beyond 9999 cannot be written and end there.
pub(super) fn instant_text(at: WallTime) -> String {
    const YEAR_0: i64 = -62_167_219_200_000;
    const YEAR_9999: i64 = 253_402_300_799_999;
    let millis = at.unix_millis().clamp(YEAR_0, YEAR_9999);
    let instant = DateTime::<Utc>::from_timestamp_millis(millis).unwrap_or_default();
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

pub(super) fn instant(text: &str) -> Result<WallTime, String> {
    let read = DateTime::parse_from_rfc3339(text);
    read.map(|at| WallTime::from_unix_millis(at.timestamp_millis()))
        .map_err(|_| format!("`{text}` is not a time such as 2026-11-22T07:30:00Z"))
}

/// An offset from UTC, such as `+01:00`; with seconds where a place long ago had them.
pub(super) fn offset_text(offset: FixedOffset) -> String {
    offset.to_string()
}

pub(super) fn offset(text: &str) -> Result<FixedOffset, String> {
    let read = || {
        let sign = match text.as_bytes().first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let mut parts = text[1..].split(':').map(|part| part.parse::<u16>().ok().filter(|_| part.len() == 2));
        let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
        let all = i32::from(hours) * 3600 + i32::from(minutes) * 60 + i32::from(seconds);
        FixedOffset::east_opt(sign * all).filter(|_| minutes < 60 && seconds < 60 && parts.next().is_none())
    };
    read().ok_or_else(|| format!("`{text}` is not an offset such as +01:00"))
}

pub(super) fn day(text: &str) -> Result<Day, String> {
    plain_date(text).or_else(|| text.parse().ok()).ok_or_else(|| format!("`{text}` is not a day such as 2026-11-22"))
}

/// `2026-11-22`, faster than by a format.
fn plain_date(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        bytes
            .get(range)?
            .iter()
            .try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let year = i32::try_from(number(0..4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?).filter(|_| dashes).map(Day::from_date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_that_are_not_times_offsets_or_days_are_refused() {
        for text in ["", "2026", "2026-02-30", "2026-11", "2026-11-22x", "٢٠٢٦-01-01"] {
            assert!(day(text).is_err(), "{text}");
        }
        for text in ["", "+", "01:00", "+1:00", "+01:60", "+99:00", "+01:00:00:00", "é01:00"] {
            assert!(offset(text).is_err(), "{text}");
        }
        assert!(instant("2026-11-22 late").is_err());
    }

    proptest! {
        #[test]
        fn instants_offsets_and_days_come_back_as_they_went(
            millis in -62_167_219_200_000_i64..253_402_300_799_999,
            seconds in -86_399..86_399_i32,
            days in -700_000..2_900_000_i32,
        ) {
            let at = WallTime::from_unix_millis(millis);
            prop_assert_eq!(instant(&instant_text(at)).unwrap(), at);
            let east = FixedOffset::east_opt(seconds).unwrap();
            prop_assert_eq!(offset(&offset_text(east)).unwrap(), east);
            let date = Day::from_date(NaiveDate::from_epoch_days(days).unwrap());
            prop_assert_eq!(day(&date.to_string()).unwrap(), date);
        }
    }
}
