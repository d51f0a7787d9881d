//! What happened in a session, in the past tense.

use std::time::Duration;

use crate::domain::comfort::Band;
use crate::domain::history::Outcome;
use crate::domain::quantity::MonoTime;
use crate::domain::safety::light::Light;
use crate::domain::timeline::{Mark, SegmentKind};

/// Something that happened at an instant. Times never decrease.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionEvent {
    /// When it was due, which may be a little before it was noticed.
    pub at: MonoTime,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    /// The session began. Always first.
    Started,
    /// A segment began. Pairs up with [`What::Left`].
    Entered {
        /// Its number.
        segment: usize,
        /// What it is.
        kind: SegmentKind,
        /// The bout it belongs to.
        bout: usize,
    },
    /// A point inside a segment was reached.
    Marked {
        /// The bout.
        bout: usize,
        /// What the segment is.
        kind: SegmentKind,
        /// The length of the segment with any time added; `None` waits for the person.
        length: Option<Duration>,
        /// The point.
        mark: Mark,
    },
    /// A segment ended.
    Left {
        /// Its number.
        segment: usize,
        /// What it was.
        kind: SegmentKind,
        /// The bout it belongs to.
        bout: usize,
        /// How long it ran, pauses apart.
        ran: Duration,
        /// Why.
        how: Leave,
    },
    /// Fifteen seconds were added to the segment that is on.
    TimeAdded {
        /// The bout.
        bout: usize,
    },
    /// "Too much" was said: the step's band is lower from here on.
    EasedOff {
        /// The bout it was said of.
        bout: usize,
        /// How often it has been said of this step.
        count: u32,
        /// The band now.
        band: Option<Band>,
    },
    /// How it goes was said.
    Rated {
        /// The bout it was said of.
        bout: usize,
        /// How.
        light: Light,
    },
    /// "Too much" was said again of the same step: leaving it is offered.
    SkipOffered {
        /// The bout.
        bout: usize,
    },
    /// The clock stopped.
    Paused(WhyPaused),
    /// The countdown back into the work began.
    Resuming,
    /// 3, 2 or 1 seconds until work goes on.
    ReEntry(u8),
    /// It goes on where it stood.
    Resumed {
        /// Which segment.
        segment: usize,
    },
    /// The session is over. Always last, exactly once.
    Finished(Outcome),
}

/// Why a segment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leave {
    /// It ran to its end, or the person said "done".
    Completed,
    /// By "skip".
    Skipped,
    /// By "back" or a jump.
    JumpedAway,
    /// With the session.
    Stopped,
}

/// Why the clock stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyPaused {
    /// The person asked.
    Asked,
    /// The person said "not good": the step is over, and they rest.
    Red,
    /// The machine slept, or its clock was set: nothing is known of the time between.
    TimeGap,
}
