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
    path.parent().map_or(Ok(()), |folder| disk.sync_folder(folder))
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
