//! What waits to be saved, and when it is tried again. Time comes from outside; there is no thread here.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use super::super::Mend;
use super::super::error::{Cause, StorageError};
use super::super::store::{OwnFile, OwnFiles, OwnSave, Store};
use super::backoff::Backoff;
use super::open::OpenQueue;
use super::own::OwnQueue;
use crate::domain::candidates::Candidates;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::edit_draft::EditDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::history::HistoryEntry;
use crate::domain::journal::{Entry, JournalLine};
use crate::domain::picture::PictureName;
use crate::domain::plan::Following;
use crate::domain::quantity::{Moment, MonoTime};
use crate::domain::safety::Care;
use crate::domain::settings::Settings;
use crate::domain::shelf::Shelf;
use crate::domain::speech::Paces;
use crate::domain::speech::wording::Wording;

/// Something to save.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// The settings; only the latest matter.
    SaveSettings(Settings),
    /// What the person answered about their safety; only the latest matters.
    SaveCare(Box<Care>),
    /// Notes on professionals; only the latest matter.
    SaveCandidates(Candidates),
    /// The order in the library; only the latest matters.
    SaveShelf(Shelf),
    /// The words that the voice says otherwise; only the latest matter.
    SaveWording(Wording),
    /// How fast the voices speak; only the latest matters, and not so much that it is tried twice.
    SavePaces(Paces),
    /// The plan that is followed, or that none is; only the latest matters.
    SaveFollowing(Option<Following>),
    /// A history entry; each is kept, in order.
    Append(Box<HistoryEntry>),
    /// A line of the journal; each is kept, in order.
    Note(Box<JournalLine>),
    /// The session that runs; only the latest matters.
    SaveRunning(Box<Checkpoint>),
    /// No session runs any more.
    ClearRunning,
    /// A picture of the person's own.
    SavePicture(PictureName, Arc<[u8]>),
    /// A file of the person's own; each is kept, in order, but a later one of the same file stands in for one that waits.
    SaveOwn(Box<OwnSave>),
    /// A file of the person's own that goes to the folder `deleted`.
    RemoveOwn {
        /// In which folder it is.
        kind: OwnFiles,
        /// Its name there.
        file: String,
        /// Of what was last read or written there, or is to be written by a job before.
        base: Option<Fingerprint>,
    },
    /// The routine that is being edited; only the latest matters.
    SaveDraft(Box<EditDraft>),
    /// No routine is being edited any more.
    ClearDraft,
    /// The note that is being written; only the latest matters.
    SaveNoting(Box<Entry>),
    /// No note is being written any more.
    ClearNoting,
}

/// How saving fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveReport {
    /// A file could not be saved. What it was to hold is kept in memory and tried again.
    Failed {
        /// Which file, why, and what to do.
        error: StorageError,
        /// How many things wait in all.
        waiting: usize,
    },
    /// Everything that had waited is saved.
    Recovered,
    /// A file of the person's own was changed meanwhile, so it stays, and what was saved is a file beside it.
    KeptBoth {
        /// What was to be saved. `otherwise` bears the name that the file beside really got.
        save: Box<OwnSave>,
        /// The file as it is now.
        theirs: OwnFile,
    },
    /// A file of the person's own was not removed, and that is not tried again: it was changed meanwhile.
    NotRemoved(StorageError),
    /// The data folder is another one now. All that can be there is there, and nothing is written to the old one any more.
    Moved {
        /// The folder that was left, with everything but a session that still runs.
        from: PathBuf,
        /// The folder of now.
        to: PathBuf,
        /// What could not be copied.
        left_out: Vec<StorageError>,
    },
}

#[derive(Debug)]
enum Running {
    Save(Box<Checkpoint>),
    Clear,
}

/// The plan that is followed, or none.
struct Followed(Option<Following>);

/// A folder that is being left.
struct Departure {
    from: Store,
    left_out: Vec<StorageError>,
}

