//! A routine: steps and repeat groups in order. Always valid once built; only [`super::draft::RoutineDraft::build`] makes one.

use std::num::{NonZeroU8, NonZeroU16};
use std::sync::Arc;
use std::time::Duration;

use super::comfort::Band;
use super::cue::Sounds;
use super::draft::{BlockDraft, RoutineDraft, StepDraft, StepState};
use super::exercise::{Dose, Exercise, Kind, Level, Prop, Target};
use super::ids::RoutineId;
use super::side::Sides;
use super::words::words;

/// An ordered list of steps and repeat groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Routine {
    pub(super) id: RoutineId,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) goal: String,
    pub(super) tags: Vec<String>,
    pub(super) colour: Option<Colour>,
    pub(super) sounds: Option<Sounds>,
    pub(super) pauses: Pauses,
    pub(super) blocks: Vec<Block>,
    /// Kept because it is asked for often and takes a layout to find.
    pub(super) planned: Duration,
}

words!(
    /// A colour to mark a routine with.
    Colour {
        /// Green.
        Moss => "moss",
        /// Blue.
        Sky => "sky",
        /// Purple.
        Heather => "heather",
        /// Red.
        Clay => "clay",
        /// Yellow.
        Straw => "straw",
        /// Grey.
        Stone => "stone",
    }
);

/// The lengths of what is not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pauses {
    /// Before the first step; `None` takes the person's own setting.
    pub get_ready: Option<Duration>,
    /// Between the sides of a step.
    pub change_over: Duration,
    /// Between steps; never after the last.
    pub rest: Duration,
}

impl Default for Pauses {
    /// 5 s to change sides and 10 s between steps.
    fn default() -> Self {
        Self { get_ready: None, change_over: Duration::from_secs(5), rest: Duration::from_secs(10) }
    }
}

/// A step, or several repeated.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// One exercise.
    Step(Step),
    /// Blocks done in order, `rounds` times. Never empty, nests to a depth of 3.
    Group {
        /// How many times.
        rounds: NonZeroU16,
        /// What is repeated.
        blocks: Vec<Block>,
    },
}

impl Block {
    fn draft(&self) -> BlockDraft {
        match self {
            Self::Step(step) => BlockDraft::Step(step.draft()),
            Self::Group { rounds, blocks } => {
                BlockDraft::Group { rounds: rounds.get().into(), blocks: blocks.iter().map(Self::draft).collect() }
            }
        }
    }
}

/// One exercise and what this routine changes about it. What is `None` is as the exercise or the routine has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub(super) exercise: Arc<Exercise>,
    pub(super) target: Option<Target>,
    pub(super) sets: Option<NonZeroU8>,
    pub(super) set_rest: Option<Duration>,
    pub(super) sides: Option<Sides>,
    pub(super) band: Option<Band>,
    pub(super) cue: Option<String>,
    pub(super) note: Option<String>,
    pub(super) adjusted: Option<Arc<Adjusted>>,
    pub(super) get_ready: Option<Duration>,
    pub(super) change_over: Option<Duration>,
    pub(super) rest: Option<Duration>,
}

/// How a step was made to fit a person, and why.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Adjusted {
    /// How it is done: "knee softly bent, 15 seconds"; `None` when it is done as ever.
    pub way: Option<String>,
    /// Why, in a sentence.
    pub because: String,
}

impl Step {
    fn draft(&self) -> StepDraft {
        let seconds = |pause: Option<Duration>| pause.map(|pause| pause.as_secs_f64());
        StepDraft {
            exercise: self.exercise.id.to_string(),
            target: self.target.map(Target::draft),
            sets: self.sets.map(|sets| sets.get().into()),
            set_rest: seconds(self.set_rest),
            sides: self.sides,
            band: self.band.map(|band| (band.feeling(), band.low().into(), band.high().into())),
            cue: self.cue.clone(),
            note: self.note.clone(),
            state: StepState::On,
            get_ready: seconds(self.get_ready),
            change_over: seconds(self.change_over),
            rest: seconds(self.rest),
        }
    }

    /// The exercise.
    pub fn exercise(&self) -> &Arc<Exercise> {
        &self.exercise
    }

    /// Time, per side.
    pub fn dose(&self) -> Dose {
        let own = self.exercise.dose;
        Dose {
            target: self.target.unwrap_or(own.target),
            sets: self.sets.unwrap_or(own.sets),
            set_rest: self.set_rest.unwrap_or(own.set_rest),
        }
    }

    /// Sides and their order.
    pub fn sides(&self) -> Sides {
        self.sides.unwrap_or(self.exercise.sides)
    }

