//! How much firm work a day holds, how many spots a session, and how often a routine may come (clinical notes, sections 2.4 and
//! 5; opinion, near what professionals advise).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::caution::Area;
use super::rules::areas;
use crate::domain::day::Day;
use crate::domain::exercise::{Dose, Exercise, Kind, Level, Prop, Technique};
use crate::domain::history::History;
use crate::domain::ids::RoutineId;
use crate::domain::side::Side;
use crate::domain::timeline::BoutSide;

/// Firm work of one area in one day, both sides counted apart: the mean professionals advise is 3.2 minutes a region.
pub const FIRM_A_DAY: Duration = Duration::from_mins(3);

/// Spots under still pressure that one session holds, each side counted apart.
pub const SPOTS_A_SESSION: u64 = 3;
/// The longest still pressure on one spot.
const LONGEST_ON_A_SPOT: Duration = Duration::from_secs(45);

/// How many spots of one side `exercise` presses when it is done as `dose` says: as many as its work needs, at 45 s a spot.
pub fn spots(exercise: &Exercise, dose: Dose) -> u64 {
    if exercise.technique != Technique::TriggerPoint {
        return 0;
    }
    let work = dose.target.length().unwrap_or(LONGEST_ON_A_SPOT) * u32::from(dose.sets.get());
    work.as_millis().div_ceil(LONGEST_ON_A_SPOT.as_millis()).try_into().unwrap_or(u64::MAX)
}

/// How often one routine may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// On so many days of any seven.
    DaysOfSeven(usize),
    /// On so many days of any seven, never on two days running.
    DaysApart(usize),
    /// So many times a day.
    TimesADay(usize),
}

/// The routines that section 5 of the clinical notes limits.
pub const LIMITS: [(&str, Limit); 3] = [
    ("ball-glutes", Limit::DaysApart(3)),
    ("full-25", Limit::DaysOfSeven(3)),
    ("nerve-glide-set", Limit::TimesADay(3)),
];

/// Shorter than this it was only looked at.
const COUNTS_FROM: Duration = Duration::from_mins(1);

/// Why and until when a routine rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rest {
    /// What it has had enough of.
    pub limit: Limit,
    /// The first day on which it may come again.
    pub until: Day,
}

/// The rest that `routine` takes on `today`, if it has been done as often as it may.
pub fn rest_of(routine: &RoutineId, history: &History, today: Day) -> Option<Rest> {
    let limit = LIMITS.iter().find(|(id, _)| *id == routine.as_str())?.1;
    let times =
        |day: Day| history.on(day).filter(|record| record.routine == *routine && record.done >= COUNTS_FROM).count();
    let rests = |day: Day| {
        let days = || (1..7_i64).filter(|back| times(day.plus(-back)) > 0).count();
        match limit {
            Limit::DaysOfSeven(most) => days() >= most,
            Limit::DaysApart(most) => days() >= most || times(day.plus(-1)) > 0,
            Limit::TimesADay(most) => times(day) >= most,
        }
    };
    let until = (0..=7).map(|ahead| today.plus(ahead)).find(|day| !rests(*day))?;
    (until != today).then_some(Rest { limit, until })
}

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
