//! The screen saver of the desktop, asked over the session bus; or the portal, where there is none.
//!
//! keepawake, which does it elsewhere, unwraps what the screen saver answers when it is given back, and that may be gone.

use std::collections::HashMap;
use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{OwnedObjectPath, Value};

/// No desktop takes longer to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The screen saver waits until this is dropped, or its connection is gone.
pub struct Held {
    bus: Connection,
    /// What the screen saver wants back; the portal wants nothing.
    cookie: Option<u32>,
}

impl Held {
    /// Asks; `None` where nobody is there to be asked.
    pub fn ask(reason: &str) -> Option<Self> {
        let bus = Builder::session().ok()?.method_timeout(PATIENCE).build().ok()?;
        let cookie = screen_saver(&bus, "Inhibit", &("Supple", reason));
        match cookie.and_then(|answer| answer.body().deserialize::<u32>().ok()) {
            Some(cookie) => Some(Self { bus, cookie: Some(cookie) }),
            None => portal(&bus, reason).then_some(Self { bus, cookie: None }),
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(cookie) = self.cookie {
            // Gone with the connection, should nobody answer any more.
            let _ = screen_saver(&self.bus, "UnInhibit", &cookie);
        }
    }
}

fn screen_saver<B>(bus: &Connection, method: &str, body: &B) -> Option<zbus::Message>
where
    B: serde::Serialize + zbus::zvariant::DynamicType,
{
    let name = "org.freedesktop.ScreenSaver";
    bus.call_method(Some(name), "/org/freedesktop/ScreenSaver", Some(name), method, body).ok()
}

fn portal(bus: &Connection, reason: &str) -> bool {
    /// The session is idle.
    const IDLE: u32 = 8;
    let options = HashMap::from([("reason", Value::from(reason))]);
    let (name, path) = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
    let asked =
        bus.call_method(Some(name), path, Some("org.freedesktop.portal.Inhibit"), "Inhibit", &("", IDLE, options));
    asked.is_ok_and(|answer| answer.body().deserialize::<OwnedObjectPath>().is_ok())
}
