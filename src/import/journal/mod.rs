//! The table of journal entries, and what of it is new to a journal.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cells, number, parsed, read_rows, said, word};
use super::sessions::{day_of, instant, offset, score};
use super::text::Text;
use super::{Remark, Row};
use crate::domain::history::Pain;
use crate::domain::ids::RecordId;
use crate::domain::journal::{
    Activity, Aspect, Bother, Change, CheckIn, Entry, Factor, Feel, Fingertips, Journal, KneeAngle, Noted, Place,
    SelfTest, Turn, WeekAnswers, WeekPain,
};
use crate::domain::quantity::{Minutes, PainScore, Rating, WallTime};
use crate::domain::safety::light::Reach;
use crate::export::csv::journal::{
    BETWEEN, COLUMNS, KINDS, LATER, OF_ALL, OF_CHECK_INS, OF_TESTS, OF_WEEKS, OF_WEEKS_LATER,
};
use crate::export::csv::plain;

/// Reads every row; one entry has one row.
pub(super) fn read(text: &Text) -> Result<Vec<Row<Entry>>, Vec<Remark>> {
    let rows = read_rows(text, &COLUMNS, LATER, entry)?;
    let mut seen: BTreeMap<&RecordId, usize> = BTreeMap::new();
    let mut remarks = Vec::new();
    for row in &rows {
        if let Some(first) = seen.insert(&row.value.id, row.number) {
            remarks.push(Remark::at(row.number, "id", format!("row {first} is the same entry; keep one of them")));
        }
    }
    if remarks.is_empty() { Ok(rows) } else { Err(remarks) }
}

fn entry(cells: &mut Cells<'_>) -> Option<Entry> {
    let id = cells.take("id", parsed);
    let revision = cells.take("revision", number(1));
    let (at, changed) = (cells.take("at", instant), cells.take("changed", said(instant)));
    let offset = cells.take("offset", offset);
    let day = cells.take("day", day_of(at.zip(offset)));
    let kind = cells.take("kind", word(&KINDS, |kind| kind));
    let what = match kind {
        Some("check-in") => keeps_to(cells, OF_CHECK_INS).and(check_in(cells)),
        Some("week") => keeps_to(cells, &[OF_WEEKS, OF_WEEKS_LATER].concat()).and(week(cells)),
        Some(_) => keeps_to(cells, &OF_TESTS).and(test(cells)),
        None => None,
    };
    Some(Entry { id: id?, revision: revision?, at: at?, offset: offset?, day: day?, changed: changed?, what: what? })
}

/// Tells of cells that an entry of this kind has no use for.
fn keeps_to(cells: &mut Cells<'_>, own: &[&str]) -> Option<()> {
    let strange: Vec<&'static str> = COLUMNS
        .into_iter()
        .filter(|column| !own.contains(column) && !OF_ALL.contains(column) && !cells.text(column).is_empty())
        .collect();
    for column in &strange {
        cells.take(column, |_| Err::<(), _>("an entry of this kind has nothing to say here; empty the cell".into()));
    }
    strange.is_empty().then_some(())
}

fn check_in(cells: &mut Cells<'_>) -> Option<Noted> {
    let (leg, back) = (cells.take("leg", said(score)), cells.take("back", said(score)));
    let reach = cells.take("reach", said(word(Reach::ALL, Reach::word)));
    let marks = cells.take("marks", marks);
    let feels = cells.take("feels", several(Feel::ALL, Feel::word));
    let worse = cells.take("worse_with", several(Factor::ALL, Factor::word));
    let better = cells.take("better_with", several(Factor::ALL, Factor::word));
    let sitting = cells.take("sitting_min", said(minutes));
    let (sleep, mood) = (cells.take("sleep", said(rating)), cells.take("mood", said(rating)));
    let stress = cells.take("stress", said(rating));
    let mut factors: BTreeMap<Factor, Turn> = worse?.into_iter().map(|factor| (factor, Turn::Worse)).collect();
    for factor in better? {
        if factors.insert(factor, Turn::Better).is_some() {
            let what = format!("“{}” stands under worse_with, too", factor.word());
            return cells.take("better_with", |_| Err(what));
        }
    }
    Some(Noted::CheckIn(CheckIn {
        pain: Pain { leg: leg?, back: back?, reach: reach? },
        marks: marks?,
        feels: feels?.into_iter().collect::<BTreeSet<_>>(),
        factors,
        sitting: sitting?,
        sleep: sleep?,
        mood: mood?,
        stress: stress?,
        note: plain(cells.text("note")).to_owned(),
    }))
}

