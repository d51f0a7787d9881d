//! The table of steps.

use super::cells::{Cells, length, number, parsed, read_rows, said, word};
use super::text::Text;
use super::{Remark, Row};
use crate::domain::history::StepRecord;
use crate::domain::ids::RecordId;
use crate::domain::safety::light::Light;
use crate::export::csv::plain;
use crate::export::csv::steps::{COLUMNS, SIDES, SKIPPED};

/// A step, and where it belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct StepRow {
    /// To which session.
    pub session: RecordId,
    /// Its place in it, from 1.
    pub number: u32,
    /// The step.
    pub step: StepRecord,
}

/// Reads every row.
pub(super) fn read(text: &Text) -> Result<Vec<Row<StepRow>>, Vec<Remark>> {
    read_rows(text, &COLUMNS, 0, step)
}

fn step(cells: &mut Cells<'_>) -> Option<StepRow> {
    let session = cells.take("session", parsed);
    let place = cells.take("step", number(1));
    let exercise = cells.take("exercise", parsed);
    let side = cells.take("side", word(&SIDES, |(_, word)| word));
    let (planned, done) = (cells.take("planned_s", length), cells.take("done_s", length));
    let skipped = cells.take("skipped", skipped);
    let too_much = cells.take("too_much", number(0));
    let light = cells.take("felt", said(word(Light::ALL, Light::word)));
    let step = StepRecord {
        exercise: exercise?,
        name: plain(cells.text("name")).to_owned(),
        side: side?.0,
        planned: planned?,
        done: done?,
        skipped: skipped?,
        too_much: too_much?,
        light: light?,
    };
    Some(StepRow { session: session?, number: place?, step })
}

fn skipped(cell: &str) -> Result<bool, String> {
    match cell {
        "" => Ok(false),
        SKIPPED => Ok(true),
        _ => Err(format!("“{cell}” is neither {SKIPPED} nor nothing")),
    }
}
