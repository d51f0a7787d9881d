//! What a person chose, on this machine.

use std::time::Duration;

use super::cue::Sounds;
use super::day::DayBoundary;
use super::fingerprint::Fingerprint;
use super::quantity::Volume;
use super::side::Side;
use super::sounding::Sounding;
use super::speech::voice::Voice;
use super::steadiness::{CountRule, Goal};
use super::week::{WeekNumbers, WeekStart};

/// Every choice, always in range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Size of everything.
    pub text_scale: TextScale,
    /// Loudness of chimes, kept while muted; the voice has its own.
    pub volume: Volume,
    /// Whether anything is heard at all, chimes and voice.
    pub sound: Sound,
    /// What chimes are made of, where a routine does not say.
    pub sounds: Sounds,
    /// What else of sound is wanted.
    pub sounding: Sounding,
    /// How the person is spoken to.
    pub voice: Voice,
    /// Before the first step of a routine that leaves it open.
    pub get_ready: GetReady,
    /// When a day begins.
    pub day_boundary: DayBoundary,
    /// The side with symptoms, for steps that ask for it.
    pub affected: Side,
    /// Whether things move on screen.
    pub motion: MotionChoice,
    /// When a day counts.
    pub counting: CountRule,
    /// What is aimed for in a week.
    pub goal: Goal,
    /// On which day weeks begin.
    pub week_start: WeekStart,
    /// Whether weeks show their numbers.
    pub week_numbers: WeekNumbers,
    /// Whether the questions of a week are asked.
    pub weekly: Asked,
    /// Whether the self-test is.
    pub self_test: Asked,
    /// What was odd in the diary when that was read last, and is not told again.
    pub odd_seen: Option<Fingerprint>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            text_scale: TextScale::default(),
            volume: Volume::default(),
            sound: Sound::default(),
            sounds: Sounds::default(),
            sounding: Sounding::default(),
            voice: Voice::default(),
            get_ready: GetReady::default(),
            day_boundary: DayBoundary::default(),
            affected: Side::Right,
            motion: MotionChoice::default(),
            counting: CountRule::default(),
            goal: Goal::default(),
            weekly: Asked::default(),
            self_test: Asked::default(),
            week_start: WeekStart::default(),
            week_numbers: WeekNumbers::default(),
            odd_seen: None,
        }
    }
}

/// Whether something that is off until it is chosen is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asked {
    /// It is not.
    #[default]
    Never,
    /// It is, when it is due.
    WhenDue,
}

/// Light, dark, or as the system is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Whether anything is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sound {
    /// It is.
    #[default]
    On,
    /// It is not; the volumes are kept for later.
    Muted,
}

impl Sound {
    /// The other.
    #[must_use]
    pub const fn toggled(self) -> Self {
        match self {
            Self::On => Self::Muted,
            Self::Muted => Self::On,
        }
    }
}

/// Whether things move on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MotionChoice {
    /// They do, slowly.
    #[default]
    Full,
    /// Only the countdown does.
    Reduced,
}

/// Size of everything, 80 to 200 percent in steps of 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextScale(u8);

impl TextScale {
    /// The smallest, in percent.
    pub const MIN: u8 = 80;
    /// The largest, in percent.
    pub const MAX: u8 = 200;

    /// Clamped, and rounded to a step of 10.
    pub fn percent(percent: u8) -> Self {
        Self((percent.clamp(Self::MIN, Self::MAX) + 5) / 10 * 10)
    }

    /// 80 to 200.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// 0.8 to 2.0.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl Default for TextScale {
    fn default() -> Self {
        Self(100)
    }
}

/// Time to get ready, 0 to 60 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GetReady(u8);

impl GetReady {
    /// The longest, in seconds.
    pub const MAX: u8 = 60;

    /// Clamped to a minute.
    pub fn seconds(seconds: u8) -> Self {
        Self(seconds.min(Self::MAX))
    }

    /// 0 to 60.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// As a length.
    pub fn length(self) -> Duration {
        Duration::from_secs(self.0.into())
    }
}

impl Default for GetReady {
    fn default() -> Self {
        Self(10)
    }
}
