//! Which frame of the stream belongs to which moment.
//!
//! A device asks for frames in bursts, one period at a time, and a busy machine serves some bursts late. Never early, though: so the
//! earliest hand-over seen in a while, relative to its frame, is the truth, and lateness above it is noise.

use crate::domain::quantity::MonoTime;

/// Maps monotonic time to frames. Once settled it holds still, so that the spacing of chimes is exact; it follows a sound card's
/// drift slowly, and jumps only after a break in the stream.
#[derive(Debug)]
pub struct Anchor {
    rate: f64,
    fix: Option<Fix>,
    recent: Window,
    long: Window,
}

#[derive(Debug, Clone, Copy)]
struct Fix {
    /// Seconds at which the frame with index 0 was, or would have been, handed over.
    origin: f64,
    since: f64,
}

/// Bursts are compared over this long before the fix holds still.
const SETTLING: f64 = 1.0;
/// An error that no busy machine explains: an underrun or a suspend, in seconds.
const BREAK: f64 = 0.015;
/// Breaks are looked for this often, drift that often, in seconds.
const RECENT: f64 = 0.25;
const LONG: f64 = 5.0;
/// Drift below this is let be; above it the fix moves by at most this much per [`LONG`]: 100 parts in a million.
const STEP: f64 = 0.000_5;

impl Anchor {
    /// For a stream of `rate` frames a second.
    pub fn new(rate: u32) -> Self {
        Self { rate: f64::from(rate), fix: None, recent: Window::default(), long: Window::default() }
    }

    /// At `now`, all frames below `end` had been handed over.
    pub fn observe(&mut self, now: MonoTime, end: u64) {
        let now = seconds(now);
        let origin = now - end as f64 / self.rate;
        let recent = self.recent.least(now, origin, RECENT);
        let long = self.long.least(now, origin, LONG);
        let fix = self.fix.get_or_insert(Fix { origin, since: now });
        if now - fix.since < SETTLING {
            fix.origin = fix.origin.min(origin);
        }
        if let Some(least) = recent.filter(|least| (least - fix.origin).abs() > BREAK) {
            *fix = Fix { origin: least, since: now };
            self.long = Window::default();
        } else if let Some(error) = long.map(|least| least - fix.origin).filter(|error| error.abs() > STEP) {
            fix.origin += error.clamp(-STEP, STEP);
        }
    }

    /// The frame handed over at `at`; `None` before the first burst. Moments before the stream are frame 0.
    pub fn frame_at(&self, at: MonoTime) -> Option<u64> {
        self.fix.map(|fix| ((seconds(at) - fix.origin) * self.rate).round() as u64)
    }
}

fn seconds(at: MonoTime) -> f64 {
    at.since(MonoTime::default()).as_secs_f64()
}

/// The least value seen in a stretch of time.
#[derive(Debug, Default)]
struct Window {
    open: Option<(f64, f64)>,
}

impl Window {
    /// Takes in `value`; `Some(least)` when the window had been open for `span` seconds, and a new one begins.
    fn least(&mut self, now: f64, value: f64, span: f64) -> Option<f64> {
        let (since, least) = self.open.map_or((now, value), |(since, least)| (since, least.min(value)));
        let full = now - since >= span;
        self.open = (!full).then_some((since, least));
        full.then_some(least)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const RATE: u32 = 48_000;
    const PERIOD: u64 = 1024;

    fn at(seconds: f64) -> MonoTime {
        MonoTime::from_origin(Duration::from_secs_f64(seconds))
    }

    /// A device that begins at `begin` and serves burst `n` late by `late(n)` seconds, on a card running `pace` times too fast.
    struct Device {
        anchor: Anchor,
        burst: u64,
        begin: f64,
        pace: f64,
    }

    impl Device {
        fn new(pace: f64) -> Self {
            Self { anchor: Anchor::new(RATE), burst: 0, begin: 10.0, pace }
        }

        fn run(&mut self, bursts: u64, late: impl Fn(u64) -> f64) {
            for _ in 0..bursts {
                let due = self.begin + (self.burst * PERIOD) as f64 / (f64::from(RATE) * self.pace);
                let now = at(due + late(self.burst));
                for part in (64..=PERIOD).step_by(64) {
                    self.anchor.observe(now, self.burst * PERIOD + part);
                }
                self.burst += 1;
            }
        }

        /// Frames by which the anchor is off at the burst that comes next.
        fn error(&self) -> i64 {
            let due = self.begin + (self.burst * PERIOD) as f64 / (f64::from(RATE) * self.pace);
            let truth = (self.burst + 1) * PERIOD;
            self.anchor.frame_at(at(due)).unwrap().cast_signed() - truth.cast_signed()
        }
    }

    #[test]
    fn nothing_is_known_before_the_first_burst() {
        assert_eq!(Anchor::new(RATE).frame_at(at(1.0)), None);
    }

    #[test]
    fn late_bursts_do_not_move_the_anchor() {
        let mut device = Device::new(1.0);
        device.run(3000, |burst| if burst % 7 == 3 { 0.0 } else { 0.001 * (burst * 37 % 17) as f64 });
        assert!(device.error().abs() <= 1, "{}", device.error());
    }

    #[test]
    fn once_settled_it_holds_still_to_the_frame() {
        let mut device = Device::new(1.0);
        device.run(60, |_| 0.0);
        let moment = at(100.0);
        let frame = device.anchor.frame_at(moment);
        device.run(500, |burst| if burst % 5 == 0 { 0.000_1 } else { 0.012 });
        assert_eq!(device.anchor.frame_at(moment), frame);
    }

    #[test]
    fn a_card_that_drifts_is_followed_within_a_millisecond() {
        for pace in [0.999_95, 1.000_05] {
            let mut device = Device::new(pace);
            device.run(47 * 600, |_| 0.0);
            assert!(device.error().abs() < 48, "{} frames at {pace}", device.error());
        }
    }

    #[test]
    fn after_a_break_it_is_right_again_within_half_a_second() {
        let mut device = Device::new(1.0);
        device.run(200, |_| 0.0);
        device.begin += 3600.0;
        device.run(24, |_| 0.0);
        assert!(device.error().abs() <= 1, "{}", device.error());
    }
}
