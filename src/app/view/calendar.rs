//! A month of days, and the sessions of one of them.

use std::time::Duration;

use chrono::{Datelike, Weekday};

use super::figure::Still;
use super::journal::{NoteView, beginning, listed};
use super::words::{day_and_month, from_to, month_and_year, sentence_case, weekday};
use crate::app::library::Library;
use crate::app::model::{CalendarPlace, Diary, DiaryChange, Model};
use crate::domain::day::{Day, spoken_length};
use crate::domain::excuse::ExcuseWhy;
use crate::domain::exercise::Kind;
use crate::domain::history::{Hand, Outcome, SessionRecord};
use crate::domain::ids::RecordId;
use crate::domain::settings::Settings;
use crate::domain::steadiness::{Account, DayStatus, Goal, Rows, Week};
use crate::domain::week::{self, WeekNumbers};

/// The calendar screen.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarView {
    /// "November 2026".
    pub month: String,
    /// Six weeks from the first day of the week around the first.
    pub cells: Vec<DayCell>,
    /// The numbers of these weeks, where they are shown.
    pub numbers: Option<Vec<u32>>,
    /// Weeks on goal in a row.
    pub weeks: Rows,
    /// Days in a row.
    pub days: Rows,
    /// This week so far.
    pub this_week: Week,
    /// How steady, 0 to 100.
    pub score: u8,
    /// What these numbers mean, in sentences.
    pub meanings: Vec<String>,
    /// Names of the days, as weeks begin.
    pub weekdays: [&'static str; 7],
    /// What may be done with the selected days.
    pub pausing: Pausing,
    /// Sessions of all time, up to today.
    pub sessions: u32,
    /// Time of all time, up to today: "14 h".
    pub time: String,
    /// "Saturday 21 November".
    pub selected: String,
    /// Its sessions, in their order.
    pub day: Vec<SessionLine>,
    /// What was noted on it, earliest first.
    pub notes: Vec<NoteView>,
    /// Whether a session may be written in on it.
    pub adding: Offered,
    /// What was done to the diary last and can be undone: "“Walk” is added."
    pub undoable: Option<String>,
    /// Whether anything was ever done.
    pub diary: DiaryState,
}

/// What may be done with the selected days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pausing {
    /// Whether they may be paused: at least one of them has no session and is not paused yet.
    pub pause: Offered,
    /// Whether the day may be set aside because life happened.
    pub aside: Offered,
    /// Pauses that cover the first of them, each with its words: "Holiday, 9 to 22 November".
    pub standing: Vec<(RecordId, String)>,
}

/// Whether something is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl From<bool> for Offered {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
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
    /// Whether its sessions are listed, or it is one of several that are selected.
    pub is_selected: bool,
    /// What it comes to.
    pub status: DayStatus,
    /// Why it is paused or set aside.
    pub why: Option<ExcuseWhy>,
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
    /// "corrected, revision 3", where a hand has been at it.
    pub hand: Option<String>,
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
    let (sessions, time) = diary.totals.in_all(today);
    let selected = model.calendar.selected;
    let account = diary.account(model.settings, today);
    let place = model.calendar;
    let cells = cells(model, diary);
    let numbers = || cells.chunks(7).map(|week| week::number(week[0].day)).collect();
    CalendarView {
        month: month_and_year(model.calendar.month),
        numbers: (model.settings.week_numbers == WeekNumbers::Shown).then(numbers),
        cells,
        weeks: account.weeks(),
        days: account.days(),
        this_week: account.week(today),
        score: account.score(),
        meanings: meanings(model.settings),
        weekdays: weekdays(model.settings.week_start.day()),
        pausing: pausing(&account, place),
        sessions,
        time: hours(time),
        selected: match place.days() {
            1 => format!("{} {}", weekday(selected.date().weekday()), day_and_month(selected)),
            days => format!("{}, {days} days", from_to(selected, place.until)),
        },
        day: match place.days() {
            1 => diary.history.on(selected).map(|record| session_line(&model.library, record)).collect(),
            _ => Vec::new(),
        },
        notes: match place.days() {
            1 => model.journal.on(selected).map(listed).collect(),
            _ => Vec::new(),
        },
        adding: (model.diary.is_some() && place.days() == 1 && selected <= today).into(),
        undoable: model.undoable.as_ref().and_then(|change| change_words(diary, change)),
        diary: DiaryState::of(model),
    }
}

