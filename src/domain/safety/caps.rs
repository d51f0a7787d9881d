//! How much firm work a day holds (clinical notes, section 2.4, "caps"; opinion, near what professionals advise).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::caution::Area;
use super::rules::areas;
use crate::domain::exercise::{Exercise, Kind, Level, Prop, Technique};
use crate::domain::timeline::BoutSide;

/// Firm work of one area in one day, both sides counted apart: the mean professionals advise is 3.2 minutes a region.
pub const FIRM_A_DAY: Duration = Duration::from_mins(3);
/// Spots of trigger-point pressure in one session.
pub const SPOTS_A_SESSION: usize = 3;
/// The longest on one spot.
pub const LONGEST_ON_A_SPOT: Duration = Duration::from_secs(45);

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

/// Areas that have had their firm work on one of their sides, from what was done: exercise, side and time.
pub fn worked<'a>(done: impl IntoIterator<Item = (&'a Exercise, BoutSide, Duration)>) -> BTreeSet<Area> {
    let mut times: BTreeMap<(Area, BoutSide), Duration> = BTreeMap::new();
    for (exercise, side, time) in done {
        if is_firm(exercise) {
            let own: BTreeSet<Area> = areas(exercise).collect();
            for area in own {
                *times.entry((area, side)).or_default() += time;
            }
        }
    }
    times.into_iter().filter(|(_, time)| *time >= FIRM_A_DAY).map(|((area, _), _)| area).collect()
}
