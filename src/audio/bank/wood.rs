//! Wood alone: blocks, a marimba, a slit drum. Short and dry, for those who find long tones tiring.

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

const BLOCK: Body =
    Body { attack: 0.005, partials: &[partial(1.0, 1.0, 0.09), partial(2.4, 0.45, 0.034), partial(4.3, 0.2, 0.012)] };
const TICK: Body = Body { attack: 0.005, partials: &[partial(1.0, 1.0, 0.085), partial(3.1, 0.22, 0.018)] };
/// A marimba's bars are cut so that their second tone stands two octaves up.
const MARIMBA: Body =
    Body { attack: 0.006, partials: &[partial(1.0, 1.0, 0.24), partial(4.0, 0.26, 0.07), partial(9.2, 0.05, 0.03)] };
/// A tongue over a hollow log.
const SLIT: Body =
    Body { attack: 0.007, partials: &[partial(1.0, 1.0, 0.20), partial(2.2, 0.32, 0.09), partial(4.7, 0.10, 0.03)] };
const LOG: Body =
    Body { attack: 0.010, partials: &[partial(1.0, 1.0, 0.34), partial(2.05, 0.55, 0.2), partial(3.9, 0.25, 0.08)] };

const GET_READY: Score =
    Score { strikes: &[strike(0.0, &BLOCK, 620.0, 0.338, 0.0), strike(0.17, &BLOCK, 620.0, 0.243, 0.0)], length: 0.85 };
const START: Score =
    Score { strikes: &[strike(0.0, &MARIMBA, G4, 0.161, 0.0), strike(0.18, &MARIMBA, C5, 0.207, 0.0)], length: 1.4 };
const HALFWAY: Score = Score { strikes: &[strike(0.0, &MARIMBA, B5, 0.234, 0.0)], length: 1.2 };
const COUNTDOWN: Score = Score { strikes: &[strike(0.0, &TICK, 1000.0, 0.398, 0.0)], length: 0.5 };
const BEAT: Score = Score { strikes: &[strike(0.0, &TICK, 1600.0, 0.105, 0.0)], length: 0.4 };
/// Three knocks that walk over, so that they are no start and no rest.
const TO_THE_LEFT: Score = Score {
    strikes: &[
        strike(0.0, &SLIT, E4, 0.169, 0.8),
        strike(0.16, &SLIT, E4, 0.178, 0.0),
        strike(0.32, &SLIT, E4, 0.197, -0.8),
    ],
    length: 1.1,
};
const TO_THE_RIGHT: Score = Score {
    strikes: &[
        strike(0.0, &SLIT, A4, 0.198, -0.8),
        strike(0.16, &SLIT, A4, 0.209, 0.0),
        strike(0.32, &SLIT, A4, 0.231, 0.8),
    ],
    length: 1.1,
};
const REST: Score =
    Score { strikes: &[strike(0.0, &MARIMBA, E5, 0.189, 0.0), strike(0.3, &MARIMBA, A4, 0.212, 0.0)], length: 1.5 };
const STEP_DONE: Score = Score { strikes: &[strike(0.0, &LOG, 165.0, 0.213, 0.0)], length: 1.8 };
const FINISHED: Score = Score {
    strikes: &[
        strike(0.0, &MARIMBA, C4, 0.205, -0.25),
        strike(0.35, &MARIMBA, E4, 0.205, 0.0),
        strike(0.7, &MARIMBA, G4, 0.205, 0.25),
        strike(1.05, &MARIMBA, C5, 0.232, 0.0),
    ],
    length: 2.8,
};
const METRONOME: Score = Score { strikes: &[strike(0.0, &BLOCK, 470.0, 0.127, 0.0)], length: 0.5 };
