//! Records that are never edited: a correction is a new revision, a deletion a tombstone, and the highest revision wins.

use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use super::ids::RecordId;

/// A line of a log: a record, a correction of one, or its tombstone.
pub trait Revised: Debug {
    /// Its name for good, and the number of its revision, from 1.
    fn key(&self) -> (&RecordId, u32);
}

/// For each id the newest revision, whatever the order they came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Revisions<L> {
    newest: BTreeMap<RecordId, L>,
    contested: BTreeSet<RecordId>,
}

impl<L> Default for Revisions<L> {
    fn default() -> Self {
        Self { newest: BTreeMap::new(), contested: BTreeSet::new() }
    }
}

impl<L: Revised> Revisions<L> {
    /// Takes in one more line.
    pub fn keep(&mut self, line: L) {
        let (id, revision) = line.key();
        match self.newest.entry(id.clone()) {
            Entry::Vacant(place) => {
                place.insert(line);
            }
            Entry::Occupied(mut place) => {
                let standing = place.get();
                // Two devices corrected the same revision: any rule will do, as long as every device applies it.
                let by_words = || format!("{line:?}").cmp(&format!("{standing:?}"));
                let by_revision = revision.cmp(&standing.key().1);
                let wins = by_revision.then_with(by_words);
                if by_revision == Ordering::Greater {
                    self.contested.remove(id);
                } else if by_revision == Ordering::Equal && wins != Ordering::Equal {
                    self.contested.insert(id.clone());
                }
                if wins == Ordering::Greater {
                    place.insert(line);
                }
            }
        }
    }

    /// The newest of `id`, which may be a tombstone.
    pub fn get(&self, id: &RecordId) -> Option<&L> {
        self.newest.get(id)
    }

    /// Those of whose newest revision there is more than one, and not the same.
    pub fn contested(&self) -> impl Iterator<Item = &RecordId> {
        self.contested.iter()
    }

    /// The newest of every id, in order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, &L)> {
        self.newest.iter()
    }
}
