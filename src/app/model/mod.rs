//! Everything the program knows. Only [`super::update`] changes it.
//!
//! - `flow`: a session from the look before it to the answers after it, and whatever else takes the whole window
//! - `place`: what shows where
//! - `speaking`: the voice of this system

mod flow;
mod place;
mod speaking;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Timelike};

pub use flow::{
    Afterwards, Asking, Flow, Known, OtherSide, Playing, Preparation, Question, Review, Then, Turned, Welcome,
    WelcomePage,
};
pub use place::{CalendarPlace, Help, KeySheet, LibraryTab, Reading, Route, Span};
pub use speaking::{Silence, Speaking, Voices};

use super::album::Album;
use super::amending::Amending;
use super::effect::WindowMode;
use super::library::{Library, OwnRoutine};
use super::notice::Notices;
use super::noting::LastNoted;
use crate::domain::candidates::Candidates;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::day::Day;
use crate::domain::edit_draft::EditDraft;
use crate::domain::excuse::{Excuse, Excuses};
use crate::domain::history::{History, Pain, SessionRecord};
use crate::domain::ids::{DeviceId, RecordId, RoutineId};
use crate::domain::journal::Journal;
use crate::domain::plan::{Done, Following, Practice};
use crate::domain::quantity::WallTime;
use crate::domain::routine::Routine;
use crate::domain::safety::caps;
use crate::domain::safety::gate::gate;
use crate::domain::safety::signs::Standing;
use crate::domain::safety::{Care, Fitted, LevelWhy, Lights, Now, Reason, Today, Verdict, fit, judge};
use crate::domain::settings::Settings;
use crate::domain::shelf::Shelf;
use crate::domain::sounding::DeviceName;
use crate::domain::steadiness::{Account, CountRule, DayTotals};
use crate::domain::trends::Digest;
use crate::storage::store::OwnFile;

/// Everything the program knows.
#[derive(Debug, Clone)]
pub struct Model {
    /// Exercises and routines.
    pub library: Library,
    /// Choices.
    pub settings: Settings,
    /// What the person answered about their safety.
    pub care: Care,
    /// What was done; `None` until it is read.
    pub diary: Option<Diary>,
    /// What was noted, as far as it is read.
    pub journal: Journal,
    /// What was done to the journal last and can be undone.
    pub last_noted: Option<LastNoted>,
    /// Counts changes of the diary and the journal, so that what is worked out from them need not be anew every frame.
    pub edition: u64,
    /// The screen.
    pub route: Route,
    /// A session that a crash left and that is not decided on yet.
    pub undecided: Option<Box<Checkpoint>>,
    /// A session from the look before it to the answers after it.
    pub flow: Flow,
    /// The month on the calendar, and the selected day.
    pub calendar: CalendarPlace,
    /// What was deleted last and can be brought back.
    pub deleted: Option<Deleted>,
    /// What was changed in the diary last and can be undone.
    pub undoable: Option<DiaryChange>,
    /// A session that is written by hand.
    pub amending: Option<Box<Amending>>,
    /// A routine that was being edited when Supple went down, not decided on yet.
    pub draft: Option<EditDraft>,
    /// Messages.
    pub notices: Notices,
    /// The sound devices of this system.
    pub outputs: Outputs,
    /// Whether what was tried of sound is heard.
    pub trial: Trial,
    /// The voice of this system.
    pub speaking: Speaking,
    /// What is open of what there is to learn.
    pub reading: Reading,
    /// Notes on professionals.
    pub candidates: Candidates,
    /// The order in the library.
    pub shelf: Shelf,
    /// The plan that is followed.
    pub following: Option<Following>,
    /// The plan that was left last and can be followed on.
    pub left: Option<Following>,
    /// What the page of routines lists.
    pub library_tab: LibraryTab,
    /// As whom the person sent a file last in this run.
    pub sender: String,
    /// Pictures of the person's own, as far as they are read.
    pub album: Album,
    /// Whether the sheet of keys shows.
    pub keys: KeySheet,
    /// Whether the page that says where to get help is open.
    pub help: Help,
    /// How much of the screen the window takes.
    pub window: WindowMode,
    /// This machine.
    pub device: DeviceId,
    /// Where a person's data lies.
    pub data_dir: PathBuf,
    /// Local time, as of the last look at the clock.
    pub now: DateTime<FixedOffset>,
}

/// Whether what was tried of sound finds a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trial {
    /// Nothing is tried, or it is heard.
    #[default]
    Over,
    /// It is not known yet.
    Begun,
    /// There is none; Supple goes on looking for one as long as the settings are open.
    NoDevice,
}

/// What is known of the sound devices of this system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Outputs {
    /// Nothing: nobody asked.
    #[default]
    NotAsked,
    /// They are looked up.
    Asked,
    /// These there were.
    Found(Vec<DeviceName>),
}

/// The history with what is worked out from it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diary {
    /// Every session that still stands.
    pub history: History,
    /// What each day holds.
    pub totals: DayTotals,
    /// What is paused or set aside.
    pub excuses: Excuses,
    /// What was said of how it went.
    pub lights: Lights,
    /// Every session in few numbers.
    pub digest: Digest,
    /// Every session as plans see it.
    pub practice: Practice,
}

