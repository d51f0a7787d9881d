//! A private desk to measure on: a display, a sound server, and gauges for a process. Linux only, as they read `/proc`.
//!
//! Deliberately absent: what is measured.

pub mod display;
pub mod gauge;
pub mod recording;
pub mod sound;

use std::process::{Command, Stdio};

/// Those of `programs` that are not installed.
pub fn missing<'a>(programs: &[&'a str]) -> Vec<&'a str> {
    let found = |program: &&str| {
        let mut which = Command::new("sh");
        which.args(["-c", "command -v \"$0\"", program]).stdout(Stdio::null()).stderr(Stdio::null());
        which.status().is_ok_and(|status| status.success())
    };
    programs.iter().copied().filter(|program| !found(program)).collect()
}
