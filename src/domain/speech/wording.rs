//! How things are said to this person: in which sentences, and which words otherwise than they are written.

use super::phrase::Phrasebook;
use super::pronunciation::{OwnWords, Pronunciation};

/// What of the voice's words is the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// Words said otherwise than they are written.
    pub own_words: OwnWords,
    /// Sentences.
    pub phrasebook: Phrasebook,
}

impl Wording {
    /// How words are said.
    pub fn pronunciation(&self) -> Pronunciation {
        Pronunciation::of(&self.own_words)
    }
}
