//! A voice that a program of the system has: it reads words to their end, speaks them, and ends.
//!
//! One is started ahead of the words, so that they are spoken at once. `macos` and `windows` know their program; here is the
//! thread that waits for it, so that nobody else has to.

#[cfg(any(test, target_os = "macos"))]
pub mod macos;
#[cfg(any(test, windows))]
pub mod windows;

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::platform::{Fare, OnFare, OnVoices};
use super::{Speaker, SpeakerState, Speech, Spoken};
use crate::clock::Clock;
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::speech::voice::{Rate, VoiceName};

/// How often a program that speaks is looked at.
const GLANCE: Duration = Duration::from_millis(30);
/// A list of voices takes no longer, or it is not to be had.
const LISTING: Duration = Duration::from_secs(20);
/// Nothing that is said takes longer.
const TOO_LONG: Duration = Duration::from_mins(1);

/// How something is to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manner {
    /// How fast.
    pub rate: Rate,
    /// How loud.
    pub volume: Volume,
    /// In which voice.
    pub voice: Option<VoiceName>,
}

/// A program that speaks what it reads.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// What it is called in a message.
    pub name: &'static str,
    /// How it is started.
    pub command: fn(&Manner) -> Command,
    /// What it reads of a sentence.
    pub written: fn(&str, &Manner) -> String,
}

/// Speaks through a program. Dropping it waits for nothing: what was said is still spoken.
pub struct ProgramSpeaker {
    post: Sender<Post>,
    state: Arc<Mutex<SpeakerState>>,
    spoken: Arc<Mutex<Vec<Spoken>>>,
}

enum Post {
    Say(Speech),
    Stop,
}

impl ProgramSpeaker {
    /// Starts the thread, and no program yet. `fare` is told when the voice is lost, and when it is back.
    pub fn spawn(program: Program, clock: Arc<dyn Clock>, fare: OnFare) -> Self {
        let (post, inbox) = channel();
        let (state, spoken) = (Arc::default(), Arc::default());
        let desk = Desk {
            program,
            clock,
            fare,
            state: Arc::clone(&state),
            spoken: Arc::clone(&spoken),
            ahead: None,
            speaking: None,
            waiting: VecDeque::new(),
            failing: None,
        };
        if thread::Builder::new().name("speech".into()).spawn(move || desk.serve(&inbox)).is_err() {
            *lock(&state) = SpeakerState::Unavailable;
        }
        Self { post, state, spoken }
    }
}

impl Speaker for ProgramSpeaker {
    fn open(&mut self) {}

    fn say(&mut self, speech: Speech) {
        // Nobody listens where the system had no thread to give; the state says so.
        let _ = self.post.send(Post::Say(speech));
    }

    fn stop(&mut self) {
        let _ = self.post.send(Post::Stop);
    }

    fn spoken(&mut self) -> Vec<Spoken> {
        std::mem::take(&mut lock(&self.spoken))
    }

