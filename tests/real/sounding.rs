//! What is heard of a session.

use supple::domain::cue::Chime::{self, ChangeSides, Countdown, Finished, GetReady, Start, StepDone};
use supple::domain::side::Side;

use super::desk::{Desk, all_done};
use super::devices::until_heard;
use super::sound::{Heard, Recording, chimes, peak};
use super::{LEFT, REVIEW};

/// The chimes of `SHORT` in seconds after its start.
pub const CHIMES: [(f32, Chime); 15] = [
    (0.0, GetReady),
    (1.0, Countdown),
    (2.0, Countdown),
    (3.0, Countdown),
    (4.0, Start),
    (5.0, Countdown),
    (6.0, ChangeSides(Side::Right)),
    (7.0, Countdown),
    (8.0, Start),
    (9.0, Countdown),
    (10.0, StepDone),
    (11.0, Countdown),
    (12.0, Start),
    (13.0, Countdown),
    (14.0, Finished),
];

/// Far less than the second between two chimes. How exactly each lands is measured by the `onset` benchmark: a machine
/// with other work to do may let the recording stumble, and no test asserts by a clock.
const TOLERANCE_MS: f32 = 250.0;

/// The first chime waits for the device to open. After 500 ms it would be left out; what the device holds comes on top.
const OPENING_MS: f32 = 900.0;

/// Every chime in its place. That nothing else is asked for, the transcripts of the sessions tell.
pub fn assert_all_heard(recording: &Recording) {
    heard(recording, &CHIMES).unwrap_or_else(|fault| panic!("{fault}"));
}

/// Whether these are the first chimes, each in its place; with what is wrong.
pub fn heard(recording: &Recording, expected: &[(f32, Chime)]) -> Result<(), String> {
    let heard = chimes(&recording.samples, expected);
    if !(-TOLERANCE_MS..OPENING_MS).contains(&heard[0].late) {
        return Err(format!("the first one in {heard:#?}"));
    }
    let is_in_place = |pair: &[Heard]| {
        let in_time = (pair[1].late - pair[0].late).abs() < TOLERANCE_MS;
        // A stall within a chime takes much of its likeness; one that is not there has none.
        in_time && (0.15..6.0).contains(&(pair[1].gain / heard[1].gain))
    };
    match heard[1..].windows(2).find(|pair| !is_in_place(pair)) {
        Some(pair) => Err(format!("{pair:?} in {heard:#?}")),
        None => Ok(()),
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn every_chime_is_heard_in_its_place() {
    let desk = Desk::new();
    let mut recording = Recording::start();
    let mut app = desk.play();
    app.until_title(REVIEW);
    recording.go_on(6.0);
    assert_all_heard(&recording);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn nothing_is_heard_any_more_once_the_sound_is_off() {
    let desk = Desk::new();
    let mut recording = Recording::start();
    let mut app = desk.play();
    until_heard(&mut recording);
    app.key("m");
    app.reader().find("button", "Sound on");
    recording.go_on(0.5);
    recording.rewind();
    app.until_title(REVIEW);
    recording.go_on(2.0);
    assert!(peak(&recording.samples) < 0.001);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_minimised_window_loses_neither_a_chime_nor_the_session() {
    let desk = Desk::new();
    let mut recording = Recording::start();
    let mut app = desk.play();
    app.minimise();
    app.until_title(LEFT);
    app.until_title(REVIEW);
    assert!(app.is_minimised());
    recording.go_on(6.0);
    assert_all_heard(&recording);
    app.close();
    assert_eq!(desk.session(), all_done());
}
