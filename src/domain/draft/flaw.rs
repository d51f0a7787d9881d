//! What can be wrong with a draft, where, and how to mend it.

use thiserror::Error;

use crate::domain::comfort::Feeling;
use crate::domain::ids::{ExerciseId, IdError};
use crate::domain::routine::Routine;

/// Where in a draft a problem lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Block numbers from the outside in, each counted from 0; empty for the routine itself.
    pub block: Vec<usize>,
    /// The field's name in files; empty for the block as a whole.
    pub field: &'static str,
}

/// What a draft counts, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Of a group.
    Rounds,
    /// Of a side.
    Sets,
    /// Of a set.
    Repetitions,
}

impl Count {
    /// The field it is written in.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Rounds => "rounds",
            Self::Sets => "sets",
            Self::Repetitions => "target",
        }
    }

    /// The most there may be.
    pub const fn max(self) -> u16 {
        match self {
            Self::Sets => 100,
            Self::Rounds | Self::Repetitions => 1_000,
        }
    }

    fn told(self, count: i64) -> String {
        match self {
            Self::Rounds | Self::Sets => format!("`{}` is {count}", self.field()),
            Self::Repetitions => format!("`target` asks for {count} repetitions"),
        }
    }
}

/// What is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Flaw {
    /// An id that is none.
    #[error("{0}")]
    Id(#[from] IdError),
    /// A text that must not be empty.
    #[error("it is empty; write at least one character")]
    EmptyText,
    /// A text too long to show.
    #[error("it has {length} characters; shorten it to {max}")]
    TooLong {
        /// Characters found.
        length: usize,
        /// Characters allowed.
        max: usize,
    },
    /// A character that shows nothing and changes how others are shown.
    #[error("its character {number} is the invisible U+{:04X}; remove it", u32::from(*.letter))]
    Unseen {
        /// Counted from 1.
        number: usize,
        /// Which.
        letter: char,
    },
    /// Every step is left out.
    #[error("every step is left out; take at least one in")]
    NothingOn,
    /// Nobody knows this exercise.
    #[error("no exercise is called `{id}`{}", suggestion(nearest.as_ref()))]
    UnknownExercise {
        /// As written.
        id: String,
        /// The most alike that exists.
        nearest: Option<ExerciseId>,
    },
    /// Work of no length, a negative length, or no number.
    #[error("{} s is no length of work; write more than 0 seconds", short(*.0))]
    NoTime(f64),
    /// A pause below zero, or no number.
    #[error("a pause cannot last {} s; write 0 or more seconds", short(*.0))]
    BadPause(f64),
    /// Over four hours a step.
    #[error("{} s is over 4 hours; a step lasts at most 14400 seconds", short(*.0))]
    StepTooLong(f64),
    /// Over four hours a side, with all sets.
    #[error("{sets} sets and the rests between them come to {} s a side; at most 14400 seconds, 4 hours, are allowed", short(*.seconds))]
    SetsTooLong {
        /// How many sets.
        sets: u8,
        /// Seconds of one side.
        seconds: f64,
    },
    /// A count of nothing, or of far too much.
    #[error("{}; write a whole number from 1 to {}", what.told(*count), what.max())]
    BadCount {
        /// What is counted.
        what: Count,
        /// As written.
        count: i64,
    },
    /// A comfort band out of order or over its cap.
    #[error("a band for {} runs from 0 to at most {}, low before high; {low} to {high} does not", feeling.heading().to_lowercase(), feeling.cap())]
    BadBand {
        /// What it measures.
        feeling: Feeling,
        /// As written.
        low: i64,
        /// As written.
        high: i64,
    },
    /// A sentence too long to be said in one breath.
    #[error("it has {words} words; shorten it to {max}, or make it two")]
    TooManyWords {
        /// Words found.
        words: usize,
        /// Words allowed.
        max: usize,
    },
    /// A shortest time that is nothing, or above the longest.
    #[error("{} to {} s is no range; write the shortest time of one side, over 0, before the longest", short(*.shortest), short(*.longest))]
    BadRange {
        /// Seconds.
        shortest: f64,
        /// Seconds.
        longest: f64,
    },
    /// The exercise's own time is not in its range.
    #[error("one side of it lasts {} s, which is outside; widen the range, or change the time", short(*.0))]
    OutsideRange(f64),
    /// A variant that is another exercise and changes the time, too.
    #[error("it names another exercise and a time; leave the time to that exercise")]
    TwoChanges,
    /// A list with nothing in it.
    #[error("it has no steps; add at least one")]
    Empty,
    /// Groups within groups within groups within groups.
    #[error("groups nest at most {} deep; take this group out of its parent", Routine::MAX_DEPTH)]
    TooDeep,
    /// Too many steps once repeated.
    #[error("it comes to {0} steps with all rounds; at most {max} are allowed", max = Routine::MAX_STEPS)]
    TooManySteps(usize),
    /// Too long in all: its minutes, rounded up.
    #[error("it lasts {0} minutes in all; at most 12 hours are allowed, with getting ready")]
    TotalTooLong(u128),
}

fn suggestion(nearest: Option<&ExerciseId>) -> String {
    nearest.map_or_else(|| "; see the list of exercises in the README".into(), |id| format!("; did you mean `{id}`?"))
}

/// Without the hundreds of digits that some numbers have.
fn short(seconds: f64) -> String {
    if (1e-6..1e9).contains(&seconds.abs()) || seconds == 0.0 { seconds.to_string() } else { format!("{seconds:e}") }
}

/// A flaw and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub flaw: Flaw,
}
