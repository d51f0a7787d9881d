//! What a person has said of themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::caution::{Area, Caution};
use crate::domain::day::Day;
use crate::domain::exercise::Level;
use crate::domain::words::words;

/// A person's own answers. Nothing here is guessed: what was not said is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// What they ticked.
    pub cautions: BTreeMap<Caution, Held>,
    /// Whether a professional has been spoken to.
    pub professional: Option<Professional>,
    /// How they feel about pressure.
    pub comfort: Option<PressureComfort>,
}

impl Person {
    /// Ticks a caution, or takes the tick away.
    pub fn toggle(&mut self, caution: Caution) {
        if self.cautions.remove(&caution).is_none() {
            self.cautions.insert(caution, Held::default());
        }
    }

    /// The highest level their answers allow (clinical notes, section 1, F4): strong ones wait until a professional was spoken to.
    pub fn ceiling(&self) -> Level {
        if self.professional == Some(Professional::Yes) { Level::Three } else { Level::Two }
    }

    /// The most pressure their answers ask for, 0 to 10 (section 1, F12): the lowest band for who is nervous of it.
    pub const fn pressure(&self) -> u8 {
        match self.comfort {
            Some(PressureComfort::Nervous) => 2,
            Some(PressureComfort::Gentle) | None => 4,
            Some(PressureComfort::Firm) => 5,
        }
    }
}

/// A ticked caution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Where it is; nowhere said is everywhere.
    pub places: BTreeSet<Area>,
    /// When the person said that a clinician has cleared it. Counts only for cautions that ask first.
    pub cleared: Option<Day>,
}

impl Held {
    /// Whether it is there.
    pub fn is_at(&self, area: Area) -> bool {
        self.places.is_empty() || self.places.contains(&area)
    }
}

words!(
    /// Whether a health professional has been spoken to about this.
    Professional {
        /// They have.
        Yes => "yes",
        /// They will be.
        Booked => "I have a visit booked",
        /// Not yet.
        NotYet => "not yet",
    }
);

words!(
    /// How pressure feels to a person.
    PressureComfort {
        /// They would rather be careful.
        Nervous => "it makes me nervous",
        /// Some is fine.
        Gentle => "gentle is fine",
        /// They like it.
        Firm => "I like it firm",
    }
);