impl Diary {
    /// Works out the rest; `rule` says which days count.
    pub fn of(history: History, rule: CountRule) -> Self {
        let totals = DayTotals::of(&history, rule);
        let excuses = history.excuses();
        let lights = Lights::of(&history);
        let digest = Digest::of(&history);
        let practice = Practice::of(history.by_day().map(|record| Done {
            day: record.day,
            at: record.start,
            routine: &record.routine,
            light: record.light(),
            counted: rule.counts(record),
        }));
        Self { history, totals, excuses, lights, digest, practice }
    }

    /// How steady someone with these choices is on `today`.
    pub fn account(&self, settings: Settings, today: Day) -> Account<'_> {
        let Settings { goal, week_start, .. } = settings;
        Account { totals: &self.totals, excuses: &self.excuses, goal, week_start: week_start.day(), today }
    }
}

/// What was deleted, as it lay in its file.
#[derive(Debug, Clone, PartialEq)]
pub enum Deleted {
    /// A routine of the person's own.
    Routine(OwnRoutine),
    /// An exercise of the person's own, called so.
    Exercise(String, OwnFile),
}

/// A change of the diary, with what it takes to undo it.
#[derive(Debug, Clone, PartialEq)]
pub enum DiaryChange {
    /// This pause is no more.
    PauseEnded(Excuse),
    /// This session is deleted.
    Deleted(Box<SessionRecord>),
    /// This session was written in by hand.
    Added(RecordId),
    /// This session was put right; so it was before.
    Corrected(Box<SessionRecord>),
}

impl Deleted {
    /// What it is called.
    pub fn title(&self) -> &str {
        match self {
            Self::Routine(own) => &own.draft.title,
            Self::Exercise(name, _) => name,
        }
    }
}

impl Model {
    /// A model that has not read the diary yet.
    pub fn new(
        library: Library,
        settings: Settings,
        care: Care,
        device: DeviceId,
        data_dir: PathBuf,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let today = Day::of(now, settings.day_boundary);
        let is_new = care.accepted.is_none();
        Self {
            library,
            settings,
            care,
            diary: None,
            journal: Journal::default(),
            last_noted: None,
            edition: 0,
            route: Route::default(),
            undecided: None,
            flow: if is_new { Flow::Welcoming(Welcome::default()) } else { Flow::Idle },
            calendar: CalendarPlace::on(today),
            deleted: None,
            undoable: None,
            amending: None,
            draft: None,
            notices: Notices::default(),
            outputs: Outputs::default(),
            trial: Trial::default(),
            speaking: Speaking::default(),
            reading: Reading::default(),
            candidates: Candidates::default(),
            shelf: Shelf::default(),
            following: None,
            left: None,
            library_tab: LibraryTab::default(),
            sender: String::new(),
            album: Album::default(),
            keys: KeySheet::default(),
            help: Help::default(),
            window: WindowMode::default(),
            device,
            data_dir,
            now,
        }
    }

    /// Now, as an instant.
    pub fn instant(&self) -> WallTime {
        WallTime::from_unix_millis(self.now.timestamp_millis())
    }

    /// Where the person stands with warning signs.
    pub fn standing(&self) -> Standing {
        self.care.standing(self.today())
    }

    /// What holds for a session that starts now, with this pain.
    pub fn holds(&self, before: Pain) -> Today {
        let none = Diary::default();
        let diary = self.diary.as_ref().unwrap_or(&none);
        let now = Now {
            now: self.instant(),
            day: self.today(),
            is_early: self.is_early(),
            history: &diary.history,
            lights: &diary.lights,
            library: &self.library.exercises,
        };
        self.care.today(before.leg, &now)
    }

    /// Nobody says when they got up: until eight in the morning it counts as just now (clinical notes, section 3, early
    /// morning).
    pub(super) fn is_early(&self) -> bool {
        let hour = self.now.hour();
        (4..8).contains(&hour)
    }

    /// How many steps of `routine` are changed for the person now, should their pain be as `today` says, and why: each reason once.
    pub fn changes(&self, routine: &Routine, today: &Today) -> (usize, Vec<Reason>) {
        let person = &self.care.person;
        let mut why: Vec<Reason> = Vec::new();
        let judged = routine.steps().into_iter().map(|step| judge(step.exercise(), person, today));
        let changed = judged.filter(|judged| judged.verdict != Verdict::Fine);
        let count =
            changed.inspect(|judged| why.extend(judged.reasons.first().filter(|reason| !why.contains(reason)))).count();
        (count, why)
    }

    /// `routine` as it fits the person now, with this pain.
    pub fn fitted(&self, routine: &Arc<Routine>, before: Pain, known: Known) -> Fitted {
        let mut today = self.holds(before);
        if known == Known::Yes {
            today.level = gate(before.leg).level.min(self.care.ceiling());
            today.level_why = LevelWhy::Professional;
        }
        fit(routine, &self.library.exercises, &self.care.person, &today)
    }

    /// The rest that a routine takes today, if it has been done as often as it may.
    pub fn rest_of(&self, routine: &RoutineId) -> Option<caps::Rest> {
        caps::rest_of(routine, &self.diary.as_ref()?.history, self.today())
    }

    /// The day it is, by the person's own boundary.
    pub fn today(&self) -> Day {
        Day::of(self.now, self.settings.day_boundary)
    }

    /// The last day of the week after this one, to which what is planned may be moved.
    pub fn end_of_next_week(&self) -> Day {
        self.today().week_start(self.settings.week_start.day()).plus(13)
    }
}
