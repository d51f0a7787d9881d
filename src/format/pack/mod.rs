//! # A pack
//!
//! `name.supple`: routines with the exercises of one's own that they need, as one file. It is a plain zip:
//!
//! | in it | is |
//! |---|---|
//! | `pack.ron` | `(format: "supple-pack", version: 1, body: (from: "…", date: "2026-11-24", instructions: "…", days_a_week: 5))`; each field, and the file itself, may be left out |
//! | `routines/*.ron` | routine files |
//! | `exercises/*.ron` | exercise files |
//! | `pictures/*` | PNG, JPEG, WebP and SVG pictures that exercises name |
//!
//! Anything else in the zip is left alone and said. At most 1,000 files, 200 of them pictures, 1 MB each
//! and 20 MB a picture, 32 MB in all; no links, no passwords, no
//! way out of the folder.
//!
//! Deliberately absent: where packs come from, and what is done with them.

mod archive;
mod check;
mod letter;
#[cfg(test)]
mod tests;

use thiserror::Error;

pub use check::{Checked, CheckedRoutine, check};
pub use letter::Letter;

use super::envelope::{FileKind, file_kind};
use super::problem::FileProblem;
use super::source::MAX_BYTES;
use crate::domain::picture::PictureName;

/// How the file of a pack ends.
pub const EXTENSION: &str = "supple";
const LETTER: &str = "pack.ron";
/// Largest picture, in bytes.
const PICTURE_BYTES: usize = 20 << 20;
const MOST_PICTURES: usize = 200;

/// A pack as it was read: files, not yet looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pack {
    /// What it says of itself.
    pub letter: Letter,
    /// Routine files.
    pub routines: Vec<PackFile>,
    /// Exercise files.
    pub exercises: Vec<PackFile>,
    /// Pictures that its exercises name, not looked at.
    pub pictures: Vec<PackFile>,
    /// Names of what else there is.
    pub others: Vec<String>,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Its name in the pack: `routines/evening.ron`.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Why a file is no pack that can be read. In plain words: what is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackError {
    /// It is something else, or only half of it.
    #[error("this is no Supple file: not a zip, or only a part of one; ask for it to be sent again")]
    NoZip,
    /// More than 32 MB.
    #[error("it is larger than 32 MB, which no Supple file is")]
    TooLarge,
    /// More than 1,000.
    #[error("there are {0} files in it; a Supple file holds at most 1000")]
    TooManyFiles(usize),
    /// More than 200.
    #[error("there are {0} pictures in it; a Supple file holds at most 200")]
    TooManyPictures(usize),
    /// A path that leads elsewhere.
    #[error("it holds a file whose name leads out of its folder ({0}); this was not made by Supple, do not use it")]
    BadPath(String),
    /// A link.
    #[error("it holds a link ({0}) in place of a file; this was not made by Supple, do not use it")]
    Link(String),
    /// A name twice.
    #[error("{0} is in it twice; pack it again")]
    Twice(String),
    /// More unpacked than it should be.
    #[error("{0} unpacks to far more than a routine ever is; this was not made by Supple, do not use it")]
    TooMuchInside(String),
    /// Behind a password.
    #[error("it is locked with a password; ask for one without")]
    Locked,
    /// Broken inside.
    #[error("{name} in it is damaged ({why}); ask for it to be sent again")]
    Damaged {
        /// Which.
        name: String,
        /// What the zip says.
        why: String,
    },
    /// Nothing of use.
    #[error("there is neither a routine nor an exercise in it")]
    Empty,
    /// A file alone that is neither.
    #[error("{0}")]
    NoSupple(FileProblem),
    /// What it says of itself cannot be read.
    #[error("pack.ron, {0}")]
    BadLetter(FileProblem),
    /// The zip could not be made.
    #[error("it could not be packed: {0}")]
    NotWritten(String),
}

