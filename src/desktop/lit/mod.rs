//! Keeps the screen from going dark, on a thread of its own: the system may take its time to answer.
//!
//! Where the system has nothing to ask, nothing is said: the screen goes dark as it always did. A crash gives it back, for the
//! system watches who asked.

#[cfg(target_os = "linux")]
mod linux;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use supple::app::lit::Screen;

/// Asks the system.
pub struct Lit {
    orders: Arc<Sender<Order>>,
}

/// What the thread is told.
enum Order {
    /// From now on.
    Set(Screen),
    /// Somebody is there to be asked, who was not before.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "elsewhere it is the system itself"))]
    AskAnew,
}

impl Lit {
    /// Nothing is asked yet.
    pub fn new() -> Self {
        let (orders, coming) = channel();
        let orders = Arc::new(orders);
        // Without a thread the screen goes dark as it always did.
        let _ = thread::Builder::new().name("screen".into()).spawn(move || serve(&coming));
        #[cfg(target_os = "linux")]
        {
            let orders = Arc::downgrade(&orders);
            linux::on_screen_saver(move || orders.upgrade()?.send(Order::AskAnew).ok());
        }
        Self { orders }
    }

    /// From now on.
    pub fn set(&self, screen: Screen) {
        // Nobody listens where there was no thread to give.
        let _ = self.orders.send(Order::Set(screen));
    }
}

fn serve(coming: &Receiver<Order>) {
    let (mut wanted, mut held) = (Screen::MayDarken, None);
    for order in coming {
        match order {
            Order::Set(screen) => wanted = screen,
            Order::AskAnew => held = None,
        }
        held = match wanted {
            Screen::MayDarken => None,
            Screen::StaysLit => held.take().or_else(hold),
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
