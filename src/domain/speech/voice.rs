//! How a person wants to be spoken to.

use crate::domain::name::Name;
use crate::domain::quantity::Volume;
use crate::domain::words::words;

words!(
    /// How much is said.
    #[derive(Default)]
    Amount {
        /// Nothing.
        Off => "nothing",
        /// What comes, on which side and for how long, and in a push-and-soften stretch each phase.
        Names => "names",
        /// The same, halfway, and the first cue of each step.
        #[default]
        NamesAndFirstCue => "names and first cue",
        /// The same, and every cue.
        AllCues => "all cues",
    }
);

words!(
    /// What becomes of the music of other players while the voice speaks.
    #[derive(Default)]
    Music {
        /// It goes on as it is.
        #[default]
        Untouched => "as it is",
        /// It is turned down, where it lets itself be.
        Lowered => "lowered",
    }
);

/// Everything about the voice that a person chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Voice {
    /// How much it says.
    pub amount: Amount,
    /// How fast it speaks.
    pub rate: Rate,
    /// How loud it is.
    pub volume: Volume,
    /// Which of the system's voices speaks; `None` leaves that to the system.
    pub name: Option<VoiceName>,
    /// What becomes of other music meanwhile.
    pub music: Music,
}

/// How fast a voice speaks: 60 to 160 percent of its usual speed, in steps of 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u8);

impl Rate {
    /// The slowest, in percent.
    pub const MIN: u8 = 60;
    /// The fastest, in percent.
    pub const MAX: u8 = 160;

    /// Clamped, and rounded to a step of 10.
    pub fn percent(percent: u8) -> Self {
        Self((percent.clamp(Self::MIN, Self::MAX) + 5) / 10 * 10)
    }

    /// 60 to 160.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// 0.6 to 1.6.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self(100)
    }
}

/// The name of a voice as the system knows it.
pub type VoiceName = Name<64>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_a_step_of_ten_within_its_range() {
        assert_eq!([0, 64, 65, 100, 255].map(|percent| Rate::percent(percent).get()), [60, 60, 70, 100, 160]);
    }

    #[test]
    fn a_voice_keeps_its_name_and_no_voice_has_a_name_that_would_break_a_line() {
        let name: VoiceName = "English_(Great_Britain)".parse().unwrap();
        assert_eq!(name.as_str(), "English_(Great_Britain)");
        assert_eq!("é".repeat(32).parse::<VoiceName>().unwrap().to_string(), "é".repeat(32));
        for bad in ["", "  ", "a\r\nQUIT", &"é".repeat(33)] {
            assert!(bad.parse::<VoiceName>().is_err(), "{bad:?}");
        }
    }
}
