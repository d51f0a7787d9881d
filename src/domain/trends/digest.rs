//! Every session in few numbers: going through ten years of them takes a moment.

use std::collections::BTreeMap;

use crate::domain::day::Day;
use crate::domain::history::{History, Pain};
use crate::domain::ids::{ExerciseId, RoutineId};

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The day it counts for.
    pub day: Day,
    /// Before it.
    pub before: Pain,
    /// After it.
    pub after: Pain,
    /// The number of its routine in [`Digest::routines`].
    pub routine: u32,
    parts: (u32, u32),
}

impl Done {
    /// Whether both count for one day.
    pub fn same_day(&self, other: &Self) -> bool {
        self.day == other.day
    }
}

/// A step of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The number of its exercise in [`Digest::exercises`].
    pub exercise: u32,
    /// Seconds done.
    pub seconds: u32,
}

/// Every session, by its day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Digest {
    /// Routines, with the title they had last.
    pub routines: Vec<(RoutineId, String)>,
    /// Exercises.
    pub exercises: Vec<ExerciseId>,
    done: Vec<Done>,
    parts: Vec<Part>,
}

impl Digest {
    /// Goes through the history.
    pub fn of(history: &History) -> Self {
        let mut digest = Self::default();
        let mut routines: BTreeMap<&RoutineId, u32> = BTreeMap::new();
        let mut exercises: BTreeMap<&ExerciseId, u32> = BTreeMap::new();
        for record in history.sessions() {
            let routine = *routines.entry(&record.routine).or_insert_with(|| {
                digest.routines.push((record.routine.clone(), String::new()));
                digest.routines.len() as u32 - 1
            });
            let title = &mut digest.routines[routine as usize].1;
            if *title != record.title {
                title.clone_from(&record.title);
            }
            let first = digest.parts.len() as u32;
            for step in &record.steps {
                let exercise = *exercises.entry(&step.exercise).or_insert_with(|| {
                    digest.exercises.push(step.exercise.clone());
                    digest.exercises.len() as u32 - 1
                });
                let seconds = u32::try_from(step.done.as_secs()).unwrap_or(u32::MAX);
                digest.parts.push(Part { exercise, seconds });
            }
            let parts = (first, digest.parts.len() as u32);
            let (before, after) = (record.before, record.after);
            digest.done.push(Done { day: record.day, before, after, routine, parts });
        }
        digest.done.sort_by_key(|done| done.day);
        digest
    }

    /// Those from one day to another, both included, in order of their days.
    pub fn between(&self, first: Day, last: Day) -> &[Done] {
        let from = self.done.partition_point(|done| done.day < first);
        let to = self.done.partition_point(|done| done.day <= last);
        &self.done[from.min(to)..to]
    }

    /// The steps of a session.
    pub fn parts(&self, done: &Done) -> &[Part] {
        &self.parts[done.parts.0 as usize..done.parts.1 as usize]
    }

    /// The first day with a session.
    pub fn first(&self) -> Option<Day> {
        self.done.first().map(|done| done.day)
    }
}
