//! When to give a stream up, and when to look for a device again.

use std::time::Duration;

use crate::domain::quantity::MonoTime;

/// What an audio system reports while a stream runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The machine was too slow, or a hint that changes nothing: the stream recovers by itself.
    Passing,
    /// Something failed. One alone means nothing: some systems report one when a stream starts.
    Failing,
    /// The stream is over.
    Fatal,
}

/// Counts the faults of one stream. A lost device may report a million a second.
#[derive(Debug, Default)]
pub struct Faults {
    first: MonoTime,
    count: u32,
    given_up: bool,
}

impl Faults {
    const WITHIN: Duration = Duration::from_secs(1);
    const LIMIT: u32 = 3;

    /// Takes in a fault; true once, when the stream should be given up.
    pub fn give_up_after(&mut self, fault: Fault, now: MonoTime) -> bool {
        if self.given_up || fault == Fault::Passing {
            return false;
        }
        if self.count == 0 || now.since(self.first) > Self::WITHIN {
            (self.first, self.count) = (now, 0);
        }
        self.count += 1;
        self.given_up = fault == Fault::Fatal || self.count >= Self::LIMIT;
        self.given_up
    }

    /// Whether the stream was given up.
    pub const fn given_up(&self) -> bool {
        self.given_up
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
    fn single_faults_are_borne_and_three_within_a_second_are_not() {
        let mut faults = Faults::default();
        assert!([0, 900, 2000, 3500].iter().all(|&millis| !faults.give_up_after(Fault::Failing, at(millis))));
        assert!(!faults.give_up_after(Fault::Failing, at(3600)));
        assert!(faults.give_up_after(Fault::Failing, at(3700)));
    }

    #[test]
    fn giving_up_is_said_once() {
        let mut faults = Faults::default();
        let said = (0..1000).filter(|_| faults.give_up_after(Fault::Failing, at(5))).count();
        assert_eq!(said, 1);
    }

    #[test]
    fn a_fatal_fault_is_enough_and_passing_ones_never_are() {
        let mut faults = Faults::default();
        assert!((0..100).all(|_| !faults.give_up_after(Fault::Passing, at(1))));
        assert!(faults.give_up_after(Fault::Fatal, at(2)));
    }

    #[test]
    fn pauses_double_up_to_half_a_minute() {
        let mut backoff = Backoff::default();
        let pauses: Vec<u64> = (0..80).map(|_| backoff.pause().as_secs()).collect();
        assert_eq!(pauses[..7], [1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(pauses[79], 30);
    }
}
