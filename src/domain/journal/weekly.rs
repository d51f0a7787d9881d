//! Questions once a week, for those who choose them (clinical notes, section 6). Each may be left out.

use crate::domain::quantity::{Minutes, PainScore, Rating};
use crate::domain::words::words;

/// Pain of a week in one place, on the numeric scale: each of the three may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekPain {
    /// When it is asked.
    pub now: Option<PainScore>,
    /// When it was worst.
    pub worst: Option<PainScore>,
    /// On average.
    pub average: Option<PainScore>,
}

words!(
    /// What may bother, asked in our own words after the idea of the Sciatica Bothersomeness Index (Grøvle 2010).
    BotherOf {
        /// Leg pain.
        LegPain => "leg pain",
        /// Tingling or numbness.
        Tingling => "tingling or numbness in the leg",
        /// Weakness.
        Weakness => "weakness in the leg",
        /// Pain while sitting.
        Sitting => "pain while sitting",
    }
);

/// How much something bothers: 0 not at all to 6 as much as can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bother(u8);

impl Bother {
    /// `None` above 6.
    pub const fn new(bother: u8) -> Option<Self> {
        if bother <= 6 { Some(Self(bother)) } else { None }
    }

    /// 0 to 6.
    pub const fn get(self) -> u8 {
        self.0
    }
}

words!(
    /// How it is against the beginning.
    Change {
        /// Much worse.
        MuchWorse => "much worse",
        /// Worse.
        Worse => "worse",
        /// A little worse.
        LittleWorse => "a little worse",
        /// The same.
        Same => "the same",
        /// A little better.
        LittleBetter => "a little better",
        /// Much better.
        MuchBetter => "much better",
        /// As before it began.
        Fully => "as before it began",
    }
);

/// How many activities one may name (Patient-Specific Functional Scale, Stratford 1995: three are usual).
pub const MAX_ACTIVITIES: usize = 3;

/// Something the person wants to do again, and how it goes: 0 not at all to 10 as before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Activity {
    /// In the person's own words.
    pub name: String,
    /// How it goes.
    pub goes: Option<Rating>,
}

/// The answers of a week.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WeekAnswers {
    /// In the leg.
    pub leg: WeekPain,
    /// In the back.
    pub back: WeekPain,
    /// In the order of [`BotherOf::ALL`].
    pub bother: [Option<Bother>; 4],
    /// At most [`MAX_ACTIVITIES`].
    pub activities: Vec<Activity>,
    /// How long sitting is bearable.
    pub sitting: Option<Minutes>,
    /// How long standing is.
    pub standing: Option<Minutes>,
    /// How long walking is.
    pub walking: Option<Minutes>,
    /// How often pain woke the person in a usual night, 0 to 20.
    pub wakings: Option<u8>,
    /// Sleep of the week: 0 bad, 10 very good.
    pub sleep: Option<Rating>,
    /// Mood: 0 low, 10 very good.
    pub mood: Option<Rating>,
    /// Stress: 0 none, 10 most.
    pub stress: Option<Rating>,
    /// Confidence to move: 0 none, 10 full.
    pub confidence: Option<Rating>,
    /// Against the beginning.
    pub change: Option<Change>,
    /// In the person's own words.
    pub note: String,
}

impl WeekAnswers {
    /// The most wakings that can be said.
    pub const MOST_WAKINGS: u8 = 20;

    /// All four in one, 0 to 24; `None` unless all were answered. A change of less than 6 is within its error of measurement,
    /// about 22 % of the range (Grøvle 2008).
    pub fn bother_in_all(&self) -> Option<u8> {
        self.bother.iter().map(|one| one.map(Bother::get)).sum()
    }

    /// Whether nothing was said. Names of activities alone, which are carried over, say nothing.
    pub fn is_empty(&self) -> bool {
        let activities = self.activities.iter().all(|activity| activity.goes.is_none());
        let rest = Self { activities: vec![], note: self.note.trim().to_owned(), ..self.clone() };
        activities && rest == Self::default()
    }
}
