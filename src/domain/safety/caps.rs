//! How much firm work a day holds (clinical notes, section 2.4, "caps"; opinion, near what professionals advise).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::caution::Area;
use super::rules::areas;
use crate::domain::exercise::{Exercise, Kind, Level, Prop, Technique};
use crate::domain::side::Side;
use crate::domain::timeline::BoutSide;

/// Firm work of one area in one day, both sides counted apart: the mean professionals advise is 3.2 minutes a region.
pub const FIRM_A_DAY: Duration = Duration::from_mins(3);

/// Whether it is firm work: all self-massage but long strokes and the slow drift of skin.
pub fn is_firm(exercise: &Exercise) -> bool {
    let firm = matches!(exercise.technique, Technique::DeepPressure | Technique::TriggerPoint);
    exercise.kind == Kind::SelfMassage && (firm || has_tool(exercise))
}

/// Whether it is ball or roller work of the third level, which has a day between.
pub fn is_strong(exercise: &Exercise) -> bool {
    exercise.kind == Kind::SelfMassage && exercise.level == Level::Three && has_tool(exercise)
}

fn has_tool(exercise: &Exercise) -> bool {
    [Prop::Ball, Prop::Roller].iter().any(|tool| exercise.props.contains(tool))
}

/// Firm work so far, by area: the longer of its sides, with what was done on both at once. From exercise, side and time.
pub fn firm_work<'a>(done: impl IntoIterator<Item = (&'a Exercise, BoutSide, Duration)>) -> BTreeMap<Area, Duration> {
    let mut times: BTreeMap<(Area, Option<Side>), Duration> = BTreeMap::new();
    for (exercise, side, time) in done {
        if !is_firm(exercise) {
            continue;
        }
        let sides: &[Option<Side>] = match side {
            BoutSide::One(Side::Left) => &[Some(Side::Left)],
            BoutSide::One(Side::Right) => &[Some(Side::Right)],
            BoutSide::Whole | BoutSide::Both | BoutSide::Alternating { .. } => &[Some(Side::Left), Some(Side::Right)],
        };
        let own: BTreeSet<Area> = areas(exercise).collect();
        for (area, side) in own.into_iter().flat_map(|area| sides.iter().map(move |side| (area, *side))) {
            *times.entry((area, side)).or_default() += time;
        }
    }
    let mut longest: BTreeMap<Area, Duration> = BTreeMap::new();
    for ((area, _), time) in times {
        let longest = longest.entry(area).or_default();
        *longest = time.max(*longest);
    }
    longest
}

/// Whether an area has had its firm work of the day.
pub fn has_enough(firm: &BTreeMap<Area, Duration>, area: Area) -> bool {
    firm.get(&area).is_some_and(|time| *time >= FIRM_A_DAY)
}
