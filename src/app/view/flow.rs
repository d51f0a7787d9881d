//! Before a session, after it, and after a crash.

use std::time::Duration;

use chrono::Datelike;

use super::card::RoutineCard;
use super::figure::Still;
use super::words::{sentence_case, weekday};
use crate::app::library::Library;
use crate::app::model::{Known, Model, Preparation, Review};
use crate::app::update::kept_layout;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::day::{Day, spoken_length};
use crate::domain::exercise::Target;
use crate::domain::history::{Outcome, Pain, SessionRecord};
use crate::domain::ids::RoutineId;
use crate::domain::quantity::{PainScore, clock_face};
use crate::domain::routine::{Block, Routine, Step};
use crate::domain::safety::caps::{Limit, Rest};
use crate::domain::safety::rules::Act;
use crate::domain::safety::{Fate, FittedStep, LevelWhy, Pace, Reason, gate};
use crate::domain::side::{Side, Sides};
use crate::domain::timeline::{BoutSide, LayoutSettings, Timeline};

/// The look at a routine before it starts.
#[derive(Debug, Clone, PartialEq)]
pub struct PreparationView {
    /// The routine.
    pub card: RoutineCard,
    /// Its steps, groups with their rounds.
    pub steps: Vec<StepLine>,
    /// "2 steps are changed for you.", if any are.
    pub changes: Option<String>,
    /// Whose it is.
    pub owner: Owner,
    /// Whether it is put away.
    pub is_archived: bool,
    /// Why it cannot be started now, if it cannot.
    pub closed: Option<String>,
    /// What leg pain asks for besides, in a sentence.
    pub advice: Option<&'static str>,
    /// Whether exercises that are not earned yet are known; `None` when there are none.
    pub known: Option<Known>,
    /// What to do instead, when it cannot be started.
    pub instead: Option<RoutineId>,
    /// The side with symptoms, where a step depends on it.
    pub affected: Option<Side>,
    /// Pain, as answered so far.
    pub before: Pain,
}

/// Whose a routine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// It came with Supple.
    Program,
    /// The person's own.
    Person,
    /// Made for the moment, or opened from elsewhere for this run.
    Nobody,
}

/// A step in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct StepLine {
    /// How deep in groups it stands.
    pub depth: usize,
    /// Its exercise, or "3 rounds of".
    pub name: String,
    /// "0:30 a side", "10 × 4 s".
    pub dose: String,
    /// Its figure.
    pub still: Option<Still>,
    /// The person's own note.
    pub note: Option<String>,
    /// What becomes of it for this person today.
    pub fate: LineFate,
    /// Why, in sentences, the strongest first.
    pub reasons: Vec<String>,
}

/// What becomes of a step for this person today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum LineFate {
    /// It stays.
    #[default]
    Kept,
    /// It stays, gentler: how.
    Eased(String),
    /// Another stands in for the one of this name.
    Instead(String),
    /// It is left out.
    LeftOut,
}

/// The look at a routine before it starts.
pub fn preparation(model: &Model, preparation: &Preparation) -> PreparationView {
    let routine = &preparation.routine;
    let fitted = model.fitted(routine, preparation.before, preparation.known);
    let unearned = |reason: &Reason| matches!(reason, Reason::Level { why: LevelWhy::Earned, .. });
    let waits_to_be_earned =
        preparation.known == Known::Yes || fitted.steps.iter().flat_map(|step| &step.reasons).any(unearned);
    let mut steps = Vec::new();
    lines(&model.library, routine.blocks(), 0, &mut fitted.steps.iter(), &mut steps);
    let leg = preparation.before.leg;
    let rest = model.rest_of(routine.id());
    let is_open = fitted.is_worth_starting() && rest.is_none();
    let calm = model.library.routines.iter().find(|other| other.id().as_str() == "flare-calm");
    let calm = calm.filter(|calm| {
        calm.id() != routine.id() && model.fitted(calm, preparation.before, Known::No).is_worth_starting()
    });
    let card = RoutineCard::of(&model.library, routine);
    PreparationView {
        card: RoutineCard {
            steps: parts(model, fitted.routine.as_deref().unwrap_or(routine)),
            is_favourite: model.shelf.favourites.contains(routine.id()),
            ..card
        },
        steps,
        changes: match fitted.changes() {
            0 => None,
            1 => Some("1 step is changed for you.".into()),
            more => Some(format!("{more} steps are changed for you.")),
        },
        owner: model.library.owner(routine.id()),
        is_archived: model.shelf.archived.contains(routine.id()),
        closed: (!is_open).then(|| match rest {
            _ if model.holds(preparation.before).pace == Pace::CalmOnly => {
                "With leg pain this strong only the calm session is offered.".into()
            }
            Some(rest) => rests(rest, model.today()),
            None => "Most steps are left out for you today. Choose a calmer one.".into(),
        }),
        advice: advice(model, leg),
        known: waits_to_be_earned.then_some(preparation.known),
        instead: calm.filter(|_| !is_open).map(|calm| calm.id().clone()),
        affected: routine.depends_on_affected().then_some(model.settings.affected),
        before: preparation.before,
    }
}

