//! A data folder, as one device sees it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::aside::Mend;
use super::copying::{self, Clash};
use super::disk::{Disk, Entry};
use super::error::{Action, Cause, StorageError, Unfinished};
use super::notice::{Finding, LoadNotice};
use super::{atomic, layout, log, own, pictures, whole};
use crate::domain::candidates::Candidates;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::day::{Day, DayBoundary};
use crate::domain::edit_draft::EditDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::history::HistoryEntry;
use crate::domain::ids::DeviceId;
use crate::domain::journal::{self, JournalLine};
use crate::domain::picture::PictureName;
use crate::domain::plan::Following;
use crate::domain::quantity::WallTime;
use crate::domain::safety::Care;
use crate::domain::settings::Settings;
use crate::domain::shelf::Shelf;
use crate::domain::speech::Paces;
use crate::domain::speech::wording::Wording;

pub use super::own::{Beside, OwnFile, OwnFiles, OwnSave, OwnSaved};

/// A data folder. Clones share what they know of it. Blocks while the disk works.
///
/// The folder is made by the first write. Once seen it is never made again: it has vanished, most likely with its drive,
/// and an empty one in its place would look like everything was lost. So has one that is empty and was not: it is the place
/// where the drive belongs.
#[derive(Clone)]
pub struct Store {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    device: DeviceId,
    seen: Arc<AtomicBool>,
    seen_full: Arc<AtomicBool>,
    pen: Arc<log::Pen>,
}

impl Store {
    /// The data folder `root`, with the files that `device` writes. Touches nothing yet.
    pub fn new(disk: Arc<dyn Disk>, root: impl Into<PathBuf>, device: DeviceId) -> Self {
        let store = Self {
            disk,
            root: root.into(),
            device,
            seen: Arc::default(),
            seen_full: Arc::default(),
            pen: Arc::default(),
        };
        store.look();
        store
    }

    /// The same device with another data folder.
    #[must_use]
    pub fn moved_to(&self, root: impl Into<PathBuf>) -> Self {
        Self::new(self.disk.clone(), root, self.device.clone())
    }

    /// The data folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The device whose files are written here.
    pub const fn device(&self) -> &DeviceId {
        &self.device
    }

    /// This device's settings; `None` where none were saved or none can be read.
    pub fn load_settings(&self, mend: Mend) -> (Option<Settings>, Vec<LoadNotice>) {
        whole::load(&*self.disk, &layout::settings(&self.root, &self.device), mend)
    }

    /// What the person answered about their safety, on every device; `None` where nothing was answered, or nothing can be
    /// read.
    pub fn load_care(&self, mend: Mend) -> (Option<Care>, Vec<LoadNotice>) {
        let own = layout::care(&self.root, &self.device);
        let (care, mut notices) = whole::load(&*self.disk, &own, mend);
        let (files, unread) = self.ron_files("");
        notices.extend(unread);
        let mut all: Vec<Care> = care.into_iter().collect();
        for file in files.iter().filter(|file| layout::is_care(file) && **file != own) {
            let (care, more) = whole::load(&*self.disk, file, Mend::Never);
            all.extend(care);
            notices.extend(more);
        }
        ((!all.is_empty()).then(|| Care::merge(all)), notices)
    }

    /// The person's notes on professionals, as of this device.
    pub fn load_candidates(&self, mend: Mend) -> (Option<Candidates>, Vec<LoadNotice>) {
        whole::load(&*self.disk, &layout::candidates(&self.root, &self.device), mend)
    }

    /// The order in the library, as of this device.
    pub fn load_shelf(&self, mend: Mend) -> (Option<Shelf>, Vec<LoadNotice>) {
        whole::load(&*self.disk, &layout::shelf(&self.root, &self.device), mend)
    }

    /// The words that the voice says otherwise, as of this device.
    pub fn load_wording(&self, mend: Mend) -> (Option<Wording>, Vec<LoadNotice>) {
        whole::load(&*self.disk, &layout::wording(&self.root, &self.device), mend)
    }

