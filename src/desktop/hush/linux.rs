//! Players that have a volume of their own in MPRIS 2.2.

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
}

struct Player {
    name: String,
    before: f64,
    now: f64,
}

impl Lowered {
    /// Turns down every player that plays.
    pub fn now() -> Self {
        let bus = Builder::session().and_then(|bus| bus.method_timeout(PATIENCE).build()).ok();
        let players = bus.as_ref().map(lower).unwrap_or_default();
        Self { bus, players }
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
    }
}

fn lower(bus: &Connection) -> Vec<Player> {
    let daemon = "org.freedesktop.DBus";
    let listed = bus.call_method(Some(daemon), "/org/freedesktop/DBus", Some(daemon), "ListNames", &());
    let names: Vec<String> = listed.ok().and_then(|names| names.body().deserialize().ok()).unwrap_or_default();
    let others = names.into_iter().filter(|name| name.starts_with(PLAYERS) && name != OURS);
    others.filter_map(|name| lower_one(bus, name)).collect()
}

fn lower_one(bus: &Connection, name: String) -> Option<Player> {
    let status: String = ask(bus, &name, "PlaybackStatus")?;
    let before = volume(bus, &name).filter(|volume| status == "Playing" && *volume > 0.0)?;
    turn(bus, &name, before * SHARE)?;
    // As the player rounds it.
    let now = volume(bus, &name)?;
    Some(Player { name, before, now })
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
