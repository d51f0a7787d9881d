//! One session a row. Its steps share a cell, to be looked at; [`super::steps`] has all of them.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{harmless, seconds, table};
use crate::domain::history::{Hand, SessionRecord, StepRecord};
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::{After, Leg, Reach};
use crate::export::{side_word, utc};

/// Their names, in their order.
pub const COLUMNS: [&str; 24] = [
    "id",
    "device",
    "routine",
    "title",
    "start",
    "offset",
    "day",
    "planned_s",
    "done_s",
    "outcome",
    "steps",
    "before_leg",
    "before_back",
    "before_reach",
    "after_leg",
    "after_back",
    "after_reach",
    "after_signs",
    "after_tension",
    "next_morning",
    "note",
    "app_version",
    "revision",
    "hand",
];

/// Between the steps of a session in their cell.
pub const BETWEEN_STEPS: &str = "; ";

/// A header row and one row for each session. Steps share a cell: `stretch left 30/30; breathe 12.5/30 skipped, too much 1`.
pub fn render<'a>(sessions: impl Iterator<Item = &'a SessionRecord>) -> String {
    table(COLUMNS, sessions.map(row))
}

fn row(record: &SessionRecord) -> [Cow<'_, str>; COLUMNS.len()] {
    [
        record.id.as_str().into(),
        record.device.as_str().into(),
        record.routine.as_str().into(),
        harmless(&record.title),
        utc(record.start).into(),
        record.offset.to_string().into(),
        record.day.to_string().into(),
        seconds(record.planned).into(),
        seconds(record.done).into(),
        record.outcome.word().into(),
        record.steps.iter().map(step).collect::<Vec<_>>().join(BETWEEN_STEPS).into(),
        score(record.before.leg),
        score(record.before.back),
        record.before.reach.map_or("", Reach::word).into(),
        score(record.after.leg),
        score(record.after.back),
        record.after.reach.map_or("", Reach::word).into(),
        record.leg.map_or("", Leg::word).into(),
        score(record.tension),
        record.morning.map_or("", After::word).into(),
        harmless(&record.note),
        harmless(&record.app_version),
        record.revision.to_string().into(),
        if record.hand == Hand::Nothing { "" } else { record.hand.word() }.into(),
    ]
}

fn step(step: &StepRecord) -> String {
    let mut text = step.exercise.to_string();
    if let Some(side) = side_word(step.side) {
        let _ = write!(text, " {side}");
    }
    let _ = write!(text, " {}/{}", seconds(step.done), seconds(step.planned));
    if step.skipped {
        text.push_str(" skipped");
    }
    if step.too_much > 0 {
        let _ = write!(text, ", too much {}", step.too_much);
    }
    if let Some(light) = step.light {
        let _ = write!(text, ", {}", light.word());
    }
    text
}

fn score(said: Option<PainScore>) -> Cow<'static, str> {
    said.map_or(Cow::Borrowed(""), |score| score.get().to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    #[test]
    fn rows_end_with_crlf_and_awkward_cells_are_quoted_and_disarmed() {
        let text = render(samples::sessions().iter());
        let mut lines = text.split("\r\n");
        assert_eq!(lines.next().unwrap(), COLUMNS.join(","));
        let plain = "a,test,sample,Sample,1970-01-01T00:00:00Z,+00:00,1970-01-01,720,720,completed,,,,,,,,,,,,0,1,";
        assert_eq!(lines.next().unwrap(), plain);
        let odd = "b,test,sample,\"'=HYPERLINK(\"\"x\"\")\",2023-11-14T22:13:20Z,-03:30,2023-11-14,60,42.5,stopped,\
                   \"stretch left 30/30; breathe 12.5/30 skipped, too much 1, a bit much\",4,,,0,10,foot,new numbness,3,\"it lingered, up to a day\",\"a, \"\"b\"\"\nc\u{1b}[31m\",0,1,";
        assert_eq!(lines.next().unwrap(), odd);
        assert_eq!((lines.next(), lines.next()), (Some(""), None));
    }

    #[test]
    fn no_sessions_give_the_header_alone() {
        assert_eq!(render(std::iter::empty()), format!("{}\r\n", COLUMNS.join(",")));
    }
}
