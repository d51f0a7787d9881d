//! What the person decided about the plan they follow: since when, in which phase, and what is moved or skipped.

use std::collections::BTreeMap;

use crate::domain::day::Day;
use crate::domain::ids::{PlanId, RoutineId};
use crate::domain::quantity::WallTime;

/// A plan as someone follows it. What it names may no longer exist: that is kept, in case it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    /// Which plan.
    pub plan: PlanId,
    /// The first day.
    pub start: Day,
    /// Phases that were chosen by hand, and when; all of them, so that days that passed stay as they were.
    pub choices: Vec<Choice>,
    /// What is moved or skipped.
    pub changes: BTreeMap<Occurrence, Change>,
}

/// A session of a plan as it was planned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// The day of the plan.
    pub day: Day,
    /// Which routine.
    pub routine: RoutineId,
    /// Which of the same routine on the same day, from 0.
    pub nth: u8,
}

/// What became of a planned session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It stands on this day instead.
    Moved(Day),
    /// It is left out on this day, on which it stood.
    Skipped(Day),
}

impl Change {
    /// The day on which it stands now.
    pub const fn stands(self) -> Day {
        match self {
            Self::Moved(day) | Self::Skipped(day) => day,
        }
    }
}

/// A phase that was chosen by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The day from which it holds.
    pub day: Day,
    /// When it was chosen: sessions before count for the phase before.
    pub at: WallTime,
    /// What was chosen.
    pub what: Chosen,
}

/// What may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Chosen {
    /// The phase of this number, from 0.
    Phase(usize),
    /// What the rules of the plan say.
    Rules,
}

impl Following {
    /// From `start` on, by the rules, nothing moved.
    pub const fn new(plan: PlanId, start: Day) -> Self {
        Self { plan, start, choices: Vec::new(), changes: BTreeMap::new() }
    }

    /// Whether a phase that was chosen by hand holds, rather than the rules alone.
    pub fn by_choice(&self) -> bool {
        matches!(self.choices.last(), Some(Choice { what: Chosen::Phase(_), .. }))
    }

    /// The day on which `occurrence` stands.
    pub fn stands(&self, occurrence: &Occurrence) -> Day {
        self.changes.get(occurrence).map_or(occurrence.day, |change| change.stands())
    }

    /// Puts `occurrence` on `day`; on its own day it is as it was planned.
    pub fn move_to(&mut self, occurrence: Occurrence, day: Day) {
        if day == occurrence.day {
            self.changes.remove(&occurrence);
        } else {
            self.changes.insert(occurrence, Change::Moved(day));
        }
    }

    /// Leaves `occurrence` out, on the day on which it stands.
    pub fn skip(&mut self, occurrence: Occurrence) {
        let stands = self.stands(&occurrence);
        self.changes.insert(occurrence, Change::Skipped(stands));
    }

    /// Takes the last change of `occurrence` back: a skipped one stands where it stood, a moved one on its own day.
    pub fn take_back(&mut self, occurrence: &Occurrence) {
        if let Some(Change::Skipped(day)) = self.changes.remove(occurrence) {
            self.move_to(occurrence.clone(), day);
        }
    }
}
