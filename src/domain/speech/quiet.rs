//! When nothing may be said: while a chime begins, in the last three seconds of a segment, on the way back into work.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::cue::cues_for;
use crate::domain::quantity::MonoTime;
use crate::domain::session::{SessionEvent, What};
use crate::domain::timeline::Timeline;

/// How long a chime has the ear to itself.
pub const CHIME: Duration = Duration::from_millis(300);
/// The three notes of the end come one after the other.
pub const CHORD: Duration = Duration::from_millis(1_500);
/// The end of a segment belongs to its ticks.
pub const LAST: Duration = Duration::from_secs(3);
const SECOND: Duration = Duration::from_secs(1);

/// When nothing may be said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quiet {
    /// Spans in which nothing is, in the order of their beginnings.
    spans: Vec<(MonoTime, MonoTime)>,
    /// What goes along with the work begins, in order.
    beats: Vec<MonoTime>,
}

/// A span in which something may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Its beginning.
    pub from: MonoTime,
    /// Its end.
    pub to: MonoTime,
}

impl Quiet {
    /// What `events` ask for. What goes along with the work comes often: a voice may speak over it, or somebody who
    /// counts repetitions would hear no cue at all.
    pub fn around(timeline: &Arc<Timeline>, events: &[SessionEvent]) -> Self {
        let (along, chimes): (Vec<_>, Vec<_>) =
            cues_for(timeline, events).into_iter().partition(|cue| cue.chime.goes_along());
        let mut spans: Vec<(MonoTime, MonoTime)> = chimes.iter().map(|cue| (cue.at, cue.at + CHIME)).collect();
        spans.extend(events.iter().filter_map(|event| match event.what {
            What::Left { .. } => Some((event.at - LAST, event.at)),
            What::ReEntry(_) => Some((event.at, event.at + SECOND)),
            _ => None,
        }));
        spans.sort_unstable();
        Self { spans, beats: along.iter().map(|cue| cue.at).collect() }
    }

    /// When a cue that is due at `at` may begin: not together with what goes along with the work.
    pub fn after_a_beat(&self, at: MonoTime) -> MonoTime {
        let beat = self.beats.iter().find(|beat| **beat <= at && at < **beat + CHIME);
        beat.map_or(at, |beat| *beat + CHIME)
    }

    /// When the last beat has had the ear.
    pub fn beats_over(&self) -> Option<MonoTime> {
        self.beats.last().map(|beat| *beat + CHIME)
    }

    /// Where something may be said between `from` and `to`, in order.
    pub fn gaps(&self, from: MonoTime, to: MonoTime) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut free = from;
        for (begins, ends) in &self.spans {
            if *begins > free {
                gaps.push(Gap { from: free, to: (*begins).min(to) });
            }
            free = free.max(*ends);
        }
        gaps.push(Gap { from: free, to });
        gaps.retain(|gap| gap.to > gap.from);
        gaps
    }

    /// When the last of them ends, of those that have begun by `now`.
    pub fn over(&self, now: MonoTime) -> MonoTime {
        self.spans.iter().filter(|(begins, _)| *begins <= now).map(|(_, ends)| *ends).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::BlockDraft;
    use crate::domain::quantity::{Moment, WallTime};
    use crate::domain::samples;
    use crate::domain::session::{Session, SessionCommand};
    use crate::domain::side::Side;
    use crate::domain::timeline::LayoutSettings;

    fn at(seconds: u64) -> MonoTime {
        MonoTime::from_origin(Duration::from_secs(seconds))
    }

    #[test]
    fn gaps_are_what_is_left_between_quiet_spans() {
        let spans = vec![(at(1), at(3)), (at(2), at(4)), (at(6), at(7)), (at(20), at(30))];
        let quiet = Quiet { spans, beats: vec![] };
        let gaps = quiet.gaps(at(0), at(10));
        assert_eq!(gaps, [(0, 1), (4, 6), (7, 10)].map(|(from, to)| Gap { from: at(from), to: at(to) }));
        assert_eq!(quiet.gaps(at(3), at(6)), [Gap { from: at(4), to: at(6) }]);
        assert_eq!(quiet.over(at(2)), at(4));
    }
    #[test]
    fn the_last_three_seconds_and_the_way_back_in_are_quiet() {
        let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
        let blocks = vec![BlockDraft::Step(samples::hold("breathe", 15.0))];
        let timeline = Arc::new(Timeline::lay_out(&samples::routine(blocks), settings));
        let mut session = Session::new(timeline.clone());
        let wall = WallTime::from_unix_millis(0);
        let moment = |seconds| Moment { mono: at(seconds), wall };
        let gaps = |session: &Session, from| Quiet::around(&timeline, &session.preview(at(40))).gaps(at(from), at(20));
        let gap = |from, to| Gap { from: MonoTime::from_origin(Duration::from_millis(from)), to: at(to) };
        session.command(SessionCommand::Start, moment(0));
        // Five seconds to get ready.
        assert_eq!(gaps(&session, 0), [gap(0, 2), gap(5_300, 17)]);
        session.command(SessionCommand::Pause, moment(1));
        session.command(SessionCommand::Resume, moment(1));
        let again = Quiet::around(&timeline, &session.command(SessionCommand::Back, moment(1)));
        assert_eq!(again.over(at(1)), at(2), "a second for each that is told");
        assert_eq!(gaps(&session, 2), [gap(4_300, 16), gap(19_300, 20)]);
    }
}
