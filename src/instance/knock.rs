//! A local socket on which a second instance makes itself heard. To connect is to knock; nothing is said.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Stream};
use thiserror::Error;

use crate::domain::ids::DeviceId;

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
            while let Ok(visitor) = listener.accept() {
                drop(visitor);
                if stop.load(Ordering::Acquire) {
                    break;
                }
                on_knock();
            }
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
            let _ = thread.join();
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
