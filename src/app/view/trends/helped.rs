//! What was noted before and after each routine, with counts and caution. It says what was noted, never what did it.

use std::collections::BTreeMap;

use super::Look;
use super::words::{change_words, number};
use crate::app::view::words::{sentence_case, times};
use crate::domain::ids::RoutineId;
use crate::domain::journal::{Factor, Turn};
use crate::domain::trends::{ENOUGH, Effect, Wobble};

/// What came before less pain, and what did not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Helped {
    /// Every routine with enough sessions, those first after which there was less pain.
    pub rows: Vec<HelpedRow>,
    /// Routines with too few sessions to tell, with how many there are of [`ENOUGH`].
    pub too_few: Vec<String>,
    /// "Walking (12 times), warmth (5 times)": what was said to make it better.
    pub better_with: Option<String>,
    /// The same of worse.
    pub worse_with: Option<String>,
}

/// A routine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpedRow {
    /// Which.
    pub routine: RoutineId,
    /// Its title then.
    pub title: String,
    /// "Less leg pain after 8 of 10", "More leg pain after 12 of 20, less after 3".
    pub line: String,
    /// "From 5 to 3, a change of −2 (−3 to −1); that is within day-to-day wobble".
    pub detail: String,
}

pub(super) fn helped(look: &Look<'_>, of_routines: &[(usize, Effect)]) -> Helped {
    let routine = |number: usize| &look.diary.digest.routines[number];
    let (enough, mut few): (Vec<_>, Vec<_>) =
        of_routines.iter().copied().partition(|(_, effect)| effect.change.count >= ENOUGH);
    few.sort_by_key(|(_, effect)| std::cmp::Reverse(effect.change.count));
    let row = |(number, effect): (usize, Effect)| {
        let (id, title) = routine(number);
        HelpedRow { routine: id.clone(), title: title.clone(), line: counts(&effect), detail: detail(&effect) }
    };
    let few_words =
        |(number, effect): (usize, Effect)| format!("{}: {} of {ENOUGH}", routine(number).1, effect.change.count);
    Helped {
        rows: enough.into_iter().map(row).collect(),
        too_few: few.into_iter().map(few_words).collect(),
        better_with: factors(look, Turn::Better),
        worse_with: factors(look, Turn::Worse),
    }
}

/// After how many sessions there was less and after how many more, the larger number first.
fn counts(effect: &Effect) -> String {
    let Effect { less, more, change, .. } = effect;
    let all = change.count;
    let pain = match effect.of_back {
        0 => "leg pain",
        back if back == all => "back pain",
        _ => "pain",
    };
    match (*less, *more) {
        (0, 0) => format!("No less {pain} after any of {all}"),
        (less, 0) => format!("Less {pain} after {less} of {all}"),
        (less, more) if less >= more => format!("Less {pain} after {less} of {all}, more after {more}"),
        (0, more) if more < all => format!("More {pain} after {more} of {all}, less after none"),
        (0, more) => format!("More {pain} after {more} of {all}"),
        (less, more) => format!("More {pain} after {more} of {all}, less after {less}"),
    }
}

/// "From 5 to 3, a change of −2 (−3 to −1); that is within day-to-day wobble". The spread says how far sessions differ.
fn detail(effect: &Effect) -> String {
    let moved = format!(
        "From {} to {}, a change of {}",
        number(effect.before.median),
        number(effect.after.median),
        change_words(effect.change)
    );
    match effect.wobble() {
        Wobble::TooFew => format!("{moved}; too few to tell"),
        Wobble::Within => format!("{moved}; that is within day-to-day wobble"),
        Wobble::Beyond => moved,
    }
}

fn factors(look: &Look<'_>, turn: Turn) -> Option<String> {
    let mut counts: BTreeMap<Factor, usize> = BTreeMap::new();
    let said = look.model.journal.check_ins().filter(|(entry, _)| (look.first..=look.last).contains(&entry.day));
    for (factor, _) in said.flat_map(|(_, said)| said.factors.iter().filter(|(_, other)| **other == turn)) {
        *counts.entry(*factor).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words: Vec<String> =
        counts.iter().map(|(factor, count)| format!("{} ({})", factor.word(), times(*count))).collect();
    (!words.is_empty()).then(|| sentence_case(&words.join(", ")))
}
