//! The timed session: a pure machine that turns time and commands into events.
//!
//! Time left is a function of now, never a count of ticks. A late wake-up catches up in order; one that is more than
//! [`GAP`] late, or a gap between monotonic and civil time, pauses the session where it was last seen.
//!
//! Deliberately absent: clocks, threads, sound, records.

mod command;
mod ease;
mod event;
mod moves;
mod recorder;
mod rehearsal;
mod snapshot;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

pub use command::SessionCommand;
pub use event::{Leave, SessionEvent, What, WhyPaused};
pub use recorder::{Recorder, SessionStart};
pub use rehearsal::Rehearsal;
pub use snapshot::{Activity, Snapshot};

use super::cue::APART;
use super::history::{Outcome, SessionRecord};
use super::ids::ExerciseId;
use super::quantity::{Moment, MonoTime, Span};
use super::safety::light::Light;
use super::timeline::{Mark, Segment, SegmentKind, Timeline, marks};

/// The countdown back into the work after a pause.
pub const RE_ENTRY: Duration = Duration::from_secs(3);
/// What "add time" adds.
pub const ADDED: Duration = Duration::from_secs(15);
/// A wake-up later than this, or clocks further apart than this, is a gap nobody can vouch for.
pub const GAP: Duration = Duration::from_secs(5);
/// A running session wants to be woken at least this often, so that "last seen" is never long ago.
pub const HEARTBEAT: Duration = Duration::from_secs(2);

/// A routine being done.
#[derive(Debug, Clone)]
pub struct Session {
    timeline: Arc<Timeline>,
    state: State,
    place: Place,
    /// For each step as written, how often "too much" was said.
    too_much: Vec<u32>,
    /// For each segment, how long it lasts: as laid out, or shorter once "too much" was said of its step.
    lengths: Arc<Vec<Option<Duration>>>,
    /// For each bout, whether it was skipped.
    left_out: Arc<Vec<bool>>,
    /// For each bout, whether its exercise was "not good": it does not come again, by whatever way.
    refused: Vec<bool>,
    /// "Not good" was said of the last there is: going on ends the session.
    is_last_refused: bool,
    seen: Option<Moment>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Ready,
    /// `banked` of the segment had run at `anchor`.
    Running {
        anchor: MonoTime,
        banked: Duration,
    },
    /// Running begins `RE_ENTRY` after `from`; `told` of its three seconds were told.
    ReEntering {
        from: MonoTime,
        banked: Duration,
        told: u8,
    },
    Paused {
        banked: Duration,
        why: WhyPaused,
    },
    Finished(Outcome),
}

/// The segment that is on, and what was told of it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    segment: usize,
    /// Time added to it.
    added: Duration,
    /// Marks up to here were told; `None` when not even those at its start were.
    told: Option<Duration>,
    halfway_told: bool,
    /// The rest was told as it began: nothing else sounded.
    rest_told: bool,
    /// The bout just done that "too much" was said of in this pause.
    noted: Option<usize>,
}

impl Place {
    const fn start_of(segment: usize) -> Self {
        Self { segment, added: Duration::ZERO, told: None, halfway_told: false, rest_told: false, noted: None }
    }
}

impl Session {
    /// A session that waits for [`SessionCommand::Start`].
    pub fn new(timeline: Arc<Timeline>) -> Self {
        let steps = timeline.bouts.iter().map(|bout| bout.written + 1).max().unwrap_or_default();
        let left_out = Arc::new(vec![false; timeline.bouts.len()]);
        let lengths = Arc::new(timeline.segments.iter().map(|segment| segment.length).collect());
        let place = Place::start_of(0);
        Self {
            state: State::Ready,
            place,
            too_much: vec![0; steps],
            refused: vec![false; timeline.bouts.len()],
            is_last_refused: false,
            lengths,
            left_out,
            seen: None,
            timeline,
        }
    }

    /// Remembers what `done` says of an earlier part of the same session: steps stay eased and half as long, skipped ones skipped.
    #[must_use]
    pub fn remembering(mut self, done: &SessionRecord) -> Self {
        let left_out = Arc::make_mut(&mut self.left_out);
        for ((bout, step), left_out) in self.timeline.bouts.iter().zip(&done.steps).zip(left_out) {
            self.too_much[bout.written] += step.too_much;
            *left_out = step.skipped;
        }
        self.halve_what_is_eased();
        for step in done.steps.iter().filter(|step| step.light == Some(Light::Red)) {
            self.refuse(&step.exercise);
        }
        self
    }

    /// What is being done.
    pub fn timeline(&self) -> &Arc<Timeline> {
        &self.timeline
    }

