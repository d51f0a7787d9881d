//! Sound devices that are chosen, gone and back, and the default when it changes. Each is a null sink of its own, which ALSA or its
//! name on the sound server leads to.

use std::fs;
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use supple::audio::device::{DeviceSink, outputs};
use supple::audio::{AudioSink, Backdrop, OutputNews};
use supple::clock::{Clock, SystemClock};
use supple::domain::quantity::Volume;
use supple::domain::sounding::{Ambience, DeviceName, Output};

use super::app::App;
use super::desk::{Desk, all_done};
use super::lines::run;
use super::sound::{Recording, peak};
use super::sounding::assert_all_heard;
use super::{LIMIT, REVIEW};

/// A null sink that is there until it is dropped.
pub struct NullSink(String);

impl NullSink {
    /// The one that [`HEADPHONES`] is.
    pub fn headphones() -> Self {
        let described = format!("sink_properties='device.description=\"{HEADPHONES}\"'");
        Self::load(&["sink_name=headphones", "rate=48000", &described])
    }

    fn load(arguments: &[&str]) -> Self {
        let number = run(Command::new("pactl").args(["load-module", "module-null-sink"]).args(arguments));
        Self(number.trim().to_owned())
    }
}

impl Drop for NullSink {
    fn drop(&mut self) {
        // The server may be gone.
        let _ = Command::new("pactl").args(["unload-module", &self.0]).status();
    }
}

/// A device as the sound server calls it. To ALSA it is nobody.
pub const HEADPHONES: &str = "Headphones WH-1000";

fn headphones() -> DeviceName {
    HEADPHONES.parse().unwrap()
}

/// A device as ALSA calls it, which leads to a sink with another description.
fn second() -> DeviceName {
    "Second device".parse().unwrap()
}

/// A device that may be chosen.
struct Choice {
    name: &'static str,
    sink: &'static str,
    load: fn() -> NullSink,
}

/// One that ALSA knows, and one that the sound server knows.
const CHOICES: [Choice; 2] = [
    Choice { name: "Second device", sink: "second", load: || NullSink::load(&["sink_name=second", "rate=48000"]) },
    Choice { name: HEADPHONES, sink: "headphones", load: NullSink::headphones },
];

/// A sink that plays the pad, which never pauses, and what it tells of a device that was chosen.
fn playing() -> (DeviceSink, Receiver<OutputNews>) {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let (tell, told) = channel();
    let news = Box::new(move |news| {
        // Nobody listens once the test is over.
        let _ = tell.send(news);
    });
    let mut sink = DeviceSink::spawn(clock, news);
    sink.set_volume(Some(Volume::MAX));
    sink.set_backdrop(Backdrop { ambience: Ambience::Pad, ..Backdrop::default() });
    (sink, told)
}

