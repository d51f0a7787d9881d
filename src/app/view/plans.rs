//! Plans, with their phases and weeks.

use crate::app::model::Model;
use crate::catalog::built_in;
use crate::domain::ids::RoutineId;

/// A plan as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanCard {
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Its phases.
    pub phases: Vec<PhaseLine>,
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
    /// "Mon", the routine's id and its title.
    pub days: Vec<(&'static str, RoutineId, String)>,
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Every built-in plan.
pub fn plan_cards(model: &Model) -> Vec<PlanCard> {
    let title =
        |id: &RoutineId| model.library.routine(id).map_or_else(|| id.to_string(), |routine| routine.title().to_owned());
    let phase = |phase: &crate::domain::plan::Phase| PhaseLine {
        title: phase.title.clone(),
        goal: format!("{} sessions a week", phase.goal),
        note: phase.note.clone(),
        days: DAYS
            .into_iter()
            .zip(&phase.days)
            .flat_map(|(day, ids)| ids.iter().map(move |id| (day, id)))
            .map(|(day, id)| (day, id.clone(), title(id)))
            .collect(),
    };
    let card = |plan: &std::sync::Arc<crate::domain::plan::Plan>| PlanCard {
        title: plan.title.clone(),
        description: plan.description.clone(),
        phases: plan.phases.iter().map(phase).collect(),
    };
    built_in().plans.iter().map(card).collect()
}
