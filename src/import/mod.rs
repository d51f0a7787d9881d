//! Sessions read back from the tables that [`crate::export::csv`] writes. Pure: bytes and a history in, records or every problem
//! out; nothing is taken in half.
//!
//! - [`text`]: bytes to rows of cells, or why they are no table
//! - [`cells`]: a row, whose cells are read one by one and whose problems are all told
//! - [`sessions`] and [`steps`]: the two kinds of tables
//! - [`merge`]: what of it is new to a history
//!
//! Deliberately absent: files, and what is done with the records.

pub mod cells;
pub mod merge;
pub mod sessions;
pub mod steps;
pub mod text;

use std::collections::BTreeMap;
use std::fmt;

use crate::domain::history::SessionRecord;
use crate::domain::ids::RecordId;
use sessions::SessionRow;
use steps::StepRow;

/// What is wrong with a table, or worth knowing of it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row, as a spreadsheet counts: the names of the columns are row 1. `None` where it is about the whole file.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<&'static str>,
    /// What, and how to mend it.
    pub what: String,
}

impl Remark {
    /// About a cell.
    pub fn at(row: usize, column: &'static str, what: impl Into<String>) -> Self {
        Self { row: Some(row), column: Some(column), what: what.into() }
    }

    /// About a row.
    pub fn of_row(row: usize, what: impl Into<String>) -> Self {
        Self { row: Some(row), column: None, what: what.into() }
    }

    /// About all of it.
    pub fn of_all(what: impl Into<String>) -> Self {
        Self { row: None, column: None, what: what.into() }
    }
}

impl fmt::Display for Remark {
    /// `row 7, column start: what`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, "row {row}, column {column}: {}", self.what),
            (Some(row), None) => write!(f, "row {row}: {}", self.what),
            _ => f.write_str(&self.what),
        }
    }
}

/// Something that was read from a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<T> {
    /// Its number.
    pub number: usize,
    /// What was read.
    pub value: T,
}

/// A table of one of the two kinds.
#[derive(Debug, Clone, PartialEq)]
pub enum Table {
    /// One session a row.
    Sessions(Vec<Row<SessionRow>>),
    /// One step a row.
    Steps(Vec<Row<StepRow>>),
}

/// Reads a table of either kind, or tells everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Table, Vec<Remark>> {
    let table = text::rows(bytes).map_err(|error| vec![Remark::of_all(error.to_string())])?;
    if table.header.iter().any(|name| name == "exercise") {
        steps::read(&table).map(Table::Steps)
    } else {
        sessions::read(&table).map(Table::Sessions)
    }
}

/// Two tables that do not belong together: what is wrong with each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mismatch {
    /// With the sessions.
    pub sessions: Vec<Remark>,
    /// With the steps.
    pub steps: Vec<Remark>,
}

/// Puts the steps into their sessions.
pub fn join(sessions: Vec<Row<SessionRow>>, steps: Vec<Row<StepRow>>) -> Result<Vec<Row<SessionRecord>>, Mismatch> {
    let mut mismatch = Mismatch::default();
    let mut by_session: BTreeMap<RecordId, Vec<Row<StepRow>>> = BTreeMap::new();
    for step in steps {
        by_session.entry(step.value.session.clone()).or_default().push(step);
    }
    let mut records = Vec::new();
    for Row { number, value: SessionRow { mut record, steps } } in sessions {
        let mut own = by_session.remove(&record.id).unwrap_or_default();
        own.sort_by_key(|step| step.value.number);
        for (step, expected) in own.iter().zip(1_u32..) {
            if step.value.number != expected {
                let what = format!("step {expected} of this session is not there, or another has its number");
                mismatch.steps.push(Remark::at(step.number, "step", what));
                break;
            }
        }
        if own.len() != steps {
            let what = match own.len() {
                0 => "its steps are in a table of their own; name that file too, or leave this cell empty".into(),
                found => format!("it names {steps}, and the table of steps has {found} of this session"),
            };
            mismatch.sessions.push(Remark::at(number, "steps", what));
        }
        record.steps = own.into_iter().map(|step| step.value.step).collect();
        records.push(Row { number, value: record });
    }
    let strays = by_session.into_values().flatten();
    mismatch.steps.extend(strays.map(|step| {
        let what = format!("no session of the other table is called {}", step.value.session);
        Remark::at(step.number, "session", what)
    }));
    mismatch.steps.sort_by_key(|remark| remark.row);
    if mismatch == Mismatch::default() { Ok(records) } else { Err(mismatch) }
}

#[cfg(test)]
mod tests;
