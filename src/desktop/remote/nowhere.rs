//! Where no desktop is told.

use std::sync::Arc;

use supple::app::remote::{Controlled, Playback};

use crate::desktop::line::Line;

/// Nobody's player.
pub enum Player {}

impl Player {
    /// There is none.
    pub fn open(_session: Arc<Controlled>, _line: &Line) -> Option<Self> {
        None
    }

    /// Tells nobody.
    pub fn show(&self, _playback: Playback) {
        match *self {}
    }
}
