//! Levels are earned by comfortable sessions, not by days (clinical notes, sections 1 F15, 2.4 and 3).

use std::collections::{BTreeMap, BTreeSet};

use super::light::Light;
use crate::domain::day::Day;
use crate::domain::exercise::Level;
use crate::domain::ids::ExerciseId;
use crate::domain::quantity::WallTime;

/// Green sessions in a row that open the next level.
pub const GREENS_UP: u8 = 3;
/// Amber sessions since the last change that go one level down.
pub const AMBERS_DOWN: u8 = 2;
/// Days without a session after which one begins a level lower.
pub const DAYS_OFF: i64 = 7;
/// Reds that put an exercise away.
pub const REDS_RETIRE: usize = 2;
/// How long a red exercise rests: 48 hours.
pub const REST_AFTER_RED_MS: i64 = 48 * 60 * 60 * 1000;

/// A session as the ladder sees it: its day, and its strongest light, if anything was said.
pub type Rung = (Day, Option<Light>);

/// The level earned by `sessions`, oldest first, as of `today`. It begins at the first: three greens in a row go up; a red, or
/// two ambers, go down; so does every pause of a week or more. What a clock dated ahead is left out until its day has come.
pub fn level(sessions: &[Rung], today: Day) -> Level {
    let (mut level, mut greens, mut ambers) = (Level::One, 0, 0);
    let mut last: Option<Day> = None;
    for (day, light) in sessions.iter().filter(|(day, _)| *day <= today) {
        if is_pause(last, *day) {
            (level, greens, ambers) = (lower(level), 0, 0);
        }
        last = Some(*day);
        match light {
            Some(Light::Green) => {
                greens += 1;
                if greens == GREENS_UP {
                    (level, greens, ambers) = (higher(level), 0, 0);
                }
            }
            Some(Light::Amber) => {
                (greens, ambers) = (0, ambers + 1);
                if ambers == AMBERS_DOWN {
                    (level, ambers) = (lower(level), 0);
                }
            }
            Some(Light::Red) => (level, greens, ambers) = (lower(level), 0, 0),
            None => {}
        }
    }
    if is_pause(last, today) { lower(level) } else { level }
}

/// Green sessions at the end of the row, up to `today`, that count towards the next level: 0 to 2.
pub fn greens_in_a_row(sessions: &[Rung], today: Day) -> u8 {
    let said = sessions.iter().rev().filter(|(day, _)| *day <= today).filter_map(|(_, light)| *light);
    let row = said.take_while(|light| *light == Light::Green).count();
    u8::try_from(row % usize::from(GREENS_UP)).unwrap_or_default()
}

fn is_pause(last: Option<Day>, day: Day) -> bool {
    last.is_some_and(|last| day.date().signed_duration_since(last.date()).num_days() > DAYS_OFF)
}

const fn higher(level: Level) -> Level {
    match level {
        Level::One => Level::Two,
        Level::Two | Level::Three => Level::Three,
    }
}

const fn lower(level: Level) -> Level {
    match level {
        Level::One | Level::Two => Level::One,
        Level::Three => Level::Two,
    }
}

