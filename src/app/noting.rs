//! Something that is being noted, or corrected: how it is now, the questions of a week, a self-test.

use super::keeping::Keeping;
use crate::domain::ids::RecordId;
use crate::domain::journal::{Entry, Journal, Noted};

/// Something that is being noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Noting {
    /// What it corrects.
    pub former: Option<Entry>,
    /// As it will stand in the journal, with what is said so far. Its name and revision are fixed from the beginning: what
    /// is kept for the case of a crash and what is saved in the end are one entry.
    pub entry: Entry,
    /// When it was last kept for the case of a crash.
    pub keeping: Keeping,
}

impl Noting {
    /// Something new.
    pub fn new(entry: Entry) -> Self {
        Self { former: None, entry, keeping: Keeping::default() }
    }

    /// A correction of `former`.
    pub fn of(former: &Entry, journal: &Journal) -> Self {
        let entry = Entry { revision: revision_after(journal, &former.id), ..former.clone() };
        Self { former: Some(former.clone()), entry, keeping: Keeping::default() }
    }

    /// Whether there is anything to keep.
    pub fn is_news(&self) -> bool {
        match &self.former {
            Some(former) => former.what != self.entry.what,
            None => !is_empty(&self.entry.what),
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
