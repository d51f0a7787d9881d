//! An array of journal entries in JSON: the same as their table, without what was not said.

use serde_json::{Map, Value, json};

use super::csv::journal::{BETWEEN, COLUMNS, render as table};
use super::csv::plain;
use crate::domain::journal::Entry;

/// Cells that hold several.
const LISTS: [&str; 4] = ["marks", "feels", "worse_with", "better_with"];
/// Cells that hold words, though they may look like numbers.
const TEXTS: [&str; 10] =
    ["id", "kind", "at", "offset", "day", "changed", "note", "activity_1", "activity_2", "activity_3"];

/// An array with one object for each entry.
pub fn render<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let text = table(entries);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    // Our own table, in memory: nothing here can fail.
    let rows = reader.records().map_while(Result::ok);
    let object = |row: csv::StringRecord| {
        let cells = COLUMNS.iter().zip(row.iter()).filter(|(_, cell)| !cell.is_empty());
        Value::Object(cells.map(|(name, cell)| ((*name).to_owned(), value(name, plain(cell)))).collect::<Map<_, _>>())
    };
    format!("{:#}\n", Value::Array(rows.map(object).collect()))
}

fn value(name: &str, cell: &str) -> Value {
    if LISTS.contains(&name) {
        return json!(cell.split(BETWEEN).collect::<Vec<_>>());
    }
    match cell.parse::<u64>() {
        Ok(number) if !TEXTS.contains(&name) => json!(number),
        _ => json!(cell),
    }
}
