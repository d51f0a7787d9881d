//! Minutes by kind of exercise, week by week, or month by month over long spans.

use chrono::Datelike;

use super::Look;
use super::chart::{Bar, Ink, StackChart};
use super::table::{Cell, Table};
use crate::app::view::words::{month_and_year, sentence_case};
use crate::domain::day::Day;
use crate::domain::exercise::Kind;

/// Longer spans than this are shown by months.
const WEEKS: i64 = 27;

pub(super) fn minutes(look: &Look<'_>) -> Option<StackChart> {
    let digest = &look.diary.digest;
    let kinds: Vec<Option<usize>> = digest
        .exercises
        .iter()
        .map(|id| {
            let kind = look.model.library.exercises.get(id)?.kind;
            Kind::ALL.iter().position(|other| *other == kind)
        })
        .collect();
    let starts = starts(look);
    let mut seconds = vec![vec![0_u64; Kind::ALL.len() + 1]; starts.len()];
    let mut bar = 0;
    for spent in digest.spent(look.first, look.last) {
        while starts.get(bar + 1).is_some_and(|next| *next <= spent.day) {
            bar += 1;
        }
        // What is not in the library any more has no kind.
        let kind = kinds[spent.exercise as usize].unwrap_or(Kind::ALL.len());
        seconds[bar][kind] += spent.seconds;
    }
    let used: Vec<usize> = (0..=Kind::ALL.len()).filter(|kind| seconds.iter().any(|bar| bar[*kind] > 0)).collect();
    if used.is_empty() {
        return None;
    }
    let name = |kind: usize| Kind::ALL.get(kind).map_or("other", |kind| kind.word());
    let by_months = is_by_months(look);
    let from = |start: Day| if by_months { Cell::Month(start) } else { Cell::Day(start) };
    let minutes = |bar: &[u64], kind: usize| bar[kind] as f32 / 60.0;
    let table = Table::of(look.last, &[if by_months { "Month" } else { "Week from" }]);
    let mut table = used.iter().fold(table, |table, kind| table.and(sentence_case(name(*kind))));
    for (start, bar) in starts.iter().zip(&seconds) {
        let cells = used.iter().map(|kind| match bar[*kind].div_ceil(60) {
            0 => Cell::Empty,
            minutes => Cell::Words(format!("{minutes} min")),
        });
        table.push(std::iter::once(from(*start)).chain(cells));
    }
    let step = starts.len().div_ceil(7);
    let bars = starts.iter().zip(&seconds).enumerate().map(|(number, (start, bar))| Bar {
        name: if number % step == 0 { short(*start, by_months) } else { String::new() },
        minutes: used.iter().map(|kind| minutes(bar, *kind)).collect(),
    });
    Some(StackChart {
        parts: used.iter().enumerate().map(|(place, kind)| (name(*kind), Ink::Mark(place))).collect(),
        bars: bars.collect(),
        table,
    })
}

fn is_by_months(look: &Look<'_>) -> bool {
    look.last.days_since(look.first) > WEEKS * 7
}

/// The first day of every bar.
fn starts(look: &Look<'_>) -> Vec<Day> {
    let mut starts = Vec::new();
    if is_by_months(look) {
        let mut start = Day::from_date(look.first.date().with_day(1).unwrap_or(look.first.date()));
        while start <= look.last {
            starts.push(start);
            let next = start.plus_months(1);
            if next == start {
                break;
            }
            start = next;
        }
    } else {
        let mut start = look.first.week_start(look.model.settings.week_start.day());
        while start <= look.last {
            starts.push(start);
            start = start.plus(7);
        }
    }
    starts
}

/// "9 Nov", "Nov 26".
fn short(start: Day, by_months: bool) -> String {
    let month = &month_and_year(start)[..3];
    if by_months {
        format!("{month} {:02}", start.date().year() % 100)
    } else {
        format!("{} {month}", start.date().day())
    }
}
