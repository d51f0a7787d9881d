//! Speakers without a voice: one remembers, one forgets.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Speaker, SpeakerState, Speech, Spoken};
use crate::domain::speech::Pace;
use crate::domain::speech::voice::{Rate, VoiceName};

/// One call to a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeechCall {
    /// [`Speaker::open`].
    Open,
    /// [`Speaker::say`].
    Say(Speech),
    /// [`Speaker::stop`].
    Stop,
}

/// Remembers every call. Clones share one memory, so a test keeps one and gives the other away.
#[derive(Debug, Clone, Default)]
pub struct RecordingSpeaker {
    calls: Arc<Mutex<Vec<SpeechCall>>>,
    spoken: Arc<Mutex<Vec<Spoken>>>,
    known: Option<Pace>,
}

impl RecordingSpeaker {
    /// One that is known to speak as fast as this.
    pub fn known(pace: Pace) -> Self {
        Self { known: Some(pace), ..Self::default() }
    }

    /// All calls so far, in order.
    pub fn calls(&self) -> Vec<SpeechCall> {
        self.memory().clone()
    }

    /// The calls since the last time, in order.
    pub fn take(&self) -> Vec<SpeechCall> {
        std::mem::take(&mut self.memory())
    }

    /// It has said this, as far as the caller is to know.
    pub fn has_spoken(&self, spoken: Spoken) {
        self.spoken.lock().unwrap_or_else(PoisonError::into_inner).push(spoken);
    }

    fn memory(&self) -> MutexGuard<'_, Vec<SpeechCall>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Speaker for RecordingSpeaker {
    fn open(&mut self) {
        self.memory().push(SpeechCall::Open);
    }

    fn say(&mut self, speech: Speech) {
        self.memory().push(SpeechCall::Say(speech));
    }

    fn stop(&mut self) {
        self.memory().push(SpeechCall::Stop);
    }

    fn spoken(&mut self) -> Vec<Spoken> {
        std::mem::take(&mut self.spoken.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn pace(&self, _voice: Option<VoiceName>, rate: Rate) -> Pace {
        self.known.clone().unwrap_or_else(|| Pace::of(rate))
    }

    fn state(&self) -> SpeakerState {
        SpeakerState::Ready
    }
}

/// Says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NullSpeaker;

impl Speaker for NullSpeaker {
    fn open(&mut self) {}
    fn say(&mut self, _speech: Speech) {}
    fn stop(&mut self) {}
    fn spoken(&mut self) -> Vec<Spoken> {
        Vec::new()
    }
    fn state(&self) -> SpeakerState {
        SpeakerState::Idle
    }
}
