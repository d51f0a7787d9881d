//! Keeps the screen from going dark, on a thread of its own: the system may take its time to answer.
//!
//! Where the system has nothing to ask, nothing is said: the screen goes dark as it always did. A crash gives it back, for the
//! system watches who asked.

#[cfg(target_os = "linux")]
mod linux;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use supple::app::lit::Screen;

/// Asks the system.
pub struct Lit {
    orders: Sender<Screen>,
}

impl Lit {
    /// Nothing is asked yet.
    pub fn new() -> Self {
        let (orders, coming) = channel();
        // Without a thread the screen goes dark as it always did.
        let _ = thread::Builder::new().name("screen".into()).spawn(move || serve(&coming));
        Self { orders }
    }

    /// From now on.
    pub fn set(&self, screen: Screen) {
        // Nobody listens where there was no thread to give.
        let _ = self.orders.send(screen);
    }
}

fn serve(coming: &Receiver<Screen>) {
    let mut held = None;
    for screen in coming {
        held = match (screen, held.take()) {
            (Screen::MayDarken, _) => None,
            (Screen::StaysLit, Some(already)) => Some(already),
            (Screen::StaysLit, None) => hold(),
        };
    }
}

/// Why, as the system may show it.
const REASON: &str = "A session is on";

#[cfg(target_os = "linux")]
fn hold() -> Option<linux::Held> {
    linux::Held::ask(REASON)
}

#[cfg(any(windows, target_os = "macos"))]
fn hold() -> Option<keepawake::KeepAwake> {
    let mut asked = keepawake::Builder::default();
    asked.display(true).reason(REASON).app_name("Supple").app_reverse_domain("io.github.supple");
    asked.create().ok()
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
fn hold() -> Option<()> {
    None
}
