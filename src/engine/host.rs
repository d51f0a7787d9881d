//! The thread around the engine. It sleeps until the engine's next time or a command, so sound goes on when no window is drawn.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::{self, JoinHandle};

use super::{Engine, EngineCommand, EngineView, Next, SessionHost};
use crate::clock::Clock;

/// A session that runs on its own thread. Dropping it in mid-session leaves a last checkpoint to resume from.
pub struct EngineHandle {
    commands: Option<Arc<Sender<EngineCommand>>>,
    view: Arc<Mutex<EngineView>>,
    thread: Option<JoinHandle<()>>,
}

impl EngineHandle {
    /// Starts the thread. `wake` is called with the view whenever it has changed.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn spawn(
        engine: Engine,
        clock: Arc<dyn Clock>,
        Inbox { commands, inbox }: Inbox,
        wake: Box<dyn Fn(&EngineView) + Send>,
    ) -> io::Result<Self> {
        let view = Arc::new(Mutex::new(engine.view()));
        let shared = view.clone();
        let run = move || run(engine, &*clock, &inbox, &shared, &*wake);
        let thread = thread::Builder::new().name("session".into()).spawn(run)?;
        Ok(Self { commands: Some(commands), view, thread: Some(thread) })
    }
}

/// Where commands for a session come in.
#[derive(Debug)]
pub struct Inbox {
    commands: Arc<Sender<EngineCommand>>,
    inbox: Receiver<EngineCommand>,
}

impl Default for Inbox {
    fn default() -> Self {
        let (commands, inbox) = channel();
        Self { commands: Arc::new(commands), inbox }
    }
}

impl Inbox {
    /// A way in for those who must not keep the session going.
    pub fn distant(&self) -> Distant {
        Distant(Arc::downgrade(&self.commands))
    }
}

/// Commands a session from afar. Once it is gone, nothing happens.
#[derive(Debug, Clone)]
pub struct Distant(Weak<Sender<EngineCommand>>);

impl Distant {
    /// Passes a command on.
    pub fn send(&self, command: EngineCommand) {
        if let Some(commands) = self.0.upgrade() {
            let _ = commands.send(command);
        }
    }
}

impl SessionHost for EngineHandle {
    fn send(&self, command: EngineCommand) {
        if let Some(commands) = &self.commands {
            // The thread hangs up once the session is over; there is nobody left to command.
            let _ = commands.send(command);
        }
    }

    fn view(&self) -> EngineView {
        self.view.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for EngineHandle {
    fn drop(&mut self) {
        self.commands = None;
        if let Some(thread) = self.thread.take() {
            // A panic there was reported by its own hook; here there is nothing to add.
            let _ = thread.join();
        }
    }
}

fn run(
    mut engine: Engine,
    clock: &dyn Clock,
    inbox: &Receiver<EngineCommand>,
    view: &Mutex<EngineView>,
    wake: &dyn Fn(&EngineView),
) {
    let mut commands = Vec::new();
    loop {
        let now = clock.now();
        let events = engine.step(now, &commands);
        let seen = engine.view();
        let before = std::mem::replace(&mut *view.lock().unwrap_or_else(PoisonError::into_inner), seen.clone());
        let changed = !events.is_empty() || !commands.is_empty() || seen.caption != before.caption;
        if changed {
            wake(&seen);
        }
        commands.clear();
        let received = match engine.next(now.mono) {
            Next::At(time) => inbox.recv_timeout(time.since(clock.mono())),
            Next::OnCommand => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Next::Over => return,
        };
        match received {
            Ok(command) => commands.extend(std::iter::once(command).chain(inbox.try_iter())),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                engine.leave_off(clock.now());
                return;
            }
        }
    }
}
