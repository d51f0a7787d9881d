//! What is known of the voice of this system.

use crate::domain::speech::voice::VoiceName;
use crate::domain::speech::wording::Wording;

/// The voice, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaking {
    /// Which voices there are.
    pub voices: Voices,
    /// Whether the person knows why none is heard.
    pub silence: Silence,
    /// What of its words is the person's own.
    pub wording: Wording,
}

/// What is known of the voices of this system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Voices {
    /// They were not asked for.
    #[default]
    NotAsked,
    /// They are being looked up.
    Asked,
    /// These there are.
    Found(Vec<VoiceName>),
    /// Why they are not known.
    Unknown(String),
}

/// Whether it was told that there is no voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Silence {
    /// It was not, in this run or since the person last tried it.
    #[default]
    Untold,
    /// It was.
    Told,
}
