//! What to do now.

use std::collections::BTreeSet;

use chrono::{Datelike, Timelike};

use super::calendar::DiaryState;
use super::card::{Cards, RoutineCard};
use super::course::{Followed, PlannedDay};
use super::hero::{Hero, hero};
use super::plans::lost_plan;
use super::words::{dated, day_and_month, weekday};
use crate::app::model::{Diary, Model};
use crate::app::update::asks_about_morning;
use crate::domain::day::{Day, spoken_length};
use crate::domain::ids::{ExerciseId, RoutineId};
use crate::domain::safety::signs::Standing;
use crate::domain::steadiness::{DayStatus, Rows, Week as Goal};

/// The first screen.
#[derive(Debug, Clone, PartialEq)]
pub struct TodayView {
    /// "Good evening".
    pub greeting: &'static str,
    /// "Saturday, 21 November · Week 3 of Hamstrings in six weeks".
    pub date: String,
    /// What is offered above all.
    pub hero: Hero,
    /// What the plan has for the rest of this week.
    pub planned: Vec<PlannedDay>,
    /// Whether a plan is followed.
    pub plan: PlanState,
    /// Three more that fit.
    pub others: Vec<RoutineCard>,
    /// The session before, if there was one.
    pub last: Option<LastSession>,
    /// Whether the diary is read.
    pub diary: DiaryState,
    /// Whether a warning sign is open, so that no session is offered.
    pub stopped: bool,
    /// The session whose next morning is asked about: its title.
    pub morning: Option<String>,
    /// The title of an interrupted session that is not decided on yet.
    pub undecided: Option<String>,
    /// This week.
    pub week: Week,
    /// Gentle ones, for a bad day.
    pub flare: Option<RoutineCard>,
}

/// Whether a plan is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanState {
    /// None is.
    None,
    /// One is.
    Followed,
    /// One is that is not there any more; its id.
    Lost(String),
}

/// The session before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSession {
    /// Its routine's title then.
    pub title: String,
    /// "Yesterday · 6 min · leg 4 → 2".
    pub line: String,
}

/// Seven days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// In their order.
    pub days: Vec<WeekDay>,
    /// Days in a row.
    pub days_in_a_row: Rows,
    /// Weeks on goal in a row.
    pub weeks: Rows,
    /// What this week is aimed at.
    pub goal: Goal,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekDay {
    /// The date.
    pub day: Day,
    /// Its state.
    pub state: WeekDayState,
}

/// The state of a day of this week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekDayState {
    /// It counts.
    Done,
    /// It is today, and still open.
    Open,
    /// It is paused or set aside.
    Paused,
    /// It passed without a session that counts, or has not come.
    Quiet,
}

/// Cards that look like the one that is offered, or like one before them, come last.
fn unlike(offered: Option<&RoutineCard>, cards: Vec<RoutineCard>) -> Vec<RoutineCard> {
    let exercise = |card: &RoutineCard| card.still.as_ref().map(|still| still.exercise.clone());
    let mut seen: BTreeSet<ExerciseId> = offered.and_then(exercise).into_iter().collect();
    let (fresh, again): (Vec<_>, Vec<_>) =
        cards.into_iter().partition(|card| exercise(card).is_none_or(|exercise| seen.insert(exercise)));
    fresh.into_iter().chain(again).collect()
}

/// The first screen.
pub fn today(model: &Model) -> TodayView {
    let cards = Cards::of(model);
    let card = |id: &str| {
        let routine = model.library.routines.iter().find(|routine| routine.id().as_str() == id);
        routine.map(|routine| cards.card(routine))
    };
    let followed = Followed::of(model);
    let course = followed.as_ref().map(Followed::course);
    let both = followed.as_ref().zip(course.as_ref());
    let hero = hero(model, &cards, both);
    let planned = both.map(|(followed, course)| followed.week(course)).unwrap_or_default();
    let offered = match &hero {
        Hero::Start(pitch) => Some(&pitch.card),
        Hero::Free(free) => free.suggestion.as_ref(),
        Hero::Missing(_) | Hero::Reading => None,
    };
    let is_today = |id: &RoutineId| {
        let mut today = planned.iter().filter(|day| day.day == model.today()).flat_map(|day| &day.sessions);
        today.any(|session| session.occurrence.routine == *id)
    };
    let fitting = ["desk-break", "morning-loosen", "bedtime-wind-down", "hamstring-1", "first-ease-in"];
    let fits = |card: &RoutineCard| {
        Some(&card.id) != offered.map(|card| &card.id)
            && !is_today(&card.id)
            && !model.shelf.archived.contains(&card.id)
    };
    let fitting: Vec<RoutineCard> = fitting.iter().filter_map(|id| card(id)).filter(fits).collect();
    let others = unlike(offered, fitting).into_iter().take(3).collect();
    let date = format!("{}, {}", weekday(model.now.weekday()), day_and_month(Day::from_date(model.now.date_naive())));
    TodayView {
        greeting: match model.now.hour() {
            4..12 => "Good morning",
            12..18 => "Good afternoon",
            _ => "Good evening",
        },
        date: match &course {
            Some(course) => format!("{date} · Week {} of {}", course.week_number(), course.plan().title),
            None => date,
        },
        hero,
        planned,
        plan: match (&course, lost_plan(model)) {
            (Some(_), _) => PlanState::Followed,
            (None, Some(id)) => PlanState::Lost(id.to_string()),
            (None, None) => PlanState::None,
        },
        others,
        last: model.diary.as_ref().and_then(|diary| last(model, diary)),
        diary: DiaryState::of(model),
        stopped: matches!(model.standing(), Standing::Stopped(_)),
        morning: asks_about_morning(model).map(|record| record.title.clone()),
        undecided: model.undecided.as_ref().map(|kept| kept.record.title.clone()),
        week: week(model),
        flare: card("flare-calm"),
    }
}

fn last(model: &Model, diary: &Diary) -> Option<LastSession> {
    let record = diary.history.last_by(model.instant())?;
    let when = match model.today().days_since(record.day) {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        2..7 => weekday(record.day.date().weekday()).to_owned(),
        _ => dated(record.day, model.today()),
    };
    let mut line = format!("{when} · {}", spoken_length(record.done));
    if let Some(change) = super::flow::pain_change(record) {
        line = format!("{line} · {change}");
    }
    Some(LastSession { title: record.title.clone(), line })
}

/// This week, Monday first.
pub fn week(model: &Model) -> Week {
    let today = model.today();
    let none = Diary::default();
    let account = model.diary.as_ref().unwrap_or(&none).account(model.settings, today);
    let goal = account.week(today);
    let days = (0..7).map(|number| goal.first.plus(number)).map(|day| {
        let state = match account.day(day) {
            DayStatus::Done => WeekDayState::Done,
            DayStatus::Paused | DayStatus::SetAside => WeekDayState::Paused,
            _ if day == today => WeekDayState::Open,
            _ => WeekDayState::Quiet,
        };
        WeekDay { day, state }
    });
    Week { days: days.collect(), goal, days_in_a_row: account.days(), weeks: account.weeks() }
}
