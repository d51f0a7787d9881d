//! Before and after: how leg pain changed over sessions, by whatever is asked for, with how many and how far apart they are.

use super::digest::Done;
use super::tally::{Spread, Tally};

/// How many sessions with pain before and after say anything at all. Opinion: a median of fewer moves with each of them.
pub const ENOUGH: u32 = 5;

/// How leg pain changed over some sessions; below 0 is less.
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

/// How leg pain changed over `sessions`, for each of the numbers, small ones, that a session bears. Sessions without leg pain
/// before and after say nothing; where there was none at either there was nothing to change.
pub fn effects<'a, I: IntoIterator<Item = usize>>(
    sessions: impl IntoIterator<Item = &'a Done>,
    numbers: impl Fn(&'a Done) -> I,
) -> Vec<(usize, Effect)> {
    let mut tallies: Vec<[Tally; 3]> = Vec::new();
    for done in sessions {
        let (Some(before), Some(after)) = (done.before.leg, done.after.leg) else { continue };
        let (before, after) = (before.get().cast_signed(), after.get().cast_signed());
        if before == 0 && after == 0 {
            continue;
        }
        for number in numbers(done) {
            if number >= tallies.len() {
                tallies.resize_with(number + 1, Default::default);
            }
            let [befores, afters, changes] = &mut tallies[number];
            befores.add(before);
            afters.add(after);
            changes.add(after - before);
        }
    }
    let effect = |[before, after, change]: [Tally; 3]| {
        Some(Effect {
            before: before.spread()?,
            after: after.spread()?,
            change: change.spread()?,
            less: change.below_zero(),
        })
    };
    tallies.into_iter().enumerate().filter_map(|(number, tallies)| Some((number, effect(tallies)?))).collect()
}
