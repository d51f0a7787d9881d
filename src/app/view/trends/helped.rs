//! What came before less pain, with counts and caution. It says what was noted, never what did it.

use std::collections::BTreeMap;

use super::Look;
use super::chart::{RangeRow, RowChart};
use super::table::{Cell, Table};
use super::words::{number, spread_words};
use crate::app::view::words::{number_of, sentence_case};
use crate::domain::exercise::Technique;
use crate::domain::ids::RoutineId;
use crate::domain::journal::{Factor, Turn};
use crate::domain::trends::{ENOUGH, Effect, Wobble, effects};

/// What came before less pain.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Helped {
    /// Routines with enough sessions, those first after which there was less pain.
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
    /// "Less leg pain after 8 of 10".
    pub line: String,
    /// "From 5 to 3, a change of −2 (−3 to −1); that is within day-to-day wobble".
    pub detail: String,
}

pub(super) fn helped(look: &Look<'_>) -> Helped {
    let digest = &look.diary.digest;
    let found = effects(digest.between(look.first, look.last), |done| [done.routine as usize]);
    let (mut enough, mut few): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, effect)| effect.change.count >= ENOUGH);
    let share = |effect: &Effect| f64::from(effect.less) / f64::from(effect.change.count.max(1));
    enough.sort_by(|(_, one), (_, other)| {
        let by_median = one.change.median.total_cmp(&other.change.median);
        by_median.then(share(other).total_cmp(&share(one))).then(other.change.count.cmp(&one.change.count))
    });
    // What never came before less pain did not help.
    enough.retain(|(_, effect)| effect.less > 0);
    few.sort_by_key(|(_, effect)| std::cmp::Reverse(effect.change.count));
    let row = |(routine, effect): (usize, Effect)| {
        let (id, title) = &digest.routines[routine];
        HelpedRow {
            routine: id.clone(),
            title: title.clone(),
            line: format!("Less leg pain after {} of {}", effect.less, effect.change.count),
            detail: change_words(&effect),
        }
    };
    let few_words = |(routine, effect): (usize, Effect)| {
        let title = &digest.routines[routine].1;
        format!("{title}: {} of {ENOUGH}", effect.change.count)
    };
    Helped {
        rows: enough.into_iter().map(row).collect(),
        too_few: few.into_iter().map(few_words).collect(),
        better_with: factors(look, Turn::Better),
        worse_with: factors(look, Turn::Worse),
    }
}

/// "From 5 to 3, a change of −2 (−3 to −1); that is within day-to-day wobble". The spread says how far sessions differ.
fn change_words(effect: &Effect) -> String {
    let moved = format!(
        "From {} to {}, a change of {}",
        number(effect.before.median),
        number(effect.after.median),
        spread_words(effect.change)
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
    let words: Vec<String> = counts
        .iter()
        .take(5)
        .map(|(factor, count)| format!("{} ({})", factor.word(), number_of(*count, "time")))
        .collect();
    (!words.is_empty()).then(|| sentence_case(&words.join(", ")))
}

/// Leg pain before and after sessions that had a technique in them.
pub(super) fn techniques(look: &Look<'_>) -> Option<RowChart> {
    let digest = &look.diary.digest;
    // A bit for each technique.
    let known: Vec<u32> = digest
        .exercises
        .iter()
        .map(|id| {
            let technique = look.model.library.exercises.get(id).map(|exercise| exercise.technique);
            let place = Technique::ALL.iter().position(|other| technique == Some(*other));
            place.map_or(0, |place| 1 << place)
        })
        .collect();
    let of = |done| {
        let mut left = digest.parts(done).iter().fold(0, |has, part| has | known[part.exercise as usize]);
        std::iter::from_fn(move || {
            let place = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (place < u32::BITS).then_some(place as usize)
        })
    };
    let found = effects(digest.between(look.first, look.last), of);
    let enough = found.into_iter().filter(|(_, effect)| effect.change.count >= ENOUGH);
    let mut rows: Vec<(Technique, Effect)> = enough.map(|(place, effect)| (Technique::ALL[place], effect)).collect();
    rows.sort_by(|(_, one), (_, other)| one.change.median.total_cmp(&other.change.median));
    let mut table = Table::of(look.last, &["With", "Sessions", "Before", "After", "Change"]);
    for (technique, Effect { before, after, change, .. }) in &rows {
        let with = [Cell::Words(sentence_case(technique.word())), Cell::Count(change.count)];
        table.push(with.into_iter().chain([*before, *after, *change].map(Cell::Spread)));
    }
    let row = |(technique, effect): &(Technique, Effect)| RangeRow {
        name: sentence_case(technique.word()),
        words: match effect.wobble() {
            Wobble::Beyond | Wobble::TooFew => number_of(effect.change.count as usize, "session"),
            Wobble::Within => {
                format!("{}, within day-to-day wobble", number_of(effect.change.count as usize, "session"))
            }
        },
        from: Some(effect.before.median),
        median: effect.after.median,
        band: (f32::from(effect.after.low), f32::from(effect.after.high)),
    };
    (!rows.is_empty()).then(|| RowChart { rows: rows.iter().map(row).collect(), table })
}
