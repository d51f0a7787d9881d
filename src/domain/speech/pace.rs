//! How long words take to say: estimated by their letters, and put right by what the voice took before.

use std::collections::BTreeMap;
use std::time::Duration;

use super::voice::{Rate, VoiceName};

/// What a voice needs before its first sound.
const ONSET: Duration = Duration::from_millis(100);
/// What a busy machine may add: the voice comes late, or stumbles.
pub(super) const SPARE: Duration = Duration::from_millis(200);
/// What one letter takes at the usual speed. Measured: some 18 letters a second at 170 words a minute.
const LETTER: Duration = Duration::from_millis(55);
/// The breath between two sentences, and after a comma.
pub(super) const STOP: Duration = Duration::from_millis(400);
const COMMA: Duration = Duration::from_millis(200);

/// A voice is taken to be at most so much quicker or slower than the estimate, whatever was measured.
const BOUNDS: (f32, f32) = (0.5, 2.0);
/// So many measurements count, the last ones.
const KEPT: usize = 5;
/// So many times is the estimate taken to have been right before anything was measured.
const TRUSTED: usize = 2;

/// What is known of how fast one voice speaks at one rate.
///
/// The second slowest of the last measurements counts: one that is odd, as when the sound device was just waking, changes
/// nothing, and what two agree on does. Speaking less is the smaller harm than speaking over the end of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    rate: Rate,
    /// How much longer than estimated, the last one last.
    ratios: Vec<f32>,
}

impl Default for Pace {
    fn default() -> Self {
        Self::of(Rate::default())
    }
}

impl Pace {
    /// Of a voice at `rate` that was not heard yet.
    pub fn of(rate: Rate) -> Self {
        Self { rate, ratios: Vec::new() }
    }

    /// Of a voice at `rate` of which [`Pace::ratios`] are known from before.
    pub fn known(rate: Rate, ratios: impl IntoIterator<Item = f32>) -> Self {
        let mut pace = Self::of(rate);
        ratios.into_iter().for_each(|ratio| pace.take(ratio));
        pace
    }

    /// At which rate it speaks.
    pub const fn rate(&self) -> Rate {
        self.rate
    }

    /// How much longer than estimated it took, the last time last.
    pub fn ratios(&self) -> &[f32] {
        &self.ratios
    }

    /// Whether it was heard often enough to be told from chance.
    pub fn is_known(&self) -> bool {
        self.ratios.len() >= TRUSTED
    }

    /// How long `words` take, from being asked for to their last sound.
    pub fn length(&self, words: &str) -> Duration {
        SPARE + (ONSET + self.letters(words)).mul_f32(self.factor())
    }

    /// `words` took so long, with the breath that a voice takes after a sentence.
    pub fn learn(&mut self, words: &str, took: Duration) {
        let estimate = ONSET + self.letters(words) + STOP.div_f32(self.rate.factor());
        self.take(took.as_secs_f32() / estimate.as_secs_f32());
    }

    fn take(&mut self, ratio: f32) {
        self.ratios.push(ratio.clamp(BOUNDS.0, BOUNDS.1));
        let old = self.ratios.len().saturating_sub(KEPT);
        self.ratios.drain(..old);
    }

    fn factor(&self) -> f32 {
        let mut slowest = self.ratios.clone();
        slowest.resize(KEPT.min(slowest.len() + TRUSTED), 1.0);
        slowest.sort_by(|a, b| b.total_cmp(a));
        slowest.get(1).copied().unwrap_or(1.0)
    }

    fn letters(&self, words: &str) -> Duration {
        let mut length = Duration::ZERO;
        let words = words.trim_end();
        for (at, letter) in words.char_indices() {
            let is_last = at + letter.len_utf8() == words.len();
            length += LETTER * weight(letter);
            length += match letter {
                '.' | '!' | '?' | ':' | ';' | '–' | '—' if !is_last => STOP,
                ',' => COMMA,
                _ => Duration::ZERO,
            };
        }
        length.div_f32(self.rate.factor())
    }
}

/// How fast each voice was heard to speak, at each rate. `None` is the one that the system chooses.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paces(BTreeMap<(Option<VoiceName>, Rate), Pace>);

impl Paces {
    /// Of this voice at `rate`, whether or not it was heard yet.
    pub fn of(&self, voice: Option<VoiceName>, rate: Rate) -> Pace {
        self.0.get(&(voice, rate)).cloned().unwrap_or_else(|| Pace::of(rate))
    }

    /// This is how fast `voice` speaks.
    pub fn put(&mut self, voice: Option<VoiceName>, pace: Pace) {
        self.0.insert((voice, pace.rate), pace);
    }

    /// Every voice that was heard.
    pub fn all(&self) -> impl Iterator<Item = (Option<VoiceName>, &Pace)> {
        self.0.iter().map(|((voice, _), pace)| (*voice, pace))
    }
}

