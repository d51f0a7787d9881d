//! What stands in a pack, looked at with the exercises that are known already.

use std::sync::Arc;

use super::{Pack, PackFile};
use crate::domain::draft::RoutineDraft;
use crate::domain::exercise::{Exercise, ExerciseLibrary};
use crate::domain::ids::ExerciseId;
use crate::domain::routine::Routine;
use crate::domain::variant::{Change, Variant};
use crate::format::{self, FileProblem};

/// What stands in a pack.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    /// Its exercises, with their files.
    pub exercises: Vec<(Arc<Exercise>, PackFile)>,
    /// Its routines.
    pub routines: Vec<CheckedRoutine>,
    /// What is wrong, and in which file. What has problems is in neither list above, save for figures that cannot be drawn.
    pub problems: Vec<(String, FileProblem)>,
    /// Every exercise that is known with this pack: its own stand in for others of their ids.
    pub library: ExerciseLibrary,
}

/// A routine of a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedRoutine {
    /// As it would be played.
    pub routine: Arc<Routine>,
    /// As it would be edited.
    pub draft: RoutineDraft,
    /// The file's name in the pack.
    pub name: String,
}

/// Looks at everything in `pack`.
pub fn check(pack: &Pack, known: &ExerciseLibrary) -> Checked {
    let mut found = Checked { library: known.clone(), ..Checked::default() };
    for file in &pack.exercises {
        match format::read_exercise(&file.bytes) {
            Ok(exercise) if found.exercises.iter().any(|(other, _)| other.id == exercise.id) => {
                let message = format!("the id `{}` is in this pack twice; give one of them another", exercise.id);
                found.tell(file, vec![FileProblem { line: 1, column: 1, message }]);
            }
            Ok(exercise) => {
                // A figure that cannot be drawn never hides its exercise. What a body could not do is for its author.
                found.tell(file, format::read_shown(&file.bytes).err().unwrap_or_default());
                let exercise = Arc::new(exercise);
                found.library.insert(exercise.id.clone(), exercise.clone());
                found.exercises.push((exercise, file.clone()));
            }
            Err(problems) => found.tell(file, problems),
        }
    }
    found.break_circles();
    for file in &pack.routines {
        let read = format::read_routine(&file.bytes, &found.library).and_then(|routine| {
            let draft = format::read_routine_draft(&file.bytes)?;
            Ok(CheckedRoutine { routine: Arc::new(routine), draft, name: file.name.clone() })
        });
        match read {
            Ok(one) if found.routines.iter().any(|other| other.routine.id() == one.routine.id()) => {
                let message = format!("the id `{}` is in this pack twice; give one of them another", one.routine.id());
                found.tell(file, vec![FileProblem { line: 1, column: 1, message }]);
            }
            Ok(one) => found.routines.push(one),
            Err(problems) => found.tell(file, problems),
        }
    }
    found
}

impl Checked {
    fn tell(&mut self, file: &PackFile, problems: Vec<FileProblem>) {
        self.problems.extend(problems.into_iter().map(|problem| (file.name.clone(), problem)));
    }

    /// Exercises whose easier or harder ones lead back to themselves are told, and left out.
    fn break_circles(&mut self) {
        let ways: [fn(&Exercise) -> Option<&Variant>; 2] =
            [|exercise| exercise.easier.as_ref(), |exercise| exercise.harder.as_ref()];
        let round = |exercise: &Arc<Exercise>| ways.iter().any(|way| leads_back(exercise, *way, &self.library));
        let (circling, sound): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.exercises).into_iter().partition(|(exercise, _)| round(exercise));
        self.exercises = sound;
        for (exercise, file) in circling {
            let message = format!(
                "the easier or harder ones of `{}` lead back to itself; let one of them name no exercise",
                exercise.id
            );
            self.library.remove(&exercise.id);
            self.tell(&file, vec![FileProblem { line: 1, column: 1, message }]);
        }
    }
}

/// Whether one comes back to `exercise` by going one way only.
fn leads_back(exercise: &Exercise, way: fn(&Exercise) -> Option<&Variant>, library: &ExerciseLibrary) -> bool {
    fn next(exercise: &Exercise, way: fn(&Exercise) -> Option<&Variant>) -> Option<ExerciseId> {
        match &way(exercise)?.change {
            Change::Exercise(id) => Some(id.clone()),
            Change::Same(_) => None,
        }
    }
    let mut at = next(exercise, way);
    // No way is longer than there are exercises; one that goes round elsewhere ends here.
    for _ in 0..=library.len() {
        match at {
            Some(id) if id == exercise.id => return true,
            Some(id) => at = library.get(&id).and_then(|other| next(other, way)),
            None => return false,
        }
    }
    false
}