/// "Three days of this one in a week are enough. It is open again on Friday."
pub fn rests(rest: Rest, today: Day) -> String {
    let enough = match rest.limit {
        Limit::DaysOfSeven(days) => format!("{} of this one in a week are enough.", counted(days, "day")),
        Limit::DaysApart(days) => {
            format!("{} of this one in a week are enough, with a day between.", counted(days, "day"))
        }
        Limit::TimesADay(times) => format!("{} a day are enough for this one.", counted(times, "time")),
    };
    let until = if rest.until == today.plus(1) {
        "tomorrow".into()
    } else {
        format!("on {}", weekday(rest.until.date().weekday()))
    };
    format!("{enough} It is open again {until}.")
}

fn counted(count: usize, noun: &str) -> String {
    const WORDS: [&str; 5] = ["Zero", "One", "Two", "Three", "Four"];
    let plural = if count == 1 { "" } else { "s" };
    WORDS.get(count).map_or_else(|| format!("{count} {noun}{plural}"), |word| format!("{word} {noun}{plural}"))
}

/// "4 steps, 6 with sides": the player counts each side.
fn parts(model: &Model, routine: &Routine) -> String {
    let steps = routine.steps().len();
    let settings = LayoutSettings { get_ready: Duration::ZERO, affected: model.settings.affected };
    let parts = Timeline::lay_out(routine, settings).bouts.len();
    let plural = if steps == 1 { "" } else { "s" };
    let has_rounds = routine.blocks().iter().any(|block| matches!(block, Block::Group { .. }));
    match (parts == steps, has_rounds) {
        (true, _) => format!("{steps} step{plural}"),
        (false, true) => format!("{steps} step{plural}, {parts} with sides and rounds"),
        (false, false) => format!("{steps} step{plural}, {parts} with sides"),
    }
}

/// What leg pain asks for besides (clinical notes, sections 2.1 U5 and 2.4).
fn advice(model: &Model, leg: Option<PainScore>) -> Option<&'static str> {
    let rising = |diary: &crate::app::model::Diary| diary.lights.is_rising(model.today(), leg);
    match leg {
        Some(leg) if leg.get() >= gate::UNCONTROLLED => {
            Some("Pain of 8 or more that nothing eases is a reason to speak to a health service today.")
        }
        Some(_) if model.diary.as_ref().is_some_and(rising) => {
            Some("Your leg has got worse three days in a row. A visit to a professional would be good.")
        }
        _ => None,
    }
}

pub(super) fn lines<'a>(
    library: &Library,
    blocks: &[Block],
    depth: usize,
    fates: &mut impl Iterator<Item = &'a FittedStep>,
    out: &mut Vec<StepLine>,
) {
    for block in blocks {
        match block {
            Block::Step(step) => out.push(line(library, step, depth, fates.next())),
            Block::Group { rounds, blocks } => {
                let name = format!("{rounds} rounds of");
                out.push(StepLine {
                    depth,
                    name,
                    dose: String::new(),
                    still: None,
                    note: None,
                    fate: LineFate::Kept,
                    reasons: vec![],
                });
                lines(library, blocks, depth + 1, fates, out);
            }
        }
    }
}

fn line(library: &Library, step: &Step, depth: usize, fitted: Option<&FittedStep>) -> StepLine {
    let own = step.exercise();
    let reasons = fitted.map(reasons_of);
    let (shown, fate) = match fitted.map(|fitted| &fitted.fate) {
        Some(Fate::Eased { way }) => (own, LineFate::Eased(way.clone())),
        Some(Fate::Replaced { by, .. }) => (by, LineFate::Instead(own.name.clone())),
        Some(Fate::LeftOut) => (own, LineFate::LeftOut),
        Some(Fate::Kept) | None => (own, LineFate::Kept),
    };
    StepLine {
        depth,
        name: shown.name.clone(),
        dose: match fate {
            LineFate::Kept => dose(step),
            LineFate::Eased(_) | LineFate::Instead(_) => String::new(),
            LineFate::LeftOut => "left out".into(),
        },
        still: Still::of(library, &shown.id, BoutSide::Whole),
        note: step.note().map(str::to_owned),
        fate,
        reasons: reasons.unwrap_or_default(),
    }
}

