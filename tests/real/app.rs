//! A running Supple and its window.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};

use super::lines::{Helper, Lines, run};
use super::reader::Reader;

pub struct App {
    child: Child,
    errors: Option<Lines>,
    window: String,
    titles: Lines,
    _title_watch: Helper,
}

impl App {
    /// Starts it and waits for its window, which then has the keyboard.
    pub fn start(command: &mut Command) -> Self {
        let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = started.unwrap();
        let errors = Lines::of("standard error", child.stderr.take().unwrap());
        let pid = child.id().to_string();
        let found =
            run(Command::new("timeout").args(["90", "xdotool", "search", "--sync", "--onlyvisible", "--pid", &pid]));
        let window = found.lines().next().unwrap().to_owned();
        let (watch, titles) = watch(&["-id", &window], "_NET_WM_NAME");
        Self { child, errors: Some(errors), window, titles, _title_watch: watch }
    }

    /// The next title of the window; the first is the one it has.
    pub fn title(&mut self) -> String {
        let line = self.titles.next();
        let (_, quoted) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
        quoted.trim_matches('"').to_owned()
    }

    /// Reads titles until this one comes.
    pub fn until_title(&mut self, title: &str) {
        while self.title() != title {}
    }

    /// A screen reader for it.
    pub fn reader(&self) -> Reader {
        Reader::of(self.child.id())
    }

    /// Presses a key with the window in front.
    pub fn key(&self, key: &str) {
        run(Command::new("xdotool").args(["windowactivate", "--sync", &self.window, "key", key]));
    }

    /// Hides the window as a person would, and returns once it is hidden.
    pub fn minimise(&self) {
        let (_watch, mut state) = watch(&["-id", &self.window], "WM_STATE");
        run(Command::new("xdotool").args(["windowminimize", &self.window]));
        while !state.next().contains("Iconic") {}
    }

    pub fn is_minimised(&self) -> bool {
        run(Command::new("xprop").args(["-id", &self.window, "WM_STATE"])).contains("Iconic")
    }

    /// Returns once the window shows again.
    pub fn until_shown(&self) {
        let (_watch, mut state) = watch(&["-id", &self.window], "WM_STATE");
        while !state.next().contains("Normal") {}
    }

    pub fn window(&self) -> u64 {
        self.window.parse().unwrap()
    }

    /// Ends it as a crash or a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Closes the window as a press on its cross would: through the window manager. A key may get lost on the way to it while
    /// the display is fresh and the machine busy.
    pub fn close(self) -> (ExitStatus, String) {
        // The first key of a fresh display: this one may get lost, so that none does that a test needs.
        self.key("Shift_L");
        let (connection, screen) = x11rb::connect(None).unwrap();
        let root = connection.setup().roots[screen].root;
        let close = connection.intern_atom(false, b"_NET_CLOSE_WINDOW").unwrap().reply().unwrap().atom;
        let window = u32::try_from(self.window()).unwrap();
        let ask = ClientMessageEvent::new(32, window, close, [0_u32, 2, 0, 0, 0]);
        let to_the_manager = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        connection.send_event(false, root, to_the_manager, ask).unwrap().check().unwrap();
        self.ended()
    }

    /// Waits for its end; with what it wrote to standard error.
    pub fn ended(mut self) -> (ExitStatus, String) {
        match self.errors.take().unwrap().all() {
            Ok(errors) => (self.child.wait().unwrap(), errors),
            Err(errors) => panic!("it does not end. Its threads wait in: {}. It said: {errors}", self.waits()),
        }
    }

    /// Where each of its threads waits, for a failure to tell: the first one in a poll waits for the person.
    fn waits(&self) -> String {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.id())).unwrap();
        let told = |path: PathBuf| fs::read_to_string(path).unwrap_or_default().trim().to_owned();
        let threads = tasks.map(|task| task.unwrap().path());
        let waits = threads.map(|task| format!("{} {}", told(task.join("comm")), told(task.join("wchan"))));
        waits.collect::<Vec<_>>().join(", ")
    }

    /// Processor time of all its threads so far, in ticks of 10 ms.
    pub fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let (_, after_name) = stat.rsplit_once(") ").unwrap();
        after_name.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // It may have ended as the test wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Tells a window's property, and again each time it changes.
pub fn watch(window: &[&str], property: &str) -> (Helper, Lines) {
    let mut helper =
        Helper::start(Command::new("xprop").args(window).args(["-spy", property]).env("LC_ALL", "C.UTF-8"));
    let lines = Lines::of(property, helper.0.stdout.take().unwrap());
    (helper, lines)
}
