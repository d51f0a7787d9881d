//! Everything the program knows. Only [`super::update`] changes it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Timelike};

use super::album::Album;
use super::craft::Crafting;
use super::editor::Editing;
use super::effect::WindowMode;
use super::library::{Library, OwnRoutine};
use super::notice::Notices;
use super::opening::Opening;
use super::sending::Sending;
use crate::catalog::Article;
use crate::domain::adherence::DayTotals;
use crate::domain::candidates::Candidates;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::day::Day;
use crate::domain::edit_draft::EditDraft;
use crate::domain::history::{History, Pain, SessionRecord};
use crate::domain::ids::{DeviceId, ExerciseId, RoutineId};
use crate::domain::quantity::{PainScore, WallTime};
use crate::domain::routine::Routine;
use crate::domain::safety::caps;
use crate::domain::safety::gate::gate;
use crate::domain::safety::light::Leg;
use crate::domain::safety::signs::{Answer, Screen, ShortQuestion, Sign, Standing, Urgency};
use crate::domain::safety::{Care, Fitted, LevelWhy, Lights, Now, Reason, Today, Verdict, fit, judge};
use crate::domain::settings::Settings;
use crate::domain::shelf::Shelf;
use crate::domain::timeline::Timeline;
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
    /// A routine that was being edited when Supple went down, not decided on yet.
    pub draft: Option<EditDraft>,
    /// Messages.
    pub notices: Notices,
    /// What is open of what there is to learn.
    pub reading: Reading,
    /// Notes on professionals.
    pub candidates: Candidates,
    /// The order in the library.
    pub shelf: Shelf,
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

/// The history with what is worked out from it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diary {
    /// Every session that still stands.
    pub history: History,
    /// What each day holds.
    pub totals: DayTotals,
    /// What was said of how it went.
    pub lights: Lights,
}

impl Diary {
    /// Works out the totals.
    pub fn of(history: History) -> Self {
        let totals = DayTotals::of(&history);
        let lights = Lights::of(&history);
        Self { history, totals, lights }
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

impl Deleted {
    /// What it is called.
    pub fn title(&self) -> &str {
        match self {
            Self::Routine(own) => &own.draft.title,
            Self::Exercise(name, _) => name,
        }
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
    /// Articles.
    Learn,
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
    /// The first start: what Supple is, and the person's own answers.
    Welcoming(Welcome),
    /// Warning signs are asked.
    Asking(Asking),
    /// A warning sign is open: no session.
    Stopped(Urgency),
    /// One exercise is looked at.
    Looking(ExerciseId),
    /// A file from somebody else is looked at.
    Opening(Box<Opening>),
    /// A routine is edited.
    Editing(Box<Editing>),
    /// An exercise is made.
    Crafting(Box<Crafting>),
    /// Looked at, not started.
    Preparing(Preparation),
    /// Running.
    Playing(Box<Playing>),
    /// Over; how was it?
    Reviewing(Box<Review>),
}

/// What is open of what there is to learn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// The list.
    #[default]
    List,
    /// An article.
    Article(&'static Article),
    /// Notes on professionals, side by side.
    Checklist,
    /// Phrases to say to a therapist.
    Phrases,
}

/// The first start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Welcome {
    /// Where it stands.
    pub page: WelcomePage,
    /// Warning signs ticked so far.
    pub signs: BTreeSet<Sign>,
}

/// A page of the first start, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum WelcomePage {
    /// What Supple is and is not.
    #[default]
    About,
    /// Warning signs; the only one that cannot be skipped.
    Signs,
    /// The person's own cautions.
    Cautions,
    /// Professional, comfort with pressure.
    You,
    /// The first gentle session.
    Ready,
}

impl WelcomePage {
    /// Every page.
    pub const ALL: [Self; 5] = [Self::About, Self::Signs, Self::Cautions, Self::You, Self::Ready];
}

/// Warning signs being asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// Which screen.
    pub screen: Screen,
    /// Signs ticked so far, on the full screen.
    pub signs: BTreeSet<Sign>,
    /// Answers so far, on the short one.
    pub short: BTreeMap<ShortQuestion, Answer>,
    /// What follows when all is well.
    pub then: Then,
}

/// What follows warning signs that are all answered with no.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// Back to where the person was.
    Return,
    /// The rest of the first start.
    Welcome,
    /// The offer to go on with what a crash left.
    Decide,
    /// The questions after the session that just ended.
    Review(Box<Review>),
    /// The look at this routine, with pain as answered.
    Prepare(RoutineId, Pain),
    /// This routine at once, with pain as answered.
    Play(RoutineId, Pain),
}

/// Whether the page that says where to get help is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Help {
    /// It is not.
    #[default]
    Closed,
    /// It is.
    Open,
}

/// A routine about to be started.
#[derive(Debug, Clone)]
pub struct Preparation {
    /// Which.
    pub routine: Arc<Routine>,
    /// Pain now, as answered so far.
    pub before: Pain,
    /// Whether the person knows exercises that are not earned yet.
    pub known: Known,
    /// What is said of it, while it is about to be sent.
    pub sending: Option<Box<Sending>>,
}

/// Whether the person says that they know exercises whose level is not earned yet. Rules of comfort are theirs to set aside;
/// those of pain, cautions and professionals are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Known {
    /// They wait until they are earned.
    #[default]
    No,
    /// They are shown as they are.
    Yes,
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
    /// What comes when it is over.
    pub afterwards: Afterwards,
}

/// What comes when a session is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Afterwards {
    /// How was it?
    #[default]
    Review,
    /// Something felt wrong: the short questions first.
    AskSigns,
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
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// What was done; already saved.
    pub record: SessionRecord,
    /// Pain now, as answered so far.
    pub after: Pain,
    /// What the leg did, as answered so far.
    pub leg: Option<Leg>,
    /// How tense, as answered so far.
    pub tension: Option<PainScore>,
    /// The note, as typed so far.
    pub note: String,
}

impl Review {
    /// Nothing is answered yet.
    pub fn of(record: SessionRecord) -> Self {
        Self { record, after: Pain::default(), leg: None, tension: None, note: String::new() }
    }
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
            route: Route::default(),
            undecided: None,
            flow: if is_new { Flow::Welcoming(Welcome::default()) } else { Flow::Idle },
            calendar: CalendarPlace { month: today, selected: today },
            deleted: None,
            draft: None,
            notices: Notices::default(),
            reading: Reading::default(),
            candidates: Candidates::default(),
            shelf: Shelf::default(),
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
    fn is_early(&self) -> bool {
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
}
