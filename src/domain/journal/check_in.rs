//! How it is now. Everything may be left out; what was not said is not 0.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{Place, Zone};
use crate::domain::history::Pain;
use crate::domain::quantity::{Minutes, PainScore, Rating};
use crate::domain::safety::light::Reach;
use crate::domain::side::Side;
use crate::domain::words::words;

words!(
    /// What it is like.
    Feel {
        /// As muscles have.
        Ache => "aching",
        /// Sharp or electric.
        Sharp => "sharp or electric",
        /// Pins and needles.
        Tingling => "tingling",
        /// Less feeling than elsewhere.
        Numbness => "numbness",
        /// Less strength than elsewhere.
        Weakness => "weakness",
        /// A calf that is bigger or hotter than the other.
        Swelling => "calf swollen or hot",
    }
);

words!(
    /// What it changes with.
    Factor {
        /// Sitting.
        Sitting => "sitting",
        /// Driving or being driven.
        Driving => "driving",
        /// Standing.
        Standing => "standing",
        /// Walking.
        Walking => "walking",
        /// Bending.
        Bending => "bending",
        /// Lifting.
        Lifting => "lifting",
        /// Lying.
        Lying => "lying",
        /// Coughing or sneezing.
        Coughing => "coughing",
        /// The first hour of the day.
        Mornings => "mornings",
        /// Moving about, whichever way.
        Moving => "moving about",
        /// Changing position.
        Changing => "changing position",
        /// Warmth.
        Warmth => "warmth",
        /// Stretching.
        Stretching => "stretching",
        /// Massage.
        Massage => "massage",
        /// Rest.
        Rest => "rest",
    }
);

/// What often makes it worse, as it is offered.
pub const WORSE: [Factor; 9] = [
    Factor::Sitting,
    Factor::Driving,
    Factor::Standing,
    Factor::Walking,
    Factor::Bending,
    Factor::Lifting,
    Factor::Lying,
    Factor::Coughing,
    Factor::Mornings,
];

/// What often makes it better, as it is offered.
pub const BETTER: [Factor; 9] = [
    Factor::Walking,
    Factor::Moving,
    Factor::Changing,
    Factor::Lying,
    Factor::Standing,
    Factor::Warmth,
    Factor::Stretching,
    Factor::Massage,
    Factor::Rest,
];

/// Which way something changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It is worse with it.
    Worse,
    /// It is better with it.
    Better,
}

/// How it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckIn {
    /// Leg and back apart, and how far down it goes, where that was said as such.
    pub pain: Pain,
    /// How strong it is where.
    pub marks: BTreeMap<Place, PainScore>,
    /// What it is like.
    pub feels: BTreeSet<Feel>,
    /// What it changes with.
    pub factors: BTreeMap<Factor, Turn>,
    /// How long sitting is bearable.
    pub sitting: Option<Minutes>,
    /// How the night was: 0 bad, 10 very good.
    pub sleep: Option<Rating>,
    /// How the mood is: 0 low, 10 very good.
    pub mood: Option<Rating>,
    /// How much stress there is: 0 none, 10 most.
    pub stress: Option<Rating>,
    /// In the person's own words.
    pub note: String,
}

impl CheckIn {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        Self { note: self.note.trim().to_owned(), ..self.clone() } == Self::default()
    }

    /// Pain as it was said, and where it was not, as it was marked: the strongest mark from the buttock down, the strongest
    /// of the back, and the furthest mark.
    pub fn pain(&self) -> Pain {
        let strongest = |is_in: fn(Reach) -> bool| {
            let marks = self.marks.iter().filter(|(place, _)| place.reach().is_some_and(is_in));
            marks.map(|(_, score)| *score).max()
        };
        let furthest = self.marks.iter().filter(|(_, score)| score.get() > 0).filter_map(|(place, _)| place.reach());
        Pain {
            leg: self.pain.leg.or_else(|| strongest(|reach| reach > Reach::Back)),
            back: self.pain.back.or_else(|| strongest(|reach| reach == Reach::Back)),
            reach: self.pain.reach.or_else(|| furthest.max()),
        }
    }

    /// Whether what was said, and was not said `before`, starts the warning-sign questions (clinical notes, sections 2.1 and
    /// 2.5): a mark between the legs, marks in both legs below the buttock, a swollen or hot calf, weakness.
    pub fn asks_signs(&self, before: Option<&Self>) -> bool {
        let is_new = |of: fn(&Self) -> bool| of(self) && !before.is_some_and(of);
        is_new(|said| said.marks.contains_key(&Place::Saddle))
            || is_new(Self::in_both_legs)
            || is_new(|said| said.feels.contains(&Feel::Swelling))
            || is_new(|said| said.feels.contains(&Feel::Weakness))
    }

    fn in_both_legs(&self) -> bool {
        let legs = |side: Side| {
            let below = |zone: &Zone| zone.reach() > Reach::Buttock;
            self.marks.iter().any(|(place, score)| {
                matches!(place, Place::Of(zone, on) if *on == side && below(zone)) && score.get() > 0
            })
        };
        legs(Side::Left) && legs(Side::Right)
    }
}
