//! Every routine that can be started: the built-in ones and the person's own.

use std::sync::Arc;

use crate::domain::exercise::ExerciseLibrary;
use crate::domain::ids::RoutineId;
use crate::domain::routine::Routine;

/// Exercises and routines.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Every exercise, by id.
    pub exercises: ExerciseLibrary,
    /// Every routine, built-in ones first.
    pub routines: Vec<Arc<Routine>>,
    /// How many of them are built in.
    pub built_in: usize,
}

impl Library {
    /// The routine called `id`.
    pub fn routine(&self, id: &RoutineId) -> Option<&Arc<Routine>> {
        self.routines.iter().find(|routine| routine.id() == id)
    }
}
