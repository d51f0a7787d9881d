//! A person's desk: a data folder, a machine's own folder, and the display while it is this test's turn.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use supple::clock::{Clock, SystemClock};
use supple::storage::disk::RealDisk;
use supple::storage::store::Store;
use supple::testing::answered;
use tempfile::TempDir;

use super::SHORT;
use super::app::App;
use super::lines::run;

static TURN: Mutex<()> = Mutex::new(());

pub struct Desk {
    folder: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Desk {
    /// A desk of someone who has answered the questions of the first start, with the routine file `short.ron` on it.
    pub fn new() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(std::env::var_os("SUPPLE_REAL").is_some(), "start this test with scripts/test, on its private desktop");
        let desk = Self { folder: tempfile::tempdir().unwrap(), _turn: turn };
        fs::write(desk.path("short.ron"), SHORT).unwrap();
        answer(&desk.data());
        desk
    }

    /// A desk at which Supple was never started.
    pub fn untouched() -> Self {
        let desk = Self::new();
        fs::remove_dir_all(desk.data()).unwrap();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// The socket of this desk's voice.
    pub fn speech(&self) -> PathBuf {
        self.path("speech.sock")
    }

    /// Supple with this desk's folders.
    pub fn supple(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
        command.args(arguments).current_dir(self.folder.path());
        command.arg("--data-dir").arg(self.data()).env("SUPPLE_CONFIG_DIR", self.path("machine"));
        // Nobody speaks there, unless a test brings a voice of its own.
        command.env("SPEECHD_ADDRESS", format!("unix_socket:{}", self.speech().display()));
        command
    }

    pub fn open(&self) -> App {
        App::start(&mut self.supple(&[]))
    }

    pub fn play(&self) -> App {
        App::start(&mut self.supple(&["play", "short.ron"]))
    }

    /// These settings, as they stand in their file.
    pub fn choose(&self, settings: &str) {
        fs::create_dir_all(self.path("machine")).unwrap();
        fs::write(self.path("machine/device"), "test\n").unwrap();
        let file = format!("(format: \"supple-settings\", version: 1, body: ({settings}))");
        fs::write(self.data().join("settings.test.ron"), file).unwrap();
    }

    /// Whether this device keeps a whole file of this kind.
    pub fn has(&self, kind: &str) -> bool {
        let files = fs::read_dir(self.data()).unwrap().map(|entry| entry.unwrap().path());
        let mut ron = files.filter(|path| path.extension().is_some_and(|extension| extension == "ron"));
        ron.any(|path| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{kind}.")))
    }

    /// What `supple history` tells.
    pub fn history(&self) -> Vec<Value> {
        serde_json::from_str(&run(&mut self.supple(&["history", "--format", "json"]))).unwrap()
    }

    /// The only session there is: its outcome, and for each step the side and the seconds done.
    pub fn session(&self) -> (String, Vec<(String, f64)>) {
        let [session] = &self.history()[..] else { panic!("{:#?}", self.history()) };
        let steps = session["steps"].as_array().unwrap().iter();
        let word = |value: &Value| value.as_str().unwrap_or("whole").to_owned();
        let done = steps.map(|step| (word(&step["side"]), step["done_s"].as_f64().unwrap()));
        (word(&session["outcome"]), done.collect())
    }
}

/// The answers of somebody with nothing to tick, given just now on another device.
fn answer(data: &Path) {
    let clock = SystemClock::new();
    let store = Store::new(Arc::new(RealDisk), data, "answers".parse().unwrap());
    store.save_care(&answered(clock.local()), clock.wall()).unwrap();
}

/// What [`Desk::session`] tells when the whole of `SHORT` was done.
pub fn all_done() -> (String, Vec<(String, f64)>) {
    ("completed".into(), [("left", 2.0), ("right", 2.0), ("whole", 2.0)].map(|(side, done)| (side.into(), done)).into())
}
