//! What is known of a session that still runs, so that a crash keeps it.

use super::history::SessionRecord;
use super::side::Side;

/// A session as it stood at the last boundary.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkpoint {
    /// The record as it would be if the session ended here, marked interrupted.
    pub record: SessionRecord,
    /// The bout to go on with, counted from 0.
    pub bout: usize,
    /// [`super::timeline::Timeline::fingerprint`] of the layout: only the same one can be resumed.
    pub fingerprint: u64,
    /// The side with symptoms, as said before the session.
    pub affected: Side,
}
