//! `supple import`: sessions from a table, with their steps from another. All of it is checked first; nothing is taken in half.

use std::fmt::{Display, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::file::read_table;
use super::out::{complain, print};
use super::{FINE, PROBLEMS};
use crate::domain::history::{History, HistoryEntry};
use crate::domain::quantity::WallTime;
use crate::import::merge::{Plan, plan};
use crate::import::sessions::SessionRow;
use crate::import::steps::StepRow;
use crate::import::{Mismatch, Remark, Row, Table, join, read};
use crate::storage::Mend;
use crate::storage::store::Store;

/// What to import.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// A table of sessions, and the table of their steps, as `supple history --format csv` and `steps-csv` print them
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
    let told = checked(&arguments.files, store, now).and_then(|plan| take_in(plan, store, now));
    match told {
        Ok(words) => print(&words).map_or(PROBLEMS.into(), |()| FINE),
        Err(lines) => {
            lines.iter().for_each(complain);
            PROBLEMS.into()
        }
    }
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
    for (done, record) in plan.add.into_iter().enumerate() {
        store.append(&HistoryEntry::Session(record), now).map_err(|error| {
            let again = "import the same files again to go on; what is here already is passed over";
            vec![format!("supple: {done} of {count} sessions imported; {error} Then {again}")]
        })?;
    }
    let mut words = format!("{} imported", counted(count));
    for (count, what) in [(plan.known, "already here"), (plan.older, "newer or deleted here")] {
        if count > 0 {
            let _ = write!(words, ", {count} {what}");
        }
    }
    Ok(words + "\n")
}

fn counted(sessions: usize) -> String {
    if sessions == 1 { "1 session".into() } else { format!("{sessions} sessions") }
}

fn lines(file: &Path, remarks: &[impl Display]) -> Vec<String> {
    remarks.iter().map(|remark| format!("{}: {remark}", file.display())).collect()
}
