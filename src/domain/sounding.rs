//! How sound is wanted: what of it is heard.

use super::name::Name;
use super::quantity::Volume;
use super::words::words;

words!(
    /// A kind of chime that can be left out. What begins and ends work, and the session, is always told.
    CueKind {
        /// The last three seconds.
        Ticks => "ticks in the last three seconds",
        /// Half of the time is over.
        Halfway => "halfway",
        /// A repetition, or a phase of a contract-relax cycle, begins.
        Reps => "repetitions and phases",
        /// The other side comes.
        Sides => "change of sides",
        /// Between sets and steps.
        Rest => "rests",
    }
);

/// The kinds of chime that are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CueKinds(u8);

impl CueKinds {
    /// Every kind.
    pub const ALL: Self = Self((1 << CueKind::ALL.len()) - 1);

    /// Whether `kind` is heard.
    pub const fn contains(self, kind: CueKind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }

    /// With `kind`, or without it where it was in.
    #[must_use]
    pub const fn toggled(self, kind: CueKind) -> Self {
        Self(self.0 ^ (1 << kind as u8))
    }

    /// Without `kind`.
    #[must_use]
    pub const fn without(self, kind: CueKind) -> Self {
        Self(self.0 & !(1 << kind as u8))
    }
}

impl Default for CueKinds {
    fn default() -> Self {
        Self::ALL
    }
}

words!(
    /// What is heard around the chimes while a session runs.
    #[derive(Default)]
    Ambience {
        /// Nothing.
        #[default]
        Off => "none",
        /// Like far surf.
        BrownNoise => "brown noise",
        /// A soft chord that comes and goes.
        Pad => "slow pad",
    }
);

/// Whether something that is off until it is chosen is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Switch {
    /// It is not.
    #[default]
    Off,
    /// It is.
    On,
}

/// The sounds that pace the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Pacing {
    /// Beats within repetitions.
    pub metronome: Switch,
    /// A rising tone to breathe in, a falling one to breathe out, while one keeps still.
    pub breath: Switch,
}

/// A sound device as its system calls it.
pub type DeviceName = Name<96>;

/// Where sound goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Output {
    /// Wherever the system sends it, also when that changes.
    #[default]
    SystemDefault,
    /// To this device; while it is not there, to the system's default.
    Named(DeviceName),
}

/// Everything about sound that a person chooses, but for the voice, and what chimes are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sounding {
    /// Which chimes are heard.
    pub kinds: CueKinds,
    /// What paces the work.
    pub pacing: Pacing,
    /// What is heard around them.
    pub ambience: Ambience,
    /// How loud that is.
    pub ambience_volume: Volume,
    /// Where all of it goes, but for the voice.
    pub output: Output,
}

impl Default for Sounding {
    fn default() -> Self {
        Self {
            kinds: CueKinds::ALL,
            pacing: Pacing::default(),
            ambience: Ambience::Off,
            ambience_volume: Volume::percent(70),
            output: Output::SystemDefault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_is_toggled_twice_is_as_it_was_and_the_others_stay() {
        for kind in CueKind::ALL.iter().copied() {
            let others = CueKinds::ALL.toggled(kind);
            assert!(!others.contains(kind));
            assert!(CueKind::ALL.iter().filter(|other| **other != kind).all(|other| others.contains(*other)));
            assert_eq!(others, CueKinds::ALL.without(kind));
            assert_eq!(others.toggled(kind), CueKinds::ALL);
        }
    }
}
