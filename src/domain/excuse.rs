//! Days that are not held against anybody: pauses by range, and the one day a week on which life happened.

use chrono::Weekday;

use super::day::Day;
use super::ids::RecordId;
use super::words::words;

words!(
    /// Why days are paused or set aside.
    ExcuseWhy {
        /// Away.
        Holiday => "holiday",
        /// Ill.
        Illness => "illness",
        /// The pain is worse.
        Flare => "flare-up",
        /// One day a week, after the fact.
        LifeHappens => "life happens",
    }
);

/// Days from `first` to `last`, both included, and why. A correction is a new revision, a deletion a tombstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excuse {
    /// Its name for good.
    pub id: RecordId,
    /// Counts corrections, from 1. The highest wins.
    pub revision: u32,
    /// The first day.
    pub first: Day,
    /// The last day; not before the first.
    pub last: Day,
    /// Why.
    pub why: ExcuseWhy,
}

/// What an excuse does to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Set {
    /// It is paused.
    Paused,
    /// It is the day of its week on which life happened.
    Aside,
}

/// Every excuse that stands, by its first day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excuses {
    /// Ranges that neither touch nor overlap, in order: quick to look up.
    paused: Vec<(Day, Day)>,
    /// Single days, in order.
    aside: Vec<Day>,
    all: Vec<Excuse>,
}

impl Excuses {
    /// All of them.
    pub fn of(all: impl IntoIterator<Item = Excuse>) -> Self {
        let mut all: Vec<Excuse> = all.into_iter().filter(|excuse| excuse.first <= excuse.last).collect();
        all.sort_by(|one, other| (one.first, &one.id).cmp(&(other.first, &other.id)));
        let mut excuses = Self::default();
        for excuse in &all {
            if excuse.why == ExcuseWhy::LifeHappens {
                excuses.aside.push(excuse.first);
                continue;
            }
            match excuses.paused.last_mut() {
                Some((_, last)) if excuse.first <= last.plus(1) => *last = excuse.last.max(*last),
                _ => excuses.paused.push((excuse.first, excuse.last)),
            }
        }
        excuses.aside.sort_unstable();
        excuses.all = all;
        excuses
    }

    /// What stands for `day`. Of several days of a week on which life happened only the first does.
    pub fn on(&self, day: Day, week_start: Weekday) -> Option<Set> {
        let after = self.paused.partition_point(|(first, _)| *first <= day);
        if after.checked_sub(1).is_some_and(|place| self.paused[place].1 >= day) {
            return Some(Set::Paused);
        }
        let week = day.week_start(week_start);
        let first = self.aside.get(self.aside.partition_point(|other| *other < week));
        (first == Some(&day)).then_some(Set::Aside)
    }

    /// Those that cover `day`.
    pub fn covering(&self, day: Day) -> impl Iterator<Item = &Excuse> {
        self.all.iter().filter(move |excuse| {
            let last = if excuse.why == ExcuseWhy::LifeHappens { excuse.first } else { excuse.last };
            excuse.first <= day && day <= last
        })
    }

    /// Every one, by its first day.
    pub fn all(&self) -> &[Excuse] {
        &self.all
    }
}
