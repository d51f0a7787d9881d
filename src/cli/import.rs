//! `supple import`: sessions from a table, with their steps from another. All of it is checked first; nothing is taken in half.

use std::fmt::{Display, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::file::read_table;
use super::out::{complain, print};
use super::{FINE, PROBLEMS};
use crate::domain::history::{History, HistoryEntry};
use crate::domain::journal::{Entry, Journal, JournalLine};
use crate::domain::quantity::WallTime;
use crate::import::journal;
use crate::import::merge::{Plan, plan};
use crate::import::sessions::SessionRow;
use crate::import::steps::StepRow;
use crate::import::{Mismatch, Remark, Row, Table, join, read};
use crate::storage::Mend;
use crate::storage::error::Unfinished;
use crate::storage::store::Store;

/// What to import.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// A table of sessions, and the table of their steps, as `supple history --format csv` and `steps-csv` print them; or a
    /// journal, as `supple journal --format csv` prints it
    #[arg(required = true, value_name = "FILE", num_args = 1..=2)]
    pub files: Vec<PathBuf>,
}

/// Lines that say why nothing was imported.
type Refusal = Vec<String>;

/// A table, and where it came from.
struct Named<'a, T> {
    file: &'a Path,
    rows: Vec<Row<T>>,
}

/// Takes the sessions of these files into `store`. The person is told first what is wrong, then what is odd, then what was done.
pub fn import(arguments: &ImportArguments, store: &Store, now: WallTime) -> ExitCode {
    let told = match journal_of(&arguments.files) {
        Ok(Some(rows)) => take_notes(rows, store, now),
        Ok(None) => checked(&arguments.files, store, now).and_then(|plan| take_in(plan, store, now)),
        Err(lines) => Err(lines),
    };
    match told {
        Ok(words) => print(&words).map_or(PROBLEMS.into(), |()| FINE),
        Err(lines) => {
            lines.iter().for_each(complain);
            PROBLEMS.into()
        }
    }
}

/// The entries of a journal, where one is named.
fn journal_of(files: &[PathBuf]) -> Result<Option<Named<'_, Entry>>, Refusal> {
    for file in files {
        match read_table(file).map_err(|why| vec![Remark::of_all(why)]).and_then(|bytes| read(&bytes)) {
            Ok(Table::Journal(_)) if files.len() > 1 => {
                return Err(vec!["supple: a journal is imported by itself; name no other file with it".into()]);
            }
            Ok(Table::Journal(rows)) => return Ok(Some(Named { file, rows })),
            // Told with the rest.
            _ => {}
        }
    }
    Ok(None)
}

fn take_notes(notes: Named<'_, Entry>, store: &Store, now: WallTime) -> Result<String, Refusal> {
    let (known, notices) = store.load_journal(Mend::Never);
    notices.iter().for_each(complain);
    let plan = journal::plan(notes.rows, &Journal::merge(known), now).map_err(|remarks| lines(notes.file, &remarks))?;
    lines(notes.file, &plan.warnings).iter().for_each(complain);
    let count = plan.add.len();
    let add: Vec<JournalLine> = plan.add.into_iter().map(JournalLine::Entry).collect();
    store.append_all_journal(&add, now).map_err(|Unfinished { done, error }| {
        let again = "import the same file again to go on; what is here already is passed over";
        vec![format!("supple: {done} of {count} entries imported; {error} Then {again}")]
    })?;
    let what = if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
    Ok(words(&what, plan.known, plan.older))
}

fn checked(files: &[PathBuf], store: &Store, now: WallTime) -> Result<Plan, Refusal> {
    let (sessions, steps) = tables(files)?;
    let of = |file: &Path, remarks: Vec<Remark>| lines(file, &remarks);
    let (file, steps_file) = (sessions.file, steps.as_ref().map_or(sessions.file, |steps| steps.file));
    let rows = join(sessions.rows, steps.map_or_else(Vec::new, |steps| steps.rows));
    let rows = rows.map_err(|Mismatch { sessions, steps }| [of(file, sessions), of(steps_file, steps)].concat())?;
    let (entries, notices) = store.load_history(Mend::Never);
    notices.iter().for_each(complain);
    let plan = plan(rows, &History::merge(entries), now).map_err(|remarks| of(file, remarks))?;
    lines(file, &plan.warnings).iter().for_each(complain);
    Ok(plan)
}

/// The table of sessions and that of steps, in whichever order they are named.
fn tables(files: &[PathBuf]) -> Result<(Named<'_, SessionRow>, Option<Named<'_, StepRow>>), Refusal> {
    let (mut sessions, mut steps, mut refusal) = (Vec::new(), Vec::new(), Refusal::new());
    for file in files {
        let read = read_table(file).map_err(|why| vec![Remark::of_all(why)]).and_then(|bytes| read(&bytes));
        match read {
            Ok(Table::Sessions(rows)) => sessions.push(Named { file, rows }),
            Ok(Table::Steps(rows)) => steps.push(Named { file, rows }),
            Ok(Table::Journal(_)) => {}
            Err(remarks) => refusal.extend(lines(file, &remarks)),
        }
    }
    if !refusal.is_empty() {
        return Err(refusal);
    }
    match (sessions.pop(), steps.pop()) {
        (Some(found), of_steps) if sessions.is_empty() => Ok((found, of_steps)),
        (Some(_), _) => Err(vec!["supple: both files are tables of sessions; import one after the other".into()]),
        (None, _) => Err(vec!["supple: steps alone cannot be imported; name the table of their sessions too".into()]),
    }
}

fn take_in(plan: Plan, store: &Store, now: WallTime) -> Result<String, Refusal> {
    let count = plan.add.len();
    let add: Vec<HistoryEntry> = plan.add.into_iter().map(HistoryEntry::Session).collect();
    store.append_all(&add, now).map_err(|Unfinished { done, error }| {
        let again = "import the same files again to go on; what is here already is passed over";
        vec![format!("supple: {done} of {count} sessions imported; {error} Then {again}")]
    })?;
    Ok(words(&counted(count), plan.known, plan.older))
}

/// "3 sessions imported, 2 already here".
fn words(imported: &str, known: usize, older: usize) -> String {
    let mut words = format!("{imported} imported");
    for (count, what) in [(known, "already here"), (older, "newer or deleted here")] {
        if count > 0 {
            let _ = write!(words, ", {count} {what}");
        }
    }
    words + "\n"
}

fn counted(sessions: usize) -> String {
    if sessions == 1 { "1 session".into() } else { format!("{sessions} sessions") }
}

fn lines(file: &Path, remarks: &[impl Display]) -> Vec<String> {
    remarks.iter().map(|remark| format!("{}: {remark}", file.display())).collect()
}
