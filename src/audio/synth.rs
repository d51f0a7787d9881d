//! Struck tones: a few decaying partials with a rounded attack, as wood, bars and bowls make them.

use std::f32::consts::{FRAC_PI_4, PI, TAU};
use std::time::Duration;

/// Stereo samples, left and right.
pub type Frame = [f32; 2];

/// How a struck thing rings: the partials over its lowest tone, and how gently it is struck.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Seconds of the whole rise from silence. What one hears of it, from a tenth to nine tenths of the strike's height, is three
    /// fifths of this, and less where high partials die soon. That takes 5 ms or more, as a sharper sound startles.
    pub attack: f32,
    /// From the lowest up.
    pub partials: &'static [Partial],
}

/// One decaying sine.
#[derive(Debug, Clone, Copy)]
pub struct Partial {
    /// Frequency as a multiple of the strike's pitch.
    pub ratio: f32,
    /// Amplitude beside the other partials.
    pub level: f32,
    /// Seconds until it has fallen to 1/e.
    pub decay: f32,
}

/// One blow on a body.
#[derive(Debug, Clone, Copy)]
pub struct Strike {
    /// Seconds after the chime begins.
    pub at: f32,
    /// What is struck.
    pub body: &'static Body,
    /// Hertz.
    pub pitch: f32,
    /// Amplitude.
    pub level: f32,
    /// From -1, left, to 1, right.
    pub pan: f32,
}

/// Some strikes that make one chime.
#[derive(Debug, Clone, Copy)]
pub struct Score {
    /// Any order; they may overlap.
    pub strikes: &'static [Strike],
    /// Seconds until all has faded to nothing.
    pub length: f32,
}

/// The end of a chime fades over this long, so that it reaches zero without a click.
const FADE: f32 = 0.08;

impl Score {
    /// How long the chime sounds.
    pub fn duration(&self) -> Duration {
        Duration::from_secs_f32(self.length)
    }

    /// The chime at `rate` frames a second.
    pub fn render(&self, rate: u32) -> Box<[Frame]> {
        let rate = rate as f32;
        let mut frames = vec![[0.0; 2]; (self.length * rate).round() as usize].into_boxed_slice();
        for strike in self.strikes {
            let start = ((strike.at * rate).round() as usize).min(frames.len());
            strike.add_to(&mut frames[start..], rate);
        }
        fade_out(&mut frames, (FADE * rate) as usize);
        frames
    }
}

impl Strike {
    fn add_to(&self, frames: &mut [Frame], rate: f32) {
        let mut tone = vec![0.0; frames.len()];
        for partial in self.body.partials.iter().filter(|partial| partial.ratio * self.pitch < 0.45 * rate) {
            partial.ring(&mut tone, self.pitch, rate);
        }
        let attack = self.body.attack * rate;
        for (index, sample) in tone.iter_mut().take(attack as usize).enumerate() {
            *sample *= rounded(index as f32 / attack);
        }
        let gains = pan_gains(self.pan).map(|gain| gain * self.level);
        for (frame, sample) in frames.iter_mut().zip(tone) {
            frame[0] += sample * gains[0];
            frame[1] += sample * gains[1];
        }
    }
}

impl Partial {
    /// Adds the decaying sine to `tone`, until it is 80 dB down. Leaves out what is left of the last few samples.
    ///
    /// A phasor that turns and shrinks by the same factor each time needs no sine; several side by side fill the processor's lanes.
    fn ring(self, tone: &mut [f32], pitch: f32, rate: f32) {
        const LANES: usize = 8;
        let phasor = |frames: usize| {
            let time = frames as f32 / rate;
            let (sin, cos) = (TAU * self.ratio * pitch * time).sin_cos();
            let size = (-time / self.decay).exp();
            (size * cos, size * sin)
        };
        let end = tone.len().min((9.2 * self.decay * rate) as usize);
        let mut real: [f32; LANES] = std::array::from_fn(|lane| self.level * phasor(lane).0);
        let mut imaginary: [f32; LANES] = std::array::from_fn(|lane| self.level * phasor(lane).1);
        let (cos, sin) = phasor(LANES);
        for samples in tone[..end].as_chunks_mut::<LANES>().0 {
            for lane in 0..LANES {
                samples[lane] += imaginary[lane];
                let turned = real[lane] * cos - imaginary[lane] * sin;
                imaginary[lane] = real[lane] * sin + imaginary[lane] * cos;
                real[lane] = turned;
            }
        }
    }
}

