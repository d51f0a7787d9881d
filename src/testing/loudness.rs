//! How loud something is, as EBU R 128 measures it.

use std::time::Duration;

use crate::audio::synth::Frame;

/// Frames a second of what is measured: the filters are for this rate.
pub const RATE: u32 = 48_000;

/// The window of what is called momentary.
pub const MOMENT: Duration = Duration::from_millis(400);

/// Loudness of the loudest 400 ms, in LUFS.
pub fn loudest_momentary(tone: &[Frame]) -> f64 {
    loudest(tone, MOMENT)
}

/// Loudness of the loudest `window`, in LUFS.
pub fn loudest(tone: &[Frame], window: Duration) -> f64 {
    course(tone, window).fold(f64::NEG_INFINITY, f64::max)
}

/// Loudness of each `window` that begins with a frame of `tone` and lies within it, in LUFS, as ITU-R BS.1770 weighs it. What is shorter
/// is followed by silence.
pub fn course(tone: &[Frame], window: Duration) -> impl Iterator<Item = f64> {
    let window = (window.as_secs_f64() * f64::from(RATE)).round() as usize;
    let mut power: Vec<f64> = vec![0.0; window.max(tone.len())];
    for channel in 0..2 {
        let samples = tone.iter().map(|frame| f64::from(frame[channel]));
        let shelved = biquad(
            samples,
            [1.535_124_859_586_97, -2.691_696_189_406_38, 1.198_392_810_852_85],
            [-1.690_659_293_182_41, 0.732_480_774_215_85],
        );
        let weighed = biquad(shelved, [1.0, -2.0, 1.0], [-1.990_047_454_833_98, 0.990_072_250_366_21]);
        power.iter_mut().zip(weighed).for_each(|(sum, sample)| *sum += sample * sample);
    }
    let mut sum: f64 = power[..window].iter().sum();
    (window..=power.len()).map(move |end| {
        // Rounding may leave less than nothing.
        let loudness = -0.691 + 10.0 * (sum.max(0.0) / window as f64).log10();
        sum += power.get(end).unwrap_or(&0.0) - power[end - window];
        loudness
    })
}

/// As one loudspeaker has it that both channels go to.
pub fn in_mono(tone: &[Frame]) -> Vec<Frame> {
    tone.iter().map(|frame| [f32::midpoint(frame[0], frame[1]); 2]).collect()
}

/// As the small loudspeakers of a laptop or a phone have it: nothing much below 300 Hz. A Butterworth filter of the fourth order.
pub fn through_small_loudspeakers(tone: &[Frame]) -> Vec<Frame> {
    let (sin, cos) = (std::f64::consts::TAU * 300.0 / f64::from(RATE)).sin_cos();
    let mut ears = [0, 1].map(|ear| tone.iter().map(|frame| f64::from(frame[ear])).collect::<Vec<f64>>());
    for quality in [0.541_196_100_146_197, 1.306_562_964_876_377] {
        let slope = sin / (2.0 * quality);
        let whole = 1.0 + slope;
        let b = [f64::midpoint(1.0, cos), -1.0 - cos, f64::midpoint(1.0, cos)].map(|part| part / whole);
        ears = ears.map(|ear| biquad(ear.into_iter(), b, [-2.0 * cos / whole, (1.0 - slope) / whole]).collect());
    }
    let [left, right] = ears;
    left.into_iter().zip(right).map(|(left, right)| [left as f32, right as f32]).collect()
}

fn biquad(samples: impl Iterator<Item = f64>, b: [f64; 3], a: [f64; 2]) -> impl Iterator<Item = f64> {
    let (mut x, mut y) = ([0.0; 2], [0.0; 2]);
    samples.map(move |sample| {
        let out = b[0] * sample + b[1] * x[0] + b[2] * x[1] - a[0] * y[0] - a[1] * y[1];
        (x, y) = ([sample, x[0]], [out, y[0]]);
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A second at -23 dBFS in both channels.
    fn sine(hertz: f32) -> Vec<Frame> {
        let sine = |index: u16| (std::f32::consts::TAU * hertz * f32::from(index) / RATE as f32).sin() * 0.070_79;
        (0..48_000).map(|index| [sine(index); 2]).collect()
    }

    #[test]
    fn a_sine_reads_as_the_standard_says() {
        // EBU Tech 3341, case 1: 1 kHz at -23 dBFS in both channels reads -23 LUFS.
        let loudness = loudest_momentary(&sine(1000.0));
        assert!((loudness + 23.0).abs() < 0.1, "{loudness}");
    }

    #[test]
    fn a_course_rises_and_falls_with_the_tone() {
        let tone = [vec![[0.0; 2]; 48_000], sine(1000.0), vec![[0.0; 2]; 48_000]].concat();
        let course: Vec<f64> = course(&tone, Duration::from_millis(100)).collect();
        assert_eq!(course.len(), 3 * 48_000 - 4_800 + 1);
        assert!(course[43_000] < -100.0 && course[110_000] < -60.0);
        // Half of a window is 3 dB less.
        assert!((course[45_600] + 26.0).abs() < 0.1 && (course[72_000] + 23.0).abs() < 0.1);
    }

    #[test]
    fn small_loudspeakers_take_24_db_an_octave_off_what_is_low_and_nothing_off_what_is_not() {
        for (hertz, less) in [(150.0, 24.1), (300.0, 3.0), (1000.0, 0.0)] {
            let tone = sine(hertz);
            // Without what the filters make of the beginning.
            let heard = through_small_loudspeakers(&tone);
            let lost = loudest_momentary(&tone[24_000..]) - loudest_momentary(&heard[24_000..]);
            assert!((lost - less).abs() < 0.2, "{hertz}: {lost}");
        }
    }
}
