//! How strong a step may feel.

use std::fmt;

/// What the numbers of a [`Band`] measure, each from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feeling {
    /// Pressure of a hand, ball or roller.
    Pressure,
    /// Pull of a stretch.
    Stretch,
    /// Tingling along a nerve.
    Tingle,
    /// Effort of a strength exercise.
    Effort,
}

impl Feeling {
    /// The highest number a band may reach. Pressure and stretch stop at 5: harder gains no more range
    /// (Grabow 2018), and a nerve may be hurt. Tingling may only be a hint. Effort stops at 6 of 10.
    pub const fn cap(self) -> u8 {
        match self {
            Self::Pressure | Self::Stretch => 5,
            Self::Tingle => 1,
            Self::Effort => 6,
        }
    }

    /// For a heading: "Stretch feeling, aim for 2–4".
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Pressure => "Pressure",
            Self::Stretch => "Stretch feeling",
            Self::Tingle => "Tingling",
            Self::Effort => "Effort",
        }
    }
}

/// The comfortable range of a step, from 0 to the feeling's cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Band {
    feeling: Feeling,
    low: u8,
    high: u8,
}

impl Band {
    /// `None` when `low` is above `high`, or `high` above the feeling's cap.
    pub const fn new(feeling: Feeling, low: u8, high: u8) -> Option<Self> {
        if low <= high && high <= feeling.cap() { Some(Self { feeling, low, high }) } else { None }
    }

    /// What is measured.
    pub const fn feeling(self) -> Feeling {
        self.feeling
    }

    /// The lower end, 0 to 10.
    pub const fn low(self) -> u8 {
        self.low
    }

    /// The upper end, 0 to 10.
    pub const fn high(self) -> u8 {
        self.high
    }

    /// One lower at both ends, never below 0. What "too much" does.
    #[must_use]
    pub const fn eased(self) -> Self {
        Self { feeling: self.feeling, low: self.low.saturating_sub(1), high: self.high.saturating_sub(1) }
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high { write!(f, "{}", self.low) } else { write!(f, "{}–{}", self.low, self.high) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_stays_under_the_cap_of_its_feeling_and_eases_to_zero() {
        assert!(Band::new(Feeling::Pressure, 2, 6).is_none());
        assert!(Band::new(Feeling::Stretch, 4, 2).is_none());
        let band = Band::new(Feeling::Stretch, 2, 4).unwrap();
        assert_eq!(band.eased().to_string(), "1–3");
        assert_eq!((0..9).fold(band, |band, _| band.eased()).to_string(), "0");
    }
}
