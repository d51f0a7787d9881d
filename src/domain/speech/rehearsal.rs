//! Everything that is said in a session that nobody interferes with.

use std::sync::Arc;
use std::time::Duration;

use super::voice::Voice;
use super::wording::Wording;
use super::{Pace, Prompter, Said};
use crate::domain::quantity::MonoTime;
use crate::domain::session::{Rehearsal, SessionEvent, What};
use crate::domain::timeline::Timeline;

/// What is said, counted from the clock's origin, up to the first of `segments` segments more than that. Each step that waits for
/// the person takes `own_time`; how long a sentence takes to say is estimated.
pub fn rehearse(
    timeline: Arc<Timeline>,
    own_time: Duration,
    voice: Voice,
    wording: Wording,
    segments: usize,
) -> Vec<Said> {
    let (mut rehearsal, mut events) = Rehearsal::start(timeline, own_time);
    let mut prompter = Prompter::new(voice, Pace::of(voice.rate), wording);
    let mut all = Vec::new();
    let mut now = MonoTime::default();
    let mut waits = false;
    let enters =
        |event: &SessionEvent| if let What::Entered { segment, .. } = event.what { Some(segment) } else { None };
    while events.iter().filter_map(enters).all(|entered| entered < segments) {
        let session = rehearsal.session();
        // From a step that waits the person goes on.
        if waits {
            prompter.obey(session, &events);
        } else {
            prompter.hear(session, &events);
        }
        all.extend(prompter.speak(session, now));
        let Some(next) = rehearsal.next().into_iter().chain(prompter.next(session, now)).min() else { break };
        now = next;
        waits = rehearsal.waits();
        events = rehearsal.run_to(now);
    }
    all
}
