//! Listens to the service on a thread of its own: answers go to whoever asked, news of messages to the ledger at once, so
//! that their time is right.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::Trouble;
use super::ledger::{Ledger, News};
use crate::clock::Clock;

/// No line is longer.
const LONGEST_LINE: u64 = 4096;
/// So many lines wait to be read; a service that says more before it is asked has to wait itself.
const WAITING: usize = 64;

/// Where news goes.
#[derive(Clone)]
pub(super) struct Desk {
    /// What is known of messages.
    pub ledger: Arc<Mutex<Ledger>>,
    /// Tells when it came.
    pub clock: Arc<dyn Clock>,
}

/// Listens until the stream is shut down. The lines of answers arrive as they are; the last is why there are no more.
pub(super) fn listen(stream: UnixStream, desk: Desk) -> Result<Receiver<Result<String, Error>>, Trouble> {
    let (answer, answers) = sync_channel(WAITING);
    let run = move || hear(BufReader::new(stream), &desk, &answer);
    thread::Builder::new().name("speech-ear".into()).spawn(run).map_err(Trouble::NoThread)?;
    Ok(answers)
}

fn hear(mut stream: impl BufRead, desk: &Desk, answer: &SyncSender<Result<String, Error>>) {
    let mut subject = None;
    loop {
        let line = line(&mut stream);
        let is_over = line.is_err();
        match line {
            // 7xx-number of the message, 7xx-number of the client, 7xx what became of it.
            Ok(line) if line.starts_with('7') => {
                if line.get(3..4) == Some("-") {
                    subject = subject.or_else(|| line.get(4..)?.parse().ok());
                } else if let Some((number, news)) = subject.take().zip(News::of(&line)) {
                    let now = desk.clock.mono();
                    desk.ledger.lock().unwrap_or_else(PoisonError::into_inner).hear(number, news, now);
                }
            }
            line => {
                if answer.send(line).is_err() {
                    return;
                }
            }
        }
        if is_over {
            return;
        }
    }
}

fn line(stream: &mut impl BufRead) -> Result<String, Error> {
    let mut bytes = Vec::new();
    stream.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::UnexpectedEof, "it hung up"));
    }
    Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}
