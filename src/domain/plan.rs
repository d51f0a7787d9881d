//! A plan: phases of weeks, each with its routines on weekdays. Pure; who follows it, and what is due, is worked out from what
//! was done.

use std::collections::BTreeSet;

use chrono::Weekday;

use super::day::Day;
use super::ids::{PlanId, RoutineId};
use super::safety::ladder::{AMBERS_DOWN, DAYS_OFF};
use super::safety::light::Light;

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its name in files.
    pub id: PlanId,
    /// Its name on screen.
    pub title: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// In order; at least one.
    pub phases: Vec<Phase>,
}

/// Weeks that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// "Weeks 1 and 2".
    pub title: String,
    /// How many weeks at least; `None` stays for good.
    pub weeks: Option<u8>,
    /// Sessions a week to aim for, 1 to 14.
    pub goal: u8,
    /// What else to know, in a sentence.
    pub note: String,
    /// Monday to Sunday; a day may hold several, or rest.
    pub days: [Vec<RoutineId>; 7],
}

impl Phase {
    /// What a weekday holds.
    pub fn on(&self, day: Weekday) -> &[RoutineId] {
        &self.days[day.num_days_from_monday() as usize]
    }

    /// Every routine of it.
    pub fn routines(&self) -> BTreeSet<&RoutineId> {
        self.days.iter().flatten().collect()
    }
}

/// Green sessions of a phase, the last in a row, that open the next (clinical notes, section 5, hamstring programme).
pub const GREENS_TO_ADVANCE: usize = 3;

/// A session of a plan's routine: its day, which, and how it went, if anything was said.
pub type Done<'a> = (Day, &'a RoutineId, Option<Light>);

/// Where someone stands in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The number of the phase, from 0.
    pub phase: usize,
    /// Since when.
    pub since: Day,
    /// What holds it back, or why it is here.
    pub why: Why,
}

/// Why someone is in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Its weeks are not over.
    Underway,
    /// Its weeks are over, but the last three sessions were not all comfortable.
    WaitsForGreens,
    /// A session was not good, two were a bit much, or there was more than a week without one: one phase back.
    StepDown,
    /// There is none after it.
    Last,
}

