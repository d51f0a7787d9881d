//! The plan that is followed: what it has for each day, in words, and what may be done about it.

use chrono::Datelike;

use super::words::{day_and_month, weekday};
use crate::app::model::Model;
use crate::domain::day::Day;
use crate::domain::excuse::Excuses;
use crate::domain::plan::{Change, Course, Entry, Following, Occurrence, Plan, Practice, State};

/// The plan that is followed.
#[derive(Debug)]
pub struct Followed<'a> {
    model: &'a Model,
    plan: &'a Plan,
    following: &'a Following,
    nothing: (Practice, Excuses),
}

impl<'a> Followed<'a> {
    /// `None` where no plan is followed, or it is not there any more.
    pub fn of(model: &'a Model) -> Option<Self> {
        let following = model.following.as_ref()?;
        let plan = model.library.plan(&following.plan)?;
        Some(Self { model, plan, following, nothing: Default::default() })
    }

    /// What is due, and where the person stands.
    pub fn course(&self) -> Course<'_> {
        let (practice, excuses) = match &self.model.diary {
            Some(diary) => (&diary.practice, &diary.excuses),
            None => (&self.nothing.0, &self.nothing.1),
        };
        let week_start = self.model.settings.week_start.day();
        Course::of(self.plan, self.following, practice, excuses, week_start, self.model.today())
    }

    /// What the plan has for a day, in words.
    pub fn day(&self, course: &Course<'_>, day: Day) -> PlannedDay {
        let sessions = course.on(day).into_iter().map(|entry| self.session(entry)).collect();
        PlannedDay { day, name: self.name(day), full: full_name(day), sessions }
    }

    /// The days of this week that are still to come, or passed with something open; only those that have anything.
    pub fn week(&self, course: &Course<'_>) -> Vec<PlannedDay> {
        let today = self.model.today();
        let mut days: Vec<PlannedDay> = Vec::new();
        for entry in course.week(today) {
            match days.last_mut() {
                Some(last) if last.day == entry.day => last.sessions.push(self.session(entry)),
                _ => days.push(PlannedDay {
                    day: entry.day,
                    name: self.name(entry.day),
                    full: full_name(entry.day),
                    sessions: vec![self.session(entry)],
                }),
            }
        }
        let has_open = |day: &PlannedDay| day.sessions.iter().any(|session| session.state == State::Passed);
        days.retain(|day| day.day >= today || has_open(day));
        days
    }

    fn name(&self, day: Day) -> String {
        if day == self.model.today() { "Today".into() } else { weekday(day.date().weekday())[..3].to_owned() }
    }

    fn session(&self, entry: Entry) -> PlannedSession {
        let Entry { occurrence, state, .. } = entry;
        let routine = self.model.library.routine(&occurrence.routine);
        let title = routine.map_or_else(|| occurrence.routine.to_string(), |routine| routine.title().to_owned());
        let change = self.following.changes.get(&occurrence).copied();
        PlannedSession {
            is_there: routine.is_some(),
            words: self.words(state, change, &occurrence),
            title,
            state,
            may: may(state, change),
            occurrence,
        }
    }

    fn words(&self, state: State, change: Option<Change>, occurrence: &Occurrence) -> String {
        let named = |day: Day| weekday(day.date().weekday());
        match state {
            State::Done(day) if day == self.following.stands(occurrence) => "done".into(),
            State::Done(day) => format!("done on {}", named(day)),
            State::Moved(to) => format!("moved to {}", self.named(to)),
            State::Skipped => "skipped".into(),
            State::Paused => "paused".into(),
            State::Passed => "still open".into(),
            State::Due | State::Ahead => match change {
                Some(Change::Moved(_)) => format!("from {}", named(occurrence.day)),
                Some(Change::Skipped(_)) | None => String::new(),
            },
        }
    }

    /// "Monday", or "30 November" where that could be another.
    fn named(&self, day: Day) -> String {
        match day.days_since(self.model.today()) {
            -6..=6 => weekday(day.date().weekday()).to_owned(),
            _ => day_and_month(day),
        }
    }
}

fn may(state: State, change: Option<Change>) -> Vec<Deed> {
    let (moves, skips) = match state {
        State::Done(_) => return Vec::new(),
        State::Moved(_) | State::Skipped => (false, false),
        State::Passed => (true, false),
        State::Due | State::Ahead | State::Paused => (true, true),
    };
    let deeds = [(moves, Deed::Move), (skips, Deed::Skip), (change.is_some(), Deed::TakeBack)];
    deeds.into_iter().filter_map(|(may, deed)| may.then_some(deed)).collect()
}

/// What a plan has for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDay {
    /// The day.
    pub day: Day,
    /// "Wed", or "Today".
    pub name: String,
    /// "Wednesday 25 November".
    pub full: String,
    /// What stands on it, or was moved away from it.
    pub sessions: Vec<PlannedSession>,
}

/// A planned session in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSession {
    /// Which.
    pub occurrence: Occurrence,
    /// The title of its routine; its id where there is none.
    pub title: String,
    /// Whether its routine is there.
    pub is_there: bool,
    /// What became of it.
    pub state: State,
    /// The same in words, with how it came to be here: "moved to Sunday". Empty where it simply is to come.
    pub words: String,
    /// What may be done about it.
    pub may: Vec<Deed>,
}

/// What may be done about a planned session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Do it on another day.
    Move,
    /// Leave it out.
    Skip,
    /// Take the last of these back.
    TakeBack,
}

impl PlannedDay {
    /// "Hamstring reset, Desk break".
    pub fn titles(&self) -> String {
        self.sessions.iter().map(|session| session.title.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// What became of it, in a word or two: "done", "1 of 2 done", "a routine is missing".
    pub fn note(&self) -> String {
        let all = self.sessions.len();
        let done = self.sessions.iter().filter(|session| matches!(session.state, State::Done(_))).count();
        match self.sessions.first() {
            _ if self.sessions.iter().any(|session| !session.is_there) => "missing".into(),
            Some(first) if self.sessions.iter().all(|session| session.words == first.words) => first.words.clone(),
            _ if done > 0 => format!("{done} of {all} done"),
            _ => String::new(),
        }
    }
}

/// What the plan that is followed has for a day; `None` where none is.
pub fn planned_on(model: &Model, day: Day) -> Option<PlannedDay> {
    let followed = Followed::of(model)?;
    let course = followed.course();
    Some(followed.day(&course, day))
}

/// Days to which something may be moved: from today to the end of next week, each with its name: "Wed 25".
pub fn days_to_move(model: &Model, stands: Day) -> Vec<(Day, String)> {
    let today = model.today();
    let days = (0..=model.end_of_next_week().days_since(today)).map(|number| today.plus(number));
    let named = |day: Day| match day.days_since(today) {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        _ => format!("{} {}", &weekday(day.date().weekday())[..3], day.date().day()),
    };
    days.filter(|day| *day != stands).map(|day| (day, named(day))).collect()
}

/// "tomorrow", "on Monday", "on 30 November".
pub fn when(day: Day, today: Day) -> String {
    match day.days_since(today) {
        0 => "today".into(),
        1 => "tomorrow".into(),
        2..=6 => format!("on {}", weekday(day.date().weekday())),
        _ => format!("on {}", day_and_month(day)),
    }
}

fn full_name(day: Day) -> String {
    format!("{} {}", weekday(day.date().weekday()), day_and_month(day))
}
