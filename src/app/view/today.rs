//! What to do now.

use chrono::{Datelike, Timelike};

use super::calendar::DiaryState;
use super::card::{Cards, RoutineCard};
use super::words::{day_and_month, weekday};
use crate::app::model::{Diary, Model};
use crate::app::update::asks_about_morning;
use crate::domain::day::{Day, spoken_length};
use crate::domain::safety::signs::Standing;
use crate::domain::steadiness::{DayStatus, Rows, Week as Goal};

/// The first screen.
#[derive(Debug, Clone, PartialEq)]
pub struct TodayView {
    /// "Good evening".
    pub greeting: &'static str,
    /// "Saturday, 21 November".
    pub date: String,
    /// The routine to start now.
    pub suggestion: Option<RoutineCard>,
    /// Why it is suggested, on a chip.
    pub reason: &'static str,
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

/// The first screen.
pub fn today(model: &Model) -> TodayView {
    let (suggested, reason) = suggest(model);
    let cards = Cards::of(model);
    let card = |id: &str| {
        let routine = model.library.routines.iter().find(|routine| routine.id().as_str() == id);
        routine.map(|routine| cards.card(routine))
    };
    let suggestion = card(suggested).or_else(|| model.library.routines.first().map(|routine| cards.card(routine)));
    let shown = suggestion.as_ref().map(|card| card.id.clone());
    let fitting = ["desk-break", "morning-loosen", "bedtime-wind-down", "hamstring-1", "first-ease-in"];
    let fits = |card: &RoutineCard| Some(&card.id) != shown.as_ref() && !model.shelf.archived.contains(&card.id);
    let others = fitting.iter().filter_map(|id| card(id)).filter(fits).take(3);
    TodayView {
        greeting: match model.now.hour() {
            4..12 => "Good morning",
            12..18 => "Good afternoon",
            _ => "Good evening",
        },
        date: format!("{}, {}", weekday(model.now.weekday()), day_and_month(Day::from_date(model.now.date_naive()))),
        suggestion,
        reason,
        others: others.collect(),
        last: model.diary.as_ref().and_then(|diary| last(model, diary)),
        diary: DiaryState::of(model),
        stopped: matches!(model.standing(), Standing::Stopped(_)),
        morning: asks_about_morning(model).map(|record| record.title.clone()),
        undecided: model.undecided.as_ref().map(|kept| kept.record.title.clone()),
        week: week(model),
        flare: card("flare-calm"),
    }
}

/// A simple rule: ease in first; then wind down in the evening, loosen up in the morning, and stretch in between.
fn suggest(model: &Model) -> (&'static str, &'static str) {
    let sessions = model.diary.as_ref().map_or(1, |diary| diary.history.sessions().len());
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

fn last(model: &Model, diary: &Diary) -> Option<LastSession> {
    let record = diary.history.sessions().next_back()?;
    let when = match model.today().days_since(record.day) {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        2..7 => weekday(record.day.date().weekday()).to_owned(),
        _ => day_and_month(record.day),
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
