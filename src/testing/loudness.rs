//! How loud something is, as EBU R 128 measures it.

use crate::audio::synth::Frame;

/// Frames a second of what is measured: the filters are for this rate.
pub const RATE: u32 = 48_000;

/// Loudness of the loudest 400 ms as ITU-R BS.1770 weighs it, in LUFS.
pub fn loudest_momentary(tone: &[Frame]) -> f64 {
    let window = RATE as usize * 4 / 10;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sine_reads_as_the_standard_says() {
        // EBU Tech 3341, case 1: 1 kHz at -23 dBFS in both channels reads -23 LUFS.
        let sine = |index: u16| (std::f32::consts::TAU * 1000.0 * f32::from(index) / RATE as f32).sin() * 0.070_79;
        let tone: Vec<Frame> = (0..48_000).map(|index| [sine(index); 2]).collect();
        let loudness = loudest_momentary(&tone);
        assert!((loudness + 23.0).abs() < 0.1, "{loudness}");
    }
}
