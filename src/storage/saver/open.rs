//! What is open on this device, such as a routine that is being edited, waiting to be kept or cleared.

use super::backoff::Backoff;
use crate::domain::edit_draft::EditDraft;
use crate::domain::journal::Entry;
use crate::domain::quantity::{Moment, MonoTime, WallTime};
use crate::storage::error::StorageError;
use crate::storage::store::Store;

/// Something that is kept in a file of its own while it is open.
pub(super) trait Open {
    fn save(&self, store: &Store, now: WallTime) -> Result<(), StorageError>;
    fn clear(store: &Store) -> Result<(), StorageError>;
}

impl Open for EditDraft {
    fn save(&self, store: &Store, now: WallTime) -> Result<(), StorageError> {
        store.save_draft(self, now)
    }

    fn clear(store: &Store) -> Result<(), StorageError> {
        store.clear_draft()
    }
}

impl Open for Entry {
    fn save(&self, store: &Store, now: WallTime) -> Result<(), StorageError> {
        store.save_noting(self, now)
    }

    fn clear(store: &Store) -> Result<(), StorageError> {
        store.clear_noting()
    }
}

#[derive(Debug)]
enum Waiting<T> {
    Save(Box<T>),
    Clear,
}

/// Only the latest matters.
#[derive(Debug)]
pub(super) struct OpenQueue<T> {
    waiting: Option<Waiting<T>>,
    backoff: Backoff,
}

impl<T> Default for OpenQueue<T> {
    fn default() -> Self {
        Self { waiting: None, backoff: Backoff::default() }
    }
}

impl<T: Open> OpenQueue<T> {
    pub(super) fn save(&mut self, open: Box<T>) {
        self.waiting = Some(Waiting::Save(open));
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
            Waiting::Save(open) => open.save(store, now.wall),
            Waiting::Clear => T::clear(store),
        };
        if tried.is_ok() {
            self.waiting = None;
        }
        self.backoff.after(tried, now.mono)
    }
}
