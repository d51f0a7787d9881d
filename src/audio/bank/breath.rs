//! Two breathy tones, the same in every set: up a fifth to breathe in, down a fifth to breathe out, each a little shorter than its breath.

use super::{C4, G4};
use crate::audio::synth::Glide;
use crate::domain::timeline::Breath;

pub(super) const fn glide(breath: Breath) -> Glide {
    match breath {
        Breath::In => Glide { from: C4, to: G4, length: 3.4, level: 0.028 },
        Breath::Out => Glide { from: G4, to: C4, length: 5.2, level: 0.028 },
    }
}
