//! Pain before and after sessions, by what was in them and by routine.

use super::Look;
use super::chart::{RangeRow, RowChart};
use super::table::{Cell, Table};
use crate::app::view::words::{number_of, sentence_case};
use crate::domain::exercise::Technique;
use crate::domain::trends::{ENOUGH, Effect, Wobble, effects};

/// Every routine that says anything, by its number in the digest, those first after which there was less pain.
pub(super) fn of_routines(look: &Look<'_>) -> Vec<(usize, Effect)> {
    let sessions = look.diary.digest.between(look.first, look.last);
    ranked(effects(sessions, |done| [done.routine as usize]))
}

/// By routine.
pub(super) fn routines(look: &Look<'_>, of_routines: &[(usize, Effect)]) -> Option<RowChart> {
    let title = |number: usize| look.diary.digest.routines[number].1.clone();
    chart(look, "Routine", of_routines.iter().map(|(number, effect)| (title(*number), *effect)))
}

/// By technique: sessions that had it in them.
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
    let found = ranked(effects(digest.between(look.first, look.last), of));
    chart(look, "With", found.into_iter().map(|(place, effect)| (sentence_case(Technique::ALL[place].word()), effect)))
}

fn ranked(mut found: Vec<(usize, Effect)>) -> Vec<(usize, Effect)> {
    found.sort_by(|(_, one), (_, other)| {
        let by_median = one.change.median.total_cmp(&other.change.median);
        by_median.then(other.balance().total_cmp(&one.balance())).then(other.change.count.cmp(&one.change.count))
    });
    found
}

/// A row for each that has enough sessions.
fn chart(look: &Look<'_>, of: &str, named: impl Iterator<Item = (String, Effect)>) -> Option<RowChart> {
    let named: Vec<_> = named.filter(|(_, effect)| effect.change.count >= ENOUGH).collect();
    let mut table = Table::of(look.last, &[of, "Sessions", "Before", "After", "Change"]);
    if named.iter().any(|(_, effect)| effect.of_back > 0) {
        table = table.and("Of the back");
    }
    let mut rows = Vec::new();
    for (name, effect) in named {
        let Effect { before, after, change, .. } = effect;
        let sessions = number_of(change.count as usize, "session");
        table.push([
            Cell::Words(name.clone()),
            Cell::Count(change.count),
            Cell::Spread(before),
            Cell::Spread(after),
            Cell::Change(change),
            Cell::Count(effect.of_back),
        ]);
        rows.push(RangeRow {
            name,
            words: match effect.wobble() {
                Wobble::Beyond | Wobble::TooFew => sessions,
                Wobble::Within => format!("{sessions}, within day-to-day wobble"),
            },
            from: Some(before.median),
            median: after.median,
            band: (f32::from(after.low), f32::from(after.high)),
        });
    }
    (!rows.is_empty()).then_some(RowChart { rows, table })
}
