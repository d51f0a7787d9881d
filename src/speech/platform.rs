//! The voice of this system.

use super::Speaker;
use crate::domain::speech::voice::VoiceName;

/// Is told in plain words, at most once by each speaker, why there is no voice.
pub type OnTrouble = Box<dyn FnMut(String) + Send>;
/// Is given the names of the voices there are, or why they are not known.
pub type OnVoices = Box<dyn FnOnce(Result<Vec<VoiceName>, String>) + Send>;

#[cfg(target_os = "linux")]
mod here {
    use super::{OnTrouble, OnVoices, Speaker};
    use crate::speech::dispatcher::{DispatcherSpeaker, Patience, Place, list_voices};

    /// A speaker for one session.
    pub fn speaker(trouble: OnTrouble) -> Box<dyn Speaker> {
        Box::new(DispatcherSpeaker::spawn(Place::of_this_session(), Patience::default(), trouble))
    }

    /// Looks up the English voices, on a thread of its own.
    pub fn voices(then: OnVoices) {
        list_voices(Place::of_this_session(), Patience::default(), then);
    }
}

#[cfg(not(target_os = "linux"))]
mod here {
    use super::{OnTrouble, OnVoices, Speaker};
    use crate::speech::{SpeakerState, Speech};

    const NOT_YET: &str = "the voice of this system is not built in yet";

    /// A speaker for one session: it has no voice, and says so once.
    pub fn speaker(trouble: OnTrouble) -> Box<dyn Speaker> {
        Box::new(Unbuilt(Some(trouble)))
    }

    /// There are none yet.
    pub fn voices(then: OnVoices) {
        then(Err(NOT_YET.into()));
    }

    struct Unbuilt(Option<OnTrouble>);

    impl Speaker for Unbuilt {
        fn open(&mut self) {}

        fn say(&mut self, _speech: Speech) {
            if let Some(mut trouble) = self.0.take() {
                trouble(NOT_YET.into());
            }
        }

        fn stop(&mut self) {}

        fn state(&self) -> SpeakerState {
            SpeakerState::Unavailable
        }
    }
}

pub use here::{speaker, voices};
