//! Session records and notes as text for people, spreadsheets, browsers and programs. Pure: records in, text out.
//!
//! Deliberately absent: files, and which records are meant.

pub mod checklist;
pub mod csv;
pub mod help_card;
pub mod json;
pub mod print_sheet;
pub mod steadiness;
pub mod text;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::domain::history::SessionRecord;
use crate::domain::quantity::WallTime;
use crate::domain::side::Side;
use crate::domain::timeline::BoutSide;

/// `left`, `right`, `both`, `alternating`, or nothing for an exercise without sides.
const fn side_word(side: BoutSide) -> Option<&'static str> {
    match side {
        BoutSide::Whole => None,
        BoutSide::Both => Some("both"),
        BoutSide::One(Side::Left) => Some("left"),
        BoutSide::One(Side::Right) => Some("right"),
        BoutSide::Alternating { .. } => Some("alternating"),
    }
}

/// RFC 3339 in UTC.
fn utc(at: WallTime) -> String {
    DateTime::<Utc>::from_timestamp_millis(at.unix_millis())
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// The date and time on the wall then: `2026-11-22 08:30`.
fn on_the_wall(record: &SessionRecord) -> String {
    let utc = DateTime::<Utc>::from_timestamp_millis(record.start.unix_millis()).unwrap_or_default();
    utc.with_timezone(&record.offset).format("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
pub(crate) mod samples {
    use std::time::Duration;

    use super::{BoutSide, Side};
    use crate::domain::history::tests::record;
    use crate::domain::history::{Outcome, Pain, SessionRecord, StepRecord};
    use crate::domain::quantity::PainScore;
    use crate::domain::safety::light::{After, Leg, Light, Reach};

    /// A plain session, and one with everything that needs care.
    pub(crate) fn sessions() -> Vec<SessionRecord> {
        let step = |exercise: &str, side, seconds: f64| StepRecord {
            exercise: exercise.parse().unwrap(),
            name: "Dehnung, 伸展".into(),
            side,
            planned: Duration::from_secs(30),
            done: Duration::from_secs_f64(seconds),
            skipped: seconds < 30.0,
            too_much: u32::from(seconds < 30.0),
            light: (seconds < 30.0).then_some(Light::Amber),
        };
        let odd = SessionRecord {
            title: "=HYPERLINK(\"x\")".into(),
            note: "a, \"b\"\nc\u{1b}[31m".into(),
            offset: chrono::FixedOffset::west_opt(12_600).unwrap(),
            outcome: Outcome::Stopped,
            done: Duration::from_millis(42_500),
            steps: vec![step("stretch", BoutSide::One(Side::Left), 30.0), step("breathe", BoutSide::Whole, 12.5)],
            before: Pain { leg: PainScore::new(4), back: None, reach: None },
            after: Pain { leg: PainScore::new(0), back: PainScore::new(10), reach: Some(Reach::Foot) },
            leg: Some(Leg::NewNumbness),
            tension: PainScore::new(3),
            morning: Some(After::Lingered),
            ..record("b", 1_700_000_000, 60, 60)
        };
        vec![record("a", 0, 720, 720), odd]
    }
}
