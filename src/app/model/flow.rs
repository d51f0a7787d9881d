//! A session from the look before it to the answers after it, and whatever else takes the whole window.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::craft::Crafting;
use crate::app::editor::Editing;
use crate::app::noting::Noting;
use crate::app::opening::Opening;
use crate::app::sending::Sending;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::cue::Sounds;
use crate::domain::history::{Pain, SessionRecord};
use crate::domain::ids::{ExerciseId, RoutineId};
use crate::domain::quantity::PainScore;
use crate::domain::routine::Routine;
use crate::domain::safety::light::Leg;
use crate::domain::safety::signs::{Answer, Screen, ShortQuestion, Sign, Urgency};
use crate::domain::timeline::Timeline;

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
    /// Something is noted.
    Noting(Box<Noting>),
    /// Looked at, not started.
    Preparing(Preparation),
    /// Running.
    Playing(Box<Playing>),
    /// Over; how was it?
    Reviewing(Box<Review>),
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
    /// What its chimes are made of.
    pub sounds: Sounds,
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
