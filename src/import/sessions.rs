//! The table of sessions.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use super::cells::{Cells, length, number, parsed, read_rows, said, word};
use super::text::Text;
use super::{Remark, Row};
use crate::domain::day::Day;
use crate::domain::history::{Hand, Outcome, Pain, SessionRecord};
use crate::domain::ids::RecordId;
use crate::domain::quantity::{PainScore, WallTime};
use crate::domain::safety::light::{After, Leg, Reach};
use crate::export::csv::plain;
use crate::export::csv::sessions::{BETWEEN_STEPS, COLUMNS};

/// Tables from before there were these columns have no `revision` and no `hand`.
const OPTIONAL: usize = 2;

/// A session without its steps.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    /// The rest of it.
    pub record: SessionRecord,
    /// How many steps it has.
    pub steps: usize,
}

/// Reads every row; one session has one row.
pub(super) fn read(text: &Text) -> Result<Vec<Row<SessionRow>>, Vec<Remark>> {
    let rows = read_rows(text, &COLUMNS, OPTIONAL, session)?;
    let mut seen: BTreeMap<&RecordId, usize> = BTreeMap::new();
    let mut remarks = Vec::new();
    for row in &rows {
        if let Some(first) = seen.insert(&row.value.record.id, row.number) {
            remarks.push(Remark::at(row.number, "id", format!("row {first} is the same session; keep one of them")));
        }
    }
    if remarks.is_empty() { Ok(rows) } else { Err(remarks) }
}

fn session(cells: &mut Cells<'_>) -> Option<SessionRow> {
    let steps = cells.text("steps");
    let steps = if steps.is_empty() { 0 } else { steps.split(BETWEEN_STEPS).count() };
    let id = cells.take("id", parsed);
    let device = cells.take("device", parsed);
    let routine = cells.take("routine", parsed);
    let start = cells.take("start", instant);
    let offset = cells.take("offset", offset);
    let day = cells.take("day", day_of(start.zip(offset)));
    let (planned, done) = (cells.take("planned_s", length), cells.take("done_s", length));
    let outcome = cells.take("outcome", word(Outcome::ALL, Outcome::word));
    let before = pain(cells, ["before_leg", "before_back", "before_reach"]);
    let after = pain(cells, ["after_leg", "after_back", "after_reach"]);
    let leg = cells.take("after_signs", said(word(Leg::ALL, Leg::word)));
    let tension = cells.take("after_tension", said(score));
    let morning = cells.take("next_morning", said(word(After::ALL, After::word)));
    let revision = cells.take("revision", said(number(1)));
    let hand = cells.take("hand", said(word(Hand::ALL, Hand::word)));
    let text = |column| plain(cells.text(column)).to_owned();
    let record = SessionRecord {
        id: id?,
        revision: revision?.unwrap_or(1),
        device: device?,
        routine: routine?,
        title: text("title"),
        start: start?,
        offset: offset?,
        day: day?,
        planned: planned?,
        done: done?,
        outcome: outcome?,
        steps: Vec::new(),
        before: before?,
        after: after?,
        leg: leg?,
        tension: tension?,
        morning: morning?,
        note: text("note"),
        hand: hand?.unwrap_or_default(),
        app_version: text("app_version"),
    };
    Some(SessionRow { record, steps })
}

fn pain(cells: &mut Cells<'_>, [leg, back, reach]: [&'static str; 3]) -> Option<Pain> {
    let (leg, back) = (cells.take(leg, said(score)), cells.take(back, said(score)));
    let reach = cells.take(reach, said(word(Reach::ALL, Reach::word)));
    Some(Pain { leg: leg?, back: back?, reach: reach? })
}

pub(super) fn score(cell: &str) -> Result<PainScore, String> {
    let score = cell.parse().ok().and_then(PainScore::new);
    score.ok_or_else(|| format!("“{cell}” is no whole number from 0 to 10"))
}

pub(super) fn instant(cell: &str) -> Result<WallTime, String> {
    let start = DateTime::parse_from_rfc3339(cell);
    let start = start.map_err(|_| format!("“{cell}” is no time such as 2026-11-21T18:42:00Z"))?;
    Ok(WallTime::from_unix_millis(start.timestamp_millis()))
}

pub(super) fn offset(cell: &str) -> Result<FixedOffset, String> {
    cell.parse().map_err(|_| format!("“{cell}” is no offset from UTC such as +01:00"))
}

/// The day of a moment at some place: that of its date there, or the one before, where days begin later than at midnight.
pub(super) fn day_of(at: Option<(WallTime, FixedOffset)>) -> impl Fn(&str) -> Result<Day, String> {
    move |cell| {
        let day: Day = cell.parse().map_err(|_| format!("“{cell}” is no day such as 2026-11-21"))?;
        let date = at.map(|(at, offset)| Day::from_date(at.at_offset(offset).date_naive()));
        match date.filter(|date| !(0..=1).contains(&date.days_since(day))) {
            None => Ok(day),
            Some(date) => Err(format!("{day} is not the day of this moment at its offset; write {date}")),
        }
    }
}
