//! A routine made to fit a person today. Nothing vanishes silently: every step keeps its fate and its reasons.

use std::collections::BTreeSet;
use std::num::{NonZeroU8, NonZeroU16};
use std::sync::Arc;

use super::caps;
use super::caution::Caution;
use super::judge::{Judgement, Reason, Verdict, capped, judge, judge_with};
use super::person::Person;
use super::rules::Act;
use super::today::Today;
use crate::domain::exercise::{Dose, Exercise, ExerciseLibrary, Kind, Position, Target};
use crate::domain::ids::ExerciseId;
use crate::domain::quantity::Span;
use crate::domain::routine::{Adjusted, Block, Routine, Step};
use crate::domain::timeline::BoutSide;
use crate::domain::variant::Change;

/// Fewer steps than this are no session; something calmer is offered instead (clinical notes, section 2.5, gate order 6).
pub const FEWEST_STEPS: usize = 2;
/// How far easier ones of easier ones are followed.
const DEEPEST: usize = 4;
const BREATHING: &str = "slow-breathing";

/// A routine made to fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// What became of each step as written.
    pub steps: Vec<FittedStep>,
    /// What is played; `None` when no step is left.
    pub routine: Option<Arc<Routine>>,
}

/// A step and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedStep {
    /// As the routine has it.
    pub exercise: Arc<Exercise>,
    /// What became of it.
    pub fate: Fate,
    /// Why, the strongest first. A step that is kept may have reasons, too, such as a cap.
    pub reasons: Vec<Reason>,
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// It stays.
    Kept,
    /// It stays, done the gentler way.
    Eased {
        /// How.
        way: String,
    },
    /// Something else stands in.
    Replaced {
        /// What.
        by: Arc<Exercise>,
        /// How, where the exercise that was replaced says so.
        way: Option<String>,
    },
    /// Nothing fits.
    LeftOut,
}

impl Fitted {
    /// How many steps are changed or gone.
    pub fn changes(&self) -> usize {
        self.steps.iter().filter(|step| step.fate != Fate::Kept).count()
    }

    /// Whether enough is left of it to be a session, stand-ins that only breathe not counted. On a bad day only what is calm
    /// throughout is (clinical notes, section 2.4, start gate).
    pub fn is_worth_starting(&self) -> bool {
        if self.steps.iter().any(|step| step.reasons.contains(&Reason::BadDay)) {
            return false;
        }
        let left = self.steps.iter().filter(|step| match &step.fate {
            Fate::Kept | Fate::Eased { .. } => true,
            Fate::Replaced { by, .. } => by.kind != Kind::Breathing,
            Fate::LeftOut => false,
        });
        left.count() >= FEWEST_STEPS.min(self.steps.len())
    }
}

/// Fits `routine` to `person` on `today`. What stands in comes from `library`.
pub fn fit(routine: &Arc<Routine>, library: &ExerciseLibrary, person: &Person, today: &Today) -> Fitted {
    let used = routine.steps().iter().map(|step| step.exercise().id.clone()).collect();
    let mut fitting = Fitting { library, person, today: today.clone(), used, steps: Vec::new(), why: None };
    let blocks = fitting.blocks(routine.blocks());
    let untouched = fitting.steps.iter().all(|step| step.fate == Fate::Kept && step.reasons.is_empty());
    let routine = match blocks {
        _ if untouched && blocks == routine.blocks() => Some(routine.clone()),
        blocks if blocks.is_empty() => None,
        blocks => Some(Arc::new(routine.with_blocks(blocks))),
    };
    Fitted { steps: fitting.steps, routine }
}

struct Fitting<'a> {
    library: &'a ExerciseLibrary,
    person: &'a Person,
    /// With the firm work of the steps before counted in.
    today: Today,
    /// Exercises that are in the routine, or stand in already.
    used: BTreeSet<ExerciseId>,
    steps: Vec<FittedStep>,
    /// Why the step that is looked at is changed.
    why: Option<Reason>,
}

