//! Wood alone: blocks, a marimba, a slit drum. Short and dry, for those who find long tones tiring.

use super::{A4, B5, C4, C5, E4, E5, F5, G4, Set, partial, strike};
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

const BLOCK: Body =
    Body { attack: 0.012, partials: &[partial(1.0, 1.0, 0.115), partial(2.4, 0.35, 0.045), partial(4.3, 0.14, 0.02)] };
/// A small bar under a soft mallet: it rings a little, so that it is no louder at once than a note.
const TICK: Body = Body {
    attack: 0.012,
    partials: &[partial(1.0, 1.0, 0.17), partial(1.0, -0.4, 0.04), partial(3.1, 0.3, 0.05), partial(6.1, 0.12, 0.04)],
};
/// The same, mellower, for what comes often.
const TAP: Body =
    Body { attack: 0.012, partials: &[partial(1.0, 1.0, 0.17), partial(1.0, -0.4, 0.04), partial(3.1, 0.2, 0.05)] };
/// A marimba's bars are cut so that their second tone stands two octaves up.
const MARIMBA: Body =
    Body { attack: 0.014, partials: &[partial(1.0, 1.0, 0.24), partial(4.0, 0.26, 0.08), partial(9.2, 0.04, 0.03)] };
/// The same over its tubes, which let it ring.
const TUBES: Body =
    Body { attack: 0.018, partials: &[partial(1.0, 1.0, 0.60), partial(4.0, 0.20, 0.12), partial(9.2, 0.03, 0.03)] };
/// A tongue over a hollow log.
const SLIT: Body =
    Body { attack: 0.013, partials: &[partial(1.0, 1.0, 0.20), partial(2.2, 0.32, 0.09), partial(4.7, 0.10, 0.03)] };
/// A large log. Its second and third tones are what a small loudspeaker has of it.
const LOG: Body =
    Body { attack: 0.016, partials: &[partial(1.0, 1.0, 0.34), partial(2.76, 0.85, 0.3), partial(4.4, 0.35, 0.14)] };

const GET_READY: Score =
    Score { strikes: &[strike(0.0, &BLOCK, 620.0, 0.297, 0.0), strike(0.17, &BLOCK, 620.0, 0.277, 0.0)], length: 0.85 };
const START: Score =
    Score { strikes: &[strike(0.0, &MARIMBA, G4, 0.149, 0.0), strike(0.18, &MARIMBA, C5, 0.224, 0.0)], length: 1.4 };
const HALFWAY: Score = Score { strikes: &[strike(0.0, &MARIMBA, B5, 0.239, 0.0)], length: 1.2 };
const COUNTDOWN: Score = Score { strikes: &[strike(0.0, &TICK, F5, 0.329, 0.0)], length: 0.7 };
const BEAT: Score = Score { strikes: &[strike(0.0, &TAP, 1600.0, 0.228, 0.0)], length: 0.7 };
/// Lower on the left, as the change of sides is.
const BEAT_ON_THE_LEFT: Score = Score { strikes: &[strike(0.0, &TAP, 1345.0, 0.246, -0.75)], length: 0.7 };
const BEAT_ON_THE_RIGHT: Score = Score { strikes: &[strike(0.0, &TAP, 1600.0, 0.228, 0.75)], length: 0.7 };
/// Three knocks that walk over, so that they are no start and no rest.
const TO_THE_LEFT: Score = Score {
    strikes: &[
        strike(0.0, &SLIT, E4, 0.172, 0.8),
        strike(0.16, &SLIT, E4, 0.182, 0.0),
        strike(0.32, &SLIT, E4, 0.201, -0.8),
    ],
    length: 1.1,
};
const TO_THE_RIGHT: Score = Score {
    strikes: &[
        strike(0.0, &SLIT, A4, 0.203, -0.8),
        strike(0.16, &SLIT, A4, 0.214, 0.0),
        strike(0.32, &SLIT, A4, 0.237, 0.8),
    ],
    length: 1.1,
};
const REST: Score =
    Score { strikes: &[strike(0.0, &MARIMBA, E5, 0.193, 0.0), strike(0.3, &MARIMBA, A4, 0.216, 0.0)], length: 1.5 };
const STEP_DONE: Score = Score { strikes: &[strike(0.0, &LOG, 165.0, 0.178, 0.0)], length: 1.8 };
const FINISHED: Score = Score {
    strikes: &[
        strike(0.0, &TUBES, C4, 0.168, -0.25),
        strike(0.45, &TUBES, E4, 0.156, 0.0),
        strike(0.9, &TUBES, G4, 0.168, 0.25),
    ],
    length: 3.2,
};
const METRONOME: Score = Score { strikes: &[strike(0.0, &BLOCK, 470.0, 0.118, 0.0)], length: 0.5 };
