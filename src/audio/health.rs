//! When to give a stream up, and when to look for a device again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::domain::quantity::MonoTime;

/// What an audio system reports while a stream runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A hint that changes nothing.
    Passing,
    /// The machine was too slow: frames were late, and the stream starts anew.
    Break,
    /// Something failed. Some systems report dozens of these while a stream starts, and recover.
    Failing,
    /// The stream is over.
    Fatal,
}

/// What a stream's feed and its listener for faults tell each other.
#[derive(Debug, Default)]
pub struct Vitals {
    progress: AtomicU64,
    breaks: AtomicU64,
}

impl Vitals {
    /// More frames were handed over.
    pub fn progress(&self) {
        self.progress.fetch_add(1, Ordering::Relaxed);
    }

    /// How often the stream started anew.
    pub fn breaks(&self) -> u64 {
        self.breaks.load(Ordering::Relaxed)
    }
}

/// Judges the faults of one stream: it is lost when it does nothing but fail for a while.
#[derive(Debug, Default)]
pub struct Faults {
    vitals: Arc<Vitals>,
    /// Since when the stream has only failed, and how far it had come then.
    failing: Option<(MonoTime, u64)>,
    given_up: bool,
}

impl Faults {
    const PATIENCE: Duration = Duration::from_millis(500);

    /// For the stream whose feed shares `vitals`.
    pub fn of(vitals: Arc<Vitals>) -> Self {
        Self { vitals, failing: None, given_up: false }
    }

    /// Takes in a fault; true once, when the stream should be given up.
    pub fn give_up_after(&mut self, fault: Fault, now: MonoTime) -> bool {
        let lost = match fault {
            Fault::Passing => false,
            Fault::Break => {
                self.vitals.breaks.fetch_add(1, Ordering::Relaxed);
                false
            }
            Fault::Failing => {
                let progress = self.vitals.progress.load(Ordering::Relaxed);
                let streak = self.failing.filter(|&(_, before)| before == progress).unwrap_or((now, progress));
                self.failing = Some(streak);
                now.since(streak.0) >= Self::PATIENCE
            }
            Fault::Fatal => true,
        };
        let news = lost && !self.given_up;
        self.given_up |= lost;
        news
    }
}

/// Ever longer pauses: 1, 2, 4, 8, 16, then 30 seconds.
#[derive(Debug, Default)]
pub struct Backoff {
    tries: u32,
}

impl Backoff {
    /// The pause before the next try.
    pub fn pause(&mut self) -> Duration {
        let seconds = 1u64.checked_shl(self.tries).unwrap_or(u64::MAX).min(30);
        self.tries += 1;
        Duration::from_secs(seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> MonoTime {
        MonoTime::from_origin(Duration::from_millis(millis))
    }

    #[test]
    fn a_stream_that_only_fails_is_given_up_after_half_a_second() {
        let mut faults = Faults::default();
        assert!((1000..1500).all(|millis| !faults.give_up_after(Fault::Failing, at(millis))));
        assert!(faults.give_up_after(Fault::Failing, at(1500)));
    }

    #[test]
    fn any_progress_shows_that_a_stream_lives() {
        let vitals = Arc::new(Vitals::default());
        let mut faults = Faults::of(Arc::clone(&vitals));
        for millis in (0..10_000).step_by(400) {
            assert!(!faults.give_up_after(Fault::Failing, at(millis)));
            vitals.progress();
        }
    }

    #[test]
    fn giving_up_is_said_once() {
        let mut faults = Faults::default();
        let said = (0..5000).filter(|&millis| faults.give_up_after(Fault::Failing, at(millis))).count();
        assert_eq!(said, 1);
    }

    #[test]
    fn a_fatal_fault_is_enough_and_breaks_never_are() {
        let vitals = Arc::new(Vitals::default());
        let mut faults = Faults::of(Arc::clone(&vitals));
        assert!((0..100).all(|second| !faults.give_up_after(Fault::Break, at(1000 * second))));
        assert!(faults.give_up_after(Fault::Fatal, at(2)));
        assert_eq!(vitals.breaks(), 100);
    }

    #[test]
    fn pauses_double_up_to_half_a_minute() {
        let mut backoff = Backoff::default();
        let pauses: Vec<u64> = (0..80).map(|_| backoff.pause().as_secs()).collect();
        assert_eq!(pauses[..7], [1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(pauses[79], 30);
    }
}