    /// Whether the session is over.
    pub fn is_finished(&self) -> bool {
        matches!(self.state, State::Finished(_))
    }

    /// Lets time pass until `now`, and tells what happened on the way.
    pub fn advance(&mut self, now: Moment) -> Vec<SessionEvent> {
        let mut events = Vec::new();
        if let Some(seen) = self.seen.filter(|seen| self.has_gap(*seen, now)) {
            self.pause(seen.mono, WhyPaused::TimeGap, &mut events);
        } else {
            self.run_to(now.mono, &mut events);
        }
        self.seen = Some(now);
        events
    }

    /// Lets time pass until `now`, then does as told.
    pub fn command(&mut self, command: SessionCommand, now: Moment) -> Vec<SessionEvent> {
        let mut events = self.advance(now);
        self.obey(command, now.mono, &mut events);
        events
    }

    /// What would happen until `until` if nobody interfered. Used to schedule sound ahead of its time.
    pub fn preview(&self, until: MonoTime) -> Vec<SessionEvent> {
        let mut events = Vec::new();
        self.clone().run_to(until, &mut events);
        events
    }

    /// When to call [`Session::advance`] next; `None` while nothing happens by itself.
    pub fn next_wake(&self) -> Option<MonoTime> {
        let heartbeat = self.seen?.mono + HEARTBEAT;
        match self.state {
            State::Running { .. } | State::ReEntering { .. } => self.boundary().into_iter().chain([heartbeat]).min(),
            State::Ready | State::Paused { .. } | State::Finished(_) => None,
        }
    }

    /// When something happens next.
    fn boundary(&self) -> Option<MonoTime> {
        match self.state {
            State::Running { anchor, banked } => {
                let due = |offset: Duration| anchor + offset.saturating_sub(banked);
                let mark = self.due_marks(Duration::MAX).first().map(|(offset, _)| due(*offset));
                mark.into_iter().chain(self.length().map(due)).min()
            }
            State::ReEntering { from, told, .. } => Some(from + Duration::from_secs(u64::from(told))),
            State::Ready | State::Paused { .. } | State::Finished(_) => None,
        }
    }

    fn has_gap(&self, seen: Moment, now: Moment) -> bool {
        let Some(expected) = self.next_wake() else { return false };
        let gap = i64::try_from(GAP.as_millis()).unwrap_or(i64::MAX);
        let passed = i64::try_from(now.mono.since(seen.mono).as_millis()).unwrap_or(i64::MAX);
        let apart = now.wall.millis_since(seen.wall).saturating_sub(passed);
        apart.saturating_abs() > gap || now.mono > expected + GAP
    }

    fn segment(&self) -> Segment {
        self.timeline.segments[self.place.segment]
    }

    /// How long `segment` lasts: as laid out, or shorter once "too much" was said of its step; `None` waits for the person.
    pub fn length_of(&self, segment: usize) -> Option<Duration> {
        self.lengths[segment]
    }

    /// Whether "too much" was said of the step of `bout`.
    pub fn is_eased(&self, bout: usize) -> bool {
        self.too_much[self.timeline.bouts[bout].written] > 0
    }

    /// The length of the segment that is on, with what was added.
    fn length(&self) -> Option<Duration> {
        self.lengths[self.place.segment].map(|length| length + self.place.added)
    }

    fn run_to(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        loop {
            match self.state {
                State::ReEntering { from, banked, told } => {
                    let next = from + Duration::from_secs(u64::from(told));
                    if next > now {
                        return;
                    }
                    if next >= from + RE_ENTRY {
                        events.push(SessionEvent { at: next, what: What::Resumed { segment: self.place.segment } });
                        self.state = State::Running { anchor: next, banked };
                    } else {
                        events.push(SessionEvent { at: next, what: What::ReEntry(3 - told) });
                        self.state = State::ReEntering { from, banked, told: told + 1 };
                    }
                }
                State::Running { anchor, banked } => {
                    let elapsed = banked + now.since(anchor);
                    self.tell_marks(elapsed, anchor, banked, events);
                    let Some(length) = self.length().filter(|length| *length <= elapsed) else { return };
                    let end = anchor + length.saturating_sub(banked);
                    self.leave(end, length, Leave::Completed, events);
                    self.enter(self.place.segment + 1, end, events);
                }
                State::Ready | State::Paused { .. } | State::Finished(_) => return,
            }
        }
    }

