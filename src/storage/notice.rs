//! What loading has to tell: every file that was not simply fine.

use std::fmt;
use std::path::PathBuf;

use super::error::Cause;

/// Something about a file that the person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadNotice {
    /// Which file.
    pub file: PathBuf,
    /// What was found.
    pub finding: Finding,
}

/// What loading found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The system would not hand it over.
    Unreadable(Cause),
    /// The whole file is damaged. It was kept under another name where one is given, else left as it is.
    Damaged {
        /// What is wrong with it.
        why: String,
        /// Where it was kept.
        kept_as: Option<PathBuf>,
    },
    /// The file was missing or damaged; the copy of the save before it is used.
    RestoredFromCopy,
    /// A newer Supple wrote it; it is left as it is.
    Newer(u32),
    /// An older Supple wrote it. A copy was kept where one is given.
    Migrated {
        /// Its version.
        from: u32,
        /// Where the copy is.
        kept_as: Option<PathBuf>,
    },
    /// Lines of a log that are skipped and left in place.
    DamagedLines {
        /// Their numbers, from 1. Never empty.
        lines: Vec<usize>,
        /// What is wrong with the first.
        why: String,
    },
    /// The last line of a log was cut off. It was kept under another name where one is given.
    TornLine {
        /// Where it was kept.
        kept_as: Option<PathBuf>,
    },
    /// The log lacks its first line; so many records in it were read all the same.
    NoHeader {
        /// How many.
        read: usize,
    },
}

impl LoadNotice {
    /// Whether something is in the file, or may be, that was not read.
    pub const fn is_loss(&self) -> bool {
        match self.finding {
            Finding::Unreadable(_)
            | Finding::Damaged { .. }
            | Finding::Newer(_)
            | Finding::DamagedLines { .. }
            | Finding::TornLine { .. } => true,
            Finding::RestoredFromCopy | Finding::Migrated { .. } | Finding::NoHeader { .. } => false,
        }
    }
}

impl fmt::Display for LoadNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.display();
        match &self.finding {
            Finding::Unreadable(cause) => write!(f, "{file} could not be read: {cause}. {}", cause.remedy()),
            Finding::Damaged { why, kept_as: Some(kept) } => {
                write!(f, "{file} is damaged ({why}). It was kept as {}.", kept.display())
            }
            Finding::Damaged { why, kept_as: None } => write!(f, "{file} is damaged ({why}). It is left as it is."),
            Finding::RestoredFromCopy => write!(f, "{file}: the copy of the save before is used."),
            Finding::Newer(version) => {
                write!(f, "{file} was written by a newer Supple (version {version}). It is left as it is.")
            }
            Finding::Migrated { from, kept_as: Some(kept) } => {
                write!(f, "{file} is of version {from} and was brought up to date. A copy is {}.", kept.display())
            }
            Finding::Migrated { from, kept_as: None } => write!(f, "{file} is of version {from}, and was understood."),
            Finding::DamagedLines { lines, why } => match lines.as_slice() {
                [line] => write!(f, "{file}, line {line} was skipped and left in place: {why}."),
                lines => write!(
                    f,
                    "{file}, {} lines were skipped and left in place, the first of them line {}: {why}.",
                    lines.len(),
                    lines.first().copied().unwrap_or_default()
                ),
            },
            Finding::TornLine { kept_as: Some(kept) } => {
                write!(f, "{file}: the last line was cut off and was kept as {}.", kept.display())
            }
            Finding::TornLine { kept_as: None } => write!(f, "{file}: the last line is cut off."),
            Finding::NoHeader { read } => {
                write!(f, "{file} lacks its first line; {read} records in it were read. It is left as it is.")
            }
        }
    }
}
