//! Comma-separated values as RFC 4180 has them: sessions, and their steps. `crate::import` reads both back without loss.
//!
//! - [`sessions`]: one session a row
//! - [`steps`]: one step a row, by the id of its session
//! - [`journal`]: one entry of the journal a row
//!
//! Text that a spreadsheet would take for a formula gets an apostrophe in front.

pub mod journal;
pub mod sessions;
pub mod steps;

use std::borrow::Cow;
use std::time::Duration;

use csv::{Terminator, WriterBuilder};

/// Stands before a table for programs that take text without it for something else than UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether `text` would be a formula, or looks as if an apostrophe was put before one.
fn needs_apostrophe(text: &str) -> bool {
    let is_formula = |text: &str| text.starts_with(FORMULA);
    is_formula(text) || text.strip_prefix('\'').is_some_and(|rest| rest.starts_with('\'') || is_formula(rest))
}

/// The text as it stands in a cell, where no spreadsheet reads it as a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    if needs_apostrophe(text) { format!("'{text}").into() } else { text.into() }
}

/// The text as it was before it was made harmless.
pub fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if needs_apostrophe(text) => text,
        _ => cell,
    }
}

/// A table of these rows.
fn table<'a, const N: usize>(columns: [&'static str; N], rows: impl Iterator<Item = [Cow<'a, str>; N]>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory, rows of one length: nothing here can fail.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row.iter().map(AsRef::as_ref).map(str::as_bytes));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn seconds(length: Duration) -> String {
    (length.as_millis() as f64 / 1000.0).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_would_be_a_formula_gets_an_apostrophe() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("’tis", "’tis"),
            ("'tis", "'tis"),
            ("'=1", "''=1"),
            ("''", "'''"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), cell);
        }
    }

    proptest! {
        #[test]
        fn a_harmless_text_is_no_formula_and_is_read_back_as_it_was(text in "['=+@a\t\r-]{0,4}") {
            let cell = harmless(&text);
            prop_assert!(!cell.starts_with(FORMULA));
            prop_assert_eq!(plain(&cell), text.as_str());
        }
    }
}
