//! The keys of a headset and of a keyboard in a session: the desktop knows Supple as a player while one is on, and no longer.
//!
//! Commands go straight to the session: a hidden window must not keep a pause waiting. On a thread of its own, for the system
//! may take its time to answer. Where nobody is there to be told, nothing is said. Deliberately absent: keys to skip, which a
//! headset in a pocket presses by itself.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
mod nowhere;
#[cfg(windows)]
mod windows;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use supple::app::remote::{Controlled, Playback};
use supple::engine::EngineCommand;
use supple::engine::host::Distant;

#[cfg(target_os = "linux")]
use self::linux::Player;
#[cfg(target_os = "macos")]
use self::macos::Player;
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
use self::nowhere::Player;
#[cfg(windows)]
use self::windows::Player;
use super::line::Line;

/// Tells the desktop.
pub struct Remote {
    orders: Sender<Order>,
}

enum Order {
    /// This session begins.
    Begin(Arc<Controlled>),
    /// It does this now.
    Show(Playback),
}

impl Remote {
    /// Nothing is told yet. `line` brings the window to the front.
    pub fn new(line: Line) -> Self {
        let (orders, coming) = channel();
        // Without a thread the keys do nothing.
        let _ = thread::Builder::new().name("remote".into()).spawn(move || serve(&coming, &line));
        Self { orders }
    }

    /// A session of this title begins.
    pub fn begin(&self, title: String, session: Distant) {
        let session = Controlled::new(title, move |command| session.send(EngineCommand::Session(command)));
        let _ = self.orders.send(Order::Begin(Arc::new(session)));
    }

    /// For the session's own thread: tells what it does.
    pub fn teller(&self) -> impl Fn(Playback) + Send + 'static {
        let orders = self.orders.clone();
        move |playback| {
            let _ = orders.send(Order::Show(playback));
        }
    }
}

fn serve(coming: &Receiver<Order>, line: &Line) {
    let mut told: Option<(Arc<Controlled>, Player)> = None;
    for order in coming {
        match order {
            Order::Begin(session) => {
                // A system knows one player of a program: the one before leaves first.
                drop(told.take());
                told = Player::open(session.clone(), line).map(|player| (session, player));
            }
            Order::Show(Playback::Over) => told = None,
            Order::Show(playback) => {
                if let Some((session, player)) = &told
                    && session.turn(playback)
                {
                    player.show(playback);
                }
            }
        }
    }
}
