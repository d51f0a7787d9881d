//! Music of another player, while a real voice speaks.

use std::process::Command;

use super::desk::Desk;
use super::lines::{Helper, Lines, run};
use super::service::Service;
use super::spoken::{BRIEF, play};

struct Music {
    told: Lines,
    helper: Helper,
}

impl Music {
    fn start() -> Self {
        let mut python = Command::new("/usr/bin/python3");
        let mut helper = Helper::start(python.args(["-c", include_str!("music.py")]));
        let mut told = Lines::of("music.py", helper.0.stdout.take().unwrap());
        assert_eq!(told.next(), "ready");
        Self { told, helper }
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn music_is_lower_while_the_voice_speaks_and_as_before_when_it_is_silent_or_supple_is_gone() {
    let desk = Desk::new();
    desk.choose("voice: (amount: names, lowers_music: true)");
    let _service = Service::start(&desk);
    let mut music = Music::start();
    let app = play(&desk, BRIEF);
    assert_eq!([music.told.next(), music.told.next()], ["0.28", "0.80"]);
    assert_eq!(music.told.next(), "0.28", "the next step is named");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(music.told.next(), "0.80");
    assert!(desk.history().is_empty(), "the session did not run on without its window");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn music_that_a_crash_left_low_is_as_before_at_the_next_start_unless_it_was_turned_since() {
    for (turned, then) in [(false, "0.80"), (true, "0.50")] {
        let desk = Desk::new();
        desk.choose("voice: (amount: names, lowers_music: true)");
        let _service = Service::start(&desk);
        let mut music = Music::start();
        let app = play(&desk, BRIEF);
        assert_eq!(music.told.next(), "0.28");
        app.kill();
        if turned {
            run(Command::new("dbus-send").args([
                "--session",
                "--print-reply",
                "--dest=org.mpris.MediaPlayer2.music",
                "/org/mpris/MediaPlayer2",
                "org.freedesktop.DBus.Properties.Set",
                "string:org.mpris.MediaPlayer2.Player",
                "string:Volume",
                "variant:double:0.5",
            ]));
            assert_eq!(music.told.next(), "0.50");
        }
        let (status, errors) = desk.open().close();
        assert!(status.success() && errors.is_empty(), "{status}: {errors}");
        let Music { told, helper } = music;
        drop(helper);
        assert_eq!(told.all().unwrap().lines().last(), Some(then));
    }
}
