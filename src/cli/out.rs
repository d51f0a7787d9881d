//! What the commands say, and to whom. Nothing here panics when nobody listens.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

/// The output could not be written; that has been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unwritten;

/// Writes `text` to standard output. A reader that has read enough (`| head`) is no failure.
pub(super) fn print(text: &str) -> Result<(), Unwritten> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(format_args!("supple: the output could not be written: {error}; send it elsewhere"));
            Err(Unwritten)
        }
        _ => Ok(()),
    }
}

/// Writes a line to standard error.
pub(super) fn complain(line: impl Display) {
    // When it cannot be written either, the exit code still tells.
    let _ = writeln!(io::stderr().lock(), "{line}");
}
