//! Pictures of the person's own that are on screen, or were lately. They are read when a screen first asks for one.
//!
//! Deliberately absent: reading and decoding, which happen elsewhere, and textures.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::picture::PictureName;
use crate::picture::{CARD, FULL, Pixels, Taken, smaller};

/// Most that is kept in memory, in bytes.
const MOST: usize = 96 << 20;

/// How large a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureSize {
    /// For a list or a card.
    Card,
    /// To fill a stage.
    Full,
}

impl PictureSize {
    /// The longest side it may have, in pixels.
    pub const fn side(self) -> u32 {
        match self {
            Self::Card => CARD,
            Self::Full => FULL,
        }
    }
}

/// What is known of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Print {
    /// It is being read.
    Coming,
    /// It is here.
    Here(Pixels),
    /// It cannot be shown, and why.
    Broken(String),
}

/// Pictures by name and size.
#[derive(Debug, Clone, Default)]
pub struct Album {
    prints: BTreeMap<(PictureName, PictureSize), Print>,
    /// Those that are here, the oldest first.
    order: VecDeque<(PictureName, PictureSize)>,
    bytes: usize,
}

impl Album {
    /// What is known of a picture; `None` until somebody asked for it.
    pub fn get(&self, name: &PictureName, size: PictureSize) -> Option<&Print> {
        self.prints.get(&(name.clone(), size))
    }

    /// Whether it has to be read now. Asked again, it is coming already.
    pub fn ask(&mut self, name: &PictureName, size: PictureSize) -> bool {
        let key = (name.clone(), size);
        let is_new = !self.prints.contains_key(&key);
        if is_new {
            self.prints.insert(key, Print::Coming);
        }
        is_new
    }

    /// It was read, or why it cannot be shown.
    pub fn put(&mut self, name: &PictureName, size: PictureSize, found: Result<Pixels, String>) {
        let key = (name.clone(), size);
        let print = found.map_or_else(Print::Broken, |pixels| {
            self.bytes += pixels.rgba.len();
            self.order.push_back(key.clone());
            Print::Here(pixels)
        });
        if let Some(Print::Here(before)) = self.prints.insert(key.clone(), print) {
            self.bytes -= before.rgba.len();
            if let Some(place) = self.order.iter().position(|other| *other == key) {
                self.order.remove(place);
            }
        }
        while self.bytes > MOST && self.order.len() > 1 {
            let Some(oldest) = self.order.pop_front() else { break };
            if let Some(Print::Here(pixels)) = self.prints.remove(&oldest) {
                self.bytes -= pixels.rgba.len();
            }
        }
    }

    /// One that was just chosen is here in every size, before it is on disk.
    pub fn put_taken(&mut self, taken: &Taken) {
        self.put(&taken.name, PictureSize::Full, Ok(taken.pixels.clone()));
        self.put(&taken.name, PictureSize::Card, Ok(smaller(&taken.pixels, CARD)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(side: u32) -> Pixels {
        Pixels { width: side, height: side, rgba: vec![255; (side * side * 4) as usize].into() }
    }

    fn name(number: u32) -> PictureName {
        format!("{number}.png").parse().unwrap()
    }

    #[test]
    fn a_picture_is_read_once_and_again_only_after_it_was_forgotten() {
        let mut album = Album::default();
        assert!(album.ask(&name(0), PictureSize::Full));
        assert!(!album.ask(&name(0), PictureSize::Full), "it is coming");
        assert!(album.ask(&name(0), PictureSize::Card), "another size is another picture");
        album.put(&name(0), PictureSize::Full, Ok(pixels(FULL)));
        album.put(&name(0), PictureSize::Card, Err("it is no picture".into()));
        assert!(matches!(album.get(&name(0), PictureSize::Full), Some(Print::Here(_))));
        assert!(!album.ask(&name(0), PictureSize::Card), "what is broken is not read again and again");
        for number in 1..40 {
            album.put(&name(number), PictureSize::Full, Ok(pixels(FULL)));
            album.put(&name(number), PictureSize::Full, Ok(pixels(FULL)));
            assert!(album.bytes <= MOST && album.bytes == album.order.len() * pixels(FULL).rgba.len());
            assert!(album.get(&name(number), PictureSize::Full).is_some(), "the newest stays");
        }
        assert!(album.ask(&name(0), PictureSize::Full), "the oldest was forgotten");
    }
}