/// How many letters a sign counts for. An English voice reads a digit and a symbol as a word, spells what is in another script
/// with the script's name before each letter, and tells what a picture shows: measured with eSpeak NG.
const fn weight(sign: char) -> u32 {
    match sign {
        '0'..='9' => 3,
        '@' | '+' | '=' | '%' | '&' | '/' | '$' | '€' | '£' | '½' | '²' | '°' => 8,
        // Latin with its marks, and the marks of print.
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}' => 1,
        '\u{2190}'..='\u{2bff}' | '\u{1f000}'.. => 22,
        _ => 13,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &str = "Rest. Next, Knee sway. 1 minute.";

    /// From being asked to the end that the service tells, measured with eSpeak NG at three rates.
    const MEASURED: [(u8, &str, f32, f32); 6] = [
        (100, "Halfway.", 0.54, 0.91),
        (100, "Lying strap hamstring stretch. Left leg. 30 seconds.", 4.04, 4.40),
        (60, WORDS, 5.40, 6.11),
        (60, "Let the thigh hang heavy and breathe out slowly through the lips.", 5.33, 6.05),
        (160, "Change sides, right leg.", 1.03, 1.19),
        (160, WORDS, 1.60, 1.72),
    ];

    #[test]
    fn the_estimate_is_near_what_a_real_voice_takes() {
        for (rate, words, sound, _) in MEASURED {
            let estimate = Pace::of(Rate::percent(rate)).length(words).as_secs_f32();
            assert!((sound * 0.9..sound * 1.2 + 0.3).contains(&estimate), "{words} at {rate}: {estimate}");
        }
        assert!(Pace::of(Rate::percent(160)).length(WORDS) < Pace::of(Rate::percent(60)).length(WORDS));
    }

    #[test]
    fn what_an_english_voice_spells_out_is_not_taken_for_words() {
        // Seconds of eSpeak NG.
        for (words, sound) in [
            ("慢慢呼气。", 2.8),
            ("Медленно выдыхай.", 3.95),
            ("ببطء", 2.68),
            ("🙂 ok", 1.59),
            ("@ + = % & /", 1.9),
            ("Größe", 0.34),
            ("naïve café", 0.81),
        ] {
            let estimate = Pace::default().length(words).as_secs_f32();
            assert!(estimate > sound * 0.8 && estimate < sound * 4.0, "{words}: {estimate}");
        }
    }

    #[test]
    fn a_voice_that_is_as_estimated_teaches_nothing_new() {
        for (rate, words, _, took) in MEASURED {
            let mut pace = Pace::of(Rate::percent(rate));
            let estimate = pace.length(words).as_secs_f32();
            (0..KEPT).for_each(|_| pace.learn(words, Duration::from_secs_f32(took)));
            let learnt = pace.length(words).as_secs_f32();
            assert!((0.75..1.15).contains(&(learnt / estimate)), "{words} at {rate}: {learnt}");
        }
    }

    #[test]
    fn what_two_measurements_agree_on_is_learnt_and_a_quicker_voice_only_after_some() {
        let mut pace = Pace::default();
        let estimate = pace.length(WORDS);
        let bare = estimate.checked_sub(SPARE).unwrap();
        let factor = |pace: &Pace| pace.length(WORDS).checked_sub(SPARE).unwrap().as_secs_f32() / bare.as_secs_f32();
        let slow = (bare + STOP).mul_f32(1.5);
        pace.learn(WORDS, slow);
        assert_eq!(pace.length(WORDS), estimate);
        pace.learn(WORDS, slow);
        assert!((factor(&pace) - 1.5).abs() < 0.01);
        let quick = (bare + STOP).mul_f32(0.7);
        (0..3).for_each(|_| pace.learn(WORDS, quick));
        assert!(pace.length(WORDS) > estimate, "two slow ones are still among the last");
        (0..2).for_each(|_| pace.learn(WORDS, quick));
        assert!((factor(&pace) - 0.7).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn one_odd_measurement_spoils_nothing(
            usual in prop::collection::vec(600..1_600_u32, 0..12),
            odd in 0..3_600_000_u64,
            after in 0..12_usize,
        ) {
            let mut pace = Pace::default();
            let estimate = pace.length(WORDS).checked_sub(SPARE).unwrap();
            let took = |percent: u32| (estimate + STOP).mul_f32(percent as f32 / 1000.0);
            let lowest = usual.iter().copied().chain([1000]).min().unwrap();
            let highest = usual.iter().copied().chain([1000]).max().unwrap();
            for (number, percent) in usual.iter().enumerate() {
                if number == after {
                    pace.learn(WORDS, Duration::from_millis(odd));
                }
                pace.learn(WORDS, took(*percent));
            }
            let factor = pace.length(WORDS).checked_sub(SPARE).unwrap().as_secs_f32() / estimate.as_secs_f32() * 1000.0;
            prop_assert!(factor > lowest as f32 * 0.99 && factor < highest as f32 * 1.01, "{factor}");
        }

        #[test]
        fn whatever_is_measured_no_length_leaves_its_bounds(
            measured in prop::collection::vec(("[a-z .,0-9]{0,60}", 0..u64::MAX / 2), 0..12),
            rate in 60..160_u8,
        ) {
            let mut pace = Pace::of(Rate::percent(rate));
            let estimate = pace.length(WORDS);
            for (words, took) in measured {
                pace.learn(&words, Duration::from_millis(took));
                let length = pace.length(WORDS);
                prop_assert!(length >= estimate.mul_f32(0.499) && length <= estimate.mul_f32(2.001));
            }
        }
    }
}
