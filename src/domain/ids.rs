//! Names of things in files: lower-case words joined by hyphens.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

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

#[cfg(test)]
mod tests {
    use super::*;

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
