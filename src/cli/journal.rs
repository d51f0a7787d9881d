//! `supple journal`: everything that was noted on every device, oldest first.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::out::{complain, print};
use super::{FINE, PROBLEMS, WRONG_USAGE};
use crate::app::view::journal::note;
use crate::domain::journal::{Entry, Journal};
use crate::domain::odd;
use crate::domain::quantity::WallTime;
use crate::export::{csv, journal_json};
use crate::storage::Mend;
use crate::storage::notice::LoadNotice;
use crate::storage::store::Store;

/// How to print the journal.
#[derive(Debug, Args)]
pub struct JournalArguments {
    /// How
    #[arg(long, value_enum, default_value_t)]
    pub format: JournalFormat,
    /// Begin a CSV with a byte order mark, for spreadsheets that show “Â” or “Ã” without it
    #[arg(long)]
    pub bom: bool,
}

/// The form in which entries are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum JournalFormat {
    /// For reading
    #[default]
    Text,
    /// For a spreadsheet: one entry a row
    Csv,
    /// For other programs
    Json,
}

/// Prints the journal of `store`. What could not be read is said on standard error and in the exit code; the rest is
/// printed all the same. What is odd in it by `now` is said, too.
pub fn journal(store: &Store, now: WallTime, arguments: &JournalArguments) -> ExitCode {
    let mark = match (arguments.bom, arguments.format) {
        (false, _) => "",
        (true, JournalFormat::Csv) => csv::BYTE_ORDER_MARK,
        (true, JournalFormat::Text | JournalFormat::Json) => {
            complain("error: --bom goes with --format csv");
            return WRONG_USAGE.into();
        }
    };
    let (lines, notices) = store.load_journal(Mend::Never);
    notices.iter().for_each(complain);
    let journal = Journal::merge(lines);
    odd::of_journal(&journal, now).iter().for_each(complain);
    let loss = notices.iter().any(LoadNotice::is_loss);
    let text = match arguments.format {
        JournalFormat::Text if loss && journal.entries().len() == 0 => "Nothing could be read.\n".into(),
        JournalFormat::Text => text(journal.entries()),
        JournalFormat::Csv => csv::journal::render(journal.entries()),
        JournalFormat::Json => journal_json::render(journal.entries()),
    };
    let printed = print(&format!("{mark}{text}"));
    if printed.is_err() || loss { PROBLEMS.into() } else { FINE }
}

/// As the screen has it, without what could steer a terminal.
fn text<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let mut text = String::new();
    for entry in entries {
        let shown = note(entry);
        let _ = writeln!(text, "{}  {}", entry.day, plain(&shown.title));
        let own = (!shown.note.is_empty()).then(|| format!("“{}”", shown.note));
        for line in shown.lines.iter().chain(&own).chain(&shown.corrected) {
            let _ = writeln!(text, "            {}", plain(line));
        }
    }
    if text.is_empty() { "Nothing noted yet.\n".into() } else { text }
}

fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
