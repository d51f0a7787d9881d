//! What a device's stream plays: chimes with due times in, frames out, for ever.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::anchor::Anchor;
use super::bank::Bank;
use super::health::Vitals;
use super::schedule::{Ending, Mixer};
use super::synth::Frame;
use super::{Backdrop, Cancelled};
use crate::clock::Clock;
use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::MonoTime;
use crate::domain::sounding::Ambience;

/// What a running stream can be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FeedOrder {
    /// Let the chime be heard at that moment, or as soon as possible after it.
    Play(Chime, MonoTime),
    /// Call off what was ordered.
    Cancel(Cancelled),
    /// Glide to this gain, from 0 to 1.
    Gain(f32),
    /// Chimes that have not begun are of this set.
    Sounds(Sounds),
    /// This is heard around them, at this gain.
    Backdrop(Backdrop, f32),
}

/// How everything sounds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Voicing {
    /// Loudness of chimes, from 0 to 1.
    pub gain: f32,
    /// What they are made of.
    pub sounds: Sounds,
    /// What is around them.
    pub backdrop: Backdrop,
    /// Its loudness, from 0 to 1.
    pub backdrop_gain: f32,
}

/// What a feed must know of its stream.
#[derive(Debug)]
pub struct StreamInfo {
    /// Frames a second.
    pub rate: u32,
    /// A frame sounds so many frames after the burst that hands it over ends.
    pub latency: u32,
    /// Shared with the listener for faults.
    pub vitals: Arc<Vitals>,
}

/// An endless supply of frames. Between chimes it is silent.
pub struct Feed {
    orders: Receiver<FeedOrder>,
    clock: Arc<dyn Clock>,
    vitals: Arc<Vitals>,
    breaks: u64,
    rate: u32,
    bank: Bank,
    sounds: Sounds,
    anchor: Anchor,
    mixer: Mixer,
    /// When the ambience begins to fade out.
    until: Option<MonoTime>,
    /// Chimes not yet given to the mixer: they follow the anchor until the last moment.
    waiting: Vec<(Chime, MonoTime)>,
    /// Chimes given to the mixer of late. A device hands on late what it takes, so that one may be ordered again before it is heard.
    begun: Vec<(Chime, MonoTime)>,
    latency: u64,
    /// When the device last took frames, if it has taken any.
    taken: Option<MonoTime>,
    block: [Frame; BLOCK],
    next: usize,
}

/// Orders are taken, and the clock is read, once per so many frames.
const BLOCK: usize = 64;
/// A stream begins with so much silence: a headphone that wakes would swallow the beginning of what sounds sooner.
const LEAD: Duration = Duration::from_millis(300);
/// Chimes nearer together than this may sound together even when late; one that is later says something false.
const STALE: Duration = Duration::from_millis(500);

impl Feed {
    /// Synthesises the chimes and starts so.
    pub fn new(orders: Receiver<FeedOrder>, clock: Arc<dyn Clock>, stream: StreamInfo, voicing: Voicing) -> Self {
        let StreamInfo { rate, latency, vitals } = stream;
        let mut feed = Self {
            orders,
            clock,
            breaks: vitals.breaks(),
            vitals,
            rate,
            bank: Bank::at_rate(rate),
            sounds: voicing.sounds,
            anchor: Anchor::new(rate),
            mixer: Mixer::new(rate, voicing.gain),
            until: None,
            waiting: Vec::with_capacity(16),
            begun: Vec::with_capacity(16),
            latency: u64::from(latency),
            taken: None,
            block: [[0.0; 2]; BLOCK],
            next: BLOCK,
        };
        feed.set_backdrop(voicing.backdrop, voicing.backdrop_gain);
        feed
    }

    /// The next frame.
    pub fn next_frame(&mut self) -> Frame {
        if self.next == BLOCK {
            self.refill();
            self.next = 0;
        }
        let frame = self.block[self.next];
        self.next += 1;
        frame
    }

