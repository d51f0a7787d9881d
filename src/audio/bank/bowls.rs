//! Bars and bowls. Timbre tells the families apart before pitch does: wood (get ready), small bars (countdown, beat), bars
//! (start, halfway, rest), a hollow pair (change sides), bowls (step done, finished).

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

const WOOD: Body =
    Body { attack: 0.012, partials: &[partial(1.0, 1.0, 0.10), partial(2.57, 0.3, 0.04), partial(4.95, 0.1, 0.02)] };
/// Felt on a small bar. The second partial takes from the first what would make it louder at once than a note; the others die at once
/// and tell that it begins.
const TICK: Body = Body {
    attack: 0.012,
    partials: &[partial(1.0, 1.0, 0.19), partial(1.0, -0.4, 0.05), partial(2.76, 0.3, 0.05), partial(5.4, 0.12, 0.04)],
};
/// The same, mellower, for what comes often.
const TAP: Body =
    Body { attack: 0.012, partials: &[partial(1.0, 1.0, 0.19), partial(1.0, -0.4, 0.05), partial(2.76, 0.2, 0.05)] };
const CLICK: Body = Body { attack: 0.012, partials: &[partial(1.0, 1.0, 0.085), partial(2.76, 0.2, 0.03)] };
const BAR: Body =
    Body { attack: 0.014, partials: &[partial(1.0, 1.0, 0.30), partial(2.0, 0.22, 0.20), partial(3.98, 0.16, 0.09)] };
const GLASS: Body =
    Body { attack: 0.012, partials: &[partial(1.0, 1.0, 0.34), partial(2.0, 0.10, 0.22), partial(3.01, 0.06, 0.12)] };
/// Bright enough to be told from the bowl it follows, which rings on.
const FELT: Body = Body {
    attack: 0.013,
    partials: &[partial(1.0, 1.0, 0.34), partial(2.0, 0.38, 0.24), partial(3.0, 0.2, 0.14), partial(4.0, 0.12, 0.06)],
};
const HOLLOW: Body =
    Body { attack: 0.014, partials: &[partial(1.0, 1.0, 0.13), partial(3.0, 0.42, 0.08), partial(5.0, 0.16, 0.04)] };
/// Two tones 0.4 % apart beat slowly, as a real bowl does. The second pair is what a small loudspeaker has of it.
const BOWL: Body = Body {
    attack: 0.022,
    partials: &[
        partial(1.0, 0.7, 0.75),
        partial(1.004, 0.44, 0.75),
        partial(2.71, 0.74, 0.65),
        partial(2.716, 0.4, 0.65),
        partial(5.1, 0.12, 0.2),
    ],
};
const CHORD: Body = Body {
    attack: 0.025,
    partials: &[partial(1.0, 1.0, 1.0), partial(1.003, 0.35, 1.0), partial(2.0, 0.28, 0.6), partial(3.0, 0.1, 0.35)],
};

const GET_READY: Score =
    Score { strikes: &[strike(0.0, &WOOD, 560.0, 0.299, 0.0), strike(0.17, &WOOD, 560.0, 0.256, 0.0)], length: 0.85 };
const START: Score =
    Score { strikes: &[strike(0.0, &BAR, G4, 0.15, 0.0), strike(0.2, &BAR, C5, 0.198, 0.0)], length: 1.6 };
const HALFWAY: Score = Score { strikes: &[strike(0.0, &GLASS, B5, 0.207, 0.0)], length: 1.4 };
const COUNTDOWN: Score = Score { strikes: &[strike(0.0, &TICK, F5, 0.319, 0.0)], length: 0.7 };
const BEAT: Score = Score { strikes: &[strike(0.0, &TAP, 1400.0, 0.234, 0.0)], length: 0.8 };
/// Lower on the left, as the change of sides is.
const BEAT_ON_THE_LEFT: Score = Score { strikes: &[strike(0.0, &TAP, 1175.0, 0.25, -0.75)], length: 0.8 };
const BEAT_ON_THE_RIGHT: Score = Score { strikes: &[strike(0.0, &TAP, 1400.0, 0.234, 0.75)], length: 0.8 };
/// The pair keeps one pitch, lower for the left, so that one ear or one loudspeaker is enough.
const TO_THE_LEFT: Score =
    Score { strikes: &[strike(0.0, &HOLLOW, E4, 0.229, 0.75), strike(0.26, &HOLLOW, E4, 0.275, -0.75)], length: 1.0 };
const TO_THE_RIGHT: Score =
    Score { strikes: &[strike(0.0, &HOLLOW, A4, 0.227, -0.75), strike(0.26, &HOLLOW, A4, 0.273, 0.75)], length: 1.0 };
const REST: Score =
    Score { strikes: &[strike(0.0, &FELT, E5, 0.161, 0.0), strike(0.32, &FELT, A4, 0.193, 0.0)], length: 1.8 };
const STEP_DONE: Score = Score { strikes: &[strike(0.0, &BOWL, 196.0, 0.134, 0.0)], length: 3.0 };
const FINISHED: Score = Score {
    strikes: &[
        strike(0.0, &CHORD, C4, 0.126, -0.25),
        strike(0.55, &CHORD, E4, 0.114, 0.0),
        strike(1.1, &CHORD, G4, 0.126, 0.25),
    ],
    length: 4.5,
};
const METRONOME: Score = Score { strikes: &[strike(0.0, &CLICK, C5, 0.142, 0.0)], length: 0.5 };