impl Fitting<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Block> {
        let fitted = blocks.iter().filter_map(|block| match block {
            Block::Step(step) => self.step(step).map(Block::Step),
            Block::Group { rounds, blocks } => {
                let blocks = self.blocks(blocks);
                (!blocks.is_empty()).then_some(Block::Group { rounds: *rounds, blocks })
            }
        });
        fitted.collect()
    }

    fn step(&mut self, step: &Step) -> Option<Step> {
        let exercise = step.exercise();
        let judgement = judge_with(exercise, step.dose(), step.band(), self.person, &self.today);
        self.why = judgement.reasons.first().copied();
        let (fate, fitted) = match judgement.verdict {
            Verdict::Fine => (Fate::Kept, Some(keep(step, &judgement))),
            Verdict::Easier => self.easier(step, exercise, &judgement, DEEPEST).unwrap_or((Fate::LeftOut, None)),
            Verdict::Out => self.instead(step, &judgement).unwrap_or((Fate::LeftOut, None)),
        };
        if let Some(fitted) = &fitted {
            self.count_in(fitted);
        }
        self.steps.push(FittedStep { exercise: exercise.clone(), fate, reasons: judgement.reasons });
        fitted
    }

    /// Counts in the firm work and the spots of a step that is done.
    fn count_in(&mut self, step: &Step) {
        self.today.spots += caps::spots(step.exercise(), step.dose());
        let time = step.dose().per_side().unwrap_or_default();
        for (area, time) in caps::firm_work([(&**step.exercise(), BoutSide::Both, time)]) {
            *self.today.firm.entry(area).or_default() += time;
        }
    }

    /// The gentler way of `exercise`, which stands in for `step` or is its own exercise.
    fn easier(
        &mut self,
        step: &Step,
        exercise: &Arc<Exercise>,
        judgement: &Judgement,
        deepest: usize,
    ) -> Option<(Fate, Option<Step>)> {
        let is_own = exercise.id == step.exercise().id;
        match exercise.easier.as_ref().map(|variant| (&variant.change, &variant.words)) {
            Some((Change::Exercise(id), words)) => self.other(step, id, words, deepest),
            Some((Change::Same(change), words)) => {
                let words = &way_for(exercise, words, judgement);
                let gentler = change.of(exercise.dose);
                let dose = if is_own { shorter(step.dose(), gentler) } else { gentler };
                Some(self.done_gently(step, exercise, dose, words.clone(), judgement))
            }
            None => {
                let dose = halved(if is_own { step.dose() } else { exercise.dose });
                Some(self.done_gently(step, exercise, dose, "half as long, half the range".into(), judgement))
            }
        }
    }

    fn done_gently(
        &self,
        step: &Step,
        exercise: &Arc<Exercise>,
        dose: Dose,
        way: String,
        judgement: &Judgement,
    ) -> (Fate, Option<Step>) {
        let fitted = stand_in(step, exercise, dose, Some(way.clone()), judgement, self.why);
        let fate = if exercise.id == step.exercise().id {
            Fate::Eased { way }
        } else {
            Fate::Replaced { by: exercise.clone(), way: Some(way) }
        };
        (fate, Some(fitted))
    }

    /// The exercise `id` in the place of `step`, if it fits, gentler if it must be.
    fn other(&mut self, step: &Step, id: &ExerciseId, words: &str, deepest: usize) -> Option<(Fate, Option<Step>)> {
        let exercise = self.library.get(id)?.clone();
        if deepest == 0 || self.used.contains(id) {
            return None;
        }
        let own = judge(&exercise, self.person, &self.today);
        let found = match own.verdict {
            Verdict::Fine => {
                let fitted = stand_in(step, &exercise, exercise.dose, None, &own, self.why);
                (Fate::Replaced { by: exercise.clone(), way: Some(words.to_owned()) }, Some(fitted))
            }
            Verdict::Easier => self.easier(step, &exercise, &own, deepest - 1)?,
            Verdict::Out => return None,
        };
        self.used.insert(id.clone());
        Some(found)
    }

    /// What stands in for a step that is out: the easier one, if that is another exercise; one of the same kind for the same
    /// part of the body; slow breathing.
    fn instead(&mut self, step: &Step, judgement: &Judgement) -> Option<(Fate, Option<Step>)> {
        let exercise = step.exercise().clone();
        if let Some((Change::Exercise(id), words)) =
            exercise.easier.as_ref().map(|variant| (&variant.change, &variant.words))
            && let Some(found) = self.other(step, id, words, DEEPEST)
        {
            return Some(found);
        }
        if let Some(by) = self.alike(&exercise) {
            let own = judge(&by, self.person, &self.today);
            self.used.insert(by.id.clone());
            if own.verdict == Verdict::Easier {
                return self.easier(step, &by, &own, DEEPEST);
            }
            let fitted = stand_in(step, &by, by.dose, None, &own, self.why);
            return Some((Fate::Replaced { by, way: None }, Some(fitted)));
        }
        let id: ExerciseId = BREATHING.parse().ok()?;
        let breathing = self.library.get(&id)?.clone();
        if !self.used.insert(id) {
            return None;
        }
        let fitted = stand_in(step, &breathing, breathing.dose, None, judgement, self.why);
        Some((Fate::Replaced { by: breathing, way: None }, Some(fitted)))
    }

    fn verdict(&self, exercise: &Exercise) -> Verdict {
        judge(exercise, self.person, &self.today).verdict
    }

    /// An exercise that may be done, of the same kind and no higher level, for one of the same regions: as it is if possible,
    /// then with the fewest things to fetch, then the one most like it.
    fn alike(&self, exercise: &Exercise) -> Option<Arc<Exercise>> {
        let fits = |other: &&Arc<Exercise>| {
            other.kind == exercise.kind
                && other.level <= exercise.level
                && !self.used.contains(&other.id)
                && other.regions.iter().any(|region| exercise.regions.contains(region))
                && self.verdict(other) != Verdict::Out
        };
        let strangeness = |other: &&Arc<Exercise>| {
            let same_way = other.technique == exercise.technique && other.position == exercise.position;
            let extra = other.props.iter().filter(|prop| !exercise.props.contains(prop)).count();
            (self.verdict(other), extra, usize::from(!same_way), other.level, other.id.clone())
        };
        self.library.values().filter(fits).min_by_key(strangeness).cloned()
    }
}