/// The pack in a file: a zip, or one routine or exercise file alone.
///
/// # Errors
/// Why it is none. What stands in its routines and exercises is not looked at.
pub fn read_pack(bytes: &[u8]) -> Result<Pack, PackError> {
    if !bytes.starts_with(b"PK") {
        return alone(bytes);
    }
    let wanted = |name: &str| match inside(name) {
        Some(Inside::Picture) => Some(PICTURE_BYTES),
        Some(_) => Some(MAX_BYTES),
        None => None,
    };
    let (entries, others) = archive::read(bytes, wanted)?;
    let mut pack = Pack { others, ..Pack::default() };
    for (name, bytes) in entries {
        match inside(&name) {
            Some(Inside::Routine) => pack.routines.push(PackFile { name, bytes }),
            Some(Inside::Exercise) => pack.exercises.push(PackFile { name, bytes }),
            Some(Inside::Picture) => pack.pictures.push(PackFile { name, bytes }),
            Some(Inside::Letter) | None => {
                pack.letter = letter::read(&bytes).map_err(|problems| {
                    let unknown = FileProblem { line: 1, column: 1, message: "it cannot be read".into() };
                    PackError::BadLetter(problems.into_iter().next().unwrap_or(unknown))
                })?;
            }
        }
    }
    if pack.pictures.len() > MOST_PICTURES {
        return Err(PackError::TooManyPictures(pack.pictures.len()));
    }
    if pack.routines.is_empty() && pack.exercises.is_empty() { Err(PackError::Empty) } else { Ok(pack) }
}

/// What a file of a pack is.
enum Inside {
    Letter,
    Routine,
    Exercise,
    Picture,
}

/// What a file is by its folder and its name; `None` for any other, and deeper ones.
fn inside(name: &str) -> Option<Inside> {
    if name == LETTER {
        return Some(Inside::Letter);
    }
    let (folder, file) = name.split_once('/')?;
    let is_ron = file.strip_suffix(".ron").is_some_and(|stem| !stem.is_empty());
    let is_ron = is_ron && !file.contains('/') && !file.starts_with('.');
    match folder {
        "routines" if is_ron => Some(Inside::Routine),
        "exercises" if is_ron => Some(Inside::Exercise),
        "pictures" if file.parse::<PictureName>().is_ok() => Some(Inside::Picture),
        _ => None,
    }
}

fn alone(bytes: &[u8]) -> Result<Pack, PackError> {
    let kind = file_kind(bytes).map_err(|problems| {
        // What is no text at all was most likely to be a zip.
        let is_text = std::str::from_utf8(bytes).is_ok() && !bytes.is_empty();
        problems.into_iter().next().filter(|_| is_text).map_or(PackError::NoZip, PackError::NoSupple)
    })?;
    let file = |folder: &str| PackFile { name: format!("{folder}/alone.ron"), bytes: bytes.to_vec() };
    match kind {
        FileKind::Routine => Ok(Pack { routines: vec![file("routines")], ..Pack::default() }),
        FileKind::Exercise => Ok(Pack { exercises: vec![file("exercises")], ..Pack::default() }),
        FileKind::Plan | FileKind::Pack => Err(PackError::Empty),
    }
}

/// The file of `pack`. The same pack gives the same bytes.
///
/// # Errors
/// When it could not be read again: too large, or what it says of itself too long.
pub fn write_pack(pack: &Pack) -> Result<Vec<u8>, PackError> {
    let letter = (LETTER.to_owned(), letter::write(&pack.letter).into_bytes());
    let files = pack.routines.iter().chain(&pack.exercises).chain(&pack.pictures);
    let entries: Vec<archive::Entry> =
        std::iter::once(letter).chain(files.map(|file| (file.name.clone(), file.bytes.clone()))).collect();
    let bytes = archive::write(&entries)?;
    // What could not be read again is not worth sending.
    read_pack(&bytes)?;
    Ok(bytes)
}
