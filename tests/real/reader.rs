//! A screen reader, as far as a test needs one: `reader.py` talks to the accessibility bus.

use std::io::Write;
use std::process::{ChildStdin, Command};

use super::lines::{Helper, Lines};

pub struct Reader {
    commands: ChildStdin,
    answers: Lines,
    _helper: Helper,
}

impl Reader {
    /// For the program with this process id.
    pub fn of(pid: u32) -> Self {
        let mut python = Command::new("/usr/bin/python3");
        let mut helper = Helper::start(python.args(["-c", include_str!("reader.py"), &pid.to_string()]));
        let mut answers = Lines::of("reader.py", helper.0.stdout.take().unwrap());
        assert_eq!(answers.next(), "ready");
        Self { commands: helper.0.stdin.take().unwrap(), answers, _helper: helper }
    }

    /// Waits until there is a thing of this role and name.
    pub fn find(&mut self, role: &str, name: &str) {
        self.ask(&["find", role, name]);
    }

    /// Waits until the name of something contains `part`.
    pub fn text(&mut self, part: &str) {
        self.ask(&["text", part]);
    }

    /// Waits until nothing's name contains `part`.
    pub fn gone(&mut self, part: &str) {
        self.ask(&["gone", part]);
    }

    /// Waits for a button and presses it.
    pub fn press(&mut self, button: &str) {
        self.ask(&["press", button]);
    }

    /// Waits for a choice, a tab or a switch and presses it.
    pub fn choose(&mut self, choice: &str) {
        self.ask(&["choose", choice]);
    }

    /// Waits until a thing has the keyboard, which it is given.
    pub fn focus(&mut self, role: &str, name: &str) {
        self.ask(&["focus", role, name]);
    }

    /// Waits until `part` has been announced, be it before.
    pub fn said(&mut self, part: &str) {
        self.ask(&["said", part]);
    }

    fn ask(&mut self, words: &[&str]) {
        writeln!(self.commands, "{}", words.join("\t")).unwrap();
        assert_eq!(self.answers.next(), "ok", "{words:?}");
    }
}
