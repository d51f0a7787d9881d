//! The only reader of real time.

use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, FixedOffset, Local, Offset, TimeZone, Utc};

use crate::domain::quantity::{Moment, MonoTime, WallTime};

/// A source of monotonic and civil time.
pub trait Clock: Send + Sync {
    /// Monotonic time; never goes back. It may or may not count time asleep, depending on the system.
    fn mono(&self) -> MonoTime;
    /// Civil time in UTC.
    fn wall(&self) -> WallTime;
    /// The local offset from UTC that is in force at `at`.
    fn offset(&self, at: WallTime) -> FixedOffset;

    /// Both clocks, read together.
    fn now(&self) -> Moment {
        Moment { mono: self.mono(), wall: self.wall() }
    }

    /// Civil time with the local offset in force now.
    fn local(&self) -> DateTime<FixedOffset> {
        let wall = self.wall();
        wall.at_offset(self.offset(wall))
    }
}

/// The machine's clocks.
#[derive(Debug)]
pub struct SystemClock {
    origin: Instant,
}

impl SystemClock {
    /// Monotonic time counts from here.
    #[expect(clippy::new_without_default, reason = "a clock begins at a moment; a default would hide that")]
    pub fn new() -> Self {
        Self { origin: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn mono(&self) -> MonoTime {
        MonoTime::from_origin(self.origin.elapsed())
    }

    fn wall(&self) -> WallTime {
        let millis = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |millis| -millis),
        };
        WallTime::from_unix_millis(millis)
    }

    fn offset(&self, at: WallTime) -> FixedOffset {
        let utc = DateTime::<Utc>::from_timestamp_millis(at.unix_millis()).unwrap_or_default();
        Local.offset_from_utc_datetime(&utc.naive_utc()).fix()
    }
}

/// A clock that moves only when told to. Monotonic and civil time can be moved apart, as a suspend or a set clock does.
#[derive(Debug)]
pub struct FakeClock {
    state: Mutex<(MonoTime, WallTime, FixedOffset)>,
}

impl FakeClock {
    /// Monotonic time starts at the origin; civil time at `start`, whose offset stays in force until [`FakeClock::travel`].
    pub fn starting_at(start: DateTime<FixedOffset>) -> Self {
        let wall = WallTime::from_unix_millis(start.timestamp_millis());
        Self { state: Mutex::new((MonoTime::default(), wall, *start.offset())) }
    }

    /// Both clocks move by `by`.
    pub fn advance(&self, by: Duration) {
        self.change(|(mono, wall, _)| {
            *mono = *mono + by;
            *wall = later(*wall, by);
        });
    }

    /// Only civil time moves on, as in a suspend on a system whose monotonic clock stops.
    pub fn suspend(&self, by: Duration) {
        self.change(|(_, wall, _)| *wall = later(*wall, by));
    }

    /// The local offset becomes `offset`.
    pub fn travel(&self, offset: FixedOffset) {
        self.change(|(_, _, old)| *old = offset);
    }

    fn change(&self, change: impl FnOnce(&mut (MonoTime, WallTime, FixedOffset))) {
        change(&mut self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    }

    fn state(&self) -> (MonoTime, WallTime, FixedOffset) {
        *self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn later(wall: WallTime, by: Duration) -> WallTime {
    WallTime::from_unix_millis(wall.unix_millis() + i64::try_from(by.as_millis()).unwrap_or(0))
}

impl Clock for FakeClock {
    fn mono(&self) -> MonoTime {
        self.state().0
    }

    fn wall(&self) -> WallTime {
        self.state().1
    }

    fn offset(&self, _at: WallTime) -> FixedOffset {
        self.state().2
    }
}
