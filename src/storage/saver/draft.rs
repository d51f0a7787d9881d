//! The routine that is being edited, waiting to be kept or cleared.

use super::backoff::Backoff;
use crate::domain::edit_draft::EditDraft;
use crate::domain::quantity::{Moment, MonoTime};
use crate::storage::error::StorageError;
use crate::storage::store::Store;

#[derive(Debug)]
enum Waiting {
    Save(Box<EditDraft>),
    Clear,
}

/// Only the latest matters.
#[derive(Debug, Default)]
pub(super) struct DraftQueue {
    waiting: Option<Waiting>,
    backoff: Backoff,
}

impl DraftQueue {
    pub(super) fn save(&mut self, draft: Box<EditDraft>) {
        self.waiting = Some(Waiting::Save(draft));
    }

    pub(super) fn clear(&mut self) {
        self.waiting = Some(Waiting::Clear);
    }

    pub(super) fn waiting(&self) -> usize {
        usize::from(self.waiting.is_some())
    }

    pub(super) fn retry_now(&mut self) {
        self.backoff = Backoff::default();
    }

    pub(super) fn next_try(&self) -> Option<MonoTime> {
        self.backoff.due().filter(|_| self.waiting.is_some())
    }

    /// Does what is due; the error that keeps it waiting.
    pub(super) fn step(&mut self, store: &Store, now: Moment) -> Option<StorageError> {
        if !self.backoff.is_due(now.mono) {
            return None;
        }
        let tried = match self.waiting.as_ref()? {
            Waiting::Save(draft) => store.save_draft(draft, now.wall),
            Waiting::Clear => store.clear_draft(),
        };
        if tried.is_ok() {
            self.waiting = None;
        }
        self.backoff.after(tried, now.mono)
    }
}
