//! What another program writes, line by line as it comes.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;

use super::LIMIT;

/// Lines that arrive.
pub struct Lines {
    name: String,
    arriving: Receiver<String>,
    seen: Vec<String>,
}

impl Lines {
    pub fn of(name: &str, source: impl Read + Send + 'static) -> Self {
        let (sender, arriving) = channel();
        thread::spawn(move || {
            let lines = BufReader::new(source).lines().map_while(Result::ok);
            lines.for_each(|line| drop(sender.send(line)));
        });
        Self { name: name.into(), arriving, seen: Vec::new() }
    }

    /// The next line; fails when none comes.
    pub fn next(&mut self) -> String {
        match self.arriving.recv_timeout(LIMIT) {
            Ok(line) => {
                self.seen.push(line.clone());
                line
            }
            Err(error) => panic!("{}: {error} after {:#?}", self.name, self.seen),
        }
    }

    /// Every line there was, once the source has ended; an error when it goes on.
    pub fn all(mut self) -> Result<String, String> {
        loop {
            match self.arriving.recv_timeout(LIMIT) {
                Ok(line) => self.seen.push(line),
                Err(RecvTimeoutError::Disconnected) => return Ok(self.seen.join("\n")),
                Err(RecvTimeoutError::Timeout) => return Err(self.seen.join("\n")),
            }
        }
    }
}

/// A helper program that ends with the test.
pub struct Helper(pub Child);

impl Helper {
    pub fn start(command: &mut Command) -> Self {
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        Self(started.unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a program to its end and returns what it wrote.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}