impl Plan {
    /// The phase someone is in on `today` who began on `start`, from `done`, oldest first. A phase opens the next when its weeks
    /// are over and its last three sessions were green; a red, two ambers or more than a week off go one back at once (section 3).
    /// Days alone never advance.
    pub fn place(&self, start: Day, done: &[Done<'_>], today: Day) -> Place {
        let last = self.phases.len() - 1;
        let mut place = Place { phase: 0, since: start, why: Why::Underway };
        let (mut row, mut ambers) = (0, 0);
        let mut before: Option<Day> = None;
        for (day, routine, light) in done.iter().filter(|(day, ..)| *day >= start && *day <= today) {
            if !self.phases[place.phase].routines().contains(routine) {
                continue;
            }
            let paused = before.replace(*day).is_some_and(|before| day.days_since(before) > DAYS_OFF);
            match light {
                Some(Light::Green) => row += 1,
                Some(Light::Amber) => (row, ambers) = (0, ambers + 1),
                Some(Light::Red) | None => {}
            }
            if *light == Some(Light::Red) || ambers == AMBERS_DOWN || paused {
                (row, ambers) = (usize::from(*light == Some(Light::Green)), 0);
                let phase = place.phase.saturating_sub(1);
                place = Place { phase, since: *day, why: Why::StepDown };
            }
            if place.phase < last && row >= GREENS_TO_ADVANCE && self.is_over(place, *day) {
                (row, ambers) = (0, 0);
                place = Place { phase: place.phase + 1, since: *day, why: Why::Underway };
            }
        }
        if place.phase == last {
            place.why = Why::Last;
        } else if self.is_over(place, today) {
            place.why = Why::WaitsForGreens;
        }
        place
    }

    fn is_over(&self, place: Place, day: Day) -> bool {
        let weeks = self.phases[place.phase].weeks;
        weeks.is_some_and(|weeks| day.days_since(place.since) >= i64::from(weeks) * 7 - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two weeks of `one`, two of `two`, then `one` for good.
    fn plan() -> Plan {
        let phase = |id: &str, weeks| Phase {
            title: id.to_owned(),
            weeks,
            goal: 5,
            note: String::new(),
            days: std::array::from_fn(|day| if day < 5 { vec![id.parse().unwrap()] } else { vec![] }),
        };
        Plan {
            id: "p".parse().unwrap(),
            title: "P".into(),
            description: String::new(),
            phases: vec![phase("one", Some(2)), phase("two", Some(2)), phase("one", None)],
        }
    }

    fn day(number: i64) -> Day {
        "2026-11-02".parse::<Day>().unwrap().plus(number)
    }

    fn place(done: &[(i64, &str, Option<Light>)], today: i64) -> (usize, Why) {
        let ids: Vec<RoutineId> = done.iter().map(|(_, id, _)| id.parse().unwrap()).collect();
        let done: Vec<Done<'_>> = done.iter().zip(&ids).map(|((at, _, light), id)| (day(*at), id, *light)).collect();
        let place = plan().place(day(0), &done, day(today));
        (place.phase, place.why)
    }

    const G: Option<Light> = Some(Light::Green);

    #[test]
    fn a_phase_opens_the_next_when_its_weeks_are_over_and_three_in_a_row_were_green() {
        assert_eq!(place(&[], 5), (0, Why::Underway));
        assert_eq!(place(&[(0, "one", G), (2, "one", G), (4, "one", G)], 10), (0, Why::Underway));
        assert_eq!(place(&[(0, "one", G), (6, "one", G), (13, "one", G)], 13), (1, Why::Underway));
        assert_eq!(
            place(&[(9, "one", G), (11, "one", Some(Light::Amber)), (13, "one", G)], 14),
            (0, Why::WaitsForGreens)
        );
        assert_eq!(place(&[(9, "one", None), (11, "one", None), (13, "one", None)], 40), (0, Why::WaitsForGreens));
    }

    #[test]
    fn a_red_goes_one_phase_back_and_never_below_the_first() {
        let up = [(9, "one", G), (11, "one", G), (13, "one", G)];
        let red = |at| [up.as_slice(), &[(at, "two", Some(Light::Red))]].concat();
        assert_eq!(place(&red(15), 15), (0, Why::StepDown));
        assert_eq!(place(&[(1, "one", Some(Light::Red))], 1), (0, Why::StepDown));
        assert_eq!(place(&[up.as_slice(), &[(15, "other", Some(Light::Red))]].concat(), 15), (1, Why::Underway));
    }

    #[test]
    fn two_ambers_or_more_than_a_week_off_go_one_phase_back() {
        let up = [(9, "one", G), (11, "one", G), (13, "one", G)];
        let then = |more: &[(i64, &'static str, Option<Light>)]| [up.as_slice(), more].concat();
        let amber = Some(Light::Amber);
        assert_eq!(place(&then(&[(14, "two", amber)]), 14), (1, Why::Underway));
        assert_eq!(place(&then(&[(14, "two", amber), (15, "two", amber)]), 15), (0, Why::StepDown));
        assert_eq!(place(&then(&[(20, "two", G)]), 20), (1, Why::Underway));
        assert_eq!(place(&then(&[(21, "two", G)]), 21), (0, Why::StepDown));
    }

    #[test]
    fn the_last_phase_stays() {
        let done: Vec<_> =
            [9, 11, 13].map(|at| (at, "one", G)).into_iter().chain([20, 24, 27].map(|at| (at, "two", G))).collect();
        assert_eq!(place(&done, 27), (2, Why::Last));
        assert_eq!(place(&done, 400), (2, Why::Last));
    }
}