    /// The comfortable range.
    pub fn band(&self) -> Option<Band> {
        self.band.or(self.exercise.band)
    }

    /// What is said: how it was made to fit, then the step's own cue alone, or else the exercise's.
    pub fn cues(&self) -> Vec<String> {
        let way = self.adjusted.as_ref().and_then(|adjusted| adjusted.way.as_ref());
        let way = way.map(|way| format!("The gentler way: {way}."));
        let cues = self.cue.clone().map_or_else(|| self.exercise.cues.clone(), |cue| vec![cue]);
        way.into_iter().chain(cues).collect()
    }

    /// A note of the person's own.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// How it was made to fit the person, if it was.
    pub fn adjusted(&self) -> Option<&Arc<Adjusted>> {
        self.adjusted.as_ref()
    }

    /// Time to get into position before this step; zero unless the step asks for it.
    pub fn get_ready(&self) -> Option<Duration> {
        self.get_ready
    }

    /// Time between the sides.
    pub fn change_over(&self, pauses: Pauses) -> Duration {
        self.change_over.unwrap_or(pauses.change_over)
    }

    /// Rest after this step.
    pub fn rest(&self, pauses: Pauses) -> Duration {
        self.rest.unwrap_or(pauses.rest)
    }
}

impl Routine {
    /// Deepest nesting of groups.
    pub const MAX_DEPTH: usize = 3;
    /// Most steps, counted with all their rounds.
    pub const MAX_STEPS: usize = 10_000;
    /// Longest total, with all pauses and getting ready.
    pub const MAX_TOTAL: Duration = Duration::from_hours(12);

    /// Its name in files.
    pub fn id(&self) -> &RoutineId {
        &self.id
    }

    /// Its name on screen.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it is, in a sentence or two.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// What it is for, in a few words.
    pub fn goal(&self) -> &str {
        &self.goal
    }

    /// Words to find it by.
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// The colour it is marked with.
    pub fn colour(&self) -> Option<Colour> {
        self.colour
    }

    /// What its chimes are made of; `None` takes the person's own setting.
    pub fn sounds(&self) -> Option<Sounds> {
        self.sounds
    }

    /// Get ready, change-over and rest.
    pub fn pauses(&self) -> Pauses {
        self.pauses
    }

    /// Steps and groups.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Everything but getting ready: work, rests and change-overs.
    pub fn planned(&self) -> Duration {
        self.planned
    }

    /// The same as a draft to edit.
    pub fn draft(&self) -> RoutineDraft {
        RoutineDraft {
            id: self.id.to_string(),
            title: self.title.clone(),
            description: self.description.clone(),
            goal: self.goal.clone(),
            tags: self.tags.clone(),
            colour: self.colour,
            sounds: self.sounds,
            get_ready: self.pauses.get_ready.map(|pause| pause.as_secs_f64()),
            change_over: Some(self.pauses.change_over.as_secs_f64()),
            rest: Some(self.pauses.rest.as_secs_f64()),
            blocks: self.blocks.iter().map(Block::draft).collect(),
        }
    }

    /// The same routine with other blocks: as it is played for one person.
    pub(super) fn with_blocks(&self, blocks: Vec<Block>) -> Self {
        let mut routine = Self { blocks, planned: Duration::ZERO, ..self.clone() };
        routine.planned = super::timeline::planned_time(&routine);
        routine
    }

    /// Every step as written, groups opened but not repeated.
    pub fn steps(&self) -> Vec<&Step> {
        fn walk<'a>(blocks: &'a [Block], out: &mut Vec<&'a Step>) {
            for block in blocks {
                match block {
                    Block::Step(step) => out.push(step),
                    Block::Group { blocks, .. } => walk(blocks, out),
                }
            }
        }
        let mut steps = Vec::new();
        walk(&self.blocks, &mut steps);
        steps
    }

    /// What it needs, each once.
    pub fn props(&self) -> Vec<Prop> {
        let mut props: Vec<Prop> = self.steps().iter().flat_map(|step| step.exercise.props.iter().copied()).collect();
        props.sort_unstable();
        props.dedup();
        props
    }

    /// The highest level among its exercises.
    pub fn level(&self) -> Level {
        self.steps().iter().map(|step| step.exercise.level).max().unwrap_or(Level::One)
    }

    /// The families it draws on, each once.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = self.steps().iter().map(|step| step.exercise.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// Whether it can only be laid out once the person says which side has symptoms.
    pub fn depends_on_affected(&self) -> bool {
        self.steps().iter().any(|step| step.sides().depends_on_affected())
    }
}
