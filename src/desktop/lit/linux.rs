//! The screen saver of the desktop, asked over the session bus; or the portal, where there is none; or the login manager, to which
//! what darkens bare compositors listens.
//!
//! keepawake, which does it elsewhere, unwraps what the screen saver answers when it is given back, and that may be gone.

use std::collections::HashMap;
use std::thread;
use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;
use zbus::names::OwnedUniqueName;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

/// No desktop takes longer to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whoever darkens the screen waits until this is dropped, or its connection is gone.
pub enum Held {
    /// With what this very screen saver wants back; to one that takes its place that means nothing.
    ScreenSaver(Connection, OwnedUniqueName, u32),
    /// Which wants nothing back.
    Portal(#[expect(dead_code, reason = "it is only dropped")] Connection),
    /// Which waits while this is open.
    Login(#[expect(dead_code, reason = "it is only dropped")] OwnedFd),
}

const SCREEN_SAVER: &str = "org.freedesktop.ScreenSaver";

impl Held {
    /// Asks; `None` where nobody is there to be asked.
    pub fn ask(reason: &str) -> Option<Self> {
        Self::ask_session(reason).or_else(|| login(reason).map(Self::Login))
    }

    fn ask_session(reason: &str) -> Option<Self> {
        let bus = Builder::session().ok()?.method_timeout(PATIENCE).build().ok()?;
        match screen_saver(&bus, SCREEN_SAVER, "Inhibit", &("Supple", reason)).as_ref().and_then(who_wants_back) {
            Some((saver, cookie)) => Some(Self::ScreenSaver(bus, saver, cookie)),
            None => portal(&bus, reason).then_some(Self::Portal(bus)),
        }
    }
}

/// Tells whenever a screen saver has begun: one that begins anew knows nothing of what was asked before. Ends once nobody listens,
/// which `tell` answers with `None`.
pub fn on_screen_saver(tell: impl Fn() -> Option<()> + Send + 'static) {
    let watch = move || {
        let bus = Connection::session()?;
        let changes = DBusProxy::new(&bus)?.receive_name_owner_changed_with_args(&[(0, SCREEN_SAVER)])?;
        for change in changes {
            if change.args()?.new_owner().is_some() && tell().is_none() {
                break;
            }
        }
        zbus::Result::Ok(())
    };
    // Without a bus, or a thread, nobody begins.
    let _ = thread::Builder::new().name("screen saver".into()).spawn(watch);
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Self::ScreenSaver(bus, saver, cookie) = self {
            // Gone with the connection, should nobody answer any more.
            let _ = screen_saver(bus, saver, "UnInhibit", cookie);
        }
    }
}

fn who_wants_back(answer: &zbus::Message) -> Option<(OwnedUniqueName, u32)> {
    Some((answer.header().sender()?.to_owned().into(), answer.body().deserialize().ok()?))
}

fn screen_saver<B>(bus: &Connection, saver: &str, method: &str, body: &B) -> Option<zbus::Message>
where
    B: serde::Serialize + zbus::zvariant::DynamicType,
{
    bus.call_method(Some(saver), "/org/freedesktop/ScreenSaver", Some(SCREEN_SAVER), method, body).ok()
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

fn login(reason: &str) -> Option<OwnedFd> {
    let bus = Builder::system().ok()?.method_timeout(PATIENCE).build().ok()?;
    let (name, path) = ("org.freedesktop.login1", "/org/freedesktop/login1");
    let asked = ("idle", "Supple", reason, "block");
    let answer = bus.call_method(Some(name), path, Some("org.freedesktop.login1.Manager"), "Inhibit", &asked).ok()?;
    answer.body().deserialize().ok()
}
