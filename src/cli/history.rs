//! `supple history`: every session of every device, oldest first.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::out::{complain, print};
use super::{FINE, PROBLEMS, WRONG_USAGE};
use crate::domain::history::History;
use crate::domain::odd;
use crate::domain::quantity::WallTime;
use crate::export::{csv, json, text};
use crate::storage::Mend;
use crate::storage::notice::LoadNotice;
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
/// printed all the same. What is odd in it by `now` is said, too.
pub fn history(store: &Store, now: WallTime, arguments: &HistoryArguments) -> ExitCode {
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
    odd::of_history(&history, now).iter().for_each(complain);
    let loss = notices.iter().any(LoadNotice::is_loss);
    let table = match arguments.format {
        HistoryFormat::Text if loss && history.sessions().len() == 0 => "No sessions could be read.\n".into(),
        HistoryFormat::Text => text::render(history.sessions()),
        HistoryFormat::Csv => csv::sessions::render(history.sessions()),
        HistoryFormat::StepsCsv => csv::steps::render(history.sessions()),
        HistoryFormat::Json => json::render(history.sessions()),
    };
    let printed = print(&format!("{mark}{table}"));
    if printed.is_err() || loss { PROBLEMS.into() } else { FINE }
}
