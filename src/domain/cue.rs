//! What a person hears. The chimes are few, each recognisable with eyes closed.

use super::side::Side;

/// A short sound with one meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chime {
    /// A wood tick: get ready.
    GetReady,
    /// Two rising notes: work begins.
    Start,
    /// One light note: half of the time is over.
    Halfway,
    /// A soft tick: one of the last three seconds.
    Countdown,
    /// A very light tap: a repetition, or a phase of a contract-relax cycle, begins.
    Beat,
    /// Two notes moving in stereo to the side that comes next.
    ChangeSides(Side),
    /// A falling pair: rest.
    Rest,
    /// A low bowl: the step is done.
    StepDone,
    /// A slow three-note chord: the session is over.
    Finished,
}

impl Chime {
    /// Every chime there is, for the sound bank and for listening to them in settings.
    pub const ALL: [Self; 10] = [
        Self::GetReady,
        Self::Start,
        Self::Halfway,
        Self::Countdown,
        Self::Beat,
        Self::ChangeSides(Side::Left),
        Self::ChangeSides(Side::Right),
        Self::Rest,
        Self::StepDone,
        Self::Finished,
    ];
}