    /// Marks not told yet, up to `elapsed`. Marks at the very end of a segment do not exist, nor does a tick that would blur with the
    /// chime of its beginning, or of going on after a pause.
    fn due_marks(&self, elapsed: Duration) -> Vec<(Duration, Mark)> {
        let segment = self.segment();
        let length = self.length();
        let begun = if let State::Running { banked, .. } = self.state { banked } else { Duration::ZERO };
        marks(segment, &self.timeline.bouts[segment.bout], length, self.timeline.pacing)
            .into_iter()
            .filter(|(offset, mark)| {
                let new = self.place.told.is_none_or(|told| *offset > told);
                let is_heard = match mark {
                    Mark::Halfway => self.place.halfway_told,
                    Mark::Rest => self.place.rest_told,
                    Mark::Countdown(_) => *offset < begun + APART,
                    _ => false,
                };
                new && !is_heard && *offset <= elapsed && length.is_none_or(|length| *offset < length)
            })
            .collect()
    }

    fn tell_marks(&mut self, elapsed: Duration, anchor: MonoTime, banked: Duration, events: &mut Vec<SessionEvent>) {
        let Segment { kind, bout, .. } = self.segment();
        for (offset, mark) in self.due_marks(elapsed) {
            let what = What::Marked { bout, kind, length: self.length(), mark };
            events.push(SessionEvent { at: anchor + offset.saturating_sub(banked), what });
            self.place.halfway_told |= mark == Mark::Halfway;
        }
        let end = self.length().unwrap_or(Duration::MAX);
        self.place.told = self.place.told.max(Some(elapsed.min(end)));
    }

    fn leave(&self, at: MonoTime, ran: Duration, how: Leave, events: &mut Vec<SessionEvent>) {
        let Segment { kind, bout, .. } = self.segment();
        events.push(SessionEvent { at, what: What::Left { segment: self.place.segment, kind, bout, ran, how } });
    }

    /// Goes to the start of `segment`, running; past the last one the session is complete.
    fn enter(&mut self, segment: usize, at: MonoTime, events: &mut Vec<SessionEvent>) {
        let segment = self.not_refused_from(segment);
        if segment >= self.timeline.segments.len() {
            self.finish(Outcome::Completed, at, events);
            return;
        }
        self.place = Place::start_of(segment);
        self.state = match self.state {
            State::Paused { why, .. } => State::Paused { banked: Duration::ZERO, why },
            State::ReEntering { .. } => State::ReEntering { from: at, banked: Duration::ZERO, told: 0 },
            _ => State::Running { anchor: at, banked: Duration::ZERO },
        };
        let Segment { kind, bout, .. } = self.segment();
        if kind == SegmentKind::Work && self.left_out[bout] {
            Arc::make_mut(&mut self.left_out)[bout] = false;
        }
        events.push(SessionEvent { at, what: What::Entered { segment, kind, bout } });
        self.run_to(at, events);
    }

    /// The first segment from `segment` on whose exercise was not refused.
    fn not_refused_from(&self, mut segment: usize) -> usize {
        while let Some(found) = self.timeline.segments.get(segment).filter(|found| self.refused[found.bout]) {
            segment = self.timeline.segments_of(found.bout).end;
        }
        segment
    }

    /// This exercise does not come again.
    fn refuse(&mut self, exercise: &ExerciseId) {
        for (refused, bout) in self.refused.iter_mut().zip(&self.timeline.bouts) {
            *refused |= bout.exercise.id == *exercise;
        }
    }

    fn finish(&mut self, outcome: Outcome, at: MonoTime, events: &mut Vec<SessionEvent>) {
        self.state = State::Finished(outcome);
        events.push(SessionEvent { at, what: What::Finished(outcome) });
    }

    fn pause(&mut self, at: MonoTime, why: WhyPaused, events: &mut Vec<SessionEvent>) {
        let banked = match self.state {
            State::Running { anchor, banked } => banked + at.since(anchor),
            State::ReEntering { banked, .. } => banked,
            State::Ready | State::Paused { .. } | State::Finished(_) => return,
        };
        self.state = State::Paused { banked, why };
        events.push(SessionEvent { at, what: What::Paused(why) });
    }

    /// How much of the segment has run at `now`.
    fn elapsed(&self, now: MonoTime) -> Duration {
        match self.state {
            State::Running { anchor, banked } => banked + now.since(anchor),
            State::ReEntering { banked, .. } | State::Paused { banked, .. } => banked,
            State::Ready | State::Finished(_) => Duration::ZERO,
        }
    }

    fn may_grow(&self) -> bool {
        self.length().is_some_and(|length| length + ADDED <= Span::MAX)
    }

    fn is_waiting(&self) -> bool {
        self.segment().kind == SegmentKind::Work && self.segment().length.is_none()
    }
}
