//! Speech Dispatcher, the speech service of Linux desktops.
//!
//! `reach` finds its socket and starts it where it is installed and not running; `ssip` is its protocol, of which `ear` hears
//! what the service says and `ledger` keeps how long it took; `line` is what becomes of all that when the service fails, hangs
//! and comes back. Here is the thread that waits for it, so that nobody else has to.

mod ear;
mod ledger;
mod line;
mod reach;
mod ssip;
#[cfg(test)]
mod tests;

pub use reach::{Patience, Place};

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::platform::{OnFare, OnVoices};
use super::{Speaker, SpeakerState, Speech, Spoken};
use crate::clock::Clock;
use ear::Desk;
use ledger::Ledger;
use line::Line;
use ssip::Client;

/// Why there is no voice, in plain words.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The program is not there.
    #[error("Speech Dispatcher is not installed")]
    NotInstalled,
    /// It is there and did not start.
    #[error("Speech Dispatcher could not be started")]
    NotStarted,
    /// Nobody is at its socket.
    #[error("Speech Dispatcher cannot be reached: {0}")]
    NotReached(std::io::Error),
    /// It took too long, or hung up.
    #[error("Speech Dispatcher does not answer: {0}")]
    Silent(std::io::Error),
    /// It answered with an error.
    #[error("Speech Dispatcher says: {0}")]
    Refused(String),
    /// The system had no thread to give.
    #[error("no thread could be started: {0}")]
    NoThread(std::io::Error),
}

/// Speaks through Speech Dispatcher. Dropping it waits for nothing: what was said is still spoken.
pub struct DispatcherSpeaker {
    post: Sender<Post>,
    state: Arc<Mutex<SpeakerState>>,
    ledger: Arc<Mutex<Ledger>>,
}

#[derive(Debug)]
enum Post {
    Open,
    Say(Speech),
    Stop,
}

impl DispatcherSpeaker {
    /// Starts the thread; connects to nothing yet. `fare` is told when the voice is lost, and when it is back.
    pub fn spawn(place: Place, patience: Patience, clock: Arc<dyn Clock>, fare: OnFare) -> Self {
        let (post, inbox) = channel();
        let (state, ledger) = (Arc::default(), Arc::default());
        let desk = Desk { ledger: Arc::clone(&ledger), clock };
        let line = Line::new(place, patience, desk, Arc::clone(&state), fare);
        if thread::Builder::new().name("speech".into()).spawn(move || line.serve(&inbox)).is_err() {
            set(&state, SpeakerState::Unavailable);
        }
        Self { post, state, ledger }
    }

    fn order(&self, post: Post) {
        // Nobody listens where the system had no thread to give; the state says so.
        let _ = self.post.send(post);
    }
}

impl Speaker for DispatcherSpeaker {
    fn open(&mut self) {
        self.order(Post::Open);
    }

    fn say(&mut self, speech: Speech) {
        self.order(Post::Say(speech));
    }

    fn stop(&mut self) {
        self.order(Post::Stop);
    }

    fn spoken(&mut self) -> Vec<Spoken> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn state(&self) -> SpeakerState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn set(shared: &Mutex<SpeakerState>, state: SpeakerState) {
    *shared.lock().unwrap_or_else(PoisonError::into_inner) = state;
}

/// Gives `then` the English voices there are, or why they are not known.
pub fn list_voices(place: Place, patience: Patience, clock: Arc<dyn Clock>, then: OnVoices) {
    let list = move || {
        let desk = Desk { ledger: Arc::default(), clock };
        let client = reach::reach(&place, patience).and_then(|stream| Client::greet(stream, patience, desk));
        then(client.and_then(|mut client| client.voices()).map_err(|trouble| trouble.to_string()));
    };
    // Without a thread the list stays empty; it can be asked for again.
    let _ = thread::Builder::new().name("voices".into()).spawn(list);
}
