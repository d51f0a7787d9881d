//! Saves in the background, so that a slow or broken disk never holds up a screen or a session.
//!
//! [`SaveQueue`] decides; the thread here only waits and calls it. Deliberately absent: what to do about a failure.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use thiserror::Error;

mod backoff;
mod open;
mod own;
mod queue;
#[cfg(test)]
mod tests;

pub use queue::{Job, SaveQueue, SaveReport};

use super::store::Store;
use crate::domain::quantity::Moment;

/// Something was not safe on disk in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{waiting} {} not saved yet", if *.waiting == 1 { "thing is" } else { "things are" })]
pub struct Unsaved {
    /// How many; at least one.
    pub waiting: usize,
}

enum Message {
    Job(Job),
    RetryNow,
    MoveTo(PathBuf),
    Flush(Sender<usize>),
}

/// A thread that saves. When dropped without [`Saver::finish`], it still tries once to save what waits, for
/// [`Saver::LAST_PATIENCE`].
#[derive(Debug)]
pub struct Saver {
    inbox: Sender<Message>,
    tally: Arc<Tally>,
    finished: AtomicBool,
}

/// How many things wait, even while the thread is busy with a disk that hangs.
#[derive(Debug, Default)]
struct Tally {
    /// Jobs that the thread has not taken in.
    sent: AtomicUsize,
    /// Things in the queue.
    queued: AtomicUsize,
}

impl Saver {
    /// How long dropping waits for the disk.
    pub const LAST_PATIENCE: Duration = Duration::from_secs(5);

    /// Starts the thread, which reads time from `now` and calls `report` when something changes for better or worse.
    pub fn spawn(
        store: Store,
        now: impl Fn() -> Moment + Send + 'static,
        report: impl Fn(SaveReport) + Send + 'static,
    ) -> io::Result<Self> {
        let (inbox, messages) = mpsc::channel();
        let queue = SaveQueue::new(store);
        let tally = Arc::<Tally>::default();
        let told = tally.clone();
        thread::Builder::new().name("saver".into()).spawn(move || run(queue, &messages, &told, &now, &report))?;
        Ok(Self { inbox, tally, finished: AtomicBool::new(false) })
    }

    /// Queues a job and returns at once.
    pub fn send(&self, job: Job) {
        self.tally.sent.fetch_add(1, Ordering::Relaxed);
        self.tell(Message::Job(job));
    }

    /// Tries what waits without further delay.
    pub fn retry_now(&self) {
        self.tell(Message::RetryNow);
    }

    /// Saves to another folder from now on; whatever waits goes there, with a copy of what is in the old one. The outcome is
    /// a [`SaveReport::Moved`].
    pub fn move_to(&self, root: PathBuf) {
        self.tell(Message::MoveTo(root));
    }

    /// Tries everything that waits now, and waits up to `patience` for the outcome.
    pub fn flush(&self, patience: Duration) -> Result<(), Unsaved> {
        let (reply, waiting) = mpsc::channel();
        self.tell(Message::Flush(reply));
        match waiting.recv_timeout(patience) {
            Ok(0) => Ok(()),
            Ok(waiting) => Err(Unsaved { waiting }),
            Err(_) => {
                let waiting = self.tally.sent.load(Ordering::Relaxed) + self.tally.queued.load(Ordering::Relaxed);
                Err(Unsaved { waiting: waiting.max(1) })
            }
        }
    }

    /// The last [flush](Self::flush): dropping does not wait again.
    pub fn finish(&self, patience: Duration) -> Result<(), Unsaved> {
        self.finished.store(true, Ordering::Relaxed);
        self.flush(patience)
    }

    fn tell(&self, message: Message) {
        // The thread ends only with the inbox, or by a panic, which the next flush reports.
        let _ = self.inbox.send(message);
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        if !self.finished.load(Ordering::Relaxed) {
            // Nobody is left to tell. A disk that hangs must not keep the program from ending.
            let _ = self.flush(Self::LAST_PATIENCE);
        }
    }
}

fn run(
    mut queue: SaveQueue,
    messages: &Receiver<Message>,
    tally: &Tally,
    now: &impl Fn() -> Moment,
    report: &impl Fn(SaveReport),
) {
    loop {
        let first = match wait(&queue, messages, now) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let mut flushes = Vec::new();
        let mut taken = 0;
        // Taking in all there is lets later settings and checkpoints stand in for earlier ones.
        for message in first.into_iter().chain(messages.try_iter()) {
            match message {
                Message::Job(job) => {
                    taken += 1;
                    queue.push(job);
                }
                Message::RetryNow => queue.retry_now(),
                Message::MoveTo(root) => queue.move_to(root),
                Message::Flush(reply) => {
                    queue.retry_now();
                    flushes.push(reply);
                }
            }
        }
        tally.queued.store(queue.waiting(), Ordering::Relaxed);
        tally.sent.fetch_sub(taken, Ordering::Relaxed);
        queue.step(now()).into_iter().for_each(report);
        tally.queued.store(queue.waiting(), Ordering::Relaxed);
        for reply in flushes {
            let _ = reply.send(queue.waiting());
        }
    }
}

/// Times out when something is due.
fn wait(
    queue: &SaveQueue,
    messages: &Receiver<Message>,
    now: &impl Fn() -> Moment,
) -> Result<Message, RecvTimeoutError> {
    match queue.next_try() {
        None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
        Some(due) => messages.recv_timeout(due.since(now().mono)),
    }
}
