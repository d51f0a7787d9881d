//! The check of a draft: every problem is told, none hides another.

use std::num::{NonZeroU8, NonZeroU16};
use std::time::Duration;

use super::{
    BlockDraft, Count, Flaw, MAX_TEXT, MAX_TITLE, Place, Problem, Room, RoutineDraft, StepDraft, StepState, TargetDraft,
};
use crate::domain::comfort::{Band, Feeling};
use crate::domain::exercise::{Dose, ExerciseLibrary, Target};
use crate::domain::ids::{ExerciseId, RoutineId};
use crate::domain::nearest::nearest;
use crate::domain::quantity::Span;
use crate::domain::routine::{Block, Pauses, Routine, Step};
use crate::domain::side::Side;
use crate::domain::timeline::{LayoutSettings, Timeline};

/// Problems as they are found. Shared with [`super::exercise_draft`].
pub(in crate::domain) struct Check<'a> {
    library: &'a ExerciseLibrary,
    pub(in crate::domain) problems: Vec<Problem>,
    pub(in crate::domain) block: Vec<usize>,
}

impl<'a> Check<'a> {
    pub(in crate::domain) fn new(library: &'a ExerciseLibrary) -> Self {
        Self { library, problems: Vec::new(), block: Vec::new() }
    }

    pub(in crate::domain) fn flaw(&mut self, field: &'static str, flaw: Flaw) {
        self.problems.push(Problem { place: Place { block: self.block.clone(), field }, flaw });
    }

    pub(super) fn routine(&mut self, draft: &RoutineDraft) -> Option<Routine> {
        let id = match draft.id.parse::<RoutineId>() {
            Ok(id) => Some(id),
            Err(error) => {
                self.flaw("id", Flaw::Id(error));
                None
            }
        };
        self.name("title", &draft.title);
        self.text("description", &draft.description, MAX_TEXT, Room::Lines);
        self.text("goal", &draft.goal, MAX_TITLE, Room::Line);
        draft.tags.iter().for_each(|tag| self.text("tags", tag, MAX_TITLE, Room::Line));
        let usual = Pauses::default();
        let pauses = Pauses {
            get_ready: self.pause("get_ready", draft.get_ready),
            change_over: self.pause("change_over", draft.change_over).unwrap_or(usual.change_over),
            rest: self.pause("rest", draft.rest).unwrap_or(usual.rest),
        };
        let found = self.blocks(&draft.blocks, 0)?;
        let blocks = done(found);
        if blocks.is_empty() && self.problems.is_empty() {
            self.flaw("steps", Flaw::NothingOn);
            return None;
        }
        let routine = Routine {
            id: id?,
            title: draft.title.trim().to_owned(),
            description: draft.description.trim().to_owned(),
            goal: draft.goal.trim().to_owned(),
            tags: draft.tags.clone(),
            colour: draft.colour,
            sounds: draft.sounds,
            pauses,
            blocks,
            planned: Duration::ZERO,
        };
        self.size(&routine);
        Some(routine)
    }

    fn size(&mut self, routine: &Routine) {
        let steps = expanded_steps(&routine.blocks);
        if steps > Routine::MAX_STEPS {
            self.flaw("steps", Flaw::TooManySteps(steps));
            return;
        }
        let total = total_time(routine);
        if total > Routine::MAX_TOTAL {
            self.flaw("steps", Flaw::TotalTooLong(total.as_millis().div_ceil(60_000)));
        }
    }

    /// Blocks that are left out are checked like the others, so that they can be taken in again.
    fn blocks(&mut self, drafts: &[BlockDraft], depth: usize) -> Option<Vec<(StepState, Block)>> {
        if drafts.is_empty() {
            self.flaw("steps", Flaw::Empty);
            return None;
        }
        let mut blocks = Vec::with_capacity(drafts.len());
        for (number, draft) in drafts.iter().enumerate() {
            self.block.push(number);
            let block = match draft {
                BlockDraft::Step(step) => self.step(step).map(|found| (step.state, Block::Step(found))),
                BlockDraft::Group { .. } if depth == Routine::MAX_DEPTH => {
                    self.flaw("", Flaw::TooDeep);
                    None
                }
                BlockDraft::Group { rounds, blocks } => {
                    let rounds = self.count(Count::Rounds, *rounds).and_then(NonZeroU16::new);
                    let blocks = self.blocks(blocks, depth + 1);
                    rounds.zip(blocks).map(|(rounds, blocks)| {
                        let blocks = done(blocks);
                        let state = if blocks.is_empty() { StepState::Off } else { StepState::On };
                        (state, Block::Group { rounds, blocks })
                    })
                }
            };
            self.block.pop();
            blocks.extend(block);
        }
        (blocks.len() == drafts.len()).then_some(blocks)
    }

    fn step(&mut self, draft: &StepDraft) -> Option<Step> {
        let before = self.problems.len();
        let exercise = self.exercise(&draft.exercise);
        let step = Step {
            target: draft.target.and_then(|target| self.target(target)),
            sets: draft.sets.and_then(|sets| self.sets(sets)),
            set_rest: self.pause("set_rest", draft.set_rest),
            sides: draft.sides,
            band: draft.band.and_then(|(feeling, low, high)| self.band(feeling, low, high)),
            cue: draft.cue.clone().inspect(|cue| self.text("cue", cue, MAX_TEXT, Room::Line)),
            note: draft.note.clone().inspect(|note| self.text("note", note, MAX_TEXT, Room::Lines)),
            adjusted: None,
            get_ready: self.pause("get_ready", draft.get_ready),
            change_over: self.pause("change_over", draft.change_over),
            rest: self.pause("rest", draft.rest),
            exercise: exercise?,
        };
        let field = match draft {
            StepDraft { sets: Some(_), .. } => "sets",
            StepDraft { set_rest: Some(_), .. } => "set_rest",
            _ => "target",
        };
        self.one_side(field, step.dose());
        (self.problems.len() == before).then_some(step)
    }