    fn state(&self) -> SpeakerState {
        *lock(&self.state)
    }
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Desk {
    program: Program,
    clock: Arc<dyn Clock>,
    fare: OnFare,
    state: Arc<Mutex<SpeakerState>>,
    spoken: Arc<Mutex<Vec<Spoken>>>,
    /// Waits for words, to be said in this manner.
    ahead: Option<(Manner, Child)>,
    speaking: Option<Sentence>,
    waiting: VecDeque<Speech>,
    /// A voice in which the program failed: it may not be there any more.
    failing: Option<VoiceName>,
}

struct Sentence {
    text: String,
    since: MonoTime,
    voice: Option<VoiceName>,
    child: Child,
}

impl Desk {
    fn serve(mut self, inbox: &Receiver<Post>) {
        loop {
            let post = if self.speaking.is_some() {
                inbox.recv_timeout(GLANCE)
            } else {
                inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match post {
                Ok(Post::Say(speech)) => self.waiting.push_back(speech),
                Ok(Post::Stop) => self.fall_silent(),
                Err(RecvTimeoutError::Timeout) => {}
                // What is being said is said to its end; what waits ahead reads that there is nothing to say.
                Err(RecvTimeoutError::Disconnected) if self.waiting.is_empty() => return,
                Err(RecvTimeoutError::Disconnected) => thread::sleep(GLANCE),
            }
            self.look();
            while self.speaking.is_none()
                && let Some(speech) = self.waiting.pop_front()
            {
                self.begin(speech);
            }
        }
    }

    fn fall_silent(&mut self) {
        self.waiting.clear();
        if let Some(mut sentence) = self.speaking.take() {
            end(&mut sentence.child);
        }
    }

    /// Whether the program has come to its end.
    fn look(&mut self) {
        let Some(sentence) = &mut self.speaking else { return };
        let took = self.clock.mono().since(sentence.since);
        match sentence.child.try_wait() {
            Ok(None) if took < TOO_LONG => {}
            Ok(Some(status)) if status.success() => {
                let text = std::mem::take(&mut sentence.text);
                lock(&self.spoken).push(Spoken { text, took });
                self.speaking = None;
            }
            ended => {
                let why = match ended {
                    Ok(Some(status)) => {
                        self.failing = sentence.voice.or(self.failing);
                        format!("{} ended with {status}", self.program.name)
                    }
                    Ok(None) => format!("{} does not come to an end", self.program.name),
                    Err(error) => format!("{} is lost: {error}", self.program.name),
                };
                end(&mut sentence.child);
                self.speaking = None;
                self.lose(why);
            }
        }
    }

    fn begin(&mut self, speech: Speech) {
        let now = self.clock.mono();
        if now > speech.latest {
            return;
        }
        let Speech { text, rate, volume, voice, .. } = speech;
        // Better in another voice than not at all.
        let voice = voice.filter(|voice| self.failing != Some(*voice));
        let manner = Manner { rate, volume, voice };
        match self.hand_over(&text, &manner) {
            Ok(child) => {
                self.speaking = Some(Sentence { text, since: now, voice, child });
                let before = std::mem::replace(&mut *lock(&self.state), SpeakerState::Ready);
                if before == SpeakerState::Unavailable {
                    (self.fare)(Fare::Back);
                }
                self.ahead = self.start(&manner).ok().map(|child| (manner, child));
            }
            Err(error) => {
                // It ended before it had read its words.
                self.failing = voice.filter(|_| error.kind() == io::ErrorKind::BrokenPipe).or(self.failing);
                self.lose(format!("{} cannot be started: {error}", self.program.name));
            }
        }
    }

    /// Gives a program its words: the one that was started ahead for this manner, or another.
    fn hand_over(&mut self, text: &str, manner: &Manner) -> io::Result<Child> {
        let mut child = match self.ahead.take() {
            Some((ahead, child)) if ahead == *manner => child,
            other => {
                if let Some((_, mut child)) = other {
                    end(&mut child);
                }
                self.start(manner)?
            }
        };
        let words = (self.program.written)(text, manner);
        // Dropped afterwards: that is the end of what it reads.
        let written = child.stdin.take().map_or(Ok(()), |mut pipe| pipe.write_all(words.as_bytes()));
        match written {
            Ok(()) => Ok(child),
            Err(error) => {
                end(&mut child);
                Err(error)
            }
        }
    }

    fn start(&self, manner: &Manner) -> io::Result<Child> {
        let mut command = (self.program.command)(manner);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    }

    fn lose(&mut self, why: String) {
        self.waiting.clear();
        *lock(&self.state) = SpeakerState::Unavailable;
        (self.fare)(Fare::Lost(why));
    }
}

/// Nothing is left of it.
fn end(child: &mut Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// Gives `then` the names that `read` finds in what `command` prints, or why there are none.
pub fn list_voices(command: Command, read: fn(&str) -> Vec<VoiceName>, then: OnVoices) {
    let list = move || then(printed(command, LISTING).map(|told| read(&told)));
    // Without a thread the list stays empty; it can be asked for again.
    let _ = thread::Builder::new().name("voices".into()).spawn(list);
}

/// What `command` prints, if it is done in time.
fn printed(mut command: Command, patience: Duration) -> Result<String, String> {
    let failed = |error: io::Error| error.to_string();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(failed)?;
    let (sender, told) = channel();
    let pipe = child.stdout.take();
    let read = move || {
        let mut bytes = Vec::new();
        let read = pipe.map_or(Ok(0), |mut pipe| pipe.read_to_end(&mut bytes));
        // Nobody waits for it any more where it took too long.
        let _ = sender.send(read.map(|_| bytes));
    };
    let reader = thread::Builder::new().name("voices".into()).spawn(read);
    let told = told.recv_timeout(patience);
    end(&mut child);
    reader.map_err(failed)?;
    let bytes = told.map_err(|_| "no answer came".to_owned())?.map_err(failed)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests;
