//! A chart as a table. Its cells become words when they are read: over years there are thousands of rows, and few are looked at.

use super::words::{change_words, spread_words};
use crate::app::view::journal::minutes_words;
use crate::app::view::words::{dated, month_and_year};
use crate::domain::day::Day;
use crate::domain::quantity::Minutes;
use crate::domain::safety::light::Reach;
use crate::domain::trends::Spread;

/// The same as a chart, for those who would rather read.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    head: Vec<String>,
    /// Row by row, as many in each as there are columns.
    cells: Vec<Cell>,
    /// Of every column, words as wide as any in it.
    samples: Vec<Vec<String>>,
    /// Days of another year are told with it.
    today: Day,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words as they are.
    Words(String),
    /// A day.
    Day(Day),
    /// The month that a day is in.
    Month(Day),
    /// How many.
    Count(u32),
    /// A median and its spread.
    Spread(Spread),
    /// The same of how much something changed.
    Change(Spread),
    /// How far down it went.
    Reach(Reach),
    /// Something measured.
    Measured(Unit, f32),
}

/// What something is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Minutes, from an hour on said in hours.
    Minutes,
    /// Points of a score.
    Points,
    /// Centimetres.
    Centimetres,
    /// Degrees.
    Degrees,
}

impl Table {
    /// A table with these columns and no rows.
    pub fn of(today: Day, head: &[&str]) -> Self {
        let head: Vec<String> = head.iter().map(|&name| name.to_owned()).collect();
        Self { samples: vec![Vec::new(); head.len()], head, cells: Vec::new(), today }
    }

    /// One more column. Only before the first row.
    #[must_use]
    pub fn and(mut self, name: impl Into<String>) -> Self {
        self.head.push(name.into());
        self.samples.push(Vec::new());
        self
    }

    /// One more row, of which what is missing is empty and what is too much is left out.
    pub fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        let row = row.into_iter().chain(std::iter::repeat(Cell::Empty));
        for (cell, samples) in row.zip(&mut self.samples) {
            let sample = cell.sample();
            if !samples.iter().any(|known| known == sample) {
                samples.push(sample.to_owned());
            }
            self.cells.push(cell);
        }
    }

    /// Names of the columns.
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.cells.len() / self.head.len().max(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Words of a column: none that stand in it are wider than the widest of these.
    pub fn samples(&self, column: usize) -> &[String] {
        self.samples.get(column).map_or(&[], Vec::as_slice)
    }

    /// Whether it has a row for each of some days or months, the earliest first.
    pub fn is_by_day(&self) -> bool {
        matches!(self.cells.first(), Some(Cell::Day(_) | Cell::Month(_)))
    }

    /// The row at a `place` from the top, where it is shown with the latest day first.
    pub fn number(&self, place: usize) -> usize {
        if self.is_by_day() { self.len().saturating_sub(place + 1) } else { place }
    }

    /// The words of a row, a cell after the other; what is not known is empty. None where there is no such row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = String> {
        self.cells.iter().skip(row * self.head.len()).take(self.head.len()).map(|cell| cell.words(self.today))
    }

    /// "21 November: leg 4, back 2": a row in one line. What is not known is left out.
    pub fn line(&self, row: usize) -> String {
        let mut cells = self.row(row);
        let Some(first) = cells.next() else { return String::new() };
        let named = self.head.iter().skip(1).zip(cells).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> = named.map(|(name, cell)| format!("{} {cell}", name.to_lowercase())).collect();
        format!("{first}: {}", cells.join(", "))
    }
}

impl Cell {
    /// The spread of what was said, where it was.
    pub fn spread(spread: Option<Spread>) -> Self {
        spread.map_or(Self::Empty, Self::Spread)
    }

    /// Words that are as wide as its own can be: years of days need not all become words to be laid out.
    fn sample(&self) -> &str {
        match self {
            Self::Empty => "–",
            Self::Words(words) => words,
            Self::Day(_) => "30 September 2026",
            Self::Month(_) => "September 2026",
            Self::Count(_) => "100000",
            Self::Spread(_) => "9.5 (10 to 10)",
            Self::Change(_) => "−9.5 (−10 to +10)",
            Self::Reach(reach) => reach.word(),
            Self::Measured(Unit::Minutes, most) if *most as u16 == Minutes::MOST => "as long as I like",
            Self::Measured(Unit::Minutes, _) => "8 h 50 min",
            Self::Measured(Unit::Points | Unit::Centimetres | Unit::Degrees, _) => "100 cm",
        }
    }

    fn words(&self, today: Day) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) => words.clone(),
            Self::Day(day) => dated(*day, today),
            Self::Month(day) => month_and_year(*day),
            Self::Count(count) => count.to_string(),
            Self::Spread(spread) => spread_words(*spread),
            Self::Change(change) => change_words(*change),
            Self::Reach(reach) => reach.word().into(),
            Self::Measured(unit, value) => unit.says(*value),
        }
    }
}

impl Unit {
    /// "1 h 30 min", "12", "8 cm", "35°".
    pub fn says(self, value: f32) -> String {
        match self {
            Self::Minutes => minutes_words(value as u16),
            Self::Points => format!("{value:.0}"),
            Self::Centimetres => format!("{value:.0} cm"),
            Self::Degrees => format!("{value:.0}°"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trends::Tally;

    #[test]
    fn a_row_is_read_in_one_line_without_what_is_not_known() {
        let day = |words: &str| Day::from_date(words.parse().unwrap());
        let mut told = Tally::default();
        for score in [3, 4, 5, 5] {
            told.add(score);
        }
        let mut table = Table::of(day("2026-11-21"), &["Day", "Leg", "Back"]).and("Down to");
        table.push([Cell::Day(day("2026-11-20")), Cell::spread(told.spread()), Cell::Empty, Cell::Reach(Reach::Calf)]);
        table.push([Cell::Day(day("2025-03-01"))]);
        assert_eq!(table.line(0), "20 November: leg 4.5 (3 to 5), down to calf");
        assert_eq!(table.row(1).collect::<Vec<_>>(), ["1 March 2025", "", "", ""]);
        assert_eq!((table.len(), table.line(2)), (2, String::new()));
    }

    #[test]
    fn what_is_measured_stands_in_its_unit() {
        let words = [(Unit::Minutes, 90.0), (Unit::Points, 12.0), (Unit::Centimetres, 8.0), (Unit::Degrees, 35.0)];
        assert_eq!(words.map(|(unit, value)| unit.says(value)), ["1 h 30 min", "12", "8 cm", "35°"]);
    }
}
