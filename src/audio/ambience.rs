//! Something quiet around the chimes: brown noise or a slow pad, made as it is heard. There is no loop, and so no seam.
//!
//! Deliberately absent: when it is heard; see the engine.

use std::f64::consts::TAU;

use super::synth::Frame;
use crate::domain::sounding::Ambience;

/// Ambience at full volume stays within this.
pub const PEAK: f32 = 0.08;
/// From silence to full, and back, in seconds: as slowly as a lamp that is dimmed.
pub const FADE: f32 = 2.0;

/// A supply of ambience that fades in, and out when another is wanted.
#[derive(Debug)]
pub struct Bed {
    rate: u32,
    wanted: Ambience,
    source: Source,
    /// From 0 to 1.
    level: f32,
}

#[derive(Debug)]
enum Source {
    Silence,
    Brown(Brown),
    Pad(Box<Pad>),
}

impl Bed {
    /// Silent, at `rate` frames a second.
    pub fn new(rate: u32) -> Self {
        Self { rate, wanted: Ambience::Off, source: Source::Silence, level: 0.0 }
    }

    /// Fades to `ambience`: what sounds fades out first.
    pub fn set(&mut self, ambience: Ambience) {
        self.wanted = ambience;
    }

    /// The next frame.
    pub fn next_frame(&mut self) -> Frame {
        let step = 1.0 / (FADE * self.rate as f32);
        if self.source.is(self.wanted) {
            self.level = (self.level + step).min(1.0);
        } else if self.level > step {
            self.level -= step;
        } else {
            self.level = 0.0;
            self.source = Source::of(self.wanted, self.rate);
        }
        let sound = match &mut self.source {
            Source::Silence => {
                self.level = 0.0;
                return [0.0; 2];
            }
            Source::Brown(brown) => brown.next(),
            Source::Pad(pad) => pad.next(),
        };
        sound.map(|sample| self.level * PEAK * (sample / PEAK).tanh())
    }
}

impl Source {
    fn of(ambience: Ambience, rate: u32) -> Self {
        match ambience {
            Ambience::Off => Self::Silence,
            Ambience::BrownNoise => Self::Brown(Brown::new(rate)),
            Ambience::Pad => Self::Pad(Box::new(Pad::new(rate))),
        }
    }

    const fn is(&self, ambience: Ambience) -> bool {
        matches!(
            (self, ambience),
            (Self::Silence, Ambience::Off) | (Self::Brown(_), Ambience::BrownNoise) | (Self::Pad(_), Ambience::Pad)
        )
    }
}

/// Noise that falls by 6 dB an octave, as far surf or a waterfall does. Each ear has its own.
#[derive(Debug)]
struct Brown {
    ears: [(Dice, f32); 2],
    keep: f32,
    gain: f32,
}

impl Brown {
    /// Below it the noise is flat, in hertz: what is lower moves air and is not heard.
    const CORNER: f32 = 60.0;
    const LEVEL: f32 = 0.027;

    fn new(rate: u32) -> Self {
        let keep = (-std::f32::consts::TAU * Self::CORNER / rate as f32).exp();
        // Dice have a variance of a third; what is kept of the past multiplies it.
        let gain = Self::LEVEL * (3.0 * (1.0 - keep * keep)).sqrt();
        Self { ears: [(Dice(0x9E37_79B9), 0.0), (Dice(0x7F4A_7C15), 0.0)], keep, gain }
    }

    fn next(&mut self) -> Frame {
        let Self { ears, keep, gain } = self;
        ears.each_mut().map(|(dice, sum)| {
            *sum = *keep * *sum + *gain * dice.roll();
            *sum
        })
    }
}

/// Marsaglia's xorshift: the same each time, and as random as an ear can tell.
#[derive(Debug)]
struct Dice(u32);

impl Dice {
    /// From -1 to 1.
    fn roll(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as f32 / (u32::MAX as f32 / 2.0) - 1.0
    }
}

/// A soft open chord whose tones come and go, each in its own time, so that it never sounds the same twice in an hour.
#[derive(Debug)]
struct Pad {
    tones: [Tone; 5],
}

/// A tone that floats: its phase in one ear sways about that in the other. What differs between them is a quarter turn from what they
/// share and cancels where both become one, as in a single loudspeaker, so that what is left there is the whole tone, and steady.
#[derive(Debug)]
struct Tone {
    voice: Turning,
    swell: Turning,
    sway: Turning,
    level: f64,
}

impl Pad {
    /// Hertz, seconds of a swell, seconds of a sway, level.
    const CHORD: [(f64, f64, f64, f64); 5] = [
        (130.81, 17.0, 13.0, 1.0),
        (196.0, 23.0, 13.0, 0.8),
        (261.63, 29.0, 9.0, 0.6),
        (293.66, 37.0, 9.0, 0.4),
        (392.0, 41.0, 7.0, 0.3),
    ];
    const LEVEL: f64 = 0.018;
    /// How much quieter a tone is between its swells.
    const SWELL: f64 = 0.4;
    /// How loud what differs between the ears is beside what they share, at most.
    const WIDTH: f64 = 0.9;

    fn new(rate: u32) -> Self {
        let rate = f64::from(rate);
        let mut number = 0.0;
        let tones = Self::CHORD.map(|(pitch, swell, sway, level)| {
            number += 1.0;
            Tone {
                voice: Turning::new(pitch / rate, 0.0),
                // While some go others come.
                swell: Turning::new(1.0 / (swell * rate), number * 0.382),
                // While one is in the middle its neighbour is widest.
                sway: Turning::new(1.0 / (sway * rate), number * 0.25),
                level: Self::LEVEL * level,
            }
        });
        Self { tones }
    }

