//! Saves a file whole: at every moment the file or its `.bak` is a whole good one.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Entry};

/// `path` with `suffix` after its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(suffix);
    path.with_file_name(name)
}

/// Where the save before the last is kept.
pub(crate) fn backup(path: &Path) -> PathBuf {
    with_suffix(path, ".bak")
}

/// Replaces `path` with `bytes`. What stood there becomes `.bak`. After an error, the file or its `.bak` is what it was.
pub(crate) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = write_fresh(disk, path, bytes)?;
    if disk.entry(path)? != Entry::Missing {
        disk.rename(path, &backup(path))?;
    }
    disk.rename(&fresh, path)?;
    settle(disk, path)
}

/// Writes `bytes` beside `path`, to be moved there.
fn write_fresh(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let fresh = with_suffix(path, ".tmp");
    remove_if_there(disk, &fresh)?;
    if let Err(error) = disk.write_new(&fresh, bytes) {
        // What was half written takes space that may be short.
        let _ = disk.remove(&fresh);
        return Err(error);
    }
    Ok(fresh)
}

/// Puts a file where nothing stands: whole or not at all.
pub(crate) fn create(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = write_fresh(disk, path, bytes)?;
    disk.rename(&fresh, path)?;
    settle(disk, path)
}

/// Puts `bytes` in the place of `old` if that still stands there at the last moment (`None`: if nothing does); whether it
/// did. A copy of `old` is kept as `.bak` first, so unlike with [`replace`] the file itself is whole at every moment: for
/// files that are read without their `.bak`.
pub(crate) fn exchange(disk: &dyn Disk, path: &Path, old: Option<&[u8]>, bytes: &[u8]) -> io::Result<bool> {
    if let Some(old) = old {
        create(disk, &backup(path), old)?;
    }
    let fresh = write_fresh(disk, path, bytes)?;
    let standing = match disk.read(path) {
        Ok(standing) => Some(standing),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if standing.as_deref() != old {
        disk.remove(&fresh)?;
        return Ok(false);
    }
    disk.rename(&fresh, path)?;
    settle(disk, path)?;
    Ok(true)
}

/// Makes the name of a file safe from a power cut.
pub(crate) fn settle(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |folder| disk.sync_folder(folder))
}

/// Removes the file and its `.bak`, which goes first: alone, it would stand in for the file.
pub(crate) fn remove_with_backup(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    remove_if_there(disk, &backup(path))?;
    remove_if_there(disk, path)
}

pub(crate) fn remove_if_there(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.remove(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
