//! Keeps a stream open while a session wants one: opens, closes, finds a device again, and lets the system's default stand in for one
//! that was chosen and is not there. Pure but for what the opener does.

use std::time::Duration;

use super::feed::{FeedOrder, Voicing};
use super::health::Backoff;
use super::{AudioStatus, Backdrop, OutputNews, ambience, bank, schedule};
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
    /// See [`super::AudioSink::open`].
    Open,
    /// See [`super::AudioSink::close`].
    Close,
    /// See [`super::AudioSink::play_at`].
    Play(Chime, MonoTime),
    /// See [`super::AudioSink::cancel_pending`].
    CancelPending,
    /// See [`super::AudioSink::set_volume`].
    Volume(Option<Volume>),
    /// See [`super::AudioSink::set_sounds`].
    Sounds(Sounds),
    /// See [`super::AudioSink::set_backdrop`].
    Backdrop(Backdrop),
    /// See [`super::AudioSink::set_output`].
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
/// Covers a device's latency.
const MARGIN: Duration = Duration::from_millis(300);

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
            Order::CancelPending => {
                self.pending.clear();
                self.tell(FeedOrder::CancelPending);
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

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;

    use super::*;
    use crate::domain::sounding::{Ambience, DeviceName};

    /// Devices that can be there or not, and what their streams were told.
    #[derive(Clone, Default)]
    struct Desk {
        present: Rc<Cell<bool>>,
        headset: Rc<Cell<bool>>,
        on: Rc<Cell<Output>>,
        tries: Rc<Cell<u32>>,
        id: Rc<Cell<StreamId>>,
        open: Rc<Cell<u32>>,
        told: Rc<RefCell<Vec<FeedOrder>>>,
    }

    impl Opener for Desk {
        type Stream = Wire;
        fn open(&mut self, id: StreamId, output: Output, _voicing: Voicing) -> Option<Wire> {
            self.tries.set(self.tries.get() + 1);
            let is_there = match output {
                Output::SystemDefault => self.present.get(),
                Output::Named(_) => self.headset.get(),
            };
            is_there.then(|| {
                self.id.set(id);
                self.on.set(output);
                self.open.set(self.open.get() + 1);
                Wire(self.clone())
            })
        }
    }

    struct Wire(Desk);

    impl Stream for Wire {
        fn send(&self, order: FeedOrder) {
            self.0.told.borrow_mut().push(order);
        }
    }

    impl Drop for Wire {
        fn drop(&mut self) {
            self.0.open.set(self.0.open.get() - 1);
        }
    }

    fn keeper(present: bool) -> (Desk, Keeper<Desk>) {
        let desk = Desk::default();
        desk.present.set(present);
        (desk.clone(), Keeper::new(desk))
    }

    fn at(millis: u64) -> MonoTime {
        MonoTime::from_origin(Duration::from_millis(millis))
    }

    /// Wakes the keeper whenever it asks, up to `until`, and returns the moments.
    fn sleep(keeper: &mut Keeper<Desk>, until: MonoTime) -> Vec<u64> {
        let mut woken = Vec::new();
        while let Some(now) = keeper.wake_at().filter(|&now| now <= until) {
            woken.push(u64::try_from(now.since(MonoTime::default()).as_millis()).unwrap());
            keeper.wake(now);
        }
        woken
    }

    #[test]
    fn without_a_device_it_looks_again_ever_more_rarely_and_sleeps_between() {
        let (desk, mut keeper) = keeper(false);
        keeper.obey(Order::Open, at(0));
        assert_eq!(keeper.status(), AudioStatus::NoDevice);
        assert_eq!(sleep(&mut keeper, at(120_000)), [1000, 3000, 7000, 15_000, 31_000, 61_000, 91_000]);
        desk.present.set(true);
        sleep(&mut keeper, at(121_000));
        assert_eq!(keeper.status(), AudioStatus::Playing);
        assert_eq!(keeper.wake_at(), None);
    }

    #[test]
    fn no_device_is_sought_when_no_session_runs() {
        let (desk, mut keeper) = keeper(false);
        keeper.obey(Order::Play(Chime::Start, at(0)), at(0));
        keeper.obey(Order::Volume(None), at(0));
        keeper.obey(Order::Open, at(0));
        keeper.obey(Order::Close, at(10));
        assert_eq!((keeper.status(), keeper.wake_at(), desk.tries.get()), (AudioStatus::Idle, None, 1));
    }

    #[test]
    fn closing_waits_until_the_last_chime_has_rung_out() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Open, at(0));
        keeper.obey(Order::Play(Chime::Finished, at(10_000)), at(9_700));
        keeper.obey(Order::Close, at(9_800));
        let end = at(10_000) + bank::length(Chime::Finished);
        sleep(&mut keeper, end);
        assert_eq!(desk.open.get(), 1);
        sleep(&mut keeper, end + Duration::from_secs(1));
        assert_eq!((desk.open.get(), keeper.status()), (0, AudioStatus::Idle));
    }

    #[test]
    fn closing_waits_until_ambience_has_faded_out_and_mute_keeps_what_it_was() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Open, at(0));
        let pad = Backdrop { ambience: Ambience::Pad, volume: Volume::MAX, until: Some(at(5000)) };
        keeper.obey(Order::Backdrop(pad), at(0));
        keeper.obey(Order::Close, at(0));
        sleep(&mut keeper, at(7000));
        assert_eq!(desk.open.get(), 1);
        keeper.obey(Order::Volume(None), at(7000));
        keeper.obey(Order::Volume(Some(Volume::MAX)), at(7000));
        let told = desk.told.borrow();
        let gains: Vec<f32> = told
            .iter()
            .filter_map(|order| match order {
                FeedOrder::Backdrop(backdrop, gain) if *backdrop == pad => Some(*gain),
                _ => None,
            })
            .collect();
        assert_eq!(gains, [1.0, 0.0, 1.0]);
        drop(told);
        sleep(&mut keeper, at(8000));
        assert_eq!(desk.open.get(), 0);
    }

    #[test]
    fn a_session_that_begins_while_closing_keeps_the_stream() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Open, at(0));
        keeper.obey(Order::Close, at(1000));
        keeper.obey(Order::Open, at(2000));
        assert!(sleep(&mut keeper, at(60_000)).is_empty());
        assert_eq!((desk.open.get(), desk.tries.get()), (1, 1));
    }

    #[test]
    fn a_lost_stream_is_dropped_at_once_and_reopened_with_what_is_still_to_come() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Open, at(0));
        for due in [20_000, 20_700, 23_000] {
            keeper.obey(Order::Play(Chime::Countdown, at(due)), at(19_900));
        }
        keeper.obey(Order::Lost(desk.id.get()), at(20_100));
        assert_eq!((desk.open.get(), keeper.status()), (0, AudioStatus::NoDevice));
        desk.told.borrow_mut().clear();
        assert_eq!(sleep(&mut keeper, at(60_000)), [21_100]);
        let due = [at(20_700), at(23_000)].map(|due| FeedOrder::Play(Chime::Countdown, due));
        assert_eq!(*desk.told.borrow(), due);
    }

    #[test]
    fn chimes_half_a_second_old_are_not_caught_up_on() {
        let (desk, mut keeper) = keeper(false);
        keeper.obey(Order::Open, at(0));
        keeper.obey(Order::Play(Chime::Start, at(400)), at(100));
        keeper.obey(Order::Play(Chime::Rest, at(600)), at(300));
        desk.present.set(true);
        sleep(&mut keeper, at(1000));
        assert_eq!(*desk.told.borrow(), [FeedOrder::Play(Chime::Rest, at(600))]);
    }

    #[test]
    fn complaints_of_an_earlier_stream_are_ignored() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Open, at(0));
        let first = desk.id.get();
        keeper.obey(Order::Lost(first), at(100));
        sleep(&mut keeper, at(2000));
        keeper.obey(Order::Lost(first), at(2100));
        assert_eq!((desk.open.get(), keeper.status()), (1, AudioStatus::Playing));
    }

    #[test]
    fn a_device_that_keeps_failing_is_tried_ever_more_rarely() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Open, at(0));
        let mut pauses = Vec::new();
        let mut now = at(0);
        for _ in 0..4 {
            keeper.obey(Order::Lost(desk.id.get()), now);
            let next = keeper.wake_at().unwrap();
            pauses.push(next.since(now).as_secs());
            keeper.wake(next);
            now = next + Duration::from_millis(50);
        }
        assert_eq!(pauses, [1, 2, 4, 8]);
    }

    fn headset() -> DeviceName {
        "Headset".parse().unwrap()
    }

    #[test]
    fn a_chosen_device_that_is_not_there_is_stood_in_for_until_it_is_and_that_is_told() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Output(Output::Named(headset())), at(0));
        assert_eq!((keeper.news(), desk.tries.get()), (None, 0), "nothing is opened for a choice");
        keeper.obey(Order::Open, at(0));
        assert_eq!((desk.on.get(), keeper.news()), (Output::SystemDefault, Some(OutputNews::Missing(headset()))));
        assert_eq!(keeper.status(), AudioStatus::Playing);
        assert_eq!(sleep(&mut keeper, at(12_000)), [5000, 10_000]);
        assert_eq!((desk.on.get(), desk.open.get()), (Output::SystemDefault, 1), "what plays is let be");
        desk.headset.set(true);
        keeper.obey(Order::Play(Chime::Countdown, at(16_000)), at(14_900));
        desk.told.borrow_mut().clear();
        assert_eq!(sleep(&mut keeper, at(60_000)), [15_000]);
        assert_eq!((desk.on.get(), keeper.news()), (Output::Named(headset()), Some(OutputNews::There(headset()))));
        assert_eq!(desk.open.get(), 1);
        assert_eq!(*desk.told.borrow(), [FeedOrder::Play(Chime::Countdown, at(16_000))]);
    }

    #[test]
    fn a_chosen_device_that_goes_is_stood_in_for_and_comes_back() {
        let (desk, mut keeper) = keeper(true);
        desk.headset.set(true);
        keeper.obey(Order::Output(Output::Named(headset())), at(0));
        keeper.obey(Order::Open, at(0));
        assert_eq!(keeper.wake_at(), None);
        desk.headset.set(false);
        keeper.obey(Order::Lost(desk.id.get()), at(20_000));
        sleep(&mut keeper, at(22_000));
        assert_eq!((desk.on.get(), keeper.news()), (Output::SystemDefault, Some(OutputNews::Missing(headset()))));
        desk.headset.set(true);
        sleep(&mut keeper, at(30_000));
        assert_eq!((desk.on.get(), desk.open.get()), (Output::Named(headset()), 1));
    }

    #[test]
    fn another_choice_takes_effect_at_once_and_one_that_stays_changes_nothing() {
        let (desk, mut keeper) = keeper(true);
        desk.headset.set(true);
        keeper.obey(Order::Open, at(0));
        keeper.obey(Order::Output(Output::SystemDefault), at(10));
        assert_eq!(desk.tries.get(), 1);
        keeper.obey(Order::Close, at(1000));
        keeper.obey(Order::Output(Output::Named(headset())), at(1010));
        assert_eq!((desk.on.get(), desk.open.get()), (Output::Named(headset()), 1));
        sleep(&mut keeper, at(60_000));
        assert_eq!((desk.open.get(), keeper.status()), (0, AudioStatus::Idle), "it still closes");
    }

    #[test]
    fn without_any_device_a_chosen_one_is_looked_for_as_any_is() {
        let (desk, mut keeper) = keeper(false);
        keeper.obey(Order::Output(Output::Named(headset())), at(0));
        keeper.obey(Order::Open, at(0));
        assert_eq!((keeper.status(), keeper.news()), (AudioStatus::NoDevice, None));
        desk.headset.set(true);
        sleep(&mut keeper, at(2000));
        assert_eq!(desk.on.get(), Output::Named(headset()));
    }

    #[test]
    fn what_was_cancelled_does_not_come_back_with_a_new_stream() {
        let (desk, mut keeper) = keeper(true);
        keeper.obey(Order::Open, at(0));
        keeper.obey(Order::Play(Chime::Start, at(5000)), at(0));
        keeper.obey(Order::Lost(desk.id.get()), at(100));
        keeper.obey(Order::CancelPending, at(200));
        desk.told.borrow_mut().clear();
        sleep(&mut keeper, at(10_000));
        assert!(desk.told.borrow().is_empty());
    }
}
