//! Everything the program knows. Only [`super::update`] changes it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::effect::WindowMode;
use super::library::Library;
use super::notice::Notices;
use crate::domain::adherence::DayTotals;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::day::Day;
use crate::domain::history::{History, Pain, SessionRecord};
use crate::domain::ids::DeviceId;
use crate::domain::routine::Routine;
use crate::domain::settings::Settings;
use crate::domain::timeline::Timeline;

/// Everything the program knows.
#[derive(Debug, Clone)]
pub struct Model {
    /// Exercises and routines.
    pub library: Library,
    /// Choices.
    pub settings: Settings,
    /// What was done; `None` until it is read.
    pub diary: Option<Diary>,
    /// The screen.
    pub route: Route,
    /// A session that a crash left and that is not decided on yet.
    pub undecided: Option<Box<Checkpoint>>,
    /// A session from the look before it to the answers after it.
    pub flow: Flow,
    /// The month on the calendar, and the selected day.
    pub calendar: CalendarPlace,
    /// Messages.
    pub notices: Notices,
    /// Whether the sheet of keys shows.
    pub keys: KeySheet,
    /// How much of the screen the window takes.
    pub window: WindowMode,
    /// This machine.
    pub device: DeviceId,
    /// Where a person's data lies.
    pub data_dir: PathBuf,
    /// Local time, as of the last look at the clock.
    pub now: DateTime<FixedOffset>,
}

/// The history with what is worked out from it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diary {
    /// Every session that still stands.
    pub history: History,
    /// What each day holds.
    pub totals: DayTotals,
}

impl Diary {
    /// Works out the totals.
    pub fn of(history: History) -> Self {
        let totals = DayTotals::of(&history);
        Self { history, totals }
    }
}

/// A screen of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// What to do now.
    #[default]
    Today,
    /// Every routine.
    Routines,
    /// Days and sessions.
    Calendar,
    /// Choices.
    Settings,
}

/// Where a session stands.
#[derive(Debug, Clone, Default)]
pub enum Flow {
    /// There is none.
    #[default]
    Idle,
    /// A crash left one: resume, keep the part, or discard.
    Recovering(Box<Checkpoint>),
    /// Looked at, not started.
    Preparing(Preparation),
    /// Running.
    Playing(Box<Playing>),
    /// Over; how was it?
    Reviewing(Box<Review>),
}

/// A routine about to be started.
#[derive(Debug, Clone)]
pub struct Preparation {
    /// Which.
    pub routine: Arc<Routine>,
    /// Pain now, as answered so far.
    pub before: Pain,
}

/// A running session, as far as the screen must know it without its snapshot.
#[derive(Debug, Clone)]
pub struct Playing {
    /// What is being done.
    pub timeline: Arc<Timeline>,
    /// Whether the person is being asked something.
    pub question: Question,
    /// How often "skip it?" was declined, counted in "too much" of the step it was about.
    pub declined: Option<(usize, u32)>,
    /// Whether the figure is seen from the other side.
    pub other_side: Turned,
}

/// A figure seen from the other side, until the step it was asked for is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turned(Option<usize>);

impl Turned {
    /// Turns the figure of `step`, or turns it back.
    #[must_use]
    pub fn toggled(self, step: usize) -> Self {
        if self.0 == Some(step) { Self(None) } else { Self(Some(step)) }
    }

    /// How the figure of `step` is seen.
    pub fn of(self, step: usize) -> OtherSide {
        if self.0 == Some(step) { OtherSide::Shown } else { OtherSide::Hidden }
    }
}

/// Whether a figure is seen from its other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherSide {
    /// As it was authored.
    Hidden,
    /// From the other side.
    Shown,
}

/// A question over the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Question {
    /// None.
    #[default]
    None,
    /// End the session here?
    End,
    /// Go on with which step?
    Jump,
}

/// A session that just ended.
#[derive(Debug, Clone)]
pub struct Review {
    /// What was done; already saved.
    pub record: SessionRecord,
    /// Pain now, as answered so far.
    pub after: Pain,
    /// The note, as typed so far.
    pub note: String,
}

/// The month on the calendar, and the selected day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarPlace {
    /// Any day of the month that shows.
    pub month: Day,
    /// The day whose sessions are listed.
    pub selected: Day,
}

/// Whether the sheet of keys shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeySheet {
    /// It does not.
    #[default]
    Hidden,
    /// It does.
    Open,
}

impl Model {
    /// A model that has not read the diary yet.
    pub fn new(
        library: Library,
        settings: Settings,
        device: DeviceId,
        data_dir: PathBuf,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let today = Day::of(now, settings.day_boundary);
        Self {
            library,
            settings,
            diary: None,
            route: Route::default(),
            undecided: None,
            flow: Flow::default(),
            calendar: CalendarPlace { month: today, selected: today },
            notices: Notices::default(),
            keys: KeySheet::default(),
            window: WindowMode::default(),
            device,
            data_dir,
            now,
        }
    }

    /// The day it is, by the person's own boundary.
    pub fn today(&self) -> Day {
        Day::of(self.now, self.settings.day_boundary)
    }
}
