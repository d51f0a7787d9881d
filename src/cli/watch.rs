//! Doing something each time a file is saved.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, SystemTime};

use super::FINE;
use super::out::print;

/// How often to look; a save is seen in the blink of an eye, and looking costs nothing.
const LOOK: Duration = Duration::from_millis(200);

/// Does `act` now and after every change of the file, until the program is ended or nobody listens any more.
pub(super) fn watch(path: &Path, act: impl Fn() -> bool) -> ExitCode {
    let stamp = || -> Option<(SystemTime, u64)> {
        let found = fs::metadata(path).ok()?;
        Some((found.modified().ok()?, found.len()))
    };
    let mut seen = stamp();
    act();
    if print(&format!("Watching {}; end with Ctrl+C.\n", path.display())).is_err() {
        return FINE;
    }
    loop {
        thread::sleep(LOOK);
        let now = stamp();
        // An editor that replaces the file takes it away for a moment.
        if now.is_some() && now != seen {
            seen = now;
            act();
        }
    }
}
