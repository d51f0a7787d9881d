//! A plan: phases of weeks, each with its routines on weekdays. Pure; who follows it, and what is due, is worked out from what
//! was done.
//!
//! - `practice`: what was done, as plans see it
//! - `walk`: in which phase someone is, and why
//! - `following`: what the person decided about the plan they follow
//! - `agenda`: what is due in a week, done, moved or skipped

mod agenda;
mod following;
mod practice;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::BTreeSet;

use chrono::Weekday;

use super::ids::{PlanId, RoutineId};

pub use agenda::{Course, Entry, State};
pub use following::{Change, Choice, Chosen, Following, Occurrence};
pub use practice::{Done, Practice};
pub use walk::{GREENS_TO_ADVANCE, Place, Walk, Why};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its name in files.
    pub id: PlanId,
    /// Its name on screen.
    pub title: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// In order; at least one.
    pub phases: Vec<Phase>,
}

/// Weeks that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// "Weeks 1 and 2".
    pub title: String,
    /// How many weeks at least; `None` stays for good.
    pub weeks: Option<u8>,
    /// Sessions a week to aim for, 1 to 14.
    pub goal: u8,
    /// What else to know, in a sentence.
    pub note: String,
    /// Monday to Sunday; a day may hold several, or rest.
    pub days: [Vec<RoutineId>; 7],
}

impl Plan {
    /// The number of its last phase, from 0.
    pub fn last(&self) -> usize {
        self.phases.len().saturating_sub(1)
    }
}

impl Phase {
    /// What a weekday holds.
    pub fn on(&self, day: Weekday) -> &[RoutineId] {
        &self.days[day.num_days_from_monday() as usize]
    }

    /// Every routine of it.
    pub fn routines(&self) -> BTreeSet<&RoutineId> {
        self.days.iter().flatten().collect()
    }

    /// Whether a day of it holds `routine`.
    pub fn holds(&self, routine: &RoutineId) -> bool {
        self.days.iter().flatten().any(|other| other == routine)
    }
}
