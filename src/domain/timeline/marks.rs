//! Points inside a segment at which something is to be told.

use std::time::Duration;

use super::pace::{Breath, pace};
use super::{Bout, BoutSide, Segment, SegmentKind};
use crate::domain::exercise::Target;
use crate::domain::side::Side;
use crate::domain::sounding::Pacing;

/// A point inside a segment at which something is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A phase of a contract-relax cycle begins.
    Phase(Phase),
    /// A repetition begins, counted from 1 for each side; the side is told where sides alternate.
    Rep {
        /// From 1.
        number: u16,
        /// The side it is on, where sides alternate.
        side: Option<Side>,
    },
    /// Half of the time is over.
    Halfway,
    /// 3, 2 or 1 seconds are left.
    Countdown(u8),
    /// A beat of the metronome.
    Beat,
    /// A breath is to go in, or out.
    Breath(Breath),
    /// The rest after a step is on: told once that the step is done had the ear to itself.
    Rest,
}

/// How long after a step is done its rest is told, so that both are heard, one after the other.
pub const REST_WAITS: Duration = Duration::from_millis(500);
/// A shorter rest is hardly one: its ticks begin as soon as it would be told.
const SHORTEST_REST_TOLD: Duration = Duration::from_secs(5);

/// A phase of a contract-relax cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Push lightly.
    Contract,
    /// Let go.
    Relax,
    /// Hold the new range.
    Hold,
}

/// The marks of a segment that lasts `length` in all, in order of their time.
pub fn marks(segment: Segment, bout: &Bout, length: Option<Duration>, pacing: Pacing) -> Vec<(Duration, Mark)> {
    let mut marks = Vec::new();
    if segment.kind == SegmentKind::Work {
        target_marks(bout, length, &mut marks);
        pace(bout, length, pacing, &mut marks);
        if let Some(length) = length {
            marks.push((length / 2, Mark::Halfway));
        }
    }
    if segment.kind == SegmentKind::Rest && length >= Some(SHORTEST_REST_TOLD) {
        marks.push((REST_WAITS, Mark::Rest));
    }
    if let Some(length) = length {
        for left in (1..=3_u8).rev() {
            if let Some(at) = length.checked_sub(Duration::from_secs(u64::from(left))) {
                marks.push((at, Mark::Countdown(left)));
            }
        }
    }
    marks.sort_unstable();
    marks
}

fn target_marks(bout: &Bout, length: Option<Duration>, marks: &mut Vec<(Duration, Mark)>) {
    match bout.dose.target {
        Target::Hold(_) | Target::UntilDone => {}
        Target::Cycle { contract, relax, .. } => marks.extend([
            (Duration::ZERO, Mark::Phase(Phase::Contract)),
            (contract.get(), Mark::Phase(Phase::Relax)),
            (contract.get() + relax.get(), Mark::Phase(Phase::Hold)),
        ]),
        Target::Reps { pace, .. } => {
            let length = length.unwrap_or_default();
            let mut at = Duration::ZERO;
            for index in 0_u16.. {
                if at >= length {
                    break;
                }
                let mark = match bout.side {
                    BoutSide::Alternating { first } => {
                        let side = if index % 2 == 0 { first } else { first.other() };
                        Mark::Rep { number: index / 2 + 1, side: Some(side) }
                    }
                    _ => Mark::Rep { number: index + 1, side: None },
                };
                marks.push((at, mark));
                at += pace.get();
            }
        }
    }
}
