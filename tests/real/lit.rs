//! The screen in a session, as a desktop's screen saver sees it, or the login manager where there is none.

use std::env;
use std::process::Command;

use super::app::App;
use super::desk::Desk;
use super::lines::{Helper, Lines};
use super::{LEFT, REVIEW};

/// Whoever darkens the screen.
struct Darkener {
    told: Lines,
    _helper: Helper,
}

impl Darkener {
    fn screen_saver() -> Self {
        Self::start("screensaver.py", include_str!("screensaver.py"))
    }

    fn login_manager() -> Self {
        Self::start("login.py", include_str!("login.py"))
    }

    fn start(name: &str, program: &str) -> Self {
        let mut python = Command::new("/usr/bin/python3");
        let mut helper = Helper::start(python.args(["-c", program]));
        let mut told = Lines::of(name, helper.0.stdout.take().unwrap());
        assert_eq!(told.next(), "ready");
        Self { told, _helper: helper }
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn the_screen_stays_lit_from_the_start_of_a_session_to_its_end() {
    // Its turn first: until then others have sessions.
    let desk = Desk::new();
    let mut saver = Darkener::screen_saver();
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
        let mut saver = Darkener::screen_saver();
        assert_eq!(saver.told.next(), "waits: Supple, A session is on");
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_crash_gives_the_screen_back() {
    // Its turn first: until then others have sessions.
    let desk = Desk::new();
    let mut saver = Darkener::screen_saver();
    let mut app = desk.play();
    assert_eq!(saver.told.next(), "waits: Supple, A session is on");
    app.until_title(LEFT);
    app.kill();
    assert_eq!(saver.told.next(), "gone");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn without_a_screen_saver_the_login_manager_keeps_the_screen_lit_until_the_session_is_over_or_gone() {
    // Its turn first: until then others have sessions.
    let desk = Desk::new();
    let mut manager = Darkener::login_manager();
    // The bus of the desktop is that of the system as well.
    let bus = env::var("DBUS_SESSION_BUS_ADDRESS").unwrap();
    let play = || App::start(desk.supple(&["play", "short.ron"]).env("DBUS_SYSTEM_BUS_ADDRESS", &bus));
    let mut app = play();
    assert_eq!(manager.told.next(), "waits: idle, Supple, A session is on, block");
    app.until_title(REVIEW);
    assert_eq!(manager.told.next(), "let go");
    app.close();
    let app = play();
    assert_eq!(manager.told.next(), "waits: idle, Supple, A session is on, block");
    app.kill();
    assert_eq!(manager.told.next(), "let go");
}
