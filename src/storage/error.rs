//! What went wrong with a file, in plain words, and what a person can do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A file that could not be read or saved.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{} could not be {action}: {cause}. {}", .file.display(), .cause.remedy())]
pub struct StorageError {
    /// Which file or folder.
    pub file: PathBuf,
    /// What was tried.
    pub action: Action,
    /// Why it failed.
    pub cause: Cause,
}

impl StorageError {
    pub(crate) fn new(file: &Path, action: Action, cause: impl Into<Cause>) -> Self {
        Self { file: file.into(), action, cause: cause.into() }
    }
}

/// Many entries of which not all are kept. Those that are not may be added again, with all the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// How many are certainly kept.
    pub done: usize,
    /// Why the rest is not.
    pub error: StorageError,
}

/// What was tried with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading it, or listing a folder.
    Read,
    /// Writing it whole, or adding to it.
    Save,
    /// Moving or copying it to a name that keeps it.
    SetAside,
    /// Removing it.
    Remove,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Save => "saved",
            Self::SetAside => "set aside",
            Self::Remove => "removed",
        })
    }
}

/// Why a file operation failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Cause {
    /// The disk, or the person's share of it, is full.
    #[error("there is no space left")]
    NoSpace,
    /// The disk takes no writes.
    #[error("the disk can only be read")]
    ReadOnlyDisk,
    /// The file or folder belongs to someone else.
    #[error("permission was denied")]
    NoPermission,
    /// The data folder was there and is not any more.
    #[error("the data folder has vanished")]
    FolderGone,
    /// The file is not there.
    #[error("it is not there")]
    NotFound,
    /// A folder stands where a file should.
    #[error("a folder stands in its place")]
    IsFolder,
    /// A file stands where a folder should.
    #[error("a file stands where a folder is needed")]
    PathThroughFile,
    /// A newer Supple wrote it, in this version of its format.
    #[error("a newer Supple wrote it (version {0})")]
    NewerVersion(u32),
    /// Its content is not understood, so nothing is written over it.
    #[error("its content is not understood")]
    NotUnderstood,
    /// Somebody else changed the file since it was read, or put one there.
    #[error("it was changed elsewhere meanwhile")]
    ChangedMeanwhile,
    /// A name that might mean a file elsewhere, or would not be read again.
    #[error("{0:?} is no plain file name that ends in .ron")]
    BadName(String),
    /// Files of this name and the ones after it stand there, with something else in them.
    #[error("too many files have nearly the same name")]
    NameTaken,
    /// It is larger than any file of its kind, in bytes.
    #[error("it is far too large ({0} bytes)")]
    TooLarge(u64),
    /// Anything else, in the system's words.
    #[error("{0}")]
    Other(String),
}

impl Cause {
    /// What to do about it, as one sentence.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::NoSpace => "Free some space, or choose another data folder.",
            Self::ReadOnlyDisk => "Make the disk writable, or choose another data folder.",
            Self::NoPermission => "Change who may write there, or choose another data folder.",
            Self::FolderGone => "Plug the drive in again, or choose another data folder.",
            Self::NotFound => "Check that it was not moved.",
            Self::IsFolder => "Move that folder elsewhere.",
            Self::PathThroughFile => "Move that file elsewhere, or choose another data folder.",
            Self::NewerVersion(_) => "It is left as it is; update Supple to use it.",
            Self::NotUnderstood => "Move it elsewhere; it is left as it is.",
            Self::ChangedMeanwhile => "It is left as it is; look at it first.",
            Self::BadName(_) => "Choose another name.",
            Self::NameTaken => "Move some of them elsewhere, or choose another name.",
            Self::TooLarge(_) => "Check that it is the right file.",
            Self::Other(_) => "Try again, or choose another data folder.",
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::NoSpace,
            Kind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            Kind::PermissionDenied => Self::NoPermission,
            Kind::NotFound => Self::NotFound,
            Kind::IsADirectory => Self::IsFolder,
            Kind::NotADirectory => Self::PathThroughFile,
            _ => Self::Other(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_file_the_cause_and_what_to_do() {
        let error = StorageError::new(Path::new("/d/a.ron"), Action::Save, io::Error::from(io::ErrorKind::StorageFull));
        let says =
            "/d/a.ron could not be saved: there is no space left. Free some space, or choose another data folder.";
        assert_eq!(error.to_string(), says);
    }
}
