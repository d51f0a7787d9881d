//! Brings a person's files into another data folder. Nothing there is written over, and nothing here is changed.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Entry};
use super::error::{Action, Cause, StorageError};
use super::{atomic, layout};

/// What the same file names in both folders mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clash {
    /// The file that stands there stays, and this one is left out.
    Keep,
    /// Both are read, for records merge by their ids: this one is copied under another name, unless all of it is there.
    ReadBoth,
}

/// Copies `files` into the folder `to`; what could not be copied.
pub(super) fn copy(disk: &dyn Disk, files: &[PathBuf], to: &Path, clash: Clash) -> Vec<StorageError> {
    let mut failures = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default();
        let copied = match disk.read(file) {
            Err(error) => Err(StorageError::new(file, Action::Read, error)),
            Ok(bytes) => copy_one(disk, &bytes, &to.join(name), clash)
                .map_err(|error| StorageError::new(&to.join(name), Action::Save, cause(error))),
        };
        failures.extend(copied.err());
    }
    failures
}

fn copy_one(disk: &dyn Disk, bytes: &[u8], to: &Path, clash: Clash) -> io::Result<()> {
    let Some(folder) = to.parent() else { return Ok(()) };
    let mut place = to.to_owned();
    for number in 1_u32.. {
        match disk.entry(&place)? {
            Entry::Missing => break,
            _ if clash == Clash::Keep => return Ok(()),
            Entry::File(_) if disk.read(&place)?.starts_with(bytes) => return Ok(()),
            _ => place = layout::another(to, number),
        }
    }
    disk.create_folders(folder)?;
    atomic::create(disk, &place, bytes)
}

fn cause(error: io::Error) -> Cause {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Cause::PathThroughFile,
        _ => error.into(),
    }
}
