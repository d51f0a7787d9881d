//! `supple history`: every session of every device, oldest first.

use std::process::ExitCode;

use super::{FINE, HistoryFormat};
use crate::domain::history::History;
use crate::export::{csv, json, text};
use crate::storage::Mend;
use crate::storage::store::Store;

/// Prints the sessions of `store`. What could not be read is said on standard error; the rest is printed all the same.
pub fn history(store: &Store, format: HistoryFormat) -> ExitCode {
    let (entries, notices) = store.load_history(Mend::Never);
    for notice in &notices {
        eprintln!("{notice}");
    }
    let history = History::merge(entries);
    let printed = match format {
        HistoryFormat::Text => text::render(history.sessions()),
        HistoryFormat::Csv => csv::render(history.sessions()),
        HistoryFormat::Json => json::render(history.sessions()),
    };
    print!("{printed}");
    FINE
}
