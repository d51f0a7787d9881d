//! The voice of this system.

use std::sync::Arc;

use super::Speaker;
use crate::clock::Clock;
use crate::domain::speech::voice::VoiceName;

/// How the voice fares, when that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fare {
    /// There was something to say and no voice to say it, for this reason.
    Lost(String),
    /// It speaks again.
    Back,
}

/// Is told how the voice fares.
pub type OnFare = Box<dyn FnMut(Fare) + Send>;
/// Is given the names of the voices there are, or why they are not known.
pub type OnVoices = Box<dyn FnOnce(Result<Vec<VoiceName>, String>) + Send>;

#[cfg(target_os = "linux")]
mod here {
    use super::{Arc, Clock, OnFare, OnVoices, Speaker};
    use crate::speech::dispatcher::{DispatcherSpeaker, Patience, Place, list_voices};

    /// A speaker for one session.
    pub fn speaker(clock: Arc<dyn Clock>, fare: OnFare) -> Box<dyn Speaker> {
        Box::new(DispatcherSpeaker::spawn(Place::of_this_session(), Patience::default(), clock, fare))
    }

    /// Looks up the English voices, on a thread of its own.
    pub fn voices(clock: Arc<dyn Clock>, then: OnVoices) {
        list_voices(Place::of_this_session(), Patience::default(), clock, then);
    }
}

#[cfg(any(windows, target_os = "macos"))]
mod here {
    use super::{Arc, Clock, OnFare, OnVoices, Speaker};
    #[cfg(target_os = "macos")]
    use crate::speech::program::macos::{SAY as PROGRAM, english as read, listing};
    #[cfg(windows)]
    use crate::speech::program::windows::{SPEECH as PROGRAM, listing, names as read};
    use crate::speech::program::{ProgramSpeaker, list_voices};

    /// A speaker for one session.
    pub fn speaker(clock: Arc<dyn Clock>, fare: OnFare) -> Box<dyn Speaker> {
        Box::new(ProgramSpeaker::spawn(PROGRAM, clock, fare))
    }

    /// Looks up the English voices, on a thread of its own.
    pub fn voices(_clock: Arc<dyn Clock>, then: OnVoices) {
        list_voices(listing(), read, then);
    }
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
mod here {
    use super::{Arc, Clock, Fare, OnFare, OnVoices, Speaker};
    use crate::speech::{SpeakerState, Speech, Spoken};

    const NOT_YET: &str = "the voice of this system is not known";

    /// A speaker for one session: it has no voice, and says so once.
    pub fn speaker(_clock: Arc<dyn Clock>, fare: OnFare) -> Box<dyn Speaker> {
        Box::new(Unbuilt(Some(fare)))
    }

    /// There are none yet.
    pub fn voices(_clock: Arc<dyn Clock>, then: OnVoices) {
        then(Err(NOT_YET.into()));
    }

    struct Unbuilt(Option<OnFare>);

    impl Speaker for Unbuilt {
        fn open(&mut self) {}

        fn say(&mut self, _speech: Speech) {
            if let Some(mut fare) = self.0.take() {
                fare(Fare::Lost(NOT_YET.into()));
            }
        }

        fn stop(&mut self) {}

        fn spoken(&mut self) -> Vec<Spoken> {
            Vec::new()
        }

        fn state(&self) -> SpeakerState {
            SpeakerState::Unavailable
        }
    }
}

pub use here::{speaker, voices};
