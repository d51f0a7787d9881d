//! A routine while it is written: freely editable, checked as a whole, built once it is sound.

mod check;
mod flaw;
mod letters;
#[cfg(test)]
mod tests;

pub(in crate::domain) use check::Check;
pub use flaw::{Count, Flaw, Place, Problem};
pub(in crate::domain) use letters::Room;
pub use letters::steers;

use super::comfort::Feeling;
use super::cue::Sounds;
use super::exercise::ExerciseLibrary;
use super::routine::{Colour, Routine};
use super::side::Sides;
use super::timeline;
use super::words::words;

/// A routine as typed. Seconds may be any number until it is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RoutineDraft {
    /// See [`Routine::id`].
    pub id: String,
    /// See [`Routine::title`].
    pub title: String,
    /// See [`Routine::description`].
    pub description: String,
    /// See [`Routine::goal`].
    pub goal: String,
    /// See [`Routine::tags`].
    pub tags: Vec<String>,
    /// See [`Routine::colour`].
    pub colour: Option<Colour>,
    /// See [`Routine::sounds`].
    pub sounds: Option<Sounds>,
    /// Seconds; `None` takes the person's own setting.
    pub get_ready: Option<f64>,
    /// Seconds.
    pub change_over: Option<f64>,
    /// Seconds.
    pub rest: Option<f64>,
    /// Steps and groups.
    pub blocks: Vec<BlockDraft>,
}

/// A step or a group as typed.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockDraft {
    /// One exercise.
    Step(StepDraft),
    /// Blocks to repeat.
    Group {
        /// How many times.
        rounds: i64,
        /// What is repeated.
        blocks: Vec<BlockDraft>,
    },
}

impl BlockDraft {
    fn uses(&self, id: &str) -> bool {
        match self {
            Self::Step(step) => step.exercise == id,
            Self::Group { blocks, .. } => blocks.iter().any(|block| block.uses(id)),
        }
    }
}

/// A step as typed; seconds and counts unchecked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepDraft {
    /// Id of the exercise.
    pub exercise: String,
    /// See [`TargetDraft`].
    pub target: Option<TargetDraft>,
    /// Sets a side.
    pub sets: Option<i64>,
    /// Seconds between sets.
    pub set_rest: Option<f64>,
    /// Which sides.
    pub sides: Option<Sides>,
    /// Low and high.
    pub band: Option<(Feeling, i64, i64)>,
    /// One sentence in place of the exercise's cues.
    pub cue: Option<String>,
    /// See [`super::routine::Step::note`].
    pub note: Option<String>,
    /// Whether it is done.
    pub state: StepState,
    /// Seconds.
    pub get_ready: Option<f64>,
    /// Seconds.
    pub change_over: Option<f64>,
    /// Seconds.
    pub rest: Option<f64>,
}

words!(
    /// Whether a step of a draft is done.
    #[derive(Default)]
    StepState {
        /// It is.
        #[default]
        On => "done",
        /// It is kept, but left out.
        Off => "left out for now",
    }
);

/// A target as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TargetDraft {
    /// Seconds.
    Hold(f64),
    /// Repetitions, and seconds for one.
    Reps(i64, f64),
    /// Seconds to contract, relax and hold.
    Cycle(f64, f64, f64),
    /// Waits for the person.
    UntilDone,
}

/// Longest title, in characters.
pub const MAX_TITLE: usize = 120;
/// `title` with `after` behind it, shortened so that it is still a title.
pub fn titled(title: &str, after: &str) -> String {
    let room = MAX_TITLE.saturating_sub(after.chars().count() + 1);
    let short: String = title.trim().chars().take(room).collect();
    format!("{} {after}", short.trim_end())
}

/// Longest description, goal or cue, in characters.
pub const MAX_TEXT: usize = 2_000;

impl RoutineDraft {
    /// Whether a step, done or left out, is the exercise called `id`.
    pub fn uses(&self, id: &str) -> bool {
        self.blocks.iter().any(|block| block.uses(id))
    }

    /// The routine, or every problem there is.
    ///
    /// # Errors
    /// All problems, in the order of the draft.
    pub fn build(&self, library: &ExerciseLibrary) -> Result<Routine, Vec<Problem>> {
        let mut check = Check::new(library);
        let routine = check.routine(self);
        match routine {
            Some(mut routine) if check.problems.is_empty() => {
                routine.planned = timeline::planned_time(&routine);
                Ok(routine)
            }
            _ => Err(check.problems),
        }
    }
}