fn week(cells: &mut Cells<'_>) -> Option<Noted> {
    let pains = [["leg_now", "leg_worst", "leg_average"], ["back_now", "back_worst", "back_average"]].map(|columns| {
        let [now, worst, average] = columns.map(|column| cells.take(column, said(score)));
        Some(WeekPain { now: now?, worst: worst?, average: average? })
    });
    let bother = ["bother_leg_pain", "bother_tingling", "bother_weakness", "bother_sitting"].map(|column| {
        cells.take(column, said(|cell| within(cell, 6).and_then(|said| Bother::new(said).ok_or_else(String::new))))
    });
    let activities =
        [("activity_1", "goes_1"), ("activity_2", "goes_2"), ("activity_3", "goes_3")].map(|(name, goes)| {
            let name = plain(cells.text(name)).to_owned();
            cells.take(goes, said(rating)).map(|goes| Activity { name, goes })
        });
    let [sitting, standing, walking] =
        ["sitting_min", "standing_min", "walking_min"].map(|column| cells.take(column, said(minutes)));
    let wakings = cells.take("wakings", said(|cell| within(cell, WeekAnswers::MOST_WAKINGS)));
    let [sleep, mood, stress, confidence] =
        ["sleep", "mood", "stress", "confidence"].map(|column| cells.take(column, said(rating)));
    let change = cells.take("change", said(word(Change::ALL, Change::word)));
    let ([leg, back], [one, two, three, four]) = (pains, bother);
    let mut activities = activities.into_iter().collect::<Option<Vec<_>>>()?;
    while activities.last() == Some(&Activity::default()) {
        activities.pop();
    }
    Some(Noted::Week(WeekAnswers {
        leg: leg?,
        back: back?,
        bother: [one?, two?, three?, four?],
        activities,
        sitting: sitting?,
        standing: standing?,
        walking: walking?,
        wakings: wakings?,
        sleep: sleep?,
        mood: mood?,
        stress: stress?,
        confidence: confidence?,
        change: change?,
        note: plain(cells.text("note")).to_owned(),
    }))
}

fn test(cells: &mut Cells<'_>) -> Option<Noted> {
    let fingertips = cells.take(
        "fingertips_cm",
        said(|cell| within(cell, Fingertips::MOST).and_then(|cm| Fingertips::new(cm).ok_or_else(String::new))),
    );
    let [left, right] = ["left_knee", "right_knee"].map(|column| {
        cells.take(
            column,
            said(|cell| {
                let angle = cell.parse().ok().and_then(KneeAngle::new);
                angle.ok_or_else(|| format!("“{cell}” is none of 0, 10, 20 … 90"))
            }),
        )
    });
    let note = plain(cells.text("note")).to_owned();
    Some(Noted::Test(SelfTest { fingertips: fingertips?, left: left?, right: right?, note }))
}

/// "right buttock 7; left calf 2".
fn marks(cell: &str) -> Result<BTreeMap<Place, PainScore>, String> {
    let places = || Aspect::ALL.iter().flat_map(|aspect| Place::seen_from(*aspect));
    let mark = |text: &str| {
        let (name, number) =
            text.rsplit_once(' ').ok_or_else(|| format!("“{text}” is no mark such as right buttock 7"))?;
        let place = places().find(|place| place.words().to_lowercase() == name);
        let place = place.ok_or_else(|| format!("“{name}” is no place; one is “right buttock”"))?;
        Ok((place, score(number)?))
    };
    cell.split(BETWEEN).filter(|text| !text.is_empty()).map(mark).collect()
}

/// Several words of a closed set.
fn several<T: Copy>(all: &'static [T], of: fn(T) -> &'static str) -> impl FnOnce(&str) -> Result<Vec<T>, String> {
    move |cell| cell.split(BETWEEN).filter(|text| !text.is_empty()).map(|text| word(all, of)(text)).collect()
}

fn within(cell: &str, most: u8) -> Result<u8, String> {
    let said = cell.parse().ok().filter(|said| *said <= most);
    said.ok_or_else(|| format!("“{cell}” is no whole number from 0 to {most}"))
}

fn rating(cell: &str) -> Result<Rating, String> {
    within(cell, 10).and_then(|said| Rating::new(said).ok_or_else(String::new))
}

fn minutes(cell: &str) -> Result<Minutes, String> {
    let said = cell.parse().ok().and_then(Minutes::new);
    said.ok_or_else(|| format!("“{cell}” is no number of minutes from 0 to {}", Minutes::MOST))
}

/// What is to be taken into a journal.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JournalPlan {
    /// New entries, and newer revisions of known ones.
    pub add: Vec<Entry>,
    /// How many are here already, just so.
    pub known: usize,
    /// How many are here in a newer revision, or were deleted since.
    pub older: usize,
    /// What is worth a look; it is taken in all the same.
    pub warnings: Vec<Remark>,
}

/// Compares `rows` with what is in `journal`, or tells which of them contradict it.
pub fn plan(rows: Vec<Row<Entry>>, journal: &Journal, now: WallTime) -> Result<JournalPlan, Vec<Remark>> {
    let mut plan = JournalPlan::default();
    let mut remarks = Vec::new();
    for Row { number, value: entry } in rows {
        match journal.revision(&entry.id) {
            Some(standing) if standing > entry.revision => plan.older += 1,
            Some(standing) if standing == entry.revision && journal.entry(&entry.id) == Some(&entry) => plan.known += 1,
            Some(standing) if standing == entry.revision => {
                let what = format!(
                    "it is here with the same revision, and differs; to put it in its place, make its revision {}",
                    standing.saturating_add(1)
                );
                remarks.push(Remark::at(number, "revision", what));
            }
            _ => {
                if entry.at > now {
                    plan.warnings.push(Remark::at(
                        number,
                        "at",
                        "it lies in the future; it counts once its day has come",
                    ));
                }
                plan.add.push(entry);
            }
        }
    }
    if remarks.is_empty() { Ok(plan) } else { Err(remarks) }
}

#[cfg(test)]
mod tests;
