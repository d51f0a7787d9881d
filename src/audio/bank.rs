//! What each chime is made of, and all of them rendered at one rate.
//!
//! Timbre tells the families apart before pitch does: wood (get ready, countdown, beat), bars (start, halfway, rest),
//! a hollow pair (change sides), bowls (step done, finished).

use std::sync::Arc;
use std::time::Duration;

use super::synth::{Body, Frame, Partial, Score, Strike};
use crate::domain::cue::Chime;
use crate::domain::side::Side;

/// Every chime at one sample rate.
#[derive(Debug)]
pub struct Bank {
    tones: Vec<(Chime, Arc<[Frame]>)>,
}

impl Bank {
    /// Synthesises all chimes: some ten milliseconds.
    pub fn at_rate(rate: u32) -> Self {
        Self { tones: Chime::ALL.iter().map(|&chime| (chime, Arc::from(score(chime).render(rate)))).collect() }
    }

    /// The samples of `chime`.
    pub fn tone(&self, chime: Chime) -> Arc<[Frame]> {
        self.tones.iter().find(|(known, _)| *known == chime).map(|(_, tone)| Arc::clone(tone)).unwrap_or_default()
    }
}

/// How long `chime` sounds.
pub fn length(chime: Chime) -> Duration {
    score(chime).duration()
}

const fn partial(ratio: f32, level: f32, decay: f32) -> Partial {
    Partial { ratio, level, decay }
}

const fn strike(at: f32, body: &'static Body, pitch: f32, level: f32, pan: f32) -> Strike {
    Strike { at, body, pitch, level, pan }
}

const WOOD: Body = Body {
    attack: 0.005,
    partials: &[partial(1.0, 1.0, 0.045), partial(2.57, 0.45, 0.022), partial(4.95, 0.15, 0.012)],
};
const TICK: Body = Body { attack: 0.005, partials: &[partial(1.0, 1.0, 0.03), partial(2.76, 0.25, 0.014)] };
const BAR: Body =
    Body { attack: 0.007, partials: &[partial(1.0, 1.0, 0.30), partial(2.0, 0.22, 0.20), partial(3.98, 0.16, 0.09)] };
const GLASS: Body =
    Body { attack: 0.008, partials: &[partial(1.0, 1.0, 0.34), partial(2.0, 0.10, 0.22), partial(3.01, 0.06, 0.12)] };
const FELT: Body =
    Body { attack: 0.018, partials: &[partial(1.0, 1.0, 0.34), partial(2.0, 0.38, 0.24), partial(3.0, 0.12, 0.14)] };
const HOLLOW: Body =
    Body { attack: 0.006, partials: &[partial(1.0, 1.0, 0.13), partial(3.0, 0.42, 0.08), partial(5.0, 0.16, 0.04)] };
/// Two tones 0.4 % apart beat slowly, as a real bowl does.
const BOWL: Body = Body {
    attack: 0.022,
    partials: &[
        partial(1.0, 0.8, 0.75),
        partial(1.004, 0.5, 0.75),
        partial(2.71, 0.42, 0.45),
        partial(2.722, 0.2, 0.45),
        partial(5.1, 0.12, 0.2),
    ],
};
const CHORD: Body = Body {
    attack: 0.025,
    partials: &[partial(1.0, 1.0, 1.0), partial(1.003, 0.35, 1.0), partial(2.0, 0.28, 0.6), partial(3.0, 0.1, 0.35)],
};

const C4: f32 = 261.63;
const E4: f32 = 329.63;
const G4: f32 = 392.0;
const A4: f32 = 440.0;
const C5: f32 = 523.25;
const E5: f32 = 659.26;
const B5: f32 = 987.77;

const fn score(chime: Chime) -> Score {
    match chime {
        Chime::GetReady => GET_READY,
        Chime::Start => START,
        Chime::Halfway => HALFWAY,
        Chime::Countdown => COUNTDOWN,
        Chime::Beat => BEAT,
        Chime::ChangeSides(Side::Left) => TO_THE_LEFT,
        Chime::ChangeSides(Side::Right) => TO_THE_RIGHT,
        Chime::Rest => REST,
        Chime::StepDone => STEP_DONE,
        Chime::Finished => FINISHED,
    }
}

const GET_READY: Score =
    Score { strikes: &[strike(0.0, &WOOD, 560.0, 0.52, 0.0), strike(0.17, &WOOD, 560.0, 0.36, 0.0)], length: 0.6 };
const START: Score =
    Score { strikes: &[strike(0.0, &BAR, G4, 0.28, 0.0), strike(0.2, &BAR, C5, 0.33, 0.0)], length: 1.6 };
const HALFWAY: Score = Score { strikes: &[strike(0.0, &GLASS, B5, 0.365, 0.0)], length: 1.4 };
const COUNTDOWN: Score = Score { strikes: &[strike(0.0, &TICK, 900.0, 0.50, 0.0)], length: 0.3 };
const BEAT: Score = Score { strikes: &[strike(0.0, &TICK, 1400.0, 0.20, 0.0)], length: 0.2 };
/// The pair keeps one pitch, lower for the left, so that one ear or one loudspeaker is enough.
const TO_THE_LEFT: Score =
    Score { strikes: &[strike(0.0, &HOLLOW, E4, 0.39, 0.75), strike(0.26, &HOLLOW, E4, 0.47, -0.75)], length: 1.0 };