    fn next(&mut self) -> Frame {
        let (mut shared, mut apart) = (0.0, 0.0);
        for tone in &mut self.tones {
            let level = tone.level * (1.0 - Self::SWELL * (0.5 + 0.5 * tone.swell.next().0));
            let (across, along) = tone.voice.next();
            shared += level * along;
            apart += level * Self::WIDTH * tone.sway.next().0 * across;
        }
        [(shared + apart) as f32, (shared - apart) as f32]
    }
}

/// A pointer that goes round: cosine and sine without computing either each time.
#[derive(Debug)]
struct Turning {
    at: (f64, f64),
    by: (f64, f64),
}

impl Turning {
    /// `turns` a frame, and already at so many turns.
    fn new(turns: f64, from: f64) -> Self {
        let at = |turns: f64| ((TAU * turns).cos(), (TAU * turns).sin());
        Self { at: at(from), by: at(turns) }
    }

    fn next(&mut self) -> (f64, f64) {
        let ((x, y), (cos, sin)) = (self.at, self.by);
        let (x, y) = (x * cos - y * sin, x * sin + y * cos);
        // Rounding would let it shrink or grow over an hour.
        let mend = 1.5 - 0.5 * (x * x + y * y);
        self.at = (x * mend, y * mend);
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::loudness::{MOMENT, course, in_mono, loudest_momentary};

    const RATE: u32 = 48_000;
    const HEARD: [Ambience; 2] = [Ambience::BrownNoise, Ambience::Pad];

    fn frames(bed: &mut Bed, seconds: usize) -> Vec<Frame> {
        (0..seconds * RATE as usize).map(|_| bed.next_frame()).collect()
    }

    fn bed(ambience: Ambience) -> Bed {
        let mut bed = Bed::new(RATE);
        bed.set(ambience);
        bed
    }

    fn peak(frames: &[Frame]) -> f32 {
        frames.iter().flatten().fold(0.0, |peak, sample| sample.abs().max(peak))
    }

    #[test]
    fn it_is_quiet_and_as_loud_one_as_the_other() {
        for ambience in HEARD {
            let heard = frames(&mut bed(ambience), 30);
            assert!(peak(&heard) <= PEAK);
            let loudness = loudest_momentary(&heard[3 * RATE as usize..]);
            assert!((loudness + 32.0).abs() < 1.5, "{ambience:?}: {loudness}");
        }
    }

    /// How far the loudest and the quietest moment are apart, in LU.
    fn range(frames: &[Frame]) -> f64 {
        let (least, most) = course(frames, MOMENT)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), loudness| {
                (least.min(loudness), most.max(loudness))
            });
        most - least
    }

    #[test]
    fn it_is_steady_for_two_ears_and_for_one_loudspeaker() {
        for ambience in HEARD {
            let heard = &frames(&mut bed(ambience), 63)[3 * RATE as usize..];
            let mono = in_mono(heard);
            let ranges = (range(heard), range(&mono));
            assert!(ranges.0 < 4.0 && ranges.1 < 4.0, "{ambience:?}: {ranges:?}");
            let lost = loudest_momentary(heard) - loudest_momentary(&mono);
            assert!(lost < 3.5, "{ambience:?} loses no more than two that have nothing in common: {lost}");
        }
    }

    #[test]
    fn it_is_as_wide_at_any_time_as_two_ears_like_it() {
        for ambience in HEARD {
            let heard = &frames(&mut bed(ambience), 63)[3 * RATE as usize..];
            for second in heard.chunks(RATE as usize) {
                let product = |one: usize, other: usize| {
                    second.iter().map(|frame| f64::from(frame[one]) * f64::from(frame[other])).sum::<f64>()
                };
                let likeness = product(0, 1) / (product(0, 0) * product(1, 1)).sqrt();
                assert!((-0.2..0.8).contains(&likeness), "{ambience:?}: {likeness}");
            }
        }
    }

    #[test]
    fn it_fades_in_from_nothing_and_out_to_nothing_in_two_seconds() {
        for ambience in HEARD {
            let mut bed = bed(ambience);
            let heard = frames(&mut bed, 3);
            assert!(peak(&heard[..100]) < 1e-4);
            let second = RATE as usize;
            assert!(peak(&heard[..second / 4]) < 0.5 * peak(&heard[second * 2..]), "{ambience:?}");
            bed.set(Ambience::Off);
            let heard = frames(&mut bed, 3);
            assert!(peak(&heard[second..second * 19 / 10]) > 0.0);
            assert!(peak(&heard[second * 2 + 10..]) <= 0.0);
        }
    }

    #[test]
    fn it_has_no_click_and_no_seam() {
        for ambience in HEARD {
            let heard = frames(&mut bed(ambience), 40);
            let steepest = heard.windows(2).fold(0.0f32, |most, pair| most.max((pair[1][0] - pair[0][0]).abs()));
            assert!(steepest < 0.012, "{ambience:?}: {steepest}");
        }
    }

    #[test]
    fn another_one_comes_when_the_first_has_gone() {
        let mut bed = bed(Ambience::Pad);
        frames(&mut bed, 3);
        bed.set(Ambience::BrownNoise);
        let heard = frames(&mut bed, 5);
        let middle = RATE as usize * 2;
        assert!(peak(&heard[middle - 10..middle + 10]) < 1e-3);
        assert!(peak(&heard[middle * 2..]) > 0.02);
    }

    #[test]
    fn brown_noise_never_comes_again_and_differs_from_ear_to_ear() {
        let heard = frames(&mut bed(Ambience::BrownNoise), 60);
        let start = &heard[3 * RATE as usize..][..64];
        let again = heard[4 * RATE as usize..].windows(64).any(|frames| frames == start);
        assert!(!again);
        assert!(start.iter().any(|frame| (frame[0] - frame[1]).abs() > 1e-4));
    }
}