    /// How fast the voices of this device speak. What cannot be read is learnt again: there is nothing to tell of it.
    pub fn load_paces(&self, mend: Mend) -> Paces {
        whole::load(&*self.disk, &layout::paces(&self.root, &self.device), mend).0.unwrap_or_default()
    }

    /// The plan that is followed on this device; `None` where none is, or none can be read.
    pub fn load_following(&self, mend: Mend) -> (Option<Following>, Vec<LoadNotice>) {
        let path = layout::following(&self.root, &self.device);
        let (followed, notices) = whole::load::<Option<Following>>(&*self.disk, &path, mend);
        (followed.flatten(), notices)
    }

    /// The session that ran on this device when Supple went down.
    pub fn load_running(&self, mend: Mend) -> (Option<Checkpoint>, Vec<LoadNotice>) {
        whole::load(&*self.disk, &layout::running(&self.root, &self.device), mend)
    }

    /// The routine that was being edited on this device and is not saved.
    pub fn load_draft(&self, mend: Mend) -> (Option<EditDraft>, Vec<LoadNotice>) {
        whole::load(&*self.disk, &layout::draft(&self.root, &self.device), mend)
    }

    /// The note that was being written on this device and is not in the journal.
    pub fn load_noting(&self, mend: Mend) -> (Option<journal::Entry>, Vec<LoadNotice>) {
        whole::load(&*self.disk, &layout::noting(&self.root, &self.device), mend)
    }

    /// Every device's entries, file by file, for [`crate::domain::history::History::merge`]. Copies that a sync engine made
    /// of a file that was changed in two places are read too.
    pub fn load_history(&self, mend: Mend) -> (Vec<HistoryEntry>, Vec<LoadNotice>) {
        self.load_log(mend)
    }

    /// Every device's notes, file by file, for [`crate::domain::journal::Journal::merge`].
    pub fn load_journal(&self, mend: Mend) -> (Vec<JournalLine>, Vec<LoadNotice>) {
        self.load_log(mend)
    }

    fn load_log<L: log::Logged>(&self, mend: Mend) -> (Vec<L>, Vec<LoadNotice>) {
        let (files, mut notices) = self.ron_files(L::FOLDER);
        let mut all = Vec::new();
        for file in files {
            notices.extend(log::load(&*self.disk, &self.pen, &file, &self.device, mend, &mut all));
        }
        (all, notices)
    }

    /// The person's own files of a kind, as they are, in order of their names.
    pub fn load_own_files(&self, kind: OwnFiles) -> (Vec<OwnFile>, Vec<LoadNotice>) {
        let (files, mut notices) = self.ron_files(kind.folder());
        let mut all = Vec::new();
        for path in files {
            match whole::read(&*self.disk, &path) {
                Ok(Some(bytes)) => all.push(OwnFile { path, bytes }),
                Ok(None) => {}
                Err(cause) => notices.push(LoadNotice { file: path, finding: Finding::Unreadable(cause) }),
            }
        }
        (all, notices)
    }

    /// Saves the settings of this device.
    pub fn save_settings(&self, settings: &Settings, now: WallTime) -> Result<(), StorageError> {
        let path = layout::settings(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, settings, now)
    }

    /// Saves what the person answered.
    pub fn save_care(&self, care: &Care, now: WallTime) -> Result<(), StorageError> {
        let path = layout::care(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, care, now)
    }

    /// Saves the person's notes on professionals.
    pub fn save_candidates(&self, candidates: &Candidates, now: WallTime) -> Result<(), StorageError> {
        let path = layout::candidates(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, candidates, now)
    }

    /// Saves the order in the library.
    pub fn save_shelf(&self, arranged: &Shelf, now: WallTime) -> Result<(), StorageError> {
        let path = layout::shelf(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, arranged, now)
    }

    /// Saves the words that the voice says otherwise.
    pub fn save_wording(&self, words: &Wording, now: WallTime) -> Result<(), StorageError> {
        let path = layout::wording(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, words, now)
    }

