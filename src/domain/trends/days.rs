//! What each day says of pain, reach, sleep and sitting: from check-ins, and from before and after sessions.

use super::Digest;
use super::tally::{Spread, Tally};
use crate::domain::day::Day;
use crate::domain::history::Pain;
use crate::domain::journal::Journal;
use crate::domain::quantity::{Minutes, Rating};
use crate::domain::safety::light::Reach;

/// What a day says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DaySaid {
    /// Leg pain, as often as it was said.
    pub leg: Tally,
    /// Back pain.
    pub back: Tally,
    /// The furthest it went.
    pub reach: Option<Reach>,
    /// How the night before was.
    pub sleep: Option<Rating>,
    /// How long sitting was bearable, as said last.
    pub sitting: Option<Minutes>,
}

/// Every day of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// The first of them.
    pub first: Day,
    /// [`BEFORE`] days more, for the first ones to be smoothed with.
    said: Vec<DaySaid>,
}

/// Six days before a day are smoothed with it.
const BEFORE: u8 = 6;

/// A day with the days around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Smooth {
    /// The last of the days.
    pub day: Day,
    /// What they say.
    pub spread: Spread,
}

impl Days {
    /// The days from `first` to `last`, both included. What is said of other days, such as of the future by a clock that was
    /// wrong, is left out.
    pub fn of(digest: &Digest, journal: &Journal, first: Day, last: Day) -> Self {
        let count = usize::try_from(last.days_since(first) + 1).unwrap_or(0);
        let mut days = Self { first, said: vec![DaySaid::default(); usize::from(BEFORE) + count] };
        for (day, of_sessions) in digest.said(first.plus(-i64::from(BEFORE)), last) {
            if let Some(said) = days.said_mut(*day) {
                *said = *of_sessions;
            }
        }
        for (entry, check_in) in journal.check_ins() {
            if let Some(said) = days.said_mut(entry.day) {
                said.take(check_in.pain());
                said.sleep = check_in.sleep.or(said.sleep);
                said.sitting = check_in.sitting.or(said.sitting);
            }
        }
        for (entry, week) in journal.weeks() {
            if let Some(said) = days.said_mut(entry.day) {
                said.sitting = week.sitting.or(said.sitting);
            }
        }
        days
    }

    fn said_mut(&mut self, day: Day) -> Option<&mut DaySaid> {
        let place = usize::try_from(day.days_since(self.first) + i64::from(BEFORE)).ok()?;
        self.said.get_mut(place)
    }

    /// How many days.
    pub fn count(&self) -> usize {
        self.said.len() - usize::from(BEFORE)
    }

    /// Each day with what it says.
    pub fn iter(&self) -> impl Iterator<Item = (Day, &DaySaid)> {
        (0..).zip(&self.said[usize::from(BEFORE)..]).map(|(number, said)| (self.first.plus(number), said))
    }

    /// How many days stand behind a point, where one point in `every` days is drawn.
    pub fn behind(every: usize) -> usize {
        every.max(usize::from(BEFORE) + 1)
    }

    /// For every day the median and spread of what it and the six days before say; days that say nothing themselves have
    /// none, but where several days share one point, as `every` says. The last point is the last day, and the first stands for as many days as the others.
    pub fn smooth(&self, of: fn(&DaySaid) -> &Tally, every: usize) -> Vec<Smooth> {
        let every = every.max(1);
        let before = usize::from(BEFORE);
        let window = Self::behind(every);
        let ends = (before + every - 1..self.said.len()).rev().step_by(every).collect::<Vec<_>>();
        let point = |end: usize| {
            let new = &self.said[end + 1 - every..=end];
            if new.iter().all(|said| of(said).count() == 0) {
                return None;
            }
            let mut tally = Tally::default();
            for said in &self.said[(end + 1).saturating_sub(window)..=end] {
                tally.join(of(said));
            }
            Some(Smooth { day: self.first.plus(i64::try_from(end - before).ok()?), spread: tally.spread()? })
        };
        ends.into_iter().rev().filter_map(point).collect()
    }
}

impl DaySaid {
    pub(super) fn take(&mut self, pain: Pain) {
        if let Some(leg) = pain.leg {
            self.leg.add(leg.get().cast_signed());
        }
        if let Some(back) = pain.back {
            self.back.add(back.get().cast_signed());
        }
        self.reach = self.reach.max(pain.reach);
    }
}
