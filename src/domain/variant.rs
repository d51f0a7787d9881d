//! The gentler way and the next step up of an exercise.

use std::num::NonZeroU8;
use std::time::Duration;

use super::exercise::{Dose, Target};
use super::ids::ExerciseId;

/// Another way to do an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// How it differs, in a few words: "flat palms, seated".
    pub words: String,
    /// What it is.
    pub change: Change,
}

/// What a variant is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another exercise.
    Exercise(ExerciseId),
    /// The same one, done as the words say, with another time where that is given.
    Same(DoseChange),
}

/// What a variant changes about the time. What is `None` stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DoseChange {
    /// Of one set.
    pub target: Option<Target>,
    /// Sets a side.
    pub sets: Option<NonZeroU8>,
    /// Rest between sets.
    pub set_rest: Option<Duration>,
}

impl DoseChange {
    /// `dose` with what this changes.
    #[must_use]
    pub fn of(self, dose: Dose) -> Dose {
        Dose {
            target: self.target.unwrap_or(dose.target),
            sets: self.sets.unwrap_or(dose.sets),
            set_rest: self.set_rest.unwrap_or(dose.set_rest),
        }
    }
}