    fn refill(&mut self) {
        self.vitals.progress();
        let breaks = self.vitals.breaks();
        if breaks != self.breaks {
            self.breaks = breaks;
            self.anchor = Anchor::new(self.rate);
        }
        let now = self.clock.mono();
        // As when another program had the device.
        let stood_still = self.taken.replace(now).is_some_and(|taken| now.since(taken) >= STALE);
        if stood_still {
            // What sounded then is over.
            self.anchor = Anchor::new(self.rate);
            self.mixer.silence();
            self.begun.clear();
        }
        self.begun.retain(|&(_, due)| now.since(due) < STALE);
        self.anchor.observe(now, self.mixer.position() + BLOCK as u64);
        while let Ok(order) = self.orders.try_recv() {
            match order {
                FeedOrder::Play(chime, due) if self.begun.contains(&(chime, due)) => {}
                FeedOrder::Play(chime, due) => self.waiting.push((chime, due)),
                FeedOrder::Cancel(cancelled) => {
                    self.waiting.clear();
                    self.mixer.cancel(cancelled);
                    if cancelled == Cancelled::All {
                        self.begun.clear();
                    }
                }
                FeedOrder::Gain(gain) => self.mixer.set_gain(gain),
                FeedOrder::Sounds(sounds) => self.sounds = sounds,
                FeedOrder::Backdrop(backdrop, gain) => self.set_backdrop(backdrop, gain),
            }
        }
        if stood_still {
            self.waiting.retain(|&(_, due)| now.since(due) < STALE);
        }
        if self.until.take_if(|until| *until <= now).is_some() {
            self.mixer.set_ambience(Ambience::Off);
        }
        self.start_due(now);
        self.mixer.render(&mut self.block);
    }

    fn set_backdrop(&mut self, backdrop: Backdrop, gain: f32) {
        self.mixer.set_ambience(backdrop.ambience);
        self.mixer.set_ambience_gain(gain);
        self.until = backdrop.until;
    }

