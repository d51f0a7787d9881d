//! `supple history`: every session of every device, oldest first.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::out::{complain, print};
use super::{FINE, PROBLEMS, WRONG_USAGE};
use crate::domain::history::History;
use crate::export::{csv, json, text};
use crate::storage::Mend;
use crate::storage::notice::{Finding, LoadNotice};
use crate::storage::store::Store;

/// How to print the sessions.
#[derive(Debug, Args)]
pub struct HistoryArguments {
    /// How
    #[arg(long, value_enum, default_value_t)]
    pub format: HistoryFormat,
    /// Begin a CSV with a byte order mark, for spreadsheets that show “Â” or “Ã” without it
    #[arg(long)]
    pub bom: bool,
}

/// The form in which sessions are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum HistoryFormat {
    /// For reading
    #[default]
    Text,
    /// For a spreadsheet: one session a row
    Csv,
    /// For a spreadsheet: one step a row
    StepsCsv,
    /// For other programs
    Json,
}

/// Prints the sessions of `store`. What could not be read is said on standard error and in the exit code; the rest is
/// printed all the same.
pub fn history(store: &Store, arguments: &HistoryArguments) -> ExitCode {
    let mark = match (arguments.bom, arguments.format) {
        (false, _) => "",
        (true, HistoryFormat::Csv | HistoryFormat::StepsCsv) => csv::BYTE_ORDER_MARK,
        (true, HistoryFormat::Text | HistoryFormat::Json) => {
            complain("error: --bom goes with --format csv and --format steps-csv");
            return WRONG_USAGE.into();
        }
    };
    let (entries, notices) = store.load_history(Mend::Never);
    notices.iter().for_each(complain);
    let history = History::merge(entries);
    let table = match arguments.format {
        HistoryFormat::Text => text::render(history.sessions()),
        HistoryFormat::Csv => csv::sessions::render(history.sessions()),
        HistoryFormat::StepsCsv => csv::steps::render(history.sessions()),
        HistoryFormat::Json => json::render(history.sessions()),
    };
    let printed = print(&format!("{mark}{table}"));
    if printed.is_err() || notices.iter().any(is_loss) { PROBLEMS.into() } else { FINE }
}

/// Whether sessions are missing from what is printed that may be in the file.
fn is_loss(notice: &LoadNotice) -> bool {
    matches!(notice.finding, Finding::Unreadable(_) | Finding::Damaged { .. } | Finding::DamagedLines { .. })
}
