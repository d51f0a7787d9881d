//! What each chime is made of, in every set of sounds, and all of them rendered at one rate.
//!
//! Every cue is at -21 LUFS, EBU R 128 momentary, in every set: one must not miss it, and none of it startles, so that the ticks are no
//! louder over 100 ms than a start is, give or take 1 LU. Repetitions, which come every few seconds and over which a voice may speak, are
//! 1.5 LU softer. What only paces, as metronome and breath do, is 10 LU softer. Small loudspeakers, which have nothing below 300 Hz, keep
//! each within 4 LU of that.
//!
//! Two chimes at once and ambience stay below what the limiter bends, which leaves the rest of full scale to a voice.
//!
//! - `bowls`, `wood`, `soft`: the sets; `breath` sounds the same in each
//!
//! Deliberately absent: silence, which needs no samples.

mod bowls;
mod breath;
mod soft;
mod wood;

use std::sync::Arc;
use std::time::Duration;

use super::synth::{Body, Frame, Partial, Score, Strike};
use crate::domain::cue::{Chime, Sounds};
use crate::domain::side::Side;
use crate::domain::timeline::Breath;

/// Every chime of every set at one sample rate.
#[derive(Debug)]
pub struct Bank {
    tones: Vec<(Sounds, Chime, Arc<[Frame]>)>,
}

impl Bank {
    /// Synthesises all chimes: some tens of milliseconds.
    pub fn at_rate(rate: u32) -> Self {
        let all = Sounds::ALL.iter().flat_map(|&set| Chime::ALL.iter().map(move |&chime| (set, chime)));
        let breaths: [Arc<[Frame]>; 2] =
            [Breath::In, Breath::Out].map(|breath| Arc::from(breath::glide(breath).render(rate)));
        let tones = all.filter_map(|(set, chime)| {
            let tone = match (set, chime) {
                (Sounds::Silence, _) => return None,
                (_, Chime::Breathe(breath)) => Arc::clone(&breaths[breath as usize]),
                (_, chime) => Arc::from(score(set, chime)?.render(rate)),
            };
            Some((set, chime, tone))
        });
        Self { tones: tones.collect() }
    }

    /// The samples of `chime`; none in silence.
    pub fn tone(&self, set: Sounds, chime: Chime) -> Arc<[Frame]> {
        let found = self.tones.iter().find(|(sounds, known, _)| (*sounds, *known) == (set, chime));
        found.map(|(_, _, tone)| Arc::clone(tone)).unwrap_or_default()
    }
}

/// How long `chime` sounds at most, whatever the set.
pub fn length(chime: Chime) -> Duration {
    if let Chime::Breathe(breath) = chime {
        return breath::glide(breath).duration();
    }
    let all = Sounds::ALL.iter().filter_map(|set| score(*set, chime));
    all.map(|score| score.duration()).max().unwrap_or_default()
}

/// The chimes of a set.
struct Set {
    get_ready: Score,
    start: Score,
    halfway: Score,
    countdown: Score,
    beat: Score,
    beat_on_the_left: Score,
    beat_on_the_right: Score,
    to_the_left: Score,
    to_the_right: Score,
    rest: Score,
    step_done: Score,
    finished: Score,
    metronome: Score,
}

const fn score(set: Sounds, chime: Chime) -> Option<Score> {
    let set = match set {
        Sounds::Bowls => bowls::SET,
        Sounds::Wood => wood::SET,
        Sounds::Soft => soft::SET,
        Sounds::Silence => return None,
    };
    Some(match chime {
        Chime::GetReady => set.get_ready,
        Chime::Start => set.start,
        Chime::Halfway => set.halfway,
        Chime::Countdown => set.countdown,
        Chime::Beat => set.beat,
        Chime::BeatOn(Side::Left) => set.beat_on_the_left,
        Chime::BeatOn(Side::Right) => set.beat_on_the_right,
        Chime::ChangeSides(Side::Left) => set.to_the_left,
        Chime::ChangeSides(Side::Right) => set.to_the_right,
        Chime::Rest => set.rest,
        Chime::StepDone => set.step_done,
        Chime::Finished => set.finished,
        Chime::Metronome => set.metronome,
        Chime::Breathe(_) => return None,
    })
}

const fn partial(ratio: f32, level: f32, decay: f32) -> Partial {
    Partial { ratio, level, decay }
}

const fn strike(at: f32, body: &'static Body, pitch: f32, level: f32, pan: f32) -> Strike {
    Strike { at, body, pitch, level, pan }
}

