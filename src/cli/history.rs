//! `supple history`: every session of every device, oldest first.

use std::process::ExitCode;

use super::out::{complain, print};
use super::{FINE, HistoryFormat, PROBLEMS};
use crate::domain::history::History;
use crate::export::{csv, json, text};
use crate::storage::Mend;
use crate::storage::notice::{Finding, LoadNotice};
use crate::storage::store::Store;

/// Prints the sessions of `store`. What could not be read is said on standard error and in the exit code; the rest is
/// printed all the same.
pub fn history(store: &Store, format: HistoryFormat) -> ExitCode {
    let (entries, notices) = store.load_history(Mend::Never);
    notices.iter().for_each(complain);
    let history = History::merge(entries);
    let printed = print(&match format {
        HistoryFormat::Text => text::render(history.sessions()),
        HistoryFormat::Csv => csv::render(history.sessions()),
        HistoryFormat::Json => json::render(history.sessions()),
    });
    if printed.is_err() || notices.iter().any(is_loss) { PROBLEMS.into() } else { FINE }
}

/// Whether sessions are missing from what is printed that may be in the file.
fn is_loss(notice: &LoadNotice) -> bool {
    matches!(notice.finding, Finding::Unreadable(_) | Finding::Damaged { .. } | Finding::DamagedLines { .. })
}
