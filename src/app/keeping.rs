//! How often what is edited is kept for the case of a crash.

use std::time::Duration;

use crate::domain::quantity::WallTime;

/// Changes that come in a stream are kept this often, in milliseconds.
const EVERY_MS: i64 = 2_000;

/// When something that is edited was last kept, and whether it was changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keeping {
    last: Option<WallTime>,
    waiting: Waiting,
}

/// How a change comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming {
    /// By itself, such as a step that is added.
    Alone,
    /// With others close behind it: letters, a drag.
    InAStream,
}

/// Whether a change waits to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Waiting {
    #[default]
    Nothing,
    Change,
}

/// What to do about a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Keep it now.
    Now,
    /// It is kept with what comes after it.
    Later,
}

impl Keeping {
    /// A change is made at `now`.
    pub fn change(&mut self, now: WallTime, coming: Coming) -> Due {
        let recently = self.last.is_some_and(|last| (0..EVERY_MS).contains(&now.millis_since(last)));
        if coming == Coming::InAStream && recently {
            self.waiting = Waiting::Change;
            return Due::Later;
        }
        *self = Self { last: Some(now), waiting: Waiting::Nothing };
        Due::Now
    }

    /// It is kept at `now`, if a change waits.
    pub fn flush(&mut self, now: WallTime) -> Due {
        if self.waiting == Waiting::Nothing {
            return Due::Later;
        }
        *self = Self { last: Some(now), waiting: Waiting::Nothing };
        Due::Now
    }

    /// How long the change that waits has to wait from `now`; `None` when none does.
    pub fn wait(&self, now: WallTime) -> Option<Duration> {
        let since = self.last.map_or(EVERY_MS, |last| now.millis_since(last));
        // A clock that was set back waits no longer than others.
        let left = EVERY_MS.saturating_sub(since).clamp(0, EVERY_MS);
        (self.waiting == Waiting::Change).then(|| Duration::from_millis(left.unsigned_abs()))
    }
}
