//! What of a table is new to a history. For each session the highest revision wins.

use std::collections::BTreeMap;

use super::{Remark, Row};
use crate::domain::history::{History, SessionRecord};
use crate::domain::ids::RecordId;
use crate::domain::odd;
use crate::domain::quantity::WallTime;

/// What is to be taken in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// New sessions, and newer revisions of known ones.
    pub add: Vec<SessionRecord>,
    /// How many are here already, just so.
    pub known: usize,
    /// How many are here in a newer revision, or were deleted since.
    pub older: usize,
    /// What is worth a look; it is taken in all the same.
    pub warnings: Vec<Remark>,
}

/// Compares `rows` with what is in `history`, or tells which of them contradict it.
pub fn plan(rows: Vec<Row<SessionRecord>>, history: &History, now: WallTime) -> Result<Plan, Vec<Remark>> {
    let mut plan = Plan::default();
    let mut remarks = Vec::new();
    let mut numbers = BTreeMap::new();
    for Row { number, value: record } in rows {
        match history.revision_of(&record.id) {
            Some(standing) if standing > record.revision => plan.older += 1,
            Some(standing) if standing == record.revision => match history.session(&record.id) {
                Some(same) if *same == record => plan.known += 1,
                other => {
                    let how = if other.is_some() {
                        "it is here with the same revision, and differs"
                    } else {
                        "it was deleted here"
                    };
                    let what =
                        format!("{how}; to put it in its place, make its revision {}", standing.saturating_add(1));
                    remarks.push(Remark::at(number, "revision", what));
                }
            },
            _ => {
                plan.warnings.extend(oddities(&record, now).map(|what| Remark::at(number, "start", what)));
                numbers.insert(record.id.clone(), number);
                plan.add.push(record);
            }
        }
    }
    if !remarks.is_empty() {
        return Err(remarks);
    }
    plan.warnings.extend(overlaps(&plan.add, &numbers, history));
    plan.warnings.sort_by_key(|warning| warning.row);
    Ok(plan)
}

fn oddities(record: &SessionRecord, now: WallTime) -> impl Iterator<Item = &'static str> {
    let ahead = odd::is_ahead(record, now).then_some("it lies in the future; it counts once its day has come");
    let long = odd::is_long(record).then_some("it took 24 hours or more");
    ahead.into_iter().chain(long)
}

/// Sessions that were on while another one was, each told once.
fn overlaps(add: &[SessionRecord], numbers: &BTreeMap<RecordId, usize>, history: &History) -> Vec<Remark> {
    let is_here = |record: &&SessionRecord| !numbers.contains_key(&record.id);
    let all = history.sessions().filter(is_here).chain(add).collect();
    let remark = |(before, record): (&SessionRecord, &SessionRecord)| {
        let told = numbers.get(&record.id).map(|number| (number, before));
        let (number, other) = told.or_else(|| numbers.get(&before.id).map(|number| (number, record)))?;
        let what = match numbers.get(&other.id) {
            Some(row) => format!("it overlaps row {row}"),
            None => format!("it overlaps “{}” of {}", other.title, other.day),
        };
        Some(Remark::at(*number, "start", what))
    };
    odd::overlaps(all).into_iter().filter_map(remark).collect()
}
