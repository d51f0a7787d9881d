//! A voice: the system's own speech, on a thread of its own.
//!
//! On Linux `dispatcher` talks to Speech Dispatcher over its socket, in plain text and without a C library; on Windows and macOS
//! a `program` that the system brings speaks. [`platform`] picks; [`recording`] has the speakers for tests. [`memory`] keeps from one session to the next how fast the voices speak.
//!
//! Deliberately absent: sessions, and any decision about what is said and when (see [`crate::domain::speech`]).

#[cfg(target_os = "linux")]
mod dispatcher;
pub mod memory;
pub mod platform;
#[cfg(any(test, windows, target_os = "macos"))]
pub mod program;
pub mod recording;

use std::time::Duration;

use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::speech::Pace;
use crate::domain::speech::voice::{Rate, VoiceName};

/// Who speaks. Calls return at once; a service that is missing, hanging or lost never delays the caller.
pub trait Speaker: Send {
    /// Something will be said soon: get ready for it. A failure is not told before there is something to say.
    fn open(&mut self);
    /// Says this, after what is being said.
    fn say(&mut self, speech: Speech);
    /// Falls silent, and forgets what waits.
    fn stop(&mut self);
    /// What it has said since the last time, and how long that took. Empty where that is not known.
    fn spoken(&mut self) -> Vec<Spoken>;
    /// How fast `voice` is known to speak at `rate`.
    fn pace(&self, _voice: Option<VoiceName>, rate: Rate) -> Pace {
        Pace::of(rate)
    }
    /// How it fares.
    fn state(&self) -> SpeakerState;
}

/// Something to say, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// One line of plain words.
    pub text: String,
    /// How fast.
    pub rate: Rate,
    /// How loud.
    pub volume: Volume,
    /// Which of the system's voices; `None` leaves that to the system.
    pub voice: Option<VoiceName>,
    /// When it may begin at the latest; after that it is better not said.
    pub latest: MonoTime,
}

/// Something that was said from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The words.
    pub text: String,
    /// How long it took, with the breath after it.
    pub took: Duration,
}

/// How a speaker fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpeakerState {
    /// Nothing was asked of it yet.
    #[default]
    Idle,
    /// It speaks when asked to.
    Ready,
    /// It cannot speak; captions and chimes carry on.
    Unavailable,
}