/// Flat on the back is not for who is pregnant (clinical notes, section 4, caution notes): the gentler way is lying otherwise, too.
fn way_for(exercise: &Exercise, words: &str, judgement: &Judgement) -> String {
    let flat = matches!(exercise.position, Position::Supine | Position::HookLying);
    let pregnant = judgement.reasons.iter().any(|reason| matches!(reason, Reason::Caution(Caution::Preg, Act::Ease)));
    if flat && pregnant { format!("{words}, on your side or propped up") } else { words.to_owned() }
}

/// `step` as it is, under the caps and with the reasons there are.
fn keep(step: &Step, judgement: &Judgement) -> Step {
    let mut kept = step.clone();
    let eased = step.band().map(|band| capped(band, judgement.pressure));
    if eased != step.band() {
        kept.band = eased;
    }
    kept.adjusted = adjusted(None, judgement);
    kept
}

/// `exercise` in the place of `step`: its pauses stay, its sides if the exercise is the same.
fn stand_in(
    step: &Step,
    exercise: &Arc<Exercise>,
    dose: Dose,
    way: Option<String>,
    judgement: &Judgement,
    why: Option<Reason>,
) -> Step {
    let is_own = exercise.id == step.exercise().id;
    let band = if is_own { step.band() } else { exercise.band };
    let band = band.map(|band| capped(band, judgement.pressure));
    Step {
        exercise: exercise.clone(),
        target: Some(dose.target),
        sets: Some(dose.sets),
        set_rest: Some(dose.set_rest),
        sides: if is_own { step.sides } else { None },
        band,
        cue: if is_own { step.cue.clone() } else { None },
        note: if is_own { step.note.clone() } else { None },
        adjusted: if is_own { adjusted(way, judgement) } else { Some(instead_of(step.exercise(), way, why)) },
        get_ready: step.get_ready,
        change_over: step.change_over,
        rest: step.rest,
    }
}

/// "In place of wall ball: you ticked “blood thinner”."
fn instead_of(original: &Exercise, way: Option<String>, why: Option<Reason>) -> Arc<Adjusted> {
    let why = why.map_or_else(String::new, |why| format!(": {}", why.why()));
    let because = format!("In place of {}{why}.", original.name.to_lowercase());
    Arc::new(Adjusted { way, because })
}

fn adjusted(way: Option<String>, judgement: &Judgement) -> Option<Arc<Adjusted>> {
    let because = judgement.reasons.first().map(|reason| reason.sentence());
    (way.is_some() || because.is_some()).then(|| Arc::new(Adjusted { way, because: because.unwrap_or_default() }))
}

/// The one of two that takes less time.
fn shorter(one: Dose, other: Dose) -> Dose {
    match (one.per_side(), other.per_side()) {
        (Some(time), Some(limit)) if time <= limit => one,
        _ => other,
    }
}

/// Half of the time or of the repetitions, at least one of them; one set where there were more.
fn halved(dose: Dose) -> Dose {
    let half = |span: Span| Span::new(span.get() / 2).unwrap_or(span);
    let target = match dose.target {
        Target::Hold(time) => Target::Hold(half(time)),
        Target::Reps { count, pace } => {
            Target::Reps { count: NonZeroU16::new(count.get().div_ceil(2)).unwrap_or(count), pace }
        }
        Target::Cycle { contract, relax, hold } => Target::Cycle { contract, relax, hold: half(hold) },
        Target::UntilDone => Target::UntilDone,
    };
    Dose { target, sets: NonZeroU8::MIN, ..dose }
}
