//! Soft tones, blown more than struck: nothing in them has an edge.

use super::{A4, B5, C4, C5, E4, E5, G4, Set, partial, strike};
use crate::audio::synth::{Body, Score};

pub(super) const SET: Set = Set {
    get_ready: GET_READY,
    start: START,
    halfway: HALFWAY,
    countdown: COUNTDOWN,
    beat: BEAT,
    to_the_left: TO_THE_LEFT,
    to_the_right: TO_THE_RIGHT,
    rest: REST,
    step_done: STEP_DONE,
    finished: FINISHED,
    metronome: METRONOME,
};

const DROP: Body = Body { attack: 0.014, partials: &[partial(1.0, 1.0, 0.06), partial(2.0, 0.12, 0.04)] };
const BLIP: Body = Body { attack: 0.010, partials: &[partial(1.0, 1.0, 0.075)] };
const AIR: Body =
    Body { attack: 0.045, partials: &[partial(1.0, 1.0, 0.30), partial(1.006, 0.5, 0.30), partial(2.0, 0.12, 0.2)] };
const REED: Body =
    Body { attack: 0.030, partials: &[partial(1.0, 1.0, 0.18), partial(3.0, 0.30, 0.14), partial(5.0, 0.10, 0.08)] };
const WARM: Body = Body {
    attack: 0.070,
    partials: &[partial(1.0, 1.0, 0.6), partial(1.005, 0.6, 0.6), partial(2.0, 0.45, 0.45), partial(3.0, 0.16, 0.3)],
};

const GET_READY: Score =
    Score { strikes: &[strike(0.0, &DROP, 523.0, 0.47, 0.0), strike(0.2, &DROP, 523.0, 0.336, 0.0)], length: 0.85 };
const START: Score =
    Score { strikes: &[strike(0.0, &AIR, G4, 0.173, 0.0), strike(0.24, &AIR, C5, 0.186, 0.0)], length: 1.8 };
const HALFWAY: Score = Score { strikes: &[strike(0.0, &AIR, B5, 0.221, 0.0)], length: 1.5 };
const COUNTDOWN: Score = Score { strikes: &[strike(0.0, &BLIP, 784.0, 0.468, 0.0)], length: 0.5 };
const BEAT: Score = Score { strikes: &[strike(0.0, &BLIP, 1175.0, 0.134, 0.0)], length: 0.4 };
const TO_THE_LEFT: Score =
    Score { strikes: &[strike(0.0, &REED, E4, 0.22, 0.75), strike(0.3, &REED, E4, 0.256, -0.75)], length: 1.3 };
const TO_THE_RIGHT: Score =
    Score { strikes: &[strike(0.0, &REED, A4, 0.214, -0.75), strike(0.3, &REED, A4, 0.25, 0.75)], length: 1.3 };
const REST: Score =
    Score { strikes: &[strike(0.0, &AIR, E5, 0.194, 0.0), strike(0.36, &AIR, A4, 0.208, 0.0)], length: 2.0 };
const STEP_DONE: Score = Score { strikes: &[strike(0.0, &WARM, 174.6, 0.146, 0.0)], length: 3.0 };
const FINISHED: Score = Score {
    strikes: &[
        strike(0.0, &WARM, C4, 0.151, -0.25),
        strike(0.6, &WARM, E4, 0.151, 0.0),
        strike(1.2, &WARM, G4, 0.161, 0.25),
    ],
    length: 4.5,
};
const METRONOME: Score = Score { strikes: &[strike(0.0, &BLIP, 587.0, 0.15, 0.0)], length: 0.5 };