/// Returns once something is heard there.
pub fn until_heard(recording: &mut Recording) {
    let mut waited = 0.0;
    while peak(&recording.samples) < 0.001 {
        assert!(waited < LIMIT.as_secs_f32(), "nothing is heard there");
        recording.rewind();
        recording.go_on(0.2);
        waited += 0.2;
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn the_devices_of_a_sound_server_are_listed_as_it_describes_them_and_alsas_are_not() {
    let _desk = Desk::new();
    let _headphones = NullSink::headphones();
    let (tell, told) = channel();
    outputs(Box::new(move |names| tell.send(names).unwrap()));
    let names = told.recv_timeout(LIMIT).unwrap();
    assert!(names.contains(&headphones()) && !names.contains(&second()), "{names:?}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn without_a_sound_server_or_when_it_does_not_answer_alsas_devices_are_listed() {
    let desk = Desk::new();
    // It takes every call and says nothing.
    let deaf = UnixListener::bind(desk.path("deaf")).unwrap();
    for server in ["deaf", "nobody"] {
        let address = format!("unix:{}", desk.path(server).display());
        let app = App::start(desk.supple(&[]).env("PULSE_SERVER", address));
        let mut reader = app.reader();
        reader.choose("Settings");
        reader.press("Look for devices");
        reader.text(second().as_str());
        reader.gone("Discard all samples");
    }
    drop(deaf);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_sound_server_that_does_not_answer_delays_no_chime() {
    let desk = Desk::new();
    let _deaf = UnixListener::bind(desk.path("deaf")).unwrap();
    // The default of the system leads past it. What ALSA itself reads first would ask it, too.
    let server = std::env::var("PULSE_SERVER").unwrap();
    let past = format!("pcm.!default {{ type pulse server \"{server}\" }}\n");
    fs::write(desk.path("asound.conf"), past).unwrap();
    desk.choose(&format!("sounding: (device: \"{HEADPHONES}\")"));
    let mut recording = Recording::start();
    let mut command = desk.supple(&["play", "short.ron"]);
    command.env("PULSE_SERVER", format!("unix:{}", desk.path("deaf").display()));
    let mut app = App::start(command.env("ALSA_CONFIG_PATH", desk.path("asound.conf")));
    app.until_title(REVIEW);
    recording.go_on(6.0);
    assert_all_heard(&recording);
    let (status, errors) = app.close();
    assert!(status.success() && !errors.contains("panicked"), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn every_chime_of_a_session_is_heard_in_its_place_on_a_device_that_was_chosen_by_its_description() {
    let desk = Desk::new();
    let _headphones = NullSink::headphones();
    desk.choose(&format!("sounding: (device: \"{HEADPHONES}\")"));
    let mut recording = Recording::of("headphones");
    let mut usual = Recording::start();
    let mut app = desk.play();
    app.until_title(REVIEW);
    recording.go_on(6.0);
    assert_all_heard(&recording);
    usual.go_on(0.0);
    assert!(peak(&usual.samples) < 0.001, "nothing is heard anywhere else");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_chosen_device_that_is_missing_is_stood_in_for_and_taken_up_once_it_is_there() {
    let _desk = Desk::new();
    for choice in CHOICES {
        let name = choice.name.parse().unwrap();
        let mut usual = Recording::start();
        let (mut sink, told) = playing();
        sink.set_output(Output::Named(name));
        sink.open();
        assert_eq!(told.recv_timeout(LIMIT), Ok(OutputNews::Missing(name)));
        until_heard(&mut usual);
        let _there = (choice.load)();
        let mut there = Recording::of(choice.sink);
        assert_eq!(told.recv_timeout(LIMIT), Ok(OutputNews::There(name)));
        until_heard(&mut there);
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_chosen_device_that_is_pulled_out_is_stood_in_for() {
    let _desk = Desk::new();
    for choice in CHOICES {
        pull_out(&choice);
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_device_of_a_sound_server_that_was_pulled_out_is_taken_up_once_it_is_back() {
    let _desk = Desk::new();
    let [_, headphones] = CHOICES;
    let _sink = pull_out(&headphones);
    let _back = NullSink::headphones();
    until_heard(&mut Recording::of(headphones.sink));
}

/// A sink that plays on this device until it is pulled out, and then on the default.
fn pull_out(choice: &Choice) -> DeviceSink {
    let there = (choice.load)();
    let (mut sink, _told) = playing();
    sink.set_output(Output::Named(choice.name.parse().unwrap()));
    sink.open();
    until_heard(&mut Recording::of(choice.sink));
    let mut usual = Recording::start();
    drop(there);
    until_heard(&mut usual);
    sink
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn sound_follows_the_default_of_the_system_when_it_changes() {
    let _desk = Desk::new();
    let (mut sink, _told) = playing();
    sink.open();
    until_heard(&mut Recording::start());
    let _other = NullSink::load(&["sink_name=other", "rate=48000"]);
    let mut other = Recording::of("other");
    run(Command::new("pactl").args(["set-default-sink", "other"]));
    until_heard(&mut other);
    run(Command::new("pactl").args(["set-default-sink", "probe"]));
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_device_of_any_shape_plays() {
    let _desk = Desk::new();
    for (channels, rate) in [(1, 8_000), (1, 48_000), (2, 8_000), (2, 192_000), (8, 44_100), (8, 192_000)] {
        let _odd = NullSink::load(&["sink_name=odd", &format!("channels={channels}"), &format!("rate={rate}")]);
        let mut recording = Recording::of("odd");
        run(Command::new("pactl").args(["set-default-sink", "odd"]));
        let (mut sink, _told) = playing();
        sink.open();
        until_heard(&mut recording);
        run(Command::new("pactl").args(["set-default-sink", "probe"]));
    }
}
