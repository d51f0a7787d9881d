//! An array of sessions in JSON.

use std::time::Duration;

use serde_json::{Value, json};

use super::{side_word, utc};
use crate::domain::history::{Hand, SessionRecord, StepRecord};
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::{After, Leg, Light, Reach};

/// An array with one object for each session. What was not said is `null`; lengths are in seconds.
pub fn render<'a>(sessions: impl Iterator<Item = &'a SessionRecord>) -> String {
    format!("{:#}\n", Value::Array(sessions.map(session).collect()))
}

fn session(record: &SessionRecord) -> Value {
    json!({
        "id": record.id.as_str(),
        "device": record.device.as_str(),
        "routine": record.routine.as_str(),
        "title": record.title,
        "start": utc(record.start),
        "offset": record.offset.to_string(),
        "day": record.day.to_string(),
        "planned_s": seconds(record.planned),
        "done_s": seconds(record.done),
        "outcome": record.outcome.word(),
        "steps": record.steps.iter().map(step).collect::<Vec<_>>(),
        "before_leg": score(record.before.leg),
        "before_back": score(record.before.back),
        "before_reach": record.before.reach.map(Reach::word),
        "after_leg": score(record.after.leg),
        "after_back": score(record.after.back),
        "after_reach": record.after.reach.map(Reach::word),
        "after_signs": record.leg.map(Leg::word),
        "after_tension": score(record.tension),
        "next_morning": record.morning.map(After::word),
        "note": record.note,
        "app_version": record.app_version,
        "revision": record.revision,
        "hand": (record.hand != Hand::Nothing).then(|| record.hand.word()),
    })
}

fn step(step: &StepRecord) -> Value {
    json!({
        "exercise": step.exercise.as_str(),
        "name": step.name,
        "side": side_word(step.side),
        "planned_s": seconds(step.planned),
        "done_s": seconds(step.done),
        "skipped": step.skipped,
        "too_much": step.too_much,
        "felt": step.light.map(Light::word),
    })
}

fn score(said: Option<PainScore>) -> Option<u8> {
    said.map(PainScore::get)
}

/// A whole number where it is one.
fn seconds(length: Duration) -> Value {
    if length.subsec_millis() == 0 { json!(length.as_secs()) } else { json!(length.as_millis() as f64 / 1000.0) }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn every_field_is_there_and_what_was_not_said_is_null() {
        let all: Value = serde_json::from_str(&render(samples::sessions().iter())).unwrap();
        assert_eq!(all.as_array().unwrap().len(), 2);
        let odd = &all[1];
        assert_eq!(odd["title"], "=HYPERLINK(\"x\")");
        assert_eq!(odd["note"], "a, \"b\"\nc\u{1b}[31m");
        assert_eq!((&odd["start"], &odd["offset"]), (&json!("2023-11-14T22:13:20Z"), &json!("-03:30")));
        assert_eq!((&odd["planned_s"], &odd["done_s"]), (&json!(60), &json!(42.5)));
        assert_eq!((&odd["before_leg"], &odd["before_back"]), (&json!(4), &Value::Null));
        assert_eq!((&odd["after_reach"], &odd["after_signs"]), (&json!("foot"), &json!("new numbness")));
        assert_eq!((&odd["after_tension"], &odd["before_reach"]), (&json!(3), &Value::Null));
        assert_eq!((&odd["after_leg"], &odd["after_back"]), (&json!(0), &json!(10)));
        let step = json!({
            "exercise": "breathe", "name": "Dehnung, 伸展", "side": null,
            "planned_s": 30, "done_s": 12.5, "skipped": true, "too_much": 1, "felt": "a bit much",
        });
        assert_eq!(odd["steps"][1], step);
        assert_eq!(odd.as_object().unwrap().len(), 24);
    }

    #[test]
    fn no_sessions_give_an_empty_array() {
        assert_eq!(render(std::iter::empty()), "[]\n");
    }
}
