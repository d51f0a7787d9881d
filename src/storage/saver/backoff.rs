//! When something that failed is tried again.

use std::time::Duration;

use crate::domain::quantity::MonoTime;

/// Waits 1, 2, 4 … 30 seconds.
#[derive(Debug, Default)]
pub(super) struct Backoff {
    failures: u32,
    due: Option<MonoTime>,
}

impl Backoff {
    const LONGEST: Duration = Duration::from_secs(30);

    /// When it is tried again; `None` when nothing failed.
    pub(super) const fn due(&self) -> Option<MonoTime> {
        self.due
    }

    pub(super) fn is_due(&self, now: MonoTime) -> bool {
        self.due.is_none_or(|due| now >= due)
    }

    /// Takes in how a try went; its error.
    pub(super) fn after<E>(&mut self, tried: Result<(), E>, now: MonoTime) -> Option<E> {
        let error = tried.err();
        if error.is_some() {
            let wait = Duration::from_secs(1 << self.failures.min(5)).min(Self::LONGEST);
            self.failures += 1;
            self.due = Some(now + wait);
        } else {
            *self = Self::default();
        }
        error
    }
}
