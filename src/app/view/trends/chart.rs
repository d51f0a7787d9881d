//! Charts as values: where everything stands, and the same as a table for those who would rather read.

use super::table::Table;
use crate::domain::day::Day;

/// Which colour something has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The leg.
    Leg,
    /// The back.
    Back,
    /// One of the colours for things that are told apart, in their order.
    Mark(usize),
}

/// Lines over days.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChart {
    /// What it shows.
    pub title: &'static str,
    /// How to read it.
    pub words: String,
    /// The first day of it.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// The least and the most it can show.
    pub scale: (f32, f32),
    /// Heights with their words.
    pub ticks: Vec<(f32, String)>,
    /// Days with their words.
    pub dates: Vec<(Day, String)>,
    /// The lines.
    pub series: Vec<Series>,
    /// More days than this without a point part a line.
    pub parted: i64,
    /// Ranges of days that are shaded: pauses for flare-ups.
    pub shaded: Vec<(Day, Day)>,
    /// The day of every row of the table.
    pub days: Vec<Day>,
    /// The same in words.
    pub table: Table,
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is of.
    pub name: &'static str,
    /// Its colour.
    pub ink: Ink,
    /// Its points, earliest first.
    pub points: Vec<Point>,
}

/// A point of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When.
    pub day: Day,
    /// How high.
    pub value: f32,
    /// From where to where half of what is behind it lies; the same where it is one number.
    pub band: (f32, f32),
}

/// A cell a day: how far it went.
#[derive(Debug, Clone, PartialEq)]
pub struct StripChart {
    /// The first day of it.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// Days with something, and how far: 0 to 1.
    pub cells: Vec<(Day, f32)>,
    /// Days with their words.
    pub dates: Vec<(Day, String)>,
    /// The same in words, a row for each cell.
    pub table: Table,
}

/// Bars of parts, one a week or a month.
#[derive(Debug, Clone, PartialEq)]
pub struct StackChart {
    /// Names of the parts, each with its colour.
    pub parts: Vec<(&'static str, Ink)>,
    /// The bars, earliest first.
    pub bars: Vec<Bar>,
    /// The same in words, a row for each bar.
    pub table: Table,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Under it; may be empty.
    pub name: String,
    /// Minutes of each part.
    pub minutes: Vec<f32>,
}

/// Rows on a scale of pain.
#[derive(Debug, Clone, PartialEq)]
pub struct RowChart {
    /// The rows.
    pub rows: Vec<RangeRow>,
    /// The same in words.
    pub table: Table,
}

/// A row: a median with its spread, and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeRow {
    /// Its name.
    pub name: String,
    /// Beside it: "12 times, within day-to-day wobble".
    pub words: String,
    /// The median before, where there is a before.
    pub from: Option<f32>,
    /// The median.
    pub median: f32,
    /// The spread.
    pub band: (f32, f32),
}
