//! Things that break while a session runs.

use std::fs;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use super::app::App;
use super::desk::{Desk, all_done};
use super::lines::run;
use super::{LEFT, REVIEW, RIGHT};

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_data_folder_that_vanishes_is_said_and_nothing_is_lost_once_it_is_back() {
    let desk = Desk::new();
    let mut app = desk.play();
    app.until_title(LEFT);
    // Moved away in one go, as a drive goes: removing file by file would race with the saver.
    fs::rename(desk.data(), desk.path("gone")).unwrap();
    app.until_title(REVIEW);
    let mut reader = app.reader();
    reader.text("the data folder has vanished");
    assert!(!desk.data().exists(), "an empty one in its place would look like everything was lost");
    fs::rename(desk.path("gone"), desk.data()).unwrap();
    reader.press("Try again now");
    reader.gone("vanished");
    assert_eq!(desk.session(), all_done());
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn without_a_sound_device_a_session_runs_to_its_end_and_says_so_quietly() {
    let desk = Desk::new();
    let nowhere = format!("unix:{}", desk.path("nowhere").display());
    let mut app = App::start(desk.supple(&["play", "short.ron"]).env("PULSE_SERVER", nowhere));
    app.reader().text("No sound device");
    app.until_title(REVIEW);
    let (status, errors) = app.close();
    assert!(status.success() && !errors.contains("panicked"), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn whoever_tries_sound_without_a_device_is_told_until_there_is_one() {
    let desk = Desk::new();
    let folder = desk.path("sound");
    let app = App::start(desk.supple(&[]).env("PULSE_SERVER", SoundServer::address(&folder)));
    let mut reader = app.reader();
    reader.choose("Settings");
    reader.press("Hear it");
    reader.text("No sound device");
    let _server = SoundServer::start(&folder);
    reader.gone("No sound device");
    let (status, errors) = app.close();
    assert!(status.success() && !errors.contains("panicked"), "{status}: {errors}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_sound_server_that_dies_stops_no_session_and_burns_no_processor_time() {
    let desk = Desk::new();
    let server = SoundServer::start(&desk.path("sound"));
    let mut app = App::start(desk.supple(&["play", "short.ron"]).env("PULSE_SERVER", &server.address));
    // Hidden, so that drawing costs nothing.
    app.minimise();
    app.until_title(LEFT);
    drop(server);
    let before = app.ticks();
    app.until_title(RIGHT);
    app.until_title(REVIEW);
    let burnt = app.ticks() - before;
    // Of the 1000 ticks of these ten seconds a spinning thread takes most, even with both processors busy.
    assert!(burnt < 150, "{burnt} ticks");
    let (status, errors) = app.close();
    assert!(status.success() && !errors.contains("panicked"), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_device_that_takes_sound_faster_than_it_sounds_burns_no_processor_time() {
    for default in ["type null", "type file file \"/dev/null\" slave.pcm { type null }"] {
        let desk = Desk::new();
        fs::write(desk.path("asound.conf"), format!("pcm.!default {{ {default} }}\n")).unwrap();
        let mut command = desk.supple(&["play", "short.ron"]);
        command.env("PULSE_SERVER", format!("unix:{}", desk.path("nowhere").display()));
        let mut app = App::start(command.env("ALSA_CONFIG_PATH", desk.path("asound.conf")));
        // Hidden, so that drawing costs nothing.
        app.minimise();
        app.until_title(LEFT);
        let before = app.ticks();
        app.until_title(REVIEW);
        let burnt = app.ticks() - before;
        assert!(burnt < 150, "{burnt} ticks, {default}");
        let (status, errors) = app.close();
        assert!(status.success() && !errors.contains("panicked"), "{status}: {errors}");
        assert_eq!(desk.session(), all_done());
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_sound_server_that_never_answers_stops_no_session() {
    let desk = Desk::new();
    let _deaf = UnixListener::bind(desk.path("deaf")).unwrap();
    let address = format!("unix:{}", desk.path("deaf").display());
    let mut app = App::start(desk.supple(&["play", "short.ron"]).env("PULSE_SERVER", address));
    app.until_title(REVIEW);
    let (status, errors) = app.close();
    assert!(status.success() && !errors.contains("panicked"), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
}

/// A sound server of the test's own. Dropping it kills it.
struct SoundServer {
    address: String,
    pid: String,
}

impl SoundServer {
    /// Of the server that is or will be in `folder`.
    fn address(folder: &Path) -> String {
        format!("unix:{}", folder.join("native").display())
    }

    fn start(folder: &Path) -> Self {
        fs::create_dir(folder).unwrap();
        let socket = folder.join("native");
        let protocol = format!("module-native-protocol-unix auth-anonymous=1 socket={}", socket.display());
        let mut command = Command::new("pulseaudio");
        command.args(["-n", "--daemonize=yes", "--use-pid-file=yes", "--exit-idle-time=-1", "--log-target=null"]);
        command.args(["-L", "module-null-sink sink_name=mortal rate=48000", "-L", &protocol]);
        // Its first process ends once the daemon is ready.
        run(command.env("PULSE_RUNTIME_PATH", folder).env_remove("PULSE_SERVER"));
        let pid = fs::read_to_string(folder.join("pid")).unwrap().trim().to_owned();
        Self { address: Self::address(folder), pid }
    }
}

impl Drop for SoundServer {
    fn drop(&mut self) {
        run(Command::new("kill").args(["-9", &self.pid]));
    }
}
