//! Soft tones, blown more than struck: nothing in them has an edge.

use super::{A4, B5, C4, C5, D5, E4, E5, F5, G4, Set, partial, strike};
use crate::audio::synth::{Body, Score};

pub(super) const SET: Set = Set {
    get_ready: GET_READY,
    start: START,
    halfway: HALFWAY,
    countdown: COUNTDOWN,
    beat: BEAT,
    beat_on_the_left: BEAT_ON_THE_LEFT,
    beat_on_the_right: BEAT_ON_THE_RIGHT,
    to_the_left: TO_THE_LEFT,
    to_the_right: TO_THE_RIGHT,
    rest: REST,
    step_done: STEP_DONE,
    finished: FINISHED,
    metronome: METRONOME,
};

const DROP: Body = Body { attack: 0.020, partials: &[partial(1.0, 1.0, 0.08), partial(2.0, 0.12, 0.05)] };
const BLIP: Body = Body { attack: 0.016, partials: &[partial(1.0, 1.0, 0.075)] };
/// It swells, so that it is no louder at once than a note.
const BUBBLE: Body = Body {
    attack: 0.014,
    partials: &[partial(1.0, 1.0, 0.165), partial(1.0, -0.66, 0.06), partial(2.0, 0.2, 0.06), partial(3.0, 0.12, 0.05)],
};
/// The same, mellower, for what comes often.
const DROPLET: Body =
    Body { attack: 0.014, partials: &[partial(1.0, 1.0, 0.165), partial(1.0, -0.6, 0.06), partial(2.0, 0.1, 0.05)] };
const AIR: Body =
    Body { attack: 0.045, partials: &[partial(1.0, 1.0, 0.30), partial(1.006, 0.5, 0.30), partial(2.0, 0.12, 0.2)] };
const REED: Body =
    Body { attack: 0.030, partials: &[partial(1.0, 1.0, 0.145), partial(3.0, 0.30, 0.12), partial(5.0, 0.10, 0.07)] };
const WARM: Body = Body {
    attack: 0.070,
    partials: &[partial(1.0, 1.0, 0.7), partial(1.005, 0.6, 0.7), partial(2.0, 0.45, 0.55), partial(3.0, 0.16, 0.35)],
};
/// A low pipe. Its third and fourth tones are what a small loudspeaker has of it.
const LOW: Body = Body {
    attack: 0.070,
    partials: &[
        partial(1.0, 0.8, 0.6),
        partial(1.005, 0.5, 0.6),
        partial(2.0, 0.35, 0.5),
        partial(3.0, 0.8, 0.55),
        partial(3.006, 0.42, 0.55),
        partial(4.0, 0.25, 0.4),
    ],
};

const GET_READY: Score =
    Score { strikes: &[strike(0.0, &DROP, D5, 0.387, 0.0), strike(0.2, &DROP, D5, 0.345, 0.0)], length: 0.85 };
const START: Score =
    Score { strikes: &[strike(0.0, &AIR, G4, 0.161, 0.0), strike(0.24, &AIR, C5, 0.202, 0.0)], length: 1.8 };
const HALFWAY: Score = Score { strikes: &[strike(0.0, &AIR, B5, 0.221, 0.0)], length: 1.5 };
const COUNTDOWN: Score = Score { strikes: &[strike(0.0, &BUBBLE, F5, 0.425, 0.0)], length: 0.7 };
const BEAT: Score = Score { strikes: &[strike(0.0, &DROPLET, 1400.0, 0.302, 0.0)], length: 0.8 };
/// Lower on the left, as the change of sides is.
const BEAT_ON_THE_LEFT: Score = Score { strikes: &[strike(0.0, &DROPLET, 1175.0, 0.324, -0.75)], length: 0.8 };
const BEAT_ON_THE_RIGHT: Score = Score { strikes: &[strike(0.0, &DROPLET, 1400.0, 0.302, 0.75)], length: 0.8 };
const TO_THE_LEFT: Score =
    Score { strikes: &[strike(0.0, &REED, E4, 0.245, 0.75), strike(0.3, &REED, E4, 0.286, -0.75)], length: 1.3 };
const TO_THE_RIGHT: Score =
    Score { strikes: &[strike(0.0, &REED, A4, 0.24, -0.75), strike(0.3, &REED, A4, 0.28, 0.75)], length: 1.3 };
const REST: Score =
    Score { strikes: &[strike(0.0, &AIR, E5, 0.194, 0.0), strike(0.36, &AIR, A4, 0.208, 0.0)], length: 2.0 };
const STEP_DONE: Score = Score { strikes: &[strike(0.0, &LOW, 174.6, 0.134, 0.0)], length: 3.0 };
const FINISHED: Score = Score {
    strikes: &[
        strike(0.0, &WARM, C4, 0.14, -0.25),
        strike(0.6, &WARM, E4, 0.14, 0.0),
        strike(1.2, &WARM, G4, 0.149, 0.25),
    ],
    length: 4.5,
};
const METRONOME: Score = Score { strikes: &[strike(0.0, &BLIP, C5, 0.16, 0.0)], length: 0.5 };
