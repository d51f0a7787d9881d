//! How far one bends, at the start, after three weeks and after six (clinical notes, section 6), for those who choose it.

use crate::domain::words::words;

/// Fingertips to the floor, standing and bending forward: 0 to 80 cm. A change below 4.5 cm is within the error of measurement
/// (Ekedahl 2012).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingertips(u8);

impl Fingertips {
    /// The most, in centimetres.
    pub const MOST: u8 = 80;

    /// `None` above [`Fingertips::MOST`] centimetres.
    pub const fn new(cm: u8) -> Option<Self> {
        if cm <= Self::MOST { Some(Self(cm)) } else { None }
    }

    /// Centimetres.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// How far a knee is from straight, lying with the thigh upright: 0 to 90 degrees, in steps of 10 as pictures show them. Below
/// 10 a change says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KneeAngle(u8);

impl KneeAngle {
    /// The most, in degrees.
    pub const MOST: u8 = 90;

    /// `None` above [`KneeAngle::MOST`] degrees, and for what is no multiple of 10.
    pub const fn new(degrees: u8) -> Option<Self> {
        if degrees <= Self::MOST && degrees.is_multiple_of(10) { Some(Self(degrees)) } else { None }
    }

    /// Every one, from straight on.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=Self::MOST).filter_map(Self::new)
    }

    /// Degrees from straight.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// A self-test.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SelfTest {
    /// Fingertips to the floor.
    pub fingertips: Option<Fingertips>,
    /// The left knee.
    pub left: Option<KneeAngle>,
    /// The right knee.
    pub right: Option<KneeAngle>,
    /// In the person's own words.
    pub note: String,
}

impl SelfTest {
    /// Days between two tests.
    pub const EVERY: i64 = 21;

    /// Whether nothing was measured.
    pub fn is_empty(&self) -> bool {
        let Self { fingertips, left, right, note } = self;
        fingertips.is_none() && left.is_none() && right.is_none() && note.trim().is_empty()
    }
}

words!(
    /// Why a test waits (clinical notes, section 6).
    TestWaits {
        /// The pain is worse than usual.
        Flare => "It waits until the flare-up is over.",
        /// The first hour of the day.
        FirstHour => "It waits until you have been up for an hour.",
        /// Fragile bones.
        Bones => "With fragile bones, leave this one out.",
        /// Bending makes it worse.
        Bending => "When bending forward makes it worse, leave this one out.",
        /// Dizzy, or unsteady on one's feet.
        Unsteady => "When you get dizzy or feel unsteady, leave this one out.",
    }
);
