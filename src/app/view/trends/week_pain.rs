//! Pain as the weekly questions ask for it: the average of each week, with the worst as its shade.

use std::collections::BTreeMap;

use super::Look;
use super::chart::{Ink, LineChart, Point, Series};
use super::table::{Cell, Table, Unit};
use super::words::{dates, number};
use crate::domain::day::Day;
use crate::domain::journal::WeekPain;
use crate::domain::quantity::PainScore;

/// Leg and back; `None` of less than two days with an average, which is what a line is drawn of.
pub(super) fn week_pain(look: &Look<'_>) -> Option<LineChart> {
    let weeks = look.model.journal.weeks().filter(|(entry, _)| (look.first..=look.last).contains(&entry.day));
    // Of several in one day the last counts.
    let by_day: BTreeMap<Day, [WeekPain; 2]> = weeks
        .map(|(entry, said)| (entry.day, [said.leg, said.back]))
        .filter(|(_, pains)| pains.iter().any(|pain| pain.average.or(pain.worst).is_some()))
        .collect();
    if by_day.values().filter(|pains| pains.iter().any(|pain| pain.average.is_some())).count() < 2 {
        return None;
    }
    let head = ["Day", "Leg on average", "Leg at its worst", "Back on average", "Back at its worst"];
    let mut table = Table::of(look.last, &head);
    for (day, pains) in &by_day {
        let scores = pains.iter().flat_map(|pain| [pain.average, pain.worst]);
        table.push(std::iter::once(Cell::Day(*day)).chain(scores.map(cell)));
    }
    let series = [("Leg", Ink::Leg), ("Back", Ink::Back)].into_iter().enumerate().map(|(place, (name, ink))| {
        let points = by_day.iter().filter_map(|(day, pains)| point(*day, pains[place])).collect();
        Series { name, ink, points }
    });
    Some(LineChart {
        title: "Pain of the week",
        words: "On average, shaded up to the worst. A change of less than 2 says little.".into(),
        first: look.first,
        last: look.last,
        scale: (0.0, 10.0),
        ticks: [0.0, 5.0, 10.0].map(|tick| (tick, number(tick))).into(),
        dates: dates(look),
        series: series.filter(|series| !series.points.is_empty()).collect(),
        parted: 60,
        shaded: Vec::new(),
        days: by_day.into_keys().collect(),
        table,
    })
}

fn cell(score: Option<PainScore>) -> Cell {
    score.map_or(Cell::Empty, |score| Cell::Measured(Unit::Points, f32::from(score.get())))
}

fn point(day: Day, pain: WeekPain) -> Option<Point> {
    let of = |score: PainScore| f32::from(score.get());
    let value = pain.average.map(of)?;
    let worst = pain.worst.map_or(value, of);
    Some(Point { day, value, band: (value.min(worst), value.max(worst)) })
}
