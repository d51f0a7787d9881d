//! What was done, in few numbers and in order of days, so that a plan goes through many years of it in a moment.

use std::collections::BTreeMap;

use crate::domain::day::Day;
use crate::domain::ids::RoutineId;
use crate::domain::quantity::WallTime;
use crate::domain::safety::light::Light;

/// A session as a plan sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done<'a> {
    /// The day it counts for.
    pub day: Day,
    /// When it started.
    pub at: WallTime,
    /// Which routine it was.
    pub routine: &'a RoutineId,
    /// How it went, if anything was said.
    pub light: Option<Light>,
    /// Whether enough of it was done for a planned one.
    pub counted: bool,
}

/// Every session as plans see them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Practice {
    routines: Vec<RoutineId>,
    bouts: Vec<Bout>,
}

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bout {
    pub(super) day: Day,
    pub(super) at: WallTime,
    /// The number of its routine.
    pub(super) routine: u32,
    pub(super) light: Option<Light>,
    pub(super) counted: bool,
}

impl Practice {
    /// Takes them in order of days.
    pub fn of<'a>(done: impl IntoIterator<Item = Done<'a>>) -> Self {
        let mut practice = Self::default();
        let mut numbers: BTreeMap<&RoutineId, u32> = BTreeMap::new();
        for Done { day, at, routine, light, counted } in done {
            let routine = *numbers.entry(routine).or_insert_with(|| {
                practice.routines.push(routine.clone());
                practice.routines.len() as u32 - 1
            });
            practice.bouts.push(Bout { day, at, routine, light, counted });
        }
        practice
    }

    /// The routine of a session.
    pub(super) fn routine(&self, bout: &Bout) -> &RoutineId {
        &self.routines[bout.routine as usize]
    }

    /// Of every routine in order of its number: whether `is_one` holds.
    pub(super) fn marked(&self, is_one: impl FnMut(&RoutineId) -> bool) -> Vec<bool> {
        self.routines.iter().map(is_one).collect()
    }

    /// Those from one day to another, both included.
    pub(super) fn between(&self, first: Day, last: Day) -> &[Bout] {
        let from = self.bouts.partition_point(|bout| bout.day < first);
        let to = self.bouts.partition_point(|bout| bout.day <= last);
        &self.bouts[from.min(to)..to]
    }
}
