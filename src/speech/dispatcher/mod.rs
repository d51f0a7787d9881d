//! Speech Dispatcher, the speech service of Linux desktops.
//!
//! `ssip` is its protocol over any stream; `reach` finds its socket and starts it where it is installed and not running; here
//! is the thread that waits for both, so that nobody else has to. Once it has failed, a speaker stays silent; the next
//! session's tries again.

mod reach;
mod ssip;
#[cfg(test)]
mod tests;

pub use reach::{Patience, Place};

use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::platform::{OnTrouble, OnVoices};
use super::{Speaker, SpeakerState, Speech};
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
#[derive(Debug)]
pub struct DispatcherSpeaker {
    post: Sender<Post>,
    state: Arc<Mutex<SpeakerState>>,
}

#[derive(Debug)]
enum Post {
    Open,
    Say(Speech),
    Stop,
}

impl DispatcherSpeaker {
    /// Starts the thread; connects to nothing yet. `trouble` is told at most once why there is no voice.
    pub fn spawn(place: Place, patience: Patience, mut trouble: OnTrouble) -> Self {
        let (post, inbox) = channel();
        let state = Arc::new(Mutex::new(SpeakerState::Idle));
        let shared = Arc::clone(&state);
        let serve = move || {
            let line = Line { place, patience, connection: Connection::Untried, state: shared };
            if let Err(error) = line.serve(&inbox) {
                trouble(error.to_string());
            }
        };
        if thread::Builder::new().name("speech".into()).spawn(serve).is_err() {
            set(&state, SpeakerState::Unavailable);
        }
        Self { post, state }
    }

    fn order(&self, post: Post) {
        // Nobody listens once speech has failed; the state says so.
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

    fn state(&self) -> SpeakerState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn set(shared: &Mutex<SpeakerState>, state: SpeakerState) {
    *shared.lock().unwrap_or_else(PoisonError::into_inner) = state;
}

struct Line {
    place: Place,
    patience: Patience,
    connection: Connection,
    state: Arc<Mutex<SpeakerState>>,
}

enum Connection {
    Untried,
    Open(Client<UnixStream>),
    /// It failed when nothing was to be said yet.
    Failed(Trouble),
}

impl Line {
    /// Does as told until nobody is left to tell, or until something could not be said.
    fn serve(mut self, inbox: &Receiver<Post>) -> Result<(), Trouble> {
        for post in inbox {
            let done = self.obey(post);
            if done.is_err() {
                set(&self.state, SpeakerState::Unavailable);
                return done;
            }
        }
        Ok(())
    }

    fn obey(&mut self, post: Post) -> Result<(), Trouble> {
        if matches!(self.connection, Connection::Untried) && !matches!(post, Post::Stop) {
            self.connection = match reach::reach(&self.place, self.patience).and_then(Client::greet) {
                Ok(client) => Connection::Open(client),
                Err(trouble) => Connection::Failed(trouble),
            };
            let is_open = matches!(self.connection, Connection::Open(_));
            set(&self.state, if is_open { SpeakerState::Ready } else { SpeakerState::Unavailable });
        }
        match (post, &mut self.connection) {
            (Post::Say(speech), Connection::Open(client)) => client.say(&speech),
            (Post::Stop, Connection::Open(client)) => client.stop(),
            (Post::Say(_), Connection::Failed(_)) => match std::mem::replace(&mut self.connection, Connection::Untried)
            {
                Connection::Failed(trouble) => Err(trouble),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }
}

/// Gives `then` the English voices there are, or why they are not known.
pub fn list_voices(place: Place, patience: Patience, then: OnVoices) {
    let list = move || {
        let client = reach::reach(&place, patience).and_then(Client::greet);
        then(client.and_then(|mut client| client.voices()).map_err(|trouble| trouble.to_string()));
    };
    // Without a thread the list stays empty; it can be asked for again.
    let _ = thread::Builder::new().name("voices".into()).spawn(list);
}