/// A tone that slides evenly from one pitch to another, and swells and fades as a breath does.
#[derive(Debug, Clone, Copy)]
pub struct Glide {
    /// Hertz.
    pub from: f32,
    /// Hertz.
    pub to: f32,
    /// Seconds.
    pub length: f32,
    /// Amplitude.
    pub level: f32,
}

impl Glide {
    /// How loud its first and second overtones are: enough that a small loudspeaker, which has no low tones, tells of it.
    const OVERTONES: [f32; 2] = [0.45, 0.15];

    /// How long it sounds.
    pub fn duration(&self) -> Duration {
        Duration::from_secs_f32(self.length)
    }

    /// The tone at `rate` frames a second.
    pub fn render(&self, rate: u32) -> Box<[Frame]> {
        let rate = rate as f32;
        let count = (self.length * rate).round() as usize;
        let mut turn = 0.0f32;
        let frames = (0..count).map(|index| {
            let part = index as f32 / count as f32;
            let sin = (TAU * turn).sin();
            let cos = (TAU * turn).cos();
            // Sines of twice and three times the angle, without asking for them.
            let (second, third) = (2.0 * sin * cos, sin * (3.0 - 4.0 * sin * sin));
            turn = (turn + self.from * (self.to / self.from).powf(part) / rate).fract();
            let sample = sin + Self::OVERTONES[0] * second + Self::OVERTONES[1] * third;
            [self.level * swell(part) * sample; 2]
        });
        frames.collect()
    }
}

/// From nothing up within a third, and down to nothing in the rest.
fn swell(part: f32) -> f32 {
    const TOP: f32 = 0.35;
    if part < TOP { rounded(part / TOP) } else { rounded((1.0 - part) / (1.0 - TOP)) }
}

/// Equal power across the stereo field.
fn pan_gains(pan: f32) -> [f32; 2] {
    let angle = (pan.clamp(-1.0, 1.0) + 1.0) * FRAC_PI_4;
    [angle.cos(), angle.sin()]
}

/// From 0 to 1 with no corner at either end.
fn rounded(part: f32) -> f32 {
    0.5 - 0.5 * (PI * part).cos()
}

fn fade_out(frames: &mut [Frame], over: usize) {
    for (left, frame) in frames.iter_mut().rev().take(over).enumerate() {
        let gain = rounded(left as f32 / over as f32);
        *frame = frame.map(|sample| sample * gain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAR: Body = Body { attack: 0.01, partials: &[Partial { ratio: 1.0, level: 1.0, decay: 0.2 }] };
    const RIGHT: Score =
        Score { strikes: &[Strike { at: 0.1, body: &BAR, pitch: 1000.0, level: 0.5, pan: 1.0 }], length: 0.5 };

    #[test]
    fn a_strike_sounds_at_its_pitch_and_not_before_its_time() {
        let frames = RIGHT.render(48_000);
        assert!(frames[..4800].iter().flatten().all(|sample| sample.abs() <= 0.0));
        let crossings = frames[4800..9600].windows(2).filter(|pair| pair[0][1] <= 0.0 && pair[1][1] > 0.0).count();
        assert_eq!(crossings, 100);
    }

    #[test]
    fn a_strike_to_the_right_leaves_the_left_silent() {
        assert!(RIGHT.render(48_000).iter().all(|frame| frame[0].abs() < 1e-6));
    }

    #[test]
    fn a_glide_goes_from_one_pitch_to_the_other() {
        let glide = Glide { from: 200.0, to: 400.0, length: 4.0, level: 0.5 };
        let frames = glide.render(48_000);
        let pitch = |from: usize| {
            let tenth = &frames[from..from + 4800];
            10 * tenth.windows(2).filter(|pair| pair[0][0] <= 0.0 && pair[1][0] > 0.0).count()
        };
        assert!(pitch(4800).abs_diff(200) <= 20, "{}", pitch(4800));
        assert!(pitch(96_000).abs_diff(283) <= 20, "{}", pitch(96_000));
        assert!(pitch(182_000).abs_diff(400) <= 20, "{}", pitch(182_000));
    }

    #[test]
    fn a_partial_above_what_the_rate_can_carry_is_left_out() {
        assert!(RIGHT.render(2000).iter().flatten().all(|sample| sample.abs() <= 0.0));
    }
}
