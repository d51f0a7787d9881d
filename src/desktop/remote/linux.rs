//! MPRIS 2.2: how Linux desktops pass on the keys of a headset.

#![allow(clippy::unused_self, clippy::used_underscore_binding, reason = "MPRIS says what there is to be")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use supple::app::command::Command;
use supple::app::remote::{Controlled, Key, Playback};
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{ObjectPath, OwnedValue, Value};

use crate::desktop::line::Line;

const NAME: &str = "org.mpris.MediaPlayer2.supple";
const PATH: &str = "/org/mpris/MediaPlayer2";
const INTERFACE: &str = "org.mpris.MediaPlayer2.Player";
/// No desktop takes longer to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Supple as a player, until this is dropped.
pub struct Player {
    bus: Connection,
}

impl Player {
    /// Says that a session is on; `None` where there is nobody to hear.
    pub fn open(session: Arc<Controlled>, line: &Line) -> Option<Self> {
        let bus = Builder::session().ok()?.method_timeout(PATIENCE);
        let window = Window { line: Mutex::new(line.clone()) };
        let bus = bus.serve_at(PATH, window).ok()?.serve_at(PATH, Controls(session)).ok()?;
        let bus = bus.name(NAME).ok()?.build().ok()?;
        Some(Self { bus })
    }

    /// Says what it does now.
    pub fn show(&self, playback: Playback) {
        let changed = HashMap::from([("PlaybackStatus", Value::from(status(playback)))]);
        let body = (INTERFACE, changed, Vec::<&str>::new());
        // Nobody has to listen.
        let _ = self.bus.emit_signal(None::<&str>, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body);
    }
}

const fn status(playback: Playback) -> &'static str {
    match playback {
        Playback::Plays => "Playing",
        Playback::Pauses => "Paused",
        Playback::Over => "Stopped",
    }
}

struct Window {
    line: Mutex<Line>,
}

#[zbus::interface(name = "org.mpris.MediaPlayer2")]
impl Window {
    fn raise(&self) {
        self.line.lock().unwrap_or_else(PoisonError::into_inner).send(Command::ComeToFront);
    }

    /// A session ends by its own rules.
    fn quit(&self) {}

    #[zbus(property)]
    fn can_quit(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn can_raise(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn has_track_list(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn identity(&self) -> &'static str {
        "Supple"
    }

    #[zbus(property)]
    fn desktop_entry(&self) -> &'static str {
        "supple"
    }

    #[zbus(property)]
    fn supported_uri_schemes(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property)]
    fn supported_mime_types(&self) -> Vec<String> {
        Vec::new()
    }
}

struct Controls(Arc<Controlled>);

#[zbus::interface(name = "org.mpris.MediaPlayer2.Player")]
impl Controls {
    fn play(&self) {
        self.0.press(Key::Play);
    }

    fn pause(&self) {
        self.0.press(Key::Pause);
    }

    fn stop(&self) {
        self.0.press(Key::Pause);
    }

    fn play_pause(&self) {
        self.0.press(Key::Toggle);
    }

    fn next(&self) {}

    fn previous(&self) {}

    fn seek(&self, _by: i64) {}

    fn set_position(&self, _track: ObjectPath<'_>, _to: i64) {}

    fn open_uri(&self, _uri: String) {}

    #[zbus(property)]
    fn playback_status(&self) -> &'static str {
        status(self.0.playback())
    }

    #[zbus(property)]
    fn metadata(&self) -> HashMap<&'static str, OwnedValue> {
        let track = ObjectPath::from_static_str_unchecked("/io/github/supple/session");
        let told = [("mpris:trackid", Value::from(track)), ("xesam:title", Value::from(self.0.title()))];
        told.into_iter().filter_map(|(name, value)| Some((name, value.try_to_owned().ok()?))).collect()
    }

    #[zbus(property)]
    fn rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn minimum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn maximum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn volume(&self) -> f64 {
        1.0
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn position(&self) -> i64 {
        0
    }

    #[zbus(property)]
    fn can_go_next(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn can_go_previous(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn can_play(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn can_pause(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn can_seek(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_control(&self) -> bool {
        true
    }
}
