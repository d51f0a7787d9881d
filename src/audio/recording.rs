//! Sinks without a device: one remembers, one forgets.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{AudioSink, AudioStatus, Backdrop, Cancelled};
use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::sounding::Output;

/// One call to a sink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AudioCall {
    /// [`AudioSink::open`].
    Open,
    /// [`AudioSink::close`].
    Close,
    /// [`AudioSink::play_at`].
    PlayAt(Chime, MonoTime),
    /// [`AudioSink::cancel`].
    Cancel(Cancelled),
    /// [`AudioSink::set_volume`].
    SetVolume(Option<Volume>),
    /// [`AudioSink::set_sounds`].
    SetSounds(Sounds),
    /// [`AudioSink::set_backdrop`].
    SetBackdrop(Backdrop),
    /// [`AudioSink::set_output`].
    SetOutput(Output),
}

/// Remembers every call. Clones share one memory, so a test keeps one and gives the other away.
#[derive(Debug, Clone, Default)]
pub struct RecordingSink {
    memory: Arc<Mutex<Memory>>,
}

#[derive(Debug, Default)]
struct Memory {
    calls: Vec<AudioCall>,
    status: AudioStatus,
}

impl RecordingSink {
    /// All calls so far, in order.
    pub fn calls(&self) -> Vec<AudioCall> {
        self.memory().calls.clone()
    }

    /// The calls since the last time, in order.
    pub fn take(&self) -> Vec<AudioCall> {
        std::mem::take(&mut self.memory().calls)
    }

    /// Chimes and when they are due, in the order of the calls, cancelled ones included.
    pub fn chimes(&self) -> Vec<(Chime, MonoTime)> {
        let played = |call: &AudioCall| match *call {
            AudioCall::PlayAt(chime, due) => Some((chime, due)),
            _ => None,
        };
        self.memory().calls.iter().filter_map(played).collect()
    }

    /// Makes the sink say that its device fares so; otherwise it plays while open.
    pub fn set_status(&self, status: AudioStatus) {
        self.memory().status = status;
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AudioSink for RecordingSink {
    fn open(&mut self) {
        let mut memory = self.memory();
        memory.calls.push(AudioCall::Open);
        memory.status = AudioStatus::Playing;
    }

    fn close(&mut self) {
        let mut memory = self.memory();
        memory.calls.push(AudioCall::Close);
        memory.status = AudioStatus::Idle;
    }

    fn play_at(&mut self, chime: Chime, due: MonoTime) {
        self.memory().calls.push(AudioCall::PlayAt(chime, due));
    }

    fn cancel(&mut self, cancelled: Cancelled) {
        self.memory().calls.push(AudioCall::Cancel(cancelled));
    }

    fn set_volume(&mut self, volume: Option<Volume>) {
        self.memory().calls.push(AudioCall::SetVolume(volume));
    }

    fn set_sounds(&mut self, sounds: Sounds) {
        self.memory().calls.push(AudioCall::SetSounds(sounds));
    }

    fn set_backdrop(&mut self, backdrop: Backdrop) {
        self.memory().calls.push(AudioCall::SetBackdrop(backdrop));
    }

    fn set_output(&mut self, output: Output) {
        self.memory().calls.push(AudioCall::SetOutput(output));
    }

    fn status(&self) -> AudioStatus {
        self.memory().status
    }
}

/// Plays nothing, wants no device.
#[derive(Debug, Clone, Copy, Default)]
pub struct NullSink;

impl AudioSink for NullSink {
    fn open(&mut self) {}
    fn close(&mut self) {}
    fn play_at(&mut self, _chime: Chime, _due: MonoTime) {}
    fn cancel(&mut self, _cancelled: Cancelled) {}
    fn set_volume(&mut self, _volume: Option<Volume>) {}
    fn set_sounds(&mut self, _sounds: Sounds) {}
    fn set_backdrop(&mut self, _backdrop: Backdrop) {}
    fn set_output(&mut self, _output: Output) {}
    fn status(&self) -> AudioStatus {
        AudioStatus::Idle
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_is_read_through_any_clone() {
        let kept = RecordingSink::default();
        let mut given: Box<dyn AudioSink> = Box::new(kept.clone());
        given.open();
        given.play_at(Chime::Beat, MonoTime::default());
        assert_eq!(kept.status(), AudioStatus::Playing);
        assert_eq!(kept.chimes(), [(Chime::Beat, MonoTime::default())]);
        assert_eq!(kept.take().len(), 2);
        assert!(kept.calls().is_empty());
    }
}