/// What waits to be saved.
///
/// Settings and answers, own files, and the draft wait for nothing else. The running session waits for history, and the note
/// that is being written for the journal: what stands on disk of them goes only once the record of it is safe.
pub struct SaveQueue {
    store: Store,
    settings: Option<Settings>,
    care: Option<Box<Care>>,
    candidates: Option<Candidates>,
    shelf: Option<Shelf>,
    wording: Option<Wording>,
    paces: Option<Paces>,
    following: Option<Followed>,
    settings_backoff: Backoff,
    entries: VecDeque<Box<HistoryEntry>>,
    notes: VecDeque<Box<JournalLine>>,
    running: Option<Running>,
    session_backoff: Backoff,
    own: OwnQueue,
    draft: OpenQueue<EditDraft>,
    noting: OpenQueue<Entry>,
    told: Option<(StorageError, usize)>,
    departures: Vec<Departure>,
}

impl SaveQueue {
    /// Nothing waits.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            settings: None,
            care: None,
            candidates: None,
            shelf: None,
            wording: None,
            paces: None,
            following: None,
            settings_backoff: Backoff::default(),
            entries: VecDeque::new(),
            notes: VecDeque::new(),
            running: None,
            session_backoff: Backoff::default(),
            own: OwnQueue::default(),
            draft: OpenQueue::default(),
            noting: OpenQueue::default(),
            told: None,
            departures: Vec::new(),
        }
    }

    /// Takes in a job, to be done by the next [`SaveQueue::step`].
    pub fn push(&mut self, job: Job) {
        match job {
            Job::SaveSettings(settings) => self.settings = Some(settings),
            Job::SaveCare(care) => self.care = Some(care),
            Job::SaveCandidates(candidates) => self.candidates = Some(candidates),
            Job::SaveShelf(arranged) => self.shelf = Some(arranged),
            Job::SaveWording(words) => self.wording = Some(words),
            Job::SavePaces(paces) => self.paces = Some(paces),
            Job::SaveFollowing(followed) => self.following = Some(Followed(followed)),
            Job::Append(entry) => self.entries.push_back(entry),
            Job::Note(line) => self.notes.push_back(line),
            Job::SaveRunning(checkpoint) => self.running = Some(Running::Save(checkpoint)),
            Job::ClearRunning => self.running = Some(Running::Clear),
            Job::SavePicture(name, bytes) => self.own.picture(name, bytes),
            Job::SaveOwn(save) => self.own.save(save),
            Job::RemoveOwn { kind, file, base } => self.own.remove(kind, file, base),
            Job::SaveDraft(draft) => self.draft.save(draft),
            Job::ClearDraft => self.draft.clear(),
            Job::SaveNoting(entry) => self.noting.save(entry),
            Job::ClearNoting => self.noting.clear(),
        }
    }

    fn has_choices(&self) -> bool {
        self.choices() > 0
    }

    fn has_logged(&self) -> bool {
        !self.entries.is_empty() || !self.notes.is_empty()
    }

    fn choices(&self) -> usize {
        usize::from(self.settings.is_some())
            + usize::from(self.care.is_some())
            + usize::from(self.candidates.is_some())
            + usize::from(self.shelf.is_some())
            + usize::from(self.wording.is_some())
            + usize::from(self.paces.is_some())
            + usize::from(self.following.is_some())
    }

    /// How many things wait.
    pub fn waiting(&self) -> usize {
        self.choices()
            + self.entries.len()
            + self.notes.len()
            + usize::from(self.running.is_some())
            + self.own.waiting()
            + self.draft.waiting()
            + self.noting.waiting()
    }

    /// Everything that waits is tried at the next step.
    pub fn retry_now(&mut self) {
        self.settings_backoff = Backoff::default();
        self.session_backoff = Backoff::default();
        self.own.retry_now();
        self.draft.retry_now();
        self.noting.retry_now();
    }

    /// Saves to another folder from now on. Whatever waits goes there too, with a copy of what the person has in the old
    /// one, and the session that runs.
    pub fn move_to(&mut self, root: PathBuf) {
        let store = self.store.moved_to(root);
        let from = std::mem::replace(&mut self.store, store);
        let left_out = from.copy_to(&self.store);
        if self.running.is_none() {
            self.running = from.load_running(Mend::Never).0.map(|running| Running::Save(Box::new(running)));
        }
        self.departures.push(Departure { from, left_out });
        self.retry_now();
    }

    /// When [`SaveQueue::step`] is worth calling again, should no job come before; `None` when nothing waits.
    pub fn next_try(&self) -> Option<MonoTime> {
        let choices = self.has_choices();
        let settings = self.settings_backoff.due().filter(|_| choices);
        let session = self.session_backoff.due().filter(|_| self.has_logged() || self.running.is_some());
        [settings, session, self.own.next_try(), self.draft.next_try(), self.noting.next_try()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Saves whatever is due. Reports a failure when it is news: another error, or another number of things that wait.
    pub fn step(&mut self, now: Moment) -> Vec<SaveReport> {
        let mut reports = Vec::new();
        // Of several errors the last is told: a session cannot be done again.
        let mut failed = self.draft.step(&self.store, now);
        failed = self.own.step(&self.store, now.mono, &mut reports).or(failed);
        if self.has_choices() && self.settings_backoff.is_due(now.mono) {
            let tried = self.save_choices(now);
            failed = self.settings_backoff.after(tried, now.mono).or(failed);
        }
        if self.session_backoff.is_due(now.mono) {
            let tried = self.save_session(now);
            failed = self.session_backoff.after(tried, now.mono).or(failed);
        }
        if self.notes.is_empty() {
            failed = self.noting.step(&self.store, now).or(failed);
        }
        reports.extend(self.depart());
        let waiting = self.waiting();
        if let Some(error) = failed {
            let news = (error, waiting);
            if self.told.as_ref() != Some(&news) {
                self.told = Some(news.clone());
                reports.push(SaveReport::Failed { error: news.0, waiting });
            }
        } else if waiting == 0 && self.told.take().is_some() {
            reports.push(SaveReport::Recovered);
        }
        reports
    }

    /// Leaves the old folder for good, once nothing of a session hangs between the two.
    fn depart(&mut self) -> Vec<SaveReport> {
        if self.has_logged() || self.running.is_some() {
            return Vec::new();
        }
        let to = self.store.root().to_owned();
        let leave = |Departure { from, mut left_out }| {
            if from.root() != to {
                match from.clear_running() {
                    Err(error) if error.cause != Cause::FolderGone => left_out.push(error),
                    _ => {}
                }
            }
            SaveReport::Moved { from: from.root().to_owned(), to: to.clone(), left_out }
        };
        self.departures.drain(..).map(leave).collect()
    }

    fn save_choices(&mut self, now: Moment) -> Result<(), StorageError> {
        if let Some(paces) = self.paces.take() {
            // Nothing a person needs to know of: what is not kept is learnt again.
            let _ = self.store.save_paces(&paces, now.wall);
        }
        if let Some(settings) = &self.settings {
            self.store.save_settings(settings, now.wall)?;
            self.settings = None;
        }
        if let Some(care) = &self.care {
            self.store.save_care(care, now.wall)?;
            self.care = None;
        }
        if let Some(candidates) = &self.candidates {
            self.store.save_candidates(candidates, now.wall)?;
            self.candidates = None;
        }
        if let Some(arranged) = &self.shelf {
            self.store.save_shelf(arranged, now.wall)?;
            self.shelf = None;
        }
        if let Some(words) = &self.wording {
            self.store.save_wording(words, now.wall)?;
            self.wording = None;
        }
        if let Some(Followed(followed)) = &self.following {
            self.store.save_following(followed, now.wall)?;
            self.following = None;
        }
        Ok(())
    }

    fn save_session(&mut self, now: Moment) -> Result<(), StorageError> {
        while let Some(entry) = self.entries.front() {
            self.store.append(entry, now.wall)?;
            self.entries.pop_front();
        }
        while let Some(line) = self.notes.front() {
            self.store.append_journal(line, now.wall)?;
            self.notes.pop_front();
        }
        match &self.running {
            Some(Running::Save(checkpoint)) => self.store.save_running(checkpoint, now.wall)?,
            Some(Running::Clear) => self.store.clear_running()?,
            None => {}
        }
        self.running = None;
        Ok(())
    }
}
