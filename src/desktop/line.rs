//! How other threads reach the window.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};

use eframe::egui;
use supple::app::command::Command;

/// Where other threads leave commands for the window, and how they wake it.
pub struct Desk {
    commands: Sender<Command>,
    /// What they left.
    pub inbox: Receiver<Command>,
    /// The window, once there is one.
    pub window: Arc<OnceLock<egui::Context>>,
}

impl Desk {
    /// Nothing lies on it yet.
    pub fn new() -> Self {
        let (commands, inbox) = channel();
        Self { commands, inbox, window: Arc::default() }
    }

    /// Leaves a command before there is a window.
    pub fn send(&self, command: Command) {
        // The inbox lives as long as the desk.
        let _ = self.commands.send(command);
    }

    /// Another thread's way to it.
    pub fn line(&self) -> Line {
        Line { commands: self.commands.clone(), window: self.window.clone() }
    }
}

/// One thread's way to the window.
#[derive(Clone)]
pub struct Line {
    commands: Sender<Command>,
    window: Arc<OnceLock<egui::Context>>,
}

impl Line {
    /// A function for another thread that sends what `command` makes.
    pub fn sender(&self, command: impl Fn() -> Command + Send + 'static) -> impl Fn() + Send + 'static {
        let line = self.clone();
        move || line.send(command())
    }

    /// Leaves a command and wakes the window.
    pub fn send(&self, command: Command) {
        // The window may be gone already; then there is nobody to tell.
        let _ = self.commands.send(command);
        self.wake();
    }

    /// Has the window look at what changed.
    pub fn wake(&self) {
        if let Some(window) = self.window.get() {
            window.request_repaint();
        }
    }
}
