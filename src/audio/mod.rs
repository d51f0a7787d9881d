//! Sound: a bank of synthesised chimes and the sinks that play them.
//!
//! The way of a chime: [`device`] takes orders and owns the stream's thread; `keeper` decides when there is a stream, by the
//! rules in `health`; `feed` turns due times into frames with `anchor` and plays tones of the [`bank`], made by [`synth`],
//! through the mixer in `schedule`, over the ambience of [`ambience`]; `pace` holds back a device that is none. All but `device` is
//! free of devices and threads. [`recording`] has the sinks for tests.
//!
//! Deliberately absent: sessions, and any decision about when a chime is due.

pub mod ambience;
mod anchor;
pub mod bank;
pub mod device;
mod feed;
mod health;
mod keeper;
mod pace;
pub mod recording;
mod schedule;
pub mod synth;

use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::sounding::{Ambience, DeviceName, Output};

/// Where chimes go. Calls return at once; a device that is missing, slow or lost never delays the caller.
pub trait AudioSink: Send {
    /// A session begins: open a device and keep a silent stream running, so that the first chime is not swallowed.
    fn open(&mut self);
    /// No session runs any more: let what sounds ring out, then release the device.
    fn close(&mut self);
    /// Sounds `chime` at `due`, to the sample. A chime already due sounds as soon as it can.
    fn play_at(&mut self, chime: Chime, due: MonoTime);
    /// Calls off what was ordered.
    fn cancel(&mut self, cancelled: Cancelled);
    /// Loudness of chimes from now on; `None` mutes them and the ambience.
    fn set_volume(&mut self, volume: Option<Volume>);
    /// What chimes are made of from now on; those that sound already ring out.
    fn set_sounds(&mut self, sounds: Sounds);
    /// What is heard around the chimes from now on; it fades in, and what was heard fades out.
    fn set_backdrop(&mut self, backdrop: Backdrop);
    /// Where sound goes from now on.
    fn set_output(&mut self, output: Output);
    /// How the device fares.
    fn status(&self) -> AudioStatus;
}

/// What of the chimes ordered so far is called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// Those whose time has not come: the session stands where it stood, and what sounds still tells of it.
    ToCome,
    /// Also what sounds, as it would tell of what is over: a long tone fades. What was struck rings out.
    All,
}

/// Ambience as it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backdrop {
    /// What is heard.
    pub ambience: Ambience,
    /// How loud.
    pub volume: Volume,
    /// When it begins to fade out; `None` when another takes its place.
    pub until: Option<MonoTime>,
}

impl Default for Backdrop {
    fn default() -> Self {
        Self { ambience: Ambience::Off, volume: Volume::MAX, until: None }
    }
}

/// News of a device that was chosen by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputNews {
    /// It is not there; the system's default stands in for it.
    Missing(DeviceName),
    /// It plays.
    There(DeviceName),
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
