//! Where no desktop is told.

use supple::app::remote::Playback;
use supple::engine::host::Distant;

use crate::desktop::line::Line;

/// Nobody's player.
pub enum Player {}

impl Player {
    /// There is none.
    pub fn open(_title: String, _session: Distant, _line: &Line) -> Option<Self> {
        None
    }

    /// Tells nobody.
    pub fn show(&self, _playback: Playback) {
        match *self {}
    }
}
