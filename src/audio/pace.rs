//! Holds back a device that takes frames far faster than they sound, as ALSA's null device does: it would take a whole processor.

use std::time::Duration;

use crate::clock::Clock;
use crate::domain::quantity::MonoTime;

/// Counts what a device takes.
#[derive(Debug)]
pub struct Pace {
    rate: u32,
    frames: u32,
    since: MonoTime,
}

/// A second of frames that is taken in less is not a matter of large buffers.
const TOO_FAST: Duration = Duration::from_millis(250);
const SECOND: Duration = Duration::from_secs(1);

impl Pace {
    /// For a device of `rate` frames a second, from now on.
    pub fn new(rate: u32, clock: &dyn Clock) -> Self {
        Self { rate, frames: 0, since: clock.mono() }
    }

    /// One more frame was taken. How long to rest before the next, if at all.
    pub fn rest_after_frame(&mut self, clock: &dyn Clock) -> Option<Duration> {
        self.frames += 1;
        if self.frames < self.rate {
            return None;
        }
        let now = clock.mono();
        let taken_in = now.since(self.since);
        (self.frames, self.since) = (0, now);
        (taken_in < TOO_FAST).then(|| {
            let rest = SECOND.saturating_sub(taken_in);
            self.since = now + rest;
            rest
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::clock::FakeClock;

    /// How long a device rests that takes `burst` frames at once, then pauses as long as `pause`, for ten seconds of frames.
    fn rests(burst: u32, pause: Duration) -> Duration {
        let clock = FakeClock::starting_at(DateTime::UNIX_EPOCH.fixed_offset());
        let mut pace = Pace::new(48_000, &clock);
        let mut rested = Duration::ZERO;
        for frame in 0..480_000 {
            if frame % burst == 0 {
                clock.advance(pause);
            }
            let rest = pace.rest_after_frame(&clock).unwrap_or_default();
            clock.advance(rest);
            rested += rest;
        }
        rested
    }

    #[test]
    fn a_device_that_sounds_is_never_held_back_whatever_its_bursts() {
        for burst in [480, 1024, 24_000] {
            assert_eq!(rests(burst, Duration::from_micros(u64::from(burst) * 1_000_000 / 48_000)), Duration::ZERO);
        }
    }

    #[test]
    fn a_device_that_takes_all_at_once_takes_a_second_for_each_second() {
        assert_eq!(rests(1024, Duration::ZERO), Duration::from_secs(10));
    }
}