/// Why, in as few sentences as it takes: one for what is changed, and what else to mind only where the step stays.
fn reasons_of(fitted: &FittedStep) -> Vec<String> {
    let strongest = fitted.reasons.first().map(|reason| reason.act());
    let ticked: Vec<&str> = fitted
        .reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::Caution(caution, act) if Some(*act) == strongest => Some(caution.word()),
            _ => None,
        })
        .collect();
    let changed = match (strongest, ticked.len()) {
        // Several ticks that ask for the same are told together.
        (Some(Act::Block), 2..) => Some(format!("You ticked {}: not this one.", ticked.join(" and "))),
        (Some(Act::Ease | Act::Swap), 2..) => Some(format!("You ticked {}: the gentler way.", ticked.join(" and "))),
        _ => fitted.reasons.first().map(|reason| reason.sentence()),
    };
    let stays = matches!(fitted.fate, Fate::Kept | Fate::Eased { .. });
    let mind = fitted.reasons.iter().skip(1).filter(|reason| stays && matches!(reason.act(), Act::Mind | Act::Cap(_)));
    changed.into_iter().chain(mind.map(|reason| reason.sentence())).collect()
}

/// "0:30 each side", "2 × 0:20 each side", "10 × 4 s".
fn dose(step: &Step) -> String {
    let dose = step.dose();
    let one = match dose.target {
        Target::Hold(time) => clock_face(time.get()),
        Target::Reps { count, pace } => format!("{count} times, {} each", spoken_length(pace.get())),
        Target::Cycle { contract, relax, hold } => {
            let seconds = |span: crate::domain::quantity::Span| span.get().as_secs();
            format!("push {}, relax {}, hold {} s", seconds(contract), seconds(relax), seconds(hold))
        }
        Target::UntilDone => "until you are done".into(),
    };
    let sets = if dose.sets.get() > 1 { format!("{} × {one}", dose.sets) } else { one };
    match step.sides() {
        Sides::None | Sides::Both => sets,
        Sides::LeftThenRight | Sides::RightThenLeft | Sides::Alternating => format!("{sets}, each side"),
        Sides::LeftOnly => format!("{sets}, left"),
        Sides::RightOnly => format!("{sets}, right"),
        Sides::Affected => format!("{sets}, sore side"),
        Sides::Unaffected => format!("{sets}, easy side"),
    }
}

/// The screen after a session.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewView {
    /// "Well done" or "That counts too".
    pub heading: &'static str,
    /// The routine's title.
    pub title: String,
    /// "6 min · 6 of 6 steps".
    pub line: String,
    /// Pain before, for comparison.
    pub before: Pain,
    /// Pain after, as answered so far.
    pub after: Pain,
}

/// The screen after a session.
pub fn review(review: &Review) -> ReviewView {
    let record = &review.record;
    let all = record.steps.len();
    let done = record.steps.iter().filter(|step| !step.done.is_zero() && !step.skipped).count();
    ReviewView {
        heading: match record.outcome {
            Outcome::Completed => "Well done",
            Outcome::Stopped | Outcome::Interrupted => "Every bit counts",
        },
        title: record.title.clone(),
        line: format!("{} · {done} of {all} parts", spoken_length(record.done)),
        before: record.before,
        after: review.after,
    }
}

/// The offer after a crash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryView {
    /// The routine's title then.
    pub title: String,
    /// "3 min of 6 min done, on 21 November at 19:42".
    pub line: String,
    /// Where it would go on; `None` when the routine has changed since or is gone.
    pub resume_at: Option<String>,
}

/// The offer after a crash.
pub fn recovery(model: &Model, kept: &Checkpoint) -> RecoveryView {
    let record = &kept.record;
    let local = record.start.at_offset(record.offset);
    let layout = kept_layout(model, kept);
    RecoveryView {
        title: record.title.clone(),
        line: format!(
            "{} of {} done, on {} at {}",
            spoken_length(record.done),
            spoken_length(record.planned.max(Duration::from_secs(1))),
            super::words::day_and_month(record.day),
            local.format("%H:%M")
        ),
        resume_at: layout.and_then(|timeline| {
            let bout = timeline.bouts.get(kept.bout)?;
            let side = bout.side_label().map_or_else(String::new, |side| format!(", {}", side.to_lowercase()));
            Some(format!("{}{side}", sentence_case(&bout.exercise.name)))
        }),
    }
}

/// "leg 4 → 2, back 3", as far as it was answered.
pub fn pain_change(record: &SessionRecord) -> Option<String> {
    let part = |name: &str, before: Option<_>, after: Option<_>| {
        let score = |score: crate::domain::quantity::PainScore| score.get();
        match (before.map(score), after.map(score)) {
            (Some(before), Some(after)) => Some(format!("{name} {before} → {after}")),
            (Some(before), None) => Some(format!("{name} {before} before")),
            (None, Some(after)) => Some(format!("{name} {after} after")),
            (None, None) => None,
        }
    };
    let leg = part("leg", record.before.leg, record.after.leg);
    let back = part("back", record.before.back, record.after.back);
    let parts: Vec<String> = leg.into_iter().chain(back).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
