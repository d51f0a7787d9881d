//! A sound device that another program takes for itself, as JACK does: the server suspends it, and streams on it stand still.

use std::process::Command;

use super::app::App;
use super::desk::{Desk, all_done};
use super::devices::{HEADPHONES, NullSink};
use super::lines::run;
use super::sound::Recording;
use super::sounding::{CHIMES, heard};
use super::{CHANGE, LEFT, REVIEW};

/// The chime of the change of sides.
const CHANGED: usize = 6;

/// A sink that is taken until this is dropped.
struct Taken(&'static str);

impl Taken {
    fn now(sink: &'static str) -> Self {
        run(Command::new("pactl").args(["suspend-sink", sink, "1"]));
        Self(sink)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        run(Command::new("pactl").args(["suspend-sink", self.0, "0"]));
    }
}

/// Plays the rest of a session whose device `taken` is, and gives it back when the sides change.
fn assert_heard_once_given_back(desk: &Desk, mut app: App, mut recording: Recording, taken: Taken) {
    // Hidden, so that drawing costs nothing.
    app.minimise();
    let before = app.ticks();
    app.until_title(CHANGE);
    recording.rewind();
    drop(taken);
    app.until_title(REVIEW);
    let burnt = app.ticks() - before;
    recording.go_on(6.0);
    // What the device held when it was taken may sound first. The chime of that very moment may be half a second late by then, and
    // is left out.
    if let Err(with_it) = heard(&recording, &CHIMES[CHANGED..]) {
        heard(&recording, &CHIMES[CHANGED + 1..]).unwrap_or_else(|without| panic!("{with_it}, and not {without}"));
    }
    // Of the 1000 ticks of these ten seconds a spinning thread takes most, even with both processors busy.
    assert!(burnt < 150, "{burnt} ticks");
    let (status, errors) = app.close();
    assert!(status.success() && !errors.contains("panicked"), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn the_default_that_is_taken_in_mid_session_sounds_in_time_once_it_is_given_back() {
    let desk = Desk::new();
    let recording = Recording::start();
    let mut app = desk.play();
    app.until_title(LEFT);
    assert_heard_once_given_back(&desk, app, recording, Taken::now("probe"));
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn the_default_that_is_taken_when_a_session_opens_sounds_in_time_once_it_is_given_back() {
    let desk = Desk::new();
    let (recording, taken) = (Recording::start(), Taken::now("probe"));
    assert_heard_once_given_back(&desk, desk.play(), recording, taken);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_chosen_device_that_is_taken_in_mid_session_sounds_in_time_once_it_is_given_back() {
    let desk = Desk::new();
    let _headphones = NullSink::headphones();
    desk.choose(&format!("sounding: (device: \"{HEADPHONES}\")"));
    let recording = Recording::of("headphones");
    let mut app = desk.play();
    app.until_title(LEFT);
    assert_heard_once_given_back(&desk, app, recording, Taken::now("headphones"));
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_chosen_device_that_is_taken_when_a_session_opens_sounds_in_time_once_it_is_given_back() {
    let desk = Desk::new();
    let _headphones = NullSink::headphones();
    desk.choose(&format!("sounding: (device: \"{HEADPHONES}\")"));
    let (recording, taken) = (Recording::of("headphones"), Taken::now("headphones"));
    assert_heard_once_given_back(&desk, desk.play(), recording, taken);
}
