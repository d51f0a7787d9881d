//! Something that is being noted, or corrected: how it is now, the questions of a week, a self-test.

use crate::domain::ids::RecordId;
use crate::domain::journal::{Entry, Journal, Noted};

/// Something that is being noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Noting {
    /// What it corrects.
    pub former: Option<Entry>,
    /// What is said so far.
    pub what: Noted,
}

impl Noting {
    /// Something new.
    pub const fn new(what: Noted) -> Self {
        Self { former: None, what }
    }

    /// A correction.
    pub fn of(entry: &Entry) -> Self {
        Self { former: Some(entry.clone()), what: entry.what.clone() }
    }

    /// Whether there is anything to keep.
    pub fn is_news(&self) -> bool {
        match &self.former {
            Some(former) => former.what != self.what,
            None => !is_empty(&self.what),
        }
    }
}

/// Whether nothing was said.
fn is_empty(what: &Noted) -> bool {
    match what {
        Noted::CheckIn(said) => said.is_empty(),
        Noted::Week(said) => said.is_empty(),
        Noted::Test(said) => said.is_empty(),
    }
}

/// What was done to the journal last, and can be undone.
#[derive(Debug, Clone, PartialEq)]
pub enum LastNoted {
    /// This was noted.
    Added(RecordId),
    /// This is how it stood before it was corrected.
    Corrected(Box<Entry>),
    /// This was deleted.
    Deleted(Box<Entry>),
}

/// The newest revision of `id` that may stand, counting tombstones.
pub fn revision_after(journal: &Journal, id: &RecordId) -> u32 {
    journal.revision(id).map_or(1, |revision| revision.saturating_add(1))
}
