//! A session gone through at once, for those who want to know beforehand what it will be like.

use std::sync::Arc;
use std::time::Duration;

use super::{Session, SessionCommand, SessionEvent, State};
use crate::domain::quantity::MonoTime;
use crate::domain::timeline::Timeline;

/// Later than any session ends.
const LATE: MonoTime = MonoTime::from_origin(Duration::from_hours(10_000));

impl Session {
    /// Everything that happens, counted from the clock's origin, if nobody interferes and each step that waits for the person takes
    /// `own_time`.
    pub fn rehearse(timeline: Arc<Timeline>, own_time: Duration) -> Vec<SessionEvent> {
        let mut session = Self::new(timeline);
        let mut events = Vec::new();
        session.obey(SessionCommand::Start, MonoTime::default(), &mut events);
        session.run_to(LATE, &mut events);
        // Only a step that waits for the person holds it up.
        while let State::Running { anchor, .. } = session.state {
            session.obey(SessionCommand::Done, anchor + own_time, &mut events);
            session.run_to(LATE, &mut events);
        }
        events
    }
}
