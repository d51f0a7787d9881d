//! A mixer clocked by its own samples: a tone begins exactly at the frame it was queued for.
//!
//! Deliberately absent: real time (see `anchor`), devices, channels.

use std::sync::Arc;

use super::Cancelled;
use super::ambience::Bed;
use super::synth::Frame;
use crate::domain::quantity::Volume;
use crate::domain::sounding::Ambience;

/// Mixes tones that begin at absolute frames, over ambience.
#[derive(Debug)]
pub struct Mixer {
    rate: u32,
    position: u64,
    voices: Vec<Voice>,
    gain: Ramp,
    bed: Bed,
    bed_gain: Ramp,
}

#[derive(Debug)]
struct Voice {
    start: u64,
    tone: Arc<[Frame]>,
    ending: Ending,
    gain: Ramp,
}

/// What becomes of a tone that sounds when all is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It rings out, as what was struck does.
    RingsOut,
    /// It fades at once: it goes on so long that it would tell of what is over.
    Fades,
}

impl Mixer {
    /// A silent mixer at frame 0, at `rate` frames a second. `gain` holds at once.
    pub fn new(rate: u32, gain: f32) -> Self {
        let (gain, bed_gain) = (Ramp::new(rate, gain), Ramp::new(rate, 1.0));
        Self { rate, position: 0, voices: Vec::with_capacity(16), gain, bed: Bed::new(rate), bed_gain }
    }

    /// The frame that is produced next.
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// Lets `tone` begin at frame `start`, or at once when that has gone by.
    pub fn queue(&mut self, tone: Arc<[Frame]>, start: u64, ending: Ending) {
        let start = start.max(self.position);
        self.voices.push(Voice { start, tone, ending, gain: Ramp::new(self.rate, 1.0) });
    }

    /// Forgets tones that have not begun. What becomes of those that have when all is called off, each knows.
    pub fn cancel(&mut self, cancelled: Cancelled) {
        self.voices.retain(|voice| voice.start < self.position);
        match cancelled {
            Cancelled::ToCome => {}
            Cancelled::All => {
                for voice in self.voices.iter_mut().filter(|voice| voice.ending == Ending::Fades) {
                    voice.gain.target = 0.0;
                }
            }
        }
    }

    /// Forgets every tone, also what sounds: where nothing has been heard for a while, nothing breaks off.
    pub fn silence(&mut self) {
        self.voices.clear();
    }

    /// Fades to `ambience`.
    pub fn set_ambience(&mut self, ambience: Ambience) {
        self.bed.set(ambience);
    }

    /// Glides with the ambience to `gain`, within [`Ramp::SECONDS`].
    pub fn set_ambience_gain(&mut self, gain: f32) {
        self.bed_gain.target = gain;
    }

    /// Glides with the chimes to `gain`, within [`Ramp::SECONDS`].
    pub fn set_gain(&mut self, gain: f32) {
        self.gain.target = gain;
    }

    /// Produces the next `frames.len()` frames. No sample exceeds 1.
    pub fn render(&mut self, frames: &mut [Frame]) {
        frames.fill([0.0; 2]);
        for voice in &mut self.voices {
            voice.add_to(frames, self.position);
        }
        for frame in frames.iter_mut() {
            let (gain, bed_gain, bed) = (self.gain.next(), self.bed_gain.next(), self.bed.next_frame());
            *frame = [0, 1].map(|ear| limited(frame[ear] * gain + bed[ear] * bed_gain));
        }
        self.position += frames.len() as u64;
        self.voices.retain(|voice| voice.end() > self.position);
    }
}

impl Voice {
    fn end(&self) -> u64 {
        self.start + self.tone.len() as u64
    }

    /// `position` is the absolute frame of `frames[0]`.
    fn add_to(&mut self, frames: &mut [Frame], position: u64) {
        let silent = usize::try_from(self.start.saturating_sub(position)).unwrap_or(usize::MAX);
        let played = usize::try_from(position.saturating_sub(self.start)).unwrap_or(usize::MAX);
        for (frame, tone) in frames.iter_mut().skip(silent).zip(self.tone.iter().skip(played)) {
            let gain = self.gain.next();
            frame[0] += tone[0] * gain;
            frame[1] += tone[1] * gain;
        }
    }
}

/// The gain for a loudness as a person sets it: halves are heard as halves rather than measured so.
pub fn gain(volume: Option<Volume>) -> f32 {
    let part = f32::from(volume.map_or(0, Volume::get)) / 100.0;
    part * part
}

/// A gain that never jumps.
#[derive(Debug)]
struct Ramp {
    gain: f32,
    target: f32,
    step: f32,
}

impl Ramp {
    /// From silence to full.
    const SECONDS: f32 = 0.03;

    fn new(rate: u32, gain: f32) -> Self {
        Self { gain, target: gain, step: 1.0 / (Self::SECONDS * rate as f32) }
    }

    fn next(&mut self) -> f32 {
        self.gain += (self.target - self.gain).clamp(-self.step, self.step);
        self.gain
    }
}

/// What is no louder sounds as it is.
pub const UNBENT: f32 = 0.75;

