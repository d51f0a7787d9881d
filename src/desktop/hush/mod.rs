//! Music of other players is turned down while the voice speaks, where the person wants it: on a thread of its own, for a
//! player may take its time to answer. Nothing is ever stopped, and what the person turns meanwhile stays as turned. What is turned
//! down is noted in a file, so that the start after a crash turns it up again.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod nowhere;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use supple::engine::Speaking;

#[cfg(target_os = "linux")]
use self::linux::Lowered;
#[cfg(not(target_os = "linux"))]
use self::nowhere::Lowered;

/// Holds what is turned down.
const NOTE: &str = "music";
/// Sentences closer than this are one to the ear: music does not come and go between them.
const LINGERS: Duration = Duration::from_millis(1500);

/// Turns music down and up again. When dropped, it is up again.
pub struct Hush {
    orders: Option<Arc<Sender<Speaking>>>,
    thread: Option<JoinHandle<()>>,
}

impl Hush {
    /// Nothing is turned down yet, nor any more: what a crash left so is turned up. `folder` is where that is noted.
    pub fn new(folder: Option<&Path>) -> Self {
        let (orders, coming) = channel();
        let note = folder.map(|folder| folder.join(NOTE));
        // Without a thread music stays as it is.
        let thread = thread::Builder::new().name("hush".into()).spawn(move || serve(&coming, note.as_deref())).ok();
        Self { orders: Some(Arc::new(orders)), thread }
    }

    /// For the session's own thread: tells whether the voice speaks. It keeps nothing going: music must not wait for a session
    /// that outlives its window.
    pub fn teller(&self) -> impl Fn(Speaking) + Send + 'static {
        let orders = self.orders.as_ref().map(Arc::downgrade).unwrap_or_default();
        move |speaking| {
            if let Some(orders) = orders.upgrade() {
                let _ = orders.send(speaking);
            }
        }
    }
}

impl Drop for Hush {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic there was reported by its own hook.
            let _ = thread.join();
        }
    }
}

fn serve(coming: &Receiver<Speaking>, note: Option<&Path>) {
    drop(note.and_then(Lowered::noted));
    let mut lowered = None;
    let mut speaking = Speaking::Silent;
    loop {
        let next = match (&lowered, speaking) {
            (Some(_), Speaking::Silent) => coming.recv_timeout(LINGERS),
            _ => coming.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match next {
            Ok(Speaking::Aloud) => {
                speaking = Speaking::Aloud;
                lowered.get_or_insert_with(|| Lowered::now(note));
            }
            Ok(Speaking::Silent) => speaking = Speaking::Silent,
            Err(RecvTimeoutError::Timeout) => lowered = None,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
