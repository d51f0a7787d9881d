//! Leg and back pain, how far down it went, and pain after better and worse nights.

use std::collections::BTreeMap;

use super::Look;
use super::chart::{Ink, LineChart, Point, RangeRow, RowChart, Series, StripChart};
use super::table::{Cell, Table};
use super::words::{dates, number};
use crate::app::view::words::number_of;
use crate::domain::day::Day;
use crate::domain::excuse::ExcuseWhy;
use crate::domain::safety::light::Reach;
use crate::domain::trends::{DaySaid, Days, Smooth, Spread, Tally};

/// More points than this cannot be told apart.
const POINTS: usize = 200;

/// Leg and back pain: the median of seven days, or of more over many years, with the middle half around it.
pub(super) fn pain(look: &Look<'_>) -> Option<LineChart> {
    let every = look.days.count().div_ceil(POINTS);
    let leg = look.days.smooth(|said| &said.leg, every);
    let back = look.days.smooth(|said| &said.back, every);
    if leg.is_empty() && back.is_empty() {
        return None;
    }
    let mut rows: BTreeMap<Day, [Option<Spread>; 2]> = BTreeMap::new();
    for (place, smooth) in [&leg, &back].into_iter().enumerate() {
        for point in smooth {
            rows.entry(point.day).or_default()[place] = Some(point.spread);
        }
    }
    let (several, each) = match Days::behind(every) {
        7 => ("Seven days".to_owned(), "seven days".to_owned()),
        days => (format!("{days} days"), format!("each {days} days")),
    };
    let mut table = Table::of(look.last, &[&format!("{several} to"), "Leg", "Back"]);
    for (day, [leg, back]) in &rows {
        table.push([Cell::Day(*day), Cell::spread(*leg), Cell::spread(*back)]);
    }
    let flares = look.diary.excuses.all().iter().filter(|excuse| excuse.why == ExcuseWhy::Flare);
    let shaded = flares.filter(|flare| flare.last >= look.first && flare.first <= look.last);
    Some(LineChart {
        title: "Leg and back pain",
        words: format!("The middle of {each}, with where half of them lie. Flare-ups are shaded."),
        first: look.first,
        last: look.last,
        scale: (0.0, 10.0),
        ticks: [0.0, 5.0, 10.0].map(|tick| (tick, number(tick))).into(),
        dates: dates(look),
        series: vec![series("Leg", Ink::Leg, &leg), series("Back", Ink::Back, &back)]
            .into_iter()
            .filter(|series| !series.points.is_empty())
            .collect(),
        // In long spans a point stands for several days.
        parted: (i64::try_from(every).unwrap_or(i64::MAX / 2) * 2).max(14),
        shaded: shaded.map(|flare| (flare.first.max(look.first), flare.last.min(look.last))).collect(),
        days: rows.into_keys().collect(),
        table,
    })
}

fn series(name: &'static str, ink: Ink, smooth: &[Smooth]) -> Series {
    let point = |smooth: &Smooth| Point {
        day: smooth.day,
        value: smooth.spread.median,
        band: (f32::from(smooth.spread.low), f32::from(smooth.spread.high)),
    };
    Series { name, ink, points: smooth.iter().map(point).collect() }
}

/// How far down it went, day by day.
pub(super) fn reach(look: &Look<'_>) -> Option<StripChart> {
    let said: Vec<(Day, Reach)> = look.days.iter().filter_map(|(day, said)| Some((day, said.reach?))).collect();
    if said.is_empty() {
        return None;
    }
    let share = |reach: Reach| f32::from(reach as u8) / f32::from(Reach::Foot as u8);
    let mut table = Table::of(look.last, &["Day", "Down to"]);
    for (day, reach) in &said {
        table.push([Cell::Day(*day), Cell::Reach(*reach)]);
    }
    Some(StripChart {
        first: look.first,
        last: look.last,
        cells: said.iter().map(|(day, reach)| (*day, share(*reach))).collect(),
        dates: dates(look),
        table,
    })
}

/// Pain of the day after nights that were bad, so-so and good: of the leg, or where that was not said of the back.
pub(super) fn sleep(look: &Look<'_>) -> Option<RowChart> {
    let nights = [("Bad nights, 0 to 3", 0..=3_u8), ("So-so, 4 to 6", 4..=6), ("Good nights, 7 to 10", 7..=10)];
    let pain = |said: &DaySaid| if said.leg.count() > 0 { said.leg } else { said.back };
    let mut chart = RowChart { rows: Vec::new(), table: Table::of(look.last, &["After", "Days", "Pain"]) };
    for (name, rated) in nights {
        let mut tally = Tally::default();
        let slept = look.days.iter().filter(|(_, said)| said.sleep.is_some_and(|sleep| rated.contains(&sleep.get())));
        for (_, said) in slept {
            // One number a day, however often it was said.
            if let Some(spread) = pain(said).spread() {
                tally.add(spread.median.round() as i8);
            }
        }
        let Some(spread) = tally.spread() else { continue };
        chart.table.push([Cell::Words(name.into()), Cell::Count(spread.count), Cell::Spread(spread)]);
        chart.rows.push(RangeRow {
            name: name.into(),
            words: number_of(spread.count as usize, "day"),
            from: None,
            median: spread.median,
            band: (f32::from(spread.low), f32::from(spread.high)),
        });
    }
    (!chart.rows.is_empty()).then_some(chart)
}
