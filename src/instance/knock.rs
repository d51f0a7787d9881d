//! A local socket on which a second instance makes itself heard. To connect is to knock; nothing is said.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Stream};
use thiserror::Error;

use crate::domain::ids::DeviceId;

const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The other Supple did not answer.
#[derive(Debug, Error)]
#[error("the other Supple could not be brought to the front ({0})")]
pub struct NoAnswer(#[from] io::Error);

/// Asks the Supple that has a data folder to come to the front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knocker {
    name: String,
}

impl Knocker {
    pub(super) fn new(root: &Path, device: &DeviceId) -> Self {
        Self { name: socket_name(root, device) }
    }

    /// Asks once. Does not wait for the window to come.
    pub fn knock(&self) -> Result<(), NoAnswer> {
        Stream::connect(self.name.as_str().to_ns_name::<GenericNamespaced>()?)?;
        Ok(())
    }
}

/// Hears knocks until it is dropped.
pub(super) struct Door {
    knocker: Knocker,
    closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Door {
    /// Only the holder of the lock may open the door: a name that is taken then is one that a crash left behind.
    pub(super) fn open(root: &Path, device: &DeviceId, on_knock: impl Fn() + Send + 'static) -> io::Result<Self> {
        let knocker = Knocker::new(root, device);
        let name = knocker.name.as_str().to_ns_name::<GenericNamespaced>()?;
        let listener = ListenerOptions::new().name(name).try_overwrite(true).create_sync()?;
        let closing = Arc::new(AtomicBool::new(false));
        let stop = closing.clone();
        let thread = thread::Builder::new().name("knock".into()).spawn(move || {
            let open = || !stop.load(Ordering::Acquire);
            hear(open, || listener.accept().map(drop), on_knock, thread::park_timeout);
        })?;
        Ok(Self { knocker, closing, thread: Some(thread) })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Release);
        // Our own knock wakes the thread. Without it the thread stays, and ends with the process.
        if self.knocker.knock().is_ok()
            && let Some(thread) = self.thread.take()
        {
            // It may be in its pause after an error.
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

/// Passes knocks on while the door is `open`. A failure, such as too many open files, may pass: after a `pause` that doubles
/// up to [`LONGEST_PAUSE`] it listens again.
fn hear(
    open: impl Fn() -> bool,
    mut accept: impl FnMut() -> io::Result<()>,
    on_knock: impl Fn(),
    mut pause: impl FnMut(Duration),
) {
    let mut wait = SHORTEST_PAUSE;
    while open() {
        match accept() {
            Ok(()) if open() => {
                wait = SHORTEST_PAUSE;
                on_knock();
            }
            Err(_) if open() => {
                pause(wait);
                wait = (wait * 2).min(LONGEST_PAUSE);
            }
            Ok(()) | Err(_) => {}
        }
    }
}

/// The same for every way to write a path to the same folder, on every release.
fn socket_name(root: &Path, device: &DeviceId) -> String {
    let root = root.canonicalize().unwrap_or_else(|_| root.into());
    let bytes = root.as_os_str().as_encoded_bytes().iter().chain(device.as_str().as_bytes());
    // FNV-1a, 64 bits.
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("supple-{hash:016x}.sock")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};

    #[test]
    fn a_door_stays_open_through_failures_and_pauses_longer_each_time() {
        let failure = || Err(io::Error::from(io::ErrorKind::ConnectionAborted));
        let mut visits = vec![failure(), failure(), Ok(()), failure(), Ok(())].into_iter();
        let (left, heard, pauses) = (Cell::new(5), Cell::new(0), RefCell::new(Vec::new()));
        let accept = || {
            left.set(left.get() - 1);
            visits.next().unwrap()
        };
        hear(
            || left.get() > 0,
            accept,
            || heard.set(heard.get() + 1),
            |pause| pauses.borrow_mut().push(pause.as_millis()),
        );
        assert_eq!(heard.get(), 1, "the last knock is the one that closes the door");
        assert_eq!(*pauses.borrow(), [100, 200, 100]);
    }
}