const C4: f32 = 261.63;
const E4: f32 = 329.63;
const G4: f32 = 392.0;
const A4: f32 = 440.0;
const C5: f32 = 523.25;
const D5: f32 = 587.33;
const E5: f32 = 659.26;
const F5: f32 = 698.46;
const B5: f32 = 987.77;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::ambience;
    use crate::audio::schedule::UNBENT;
    use crate::testing::loudness::{RATE, loudest, loudest_momentary, through_small_loudspeakers};

    const HEARD: [Sounds; 3] = [Sounds::Bowls, Sounds::Wood, Sounds::Soft];

    type Named = ((Sounds, Chime), Arc<[Frame]>);

    /// Every chime of every set.
    fn tones() -> Vec<Named> {
        Bank::at_rate(RATE).tones.into_iter().map(|(set, chime, tone)| ((set, chime), tone)).collect()
    }

    fn peak(tone: &[Frame]) -> f32 {
        tone.iter().flatten().fold(0.0, |peak, sample| sample.abs().max(peak))
    }

    /// What only paces is no cue: it was asked for, and never stops.
    fn is_soft(chime: Chime) -> bool {
        matches!(chime, Chime::Metronome | Chime::Breathe(_))
    }

    #[test]
    fn cues_are_equally_loud_in_and_between_the_sets_and_what_only_paces_is_softer() {
        for (chime, tone) in tones() {
            let wanted = match chime.1 {
                Chime::Beat | Chime::BeatOn(_) => -22.5,
                pace if is_soft(pace) => -31.0,
                _ => -21.0,
            };
            let loudness = loudest_momentary(&tone);
            assert!((loudness - wanted).abs() < 0.3, "{chime:?}: {loudness}");
        }
    }

    #[test]
    fn no_chime_and_no_tick_stabs_out_of_what_a_start_is() {
        const STAB: Duration = Duration::from_millis(100);
        let bank = Bank::at_rate(RATE);
        for set in HEARD {
            let start = loudest(&bank.tone(set, Chime::Start), STAB);
            for chime in Chime::ALL {
                let over = loudest(&bank.tone(set, chime), STAB) - start;
                assert!(over < 1.0, "{set:?}, {chime:?}: {over}");
            }
        }
        let over =
            |set| loudest(&bank.tone(set, Chime::Countdown), STAB) - loudest(&bank.tone(set, Chime::Start), STAB);
        assert!(over(Sounds::Soft) < 0.2, "soft is softest: {}", over(Sounds::Soft));
    }

    #[test]
    fn a_tick_has_died_away_long_before_the_next() {
        let bank = Bank::at_rate(RATE);
        for set in HEARD {
            let tick = bank.tone(set, Chime::Countdown);
            let left = peak(&tick[RATE as usize / 2..]) / peak(&tick);
            assert!(left < 0.1, "{set:?}: {left} of it is left after half a second");
        }
    }

    #[test]
    fn small_loudspeakers_take_little_from_any_chime() {
        for (chime, tone) in tones() {
            let lost = loudest_momentary(&tone) - loudest_momentary(&through_small_loudspeakers(&tone));
            assert!(lost < 4.0, "{chime:?}: {lost}");
        }
    }

    #[test]
    fn a_step_is_done_with_the_lowest_of_the_tones_and_much_of_it_is_low() {
        let bank = Bank::at_rate(RATE);
        for set in HEARD {
            let done = features(set, Chime::StepDone).pitch;
            assert!(done < 200.0);
            assert!(Chime::ALL.iter().all(|chime| features(set, *chime).pitch >= done), "{set:?}");
            let tone = bank.tone(set, Chime::StepDone);
            let lost = loudest_momentary(&tone) - loudest_momentary(&through_small_loudspeakers(&tone));
            assert!(lost > 2.5, "{set:?}: {lost}");
        }
    }

    /// What an ear tells a chime by.
    #[derive(Debug)]
    struct Features {
        /// None where it swells.
        strikes: usize,
        /// Of the first strike, or at the beginning.
        pitch: f32,
        /// How long the first strike rings; of what swells, the whole.
        decay: f32,
        /// Of the first strike.
        pan: f32,
        is_soft: bool,
    }

    fn features(set: Sounds, chime: Chime) -> Features {
        let is_soft = is_soft(chime);
        let struck = score(set, chime).and_then(|score| Some((score.strikes.len(), score.strikes.first()?)));
        match (struck, chime) {
            (Some((strikes, first)), _) => {
                Features { strikes, pitch: first.pitch, decay: first.body.partials[0].decay, pan: first.pan, is_soft }
            }
            (None, Chime::Breathe(breath)) => {
                let glide = breath::glide(breath);
                Features { strikes: 0, pitch: glide.from, decay: glide.length, pan: 0.0, is_soft }
            }
            (None, _) => panic!("{chime:?} is silent"),
        }
    }

    impl Features {
        fn is_told_from(&self, other: &Self) -> bool {
            // Three semitones, a hair less for rounding.
            const THIRD: f32 = 1.189;
            const LONGER: f32 = 2.0;
            let apart = |one: f32, other: f32, by: f32| one.max(other) >= by * one.min(other);
            self.strikes != other.strikes
                || self.is_soft != other.is_soft
                || apart(self.pitch, other.pitch, THIRD)
                || apart(self.decay, other.decay, LONGER)
                || (self.pan - other.pan).abs() > 0.5
        }
    }

    #[test]
    fn any_two_chimes_of_a_set_differ_by_something_one_hears() {
        for set in HEARD {
            for (index, chime) in Chime::ALL.iter().enumerate() {
                for other in &Chime::ALL[..index] {
                    let (one, another) = (features(set, *chime), features(set, *other));
                    assert!(one.is_told_from(&another), "{set:?}: {chime:?} is like {other:?}: {one:?}, {another:?}");
                }
            }
        }
    }

    #[test]
    fn getting_ready_is_two_knocks_and_the_end_a_chord_of_three_in_every_set() {
        for set in HEARD {
            assert_eq!(features(set, Chime::GetReady).strikes, 2);
            let chord = score(set, Chime::Finished).unwrap().strikes;
            assert_eq!(chord.len(), 3);
            for pair in chord.windows(2) {
                assert!(pair[1].at - pair[0].at >= 0.4, "{set:?} is slow");
                assert!(pair[0].body.partials[0].decay >= pair[1].at - pair[0].at, "{set:?} still rings");
            }
        }
    }

    #[test]
    fn any_two_chimes_at_once_over_ambience_are_not_bent_by_the_limiter() {
        let peaks: Vec<((Sounds, Chime), f32)> =
            tones().into_iter().map(|(chime, tone)| (chime, peak(&tone))).collect();
        for (one, a) in &peaks {
            for (other, b) in peaks.iter().filter(|(other, _)| other.0 == one.0) {
                let all = a + b + ambience::PEAK;
                assert!(all < UNBENT, "{one:?} and {other:?}: {all}");
            }
        }
    }

    /// Seconds from the first sample with a tenth of the greatest height to the first with nine tenths.
    fn rise(strike: &'static Strike) -> f32 {
        let tone = Score { strikes: std::slice::from_ref(strike), length: strike.at + 0.3 }.render(RATE);
        let reached = |height: f32| tone.iter().position(|frame| frame[0].abs().max(frame[1].abs()) >= height).unwrap();
        let top = peak(&tone);
        (reached(0.9 * top) - reached(0.1 * top)) as f32 / RATE as f32
    }

    #[test]
    fn every_strike_takes_5_ms_or_more_to_rise_as_it_is_heard() {
        for set in HEARD {
            for chime in Chime::ALL {
                for strike in score(set, chime).map_or(&[][..], |score| score.strikes) {
                    let rise = rise(strike);
                    assert!(rise >= 0.005, "{set:?}, {chime:?}: {rise}");
                }
            }
        }
    }

    #[test]
    fn no_chime_clicks() {
        for (chime, tone) in tones() {
            let peak = peak(&tone);
            let steps = tone.windows(2).flat_map(|pair| [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]]);
            let steepest = steps.fold(0.0f32, |steepest, step| steepest.max(step.abs()));
            // As steep as a sine of 2.5 kHz: brighter tones are so soft that none comes near.
            let bound = peak * std::f32::consts::TAU * 2_500.0 / RATE as f32;
            assert!(steepest < bound, "{chime:?}: {steepest} of {bound}");
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
            for set in HEARD {
                let tone = bank.tone(set, Chime::ChangeSides(side));
                let (first, rest) = tone.split_at(RATE as usize * 15 / 100);
                let last = &rest[RATE as usize * 18 / 100..];
                assert!(energy(first, far) > 3.0 * energy(first, near), "{set:?}");
                assert!(energy(last, near) > 3.0 * energy(last, far), "{set:?}");
            }
        }
    }

    #[test]
    fn a_repetition_on_a_side_is_heard_from_there_and_lower_on_the_left_through_one_loudspeaker() {
        let energy = |tone: &[Frame], ear: usize| tone.iter().map(|frame| frame[ear].powi(2)).sum::<f32>();
        let bank = Bank::at_rate(RATE);
        for set in HEARD {
            for (side, near, far) in [(Side::Left, 0, 1), (Side::Right, 1, 0)] {
                let tone = bank.tone(set, Chime::BeatOn(side));
                assert!(energy(&tone, near) > 3.0 * energy(&tone, far), "{set:?}");
            }
            let [left, right] = [Side::Left, Side::Right].map(|side| features(set, Chime::BeatOn(side)).pitch);
            assert!(right >= 1.189 * left, "{set:?}: {left}, {right}");
        }
    }

    #[test]
    fn a_chime_lasts_as_long_as_is_said_at_any_rate() {
        for rate in [8_000, 44_100, 96_000] {
            let bank = Bank::at_rate(rate);
            for chime in Chime::ALL {
                let said = length(chime).as_secs_f32() * rate as f32;
                let sets = Sounds::ALL.iter().map(|set| bank.tone(*set, chime).len() as f32);
                assert!((sets.fold(0.0, f32::max) - said).abs() < 2.0);
                assert!(bank.tone(Sounds::Silence, chime).is_empty());
            }
        }
    }
}