const TO_THE_RIGHT: Score =
    Score { strikes: &[strike(0.0, &HOLLOW, A4, 0.39, -0.75), strike(0.26, &HOLLOW, A4, 0.47, 0.75)], length: 1.0 };
const REST: Score =
    Score { strikes: &[strike(0.0, &FELT, E5, 0.30, 0.0), strike(0.32, &FELT, A4, 0.36, 0.0)], length: 1.8 };
const STEP_DONE: Score = Score { strikes: &[strike(0.0, &BOWL, 196.0, 0.265, 0.0)], length: 3.0 };
const FINISHED: Score = Score {
    strikes: &[
        strike(0.0, &CHORD, C4, 0.22, -0.25),
        strike(0.55, &CHORD, E4, 0.20, 0.0),
        strike(1.1, &CHORD, G4, 0.22, 0.25),
    ],
    length: 4.5,
};

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: u32 = 48_000;

    fn tones() -> Vec<(Chime, Arc<[Frame]>)> {
        Bank::at_rate(RATE).tones
    }

    fn peak(tone: &[Frame]) -> f32 {
        tone.iter().flatten().fold(0.0, |peak, sample| sample.abs().max(peak))
    }

    /// Loudness of the loudest 400 ms as ITU-R BS.1770 weighs it, in LUFS.
    fn loudness(tone: &[Frame]) -> f64 {
        let mut power: Vec<f64> = vec![0.0; RATE as usize * 4 / 10];
        for channel in 0..2 {
            let samples = tone.iter().map(|frame| f64::from(frame[channel]));
            let shelved = biquad(
                samples,
                [1.535_124_859_586_97, -2.691_696_189_406_38, 1.198_392_810_852_85],
                [-1.690_659_293_182_41, 0.732_480_774_215_85],
            );
            let weighed = biquad(shelved, [1.0, -2.0, 1.0], [-1.990_047_454_833_98, 0.990_072_250_366_21]);
            power.resize(power.len().max(tone.len()), 0.0);
            power.iter_mut().zip(weighed).for_each(|(sum, sample)| *sum += sample * sample);
        }
        let window = RATE as usize * 4 / 10;
        let mut sum: f64 = power[..window].iter().sum();
        let mut most = sum;
        for index in window..power.len() {
            sum += power[index] - power[index - window];
            most = most.max(sum);
        }
        -0.691 + 10.0 * (most / window as f64).log10()
    }

    fn biquad(samples: impl Iterator<Item = f64>, b: [f64; 3], a: [f64; 2]) -> impl Iterator<Item = f64> {
        let (mut x, mut y) = ([0.0; 2], [0.0; 2]);
        samples.map(move |sample| {
            let out = b[0] * sample + b[1] * x[0] + b[2] * x[1] - a[0] * y[0] - a[1] * y[1];
            (x, y) = ([sample, x[0]], [out, y[0]]);
            out
        })
    }

    fn ticks(chime: Chime) -> bool {
        matches!(chime, Chime::GetReady | Chime::Countdown | Chime::Beat)
    }

    #[test]
    fn chimes_are_equally_loud_but_for_the_ticks_which_are_softer() {
        for (chime, tone) in tones() {
            let loudness = loudness(&tone);
            if ticks(chime) {
                assert!((-32.0..-18.0).contains(&loudness), "{chime:?}: {loudness}");
            } else {
                assert!((loudness + 16.0).abs() < 1.0, "{chime:?}: {loudness}");
            }
        }
    }

    #[test]
    fn two_chimes_at_once_stay_below_full_scale() {
        for (chime, tone) in tones() {
            assert!(peak(&tone) < 0.5, "{chime:?}: {}", peak(&tone));
        }
    }

    #[test]
    fn no_chime_startles() {
        for (chime, tone) in tones() {
            let first = &tone[..RATE as usize / 400];
            assert!(peak(first) < 0.6 * peak(&tone), "{chime:?}");
        }
    }

    #[test]
    fn chimes_begin_and_end_in_silence() {
        for (chime, tone) in tones() {
            assert!(peak(&tone[..2]) < 1e-3, "{chime:?}");
            assert!(peak(&tone[tone.len() - 48..]) < 1e-4, "{chime:?}");
            let unfaded = &tone[..tone.len() - RATE as usize * 8 / 100];
            let end = &unfaded[unfaded.len() - RATE as usize / 100..];
            assert!(peak(end) < 0.05 * peak(&tone), "{chime:?} is cut short");
        }
    }

    #[test]
    fn changing_sides_moves_to_the_side_that_comes_next() {
        let energy = |tone: &[Frame], channel: usize| tone.iter().map(|frame| frame[channel].powi(2)).sum::<f32>();
        let bank = Bank::at_rate(RATE);
        for (side, near, far) in [(Side::Left, 0, 1), (Side::Right, 1, 0)] {
            let tone = bank.tone(Chime::ChangeSides(side));
            let (first, second) = tone.split_at(RATE as usize / 4);
            assert!(energy(first, far) > 3.0 * energy(first, near));
            assert!(energy(second, near) > 3.0 * energy(second, far));
        }
    }

    #[test]
    fn a_chime_lasts_as_long_as_is_said_at_any_rate() {
        for rate in [8_000, 44_100, 96_000] {
            let bank = Bank::at_rate(rate);
            for chime in Chime::ALL {
                let said = length(chime).as_secs_f32() * rate as f32;
                assert!((bank.tone(chime).len() as f32 - said).abs() < 2.0);
            }
        }
    }
}
