//! A row whose cells are read one by one, and whose problems are all told.

use std::str::FromStr;
use std::time::Duration;

use csv::StringRecord;

use super::text::Text;
use super::{Remark, Row};
use crate::domain::nearest::nearest;

/// A length from nothing to a year, exact to the millisecond as a floating point number.
const LONGEST: f64 = 366.0 * 86_400.0;

/// Where each known column stands.
struct Columns {
    known: &'static [&'static str],
    places: Vec<Option<usize>>,
    count: usize,
}

impl Columns {
    /// Every column of `known`, in any order; the last `optional` of them may be missing.
    fn of(header: &StringRecord, known: &'static [&'static str], optional: usize) -> Result<Self, Vec<Remark>> {
        let places: Vec<_> = known.iter().map(|name| header.iter().position(|other| other == *name)).collect();
        let mut remarks = Vec::new();
        let required = &known[..known.len() - optional];
        let missing: Vec<_> =
            required.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(name, _)| *name).collect();
        if !missing.is_empty() {
            let words = if missing.len() == 1 { "the column" } else { "the columns" };
            remarks.push(Remark::of_row(1, format!("{words} {} must be there", missing.join(", "))));
        }
        for (place, name) in header.iter().enumerate() {
            let what = match known.iter().position(|other| *other == name) {
                None => match nearest(name, known.iter().copied()) {
                    Some(like) => format!("no column is called “{name}”; did you mean {like}?"),
                    None => format!("no column is called “{name}”"),
                },
                Some(column) if places[column] != Some(place) => format!("the column {name} is there twice"),
                Some(_) => continue,
            };
            remarks.push(Remark::of_row(1, what));
        }
        if remarks.is_empty() { Ok(Self { known, places, count: header.len() }) } else { Err(remarks) }
    }
}

/// Reads every row, or tells everything that is wrong with them.
pub(super) fn read_rows<T>(
    text: &Text,
    known: &'static [&'static str],
    optional: usize,
    read: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Result<Vec<Row<T>>, Vec<Remark>> {
    let columns = Columns::of(&text.header, known, optional)?;
    let (mut rows, mut remarks) = (Vec::new(), Vec::new());
    for (number, record) in &text.rows {
        if record.len() != columns.count {
            let what = format!("it has {} cells, and there are {} columns", record.len(), columns.count);
            remarks.push(Remark::of_row(*number, what));
            continue;
        }
        let mut cells = Cells { number: *number, record, columns: &columns, remarks: &mut remarks };
        rows.extend(read(&mut cells).map(|value| Row { number: *number, value }));
    }
    if remarks.is_empty() { Ok(rows) } else { Err(remarks) }
}

/// A row of as many cells as there are columns.
pub(super) struct Cells<'a> {
    number: usize,
    record: &'a StringRecord,
    columns: &'a Columns,
    remarks: &'a mut Vec<Remark>,
}

impl<'a> Cells<'a> {
    /// What stands in the cell; nothing where the column is missing.
    pub(super) fn text(&self, column: &'static str) -> &'a str {
        let known = self.columns.known.iter().position(|name| *name == column);
        let place = known.and_then(|known| self.columns.places[known]);
        place.and_then(|place| self.record.get(place)).unwrap_or_default()
    }

    /// What `read` makes of the cell; why it is nothing is told.
    pub(super) fn take<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        read(self.text(column)).map_err(|what| self.remarks.push(Remark::at(self.number, column, what))).ok()
    }
}

/// As the type reads it.
pub(super) fn parsed<T: FromStr<Err: ToString>>(cell: &str) -> Result<T, String> {
    cell.parse().map_err(|error: T::Err| error.to_string())
}

/// Nothing, or what `read` makes of it.
pub(super) fn said<T>(read: impl FnOnce(&str) -> Result<T, String>) -> impl FnOnce(&str) -> Result<Option<T>, String> {
    |cell| if cell.is_empty() { Ok(None) } else { read(cell).map(Some) }
}

/// One of a closed set of words.
pub(super) fn word<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> impl FnOnce(&str) -> Result<T, String> {
    move |cell| {
        let found = all.iter().copied().find(|one| word(*one) == cell);
        let words = || all.iter().map(|one| word(*one)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| format!("“{cell}” is none of: {}", words()))
    }
}

/// Seconds, such as `42.5`.
pub(super) fn length(cell: &str) -> Result<Duration, String> {
    let seconds = cell.parse().ok().filter(|seconds| (0.0..=LONGEST).contains(seconds));
    let seconds: f64 =
        seconds.ok_or_else(|| format!("“{cell}” is no number of seconds from 0 to a year, such as 42.5"))?;
    Ok(Duration::from_millis((seconds * 1000.0).round() as u64))
}

/// A whole number from `least` on.
pub(super) fn number(least: u32) -> impl Fn(&str) -> Result<u32, String> {
    move |cell| {
        let number = cell.parse().ok().filter(|number| *number >= least);
        number.ok_or_else(|| format!("“{cell}” is no whole number from {least} on"))
    }
}
