//! Keeps a stream open while a session wants one: opens, closes, finds a device again, and lets the system's default stand in for one
//! that was chosen and is not there. Pure but for what the opener does.

#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::audio::feed::{FeedOrder, Voicing};
use crate::audio::health::Backoff;
use crate::audio::{AudioStatus, Backdrop, Cancelled, OutputNews, ambience, bank, schedule};
use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::sounding::Output;

/// Opens streams on devices.
pub trait Opener {
    /// An open stream. Dropping it closes it.
    type Stream: Stream;
    /// `None` when that device is not there or cannot be opened. Faults of the stream are reported with `id`.
    fn open(&mut self, id: StreamId, output: Output, voicing: Voicing) -> Option<Self::Stream>;
}

/// A running stream.
pub trait Stream {
    /// Passes an order on.
    fn send(&self, order: FeedOrder);
}

/// Tells a stream's late complaints from those of its successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StreamId(u32);

/// What the keeper is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// See [`crate::audio::AudioSink::open`].
    Open,
    /// See [`crate::audio::AudioSink::close`].
    Close,
    /// See [`crate::audio::AudioSink::play_at`].
    Play(Chime, MonoTime),
    /// See [`crate::audio::AudioSink::cancel`].
    Cancel(Cancelled),
    /// See [`crate::audio::AudioSink::set_volume`].
    Volume(Option<Volume>),
    /// See [`crate::audio::AudioSink::set_sounds`].
    Sounds(Sounds),
    /// See [`crate::audio::AudioSink::set_backdrop`].
    Backdrop(Backdrop),
    /// See [`crate::audio::AudioSink::set_output`].
    Output(Output),
    /// That stream is beyond hope.
    Lost(StreamId),
}

/// The state of the device, and what a new stream would have to be told.
pub struct Keeper<O: Opener> {
    opener: O,
    state: State<O::Stream>,
    last_id: StreamId,
    output: Output,
    volume: Option<Volume>,
    voicing: Voicing,
    /// Chimes that may not have sounded yet.
    pending: Vec<(Chime, MonoTime)>,
    rung_out: MonoTime,
}

enum State<S> {
    Idle,
    Open { stream: S, place: Place, since: MonoTime, closing: Option<MonoTime>, backoff: Backoff },
    Seeking { at: MonoTime, backoff: Backoff },
}

/// Where a stream plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Wanted,
    /// On the system's default, until the wanted device is there: looked for next at that time.
    StandIn(MonoTime),
}

/// A device that is not there is looked for this often.
const GLANCE: Duration = Duration::from_secs(5);
/// A chime this late says something false.
const STALE: Duration = Duration::from_millis(500);
/// A stream stays open this long after it was last wanted.
const LINGER: Duration = Duration::from_secs(3);
/// A stream that lived this long was sound: its loss begins a new series of tries.
const STEADY: Duration = Duration::from_secs(10);
/// Covers a device's latency and the silence with which its stream begins.
const MARGIN: Duration = Duration::from_millis(600);

impl<O: Opener> Keeper<O> {
    /// Opens nothing yet.
    pub fn new(opener: O) -> Self {
        Self {
            opener,
            state: State::Idle,
            last_id: StreamId::default(),
            output: Output::default(),
            volume: Some(Volume::default()),
            voicing: Voicing { gain: schedule::gain(Some(Volume::default())), ..Voicing::default() },
            pending: Vec::new(),
            rung_out: MonoTime::default(),
        }
    }

    /// How the device fares.
    pub fn status(&self) -> AudioStatus {
        match self.state {
            State::Idle => AudioStatus::Idle,
            State::Open { .. } => AudioStatus::Playing,
            State::Seeking { .. } => AudioStatus::NoDevice,
        }
    }

    /// What there is to tell of a device that was chosen by name; `None` while no stream is open, or none was chosen.
    pub fn news(&self) -> Option<OutputNews> {
        match (&self.state, self.output) {
            (State::Open { place: Place::Wanted, .. }, Output::Named(name)) => Some(OutputNews::There(name)),
            (State::Open { place: Place::StandIn(_), .. }, Output::Named(name)) => Some(OutputNews::Missing(name)),
            _ => None,
        }
    }

    /// When [`Keeper::wake`] is wanted next; `None` until an order comes.
    pub fn wake_at(&self) -> Option<MonoTime> {
        match self.state {
            State::Open { closing: Some(at), .. } => Some(at.max(self.rung_out)),
            State::Open { place: Place::StandIn(at), .. } | State::Seeking { at, .. } => Some(at),
            State::Idle | State::Open { .. } => None,
        }
    }

    /// Obeys an order that arrives at `now`.
    pub fn obey(&mut self, order: Order, now: MonoTime) {
        match order {
            Order::Open => self.open(now),
            Order::Close => self.close(now),
            Order::Play(chime, due) => self.play(chime, due, now),
            Order::Cancel(cancelled) => {
                self.pending.clear();
                self.tell(FeedOrder::Cancel(cancelled));
            }
            Order::Volume(volume) => {
                self.volume = volume;
                self.voicing.gain = schedule::gain(volume);
                self.tell(FeedOrder::Gain(self.voicing.gain));
                self.set_backdrop(self.voicing.backdrop);
            }
            Order::Sounds(sounds) => {
                self.voicing.sounds = sounds;
                self.tell(FeedOrder::Sounds(sounds));
            }
            Order::Backdrop(backdrop) => {
                if let Some(until) = backdrop.until {
                    self.rung_out = self.rung_out.max(until + Duration::from_secs_f32(ambience::FADE) + MARGIN);
                }
                self.set_backdrop(backdrop);
            }
            Order::Output(output) => self.play_on(output, now),
            Order::Lost(id) => self.lost(id, now),
        }
    }

