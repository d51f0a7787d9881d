//! A session gone through at once, for those who want to know beforehand what it will be like.

use std::sync::Arc;
use std::time::Duration;

use super::{Session, SessionCommand, SessionEvent, State};
use crate::domain::quantity::MonoTime;
use crate::domain::timeline::Timeline;

/// A session in which nobody interferes and each step that waits for the person takes the same time. It begins at the clock's
/// origin.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    session: Session,
    own_time: Duration,
}

impl Rehearsal {
    /// Starts it; with what happened at once.
    pub fn start(timeline: Arc<Timeline>, own_time: Duration) -> (Self, Vec<SessionEvent>) {
        let mut session = Session::new(timeline);
        let mut events = Vec::new();
        session.obey(SessionCommand::Start, MonoTime::default(), &mut events);
        (Self { session, own_time }, events)
    }

    /// How it stands.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Whether it waits for the person.
    pub fn waits(&self) -> bool {
        self.done_at().is_some()
    }

    /// When something happens next; `None` when it is over.
    pub fn next(&self) -> Option<MonoTime> {
        self.session.boundary().into_iter().chain(self.done_at()).min()
    }

    /// Lets time pass until `now`, or until the person is done with a step that waits for them, and tells what happened.
    pub fn run_to(&mut self, now: MonoTime) -> Vec<SessionEvent> {
        let mut events = Vec::new();
        self.session.run_to(now, &mut events);
        if let Some(done) = self.done_at().filter(|done| *done <= now) {
            self.session.obey(SessionCommand::Done, done, &mut events);
        }
        events
    }

    /// When the person is done with a step that waits for them.
    fn done_at(&self) -> Option<MonoTime> {
        let State::Running { anchor, .. } = self.session.state else { return None };
        self.session.length().is_none().then(|| anchor + self.own_time)
    }
}

impl Session {
    /// Everything that happens, counted from the clock's origin, if nobody interferes and each step that waits for the person takes
    /// `own_time`.
    pub fn rehearse(timeline: Arc<Timeline>, own_time: Duration) -> Vec<SessionEvent> {
        let (mut rehearsal, mut events) = Rehearsal::start(timeline, own_time);
        while !rehearsal.session.is_finished() {
            events.extend(rehearsal.run_to(LATE));
        }
        events
    }
}

/// Later than any session ends.
const LATE: MonoTime = MonoTime::from_origin(Duration::from_hours(10_000));
