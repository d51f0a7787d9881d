//! Loads and saves files that are saved whole, and never writes over one that is not understood.

use std::path::Path;

use super::aside::{self, Mend};
use super::atomic;
use super::disk::{Disk, Entry};
use super::envelope::{Opened, Stored, open, seal};
use super::error::{Action, Cause, StorageError};
use super::notice::{Finding, LoadNotice};
use crate::domain::quantity::WallTime;

/// No file that is saved whole comes near this.
const TOO_LARGE: u64 = 8 << 20;

/// Reads a file of reasonable size. `None` when nothing stands there.
pub(super) fn read(disk: &dyn Disk, path: &Path) -> Result<Option<Vec<u8>>, Cause> {
    match disk.entry(path)? {
        Entry::Missing => Ok(None),
        Entry::Folder => Err(Cause::IsFolder),
        Entry::File(bytes) if bytes > TOO_LARGE => Err(Cause::TooLarge(bytes)),
        Entry::File(_) => Ok(Some(disk.read(path)?)),
    }
}

/// The value in the file, or in the copy of the save before where the file is missing or damaged.
pub(super) fn load<T: Stored>(disk: &dyn Disk, path: &Path, mend: Mend) -> (Option<T>, Vec<LoadNotice>) {
    let mut notices = Vec::new();
    let mut tell = |finding| notices.push(LoadNotice { file: path.into(), finding });
    let bytes = read(disk, path);
    match bytes.map(|bytes| bytes.map(|bytes| (open::<T>(&bytes), bytes))) {
        Ok(Some((Opened::Current(value), _))) => return (Some(value), notices),
        Ok(Some((Opened::Older(from, value), bytes))) => {
            let kept_as = match mend {
                Mend::At(_) => aside::keep_version(disk, path, &bytes, from).ok(),
                Mend::Never => None,
            };
            tell(Finding::Migrated { from, kept_as });
            return (Some(value), notices);
        }
        Ok(Some((Opened::Newer(version), _))) => {
            tell(Finding::Newer(version));
            return (None, notices);
        }
        Ok(Some((Opened::Damaged(why), _))) => {
            let kept_as = match mend {
                Mend::At(now) => aside::move_away(disk, path, now).ok(),
                Mend::Never => None,
            };
            tell(Finding::Damaged { why, kept_as });
        }
        Ok(None) => {}
        Err(cause) => tell(Finding::Unreadable(cause)),
    }
    let value = match read(disk, &atomic::backup(path)) {
        Ok(Some(bytes)) => match open(&bytes) {
            Opened::Current(value) | Opened::Older(_, value) => Some(value),
            Opened::Newer(_) | Opened::Damaged(_) => None,
        },
        _ => None,
    };
    if value.is_some() {
        tell(Finding::RestoredFromCopy);
    }
    (value, notices)
}

/// Saves the file. What is damaged there is set aside first, what is older is kept beside, and what is newer stays.
pub(super) fn save<T: Stored>(disk: &dyn Disk, path: &Path, value: &T, now: WallTime) -> Result<(), StorageError> {
    let failed = |cause| StorageError::new(path, Action::Save, cause);
    if let Some(bytes) = read(disk, path).map_err(failed)? {
        let kept = match open::<T>(&bytes) {
            Opened::Current(_) => Ok(()),
            Opened::Older(version, _) => aside::keep_version(disk, path, &bytes, version).map(drop),
            Opened::Newer(version) => return Err(failed(Cause::NewerVersion(version))),
            Opened::Damaged(_) => aside::move_away(disk, path, now).map(drop),
        };
        kept.map_err(|error| StorageError::new(path, Action::SetAside, error))?;
    }
    let text = seal(value).map_err(|why| failed(Cause::Other(why)))?;
    atomic::replace(disk, path, text.as_bytes()).map_err(|error| failed(error.into()))
}

/// Removes the file and the copy of the save before it, which goes first: alone, it would stand in for the file. What is
/// damaged or newer stays.
pub(super) fn clear<T: Stored>(disk: &dyn Disk, path: &Path) -> Result<(), StorageError> {
    for file in [atomic::backup(path), path.to_owned()] {
        let failed = |cause| StorageError::new(&file, Action::Remove, cause);
        let found = read(disk, &file).map_err(failed)?.map(|bytes| open::<T>(&bytes));
        if matches!(found, Some(Opened::Current(_) | Opened::Older(..))) {
            atomic::remove_if_there(disk, &file).map_err(|error| failed(error.into()))?;
        }
    }
    Ok(())
}