    /// Saves how fast the voices of this device speak.
    pub fn save_paces(&self, paces: &Paces, now: WallTime) -> Result<(), StorageError> {
        let path = layout::paces(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, paces, now)
    }

    /// Saves the plan that is followed, or that none is.
    pub fn save_following(&self, followed: &Option<Following>, now: WallTime) -> Result<(), StorageError> {
        let path = layout::following(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, followed, now)
    }

    /// Writes a page to print, over the one of this name that was made before; where it is.
    pub fn write_page(&self, name: &str, page: &[u8]) -> Result<PathBuf, StorageError> {
        let folder = self.root.join(layout::PAGES);
        let path = folder.join(name);
        self.prepare(&folder, &path)?;
        atomic::replace(&*self.disk, &path, page).map_err(|error| StorageError::new(&path, Action::Save, error))?;
        Ok(path)
    }

    /// Adds to this device's history. Adding the same entry twice does no harm.
    pub fn append(&self, entry: &HistoryEntry, now: WallTime) -> Result<(), StorageError> {
        self.append_month(&month_of(entry, now), &[entry], now)
    }

    /// Adds many to this device's history, each month with one write.
    pub fn append_all(&self, entries: &[HistoryEntry], now: WallTime) -> Result<(), Unfinished> {
        self.append_months(entries, now)
    }

    /// Adds to this device's journal. Adding the same line twice does no harm.
    pub fn append_journal(&self, line: &JournalLine, now: WallTime) -> Result<(), StorageError> {
        self.append_month(&month_of(line, now), &[line], now)
    }

    /// Adds many to this device's journal, each month with one write.
    pub fn append_all_journal(&self, lines: &[JournalLine], now: WallTime) -> Result<(), Unfinished> {
        self.append_months(lines, now)
    }

    fn append_months<L: log::Logged>(&self, entries: &[L], now: WallTime) -> Result<(), Unfinished> {
        let mut months: BTreeMap<String, Vec<&L>> = BTreeMap::new();
        for entry in entries {
            months.entry(month_of(entry, now)).or_default().push(entry);
        }
        let mut done = 0;
        for (month, entries) in months {
            self.append_month(&month, &entries, now).map_err(|error| Unfinished { done, error })?;
            done += entries.len();
        }
        Ok(())
    }

    fn append_month<L: log::Logged>(&self, month: &str, entries: &[&L], now: WallTime) -> Result<(), StorageError> {
        let folder = self.root.join(L::FOLDER);
        self.prepare(&folder, &folder.join(layout::history_file(month, &self.device, 1)))?;
        log::append(&*self.disk, &self.pen, &folder, month, &self.device, entries, now)
    }

    /// Keeps a session that still runs.
    pub fn save_running(&self, checkpoint: &Checkpoint, now: WallTime) -> Result<(), StorageError> {
        let path = layout::running(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, checkpoint, now)
    }

    /// No session runs any more.
    pub fn clear_running(&self) -> Result<(), StorageError> {
        let path = layout::running(&self.root, &self.device);
        if !self.may_hold(&path)? {
            return Ok(());
        }
        let removed = atomic::remove_with_backup(&*self.disk, &path);
        removed.map_err(|error| StorageError::new(&path, Action::Remove, error))
    }

    /// Keeps a routine that is being edited.
    pub fn save_draft(&self, draft: &EditDraft, now: WallTime) -> Result<(), StorageError> {
        let path = layout::draft(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, draft, now)
    }

    /// No routine is being edited any more. What is damaged or newer stays, for it was never this Supple's to give up.
    pub fn clear_draft(&self) -> Result<(), StorageError> {
        let path = layout::draft(&self.root, &self.device);
        if self.may_hold(&path)? { whole::clear::<EditDraft>(&*self.disk, &path) } else { Ok(()) }
    }

    /// Keeps a note that is being written.
    pub fn save_noting(&self, entry: &journal::Entry, now: WallTime) -> Result<(), StorageError> {
        let path = layout::noting(&self.root, &self.device);
        self.prepare(&self.root, &path)?;
        whole::save(&*self.disk, &path, entry, now)
    }

