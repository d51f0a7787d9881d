//! A routine laid out in time: flat segments, and bouts that group them.
//!
//! A **bout** is one step on one side, with all its sets. The pauses that lead to a bout belong to it. Pauses of zero
//! length are left out, and nothing follows the last bout.

mod layout;
mod marks;
mod pace;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_pace;

pub use marks::{Mark, Phase, REST_WAITS, marks};
pub use pace::{BREATH_WAITS, Breath};

use std::sync::Arc;
use std::time::Duration;

use super::comfort::Band;
use super::exercise::{Dose, Exercise};
use super::ids::RoutineId;
use super::routine::{Adjusted, Routine};
use super::side::Side;
use super::sounding::Pacing;

/// What the layout takes from the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutSettings {
    /// Time before the first step where the routine leaves it open.
    pub get_ready: Duration,
    /// The side with symptoms.
    pub affected: Side,
}

/// A routine laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The routine's id.
    pub routine: RoutineId,
    /// The routine's title.
    pub title: String,
    /// One step on one side each, in order. Never empty.
    pub bouts: Vec<Bout>,
    /// Everything that takes time, in order. Never empty.
    pub segments: Vec<Segment>,
    /// Which sounds pace the work. Tells no two layouts apart.
    pub pacing: Pacing,
}

/// One step on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Bout {
    /// Counts the steps with all their rounds, from 0; the two sides of a step share it.
    pub step: usize,
    /// Counts the steps as written, from 0; all rounds of a step share it.
    pub written: usize,
    /// Where it stands in the routine.
    pub path: StepPath,
    /// What is done, frozen as it was.
    pub exercise: Arc<Exercise>,
    /// On which side.
    pub side: BoutSide,
    /// How much.
    pub dose: Dose,
    /// How strong it may feel.
    pub band: Option<Band>,
    /// What is said.
    pub cues: Vec<String>,
    /// How it was made to fit the person, if it was.
    pub adjusted: Option<Arc<Adjusted>>,
    /// The first of its segments, a pause or its first set.
    pub first_segment: usize,
    /// Its first set.
    pub first_work: usize,
    /// Work and rests between sets; zero when it waits for the person.
    pub planned: Duration,
}

impl Bout {
    /// "Left leg", "Both sides", "Alternate sides", or nothing.
    pub fn side_label(&self) -> Option<String> {
        match self.side {
            BoutSide::Whole => None,
            BoutSide::Both => Some("Both sides".into()),
            BoutSide::One(side) => Some(self.exercise.side_label(side)),
            BoutSide::Alternating { .. } => Some("Alternate sides".into()),
        }
    }
}

/// The side of a bout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoutSide {
    /// The exercise has no sides.
    Whole,
    /// Both at once.
    Both,
    /// One side.
    One(Side),
    /// Swapping with every repetition.
    Alternating {
        /// The side that begins.
        first: Side,
    },
}

impl BoutSide {
    /// The same in every release, for [`Timeline::fingerprint`].
    const fn tag(self) -> u8 {
        match self {
            Self::Whole => 0,
            Self::Both => 1,
            Self::One(Side::Left) => 2,
            Self::One(Side::Right) => 3,
            Self::Alternating { first: Side::Left } => 4,
            Self::Alternating { first: Side::Right } => 5,
        }
    }
}

impl SegmentKind {
    /// The same in every release, for [`Timeline::fingerprint`].
    const fn tag(self) -> u8 {
        match self {
            Self::GetReady => 0,
            Self::Work => 1,
            Self::SetRest => 2,
            Self::ChangeSides => 3,
            Self::Rest => 4,
        }
    }
}

/// A place in a routine: the number of the block at each level, with the round that is on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StepPath(pub Vec<PathPart>);

/// One level of a [`StepPath`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathPart {
    /// Number of the block, from 0.
    pub block: usize,
    /// Round of the group around it, from 1; 1 at the outermost level.
    pub round: u16,
    /// Rounds of that group.
    pub of: u16,
}

/// Something that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// The bout it belongs to; for a pause, the one it leads to.
    pub bout: usize,
    /// How long; `None` waits for the person.
    pub length: Option<Duration>,
    /// The set, from 1; for a rest between sets, the one that comes.
    pub set: u8,
}

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// Getting into position.
    GetReady,
    /// One set.
    Work,
    /// Between two sets of a side.
    SetRest,
    /// Between the sides of a step.
    ChangeSides,
    /// Between steps.
    Rest,
}

impl Timeline {
    /// Lays `routine` out.
    pub fn lay_out(routine: &Routine, settings: LayoutSettings) -> Self {
        let (bouts, segments) = layout::lay_out(routine, settings);
        Self {
            routine: routine.id().clone(),
            title: routine.title().to_owned(),
            bouts,
            segments,
            pacing: Pacing::default(),
        }
    }

    /// The same with sounds that pace the work.
    #[must_use]
    pub fn paced(self, pacing: Pacing) -> Self {
        Self { pacing, ..self }
    }

    /// Everything but getting ready: work, rests and change-overs. This is what a card shows and a record plans.
    pub fn planned(&self) -> Duration {
        let counted = self.segments.iter().filter(|segment| segment.kind != SegmentKind::GetReady);
        counted.filter_map(|segment| segment.length).sum()
    }

    /// The bout a segment belongs to.
    pub fn bout_of(&self, segment: usize) -> &Bout {
        &self.bouts[self.segments[segment].bout]
    }

    /// The first segment of the pauses and sets that make up bout `bout`, and one past the last.
    pub fn segments_of(&self, bout: usize) -> std::ops::Range<usize> {
        let end = self.bouts.get(bout + 1).map_or(self.segments.len(), |next| next.first_segment);
        self.bouts[bout].first_segment..end
    }

    /// Tells two layouts apart: the same exercises, sides and lengths in the same order give the same number. Getting ready is a setting and
    /// tells nothing apart.
    pub fn fingerprint(&self) -> u64 {
        // FNV-1a: small, and the same on every machine and in every release.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut eat = |bytes: &[u8]| {
            for byte in bytes {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        for segment in self.segments.iter().filter(|segment| segment.kind != SegmentKind::GetReady) {
            let bout = &self.bouts[segment.bout];
            eat(bout.exercise.id.as_str().as_bytes());
            eat(&[bout.side.tag(), segment.kind.tag()]);
            let millis =
                segment.length.map_or(u64::MAX, |length| u64::try_from(length.as_millis()).unwrap_or(u64::MAX));
            eat(&millis.to_le_bytes());
        }
        hash
    }
}

/// Everything but getting ready, without laying the routine out side by side.
pub fn planned_time(routine: &Routine) -> Duration {
    Timeline::lay_out(routine, LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right }).planned()
}
