//! Before and after: how pain changed over sessions, by whatever is asked for, with how many and how far apart they are.

use super::digest::Done;
use super::tally::{Spread, Tally};
use crate::domain::quantity::PainScore;

/// How many sessions with pain before and after say anything at all. Opinion: a median of fewer moves with each of them.
pub const ENOUGH: u32 = 5;

/// How pain changed over some sessions; below 0 is less.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// Before.
    pub before: Spread,
    /// After.
    pub after: Spread,
    /// After less before, session by session.
    pub change: Spread,
    /// After how many of them it was less.
    pub less: u32,
    /// After how many it was more.
    pub more: u32,
    /// How many of them tell of the back; the others tell of the leg.
    pub of_back: u32,
}

/// Whether a change is more than pain moves anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wobble {
    /// There are too few sessions to tell.
    TooFew,
    /// The change is within day-to-day wobble.
    Within,
    /// It is beyond it.
    Beyond,
}

impl Effect {
    /// How much more often it was less than more, of all times: 1 always less, -1 always more.
    pub fn balance(&self) -> f64 {
        (f64::from(self.less) - f64::from(self.more)) / f64::from(self.change.count.max(1))
    }

    /// Whether the change is more than pain moves anyway. What counts grows with the start: 1 up to 4, 2 up to 7, 3 above
    /// (clinical notes, section 6, after Childs 2005 and later work on baselines).
    pub fn wobble(&self) -> Wobble {
        let least = match self.before.median {
            ..4.5 => 1.0,
            ..7.5 => 2.0,
            _ => 3.0,
        };
        match self.change.median.abs() {
            _ if self.change.count < ENOUGH => Wobble::TooFew,
            change if change < least => Wobble::Within,
            _ => Wobble::Beyond,
        }
    }
}

/// How pain changed over `sessions`, for each of the numbers, small ones, that a session bears.
pub fn effects<'a, I: IntoIterator<Item = usize>>(
    sessions: impl IntoIterator<Item = &'a Done>,
    numbers: impl Fn(&'a Done) -> I,
) -> Vec<(usize, Effect)> {
    let mut all: Vec<Pairs> = Vec::new();
    for done in sessions {
        let Some((before, after, is_back)) = pair(done) else { continue };
        for number in numbers(done) {
            if number >= all.len() {
                all.resize_with(number + 1, Pairs::default);
            }
            all[number].times[before][after] += 1;
            all[number].of_back += u32::from(is_back);
        }
    }
    all.iter().enumerate().filter_map(|(number, pairs)| Some((number, pairs.effect()?))).collect()
}

/// Before and after of a session, and whether they tell of the back: of the leg, or where no pain was said of it, of the back.
/// Never the one before and the other after, and where there was none at either there was nothing to change.
fn pair(done: &Done) -> Option<(usize, usize, bool)> {
    let both = |before: Option<PainScore>, after: Option<PainScore>| {
        let (before, after) = (usize::from(before?.get()), usize::from(after?.get()));
        (before + after > 0).then_some((before, after))
    };
    let leg = both(done.before.leg, done.after.leg).map(|(before, after)| (before, after, false));
    leg.or_else(|| both(done.before.back, done.after.back).map(|(before, after)| (before, after, true)))
}

/// How often each score before came with each score after: one count a session, however many there are.
#[derive(Debug, Clone, Copy, Default)]
struct Pairs {
    times: [[u32; 11]; 11],
    of_back: u32,
}

impl Pairs {
    fn effect(&self) -> Option<Effect> {
        let [mut befores, mut afters, mut changes] = [Tally::default(); 3];
        for (before, row) in (0_i8..).zip(&self.times) {
            for (after, times) in (0_i8..).zip(row) {
                befores.add_times(before, *times);
                afters.add_times(after, *times);
                changes.add_times(after - before, *times);
            }
        }
        let (before, after) = (befores.spread()?, afters.spread()?);
        let (less, more) = (changes.below_zero(), changes.above_zero());
        Some(Effect { before, after, change: changes.spread()?, less, more, of_back: self.of_back })
    }
}
