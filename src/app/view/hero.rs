//! What the first screen offers above all: the planned session, what follows it, or a rest.

use chrono::Timelike;

use super::card::{Cards, RoutineCard};
use super::course::{Deed, Followed, PlannedDay, PlannedSession, when};
use crate::app::model::Model;
use crate::domain::day::Day;
use crate::domain::ids::RoutineId;
use crate::domain::plan::{Course, Occurrence, State};

/// What the first screen offers above all.
#[derive(Debug, Clone, PartialEq)]
pub enum Hero {
    /// A routine to start now.
    Start(Pitch),
    /// The plan has a routine that is not there.
    Missing(Missing),
    /// Nothing is left of the plan today.
    Free(Free),
    /// What was done is still being read, so nobody knows what is due.
    Reading,
}

/// A routine to start now.
#[derive(Debug, Clone, PartialEq)]
pub struct Pitch {
    /// The routine.
    pub card: RoutineCard,
    /// Why this one, on a chip.
    pub reason: &'static str,
    /// What it is in the plan, if it is planned.
    pub planned: Option<Planned>,
}

/// What a routine is in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Which.
    pub occurrence: Occurrence,
    /// "Then: Hamstring reset."
    pub then: Option<String>,
}

/// A planned routine that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub occurrence: Occurrence,
    /// What is missing and what to do, in plain words.
    pub words: String,
    /// The other routines of the plan's phase, each with its words: "Desk break, on Friday".
    pub others: Vec<(RoutineId, String)>,
}

/// A day on which nothing is left to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Free {
    /// "Rest day", on a chip.
    pub chip: &'static str,
    /// In large letters.
    pub title: String,
    /// What is said, in sentences.
    pub words: String,
    /// What was skipped or moved away and may be taken back.
    pub changed: Vec<Occurrence>,
    /// What fits, if the person feels like it.
    pub suggestion: Option<RoutineCard>,
}

/// What is offered now: by the plan that is followed, or by the hour.
pub fn hero(model: &Model, cards: &Cards<'_>, followed: Option<(&Followed<'_>, &Course<'_>)>) -> Hero {
    let card = |id: &str| {
        let routine = model.library.routines.iter().find(|routine| routine.id().as_str() == id);
        routine.or(model.library.routines.first()).map(|routine| cards.card(routine))
    };
    let Some((followed, course)) = followed else {
        let (id, reason) = suggest(model);
        return card(id).map_or(Hero::Reading, |card| Hero::Start(Pitch { card, reason, planned: None }));
    };
    if model.diary.is_none() {
        return Hero::Reading;
    }
    let day = followed.day(course, model.today());
    let mut due = day.sessions.iter().filter(|session| session.state == State::Due);
    let Some(first) = due.next() else {
        return Hero::Free(free(model, followed, course, &day, card(gentle(model))));
    };
    let occurrence = first.occurrence.clone();
    match model.library.routine(&occurrence.routine) {
        Some(routine) => Hero::Start(Pitch {
            card: cards.card(routine),
            reason: "Planned for today",
            planned: Some(Planned { then: due.next().map(|then| format!("Then: {}.", then.title)), occurrence }),
        }),
        None => Hero::Missing(missing(model, course, first)),
    }
}

fn missing(model: &Model, course: &Course<'_>, session: &PlannedSession) -> Missing {
    let today = model.today();
    let id = &session.occurrence.routine;
    let words = format!(
        "The plan has “{id}” for today, but no routine of yours is called that. Put its file back, leave it out, or do one of \
         the plan’s other days."
    );
    let mut others: Vec<(RoutineId, String)> = Vec::new();
    for entry in course.week(today).into_iter().chain(course.week(today.plus(7))) {
        let other = entry.occurrence.routine;
        if let Some(routine) = model.library.routine(&other)
            && entry.state.is_open()
            && others.iter().all(|(id, _)| *id != other)
        {
            others.push((other, format!("{}, {}", routine.title(), when(entry.day, today))));
        }
    }
    others.truncate(3);
    Missing { occurrence: session.occurrence.clone(), words, others }
}

