//! The keys of a headset, as a desktop passes them on.

use std::io::Write;
use std::process::Command;

use super::desk::{Desk, all_done};
use super::lines::{Helper, Lines};
use super::{LEFT, REVIEW};

struct Headset {
    told: Lines,
    helper: Helper,
}

impl Headset {
    fn start() -> Self {
        let mut python = Command::new("/usr/bin/python3");
        let mut helper = Helper::start(python.args(["-c", include_str!("headset.py")]));
        let mut told = Lines::of("headset.py", helper.0.stdout.take().unwrap());
        assert_eq!(told.next(), "off", "no session, no player");
        Self { told, helper }
    }

    fn press(&mut self, key: &str) {
        writeln!(self.helper.0.stdin.as_mut().unwrap(), "{key}").unwrap();
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_headset_pauses_a_session_and_goes_on_with_it_even_while_the_window_is_hidden() {
    // Its turn first: until then others have sessions.
    let desk = Desk::new();
    let mut headset = Headset::start();
    let mut app = desk.play();
    assert_eq!(headset.told.next(), "on: Short, Playing");
    app.until_title(LEFT);
    app.minimise();
    headset.press("PlayPause");
    assert_eq!(headset.told.next(), "Paused");
    headset.press("Stop");
    headset.press("PlayPause");
    assert_eq!(headset.told.next(), "Playing");
    app.until_title(REVIEW);
    assert_eq!(headset.told.next(), "off");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
}
