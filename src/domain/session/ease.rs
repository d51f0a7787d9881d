//! Half the time: what "too much" does to the sets of a step (clinical notes, section 2.4, amber).

use std::sync::Arc;
use std::time::Duration;

use super::Session;
use crate::domain::exercise::Target;
use crate::domain::quantity::MonoTime;
use crate::domain::timeline::{Bout, BoutSide, SegmentKind};

/// A set with less left than this is over soon enough: half of it would be nothing but its countdown.
const SOON_OVER: Duration = Duration::from_secs(6);

impl Session {
    /// Halves what is left of the set that is on, or the one that comes after a rest. The same set on the other side, every
    /// later one of this step and all of its later rounds last no longer: the sides stay even wherever they still can be.
    /// Said in the pause before a bout, nothing is shortened, as its other side was done in full.
    pub(super) fn halve(&mut self, now: MonoTime) {
        let number = match self.segment().kind {
            SegmentKind::Work => self.place.segment,
            SegmentKind::SetRest => self.place.segment + 1,
            SegmentKind::GetReady | SegmentKind::ChangeSides | SegmentKind::Rest => return,
        };
        let is_on = number == self.place.segment;
        let (length, ran) =
            if is_on { (self.length(), self.elapsed(now)) } else { (self.lengths[number], Duration::ZERO) };
        let Some(length) = length.filter(|length| *length >= ran + SOON_OVER) else { return };
        let set = self.timeline.segments[number];
        let half = half(&self.timeline.bouts[set.bout], length, ran);
        if is_on {
            self.place.added = Duration::ZERO;
        }
        let written = self.timeline.bouts[set.bout].written;
        let lengths = Arc::make_mut(&mut self.lengths);
        lengths[number] = Some(half);
        for (segment, length) in self.timeline.segments.iter().zip(lengths).skip(number) {
            let is_of_step = self.timeline.bouts[segment.bout].written == written;
            let is_later_round = self.timeline.bouts[segment.bout].step != self.timeline.bouts[set.bout].step;
            if is_of_step && segment.kind == SegmentKind::Work && (is_later_round || segment.set >= set.set) {
                *length = length.map(|length| length.min(half));
            }
        }
    }

    /// Halves every set of each step that "too much" was said of: what an earlier part of the session is known by.
    pub(super) fn halve_what_is_eased(&mut self) {
        let lengths = Arc::make_mut(&mut self.lengths);
        for (segment, length) in self.timeline.segments.iter().zip(lengths) {
            let bout = &self.timeline.bouts[segment.bout];
            if segment.kind == SegmentKind::Work && self.too_much[bout.written] > 0 {
                *length = length.map(|length| half(bout, length, Duration::ZERO));
            }
        }
    }
}

/// The length of a set of `bout` that lasts `length` once half of what is left after `ran` is taken off: in whole seconds, whole
/// repetitions, on both sides where they alternate; a push and its letting go stay whole. Never more than `length`.
fn half(bout: &Bout, length: Duration, ran: Duration) -> Duration {
    let middle = ran + length.saturating_sub(ran) / 2;
    let shorter = match bout.dose.target {
        Target::Reps { pace, .. } => {
            let turns = if matches!(bout.side, BoutSide::Alternating { .. }) { 2 } else { 1 };
            up_to_whole(middle, pace.get() * turns)
        }
        Target::Cycle { contract, relax, .. } => {
            let push = contract.get() + relax.get();
            up_to_whole(middle.max(push + length.saturating_sub(push) / 2), Duration::from_secs(1))
        }
        Target::Hold(_) | Target::UntilDone => up_to_whole(middle, Duration::from_secs(1)),
    };
    shorter.min(length)
}

fn up_to_whole(time: Duration, unit: Duration) -> Duration {
    let unit = unit.as_nanos().max(1);
    let whole = time.as_nanos().div_ceil(unit) * unit;
    Duration::from_nanos(u64::try_from(whole).unwrap_or(u64::MAX))
}
