//! Pain before and after the sessions of the last thirty days.

use std::collections::BTreeMap;

use super::chart::{Ink, LineChart, Point, Series};
use super::table::{Cell, Table};
use super::words::{dates_between, number};
use crate::app::model::{Diary, Model};
use crate::domain::day::Day;
use crate::domain::history::Pain;
use crate::domain::trends::Tally;

/// Days that are shown, today included.
const DAYS: i64 = 30;

/// Before and after, day by day: the middle of what was said of the leg, or where that was not said of the back. `None` where
/// nothing was.
pub fn recent(model: &Model) -> Option<LineChart> {
    let none = Diary::default();
    let diary = model.diary.as_ref().unwrap_or(&none);
    let last = model.today();
    let first = last.plus(1 - DAYS);
    let mut days: BTreeMap<Day, [Tally; 2]> = BTreeMap::new();
    for done in diary.digest.between(first, last) {
        for (place, said) in [done.before, done.after].into_iter().enumerate() {
            if let Some(score) = strongest(said) {
                days.entry(done.day).or_default()[place].add(score);
            }
        }
    }
    if days.is_empty() {
        return None;
    }
    let mut table = Table::of(last, &["Day", "Before", "After"]);
    for (day, [before, after]) in &days {
        table.push([Cell::Day(*day), Cell::spread(before.spread()), Cell::spread(after.spread())]);
    }
    let points = |place: usize| {
        let said = days.iter().filter_map(|(day, said)| Some((*day, said[place].spread()?.median)));
        said.map(|(day, value)| Point { day, value, band: (value, value) }).collect()
    };
    Some(LineChart {
        title: "Pain, 30 days",
        words: "Before and after your sessions.".into(),
        first,
        last,
        scale: (0.0, 10.0),
        ticks: [0.0, 5.0, 10.0].map(|tick| (tick, number(tick))).into(),
        dates: dates_between(first, last, 2),
        series: vec![
            Series { name: "Before", ink: Ink::Leg, points: points(0) },
            Series { name: "After", ink: Ink::Back, points: points(1) },
        ],
        parted: 8,
        shaded: Vec::new(),
        days: days.into_keys().collect(),
        table,
    })
}

fn strongest(pain: Pain) -> Option<i8> {
    pain.leg.or(pain.back).map(|score| score.get().cast_signed())
}