fn free(
    model: &Model,
    followed: &Followed<'_>,
    course: &Course<'_>,
    day: &PlannedDay,
    suggestion: Option<RoutineCard>,
) -> Free {
    let has = |is_one: fn(&State) -> bool| day.sessions.iter().any(|session| is_one(&session.state));
    let changed: Vec<&PlannedSession> = day
        .sessions
        .iter()
        .filter(|session| {
            matches!(session.state, State::Moved(_) | State::Skipped) && session.may.contains(&Deed::TakeBack)
        })
        .collect();
    let (chip, title, mut words) = if has(|state| matches!(state, State::Done(_))) {
        ("Done for today", done_titles(day), "That was all the plan has for today. Well done.".to_owned())
    } else if has(|state| *state == State::Paused) {
        ("Paused", "Today is paused".to_owned(), "Nothing is asked of you. The plan waits.".to_owned())
    } else if changed.is_empty() {
        ("Rest day", "Nothing is planned today".to_owned(), "Rest is part of the plan.".to_owned())
    } else {
        let told = changed.iter().map(|session| format!("“{}” is {}.", session.title, session.words));
        ("Free today", "Nothing more today".to_owned(), told.collect::<Vec<_>>().join(" "))
    };
    if let Some(next) = next(model, followed, course) {
        words = format!("{words} {next}");
    }
    let changed = changed.into_iter().map(|session| session.occurrence.clone()).collect();
    Free { chip, title, words, changed, suggestion }
}

fn done_titles(day: &PlannedDay) -> String {
    let done = day.sessions.iter().filter(|session| matches!(session.state, State::Done(_)));
    done.map(|session| session.title.as_str()).collect::<Vec<_>>().join(", ")
}

/// "Next: Hamstring reset, on Monday."
fn next(model: &Model, followed: &Followed<'_>, course: &Course<'_>) -> Option<String> {
    let day: Day = course.next()?.day;
    let sessions = followed.day(course, day).sessions;
    let first = sessions.iter().find(|session| session.state == State::Ahead)?;
    Some(format!("Next: {}, {}.", first.title, when(day, model.today())))
}

/// What does nobody harm who rests.
fn gentle(model: &Model) -> &'static str {
    match model.now.hour() {
        4..10 => "morning-loosen",
        10..18 => "desk-break",
        _ => "bedtime-wind-down",
    }
}

/// A simple rule: ease in first; then wind down in the evening, loosen up in the morning, and stretch in between.
fn suggest(model: &Model) -> (&'static str, &'static str) {
    let sessions = model.diary.as_ref().map_or(1, |diary| diary.totals.in_all(model.today()).0);
    if sessions == 0 {
        return ("first-ease-in", "A good first session");
    }
    match model.now.hour() {
        4..10 => ("morning-loosen", "For the morning"),
        20..24 | 0..4 => ("bedtime-wind-down", "For the evening"),
        _ if sessions < 10 => ("hamstring-1", "For today"),
        _ => ("hamstring-2", "For today"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::library::Library;
    use crate::app::model::Diary;
    use crate::app::view::today::today;
    use crate::domain::plan::Following;
    use crate::domain::settings::Settings;
    use crate::testing::{answered, saturday_evening};

    fn model() -> Model {
        let (now, device) = (saturday_evening(), "test".parse().unwrap());
        Model::new(Library::built_in(), Settings::default(), answered(now), device, "/data".into(), now)
    }

    #[test]
    fn what_is_due_is_not_said_before_the_diary_is_read_and_without_a_plan_nothing_waits_for_it() {
        let mut model = model();
        assert!(matches!(today(&model).hero, Hero::Start(Pitch { planned: None, .. })));
        model.following = Some(Following::new("hamstring-programme".parse().unwrap(), model.today()));
        assert_eq!(today(&model).hero, Hero::Reading);
        model.diary = Some(Diary::default());
        assert!(matches!(today(&model).hero, Hero::Start(Pitch { planned: Some(_), .. })));
    }
}
