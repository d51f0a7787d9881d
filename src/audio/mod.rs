//! Sound: a bank of synthesised chimes and the sinks that play them.
//!
//! The way of a chime: [`device`] takes orders and owns the stream's thread; `keeper` decides when there is a stream, by the
//! rules in `health`; `feed` turns due times into frames with `anchor` and plays tones of the [`bank`], made by [`synth`],
//! through the mixer in `schedule`. All but `device` is free of devices and threads. [`recording`] has the sinks for tests.
//!
//! Deliberately absent: sessions, and any decision about when a chime is due.

mod anchor;
pub mod bank;
pub mod device;
mod feed;
mod health;
mod keeper;
pub mod recording;
mod schedule;
pub mod synth;

use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::{MonoTime, Volume};

/// Where chimes go. Calls return at once; a device that is missing, slow or lost never delays the caller.
pub trait AudioSink: Send {
    /// A session begins: open a device and keep a silent stream running, so that the first chime is not swallowed.
    fn open(&mut self);
    /// No session runs any more: let what sounds ring out, then release the device.
    fn close(&mut self);
    /// Sounds `chime` at `due`, to the sample. A chime already due sounds as soon as it can.
    fn play_at(&mut self, chime: Chime, due: MonoTime);
    /// Forgets chimes whose time has not come; what already sounds rings out.
    fn cancel_pending(&mut self);
    /// Loudness of everything from now on; `None` is mute.
    fn set_volume(&mut self, volume: Option<Volume>);
    /// What chimes are made of from now on; those that sound already ring out.
    fn set_sounds(&mut self, sounds: Sounds);
    /// How the device fares.
    fn status(&self) -> AudioStatus;
}

/// How the sound device fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AudioStatus {
    /// No stream is wanted, so nothing is known.
    #[default]
    Idle,
    /// A stream is open.
    Playing,
    /// No device could be opened, or it was lost; Supple goes on looking for one.
    NoDevice,
}
