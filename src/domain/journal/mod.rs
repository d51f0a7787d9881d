//! How it feels, in the person's own words and numbers: what a clinician would ask, and nothing is worked out from it but
//! what was said.
//!
//! - `body`: places that can be marked
//! - `check_in`: how it is now, several times a day
//! - `weekly`: questions once a week, with `fortnight`: those of them that are asked every two weeks
//! - `self_test`: how far one bends, every three weeks
//!
//! Deliberately absent: names of conditions, and scores that rank anybody.

mod body;
mod check_in;
mod fortnight;
mod self_test;
mod weekly;

use std::sync::Arc;

use chrono::FixedOffset;

pub use body::{Aspect, Place, Zone};
pub use check_in::{BETTER, CheckIn, Factor, Feel, Turn, WORSE};
pub use fortnight::Fortnightly;
pub use self_test::{Fingertips, KneeAngle, SelfTest, TestWaits};
pub use weekly::{Activity, Bother, BotherOf, Change, MAX_ACTIVITIES, WeekAnswers, WeekPain};

use super::day::Day;
use super::ids::RecordId;
use super::quantity::WallTime;
use super::revisions::{Revised, Revisions};

/// Something that was noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name for good.
    pub id: RecordId,
    /// Counts corrections, from 1. The highest wins.
    pub revision: u32,
    /// When it was noted, in UTC.
    pub at: WallTime,
    /// The local offset then.
    pub offset: FixedOffset,
    /// The day it counts for, fixed then.
    pub day: Day,
    /// When it was corrected last; `None` when it never was.
    pub changed: Option<WallTime>,
    /// What.
    pub what: Noted,
}

/// What was noted.
#[derive(Debug, Clone, PartialEq)]
pub enum Noted {
    /// How it is.
    CheckIn(CheckIn),
    /// The weekly questions.
    Week(WeekAnswers),
    /// The self-test.
    Test(SelfTest),
}

/// A line of a journal file.
#[derive(Debug, Clone, PartialEq)]
pub enum JournalLine {
    /// An entry, or a correction of it.
    Entry(Entry),
    /// The entry `id` is gone.
    Deleted {
        /// Which.
        id: RecordId,
        /// One more than the revision it deletes.
        revision: u32,
    },
}

/// A line as it is kept: an entry stands in two places.
#[derive(Debug, Clone, PartialEq)]
enum Kept {
    Entry(Arc<Entry>),
    Deleted { id: RecordId, revision: u32 },
}

impl From<JournalLine> for Kept {
    fn from(line: JournalLine) -> Self {
        match line {
            JournalLine::Entry(entry) => Self::Entry(Arc::new(entry)),
            JournalLine::Deleted { id, revision } => Self::Deleted { id, revision },
        }
    }
}

impl Revised for Kept {
    fn key(&self) -> (&RecordId, u32) {
        match self {
            Self::Entry(entry) => (&entry.id, entry.revision),
            Self::Deleted { id, revision } => (id, *revision),
        }
    }
}

/// Every entry that still stands, from all devices, oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Journal {
    newest: Revisions<Kept>,
    order: Vec<Arc<Entry>>,
}

impl Journal {
    /// Merges the lines of every file. For each id the highest revision wins, whatever the order they come in.
    pub fn merge(lines: impl IntoIterator<Item = JournalLine>) -> Self {
        let mut journal = Self::default();
        for line in lines {
            journal.newest.keep(line.into());
        }
        journal.sort();
        journal
    }

    /// Takes in one more line.
    pub fn apply(&mut self, line: JournalLine) {
        self.newest.keep(line.into());
        self.sort();
    }

    fn sort(&mut self) {
        let entries = self.newest.iter().filter_map(|(_, line)| match line {
            Kept::Entry(entry) => Some(entry.clone()),
            Kept::Deleted { .. } => None,
        });
        self.order = entries.collect();
        self.order.sort_unstable_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    }

    /// The entry `id`, unless it was deleted.
    pub fn entry(&self, id: &RecordId) -> Option<&Entry> {
        match self.newest.get(id)? {
            Kept::Entry(entry) => Some(entry),
            Kept::Deleted { .. } => None,
        }
    }

    /// Whether `id` names anything, be it deleted.
    pub fn knows(&self, id: &RecordId) -> bool {
        self.newest.get(id).is_some()
    }

    /// The newest revision of `id`, be it a tombstone.
    pub fn revision(&self, id: &RecordId) -> Option<u32> {
        self.newest.get(id).map(|line| line.key().1)
    }

    /// Ids of whose newest revision there is more than one, and not the same.
    pub fn contested(&self) -> impl Iterator<Item = &RecordId> {
        self.newest.contested()
    }

    /// Everything, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator {
        self.order.iter().map(AsRef::as_ref)
    }

    /// Those of one day, oldest first. Entries are in order of their instants, and no day is further than two from its own.
    pub fn on(&self, day: Day) -> impl Iterator<Item = &Entry> {
        let noon = |day: Day| day.date().and_hms_opt(12, 0, 0).unwrap_or_default().and_utc().timestamp_millis();
        let from = self.order.partition_point(|entry| entry.at.unix_millis() < noon(day.plus(-3)));
        let near = self.order[from..].iter().take_while(move |entry| entry.at.unix_millis() <= noon(day.plus(3)));
        near.map(AsRef::as_ref).filter(move |entry| entry.day == day)
    }

    /// Check-ins, oldest first.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = (&Entry, &CheckIn)> {
        self.entries().filter_map(|entry| match &entry.what {
            Noted::CheckIn(said) => Some((entry, said)),
            Noted::Week(_) | Noted::Test(_) => None,
        })
    }

    /// The last check-in by `now`. What was noted while a clock ran ahead does not stay the last until then.
    pub fn last_check_in(&self, now: WallTime) -> Option<(&Entry, &CheckIn)> {
        self.check_ins().rfind(|(entry, _)| entry.at <= now)
    }

    /// Answers to the weekly questions, oldest first.
    pub fn weeks(&self) -> impl DoubleEndedIterator<Item = (&Entry, &WeekAnswers)> {
        self.entries().filter_map(|entry| match &entry.what {
            Noted::Week(said) => Some((entry, said)),
            Noted::CheckIn(_) | Noted::Test(_) => None,
        })
    }

    /// The last answers to them by `now`.
    pub fn last_week(&self, now: WallTime) -> Option<(&Entry, &WeekAnswers)> {
        self.weeks().rfind(|(entry, _)| entry.at <= now)
    }

    /// Self-tests, oldest first.
    pub fn tests(&self) -> impl DoubleEndedIterator<Item = (&Entry, &SelfTest)> {
        self.entries().filter_map(|entry| match &entry.what {
            Noted::Test(said) => Some((entry, said)),
            Noted::CheckIn(_) | Noted::Week(_) => None,
        })
    }

    /// The last self-test by `now`.
    pub fn last_test(&self, now: WallTime) -> Option<(&Entry, &SelfTest)> {
        self.tests().rfind(|(entry, _)| entry.at <= now)
    }
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
pub(crate) mod tests;
