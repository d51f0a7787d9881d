//! A stream on one device of the server.

use std::io;
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::Duration;

use super::line::{Line, garbled};
use super::tags::ANY;
use super::{PERIOD, RATE, Sink};
use crate::audio::feed::Feed;
use crate::audio::health::Fault;

const CREATE_PLAYBACK_STREAM: u32 = 3;
const CORK: u32 = 41;
const REQUEST: u32 = 61;
const UNDERFLOW: u32 = 63;
const KILLED: u32 = 64;
const SUSPENDED: u32 = 76;
const MOVED: u32 = 78;
const STARTED: u32 = 86;
/// Of a frame: two samples.
const BYTES: u32 = 8;
/// The server keeps so many periods, its own share included. Of less it would have to think too often.
const PERIODS: u32 = 3;
/// A device that wakes may take so long before it wants samples.
const WAKES: Duration = Duration::from_secs(8);
/// One that plays wants some every few milliseconds. `PipeWire` tells nothing of a device that goes: its stream is asked no more.
const PLAYS: Duration = Duration::from_secs(1);

/// A stream that is ready and waits for its first frame.
#[derive(Debug)]
pub struct Standing {
    line: Line,
    channel: u32,
    wanted: u32,
    latency: u32,
}

/// A stream that plays until it is dropped.
#[derive(Debug)]
pub struct Playing(UnixStream);

impl Standing {
    /// Asks for a stream on that device.
    pub fn on(sink: &Sink, mut line: Line) -> io::Result<Self> {
        let answer = line.ask(CREATE_PLAYBACK_STREAM, |message| {
            let corked = true;
            let message = message.stereo(RATE).number(ANY).text(&sink.name);
            let buffer =
                message.number(ANY).flag(corked).number(PERIODS * PERIOD * BYTES).number(ANY).number(PERIOD * BYTES);
            let synchronised_with = 0;
            let plain = buffer.number(synchronised_with).some_volume();
            // Neither remapped nor remixed otherwise than usual, nor in the device's own format, rate or channels.
            let usual = (0..5).fold(plain, |message, _| message.flag(false));
            // Never moved elsewhere: when the device goes, the stream ends, and its keeper sees to the rest.
            let bound = usual.flag(true).flag(false);
            let (muted, within_this_latency) = (false, true);
            let told = bound.flag(muted).flag(within_this_latency).properties(&[("media.name", "Chimes")]);
            // No volume of its own, and no early requests; whether it is muted is the server's to say, and so on.
            (0..5).fold(told, |message, _| message.flag(false))
        })?;
        let mut values = answer.values();
        let mut read = || {
            let (channel, _index, wanted) = (values.number()?, values.number()?, values.number()?);
            let (_most, target) = (values.number()?, values.number()?);
            values.skip(7)?;
            Some((channel, wanted, target, values.micros()?))
        };
        let (channel, wanted, target, behind) = read().ok_or_else(garbled)?;
        let latency = target / BYTES + (behind.min(1_000_000) * u64::from(RATE) / 1_000_000) as u32;
        Ok(Self { line, channel, wanted, latency })
    }

    /// A frame sounds so many frames after it was handed over.
    pub fn latency(&self) -> u32 {
        self.latency
    }

    /// Lets it play, and tells of its faults. `None` without a thread to spare.
    pub fn play(self, mut feed: Feed, mut tell: impl FnMut(Fault) + Send + 'static) -> Option<Playing> {
        let socket = self.line.socket().ok()?;
        let serve = move || {
            // However it ends, it is over.
            let _ = self.serve(&mut feed, &mut tell);
            tell(Fault::Fatal);
        };
        thread::Builder::new().name("supple-sink".into()).spawn(serve).ok()?;
        Some(Playing(socket))
    }

    fn serve(mut self, feed: &mut Feed, tell: &mut dyn FnMut(Fault)) -> io::Result<()> {
        let mut samples = Vec::new();
        self.hand_over(self.wanted, feed, &mut samples)?;
        self.line.say(CORK, |message| message.number(self.channel).flag(false))?;
        let mut patience = Some(WAKES);
        self.line.wait_at_most(patience)?;
        loop {
            let said = self.line.hear()?;
            let mut values = said.values();
            let mut now = patience;
            match said.command {
                REQUEST => {
                    let wanted = values.skip(1).and_then(|()| values.number()).ok_or_else(garbled)?;
                    self.hand_over(wanted, feed, &mut samples)?;
                    now = Some(PLAYS);
                }
                SUSPENDED => {
                    let is_suspended = values.skip(1).and_then(|()| values.flag()).ok_or_else(garbled)?;
                    tell(Fault::Break);
                    // Whoever took the device may keep it as long as they like.
                    now = if is_suspended { None } else { Some(WAKES) };
                }
                STARTED | UNDERFLOW => tell(Fault::Break),
                KILLED | MOVED => return Ok(()),
                _ => {}
            }
            if now != patience {
                patience = now;
                self.line.wait_at_most(patience)?;
            }
        }
    }

    fn hand_over(&mut self, wanted: u32, feed: &mut Feed, samples: &mut Vec<u8>) -> io::Result<()> {
        samples.clear();
        for _ in 0..wanted / BYTES {
            samples.extend(feed.next_frame().into_iter().flat_map(f32::to_ne_bytes));
        }
        self.line.send(self.channel, samples)
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        // Its thread ends with the connection, which may be gone already.
        let _ = self.0.shutdown(Shutdown::Both);
    }
}
