//! Sound devices that are chosen, gone and back, and the default when it changes. Each is a null sink of its own, which ALSA leads to.

use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use supple::audio::device::{DeviceSink, outputs};
use supple::audio::{AudioSink, Backdrop, OutputNews};
use supple::clock::{Clock, SystemClock};
use supple::domain::quantity::Volume;
use supple::domain::sounding::{Ambience, DeviceName, Output};

use super::LIMIT;
use super::desk::Desk;
use super::lines::run;
use super::sound::{Recording, peak};

/// A null sink that is there until it is dropped.
struct NullSink(String);

impl NullSink {
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

fn second() -> DeviceName {
    "Second device".parse().unwrap()
}

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
fn until_heard(recording: &mut Recording) {
    while peak(&recording.samples) < 0.001 {
        recording.rewind();
        recording.go_on(0.2);
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn the_devices_of_the_system_are_listed_by_their_names() {
    let _desk = Desk::new();
    let (tell, told) = channel();
    outputs(Box::new(move |names| tell.send(names).unwrap()));
    let names = told.recv_timeout(LIMIT).unwrap();
    assert!(names.contains(&second()), "{names:?}");
    assert!(names.iter().all(|name| !name.as_str().contains("Discard all samples")), "{names:?}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_chosen_device_that_is_missing_is_stood_in_for_and_taken_up_once_it_is_there() {
    let _desk = Desk::new();
    let mut usual = Recording::start();
    let (mut sink, told) = playing();
    sink.set_output(Output::Named(second()));
    sink.open();
    assert_eq!(told.recv_timeout(LIMIT), Ok(OutputNews::Missing(second())));
    until_heard(&mut usual);
    let _second = NullSink::load(&["sink_name=second", "rate=48000"]);
    let mut there = Recording::of("second");
    assert_eq!(told.recv_timeout(LIMIT), Ok(OutputNews::There(second())));
    until_heard(&mut there);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_chosen_device_that_is_pulled_out_is_stood_in_for() {
    let _desk = Desk::new();
    let second_sink = NullSink::load(&["sink_name=second", "rate=48000"]);
    let (mut sink, told) = playing();
    sink.set_output(Output::Named(second()));
    sink.open();
    let mut there = Recording::of("second");
    until_heard(&mut there);
    let mut usual = Recording::start();
    drop(second_sink);
    until_heard(&mut usual);
    drop(told);
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