    /// No note is being written any more.
    pub fn clear_noting(&self) -> Result<(), StorageError> {
        let path = layout::noting(&self.root, &self.device);
        if self.may_hold(&path)? { whole::clear::<journal::Entry>(&*self.disk, &path) } else { Ok(()) }
    }

    /// Saves a file of the person's own, unless it was changed meanwhile: then it stays, and what was to be saved is put
    /// beside it. One that was removed meanwhile is put there again. Trying again does no harm.
    pub fn save_own(&self, save: &OwnSave) -> Result<OwnSaved, StorageError> {
        self.save_own_after(save, &[])
    }

    /// As [`Store::save_own`], where what has one of these fingerprints may be written over too.
    pub(super) fn save_own_after(&self, save: &OwnSave, earlier: &[Fingerprint]) -> Result<OwnSaved, StorageError> {
        let folder = self.root.join(save.kind.folder());
        for file in [&save.file, &save.otherwise.file] {
            own::check_name(&folder, file, Action::Save)?;
        }
        self.prepare(&folder, &folder.join(&save.file))?;
        own::save(&*self.disk, &folder, save, earlier)
    }

    /// Moves a file of the person's own to the folder `deleted`, unless it was changed meanwhile: then it stays, and the
    /// cause is [`Cause::ChangedMeanwhile`]. One that is not there is fine.
    pub fn remove_own(&self, kind: OwnFiles, file: &str, base: Option<Fingerprint>) -> Result<(), StorageError> {
        let folder = self.root.join(kind.folder());
        own::check_name(&folder, file, Action::Remove)?;
        let path = folder.join(file);
        if !self.may_hold(&path)? || !own::stands(&*self.disk, &path, base)? {
            return Ok(());
        }
        let deleted = self.root.join(layout::DELETED);
        self.prepare(&deleted, &path).map_err(|error| StorageError { action: Action::Remove, ..error })?;
        own::move_away(&*self.disk, &path, &deleted)
    }

    /// The file of a picture of the person's own, as it is.
    pub fn read_picture(&self, name: &PictureName) -> Result<Vec<u8>, StorageError> {
        pictures::read(&*self.disk, &self.root, name)
    }

    /// Keeps a picture of the person's own under a name that stands for its bytes. Trying again does no harm.
    pub fn save_picture(&self, name: &PictureName, bytes: &[u8]) -> Result<(), StorageError> {
        self.prepare(&self.root.join(layout::PICTURES), &pictures::path(&self.root, name))?;
        pictures::save(&*self.disk, &self.root, name, bytes)
    }

    /// Makes the data folder where it is missing, and tries whether it takes files.
    pub fn try_out(&self) -> Result<(), StorageError> {
        let probe = layout::probe(&self.root, &self.device);
        self.prepare(&self.root, &self.root)?;
        let tried = atomic::remove_if_there(&*self.disk, &probe)
            .and_then(|()| self.disk.write_new(&probe, b"Supple tries whether this folder takes files.\n"));
        let removed = atomic::remove_if_there(&*self.disk, &probe);
        tried.and(removed).map_err(|error| StorageError::new(&self.root, Action::Save, error))
    }

