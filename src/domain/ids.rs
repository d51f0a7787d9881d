//! Names of things in files: lower-case words joined by hyphens.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, FixedOffset};
use thiserror::Error;

use super::quantity::WallTime;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    /// Nothing was given.
    #[error("an id cannot be empty")]
    Empty,
    /// Longer than an id of its kind may be.
    #[error("this id has at most {longest} characters, and not {length}")]
    TooLong {
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        longest: usize,
    },
    /// A character outside a–z, 0–9 and the hyphen, or a hyphen at an end.
    #[error("an id is made of a–z, 0–9 and hyphens between them, such as `morning-loosen`; `{0}` is not")]
    BadCharacters(String),
}

fn checked(text: &str, longest: usize) -> Result<Box<str>, IdError> {
    let length = text.chars().count();
    if length == 0 {
        return Err(IdError::Empty);
    }
    if length > longest {
        return Err(IdError::TooLong { length, longest });
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !plain || text.starts_with('-') || text.ends_with('-') {
        return Err(IdError::BadCharacters(text.to_owned()));
    }
    Ok(text.into())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $longest:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// How many characters an id of this kind has at most.
            pub const MAX_LEN: usize = $longest;

            /// The id as it stands in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                checked(text, Self::MAX_LEN).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names an exercise.
    ExerciseId,
    64
);
id!(
    /// Names a routine.
    RoutineId,
    64
);
id!(
    /// Names a plan.
    PlanId,
    64
);
id!(
    /// Names the machine that wrote a file. Every file has one writer. Short enough for the ids of records, which are a time,
    /// a hyphen and the device.
    DeviceId,
    40
);
id!(
    /// Names a record for good, on every device.
    RecordId,
    64
);

impl RoutineId {
    /// A name like `title`, numbered where `taken` says so; `routine` where nothing of it can stand in an id.
    pub fn like(title: &str, taken: impl Fn(&Self) -> bool) -> Self {
        like(title, "routine", Self::MAX_LEN, Self, taken)
    }
}

impl ExerciseId {
    /// A name like `name`, numbered where `taken` says so; `exercise` where nothing of it can stand in an id.
    pub fn like(name: &str, taken: impl Fn(&Self) -> bool) -> Self {
        like(name, "exercise", Self::MAX_LEN, Self, taken)
    }
}

/// An id made of what `title` has of letters a–z and digits, or of `blank`.
fn like<Id>(title: &str, blank: &str, longest: usize, id: fn(Box<str>) -> Id, taken: impl Fn(&Id) -> bool) -> Id {
    let mut words = String::new();
    for letter in title.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => words.push(letter),
            '\'' | '’' => {}
            _ if !words.ends_with('-') && !words.is_empty() => words.push('-'),
            _ => {}
        }
    }
    // Room for a number.
    words.truncate(longest - 6);
    let words = words.trim_end_matches('-');
    let stem = if words.is_empty() { blank } else { words };
    let numbered = (2..).map(|number| id(format!("{stem}-{number}").into()));
    let mut names = std::iter::once(id(stem.into())).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or_else(|| unreachable!("numbers do not end"))
}

impl RecordId {
    /// Names the session that `device` starts at `start`. Unique, because a device runs one session at a time.
    pub fn of_session(start: WallTime, device: &DeviceId) -> Self {
        let utc = start.at_offset(FixedOffset::east_opt(0).unwrap_or_else(|| unreachable!("UTC is an offset")));
        // Years of four digits stand readable; a clock set elsewhere is counted in milliseconds.
        let stamp = match utc.year() {
            1000..=9999 => utc.format("%Y%m%dt%H%M%S%3fz").to_string(),
            _ => format!("t{}", start.unix_millis().unsigned_abs()),
        };
        // At most 21 characters, a hyphen and 40 more: within the length of an id.
        Self(format!("{stamp}-{device}").into())
    }

    /// Names what `device` writes down at `at`. Two in the same millisecond would be one: the second is numbered. `None` where
    /// all of a hundred names are taken.
    pub fn of_entry(at: WallTime, device: &DeviceId, taken: impl Fn(&Self) -> bool) -> Option<Self> {
        let id = Self::of_session(at, device);
        let numbered = |number| format!("{number}-{id}").chars().take(Self::MAX_LEN).collect::<String>().parse().ok();
        std::iter::once(id.clone()).chain((2..100).filter_map(numbered)).find(|id| !taken(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_routine_is_named_like_its_title_whatever_it_is_written_in() {
        let none = |_: &RoutineId| false;
        for (title, expected) in [
            ("My evening sequence", "my-evening-sequence"),
            ("  Ada’s – 2nd!  ", "adas-2nd"),
            ("تمدد", "routine"),
            ("", "routine"),
            ("🙂 calm", "calm"),
        ] {
            assert_eq!(RoutineId::like(title, none).as_str(), expected, "{title}");
        }
        assert_eq!(RoutineId::like("Calm", |id| ["calm", "calm-2"].contains(&id.as_str())).as_str(), "calm-3");
        assert_eq!(ExerciseId::like("Routine stretch", |_| false).as_str(), "routine-stretch");
        assert_eq!(ExerciseId::like("伸展", |id| id.as_str() == "exercise").as_str(), "exercise-2");
        let long = RoutineId::like(&"ab ".repeat(100), none);
        assert_eq!(long.as_str().parse(), Ok(long.clone()));
    }

    #[test]
    fn a_record_is_named_by_its_moment_and_device_whatever_these_are() {
        for millis in [1_795_000_000_000, i64::MAX, i64::MIN, 0] {
            for device in ["a1b2c3d4".to_owned(), "x".repeat(DeviceId::MAX_LEN)] {
                let id = RecordId::of_session(WallTime::from_unix_millis(millis), &device.parse().unwrap());
                assert!(id.as_str().parse::<RecordId>().is_ok(), "{id}");
            }
        }
    }

    #[test]
    fn an_id_is_lower_case_words_joined_by_hyphens() {
        assert!("hamstring-1".parse::<RoutineId>().is_ok());
        assert_eq!("".parse::<RoutineId>(), Err(IdError::Empty));
        assert_eq!("x".repeat(65).parse::<RoutineId>(), Err(IdError::TooLong { length: 65, longest: 64 }));
        for bad in ["Hamstring", "a b", "../up", "-a", "a-", "été", "a.ron", "con/aux"] {
            assert_eq!(bad.parse::<RoutineId>(), Err(IdError::BadCharacters(bad.to_owned())), "{bad}");
        }
    }

    #[test]
    fn a_time_and_any_device_make_the_id_of_a_record() {
        let longest = "d".repeat(DeviceId::MAX_LEN);
        let device: DeviceId = longest.parse().unwrap();
        assert!(format!("20261122t080000000z-{device}").parse::<RecordId>().is_ok());
        assert_eq!(format!("{longest}d").parse::<DeviceId>(), Err(IdError::TooLong { length: 41, longest: 40 }));
    }
}