    fn exercise(&mut self, id: &str) -> Option<std::sync::Arc<crate::domain::exercise::Exercise>> {
        let known = id.parse::<ExerciseId>().ok().and_then(|id| self.library.get(&id));
        if known.is_none() {
            let nearest = nearest(id, self.library.keys().map(ExerciseId::as_str)).and_then(|id| id.parse().ok());
            self.flaw("exercise", Flaw::UnknownExercise { id: id.to_owned(), nearest });
        }
        known.cloned()
    }

    pub(in crate::domain) fn target(&mut self, draft: TargetDraft) -> Option<Target> {
        match draft {
            TargetDraft::Hold(seconds) => self.span("target", seconds).map(Target::Hold),
            TargetDraft::Reps(count, pace) => {
                let count = self.count(Count::Repetitions, count).and_then(NonZeroU16::new);
                let (count, pace) = count.zip(self.span("target", pace))?;
                self.whole(Target::Reps { count, pace })
            }
            TargetDraft::Cycle(contract, relax, hold) => {
                let [contract, relax, hold] = [contract, relax, hold].map(|seconds| self.span("target", seconds));
                self.whole(Target::Cycle { contract: contract?, relax: relax?, hold: hold? })
            }
            TargetDraft::UntilDone => Some(Target::UntilDone),
        }
    }

    fn whole(&mut self, target: Target) -> Option<Target> {
        let length = target.length().unwrap_or_default();
        if length > Span::MAX {
            self.flaw("target", Flaw::StepTooLong(length.as_secs_f64()));
            return None;
        }
        Some(target)
    }

    /// One side, with all its sets, lasts no longer than a single set may.
    pub(in crate::domain) fn one_side(&mut self, field: &'static str, dose: Dose) {
        let sets = dose.sets.get();
        let work = dose.target.length().unwrap_or_default() * u32::from(sets);
        let length = work + dose.set_rest * u32::from(sets - 1);
        if length > Span::MAX {
            self.flaw(field, Flaw::SetsTooLong { sets, seconds: length.as_secs_f64() });
        }
    }

    pub(in crate::domain) fn band(&mut self, feeling: Feeling, low: i64, high: i64) -> Option<Band> {
        let band = u8::try_from(low).ok().zip(u8::try_from(high).ok());
        let band = band.and_then(|(low, high)| Band::new(feeling, low, high));
        if band.is_none() {
            self.flaw("band", Flaw::BadBand { feeling, low, high });
        }
        band
    }

    pub(in crate::domain) fn name(&mut self, field: &'static str, name: &str) {
        if name.trim().is_empty() {
            self.flaw(field, Flaw::EmptyText);
        }
        self.text(field, name, MAX_TITLE, Room::Line);
    }

    pub(in crate::domain) fn text(&mut self, field: &'static str, text: &str, max: usize, room: Room) {
        let length = text.chars().count();
        if length > max {
            self.flaw(field, Flaw::TooLong { length, max });
        }
        if let Some((number, letter)) = room.stranger_in(text) {
            self.flaw(field, Flaw::Unseen { number, letter });
        }
    }

    fn span(&mut self, field: &'static str, seconds: f64) -> Option<Span> {
        if seconds > Span::MAX.as_secs_f64() {
            self.flaw(field, Flaw::StepTooLong(seconds));
            return None;
        }
        let span = Duration::try_from_secs_f64(seconds).ok().and_then(Span::new);
        if span.is_none() {
            self.flaw(field, Flaw::NoTime(seconds));
        }
        span
    }

    pub(in crate::domain) fn pause(&mut self, field: &'static str, seconds: Option<f64>) -> Option<Duration> {
        let seconds = seconds?;
        if seconds > Span::MAX.as_secs_f64() {
            self.flaw(field, Flaw::StepTooLong(seconds));
            return None;
        }
        let pause = Duration::try_from_secs_f64(seconds).ok();
        if pause.is_none() {
            self.flaw(field, Flaw::BadPause(seconds));
        }
        pause
    }

    fn count(&mut self, what: Count, count: i64) -> Option<u16> {
        let checked = u16::try_from(count).ok().filter(|count| (1..=what.max()).contains(count));
        if checked.is_none() {
            self.flaw(what.field(), Flaw::BadCount { what, count });
        }
        checked
    }

    pub(in crate::domain) fn sets(&mut self, count: i64) -> Option<NonZeroU8> {
        self.count(Count::Sets, count).and_then(|count| u8::try_from(count).ok()).and_then(NonZeroU8::new)
    }
}

/// Without what is left out.
fn done(blocks: Vec<(StepState, Block)>) -> Vec<Block> {
    blocks.into_iter().filter(|(state, _)| *state == StepState::On).map(|(_, block)| block).collect()
}

/// Everything the routine lays down, getting ready too. Which side has symptoms changes nothing about it.
fn total_time(routine: &Routine) -> Duration {
    let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
    Timeline::lay_out(routine, settings).segments.iter().filter_map(|segment| segment.length).sum()
}

fn expanded_steps(blocks: &[Block]) -> usize {
    blocks.iter().fold(0, |sum: usize, block| {
        sum.saturating_add(match block {
            Block::Step(_) => 1,
            Block::Group { rounds, blocks } => expanded_steps(blocks).saturating_mul(usize::from(rounds.get())),
        })
    })
}
