//! Marks that pace the work: beats within repetitions, and breaths while one keeps still.
//!
//! They give way: none comes in the last three seconds, which belong to their ticks, nor so close to halfway that the two blur. A breath
//! is paced only where it can be breathed to its end; none is left out for the sake of a chime, see [`BREATH_WAITS`].

use std::time::Duration;

use super::{Bout, Mark};
use crate::domain::cue::{APART, SHORTEST_WITH_HALFWAY};
use crate::domain::exercise::{Kind, Target, Technique};
use crate::domain::sounding::{Pacing, Switch};

/// Half of a breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breath {
    /// In.
    In,
    /// Out.
    Out,
}

impl Breath {
    /// How long it takes: together about six breaths a minute, as the figures breathe.
    pub const fn length(self) -> Duration {
        match self {
            Self::In => Duration::from_secs(4),
            Self::Out => Duration::from_secs(6),
        }
    }
}

/// The end of a segment belongs to its ticks.
const LAST: Duration = Duration::from_secs(3);
/// A breath that begins with the work, or so close to halfway that the two would blur, has its tone so long after that chime. The tone
/// rises slowly, which hides the wait, and is over before the next half of the breath all the same.
pub const BREATH_WAITS: Duration = Duration::from_millis(400);

/// Adds the marks that pace a work segment of `bout`. One that waits for the person has no end to keep clear of, and none.
pub(super) fn pace(bout: &Bout, length: Option<Duration>, pacing: Pacing, marks: &mut Vec<(Duration, Mark)>) {
    let Some(length) = length else { return };
    let end = length.saturating_sub(LAST);
    let halfway = (length >= SHORTEST_WITH_HALFWAY).then_some(length / 2);
    let blurs = |at: Duration| halfway.filter(|half| at.abs_diff(*half) < APART);
    match bout.dose.target {
        Target::Reps { pace, .. } if pacing.metronome == Switch::On => {
            let beats = beats(pace.get());
            let times = (0..).map(|beat| pace.get() * (beat / beats) + pace.get() * (beat % beats) / beats);
            let times = times.take_while(|at| *at < end);
            let times = times.filter(|at| blurs(*at).is_none_or(|half| half == *at));
            marks.extend(times.map(|at| (at, Mark::Beat)));
        }
        Target::Hold(_) if pacing.breath == Switch::On && keeps_still(bout) => {
            let clear = |at: Duration| blurs(at).map_or(at, |half| half + BREATH_WAITS).max(BREATH_WAITS);
            let mut at = Duration::ZERO;
            for breath in [Breath::In, Breath::Out].into_iter().cycle() {
                if at + breath.length() > end {
                    break;
                }
                marks.push((clear(at), Mark::Breath(breath)));
                at += breath.length();
            }
        }
        Target::Reps { .. } | Target::Hold(_) | Target::Cycle { .. } | Target::UntilDone => {}
    }
}

/// How many beats go into a repetition: about one a second, and evenly.
fn beats(pace: Duration) -> u32 {
    u32::try_from((pace.as_millis() + 500) / 1000).unwrap_or(u32::MAX).max(1)
}

/// Whether nothing moves but the breath. A step that was made to fit the person is breathed as the person likes.
fn keeps_still(bout: &Bout) -> bool {
    let still = matches!(
        bout.exercise.technique,
        Technique::Static | Technique::Relaxation | Technique::TriggerPoint | Technique::MyofascialRelease
    );
    (still || bout.exercise.kind == Kind::Breathing) && bout.adjusted.is_none()
}
