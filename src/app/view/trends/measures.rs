//! Sitting, the weekly questions, the self-test: a line each, where there are two points to draw one.

use super::Look;
use super::chart::{Ink, LineChart, Point, Series};
use super::table::{Cell, Table, Unit};
use super::week_pain::week_pain;
use super::words::dates;
use crate::domain::day::Day;
use crate::domain::journal::{KneeAngle, SelfTest};

pub(super) fn measures(look: &Look<'_>) -> Vec<LineChart> {
    let inside = |day: &Day| (look.first..=look.last).contains(day);
    let journal = &look.model.journal;
    let sitting: Numbers =
        look.days.iter().filter_map(|(day, said)| Some((day, f32::from(said.sitting?.get())))).collect();
    let weeks = || journal.weeks().filter(|(entry, _)| inside(&entry.day));
    let tests = || journal.tests().filter(|(entry, _)| inside(&entry.day));
    let bother = by_day(weeks().filter_map(|(entry, said)| Some((entry.day, f32::from(said.bother_in_all()?)))));
    let reached = by_day(tests().filter_map(|(entry, said)| Some((entry.day, f32::from(said.fingertips?.get())))));
    let knees = |of: fn(&SelfTest) -> Option<KneeAngle>| {
        by_day(tests().filter_map(|(entry, said)| Some((entry.day, f32::from(of(said)?.get())))))
    };
    let all = [
        Measure {
            title: "Sitting is bearable for",
            words: "As said in check-ins and weekly questions.",
            least_top: 60.0,
            unit: Unit::Minutes,
            around: 0.0,
            parted: 30,
            lines: vec![("Sitting", Ink::Mark(1), sitting)],
        },
        Measure {
            title: "Bother score",
            words: "Four weekly questions in one, 0 to 24. A change of less than 6 says little.",
            least_top: 24.0,
            unit: Unit::Points,
            around: 0.0,
            parted: 60,
            lines: vec![("Score", Ink::Mark(2), bother)],
        },
        Measure {
            title: "Fingertips to the floor",
            words: "Less is further. Less than 5 cm is no change: the shade.",
            least_top: 20.0,
            unit: Unit::Centimetres,
            around: 4.5,
            parted: 120,
            lines: vec![("Distance", Ink::Mark(0), reached)],
        },
        Measure {
            title: "Knee from straight",
            words: "Less is straighter. A change of less than 10° says nothing.",
            least_top: 90.0,
            unit: Unit::Degrees,
            around: 0.0,
            parted: 120,
            lines: vec![("Left", Ink::Leg, knees(|said| said.left)), ("Right", Ink::Back, knees(|said| said.right))],
        },
    ];
    week_pain(look).into_iter().chain(all.iter().filter_map(|measure| chart(look, measure))).collect()
}

/// Something measured in single numbers.
struct Measure {
    title: &'static str,
    words: &'static str,
    /// The scale goes at least so far.
    least_top: f32,
    unit: Unit,
    /// How far from certain each number is.
    around: f32,
    /// More days than this without a number part the line.
    parted: i64,
    lines: Vec<(&'static str, Ink, Numbers)>,
}

/// A number for a day, earliest first.
type Numbers = Vec<(Day, f32)>;

/// Travel may put a later moment on an earlier day.
fn by_day(numbers: impl Iterator<Item = (Day, f32)>) -> Numbers {
    let mut numbers: Numbers = numbers.collect();
    numbers.sort_by_key(|(day, _)| *day);
    numbers
}

/// Its chart; `None` of less than two days.
fn chart(look: &Look<'_>, measure: &Measure) -> Option<LineChart> {
    let Measure { title, words, least_top, unit, around, parted, lines } = measure;
    let mut days: Vec<Day> = lines.iter().flat_map(|(_, _, points)| points.iter().map(|(day, _)| *day)).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() < 2 {
        return None;
    }
    let most = lines.iter().flat_map(|(_, _, points)| points.iter().map(|(_, value)| *value)).fold(0.0, f32::max);
    let top = (most + around).max(*least_top);
    let table = Table::of(look.last, &["Day"]);
    let mut table = lines.iter().fold(table, |table, (name, ..)| table.and(*name));
    let cell = |points: &[(Day, f32)], day: Day| {
        // Of several in one day the last counts.
        let until = points.partition_point(|(other, _)| *other <= day);
        let said = points[..until].last().filter(|(other, _)| *other == day);
        said.map_or(Cell::Empty, |(_, value)| Cell::Measured(*unit, *value))
    };
    for day in &days {
        let cells = lines.iter().map(|(_, _, points)| cell(points, *day));
        table.push(std::iter::once(Cell::Day(*day)).chain(cells));
    }
    let point = |&(day, value): &(Day, f32)| Point { day, value, band: ((value - around).max(0.0), value + around) };
    let drawn = lines.iter().filter(|(_, _, points)| !points.is_empty());
    Some(LineChart {
        title,
        words: (*words).to_owned(),
        first: look.first,
        last: look.last,
        scale: (0.0, top),
        ticks: [0.0, top / 2.0, top].map(|tick| (tick, unit.says(tick))).into(),
        dates: dates(look),
        series: drawn
            .map(|(name, ink, points)| Series { name, ink: *ink, points: points.iter().map(point).collect() })
            .collect(),
        parted: *parted,
        shaded: Vec::new(),
        days,
        table,
    })
}
