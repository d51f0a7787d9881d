//! A person's own routine, exercise and plan files: written and removed only where nobody else changed them meanwhile.
//!
//! Deliberately absent: what they mean.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Entry};
use super::error::{Action, Cause, StorageError};
use super::{atomic, layout, whole};
use crate::domain::fingerprint::Fingerprint;

/// How many files of nearly the same name may stand beside each other.
const LAST_BESIDE: u32 = 99;

/// Files that people write themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnFiles {
    /// In `routines`.
    Routines,
    /// In `exercises`.
    Exercises,
    /// In `plans`.
    Plans,
}

impl OwnFiles {
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Routines => "routines",
            Self::Exercises => "exercises",
            Self::Plans => "plans",
        }
    }
}

/// A file and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// Where it is.
    pub path: PathBuf,
    /// All of it, as it is.
    pub bytes: Vec<u8>,
}

/// A file to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSave {
    /// In which folder.
    pub kind: OwnFiles,
    /// Its name there, such as `evening.ron`.
    pub file: String,
    /// All that it is to hold.
    pub text: String,
    /// Of what was last read or written there; `None` where nothing stood there.
    pub base: Option<Fingerprint>,
    /// What to save instead where the file was changed meanwhile.
    pub otherwise: Beside,
}

/// A file to put beside one that somebody else changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its name in the same folder.
    pub file: String,
    /// All that it is to hold, with an id of its own.
    pub text: String,
}

/// How saving went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnSaved {
    /// The file holds what it was to hold.
    Saved,
    /// The file was changed meanwhile and is left as it is; what was saved stands beside it.
    KeptBoth {
        /// The file as it is now.
        theirs: OwnFile,
        /// The name of the file beside it: that of [`OwnSave::otherwise`], or with a number where it was taken.
        ours: String,
    },
}

/// Whether `file` can only mean a file in the folder where it is looked for, and is read from there again.
pub(super) fn check_name(folder: &Path, file: &str, action: Action) -> Result<(), StorageError> {
    let is_plain = Path::new(file).file_name().is_some_and(|name| name == file) && !file.contains(['/', '\\', '\0']);
    if is_plain && layout::is_ron(Path::new(file)) {
        return Ok(());
    }
    Err(StorageError::new(folder, action, Cause::BadName(file.to_owned())))
}

/// Saves in `folder`. What has a fingerprint of `earlier` may be written over too: it is known, or ours from an earlier
/// save, of which nobody knows how far it got.
pub(super) fn save(
    disk: &dyn Disk,
    folder: &Path,
    save: &OwnSave,
    earlier: &[Fingerprint],
) -> Result<OwnSaved, StorageError> {
    let path = folder.join(&save.file);
    let is_ours = |found| save.base == Some(found) || earlier.contains(&found);
    match put(disk, &path, &save.text, is_ours)? {
        None => Ok(OwnSaved::Saved),
        Some(bytes) => {
            let ours = put_beside(disk, folder, &save.otherwise, earlier)?;
            Ok(OwnSaved::KeptBoth { theirs: OwnFile { path, bytes }, ours })
        }
    }
}

/// The name under which it stands now.
fn put_beside(
    disk: &dyn Disk,
    folder: &Path,
    beside: &Beside,
    earlier: &[Fingerprint],
) -> Result<String, StorageError> {
    for number in 1..=LAST_BESIDE {
        let name = layout::numbered(&beside.file, number);
        match put(disk, &folder.join(&name), &beside.text, |found| earlier.contains(&found)) {
            Ok(None) => return Ok(name),
            Ok(Some(_)) => {}
            Err(error) if matches!(error.cause, Cause::IsFolder | Cause::TooLarge(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Err(StorageError::new(&folder.join(&beside.file), Action::Save, Cause::NameTaken))
}

/// Puts `text` at `path`, over nothing but what is ours; what stands there where it is not.
fn put(
    disk: &dyn Disk,
    path: &Path,
    text: &str,
    is_ours: impl Fn(Fingerprint) -> bool,
) -> Result<Option<Vec<u8>>, StorageError> {
    let failed = |cause| StorageError::new(path, Action::Save, cause);
    loop {
        let standing = whole::read(disk, path).map_err(failed)?;
        match standing {
            Some(bytes) if bytes == text.as_bytes() => {
                // An earlier try may have failed just before its end.
                atomic::settle(disk, path).map_err(|error| failed(error.into()))?;
                return Ok(None);
            }
            Some(bytes) if !is_ours(Fingerprint::of(&bytes)) => return Ok(Some(bytes)),
            standing => {
                let done = atomic::exchange(disk, path, standing.as_deref(), text.as_bytes());
                if done.map_err(|error| failed(error.into()))? {
                    return Ok(None);
                }
            }
        }
    }
}

/// Whether the file is there to be removed: it is what `base` says.
pub(super) fn stands(disk: &dyn Disk, path: &Path, base: Option<Fingerprint>) -> Result<bool, StorageError> {
    let failed = |cause| StorageError::new(path, Action::Remove, cause);
    match whole::read(disk, path).map_err(failed)? {
        None => Ok(false),
        Some(bytes) if base == Some(Fingerprint::of(&bytes)) => Ok(true),
        Some(_) => Err(failed(Cause::ChangedMeanwhile)),
    }
}

/// Moves the file into the folder `deleted`, under a number that is free there.
pub(super) fn move_away(disk: &dyn Disk, path: &Path, deleted: &Path) -> Result<(), StorageError> {
    let moved = || {
        let name = deleted.join(path.file_name().unwrap_or_default());
        let places = (1_u32..).map(|number| atomic::with_suffix(&name, &format!(".{number}")));
        for place in places {
            if disk.entry(&place)? == Entry::Missing {
                disk.rename(path, &place)?;
                atomic::settle(disk, &place)?;
                return atomic::settle(disk, path);
            }
        }
        Ok(())
    };
    moved().map_err(|error| StorageError::new(path, Action::Remove, error))
}
