//! A routine while it is written: freely editable, checked as a whole, built once it is sound.

use std::num::{NonZeroU8, NonZeroU16};
use std::time::Duration;

use thiserror::Error;

use super::comfort::{Band, Feeling};
use super::exercise::{ExerciseLibrary, Target};
use super::ids::{ExerciseId, IdError, RoutineId};
use super::nearest::nearest;
use super::quantity::Span;
use super::routine::{Block, Pauses, Routine, Step};
use super::side::Sides;
use super::timeline;

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

/// A step as typed; seconds and counts unchecked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepDraft {
    /// Id of the exercise.
    pub exercise: String,
    /// See [`Target`].
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
    /// Seconds.
    pub get_ready: Option<f64>,
    /// Seconds.
    pub change_over: Option<f64>,
    /// Seconds.
    pub rest: Option<f64>,
}

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

/// Where in a draft a problem lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Block numbers from the outside in, each counted from 0; empty for the routine itself.
    pub block: Vec<usize>,
    /// The field's name in files; empty for the block as a whole.
    pub field: &'static str,
}

/// What is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Flaw {
    /// An id that is none.
    #[error("{0}")]
    Id(#[from] IdError),
    /// A text that must not be empty.
    #[error("it is empty; write at least one character")]
    EmptyText,
    /// A text too long to show.
    #[error("it has {length} characters; shorten it to {max}")]
    TooLong {
        /// Characters found.
        length: usize,
        /// Characters allowed.
        max: usize,
    },
    /// Nobody knows this exercise.
    #[error("no exercise is called `{id}`{}", suggestion(nearest.as_ref()))]
    UnknownExercise {
        /// As written.
        id: String,
        /// The most alike that exists.
        nearest: Option<ExerciseId>,
    },
    /// Work of no length, a negative length, or no number.
    #[error("{} s is no length of work; write more than 0 seconds", short(*.0))]
    NoTime(f64),
    /// A pause below zero, or no number.
    #[error("a pause cannot last {} s; write 0 or more seconds", short(*.0))]
    BadPause(f64),
    /// Over four hours a step.
    #[error("{} s is over 4 hours; a step lasts at most 14400 seconds", short(*.0))]
    StepTooLong(f64),
    /// A count of nothing, or of far too much.
    #[error("{what} is {count}; write a whole number from 1 to {max}")]
    BadCount {
        /// What is counted.
        what: &'static str,
        /// As written.
        count: i64,
        /// Highest allowed.
        max: u16,
    },
    /// A comfort band out of order or over its cap.
    #[error("a band for {} runs from 0 to at most {}, low before high; {low} to {high} does not", feeling.heading().to_lowercase(), feeling.cap())]
    BadBand {
        /// What it measures.
        feeling: Feeling,
        /// As written.
        low: i64,
        /// As written.
        high: i64,
    },
    /// A sentence too long to be said in one breath.
    #[error("it has {words} words; shorten it to {max}, or make it two")]
    TooManyWords {
        /// Words found.
        words: usize,
        /// Words allowed.
        max: usize,
    },
    /// A list with nothing in it.
    #[error("it has no steps; add at least one")]
    Empty,
    /// Groups within groups within groups within groups.
    #[error("groups nest at most {} deep; take this group out of its parent", Routine::MAX_DEPTH)]
    TooDeep,
    /// Too many steps once repeated.
    #[error("it comes to {0} steps with all rounds; at most {max} are allowed", max = Routine::MAX_STEPS)]
    TooManySteps(usize),
    /// Too long in all.
    #[error("it lasts {0} minutes in all; at most 12 hours are allowed")]
    TotalTooLong(u64),
}

fn suggestion(nearest: Option<&ExerciseId>) -> String {
    nearest.map_or_else(|| "; see the list of exercises in the README".into(), |id| format!("; did you mean `{id}`?"))
}

/// Without the hundreds of digits that some numbers have.
fn short(seconds: f64) -> String {
    if (1e-6..1e9).contains(&seconds.abs()) || seconds == 0.0 { seconds.to_string() } else { format!("{seconds:e}") }
}

/// A flaw and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub flaw: Flaw,
}

/// Longest title, in characters.
pub const MAX_TITLE: usize = 120;
/// Longest description, goal or cue, in characters.
pub const MAX_TEXT: usize = 2_000;
/// Most rounds of a group, repetitions, and so on.
const MAX_COUNT: u16 = 1_000;

impl RoutineDraft {
    /// The routine, or every problem there is.
    ///
    /// # Errors
    /// All problems, in the order of the draft.
    pub fn build(&self, library: &ExerciseLibrary) -> Result<Routine, Vec<Problem>> {
        let mut check = Check::new(library);
        let routine = check.routine(self);
        match routine {
            Some(routine) if check.problems.is_empty() => Ok(routine),
            _ => Err(check.problems),
        }
    }
}

/// Problems as they are found. Shared with [`super::exercise_draft`].
pub(super) struct Check<'a> {
    library: &'a ExerciseLibrary,
    pub(super) problems: Vec<Problem>,
    pub(super) block: Vec<usize>,
}

