//! The sound server of a Linux desktop, `PulseAudio` or `PipeWire` in its place: its devices by the names that people know, and streams
//! on them.
//!
//! It is spoken to in its own protocol, of which only a little is needed: `tags` are the values in it, `line` is a connection, `stream`
//! plays. What may take long runs on a thread of its own.
//!
//! Deliberately absent: the system's default, to which ALSA leads with or without a server, and everything that changes the server.

mod line;
mod stream;
mod tags;

pub use stream::{Playing, Standing};

use std::io::{self, ErrorKind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use self::line::{Line, garbled};
use super::{PERIOD, RATE};
use crate::domain::sounding::DeviceName;

const GET_SINK_INFO_LIST: u32 = 22;
/// What this version of the protocol tells of a device after its names.
const OF_NO_USE: usize = 16;
/// Whoever asks for the devices waits no longer.
const PATIENCE: Duration = Duration::from_secs(2);
/// Chimes are ordered further ahead than that, so none comes late because a device is looked for.
const GLANCE: Duration = Duration::from_millis(200);

/// A device of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sink {
    name: Vec<u8>,
    shown: Option<DeviceName>,
}

/// What the devices are called; `None` when no server answers.
pub fn names() -> Option<Vec<DeviceName>> {
    let found = elsewhere(|| sinks(&mut Line::connect()?))?.recv_timeout(PATIENCE).ok()?.ok()?;
    Some(found.into_iter().filter_map(|sink| sink.shown).collect())
}

/// Finds devices and never waits long for a server that is slow to answer.
#[derive(Debug, Default)]
pub struct Lookout {
    looking: Option<(DeviceName, Receiver<Found>)>,
}

/// A stream on a device, or that the server has none of that name, or is none.
type Found = io::Result<Option<Standing>>;

impl Lookout {
    /// A stream on the device of that name; `None` when no server has it, so that ALSA may.
    ///
    /// # Errors
    /// When it cannot be had, or nobody answered yet: then a later call has the answer. ALSA is not to be asked for it meanwhile:
    /// it would ask the same server, and wait without end.
    pub fn find(&mut self, name: DeviceName) -> Found {
        let asked = self.looking.take().filter(|(asked, _)| *asked == name);
        let (asked, answer) = asked.or_else(|| look(name)).ok_or(ErrorKind::WouldBlock)?;
        answer.recv_timeout(GLANCE).unwrap_or_else(|gone| {
            if gone == RecvTimeoutError::Timeout {
                self.looking = Some((asked, answer));
            }
            Err(ErrorKind::TimedOut.into())
        })
    }
}

fn look(name: DeviceName) -> Option<(DeviceName, Receiver<Found>)> {
    let stand = move || {
        let mut line = match Line::connect() {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => {
                return Ok(None);
            }
            line => line?,
        };
        match sinks(&mut line)?.into_iter().find(|sink| sink.shown == Some(name)) {
            Some(sink) => Standing::on(&sink, line).map(Some),
            None => Ok(None),
        }
    };
    elsewhere(stand).map(|answer| (name, answer))
}

/// Does it on another thread; `None` without one to spare.
fn elsewhere<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<Receiver<T>> {
    let (done, waiting) = channel();
    let work = move || {
        // Nobody waits any more when it took too long.
        let _ = done.send(work());
    };
    thread::Builder::new().name("supple-server".into()).spawn(work).ok()?;
    Some(waiting)
}

fn sinks(line: &mut Line) -> io::Result<Vec<Sink>> {
    let answer = line.ask(GET_SINK_INFO_LIST, |message| message)?;
    let (mut values, mut sinks) = (answer.values(), Vec::new());
    while !values.is_empty() {
        let mut read = || {
            let (_index, name, description) = (values.number()?, values.text()?, values.text()?);
            values.skip(OF_NO_USE)?;
            let words = if description.is_empty() { name } else { description };
            let shown = str::from_utf8(words).ok().and_then(|shown| shown.parse().ok());
            Some(Sink { name: name.into(), shown })
        };
        sinks.push(read().ok_or_else(garbled)?);
    }
    Ok(sinks)
}
