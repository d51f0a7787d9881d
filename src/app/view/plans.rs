//! Plans, with their phases and weeks, and where the person stands in the one they follow.

use super::course::Followed;
use super::words::day_and_month;
use crate::app::model::Model;
use crate::domain::day::Day;
use crate::domain::ids::{PlanId, RoutineId};
use crate::domain::plan::{Chosen, Course, Following, Phase, Plan, Why};

/// A plan as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanCard {
    /// Which.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Its phases.
    pub phases: Vec<PhaseLine>,
    /// Where the person stands in it, if they follow it.
    pub stand: Option<Stand>,
    /// Which of its routines are not there, in a sentence.
    pub missing: Option<String>,
}

/// A phase of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseLine {
    /// "Weeks 1 and 2".
    pub title: String,
    /// "5 days a week".
    pub goal: String,
    /// What else to know.
    pub note: String,
    /// Each routine once, in the order of the week.
    pub routines: Vec<RoutineLine>,
}

/// A routine of a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutineLine {
    /// Which.
    pub id: RoutineId,
    /// Its title; its id where it is not there any more.
    pub title: String,
    /// "Mon, Tue, Fri".
    pub days: String,
}

/// Where someone stands in the plan they follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The number of the phase, from 0.
    pub phase: usize,
    /// "Phase 2 of 4, since 3 November".
    pub line: String,
    /// Why it is so, and what opens the next, in plain words.
    pub why: String,
    /// What may be chosen instead, each with its words.
    pub choices: Vec<(Chosen, &'static str)>,
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Every plan; the one that is followed comes first.
pub fn plan_cards(model: &Model) -> Vec<PlanCard> {
    let followed = Followed::of(model);
    let course = followed.as_ref().map(Followed::course);
    let stand = |plan: &Plan| match (&course, &model.following) {
        (Some(course), Some(following)) if following.plan == plan.id => Some(stand(course, following, model.today())),
        _ => None,
    };
    let mut cards: Vec<PlanCard> = model.library.plans.iter().map(|plan| card(model, plan, stand(plan))).collect();
    cards.sort_by_key(|card| card.stand.is_none());
    cards
}

/// The plan that is followed and not there any more.
pub fn lost_plan(model: &Model) -> Option<&PlanId> {
    model.following.as_ref().map(|following| &following.plan).filter(|id| model.library.plan(id).is_none())
}

/// The title of a plan; its id where it is not there any more.
pub fn plan_title(model: &Model, id: &PlanId) -> String {
    model.library.plan(id).map_or_else(|| id.to_string(), |plan| plan.title.clone())
}

fn card(model: &Model, plan: &Plan, stand: Option<Stand>) -> PlanCard {
    let phase = |phase: &Phase| PhaseLine {
        title: phase.title.clone(),
        goal: format!("{} sessions a week", phase.goal),
        note: phase.note.clone(),
        routines: routines(model, phase),
    };
    PlanCard {
        id: plan.id.clone(),
        title: plan.title.clone(),
        description: plan.description.clone(),
        phases: plan.phases.iter().map(phase).collect(),
        stand,
        missing: missing(model, plan),
    }
}

fn routines(model: &Model, phase: &Phase) -> Vec<RoutineLine> {
    let mut found: Vec<(&RoutineId, Vec<&str>)> = Vec::new();
    for (day, id) in DAYS.into_iter().zip(&phase.days).flat_map(|(day, ids)| ids.iter().map(move |id| (day, id))) {
        match found.iter_mut().find(|(other, _)| *other == id) {
            Some((_, days)) => days.push(day),
            None => found.push((id, vec![day])),
        }
    }
    let title =
        |id: &RoutineId| model.library.routine(id).map_or_else(|| id.to_string(), |routine| routine.title().to_owned());
    let lines =
        found.into_iter().map(|(id, days)| RoutineLine { id: id.clone(), title: title(id), days: days.join(", ") });
    lines.collect()
}

fn missing(model: &Model, plan: &Plan) -> Option<String> {
    let mut ids: Vec<&RoutineId> = plan.phases.iter().flat_map(Phase::routines).collect();
    ids.retain(|id| model.library.routine(id).is_none());
    ids.sort();
    ids.dedup();
    let named = ids.iter().map(|id| format!("“{id}”")).collect::<Vec<_>>().join(", ");
    match ids.len() {
        0 => None,
        1 => Some(format!("Its routine {named} is not here any more. The other days go on.")),
        _ => Some(format!("Its routines {named} are not here any more. The other days go on.")),
    }
}

fn stand(course: &Course<'_>, following: &Following, today: Day) -> Stand {
    let (plan, place) = (course.plan(), course.place());
    let count = plan.phases.len();
    let mut choices = Vec::new();
    if place.phase > 0 {
        choices.push((Chosen::Phase(place.phase - 1), "One phase back"));
    }
    if place.phase < plan.last() {
        choices.push((Chosen::Phase(place.phase + 1), "Next phase anyway"));
    }
    if following.by_choice() {
        choices.push((Chosen::Rules, "By the plan’s rules"));
    }
    let origin = match place.why {
        Why::StepDown => {
            "You are here because a session was not good, two were a bit much, or there was more than a week without one. "
        }
        Why::Chosen => "You chose this phase. ",
        Why::Underway | Why::WaitsForGreens | Why::Last => "",
    };
    let comfortable = "when the last three sessions were comfortable. Say after a session how it was.";
    let next = match plan.opens(place) {
        Some(day) if day > today => format!("The next phase opens from {} on, {comfortable}", day_and_month(day)),
        Some(_) => format!("The next phase opens {comfortable}"),
        None if place.phase == plan.last() && count > 1 => "This is the last phase. Stay as long as you like.".into(),
        None => "It goes on like this, as long as you like.".into(),
    };
    Stand {
        phase: place.phase,
        line: format!("Phase {} of {count}, since {}", place.phase + 1, day_and_month(place.since)),
        why: format!("{origin}{next}"),
        choices,
    }
}
