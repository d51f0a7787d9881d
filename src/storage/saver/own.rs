//! A person's own files, waiting to be saved or removed.

use std::collections::VecDeque;
use std::sync::Arc;

use super::backoff::Backoff;
use super::queue::SaveReport;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::picture::PictureName;
use crate::domain::quantity::MonoTime;
use crate::storage::error::{Cause, StorageError};
use crate::storage::store::{OwnFiles, OwnSave, OwnSaved, Store};

#[derive(Debug)]
enum Waiting {
    Save {
        save: Box<OwnSave>,
        /// Of what saves that this one stands in for were to write, for they may have been tried, and of what was read
        /// since.
        earlier: Vec<Fingerprint>,
    },
    Picture(PictureName, Arc<[u8]>),
    Remove {
        kind: OwnFiles,
        file: String,
        base: Option<Fingerprint>,
    },
}

impl Waiting {
    /// The file it is about; the folder of pictures has no kind.
    fn place(&self) -> (Option<OwnFiles>, &str) {
        match self {
            Self::Save { save, .. } => (Some(save.kind), &save.file),
            Self::Remove { kind, file, .. } => (Some(*kind), file),
            Self::Picture(name, _) => (None, name.as_str()),
        }
    }
}

/// What became of one of them.
enum Done {
    Fine,
    Tell(SaveReport),
    Failed(Waiting, StorageError),
}

/// Kept in order for each file; one file that cannot be written holds up no other.
#[derive(Debug, Default)]
pub(super) struct OwnQueue {
    waiting: VecDeque<Waiting>,
    backoff: Backoff,
}

impl OwnQueue {
    /// Stands in for a save of the same file that waits, unless the file is to be removed in between.
    pub(super) fn save(&mut self, mut new: Box<OwnSave>) {
        let last = self.waiting.iter_mut().rfind(|waiting| waiting.place() == (Some(new.kind), &*new.file));
        if let Some(Waiting::Save { save, earlier }) = last {
            earlier.extend([&save.text, &save.otherwise.text].map(|text| Fingerprint::of(text.as_bytes())));
            // The file may have been read again since.
            earlier.extend(new.base);
            new.base = save.base;
            *save = new;
        } else {
            self.waiting.push_back(Waiting::Save { save: new, earlier: Vec::new() });
        }
    }

    pub(super) fn picture(&mut self, name: PictureName, bytes: Arc<[u8]>) {
        self.waiting.push_back(Waiting::Picture(name, bytes));
    }

    pub(super) fn remove(&mut self, kind: OwnFiles, file: String, base: Option<Fingerprint>) {
        self.waiting.push_back(Waiting::Remove { kind, file, base });
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn retry_now(&mut self) {
        self.backoff = Backoff::default();
    }

    pub(super) fn next_try(&self) -> Option<MonoTime> {
        self.backoff.due().filter(|_| !self.waiting.is_empty())
    }

    /// Does what is due; the first error that keeps something waiting. What there is to tell besides goes to `reports`.
    pub(super) fn step(&mut self, store: &Store, now: MonoTime, reports: &mut Vec<SaveReport>) -> Option<StorageError> {
        if self.waiting.is_empty() || !self.backoff.is_due(now) {
            return None;
        }
        let mut first = Ok(());
        for waiting in std::mem::take(&mut self.waiting) {
            if self.waiting.iter().any(|before| before.place() == waiting.place()) {
                self.waiting.push_back(waiting);
                continue;
            }
            match run(store, waiting) {
                Done::Fine => {}
                Done::Tell(report) => reports.push(report),
                Done::Failed(waiting, error) => {
                    self.waiting.push_back(waiting);
                    first = first.and(Err(error));
                }
            }
        }
        self.backoff.after(first, now)
    }
}

fn run(store: &Store, waiting: Waiting) -> Done {
    match waiting {
        Waiting::Save { mut save, earlier } => match store.save_own_after(&save, &earlier) {
            Ok(OwnSaved::Saved) => Done::Fine,
            Ok(OwnSaved::KeptBoth { theirs, ours }) => {
                save.otherwise.file = ours;
                Done::Tell(SaveReport::KeptBoth { save, theirs })
            }
            Err(error) => Done::Failed(Waiting::Save { save, earlier }, error),
        },
        Waiting::Picture(name, bytes) => match store.save_picture(&name, &bytes) {
            Ok(()) => Done::Fine,
            Err(error) => Done::Failed(Waiting::Picture(name, bytes), error),
        },
        Waiting::Remove { kind, file, base } => match store.remove_own(kind, &file, base) {
            Ok(()) => Done::Fine,
            Err(error) if matches!(error.cause, Cause::ChangedMeanwhile | Cause::BadName(_)) => {
                Done::Tell(SaveReport::NotRemoved(error))
            }
            Err(error) => Done::Failed(Waiting::Remove { kind, file, base }, error),
        },
    }
}
