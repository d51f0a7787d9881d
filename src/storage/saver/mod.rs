//! Saves in the background, so that a slow or broken disk never holds up a screen or a session.
//!
//! [`queue`] decides; the thread here only waits and calls it. Deliberately absent: what to do about a failure.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use thiserror::Error;

mod queue;
#[cfg(test)]
mod tests;

pub use queue::{Job, SaveQueue, SaveReport};

use super::store::Store;
use crate::domain::quantity::Moment;

/// Something was not safe on disk in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{waiting} things are not saved yet")]
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

/// A thread that saves. When dropped, it still tries once to save what waits, for [`Saver::LAST_PATIENCE`].
#[derive(Debug)]
pub struct Saver {
    inbox: Sender<Message>,
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
        thread::Builder::new().name("saver".into()).spawn(move || run(queue, &messages, &now, &report))?;
        Ok(Self { inbox })
    }

    /// Queues a job and returns at once.
    pub fn send(&self, job: Job) {
        self.tell(Message::Job(job));
    }

    /// Tries what waits without further delay.
    pub fn retry_now(&self) {
        self.tell(Message::RetryNow);
    }

    /// Saves to another folder from now on; whatever waits goes there.
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
            Err(_) => Err(Unsaved { waiting: 1 }),
        }
    }

    fn tell(&self, message: Message) {
        // The thread ends only with the inbox, or by a panic, which the next flush reports.
        let _ = self.inbox.send(message);
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        // Nobody is left to tell. A disk that hangs must not keep the program from ending.
        let _ = self.flush(Self::LAST_PATIENCE);
    }
}

fn run(mut queue: SaveQueue, messages: &Receiver<Message>, now: &impl Fn() -> Moment, report: &impl Fn(SaveReport)) {
    loop {
        let first = match wait(&queue, messages, now) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let mut flushes = Vec::new();
        // Taking in all there is lets later settings and checkpoints stand in for earlier ones.
        for message in first.into_iter().chain(messages.try_iter()) {
            match message {
                Message::Job(job) => queue.push(job),
                Message::RetryNow => queue.retry_now(),
                Message::MoveTo(root) => queue.move_to(root),
                Message::Flush(reply) => {
                    queue.retry_now();
                    flushes.push(reply);
                }
            }
        }
        queue.step(now()).into_iter().for_each(report);
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