impl<'a> Check<'a> {
    pub(super) fn new(library: &'a ExerciseLibrary) -> Self {
        Self { library, problems: Vec::new(), block: Vec::new() }
    }

    pub(super) fn flaw(&mut self, field: &'static str, flaw: Flaw) {
        self.problems.push(Problem { place: Place { block: self.block.clone(), field }, flaw });
    }

    fn routine(&mut self, draft: &RoutineDraft) -> Option<Routine> {
        let id = match draft.id.parse::<RoutineId>() {
            Ok(id) => Some(id),
            Err(error) => {
                self.flaw("id", Flaw::Id(error));
                None
            }
        };
        self.name("title", &draft.title);
        self.text("description", &draft.description, MAX_TEXT);
        self.text("goal", &draft.goal, MAX_TITLE);
        draft.tags.iter().for_each(|tag| self.text("tags", tag, MAX_TITLE));
        let usual = Pauses::default();
        let pauses = Pauses {
            get_ready: self.pause("get_ready", draft.get_ready),
            change_over: self.pause("change_over", draft.change_over).unwrap_or(usual.change_over),
            rest: self.pause("rest", draft.rest).unwrap_or(usual.rest),
        };
        let blocks = self.blocks(&draft.blocks, 0)?;
        let routine = Routine {
            id: id?,
            title: draft.title.trim().to_owned(),
            description: draft.description.trim().to_owned(),
            goal: draft.goal.trim().to_owned(),
            tags: draft.tags.clone(),
            pauses,
            blocks,
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
        let total = timeline::planned_time(routine);
        if total > Routine::MAX_TOTAL {
            self.flaw("steps", Flaw::TotalTooLong(total.as_secs() / 60));
        }
    }

    fn blocks(&mut self, drafts: &[BlockDraft], depth: usize) -> Option<Vec<Block>> {
        if drafts.is_empty() {
            self.flaw("steps", Flaw::Empty);
            return None;
        }
        let mut blocks = Vec::with_capacity(drafts.len());
        for (number, draft) in drafts.iter().enumerate() {
            self.block.push(number);
            let block = match draft {
                BlockDraft::Step(step) => self.step(step).map(Block::Step),
                BlockDraft::Group { .. } if depth == Routine::MAX_DEPTH => {
                    self.flaw("", Flaw::TooDeep);
                    None
                }
                BlockDraft::Group { rounds, blocks } => {
                    let rounds = self.count("rounds", *rounds).and_then(NonZeroU16::new);
                    let blocks = self.blocks(blocks, depth + 1);
                    rounds.zip(blocks).map(|(rounds, blocks)| Block::Group { rounds, blocks })
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
            sets: draft.sets.and_then(|sets| self.small_count("sets", sets)),
            set_rest: self.pause("set_rest", draft.set_rest),
            sides: draft.sides,
            band: draft.band.and_then(|(feeling, low, high)| self.band(feeling, low, high)),
            cue: draft.cue.clone().inspect(|cue| self.text("cue", cue, MAX_TEXT)),
            get_ready: self.pause("get_ready", draft.get_ready),
            change_over: self.pause("change_over", draft.change_over),
            rest: self.pause("rest", draft.rest),
            exercise: exercise?,
        };
        (self.problems.len() == before).then_some(step)
    }

    fn exercise(&mut self, id: &str) -> Option<std::sync::Arc<super::exercise::Exercise>> {
        let known = id.parse::<ExerciseId>().ok().and_then(|id| self.library.get(&id));
        if known.is_none() {
            let nearest = nearest(id, self.library.keys().map(ExerciseId::as_str)).and_then(|id| id.parse().ok());
            self.flaw("exercise", Flaw::UnknownExercise { id: id.to_owned(), nearest });
        }
        known.cloned()
    }

    pub(super) fn target(&mut self, draft: TargetDraft) -> Option<Target> {
        match draft {
            TargetDraft::Hold(seconds) => self.span("target", seconds).map(Target::Hold),
            TargetDraft::Reps(count, pace) => {
                let count = self.count("repetitions", count).and_then(NonZeroU16::new);
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

    pub(super) fn band(&mut self, feeling: Feeling, low: i64, high: i64) -> Option<Band> {
        let band = u8::try_from(low).ok().zip(u8::try_from(high).ok());
        let band = band.and_then(|(low, high)| Band::new(feeling, low, high));
        if band.is_none() {
            self.flaw("band", Flaw::BadBand { feeling, low, high });
        }
        band
    }

    pub(super) fn name(&mut self, field: &'static str, name: &str) {
        if name.trim().is_empty() {
            self.flaw(field, Flaw::EmptyText);
        }
        self.text(field, name, MAX_TITLE);
    }

    pub(super) fn text(&mut self, field: &'static str, text: &str, max: usize) {
        let length = text.chars().count();
        if length > max {
            self.flaw(field, Flaw::TooLong { length, max });
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

    pub(super) fn pause(&mut self, field: &'static str, seconds: Option<f64>) -> Option<Duration> {
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

    fn count(&mut self, what: &'static str, count: i64) -> Option<u16> {
        let checked = u16::try_from(count).ok().filter(|count| (1..=MAX_COUNT).contains(count));
        if checked.is_none() {
            let field = if what == "repetitions" { "target" } else { what };
            self.flaw(field, Flaw::BadCount { what, count, max: MAX_COUNT });
        }
        checked
    }

    pub(super) fn small_count(&mut self, what: &'static str, count: i64) -> Option<NonZeroU8> {
        let checked = u8::try_from(count).ok().filter(|count| *count <= 100).and_then(NonZeroU8::new);
        if checked.is_none() {
            self.flaw(what, Flaw::BadCount { what, count, max: 100 });
        }
        checked
    }
}

fn expanded_steps(blocks: &[Block]) -> usize {
    blocks.iter().fold(0, |sum: usize, block| {
        sum.saturating_add(match block {
            Block::Step(_) => 1,
            Block::Group { rounds, blocks } => expanded_steps(blocks).saturating_mul(usize::from(rounds.get())),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples;

    fn flaws(change: impl FnOnce(&mut RoutineDraft)) -> Vec<(Vec<usize>, &'static str, String)> {
        let mut draft = samples::draft();
        change(&mut draft);
        let problems = draft.build(&samples::library()).expect_err("the draft must be refused");
        problems.into_iter().map(|p| (p.place.block, p.place.field, p.flaw.to_string())).collect()
    }

    fn first_step(draft: &mut RoutineDraft) -> &mut StepDraft {
        match &mut draft.blocks[0] {
            BlockDraft::Step(step) => step,
            BlockDraft::Group { .. } => panic!("the sample begins with a step"),
        }
    }

    #[test]
    fn a_sound_draft_builds() {
        assert!(samples::draft().build(&samples::library()).is_ok());
    }

    #[test]
    fn every_problem_is_told_at_once_each_with_its_place() {
        let found = flaws(|draft| {
            draft.id = "Not an id".into();
            draft.title = " ".into();
            first_step(draft).exercise = "strech".into();
            first_step(draft).target = Some(TargetDraft::Hold(0.0));
            draft.blocks.push(BlockDraft::Group { rounds: 0, blocks: vec![] });
        });
        let places: Vec<_> = found.iter().map(|(block, field, _)| (block.len(), *field)).collect();
        assert_eq!(places, [(0, "id"), (0, "title"), (1, "exercise"), (1, "target"), (1, "rounds"), (1, "steps")]);
        assert!(found[2].2.contains("did you mean `stretch`?"), "{}", found[2].2);
    }

    #[test]
    fn times_that_are_zero_negative_absurd_or_no_number_are_refused() {
        for seconds in [0.0, -5.0, f64::NAN, f64::NEG_INFINITY] {
            let found = flaws(|draft| first_step(draft).target = Some(TargetDraft::Hold(seconds)));
            assert!(found[0].2.contains("more than 0"), "{seconds}: {}", found[0].2);
        }
        for target in [TargetDraft::Hold(14_401.0), TargetDraft::Hold(f64::INFINITY), TargetDraft::Reps(1000, 60.0)] {
            let found = flaws(|draft| first_step(draft).target = Some(target));
            assert!(found[0].2.contains("over 4 hours"), "{target:?}: {}", found[0].2);
        }
        assert!(flaws(|draft| draft.rest = Some(-1.0))[0].2.contains("0 or more"));
    }

    #[test]
    fn a_fourth_level_of_groups_an_excess_of_steps_and_twelve_hours_are_refused() {
        let nest = |inner: BlockDraft| BlockDraft::Group { rounds: 2, blocks: vec![inner] };
        let three = nest(nest(nest(samples::step("stretch"))));
        let mut draft = samples::draft();
        draft.blocks = vec![three.clone()];
        assert!(draft.build(&samples::library()).is_ok());
        assert!(flaws(|draft| draft.blocks = vec![nest(three)])[0].2.contains("3 deep"));
        let many = BlockDraft::Group {
            rounds: 1000,
            blocks: vec![BlockDraft::Group { rounds: 11, blocks: vec![samples::step("breathe")] }],
        };
        assert!(flaws(|draft| draft.blocks = vec![many])[0].2.contains("11000 steps"));
        let long = BlockDraft::Group { rounds: 1000, blocks: vec![samples::step("breathe")] };
        assert!(flaws(|draft| draft.blocks = vec![long])[0].2.contains("12 hours"));
    }

    #[test]
    fn titles_in_any_script_are_welcome_but_not_endless_ones() {
        for title in ["تمدد أوتار الركبة", "ハムストリングのストレッチ", "Поясница"]
        {
            let mut draft = samples::draft();
            draft.title = title.into();
            assert_eq!(draft.build(&samples::library()).unwrap().title(), title);
        }
        assert!(flaws(|draft| draft.title = "x".repeat(500))[0].2.contains("500 characters"));
    }

    #[test]
    fn a_band_over_the_cap_is_refused() {
        let found = flaws(|draft| first_step(draft).band = Some((Feeling::Pressure, 3, 7)));
        assert!(found[0].2.contains("at most 5"), "{}", found[0].2);
    }
}