fn change_words(diary: &Diary, change: &DiaryChange) -> Option<String> {
    Some(match change {
        DiaryChange::PauseEnded(excuse) => format!("{} is no more.", sentence_case(excuse.why.word())),
        DiaryChange::Deleted(record) => format!("“{}” is deleted.", record.title),
        DiaryChange::Added(id) => format!("“{}” is added.", diary.history.session(id)?.title),
        DiaryChange::Corrected(record) => format!("“{}” is corrected.", diary.history.session(&record.id)?.title),
    })
}

fn pausing(account: &Account<'_>, place: CalendarPlace) -> Pausing {
    let mut days = (0..place.days()).map(|number| place.selected.plus(number));
    let standing = account.excuses.covering(place.selected).map(|excuse| {
        let days = match excuse.why {
            ExcuseWhy::LifeHappens => day_and_month(excuse.first),
            _ => from_to(excuse.first, excuse.last),
        };
        (excuse.id.clone(), format!("{}, {days}", sentence_case(excuse.why.word())))
    });
    Pausing {
        pause: days.any(|day| !matches!(account.day(day), DayStatus::Done | DayStatus::Paused)).into(),
        aside: (place.days() == 1 && account.may_set_aside(place.selected)).into(),
        standing: standing.collect(),
    }
}

/// What the numbers mean, with the person's own choices in them.
fn meanings(settings: Settings) -> Vec<String> {
    let Settings { counting, goal, .. } = settings;
    let goal = match goal {
        Goal::Days(1) => "on 1 day of a calendar week".to_owned(),
        Goal::Days(days) => format!("on {days} days of a calendar week, whichever"),
        Goal::On(days) => format!("on {} days of a calendar week, best on those you chose", days.count()),
    };
    let minutes =
        if counting.minutes() == 1 { "1 minute".to_owned() } else { format!("{} minutes", counting.minutes()) };
    vec![
        format!(
            "A day counts when a session did at least {} % of its time, or when you did {minutes} in all.",
            counting.share()
        ),
        format!("Your goal is to move {goal}. Weeks on goal are counted in a row; this week is open until it ends."),
        "Paused days neither break a row nor lengthen it, and a week asks for less by as much. Once a week you may set a day \
         aside because life happened."
            .into(),
        "What was before your first session is not known, so it is not missed. A day before 2001, or alone more than a year \
         before the next, is taken for a slip of the clock and begins nothing. A day is fixed where and when a session starts; \
         travel and clock changes never move it."
            .into(),
        "Steadiness looks at how well each week’s goal was kept. Old days fade, half of them within ten sessions’ time, so one \
         miss costs little and a good week shows."
            .into(),
    ]
}

fn weekdays(first: Weekday) -> [&'static str; 7] {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    std::array::from_fn(|number| NAMES[(number + first.num_days_from_monday() as usize) % 7])
}

fn cells(model: &Model, diary: &Diary) -> Vec<DayCell> {
    let date = model.calendar.month.date();
    let first = Day::from_date(date.with_day(1).unwrap_or(date));
    let start = first.week_start(model.settings.week_start.day());
    let today = model.today();
    let account = diary.account(model.settings, today);
    let place = model.calendar;
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
            is_selected: (place.selected..=place.until).contains(&day),
            status: account.day(day),
            why: diary.excuses.covering(day).next().map(|excuse| excuse.why),
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

/// How much so much is.
pub(super) const fn heat(done: Duration) -> Heat {
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
        hand: match record.hand {
            Hand::Nothing => None,
            Hand::Added => Some(record.hand.word().to_owned()),
            Hand::Corrected => Some(format!("{}, revision {}", record.hand.word(), record.revision)),
        },
        note: beginning(record.note.clone()),
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
