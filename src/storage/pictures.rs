//! The person's own pictures. A name stands for the bytes of a picture, so a file is written once and never changed.
//!
//! Deliberately absent: what is in them, and removing them: an exercise that is undone, or synced later, may name one.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Entry};
use super::error::{Action, Cause, StorageError};
use super::{atomic, layout};
use crate::domain::picture::{PictureName, is_picture};

/// No picture that is shown is larger, in bytes.
const TOO_LARGE: u64 = 20 << 20;

pub(super) fn path(root: &Path, name: &PictureName) -> PathBuf {
    root.join(layout::PICTURES).join(name.as_str())
}

/// The file of a picture, as it is.
pub(super) fn read(disk: &dyn Disk, root: &Path, name: &PictureName) -> Result<Vec<u8>, StorageError> {
    let path = path(root, name);
    let found = match disk.entry(&path) {
        Err(error) => Err(error.into()),
        Ok(Entry::Missing) => Err(Cause::NotFound),
        Ok(Entry::Folder) => Err(Cause::IsFolder),
        Ok(Entry::File(bytes)) if bytes > TOO_LARGE => Err(Cause::TooLarge(bytes)),
        Ok(Entry::File(_)) => disk.read(&path).map_err(Cause::from),
    };
    found.map_err(|cause| StorageError::new(&path, Action::Read, cause))
}

/// Puts a picture into its folder. One that stands there under its name and is another stays as `.bak`.
pub(super) fn save(disk: &dyn Disk, root: &Path, name: &PictureName, bytes: &[u8]) -> Result<(), StorageError> {
    let path = path(root, name);
    let saved = match disk.entry(&path) {
        Ok(Entry::File(length)) if length == bytes.len() as u64 && disk.read(&path).is_ok_and(|all| all == bytes) => {
            atomic::settle(disk, &path)
        }
        Ok(Entry::Missing) => atomic::create(disk, &path, bytes),
        Ok(_) => atomic::replace(disk, &path, bytes),
        Err(error) => Err(error),
    };
    saved.map_err(|error| StorageError::new(&path, Action::Save, error))
}

/// Whether a file of the folder is one.
pub(super) fn is_one(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| !name.starts_with('.') && is_picture(name))
}