/// Exercises that rest or are put away, from what was said of steps: which, when, and how it went. A red that a clock dated ahead
/// rests no longer than any other.
pub fn put_away<'a>(
    said: impl IntoIterator<Item = (&'a ExerciseId, WallTime, Light)>,
    now: WallTime,
) -> (BTreeSet<ExerciseId>, BTreeSet<ExerciseId>) {
    let mut reds: BTreeMap<&ExerciseId, Vec<WallTime>> = BTreeMap::new();
    for (id, at, light) in said {
        if light == Light::Red {
            reds.entry(id).or_default().push(at);
        }
    }
    let (mut resting, mut retired) = (BTreeSet::new(), BTreeSet::new());
    for (id, times) in reds {
        if times.len() >= REDS_RETIRE {
            retired.insert(id.clone());
        } else if times.iter().any(|at| now.millis_since(*at).abs() < REST_AFTER_RED_MS) {
            resting.insert(id.clone());
        }
    }
    (resting, retired)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Light::{Amber as A, Green as G, Red as R};

    fn day(number: u32) -> Day {
        Day::from_date(chrono::NaiveDate::from_ymd_opt(2026, 11, number).unwrap())
    }

    /// Sessions on days in a row, and the level on the day of the last.
    fn after(lights: &[Light]) -> Level {
        let sessions: Vec<Rung> = (1..).zip(lights).map(|(number, light)| (day(number), Some(*light))).collect();
        level(&sessions, day(u32::try_from(lights.len()).unwrap().max(1)))
    }

    #[test]
    fn three_greens_in_a_row_go_one_level_up_and_nothing_less_does() {
        assert_eq!(after(&[]), Level::One);
        assert_eq!(after(&[G, G]), Level::One);
        assert_eq!(after(&[G, G, G]), Level::Two);
        assert_eq!(after(&[G, G, A, G, G]), Level::One);
        assert_eq!(after(&[G, G, G, G, G]), Level::Two);
        assert_eq!(after(&[G; 6]), Level::Three);
        assert_eq!(after(&[G; 12]), Level::Three);
    }

    #[test]
    fn a_red_or_two_ambers_go_one_level_down() {
        assert_eq!(after(&[G, G, G, R]), Level::One);
        assert_eq!(after(&[G, G, G, A]), Level::Two);
        assert_eq!(after(&[G, G, G, A, A]), Level::One);
        assert_eq!(after(&[G, G, G, G, G, G, A, G, A]), Level::Two);
        assert_eq!(after(&[R, R, R]), Level::One);
    }

    #[test]
    fn days_alone_earn_nothing_and_a_week_off_costs_a_level() {
        let silent: Vec<Rung> = (1..20).map(|number| (day(number), None)).collect();
        assert_eq!(level(&silent, day(20)), Level::One);
        let greens = [(day(1), Some(G)), (day(2), Some(G)), (day(3), Some(G))];
        assert_eq!(level(&greens, day(10)), Level::Two);
        assert_eq!(level(&greens, day(11)), Level::One);
        let back = [greens.as_slice(), &[(day(20), None)]].concat();
        assert_eq!(level(&back, day(20)), Level::One);
    }

    #[test]
    fn what_a_clock_dated_ahead_earns_nothing_and_hides_no_week_off_until_its_day_has_come() {
        let ahead: Day = "2035-05-05".parse().unwrap();
        let greens = [(day(1), Some(G)), (day(2), Some(G)), (day(3), Some(G))];
        let with_ahead = [greens.as_slice(), &[(ahead, Some(R))]].concat();
        assert_eq!(level(&with_ahead, day(10)), Level::Two);
        assert_eq!(level(&with_ahead, day(11)), Level::One, "a week off");
        let two = [(day(1), Some(G)), (day(2), Some(G)), (ahead, Some(G))];
        assert_eq!((level(&two, day(3)), greens_in_a_row(&two, day(3))), (Level::One, 2));
        assert_eq!((level(&greens, ahead), greens_in_a_row(&two, ahead)), (Level::One, 0));
    }

    #[test]
    fn a_red_exercise_rests_for_two_days_and_a_second_red_puts_it_away() {
        let id: ExerciseId = "ball".parse().unwrap();
        let at = |hours: i64| WallTime::from_unix_millis(hours * 3_600_000);
        let one = [(&id, at(0), R), (&id, at(1), G), (&id, at(2), A)];
        assert_eq!(put_away(one, at(47)), (BTreeSet::from([id.clone()]), BTreeSet::new()));
        assert_eq!(put_away(one, at(48)), (BTreeSet::new(), BTreeSet::new()));
        assert_eq!(put_away([(&id, at(47), R)], at(0)), (BTreeSet::from([id.clone()]), BTreeSet::new()));
        assert_eq!(put_away([(&id, at(9_000), R)], at(0)), (BTreeSet::new(), BTreeSet::new()), "not until then");
        let two = [(&id, at(0), R), (&id, at(500), R)];
        assert_eq!(put_away(two, at(9_000)), (BTreeSet::new(), BTreeSet::from([id])));
    }
}
