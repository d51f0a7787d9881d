//! What edited blocks come to: lines to show, times, and what is to be mended. Worked out once a change, not once a frame.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use super::tree::{Item, ItemId, ItemKind};
use crate::domain::draft::{Flaw, Place, Problem, RoutineDraft, StepDraft, TargetDraft};
use crate::domain::exercise::{Exercise, ExerciseLibrary, Prop};
use crate::domain::routine::Routine;
use crate::domain::side::{Side, Sides};
use crate::domain::timeline::{LayoutSettings, Timeline};

/// What edited blocks come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Each block on a line of its own, those of a group below it.
    pub lines: Vec<Line>,
    /// The routine; `None` while something is to be mended.
    pub routine: Option<Arc<Routine>>,
    /// What is to be mended.
    pub problems: Vec<Mend>,
    /// Steps as written, those left out not counted.
    pub steps: usize,
    /// Steps with all rounds, each side counted.
    pub parts: usize,
    /// What it needs.
    pub props: Vec<Prop>,
}

/// A block on a line of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub id: ItemId,
    /// How many groups it lies in.
    pub depth: usize,
    /// The innermost of them.
    pub parent: Option<ItemId>,
    /// What it is.
    pub kind: LineKind,
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq)]
pub enum LineKind {
    /// A step.
    Step {
        /// As typed.
        step: Arc<StepDraft>,
        /// Its exercise; `None` when there is none of this name.
        exercise: Option<Arc<Exercise>>,
        /// Both sides with all their sets and the rests between, as far as it can be told.
        time: Option<Duration>,
    },
    /// The head of a group.
    Group {
        /// How often it comes.
        rounds: i64,
        /// How many blocks it holds.
        blocks: usize,
    },
}

/// Something to be mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Mend {
    /// The block; `None` for the routine as a whole.
    pub at: Option<ItemId>,
    /// The field's name in files; empty for the whole.
    pub field: &'static str,
    /// What is wrong.
    pub flaw: Flaw,
}

impl Outcome {
    pub(super) fn of(head: &RoutineDraft, items: &[Item], library: &ExerciseLibrary) -> Self {
        let mut lines = Vec::new();
        lay(items, 0, None, library, &mut lines);
        let draft = RoutineDraft { blocks: items.iter().map(Item::draft).collect(), ..head.clone() };
        let (routine, problems) = match draft.build(library) {
            Ok(routine) => (Some(Arc::new(routine)), Vec::new()),
            Err(problems) => (None, problems.into_iter().map(|problem| mend(problem, items)).collect()),
        };
        let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
        let parts = routine.as_ref().map_or(0, |routine| Timeline::lay_out(routine, settings).bouts.len());
        let steps = routine.as_ref().map_or(0, |routine| routine.steps().len());
        let props = routine.as_ref().map(|routine| routine.props()).unwrap_or_default();
        Self { lines, routine, problems, steps, parts, props }
    }

    /// The blocks in which something is to be mended.
    pub fn broken(&self) -> BTreeSet<ItemId> {
        self.problems.iter().filter_map(|mend| mend.at).collect()
    }
}

fn lay(items: &[Item], depth: usize, parent: Option<ItemId>, library: &ExerciseLibrary, out: &mut Vec<Line>) {
    for item in items {
        let kind = match &item.kind {
            ItemKind::Step(step) => {
                let exercise = step.exercise.parse().ok().and_then(|id| library.get(&id)).cloned();
                let time = exercise.as_deref().and_then(|exercise| time(step, exercise));
                LineKind::Step { step: step.clone(), exercise, time }
            }
            ItemKind::Group { rounds, items } => LineKind::Group { rounds: *rounds, blocks: items.len() },
        };
        out.push(Line { id: item.id, depth, parent, kind });
        if let ItemKind::Group { items, .. } = &item.kind {
            lay(items, depth + 1, Some(item.id), library, out);
        }
    }
}

/// Both sides with all their sets and the rests between; `None` where it waits for the person, or a number is none.
fn time(step: &StepDraft, exercise: &Exercise) -> Option<Duration> {
    let own = exercise.dose;
    let set = match step.target {
        None => own.target.length()?.as_secs_f64(),
        Some(TargetDraft::Hold(seconds)) => seconds,
        Some(TargetDraft::Reps(count, seconds)) => count as f64 * seconds,
        Some(TargetDraft::Cycle(contract, relax, hold)) => contract + relax + hold,
        Some(TargetDraft::UntilDone) => return None,
    };
    let sets = step.sets.unwrap_or_else(|| own.sets.get().into()) as f64;
    let rest = step.set_rest.unwrap_or(own.set_rest.as_secs_f64());
    let side = set * sets + rest * (sets - 1.0).max(0.0);
    let all = match step.sides.unwrap_or(exercise.sides) {
        Sides::LeftThenRight | Sides::RightThenLeft | Sides::Alternating => 2.0 * side,
        _ => side,
    };
    Duration::try_from_secs_f64(all).ok()
}

/// The target that a step has, its own or the exercise's, as one would type it.
pub fn target_of(step: &StepDraft, exercise: &Exercise) -> TargetDraft {
    step.target.unwrap_or_else(|| exercise.dose.target.draft())
}

fn mend(problem: Problem, items: &[Item]) -> Mend {
    let Problem { place: Place { block, field }, flaw } = problem;
    let mut at = None;
    let mut here = items;
    for number in block {
        let Some(item) = here.get(number) else { break };
        at = Some(item.id);
        here = match &item.kind {
            ItemKind::Group { items, .. } => items,
            ItemKind::Step(_) => &[],
        };
    }
    Mend { at, field, flaw }
}
