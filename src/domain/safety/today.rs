//! What holds for one session, worked out from how the person is and what they did.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::caution::Area;
use super::gate::Gate;
use crate::domain::exercise::Level;
use crate::domain::ids::ExerciseId;

/// Which exercises a day allows at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pace {
    /// Any that nothing else speaks against.
    Any,
    /// The calm ones.
    CalmOnly,
}

/// What keeps the level from being higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LevelWhy {
    /// Leg pain at rest.
    Pain,
    /// A professional was not spoken to, or something ticked asks for one first.
    Professional,
    /// It is not earned yet.
    Earned,
}

impl LevelWhy {
    /// For the end of a sentence: "that waits …".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Pain => "for a day with less leg pain",
            Self::Professional => "until you have spoken to a professional",
            Self::Earned => "for three comfortable sessions in a row",
        }
    }
}

/// What holds for one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// Which exercises at all.
    pub pace: Pace,
    /// The highest level: the lowest of the gate's, the person's own and the earned one.
    pub level: Level,
    /// What keeps it from being higher.
    pub level_why: LevelWhy,
    /// The most pressure, 0 to 10.
    pub pressure: u8,
    /// Whether it is within an hour of getting up.
    pub is_early: bool,
    /// Put away after two reds.
    pub retired: BTreeSet<ExerciseId>,
    /// Red within the last 48 hours.
    pub resting: BTreeSet<ExerciseId>,
    /// Firm work so far today, by area.
    pub firm: BTreeMap<Area, Duration>,
    /// Spots of one side under still pressure so far in this session.
    pub spots: u64,
    /// In how many sessions a ball was used at the buttock standing at a wall.
    pub wall_uses: u32,
    /// Whether there was strong ball or roller work yesterday.
    pub strong_yesterday: bool,
}

impl Today {
    /// A day on which `gate` is all that holds, for somebody used to a ball at the wall.
    pub fn of(gate: Gate) -> Self {
        Self {
            pace: gate.pace,
            level: gate.level,
            level_why: LevelWhy::Pain,
            pressure: gate.pressure,
            is_early: false,
            retired: BTreeSet::new(),
            resting: BTreeSet::new(),
            firm: BTreeMap::new(),
            strong_yesterday: false,
            spots: 0,
            wall_uses: super::rules::WALL_USES_FIRST,
        }
    }
}
