//! Targets and comfort bands: words with numbers in brackets.

use super::problem::Report;
use super::value::{Field, Value};
use crate::domain::comfort::Feeling;
use crate::domain::draft::TargetDraft;

const TARGETS: &str = "Hold(seconds), Reps(count, seconds), Cycle(contract, relax, hold) or UntilDone";
const BANDS: &str = "Pressure(low, high), Stretch(low, high), Tingle(low, high) or Effort(low, high)";

const REPETITIONS: &str = "repeated a whole number of times, from 1 to 1000";
const STRENGTHS: &str = "made of whole numbers from 0 to 10";

/// `Hold(20)`, `Reps(10, 4)`, `Cycle(6, 2, 20)` or `UntilDone`.
pub(super) fn target<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<TargetDraft> {
    let (word, rest) = field.value.split_word();
    let target = match (word, arguments(field.name, rest).as_deref()) {
        ("Hold", Some(&[seconds])) => TargetDraft::Hold(seconds.number(report)?),
        ("Reps", Some(&[count, seconds])) => {
            let (count, seconds) = (count.whole(report, REPETITIONS), seconds.number(report));
            TargetDraft::Reps(count?, seconds?)
        }
        ("Cycle", Some(&[contract, relax, hold])) => {
            let [contract, relax, hold] = [contract, relax, hold].map(|seconds| seconds.number(report));
            TargetDraft::Cycle(contract?, relax?, hold?)
        }
        ("UntilDone", None) => TargetDraft::UntilDone,
        ("None", None) => return None,
        _ => {
            field.refuse(report, TARGETS);
            return None;
        }
    };
    Some(target)
}

/// `Pressure(2, 4)` and its like.
pub(super) fn band<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<(Feeling, i64, i64)> {
    let (word, rest) = field.value.split_word();
    let feeling = match word {
        "Pressure" => Some(Feeling::Pressure),
        "Stretch" => Some(Feeling::Stretch),
        "Tingle" => Some(Feeling::Tingle),
        "Effort" => Some(Feeling::Effort),
        _ => None,
    };
    match (feeling, arguments(field.name, rest).as_deref()) {
        (Some(feeling), Some(&[low, high])) => {
            let (low, high) = (low.whole(report, STRENGTHS), high.whole(report, STRENGTHS));
            Some((feeling, low?, high?))
        }
        (None, None) if word == "None" => None,
        _ => {
            field.refuse(report, BANDS);
            None
        }
    }
}

fn arguments<'a>(name: &'static str, rest: Value<'a>) -> Option<Vec<Field<'a>>> {
    Some(rest.arguments()?.into_iter().map(|value| Field::new(name, value)).collect())
}
