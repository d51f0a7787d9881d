//! What was said over time: series to be drawn, and what came before less pain. Only the person's own entries, counted; nothing
//! here says what caused what.
//!
//! - `tally`: small whole numbers with their median and spread
//! - `digest`: every session in few numbers, quick to go through
//! - `days`: what each day says of pain, reach and the rest
//! - `effect`: before and after, by whatever it is asked for

mod days;
mod digest;
mod effect;
mod tally;
#[cfg(test)]
mod tests;

pub use days::{DaySaid, Days, Smooth};
pub use digest::{Digest, Done, Part, Spent};
pub use effect::{ENOUGH, Effect, Wobble, effects};
pub use tally::{Spread, Tally};

use super::day::Day;

/// How far back one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Range {
    /// Two weeks.
    TwoWeeks,
    /// Six weeks.
    #[default]
    SixWeeks,
    /// Six months.
    SixMonths,
    /// Everything.
    All,
}

/// Nobody looks further back.
const LONGEST_YEARS: i32 = 20;

impl Range {
    /// Every one, the shortest first.
    pub const ALL: [Self; 4] = [Self::TwoWeeks, Self::SixWeeks, Self::SixMonths, Self::All];

    /// The first day that is looked at, where `first` is the one with which everything begins: whole days up to `today`, both
    /// included.
    pub fn from(self, first: Option<Day>, today: Day) -> Day {
        match self {
            Self::TwoWeeks => today.plus(-13),
            Self::SixWeeks => today.plus(-41),
            Self::SixMonths => today.plus_months(-6).plus(1),
            // So that a line is one, at least two weeks.
            Self::All => {
                let first = first.map_or(today, |first| first.min(today)).min(today.plus(-13));
                first.max(today.plus_months(-12 * LONGEST_YEARS))
            }
        }
    }
}