    /// Copies everything of the person's to another data folder, with this device's draft but without a session that still
    /// runs; what could not be copied. Files that stand there already stay as they are.
    pub fn copy_to(&self, other: &Self) -> Vec<StorageError> {
        let unread = |cause: Cause| vec![StorageError::new(&self.root, Action::Read, cause)];
        if !self.look() {
            return match self.disk.entry(&self.root) {
                Err(error) => unread(error.into()),
                Ok(_) if self.seen.load(Ordering::Relaxed) => unread(Cause::FolderGone),
                Ok(_) => Vec::new(),
            };
        }
        let mut failures = Vec::new();
        let is_ron: fn(&Path) -> bool = layout::is_ron;
        for (folder, is_one, clash) in [
            (layout::HISTORY, is_ron, Clash::ReadBoth),
            (layout::JOURNAL, is_ron, Clash::ReadBoth),
            // Before the exercises that name them.
            (layout::PICTURES, pictures::is_one, Clash::Keep),
            (OwnFiles::Exercises.folder(), is_ron, Clash::Keep),
            (OwnFiles::Routines.folder(), is_ron, Clash::Keep),
            (OwnFiles::Plans.folder(), is_ron, Clash::Keep),
            ("", is_ron, Clash::Keep),
        ] {
            let (mut files, unread) = self.files(folder, is_one);
            if folder.is_empty() {
                let own = [layout::draft, layout::noting, layout::paces].map(|of| of(&self.root, &self.device));
                files.retain(|file| {
                    let is_kept = [
                        layout::is_settings,
                        layout::is_care,
                        layout::is_candidates,
                        layout::is_shelf,
                        layout::is_wording,
                        layout::is_following,
                    ];
                    is_kept.iter().any(|is_kept| is_kept(file)) || own.contains(file)
                });
            }
            failures.extend(unread.into_iter().filter_map(|notice| match notice.finding {
                Finding::Unreadable(cause) => Some(StorageError::new(&notice.file, Action::Read, cause)),
                _ => None,
            }));
            failures.extend(copying::copy(&*self.disk, &files, &other.root.join(folder), clash));
        }
        failures
    }

    /// Whether the data folder is there now.
    fn look(&self) -> bool {
        let is_folder = matches!(self.disk.entry(&self.root), Ok(Entry::Folder));
        let is_full = is_folder && self.disk.list(&self.root).is_ok_and(|files| !files.is_empty());
        let was_full = self.seen_full.fetch_or(is_full, Ordering::Relaxed);
        let there = is_folder && (is_full || !was_full);
        self.seen.fetch_or(there, Ordering::Relaxed);
        there
    }

    /// Whether `file` may be there to be removed. Where there never was a folder it is not; in one that vanished it still is.
    fn may_hold(&self, file: &Path) -> Result<bool, StorageError> {
        let there = self.look();
        if !there && self.seen.load(Ordering::Relaxed) {
            return Err(StorageError::new(file, Action::Remove, Cause::FolderGone));
        }
        Ok(there)
    }

    /// Makes `folder` for `file`, unless the whole data folder has vanished.
    fn prepare(&self, folder: &Path, file: &Path) -> Result<(), StorageError> {
        let failed = |cause| StorageError::new(file, Action::Save, cause);
        if !self.look() && self.seen.load(Ordering::Relaxed) {
            return Err(failed(Cause::FolderGone));
        }
        if matches!(self.disk.entry(folder), Ok(Entry::Folder)) {
            return Ok(());
        }
        let made = self.disk.create_folders(folder).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => Cause::PathThroughFile,
            _ => error.into(),
        });
        made.map_err(failed)?;
        self.look();
        Ok(())
    }

    /// Files of a folder that end in `.ron`.
    fn ron_files(&self, folder: &str) -> (Vec<PathBuf>, Vec<LoadNotice>) {
        self.files(folder, layout::is_ron)
    }

    /// Files of a folder of which `is_one` holds. A folder that is not there holds none.
    fn files(&self, folder: &str, is_one: fn(&Path) -> bool) -> (Vec<PathBuf>, Vec<LoadNotice>) {
        let folder = self.root.join(folder);
        match self.disk.list(&folder) {
            Ok(found) => (found.into_iter().filter(|path| is_one(path)).collect(), Vec::new()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Vec::new(), Vec::new()),
            Err(error) => (Vec::new(), vec![LoadNotice { file: folder, finding: Finding::Unreadable(error.into()) }]),
        }
    }
}

/// Merging looks in every month: what has no day of its own is kept in that of now, and grows no file that is read already.
fn month_of(entry: &impl log::Logged, now: WallTime) -> String {
    layout::month(entry.day().unwrap_or_else(|| utc_day(now)))
}

fn utc_day(now: WallTime) -> Day {
    let utc = chrono::DateTime::from_timestamp_millis(now.unix_millis()).unwrap_or_default();
    Day::of(utc.fixed_offset(), DayBoundary::default())
}
