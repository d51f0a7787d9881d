//! One step a row, by the id of its session.

use std::borrow::Cow;

use super::{harmless, seconds, table};
use crate::domain::history::{SessionRecord, StepRecord};
use crate::domain::safety::light::Light;
use crate::domain::side::Side;
use crate::domain::timeline::BoutSide;

/// Their names, in their order.
pub const COLUMNS: [&str; 10] =
    ["session", "step", "exercise", "name", "side", "planned_s", "done_s", "skipped", "too_much", "felt"];

/// What stands for a side; nothing for an exercise without sides.
pub const SIDES: [(BoutSide, &str); 6] = [
    (BoutSide::Whole, ""),
    (BoutSide::Both, "both"),
    (BoutSide::One(Side::Left), "left"),
    (BoutSide::One(Side::Right), "right"),
    (BoutSide::Alternating { first: Side::Left }, "alternating from left"),
    (BoutSide::Alternating { first: Side::Right }, "alternating from right"),
];

/// What stands for a step that was left before its end.
pub const SKIPPED: &str = "yes";

/// A header row and one row for each step of each session, numbered from 1.
pub fn render<'a>(sessions: impl Iterator<Item = &'a SessionRecord>) -> String {
    let steps = sessions
        .flat_map(|record| record.steps.iter().zip(1_usize..).map(move |(step, number)| (record, number, step)));
    table(COLUMNS, steps.map(|(record, number, step)| row(record, number, step)))
}

fn row<'a>(record: &'a SessionRecord, number: usize, step: &'a StepRecord) -> [Cow<'a, str>; COLUMNS.len()] {
    let side = SIDES.iter().find(|(side, _)| *side == step.side).map_or("", |(_, word)| word);
    [
        record.id.as_str().into(),
        number.to_string().into(),
        step.exercise.as_str().into(),
        harmless(&step.name),
        side.into(),
        seconds(step.planned).into(),
        seconds(step.done).into(),
        if step.skipped { SKIPPED } else { "" }.into(),
        step.too_much.to_string().into(),
        step.light.map_or("", Light::word).into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    #[test]
    fn each_step_has_a_row_of_its_own_with_all_that_is_known_of_it() {
        let rows = "\
session,step,exercise,name,side,planned_s,done_s,skipped,too_much,felt\r
b,1,stretch,\"Dehnung, 伸展\",left,30,30,,0,\r
b,2,breathe,\"Dehnung, 伸展\",,30,12.5,yes,1,a bit much\r
";
        assert_eq!(render(samples::sessions().iter()), rows);
    }
}
