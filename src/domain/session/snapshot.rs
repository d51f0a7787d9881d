//! A session at a glance: enough to draw every frame until the next event, with nothing but the time.

use std::sync::Arc;
use std::time::Duration;

use super::{Session, State, WhyPaused};
use crate::domain::comfort::Band;
use crate::domain::history::Outcome;
use crate::domain::quantity::MonoTime;
use crate::domain::timeline::{Bout, Segment, SegmentKind, Timeline};

/// A session as it stood when it was last woken.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What is being done.
    pub timeline: Arc<Timeline>,
    /// The number of the segment that is on.
    pub segment: usize,
    /// Its length with any time added; `None` waits for the person.
    pub length: Option<Duration>,
    /// For each segment, how long it lasts, shorter than laid out once "too much" was said of its step.
    pub lengths: Arc<Vec<Option<Duration>>>,
    /// The band of its bout, eased as often as asked.
    pub band: Option<Band>,
    /// How often "too much" was said of its step.
    pub too_much: u32,
    /// The bout just done that "too much" was said of in this pause.
    pub noted: Option<usize>,
    /// For each bout, whether it was skipped.
    pub left_out: Arc<Vec<bool>>,
    /// Time of all segments after this one.
    pub after_this: Duration,
    /// Whether and since when time runs.
    pub activity: Activity,
}

/// Whether and since when time runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Activity {
    /// Not begun.
    Ready,
    /// Time runs; `banked` of the segment had run at `anchor`.
    Running {
        /// When.
        anchor: MonoTime,
        /// How much.
        banked: Duration,
    },
    /// Three seconds to get back into position, from `from`.
    ReEntering {
        /// When the countdown began.
        from: MonoTime,
        /// How much of the segment had run.
        banked: Duration,
    },
    /// The clock stands.
    Paused {
        /// How much of the segment had run.
        banked: Duration,
        /// Why.
        why: WhyPaused,
    },
    /// Over.
    Finished(Outcome),
}

impl Session {
    /// The session at a glance.
    pub fn snapshot(&self) -> Snapshot {
        let bout = self.segment().bout;
        Snapshot {
            timeline: self.timeline.clone(),
            segment: self.place.segment,
            length: self.length(),
            lengths: self.lengths.clone(),
            band: self.band(bout),
            too_much: self.too_much[self.timeline.bouts[bout].written],
            noted: self.place.noted,
            left_out: self.left_out.clone(),
            after_this: self.time_after_this(),
            activity: match self.state {
                State::Ready => Activity::Ready,
                State::Running { anchor, banked } => Activity::Running { anchor, banked },
                State::ReEntering { from, banked, .. } => Activity::ReEntering { from, banked },
                State::Paused { banked, why } => Activity::Paused { banked, why },
                State::Finished(outcome) => Activity::Finished(outcome),
            },
        }
    }
}

impl Snapshot {
    /// The segment that is on.
    pub fn segment(&self) -> Segment {
        self.timeline.segments[self.segment]
    }

    /// The bout it belongs to.
    pub fn bout(&self) -> &Bout {
        self.timeline.bout_of(self.segment)
    }

    /// How much of the segment has run at `now`, never more than its length.
    pub fn elapsed(&self, now: MonoTime) -> Duration {
        let elapsed = match self.activity {
            Activity::Running { anchor, banked } => banked + now.since(anchor),
            Activity::ReEntering { banked, .. } | Activity::Paused { banked, .. } => banked,
            Activity::Ready => Duration::ZERO,
            Activity::Finished(_) => self.length.unwrap_or_default(),
        };
        self.length.map_or(elapsed, |length| elapsed.min(length))
    }

    /// How much of the segment is left at `now`; `None` waits for the person.
    pub fn left(&self, now: MonoTime) -> Option<Duration> {
        self.length.map(|length| length.saturating_sub(self.elapsed(now)))
    }

    /// How much of the whole session is left at `now`.
    pub fn left_in_all(&self, now: MonoTime) -> Duration {
        self.left(now).unwrap_or_default() + self.after_this
    }

    /// Work and rests between the sets of bout `bout` as they stand; zero when it waits for the person.
    pub fn planned(&self, bout: usize) -> Duration {
        let first = self.timeline.bouts[bout].first_work;
        self.lengths[first..self.timeline.segments_of(bout).end].iter().flatten().sum()
    }

    /// How much of bout `bout` is done at `now`, 0 to 1, as the bar of segments shows it.
    pub fn bout_progress(&self, bout: usize, now: MonoTime) -> f32 {
        if matches!(self.activity, Activity::Finished(Outcome::Completed)) {
            return 1.0;
        }
        let current = self.segment().bout;
        if bout != current {
            return if bout < current { 1.0 } else { 0.0 };
        }
        let work = |segment: &Segment| matches!(segment.kind, SegmentKind::Work | SegmentKind::SetRest);
        let planned = self.planned(bout);
        if planned.is_zero() || !work(&self.segment()) {
            return 0.0;
        }
        let first = self.timeline.bouts[bout].first_work;
        let before: Duration = self.lengths[first..self.segment].iter().flatten().sum();
        let added = self.length.unwrap_or_default().saturating_sub(self.lengths[self.segment].unwrap_or_default());
        ((before + self.elapsed(now)).as_secs_f32() / (planned + added).as_secs_f32()).min(1.0)
    }
}
