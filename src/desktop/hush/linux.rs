//! Players that have a volume of their own in MPRIS 2.2.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{OwnedValue, Value};

/// A player that takes longer is left as it is.
const PATIENCE: Duration = Duration::from_secs(1);
const PLAYERS: &str = "org.mpris.MediaPlayer2.";
const OURS: &str = "org.mpris.MediaPlayer2.supple";
const PATH: &str = "/org/mpris/MediaPlayer2";
const INTERFACE: &str = "org.mpris.MediaPlayer2.Player";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// What is left of the volume.
const SHARE: f64 = 0.35;

/// Players that are turned down until this is dropped.
pub struct Lowered {
    bus: Option<Connection>,
    players: Vec<Player>,
    /// Where they are noted.
    note: Option<PathBuf>,
}

struct Player {
    name: String,
    before: f64,
    now: f64,
}

impl Lowered {
    /// Turns down every player that plays, and notes that there.
    pub fn now(note: Option<&Path>) -> Self {
        let bus = connect();
        let players = bus.as_ref().map(playing).unwrap_or_default();
        let mut lowered = Self { bus, players, note: note.map(Path::to_owned) };
        // First: what is turned down must be found again.
        lowered.write_down();
        if let Some(bus) = &lowered.bus {
            lowered.players.retain_mut(|player| player.lower(bus).is_some());
        }
        lowered
    }

    /// Those that were noted and never turned up again.
    pub fn noted(note: &Path) -> Option<Self> {
        let kept = fs::read_to_string(note).ok()?;
        Some(Self { bus: connect(), players: kept.lines().filter_map(Player::read).collect(), note: Some(note.into()) })
    }

    /// Without a note a crash leaves the music low, no more.
    fn write_down(&self) {
        if let Some(note) = self.note.as_ref().filter(|_| !self.players.is_empty()) {
            let lines: String = self.players.iter().map(Player::line).collect();
            let _ = fs::write(note, lines);
        }
    }
}

impl Player {
    fn lower(&mut self, bus: &Connection) -> Option<()> {
        turn(bus, &self.name, self.now)?;
        // As the player rounds it.
        self.now = volume(bus, &self.name)?;
        Some(())
    }

    fn line(&self) -> String {
        format!("{} {} {}\n", self.before, self.now, self.name)
    }

    fn read(line: &str) -> Option<Self> {
        let mut words = line.splitn(3, ' ');
        let mut number = || words.next()?.parse().ok().filter(|volume: &f64| (0.0..=2.0).contains(volume));
        let (before, now) = (number()?, number()?);
        let name = words.next().filter(|name| name.starts_with(PLAYERS))?;
        Some(Self { name: name.into(), before, now })
    }
}

impl Drop for Lowered {
    fn drop(&mut self) {
        let Some(bus) = &self.bus else { return };
        for Player { name, before, now } in self.players.drain(..) {
            // What the person turned meanwhile stays as turned, and the player may be gone.
            if volume(bus, &name).is_some_and(|volume| (volume - now).abs() < 0.02) {
                let _ = turn(bus, &name, before);
            }
        }
        if let Some(note) = &self.note {
            let _ = fs::remove_file(note);
        }
    }
}

fn connect() -> Option<Connection> {
    Builder::session().and_then(|bus| bus.method_timeout(PATIENCE).build()).ok()
}

/// All players that play, but us, with what is to be left of their volume.
fn playing(bus: &Connection) -> Vec<Player> {
    let daemon = "org.freedesktop.DBus";
    let listed = bus.call_method(Some(daemon), "/org/freedesktop/DBus", Some(daemon), "ListNames", &());
    let names: Vec<String> = listed.ok().and_then(|names| names.body().deserialize().ok()).unwrap_or_default();
    let others = names.into_iter().filter(|name| name.starts_with(PLAYERS) && name != OURS);
    let as_it_plays = |name: String| {
        let status: String = ask(bus, &name, "PlaybackStatus")?;
        let before = volume(bus, &name).filter(|volume| status == "Playing" && *volume > 0.0)?;
        Some(Player { name, before, now: before * SHARE })
    };
    others.filter_map(as_it_plays).collect()
}

fn volume(bus: &Connection, name: &str) -> Option<f64> {
    ask(bus, name, "Volume")
}

fn ask<T: TryFrom<OwnedValue>>(bus: &Connection, name: &str, property: &str) -> Option<T> {
    let told = bus.call_method(Some(name), PATH, Some(PROPERTIES), "Get", &(INTERFACE, property)).ok()?;
    told.body().deserialize::<OwnedValue>().ok()?.try_into().ok()
}

fn turn(bus: &Connection, name: &str, volume: f64) -> Option<()> {
    let wanted = (INTERFACE, "Volume", Value::from(volume));
    bus.call_method(Some(name), PATH, Some(PROPERTIES), "Set", &wanted).ok().map(drop)
}