    /// Does what `now` is the time for.
    pub fn wake(&mut self, now: MonoTime) {
        if self.wake_at().is_none_or(|at| now < at) {
            return;
        }
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Seeking { backoff, .. } => self.seek(now, backoff),
            State::Open { stream, closing: None, since, backoff, .. } => {
                // What plays goes on until the wanted device does.
                self.pending.retain(|&(_, due)| due > now);
                if let Some(stream) = self.open_on(self.output) {
                    self.begin(stream, Place::Wanted, now, backoff);
                } else {
                    let place = Place::StandIn(now + GLANCE);
                    self.state = State::Open { stream, place, since, closing: None, backoff };
                }
            }
            State::Idle | State::Open { .. } => {}
        }
    }

    fn play_on(&mut self, output: Output, now: MonoTime) {
        if output == self.output {
            return;
        }
        self.output = output;
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Idle => {}
            State::Seeking { .. } => self.seek(now, Backoff::default()),
            State::Open { stream, closing: until, .. } => {
                // Two streams on one device may be one too many.
                drop(stream);
                self.pending.retain(|&(_, due)| due > now);
                self.seek(now, Backoff::default());
                match &mut self.state {
                    State::Open { closing, .. } => *closing = until,
                    State::Seeking { .. } if until.is_some() => self.state = State::Idle,
                    State::Seeking { .. } | State::Idle => {}
                }
            }
        }
    }

    fn open(&mut self, now: MonoTime) {
        match &mut self.state {
            State::Idle => self.seek(now, Backoff::default()),
            State::Open { closing, .. } => *closing = None,
            State::Seeking { .. } => {}
        }
    }

    fn close(&mut self, now: MonoTime) {
        match &mut self.state {
            State::Idle => {}
            State::Open { closing, .. } => *closing = Some(now + LINGER),
            State::Seeking { .. } => {
                self.state = State::Idle;
                self.pending.clear();
            }
        }
    }

    fn play(&mut self, chime: Chime, due: MonoTime, now: MonoTime) {
        if matches!(self.state, State::Idle) {
            return;
        }
        self.pending.retain(|&(_, due)| now.since(due) < STALE);
        self.pending.push((chime, due));
        self.rung_out = self.rung_out.max(due.max(now) + bank::length(chime) + MARGIN);
        self.tell(FeedOrder::Play(chime, due));
    }

    /// A chime that began in time rang out with the old stream or was cut by its end: either way it is not repeated.
    fn lost(&mut self, id: StreamId, now: MonoTime) {
        if id != self.last_id {
            return;
        }
        self.state = match std::mem::replace(&mut self.state, State::Idle) {
            State::Open { closing: None, since, backoff, .. } => {
                let mut backoff = if now.since(since) < STEADY { backoff } else { Backoff::default() };
                self.pending.retain(|&(_, due)| due > now);
                State::Seeking { at: now + backoff.pause(), backoff }
            }
            State::Open { closing: Some(_), .. } | State::Idle => State::Idle,
            seeking @ State::Seeking { .. } => seeking,
        };
    }

    fn seek(&mut self, now: MonoTime, mut backoff: Backoff) {
        self.pending.retain(|&(_, due)| now.since(due) < STALE);
        if let Some(stream) = self.open_on(self.output) {
            self.begin(stream, Place::Wanted, now, backoff);
        } else if self.output != Output::SystemDefault
            && let Some(stream) = self.open_on(Output::SystemDefault)
        {
            self.begin(stream, Place::StandIn(now + GLANCE), now, backoff);
        } else {
            self.state = State::Seeking { at: now + backoff.pause(), backoff };
        }
    }

    fn open_on(&mut self, output: Output) -> Option<O::Stream> {
        let id = StreamId(self.last_id.0.wrapping_add(1));
        let stream = self.opener.open(id, output, self.voicing)?;
        self.last_id = id;
        Some(stream)
    }

    fn begin(&mut self, stream: O::Stream, place: Place, now: MonoTime, backoff: Backoff) {
        for &(chime, due) in &self.pending {
            stream.send(FeedOrder::Play(chime, due));
        }
        self.state = State::Open { stream, place, since: now, closing: None, backoff };
    }

    fn set_backdrop(&mut self, backdrop: Backdrop) {
        let heard = self.volume.map(|_| backdrop.volume);
        (self.voicing.backdrop, self.voicing.backdrop_gain) = (backdrop, schedule::gain(heard));
        self.tell(FeedOrder::Backdrop(backdrop, self.voicing.backdrop_gain));
    }

    fn tell(&self, order: FeedOrder) {
        if let State::Open { stream, .. } = &self.state {
            stream.send(order);
        }
    }
}
