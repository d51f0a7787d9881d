//! What is said, as sentences with variables. The person may word each of them otherwise.

mod book;
mod naming;
mod template;
mod variables;

pub use book::{Phrasebook, Sentences};
pub(super) use naming::{Turn, naming};
pub use template::{BadTemplate, Template};
pub(super) use variables::Variables;

use crate::domain::timeline;
use crate::domain::words::words;

words!(
    /// Something to say, by when it is said.
    Phrase {
        /// The first step, or one that begins without a rest before it.
        Begin => "as a step begins",
        /// The step that comes, in the rest before it.
        Next => "in the rest before a step",
        /// The other side of the same step.
        Change => "as the side changes",
        /// Where one is, after a pause.
        Again => "after a pause",
        /// The rest between two sets.
        SetRest => "in the rest between two sets",
        /// A set without a rest before it.
        Set => "at a set without a rest before it",
        /// A push begins, in a contract-relax cycle.
        Push => "as a push begins",
        /// One lets go after it.
        LetGo => "as one lets go after a push",
        /// The hold begins after both.
        Hold => "as the hold after a push begins",
        /// Half of the time is over.
        Halfway => "halfway",
        /// It was too much.
        EaseOff => "when it was too much",
        /// Time was added.
        MoreTime => "when time is added",
        /// The clock stands.
        Paused => "as a pause begins",
        /// The last step is done.
        End => "at the end",
    }
);

impl Phrase {
    /// All that it says.
    pub(super) const fn full(self) -> &'static str {
        match self {
            Self::Begin => "{round}. {step}. {side}. {time}.",
            Self::Next => "Rest. {round}. Next, {step}. {side}. {time}.",
            Self::Change => "Change sides, {side}.",
            Self::Again => "{step}. {side}. {left}.",
            Self::SetRest => "Rest. Then set {set}. {side} again.",
            Self::Set => "Set {set}.",
            Self::Push => "Push lightly.",
            Self::LetGo => "Let go.",
            Self::Hold => "Hold the new range.",
            Self::Halfway => "Halfway.",
            Self::EaseOff => "Half the pressure, half the range, half the time.",
            Self::MoreTime => "15 seconds more.",
            Self::Paused => "Paused. Go on when you are ready.",
            Self::End => "That was all. Take your time.",
        }
    }

    /// What it says when time is short.
    pub(super) const fn short(self) -> &'static str {
        match self {
            Self::Begin => "{round}. {step}. {side}.",
            Self::Next => "{round}. Next, {step}. {side}.",
            Self::Change => "{side}.",
            Self::Again => "{step}. {side}.",
            Self::Paused => "Paused.",
            Self::End => "That was all.",
            Self::SetRest => "Rest.",
            Self::Push => "Push.",
            Self::Hold => "Hold.",
            Self::EaseOff => "Half the pressure.",
            Self::Set | Self::LetGo | Self::Halfway | Self::MoreTime => self.full(),
        }
    }

    /// What still makes sense when not even that fits, from the longest to the shortest.
    pub(super) const fn least(self) -> &'static [&'static str] {
        match self {
            Self::Begin => &["{step}. {side}.", "{step}."],
            Self::Next => &["Next, {step}. {side}.", "{step}."],
            Self::Again => &["{step}."],
            Self::Change => &["{side}."],
            Self::SetRest
            | Self::Set
            | Self::Push
            | Self::LetGo
            | Self::Hold
            | Self::Halfway
            | Self::EaseOff
            | Self::MoreTime
            | Self::Paused
            | Self::End => &[],
        }
    }

    /// What tells that `phase` begins.
    pub(super) const fn of(phase: timeline::Phase) -> Self {
        match phase {
            timeline::Phase::Contract => Self::Push,
            timeline::Phase::Relax => Self::LetGo,
            timeline::Phase::Hold => Self::Hold,
        }
    }

    /// Whether it has something shorter to say when time is short.
    pub fn has_short(self) -> bool {
        self.short() != self.full()
    }
}
