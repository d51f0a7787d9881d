//! A picture of the person's own, which stands for an exercise in place of a figure.
//!
//! Deliberately absent: its pixels (`crate::picture`).

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::fingerprint::Fingerprint;

/// Names a picture: a file in the folder `pictures`, and never one elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureName(Box<str>);

/// Why a text names no picture.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureNameError {
    /// It ends in none of [`PictureName::ENDINGS`].
    #[error("a picture ends in .png, .jpg, .jpeg, .webp or .svg; `{0}` does not")]
    BadEnding(String),
    /// A path, hidden, or with letters that some system cannot name a file with.
    #[error("a picture is named by its file in the folder `pictures` alone, such as \"calf-raise.png\"; `{0}` is not")]
    BadName(String),
    /// Longer than every system takes.
    #[error("the name of a picture has at most 120 bytes, and not {0}")]
    TooLong(usize),
}

impl PictureName {
    /// How the name of a picture may end, in small or capital letters.
    pub const ENDINGS: [&'static str; 5] = ["png", "jpg", "jpeg", "webp", "svg"];
    /// How long a name may be.
    pub const MAX_BYTES: usize = 120;

    /// A name like `stem` for a picture of these bytes: the same for the same bytes, another for others.
    pub fn like(stem: &str, ending: &str, bytes: &[u8]) -> Self {
        let mut words = String::new();
        for letter in stem.to_lowercase().chars().take(40) {
            match letter {
                'a'..='z' | '0'..='9' => words.push(letter),
                _ if !words.ends_with('-') && !words.is_empty() => words.push('-'),
                _ => {}
            }
        }
        let words = words.trim_end_matches('-');
        // What was named by its bytes before is not named by them twice.
        let words = match words.rsplit_once('-') {
            Some((before, mark)) if mark.len() == 16 && mark.bytes().all(|byte| byte.is_ascii_hexdigit()) => before,
            _ if words.is_empty() => "picture",
            _ => words,
        };
        Self(format!("{words}-{:016x}.{ending}", Fingerprint::of(bytes).number()).into())
    }

    /// The name as it stands in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without its ending.
    pub fn stem(&self) -> &str {
        self.0.rsplit_once('.').map_or(&*self.0, |(stem, _)| stem)
    }
}

/// Whether a file called `name` looks like a picture.
pub fn is_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| PictureName::ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

impl FromStr for PictureName {
    type Err = PictureNameError;

    fn from_str(text: &str) -> Result<Self, PictureNameError> {
        if text.len() > Self::MAX_BYTES {
            return Err(PictureNameError::TooLong(text.len()));
        }
        let bad = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
        if text.starts_with('.') || text.starts_with(' ') || text.contains(bad) {
            return Err(PictureNameError::BadName(text.to_owned()));
        }
        if !is_picture(text) {
            return Err(PictureNameError::BadEnding(text.to_owned()));
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for PictureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        for bad in
            ["../calf.png", "/etc/calf.png", "a\\b.png", "c:calf.png", ".png", ".hidden.png", "a\0.png", "a/b.svg"]
        {
            assert!(matches!(bad.parse::<PictureName>(), Err(PictureNameError::BadName(_))), "{bad}");
        }
        for other in ["calf", "calf.gif", "calf.png.exe", ""] {
            assert!(matches!(other.parse::<PictureName>(), Err(PictureNameError::BadEnding(_))), "{other}");
        }
        assert!(matches!(
            format!("{}.png", "x".repeat(117)).parse::<PictureName>(),
            Err(PictureNameError::TooLong(121))
        ));
        for good in ["calf-raise.png", "Foto 1.JPG", "Übung.webp", "ふくらはぎ.svg"] {
            assert_eq!(good.parse::<PictureName>().unwrap().as_str(), good);
        }
    }

    #[test]
    fn the_same_bytes_have_the_same_name_and_others_another_however_often_they_are_passed_on() {
        let first = PictureName::like("Foto vom Knie (1)", "png", b"one");
        assert!(first.as_str().starts_with("foto-vom-knie-1-"), "{first}");
        assert_eq!(PictureName::like(first.stem(), "png", b"one"), first);
        assert_ne!(PictureName::like(first.stem(), "png", b"two"), first);
        for stem in ["", "…", "ふくらはぎ"] {
            let name = PictureName::like(stem, "jpg", b"one");
            assert!(name.as_str().starts_with("picture-"), "{name}");
            assert_eq!(name.as_str().parse::<PictureName>().unwrap(), name);
        }
    }
}