/// Leaves what is quiet alone and bends what is loud so that it stays under 1.
fn limited(sample: f32) -> f32 {
    const REST: f32 = 1.0 - UNBENT;
    let over = sample.abs() - UNBENT;
    if over <= 0.0 { sample } else { (UNBENT + REST * (over / REST).tanh()).copysign(sample) }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "silence is exact, and so is a copied sample")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RATE: u32 = 48_000;

    fn tone(len: usize, level: f32) -> Arc<[Frame]> {
        vec![[level, -level]; len].into()
    }

    fn rendered(mixer: &mut Mixer, frames: usize) -> Vec<Frame> {
        let mut out = vec![[9.0; 2]; frames];
        mixer.render(&mut out);
        out
    }

    #[test]
    fn a_tone_whose_frame_has_gone_by_begins_at_once() {
        let mut mixer = Mixer::new(RATE, 1.0);
        rendered(&mut mixer, 100);
        mixer.queue(tone(2, 0.5), 7, Ending::RingsOut);
        assert_eq!(rendered(&mut mixer, 3), [[0.5, -0.5], [0.5, -0.5], [0.0, 0.0]]);
    }

    #[test]
    fn cancelling_all_drops_what_waits_and_lets_ring_what_sounds() {
        let mut mixer = Mixer::new(RATE, 1.0);
        mixer.queue(tone(20, 0.25), 0, Ending::RingsOut);
        mixer.queue(tone(20, 0.5), 10, Ending::RingsOut);
        rendered(&mut mixer, 10);
        mixer.cancel(Cancelled::All);
        let rest = rendered(&mut mixer, 20);
        assert!(rest[..10].iter().all(|frame| *frame == [0.25, -0.25]));
        assert!(rest[10..].iter().all(|frame| *frame == [0.0; 2]));
    }

    #[test]
    fn cancelling_all_fades_what_would_sound_too_long_and_without_a_jump() {
        let mut mixer = Mixer::new(RATE, 1.0);
        mixer.queue(tone(10_000, 0.5), 0, Ending::Fades);
        rendered(&mut mixer, 100);
        mixer.cancel(Cancelled::All);
        let frames = rendered(&mut mixer, 5_000);
        assert!(frames.windows(2).all(|pair| (pair[0][0] - pair[1][0]).abs() < 0.001));
        assert_eq!((frames[0][0], frames[4_999]), (frames[0][0].clamp(0.49, 0.5), [0.0; 2]));
    }

    #[test]
    fn cancelling_what_is_to_come_leaves_all_that_sounds_as_it_is() {
        let mut mixer = Mixer::new(RATE, 1.0);
        mixer.queue(tone(200, 0.5), 0, Ending::Fades);
        mixer.queue(tone(200, 0.25), 150, Ending::Fades);
        rendered(&mut mixer, 100);
        mixer.cancel(Cancelled::ToCome);
        let rest = rendered(&mut mixer, 300);
        assert!(rest[..100].iter().all(|frame| *frame == [0.5, -0.5]));
        assert!(rest[100..].iter().all(|frame| *frame == [0.0; 2]));
    }

    #[test]
    fn muting_glides_to_silence_and_never_jumps() {
        let mut mixer = Mixer::new(RATE, 1.0);
        mixer.queue(tone(10_000, 0.5), 0, Ending::RingsOut);
        rendered(&mut mixer, 100);
        mixer.set_gain(0.0);
        let frames = rendered(&mut mixer, 5_000);
        assert!(frames.windows(2).all(|pair| (pair[0][0] - pair[1][0]).abs() < 0.001));
        assert_eq!(frames[4_999], [0.0; 2]);
    }

    #[test]
    fn the_limiter_leaves_quiet_sound_alone_and_grows_steadily() {
        assert_eq!(limited(0.5).to_bits(), 0.5f32.to_bits());
        let loud: Vec<f32> = (0..1000u16).map(|step| limited(f32::from(step) * 0.01)).collect();
        assert!(loud.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!(limited(-3.0).to_bits(), (-limited(3.0)).to_bits());
    }

    #[test]
    fn mute_is_silence_and_full_volume_changes_nothing() {
        assert_eq!(gain(None).to_bits(), 0.0f32.to_bits());
        assert_eq!(gain(Some(Volume::MAX)).to_bits(), 1.0f32.to_bits());
    }

    proptest! {
        #[test]
        fn a_tone_fills_exactly_its_frames_whatever_the_block(start in 0u64..500, len in 1usize..300, block in 1usize..130) {
            let mut mixer = Mixer::new(RATE, 1.0);
            mixer.queue(tone(len, 0.5), start, Ending::RingsOut);
            let frames: Vec<Frame> = (0..=1000 / block).flat_map(|_| rendered(&mut mixer, block)).collect();
            let start = usize::try_from(start).unwrap();
            for (index, frame) in frames.iter().enumerate() {
                let sounds = (start..start + len).contains(&index);
                prop_assert_eq!(*frame, if sounds { [0.5, -0.5] } else { [0.0; 2] }, "frame {}", index);
            }
        }

        #[test]
        fn no_mixture_exceeds_one(tones in prop::collection::vec((0u64..200, 1usize..200, -1.0f32..1.0), 0..20)) {
            let mut mixer = Mixer::new(RATE, 1.0);
            for (start, len, level) in tones {
                mixer.queue(tone(len, level), start, Ending::RingsOut);
            }
            prop_assert!(rendered(&mut mixer, 500).iter().flatten().all(|sample| sample.abs() <= 1.0));
        }
    }
}
