//! Which phrase names a bout.

use super::Phrase;
use crate::domain::timeline::{SegmentKind, Timeline};

/// What is said of a bout when its segment of this kind begins.
pub(in crate::domain::speech) const fn naming(kind: SegmentKind, is_other_side: Turn) -> Phrase {
    match (kind, is_other_side) {
        (SegmentKind::ChangeSides, _) | (SegmentKind::Work, Turn::Other) => Phrase::Change,
        (SegmentKind::Rest, _) => Phrase::Next,
        (SegmentKind::GetReady | SegmentKind::Work | SegmentKind::SetRest, _) => Phrase::Begin,
    }
}

/// Whether a bout is the first of its step or its other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::speech) enum Turn {
    /// The step begins.
    First,
    /// Its other side.
    Other,
}

impl Turn {
    pub(in crate::domain::speech) fn of(timeline: &Timeline, bout: usize) -> Self {
        let before = bout.checked_sub(1).map(|before| timeline.bouts[before].step);
        if before == Some(timeline.bouts[bout].step) { Self::Other } else { Self::First }
    }
}
