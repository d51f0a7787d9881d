//! What a plan has for each day of a week, and what became of it.

use chrono::{Datelike, Weekday};

use super::Plan;
use super::following::{Change, Following, Occurrence};
use super::practice::{Bout, Practice};
use super::walk::{Place, Walk};
use crate::domain::day::Day;
use crate::domain::excuse::Excuses;

/// A plan that someone follows, with everything that says what is due. Nothing here is kept; it is worked out.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    plan: &'a Plan,
    following: &'a Following,
    practice: &'a Practice,
    excuses: &'a Excuses,
    week_start: Weekday,
    /// Never after today, even where a clock was once set wrong.
    start: Day,
    today: Day,
    walk: Walk,
}

/// A planned session on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day: the one on which it stands, or the one from which it was moved away.
    pub day: Day,
    /// What was planned.
    pub occurrence: Occurrence,
    /// What became of it.
    pub state: State,
}

/// What became of a planned session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It was done, on this day of the same week.
    Done(Day),
    /// It is due today.
    Due,
    /// Its day has not come.
    Ahead,
    /// It stands on this day instead.
    Moved(Day),
    /// The person left it out.
    Skipped,
    /// The day is paused or set aside.
    Paused,
    /// Its day has passed. It can still be done.
    Passed,
}

impl State {
    /// Whether it is still to be done, today or later.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Due | Self::Ahead)
    }
}

/// A planned session of a week on the day on which it stands, and the day on which it was done.
struct Slot {
    stands: Day,
    occurrence: Occurrence,
    filled: Option<Day>,
}

impl<'a> Course<'a> {
    /// Works it out from what was done.
    pub fn of(
        plan: &'a Plan,
        following: &'a Following,
        practice: &'a Practice,
        excuses: &'a Excuses,
        week_start: Weekday,
        today: Day,
    ) -> Self {
        let start = following.start.min(today);
        let walk = plan.walk(start, &following.choices, practice, today);
        Self { plan, following, practice, excuses, week_start, start, today, walk }
    }

    /// The plan.
    pub const fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// Where the person stands in it now.
    pub const fn place(&self) -> Place {
        self.walk.now()
    }

    /// How many calendar weeks it is going on, this one included.
    pub fn week_number(&self) -> i64 {
        let begun = |day: Day| day.week_start(self.week_start);
        begun(self.today).days_since(begun(self.start)) / 7 + 1
    }

    /// Every planned session of the week around `day`, by day. One that was moved stands on its new day, and as [`State::Moved`]
    /// on the one it came from.
    pub fn week(&self, day: Day) -> Vec<Entry> {
        let first = day.week_start(self.week_start);
        let last = first.plus(6);
        let days = || (0..7).map(|number| first.plus(number));
        let mut entries = Vec::new();
        let mut slots = Vec::new();
        for occurrence in days().flat_map(|day| self.planned(day)) {
            let stands = self.following.stands(&occurrence);
            if stands != occurrence.day {
                let (day, state) = (occurrence.day, State::Moved(stands));
                entries.push(Entry { day, occurrence: occurrence.clone(), state });
            }
            if (first..=last).contains(&stands) {
                slots.push(Slot { stands, occurrence, filled: None });
            }
        }
        slots.extend(self.moved_into(first, last));
        self.fill(first, last, &mut slots);
        entries.extend(slots.into_iter().map(|slot| self.entry(slot)));
        entries.sort_by_key(|entry| entry.day);
        entries
    }

    /// What stands on a day, or was moved away from it.
    pub fn on(&self, day: Day) -> Vec<Entry> {
        let mut entries = self.week(day);
        entries.retain(|entry| entry.day == day);
        entries
    }

    /// What comes next after today, in this week or the one after.
    pub fn next(&self) -> Option<Entry> {
        let ahead = |day| self.week(day).into_iter().find(|entry| entry.state == State::Ahead);
        ahead(self.today).or_else(|| ahead(self.today.plus(7)))
    }

    /// What the plan has for a day, as the phase was in which the day began.
    pub(super) fn planned(&self, day: Day) -> Vec<Occurrence> {
        if day < self.start {
            return Vec::new();
        }
        let routines = self.plan.phases[self.walk.phase_on(day)].on(day.date().weekday());
        let nth = |place: usize| routines[..place].iter().filter(|other| **other == routines[place]).count() as u8;
        let occurrence = |place: usize| Occurrence { day, routine: routines[place].clone(), nth: nth(place) };
        (0..routines.len()).map(occurrence).collect()
    }

    /// What was moved into a week from another. What the plan no longer has is left out.
    fn moved_into(&self, first: Day, last: Day) -> impl Iterator<Item = Slot> {
        let week = first..=last;
        let changes = self.following.changes.iter().map(|(occurrence, change)| (occurrence, change.stands()));
        let moved = changes.filter(move |(occurrence, to)| week.contains(to) && !week.contains(&occurrence.day));
        let there = moved.filter(|(occurrence, _)| self.planned(occurrence.day).contains(occurrence));
        there.map(|(occurrence, stands)| Slot { stands, occurrence: occurrence.clone(), filled: None })
    }

    /// Each session of the week stands for one planned one of its routine: that of its own day, else the earliest that is open.
    fn fill(&self, first: Day, last: Day, slots: &mut [Slot]) {
        let (first, last) = (first.max(self.start), last.min(self.today));
        let mut rest = Vec::new();
        let take = |slot: Option<&mut Slot>, bout: &Bout| slot.map(|slot| slot.filled = Some(bout.day)).is_some();
        for bout in self.practice.between(first, last).iter().filter(|bout| bout.counted) {
            let fits = |slot: &&mut Slot| self.is_free(slot, bout) && slot.stands == bout.day;
            if !take(slots.iter_mut().find(fits), bout) {
                rest.push(bout);
            }
        }
        for bout in rest {
            let fits = |slot: &&mut Slot| self.is_free(slot, bout) && !self.is_skipped(&slot.occurrence);
            take(slots.iter_mut().filter(fits).min_by_key(|slot| slot.stands), bout);
        }
    }

    fn is_free(&self, slot: &Slot, bout: &Bout) -> bool {
        slot.filled.is_none() && slot.occurrence.routine == *self.practice.routine(bout)
    }

    fn is_skipped(&self, occurrence: &Occurrence) -> bool {
        matches!(self.following.changes.get(occurrence), Some(Change::Skipped(_)))
    }

    fn entry(&self, slot: Slot) -> Entry {
        let Slot { stands, occurrence, filled } = slot;
        let state = match filled {
            Some(day) => State::Done(day),
            None if self.is_skipped(&occurrence) => State::Skipped,
            None if self.excuses.on(stands, self.week_start).is_some() => State::Paused,
            None => match stands.cmp(&self.today) {
                std::cmp::Ordering::Less => State::Passed,
                std::cmp::Ordering::Equal => State::Due,
                std::cmp::Ordering::Greater => State::Ahead,
            },
        };
        Entry { day: stands, occurrence, state }
    }
}
