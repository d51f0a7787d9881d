//! Records that are never edited: a correction is a new revision, a deletion a tombstone, and the highest revision wins.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Debug;

use super::ids::RecordId;

/// A line of a log: a record, a correction of one, or its tombstone.
pub trait Revised: Debug {
    /// Its name for good, and the number of its revision, from 1.
    fn key(&self) -> (&RecordId, u32);
}

/// For each id the newest revision, whatever the order they came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Revisions<L>(BTreeMap<RecordId, L>);

impl<L> Default for Revisions<L> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<L: Revised> Revisions<L> {
    /// Takes in one more line.
    pub fn keep(&mut self, line: L) {
        let (id, revision) = line.key();
        match self.0.entry(id.clone()) {
            Entry::Vacant(place) => {
                place.insert(line);
            }
            Entry::Occupied(mut place) => {
                let standing = place.get();
                let wins = match revision.cmp(&standing.key().1) {
                    Ordering::Greater => true,
                    Ordering::Less => false,
                    // Two devices corrected the same revision: any rule will do, as long as every device applies it.
                    Ordering::Equal => format!("{line:?}") > format!("{standing:?}"),
                };
                if wins {
                    place.insert(line);
                }
            }
        }
    }

    /// The newest of `id`, which may be a tombstone.
    pub fn get(&self, id: &RecordId) -> Option<&L> {
        self.0.get(id)
    }

    /// The newest of every id, in order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, &L)> {
        self.0.iter()
    }
}
