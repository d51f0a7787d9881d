//! How a figure moves between its key frames.

use std::f32::consts::{PI, TAU};

/// How fast, and whether it comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pace {
    /// From the first key frame to the last in so many seconds, and stays.
    Hold(f32),
    /// There and back in so many seconds.
    Sway(f32),
    /// Round and round, from the last straight on to the first, in so many seconds.
    Round(f32),
}

/// Longest and shortest pace, in seconds.
pub const PACE: std::ops::RangeInclusive<f32> = 0.5..=120.0;
/// Seconds of breathing in and out: about six breaths a minute (slow breathing; Laborde 2022 by way of the clinical notes, V44).
pub const BREATH: (f32, f32) = (4.0, 6.0);

/// What a figure shows at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moment {
    /// From the first key frame, 0, to the last, 1.
    pub along: f32,
    /// Breathed out at 0, in at 1.
    pub breath: f32,
    /// Where the halo of a pressed spot is, 0 to 1 and back.
    pub beat: f32,
}

impl Moment {
    /// A still `along` the key frames.
    pub const fn still(along: f32) -> Self {
        Self { along, breath: 0.4, beat: 0.5 }
    }
}

impl Pace {
    /// Its seconds.
    pub const fn seconds(self) -> f32 {
        match self {
            Self::Hold(seconds) | Self::Sway(seconds) | Self::Round(seconds) => seconds,
        }
    }

    /// The same movement at another pace. What is held goes there no slower than it was written.
    #[must_use]
    pub fn at(self, seconds: f32) -> Self {
        let seconds = seconds.clamp(*PACE.start(), *PACE.end());
        match self {
            Self::Hold(own) => Self::Hold(own.min(seconds)),
            Self::Sway(_) => Self::Sway(seconds),
            Self::Round(_) => Self::Round(seconds),
        }
    }

    /// What shows `elapsed` seconds in.
    pub fn moment(self, elapsed: f32) -> Moment {
        let seconds = self.seconds();
        let along = match self {
            Self::Hold(_) => (elapsed / seconds).min(1.0),
            Self::Sway(_) => {
                let turn = (elapsed / seconds).rem_euclid(1.0);
                1.0 - (2.0 * turn - 1.0).abs()
            }
            Self::Round(_) => (elapsed / seconds).rem_euclid(1.0),
        };
        Moment { along, breath: breath(elapsed), beat: 0.5 - 0.5 * (TAU * elapsed / 4.0).cos() }
    }

    /// How far a body is between two key frames when time is `t` of the way: it starts and ends softly and rests a little
    /// at each end; what goes round does not stop.
    pub fn ease(self, t: f32) -> f32 {
        match self {
            Self::Round(_) => t,
            Self::Hold(_) | Self::Sway(_) => {
                let t = ((t - 0.04) / 0.92).clamp(0.0, 1.0);
                0.5 - 0.5 * (PI * t).cos()
            }
        }
    }
}

/// How full the chest is, `elapsed` seconds into slow breathing.
fn breath(elapsed: f32) -> f32 {
    let (inhale, exhale) = BREATH;
    let at = elapsed.rem_euclid(inhale + exhale);
    if at < inhale { 0.5 - 0.5 * (PI * at / inhale).cos() } else { 0.5 + 0.5 * (PI * (at - inhale) / exhale).cos() }
}
