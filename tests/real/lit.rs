//! The screen in a session, as a desktop's screen saver sees it.

use std::process::Command;

use super::desk::Desk;
use super::lines::{Helper, Lines};
use super::{LEFT, REVIEW};

struct ScreenSaver {
    told: Lines,
    _helper: Helper,
}

impl ScreenSaver {
    fn start() -> Self {
        let mut python = Command::new("/usr/bin/python3");
        let mut helper = Helper::start(python.args(["-c", include_str!("screensaver.py")]));
        let mut told = Lines::of("screensaver.py", helper.0.stdout.take().unwrap());
        assert_eq!(told.next(), "ready");
        Self { told, _helper: helper }
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn the_screen_stays_lit_from_the_start_of_a_session_to_its_end() {
    // Its turn first: until then others have sessions.
    let desk = Desk::new();
    let mut saver = ScreenSaver::start();
    let mut app = desk.play();
    assert_eq!(saver.told.next(), "waits: Supple, A session is on");
    app.until_title(REVIEW);
    assert_eq!(saver.told.next(), "let go: 7");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_screen_saver_that_begins_in_mid_session_is_asked_anew() {
    let desk = Desk::new();
    let mut app = desk.play();
    app.until_title(LEFT);
    for _ in 0..2 {
        let mut saver = ScreenSaver::start();
        assert_eq!(saver.told.next(), "waits: Supple, A session is on");
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_crash_gives_the_screen_back() {
    // Its turn first: until then others have sessions.
    let desk = Desk::new();
    let mut saver = ScreenSaver::start();
    let mut app = desk.play();
    assert_eq!(saver.told.next(), "waits: Supple, A session is on");
    app.until_title(LEFT);
    app.kill();
    assert_eq!(saver.told.next(), "gone");
}
