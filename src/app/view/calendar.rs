//! A month of days, and the sessions of one of them.

use std::time::Duration;

use chrono::{Datelike, Weekday};

use super::figure::Still;
use super::words::{day_and_month, month_and_year, weekday};
use crate::app::library::Library;
use crate::app::model::{Diary, Model};
use crate::domain::adherence::Streaks;
use crate::domain::day::{Day, spoken_length};
use crate::domain::exercise::Kind;
use crate::domain::history::{Outcome, SessionRecord};
use crate::domain::ids::RecordId;

/// The calendar screen.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarView {
    /// "November 2026".
    pub month: String,
    /// Six weeks from the Monday on or before the first.
    pub cells: Vec<DayCell>,
    /// Days in a row.
    pub streaks: Streaks,
    /// Days of this week that count.
    pub this_week: u32,
    /// Sessions of all time.
    pub sessions: u32,
    /// Time of all time: "14 h".
    pub time: String,
    /// "Saturday 21 November".
    pub selected: String,
    /// Its sessions, in their order.
    pub day: Vec<SessionLine>,
    /// Whether anything was ever done.
    pub diary: DiaryState,
}

/// What the diary holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiaryState {
    /// It is still being read.
    Loading,
    /// Nothing yet.
    Empty,
    /// At least one session.
    Used,
}

impl DiaryState {
    /// What the diary of `model` holds.
    pub fn of(model: &Model) -> Self {
        match &model.diary {
            None => Self::Loading,
            Some(diary) if diary.history.sessions().len() == 0 => Self::Empty,
            Some(_) => Self::Used,
        }
    }
}

/// A day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCell {
    /// The date.
    pub day: Day,
    /// Whole minutes done, rounded up so that no session reads as nothing.
    pub minutes: u64,
    /// How much that is.
    pub heat: Heat,
    /// Whether it belongs to the month.
    pub place: CellPlace,
    /// Whether it is today.
    pub is_today: bool,
    /// Whether its sessions are listed.
    pub is_selected: bool,
}

/// How much was done on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heat {
    /// Nothing.
    None,
    /// Under ten minutes.
    Some,
    /// Under twenty.
    More,
    /// Twenty minutes and more.
    Most,
}

/// Where a day lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellPlace {
    /// In the month.
    Inside,
    /// Before or after it.
    Outside,
    /// In the month, but still to come.
    Ahead,
}

/// A session in the list of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionLine {
    /// Which.
    pub id: RecordId,
    /// Its routine's title then.
    pub title: String,
    /// "19:42 · 12 min · leg 4 → 2".
    pub line: String,
    /// In the person's own words.
    pub note: String,
    /// What one remembers it by.
    pub still: Option<Still>,
}

/// The calendar screen.
pub fn calendar(model: &Model) -> CalendarView {
    let none = Diary::default();
    let diary = model.diary.as_ref().unwrap_or(&none);
    let today = model.today();
    let (sessions, time) = diary.totals.in_all();
    let selected = model.calendar.selected;
    let monday = today.week_start(Weekday::Mon);
    CalendarView {
        month: month_and_year(model.calendar.month),
        cells: cells(model, diary),
        streaks: diary.totals.streaks(today),
        this_week: diary.totals.counted_in(monday, 7),
        sessions,
        time: hours(time),
        selected: format!("{} {}", weekday(selected.date().weekday()), day_and_month(selected)),
        day: diary.history.on(selected).map(|record| session_line(&model.library, record)).collect(),
        diary: DiaryState::of(model),
    }
}

fn cells(model: &Model, diary: &Diary) -> Vec<DayCell> {
    let date = model.calendar.month.date();
    let first = Day::from_date(date.with_day(1).unwrap_or(date));
    let start = first.week_start(Weekday::Mon);
    let today = model.today();
    let cell = |day: Day| {
        let done = diary.totals.on(day).done;
        let inside = day.date().month() == date.month() && day.date().year() == date.year();
        DayCell {
            day,
            minutes: done.as_secs().div_ceil(60),
            heat: heat(done),
            place: match inside {
                false => CellPlace::Outside,
                true if day > today => CellPlace::Ahead,
                true => CellPlace::Inside,
            },
            is_today: day == today,
            is_selected: day == model.calendar.selected,
        }
    };
    (0..42).map(|number| cell(start.plus(number))).collect()
}

/// "45 min", or whole hours once there is one.
fn hours(time: Duration) -> String {
    match time.as_secs() {
        0..3600 => format!("{} min", time.as_secs() / 60),
        seconds => format!("{} h", seconds / 3600),
    }
}

const fn heat(done: Duration) -> Heat {
    match done.as_secs() {
        0 => Heat::None,
        1..600 => Heat::Some,
        600..1200 => Heat::More,
        _ => Heat::Most,
    }
}

fn session_line(library: &Library, record: &SessionRecord) -> SessionLine {
    let local = record.start.at_offset(record.offset);
    let mut parts = vec![local.format("%H:%M").to_string(), spoken_length(record.done)];
    parts.extend(super::flow::pain_change(record));
    match record.outcome {
        Outcome::Completed => {}
        Outcome::Stopped => parts.push("ended early".into()),
        Outcome::Interrupted => parts.push("interrupted".into()),
    }
    SessionLine {
        id: record.id.clone(),
        title: record.title.clone(),
        line: parts.join(" · "),
        note: record.note.clone(),
        still: still(library, record),
    }
}

/// The figure of the exercise that took most of a session, breathing and rest last: what one remembers it by.
fn still(library: &Library, record: &SessionRecord) -> Option<Still> {
    let quiet = |id| library.exercises.get(id).is_some_and(|exercise| exercise.kind == Kind::Breathing);
    let mut steps: Vec<_> = record.steps.iter().collect();
    steps.sort_by_key(|step| (quiet(&step.exercise), std::cmp::Reverse(step.done)));
    steps.into_iter().find_map(|step| Still::of(library, &step.exercise, step.side))
}
