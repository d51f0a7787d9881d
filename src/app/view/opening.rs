//! A file from somebody else, before anything of it is kept.

use super::card::RoutineCard;
use super::flow::{StepLine, lines};
use super::words::day_and_month;
use crate::app::model::Model;
use crate::app::opening::{Known, Opening};
use crate::domain::draft::{BlockDraft, RoutineDraft};
use crate::domain::history::Pain;
use crate::domain::safety::fit;

/// A file from somebody else.
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningView {
    /// "evening.supple".
    pub name: String,
    /// "From Ada, physiotherapist, 24 November. On 5 days a week."
    pub letter: Option<String>,
    /// What they ask for.
    pub instructions: Option<String>,
    /// Its routines.
    pub routines: Vec<OpeningRoutine>,
    /// "2 exercises come with it: Bow, Bend."
    pub exercises: Option<String>,
    /// What is wrong with it, file by file.
    pub problems: Vec<String>,
    /// Whether one of the person's own could be replaced.
    pub replaces: Replaces,
    /// Whether anything of it is new.
    pub news: News,
}

/// Whether one of the person's own could be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaces {
    /// No.
    Nothing,
    /// One or more.
    Own,
}

/// Whether there is anything to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// There is.
    Some,
    /// All of it is here already.
    None,
}

/// A routine in it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningRoutine {
    /// As a card.
    pub card: RoutineCard,
    /// How it stands to what is here: "You have one of this name; 2 of its steps are otherwise."
    pub standing: String,
    /// "2 steps change for you …".
    pub cautions: Option<String>,
    /// Its steps, as they would be for this person now.
    pub steps: Vec<StepLine>,
}

/// A file from somebody else.
pub fn opening(model: &Model, opening: &Opening) -> OpeningView {
    let letter = &opening.letter;
    let mut said = Vec::new();
    match (letter.from.as_str(), letter.date) {
        ("", None) => {}
        ("", Some(date)) => said.push(format!("Made on {}.", day_and_month(date))),
        (from, None) => said.push(format!("From {from}.")),
        (from, Some(date)) => said.push(format!("From {from}, {}.", day_and_month(date))),
    }
    if let Some(days) = letter.days_a_week {
        said.push(if days == 1 { "On 1 day a week.".into() } else { format!("On {days} days a week.") });
    }
    let mut replaces = Replaces::Nothing;
    let mut news = if opening.exercises.is_empty() { News::None } else { News::Some };
    let today = model.holds(Pain::default());
    let routines = opening.checked.routines.iter().map(|one| {
        let known = opening.known(one.routine.id(), &one.draft, &model.library);
        if known == Known::Differs {
            replaces = Replaces::Own;
        }
        if known != Known::Same {
            news = News::Some;
        }
        let fitted = fit(&one.routine, &opening.library.exercises, &model.care.person, &today);
        let mut steps = Vec::new();
        lines(&opening.library, one.routine.blocks(), 0, &mut fitted.steps.iter(), &mut steps);
        OpeningRoutine {
            card: RoutineCard::of(&opening.library, &one.routine),
            standing: match known {
                Known::New => "It is new to you.".into(),
                Known::Same => "You have this one already, just so.".into(),
                Known::BuiltIn => "A built-in one has this name; this one is kept beside it.".into(),
                Known::Differs => {
                    let own = model.library.own.get(one.routine.id());
                    own.map_or_else(String::new, |own| difference(&own.draft, &one.draft))
                }
            },
            cautions: match fitted.changes() {
                0 => None,
                1 => Some("1 step changes for you; why stands beside it.".into()),
                more => Some(format!("{more} steps change for you; why stands beside them.")),
            },
            steps,
        }
    });
    let routines: Vec<OpeningRoutine> = routines.collect();
    let names: Vec<&str> = opening.exercises.iter().map(|(exercise, _)| exercise.name.as_str()).collect();
    OpeningView {
        name: opening.name.clone(),
        letter: (!said.is_empty()).then(|| said.join(" ")),
        instructions: (!letter.instructions.is_empty()).then(|| letter.instructions.clone()),
        routines,
        exercises: match names.as_slice() {
            [] => None,
            [one] => Some(format!("1 exercise comes with it: {one}.")),
            more if more.len() <= 8 => Some(format!("{} exercises come with it: {}.", more.len(), more.join(", "))),
            more => Some(format!("{} exercises come with it: {} and others.", more.len(), more[..8].join(", "))),
        },
        problems: problems(opening),
        replaces,
        news,
    }
}

fn problems(opening: &Opening) -> Vec<String> {
    let told = opening
        .checked
        .problems
        .iter()
        .map(|(file, problem)| format!("{file}, line {}: {}.", problem.line, problem.message));
    let others = (!opening.others.is_empty()).then(|| {
        let shown: Vec<&str> = opening.others.iter().take(5).map(String::as_str).collect();
        format!("Left alone, as it is neither a routine nor an exercise: {}.", shown.join(", "))
    });
    told.chain(others).collect()
}

/// How a routine differs from the one that is here: in how many of its steps, and in its words.
fn difference(own: &RoutineDraft, other: &RoutineDraft) -> String {
    fn flat(blocks: &[BlockDraft], out: &mut Vec<String>) {
        for block in blocks {
            match block {
                BlockDraft::Step(step) => out.push(format!("{step:?}")),
                BlockDraft::Group { rounds, blocks } => {
                    out.push(format!("{rounds} rounds"));
                    flat(blocks, out);
                }
            }
        }
    }
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    flat(&own.blocks, &mut mine);
    flat(&other.blocks, &mut theirs);
    let only = |one: &[String], others: &[String]| one.iter().filter(|step| !others.contains(step)).count();
    let (fresh, gone) = (only(&theirs, &mine), only(&mine, &theirs));
    let mut parts = Vec::new();
    if own.title != other.title {
        parts.push(format!("yours is called “{}”", own.title));
    }
    match (fresh, gone) {
        (0, 0) if mine != theirs => parts.push("the order is another".into()),
        (0, 0) => {}
        (fresh, 0) => parts.push(format!("{fresh} of its steps are not in yours")),
        (0, gone) => parts.push(format!("{gone} of your steps are not in it")),
        (fresh, gone) => parts.push(format!("{fresh} of its steps and {gone} of yours are not in the other")),
    }
    if parts.is_empty() {
        parts.push("its words or pauses are otherwise".into());
    }
    format!("You have another version of it: {}.", parts.join("; "))
}
