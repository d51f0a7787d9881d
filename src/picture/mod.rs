//! Pictures of the person's own: photographs and drawings from anywhere, decoded within limits.
//!
//! - [`read`]: the pixels of a PNG, JPEG, WebP or SVG
//! - [`take`]: the same, and a copy to keep, no larger than it need be and without what a camera wrote into it
//!
//! What is no picture, or far too large, is an error in plain words; nothing that a file holds makes this panic, reach for
//! other files, or fill the memory.
//!
//! Deliberately absent: files, and animation.

mod drawing;
mod photo;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use thiserror::Error;

use crate::domain::picture::PictureName;

/// Largest file that is taken, in bytes.
pub const MOST_BYTES: u64 = 20 << 20;
/// Largest copy that is kept and passed on, in bytes.
pub const MOST_KEPT: usize = 2 << 20;
/// Most pixels of a side in the copy that is kept.
pub const FULL: u32 = 1600;
/// Most pixels of a side in a list or on a card.
pub const CARD: u32 = 480;

/// Pixels, row by row from the top left, four bytes each: red, green, blue, and 255. What was see-through stands on white.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// How many stand beside each other; at least one.
    pub width: u32,
    /// How many rows; at least one.
    pub height: u32,
    /// All of them.
    pub rgba: Arc<[u8]>,
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pixels({} × {})", self.width, self.height)
    }
}

/// A picture and the copy of it to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its name in the folder `pictures`.
    pub name: PictureName,
    /// The file to keep.
    pub bytes: Arc<[u8]>,
    /// As it is shown, at most [`FULL`] a side.
    pub pixels: Pixels,
}

/// Why a file is no picture that can be shown, in words that go on from "…: ".
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureFault {
    /// More than [`MOST_BYTES`].
    #[error("it is larger than 20 MB; save it smaller and try again")]
    TooManyBytes,
    /// More pixels than anybody needs.
    #[error("it is {width} × {height} pixels; at most 50 million can be read, so save it smaller and try again")]
    TooManyPixels {
        /// Beside each other.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// Something else.
    #[error("it is no PNG, JPEG, WebP or SVG picture")]
    NoPicture,
    /// Broken, or only half of it.
    #[error("it is damaged or only half of it is there ({0}); save it again, or take another")]
    Damaged(String),
}

/// The pixels of a picture, made smaller until no side has more than `side`.
///
/// # Errors
/// Why it cannot be shown.
pub fn read(bytes: &[u8], side: u32) -> Result<Pixels, PictureFault> {
    guarded(|| Ok(open(bytes, side)?.pixels))
}

/// A picture as it comes, and the copy to keep, named like `stem`. A copy of a copy is the same file.
///
/// # Errors
/// Why it cannot be shown.
pub fn take(stem: &str, bytes: &[u8]) -> Result<Taken, PictureFault> {
    guarded(|| {
        let Opened { pixels, keeps } = open(bytes, FULL)?;
        let (ending, bytes) = match keeps {
            Keeps::AsItIs(ending) => (ending, bytes.to_vec()),
            Keeps::Copy(best) => photo::copy(&pixels, best)?,
        };
        Ok(Taken { name: PictureName::like(stem, ending, &bytes), bytes: bytes.into(), pixels })
    })
}

/// A copy of `pixels` with no side longer than `side`.
pub fn smaller(pixels: &Pixels, side: u32) -> Pixels {
    photo::smaller(pixels, side)
}

struct Opened {
    pixels: Pixels,
    keeps: Keeps,
}

/// What is kept of a picture.
enum Keeps {
    /// The file itself, which is small and holds nothing but a picture. It ends so.
    AsItIs(&'static str),
    /// A copy.
    Copy(photo::Best),
}

fn open(bytes: &[u8], side: u32) -> Result<Opened, PictureFault> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(PictureFault::TooManyBytes);
    }
    if photo::is_one(bytes) {
        photo::open(bytes, side)
    } else if drawing::is_one(bytes) {
        Ok(Opened { pixels: drawing::read(bytes, side)?, keeps: Keeps::Copy(photo::Best::Lines) })
    } else {
        Err(PictureFault::NoPicture)
    }
}

/// Decoders are meant never to panic on any file. Should one, it is the file that is told.
fn guarded<T>(work: impl FnOnce() -> Result<T, PictureFault>) -> Result<T, PictureFault> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(PictureFault::Damaged("the decoder could not go on".into())))
}