    /// While a device opens several chimes may become overdue: one that another has overtaken is left out.
    fn start_due(&mut self, now: MonoTime) {
        let newest = self.waiting.iter().map(|&(_, due)| due).filter(|&due| due <= now).max().unwrap_or_default();
        self.waiting.retain(|&(_, due)| newest.since(due) < STALE);
        let end = self.mixer.position() + BLOCK as u64;
        if end <= u64::from(self.rate) * LEAD.as_millis() as u64 / 1000 {
            return;
        }
        let Self { anchor, mixer, bank, sounds, waiting, begun, latency, .. } = self;
        waiting.retain(|&(chime, due)| {
            // What is due sounds at once, even while the anchor is behind after a stall.
            let frame = if due <= now { Some(0) } else { anchor.frame_at(due) };
            let Some(start) = frame.map(|frame| frame.saturating_sub(*latency)) else { return true };
            if start < end {
                let ending = if let Chime::Breathe(_) = chime { Ending::Fades } else { Ending::RingsOut };
                mixer.queue(bank.tone(*sounds, chime), start, ending);
                begun.push((chime, due));
            }
            start >= end
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use chrono::DateTime;

    use super::*;
    use crate::audio::health::{Fault, Faults};
    use crate::clock::FakeClock;
    use crate::domain::timeline::Breath;

    const RATE: u32 = 48_000;
    const PERIOD: usize = 960;
    const LATENCY: u32 = 2 * PERIOD as u32;

    /// A device with periods of 20 ms that keeps its own record of when each frame is heard.
    struct Device {
        feed: Feed,
        orders: Sender<FeedOrder>,
        clock: Arc<FakeClock>,
        faults: Faults,
        heard: Vec<Frame>,
    }

    impl Device {
        fn new() -> Self {
            let (orders, receiver) = channel();
            let clock = Arc::new(FakeClock::starting_at(DateTime::UNIX_EPOCH.fixed_offset()));
            let vitals = Arc::new(Vitals::default());
            let info = StreamInfo { rate: RATE, latency: LATENCY, vitals: Arc::clone(&vitals) };
            let feed = Feed::new(
                receiver,
                Arc::clone(&clock) as Arc<dyn Clock>,
                info,
                Voicing { gain: 1.0, ..Voicing::default() },
            );
            let mut device = Self { feed, orders, clock, faults: Faults::of(vitals), heard: Vec::new() };
            device.burst();
            device.burst();
            device
        }

        fn burst(&mut self) {
            let feed = &mut self.feed;
            self.heard.extend((0..PERIOD).map(|_| feed.next_frame()));
        }

        fn run(&mut self, periods: usize) {
            for _ in 0..periods {
                self.clock.advance(Duration::from_millis(20));
                self.burst();
            }
        }

        fn order(&self, order: FeedOrder) {
            self.orders.send(order).unwrap();
        }

        fn onset(&self) -> Option<usize> {
            self.heard.iter().position(|frame| frame.iter().any(|sample| sample.abs() > 0.0))
        }
    }

    fn at(millis: u64) -> MonoTime {
        MonoTime::from_origin(Duration::from_millis(millis))
    }

    #[test]
    fn a_chime_ordered_ahead_is_heard_at_its_due_time() {
        let mut device = Device::new();
        device.run(10);
        device.order(FeedOrder::Play(Chime::Start, at(517)));
        device.run(30);
        // The first sample of a chime is zero, as its attack rises from silence.
        assert_eq!(device.onset(), Some(517 * 48 + 1));
    }

    #[test]
    fn another_set_sounds_from_the_next_chime_on_and_silence_is_silent() {
        let mut device = Device::new();
        device.run(10);
        device.order(FeedOrder::Sounds(Sounds::Silence));
        device.order(FeedOrder::Play(Chime::Start, at(300)));
        device.run(90);
        assert_eq!(device.onset(), None);
        device.order(FeedOrder::Sounds(Sounds::Wood));
        device.order(FeedOrder::Play(Chime::Start, at(2517)));
        device.run(120);
        let wood = Bank::at_rate(RATE).tone(Sounds::Wood, Chime::Start);
        let heard = &device.heard[2517 * 48..][..wood.len()];
        let apart = heard.iter().zip(&*wood).map(|(one, other)| (one[0] - other[0]).abs()).fold(0.0, f32::max);
        assert!(apart < 1e-4, "{apart}");
    }

    #[test]
    fn a_chime_already_due_begins_with_the_next_burst() {
        let mut device = Device::new();
        device.run(20);
        device.order(FeedOrder::Play(Chime::Start, at(100)));
        device.run(2);
        assert_eq!(device.onset(), Some(22 * PERIOD + 1));
    }

    #[test]
    fn a_stream_begins_with_300_ms_of_silence_and_then_with_the_chime_that_was_due_meanwhile() {
        let mut device = Device::new();
        device.order(FeedOrder::Play(Chime::GetReady, at(0)));
        device.run(100);
        assert_eq!(device.onset(), Some(300 * 48 + 1));
    }

    #[test]
    fn after_an_underrun_chimes_are_in_time_again() {
        let mut device = Device::new();
        device.run(50);
        device.clock.advance(Duration::from_millis(7));
        device.faults.give_up_after(Fault::Break, device.clock.mono());
        device.heard.extend([[0.0; 2]; 7 * 48]);
        device.run(3);
        device.order(FeedOrder::Play(Chime::Start, at(1517)));
        device.run(40);
        assert_eq!(device.onset(), Some(1517 * 48 + 1));
    }

    #[test]
    fn after_a_stall_only_a_chime_that_is_hardly_late_sounds() {
        let mut device = Device::new();
        device.run(10);
        for due in [1000, 2000, 3000] {
            device.order(FeedOrder::Play(Chime::Countdown, at(due)));
        }
        device.clock.advance(Duration::from_millis(3250));
        device.run(10);
        let peak = |frames: &[Frame]| frames.iter().flatten().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
        let alone = peak(&Bank::at_rate(RATE).tone(Sounds::default(), Chime::Countdown));
        assert!((peak(&device.heard) - alone).abs() < 1e-4);
    }

    #[test]
    fn a_device_that_stood_still_sounds_neither_what_is_over_nor_what_comes_out_of_time() {
        let mut device = Device::new();
        device.run(10);
        device.order(FeedOrder::Play(Chime::Finished, at(300)));
        device.order(FeedOrder::Play(Chime::Countdown, at(1000)));
        device.run(10);
        assert!(device.onset().is_some());
        device.clock.advance(Duration::from_secs(10));
        device.heard.clear();
        device.burst();
        assert_eq!(device.onset(), None, "what rang is over, and what was due then says something false");
        device.order(FeedOrder::Play(Chime::Start, at(10_717)));
        device.run(40);
        // It stood still until 10.4 s, and a frame sounds two periods after the burst that it ends.
        assert_eq!(device.onset(), Some(297 * 48 + 1));
    }

    #[test]
    fn ambience_sounds_until_its_end_and_mute_silences_it() {
        let mut device = Device::new();
        let pad = Backdrop { ambience: Ambience::Pad, until: Some(at(3000)), ..Backdrop::default() };
        device.order(FeedOrder::Backdrop(pad, 1.0));
        device.run(150);
        assert!(device.onset().is_some());
        device.run(110);
        device.heard.clear();
        device.run(10);
        assert_eq!(device.onset(), None, "it has faded out");
        device.order(FeedOrder::Backdrop(Backdrop { until: None, ..pad }, 1.0));
        device.run(50);
        device.order(FeedOrder::Backdrop(Backdrop { until: None, ..pad }, 0.0));
        device.run(5);
        device.heard.clear();
        device.run(10);
        assert_eq!(device.onset(), None, "it is mute");
    }

    #[test]
    fn cancelling_forgets_a_chime_that_waits() {
        let mut device = Device::new();
        device.order(FeedOrder::Play(Chime::Start, at(300)));
        device.run(5);
        device.order(FeedOrder::Cancel(Cancelled::ToCome));
        device.run(50);
        assert_eq!(device.onset(), None);
    }

    #[test]
    fn a_breath_that_sounds_goes_on_when_only_what_is_to_come_is_cancelled() {
        let breath = Chime::Breathe(Breath::In);
        let tone = Bank::at_rate(RATE).tone(Sounds::default(), breath);
        let heard = |cancelled| {
            let mut device = Device::new();
            device.run(10);
            device.order(FeedOrder::Play(breath, at(317)));
            device.run(60);
            device.order(FeedOrder::Cancel(cancelled));
            device.run(150);
            device.heard.split_off(317 * 48)
        };
        let apart = |(one, other): (&Frame, &Frame)| (one[0] - other[0]).abs() < 1e-4;
        assert!(heard(Cancelled::ToCome).iter().zip(&*tone).all(apart));
        // A second and a quarter after it began, at the latest, it has faded.
        assert!(heard(Cancelled::All)[RATE as usize * 5 / 4..].iter().flatten().all(|sample| sample.abs() <= 0.0));
    }

    #[test]
    fn a_chime_on_its_way_that_is_ordered_again_sounds_once() {
        let mut device = Device::new();
        device.run(10);
        device.order(FeedOrder::Play(Chime::Start, at(517)));
        // The device has taken it, and it is not yet heard.
        device.run(15);
        device.order(FeedOrder::Cancel(Cancelled::ToCome));
        device.order(FeedOrder::Play(Chime::Start, at(517)));
        device.run(100);
        assert_eq!(device.onset(), Some(517 * 48 + 1));
        let alone = Bank::at_rate(RATE).tone(Sounds::default(), Chime::Start);
        let heard = &device.heard[517 * 48..][..alone.len()];
        assert!(heard.iter().zip(&*alone).all(|(one, other)| (one[0] - other[0]).abs() < 1e-4));
    }

    #[test]
    fn a_stream_without_orders_is_silent_for_ever() {
        let mut device = Device::new();
        drop(std::mem::replace(&mut device.orders, channel().0));
        device.run(50);
        assert_eq!(device.onset(), None);
    }
}
