//! Two breathy tones, the same in every set: up a fifth to breathe in, down a fifth to breathe out, each a little shorter than its breath.

use crate::audio::synth::Glide;
use crate::domain::timeline::Breath;

pub(super) const fn glide(breath: Breath) -> Glide {
    match breath {
        Breath::In => Glide { from: 220.0, to: 330.0, length: 3.4, level: 0.03 },
        Breath::Out => Glide { from: 330.0, to: 220.0, length: 5.2, level: 0.03 },
    }
}
