//! In which phase someone is, and why: by the rules of the plan, unless the person chose another.

use super::Plan;
use super::following::{Choice, Chosen};
use super::practice::{Bout, Practice};
use crate::domain::day::Day;
use crate::domain::safety::ladder::{AMBERS_DOWN, DAYS_OFF};
use crate::domain::safety::light::Light;

/// Green sessions of a phase, the last in a row, that open the next (clinical notes, section 5, hamstring programme).
pub const GREENS_TO_ADVANCE: usize = 3;

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
    /// The person chose it.
    Chosen,
    /// There is none after it.
    Last,
}

/// Someone's way through a plan, up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Where they stood from the morning of a day on, in the order in which things happened.
    mornings: Vec<(Day, Place)>,
    now: Place,
}

impl Plan {
    /// The way of someone who began on `start` through what they did and what they chose, up to `today`.
    ///
    /// A phase opens the next when its weeks are over and its last three sessions were green; a red, two ambers or more than a
    /// week off go one back at once (clinical notes, section 3). Days alone never advance. A phase that was chosen begins then,
    /// and the rules go on from there.
    pub fn walk(&self, start: Day, choices: &[Choice], practice: &Practice, today: Day) -> Walk {
        let mut choices: Vec<&Choice> = choices.iter().filter(|choice| choice.day <= today).collect();
        choices.sort_by_key(|choice| (choice.day, choice.at));
        let mut choices = choices.into_iter().peekable();
        let holds = self.phases.iter().map(|phase| practice.marked(|routine| phase.holds(routine))).collect();
        let mut walk =
            Ways { plan: self, holds, ruled: Way::new(0, start, Why::Underway), chosen: None, mornings: Vec::new() };
        walk.stand(start);
        for bout in practice.between(start, today) {
            while let Some(choice) = choices.next_if(|choice| (choice.day, choice.at) <= (bout.day, bout.at)) {
                walk.choose(choice);
            }
            walk.pass(bout);
        }
        choices.for_each(|choice| walk.choose(choice));
        let now = self.settled(walk.way().place, today);
        Walk { mornings: walk.mornings, now }
    }

    /// The first day on which the phase of `place` may open the next; `None` where it never does.
    pub fn opens(&self, place: Place) -> Option<Day> {
        let weeks = self.phases[place.phase].weeks.filter(|_| place.phase < self.last())?;
        Some(place.since.plus(i64::from(weeks) * 7 - 1))
    }

    /// With what holds it back on `today`.
    fn settled(&self, place: Place, today: Day) -> Place {
        let why = match place.why {
            Why::Chosen => Why::Chosen,
            _ if place.phase == self.last() => Why::Last,
            _ if self.opens(place).is_some_and(|day| day <= today) => Why::WaitsForGreens,
            why => why,
        };
        Place { why, ..place }
    }
}

impl Walk {
    /// Where someone stands now.
    pub const fn now(&self) -> Place {
        self.now
    }

    /// The phase in which `day` began, before anything was done on it.
    pub fn phase_on(&self, day: Day) -> usize {
        let before = self.mornings.iter().rev().find(|(from, _)| *from <= day);
        before.map_or(0, |(_, place)| place.phase)
    }
}

/// The way by the rules alone, and the one since the person chose a phase.
struct Ways<'a> {
    plan: &'a Plan,
    /// Of each phase: which routines it holds.
    holds: Vec<Vec<bool>>,
    ruled: Way,
    chosen: Option<Way>,
    mornings: Vec<(Day, Place)>,
}

impl Ways<'_> {
    fn way(&self) -> &Way {
        self.chosen.as_ref().unwrap_or(&self.ruled)
    }

    fn choose(&mut self, choice: &Choice) {
        self.chosen = match choice.what {
            Chosen::Phase(phase) => Some(Way::new(phase.min(self.plan.last()), choice.day, Why::Chosen)),
            Chosen::Rules => None,
        };
        self.stand(choice.day);
    }

    fn pass(&mut self, bout: &Bout) {
        let before = self.way().place;
        for way in std::iter::once(&mut self.ruled).chain(&mut self.chosen) {
            if self.holds[way.place.phase][bout.routine as usize] {
                way.pass(self.plan, bout);
            }
        }
        if self.way().place != before {
            self.stand(bout.day.plus(1));
        }
    }

    fn stand(&mut self, from: Day) {
        self.mornings.push((from, self.way().place));
    }
}

struct Way {
    place: Place,
    /// Greens in a row, and ambers, since the place changed.
    row: usize,
    ambers: u8,
    before: Option<Day>,
}

impl Way {
    const fn new(phase: usize, since: Day, why: Why) -> Self {
        Self { place: Place { phase, since, why }, row: 0, ambers: 0, before: None }
    }

    /// Past a session of its phase.
    fn pass(&mut self, plan: &Plan, bout: &Bout) {
        let paused = self.before.replace(bout.day).is_some_and(|before| bout.day.days_since(before) > DAYS_OFF);
        match bout.light {
            Some(Light::Green) => self.row += 1,
            Some(Light::Amber) => (self.row, self.ambers) = (0, self.ambers + 1),
            Some(Light::Red) | None => {}
        }
        if bout.light == Some(Light::Red) || self.ambers == AMBERS_DOWN || paused {
            (self.row, self.ambers) = (usize::from(bout.light == Some(Light::Green)), 0);
            let phase = self.place.phase.saturating_sub(1);
            self.place = Place { phase, since: bout.day, why: Why::StepDown };
        }
        let opens = plan.opens(self.place).is_some_and(|day| day <= bout.day);
        if opens && self.row >= GREENS_TO_ADVANCE {
            (self.row, self.ambers) = (0, 0);
            self.place = Place { phase: self.place.phase + 1, since: bout.day, why: Why::Underway };
        }
    }
}
