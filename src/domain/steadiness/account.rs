//! What each day and each week comes to, and how many of them stand in a row.

use chrono::{Datelike, Weekday};

use super::goal::Goal;
use super::score;
use super::totals::DayTotals;
use crate::domain::day::Day;
use crate::domain::excuse::{Excuses, Set};

/// What a day comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayStatus {
    /// It counts.
    Done,
    /// A pause: it neither breaks a row nor lengthens it.
    Paused,
    /// Life happened: likewise.
    SetAside,
    /// It is today, and still open.
    Open,
    /// Something was due on this weekday, and it passed.
    Missed,
    /// It passed without a session, and none was due just then.
    Quiet,
    /// It has not come.
    Ahead,
    /// It was before the sessions began.
    Unknown,
}

/// What a week comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WeekStatus {
    /// The goal is reached.
    Met,
    /// It is this week, and not over.
    Open,
    /// It is over.
    Missed,
    /// All of it was paused: it neither breaks a row nor lengthens it.
    Covered,
    /// It was before the sessions began, or has not come.
    Unknown,
}

/// A calendar week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub first: Day,
    /// How many of its days count.
    pub done: u8,
    /// How many are aimed for: the goal, less what is paused, set aside or unknown.
    pub needed: u8,
    /// What it comes to.
    pub status: WeekStatus,
}

/// How many stand in a row, and how many did at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// Up to now. What is still open neither breaks it nor lengthens it.
    pub current: u32,
    /// The longest ever.
    pub longest: u32,
}

/// How steady someone is.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    /// What each day holds.
    pub totals: &'a DayTotals,
    /// What was paused or set aside.
    pub excuses: &'a Excuses,
    /// What is aimed for.
    pub goal: Goal,
    /// On which day weeks begin.
    pub week_start: Weekday,
    /// The day it is.
    pub today: Day,
}

impl Account<'_> {
    /// What `day` comes to.
    pub fn day(&self, day: Day) -> DayStatus {
        if self.totals.on(day).counted && day <= self.today {
            return DayStatus::Done;
        }
        if self.totals.begin(self.today).is_none_or(|first| day < first) {
            return if day > self.today { DayStatus::Ahead } else { DayStatus::Unknown };
        }
        match self.excuses.on(day, self.week_start) {
            Some(Set::Paused) => DayStatus::Paused,
            Some(Set::Aside) => DayStatus::SetAside,
            None if day > self.today => DayStatus::Ahead,
            None if day == self.today => DayStatus::Open,
            None => match self.goal {
                Goal::On(days) if days.contains(day.date().weekday()) => DayStatus::Missed,
                Goal::On(_) | Goal::Days(_) => DayStatus::Quiet,
            },
        }
    }

    /// The week around `day`.
    pub fn week(&self, day: Day) -> Week {
        let first = day.week_start(self.week_start);
        let days = (0..7).map(|number| first.plus(number));
        let statuses: Vec<(Day, DayStatus)> = days.map(|day| (day, self.day(day))).collect();
        let count = |wanted: &[DayStatus]| statuses.iter().filter(|(_, status)| wanted.contains(status)).count();
        let done = count(&[DayStatus::Done]) as u8;
        // Before anything was done, the goal is shown as it will be.
        let unknown = if self.totals.begin(self.today).is_none() { 0 } else { count(&[DayStatus::Unknown]) };
        let free = 7 - unknown - count(&[DayStatus::Paused]);
        let needed = match self.goal {
            // In the same proportion, and no less than one.
            Goal::Days(days) => (usize::from(days) * free).div_ceil(7),
            Goal::On(days) => {
                let has_begun = self.totals.begin(self.today).is_some();
                let open = |status| status != DayStatus::Paused && !(has_begun && status == DayStatus::Unknown);
                let due = |day: Day| days.contains(day.date().weekday());
                statuses.iter().filter(|(day, status)| open(*status) && due(*day)).count()
            }
        };
        // A day that was set aside is one less, whichever was due.
        let needed = needed.saturating_sub(count(&[DayStatus::SetAside])) as u8;
        let is_over = first.plus(6) < self.today;
        let status = match () {
            () if first > self.today || unknown == 7 || self.totals.begin(self.today).is_none() => WeekStatus::Unknown,
            () if done > 0 && done >= needed => WeekStatus::Met,
            () if needed == 0 => WeekStatus::Covered,
            () if is_over => WeekStatus::Missed,
            () => WeekStatus::Open,
        };
        Week { first, done, needed, status }
    }

    /// Weeks on goal in a row.
    pub fn weeks(&self) -> Rows {
        let Some(first) = self.totals.begin(self.today) else { return Rows::default() };
        let mut rows = Rows::default();
        let mut week = first.week_start(self.week_start);
        while week <= self.today {
            match self.week(week).status {
                WeekStatus::Met => rows.current += 1,
                WeekStatus::Missed => rows.current = 0,
                WeekStatus::Open | WeekStatus::Covered | WeekStatus::Unknown => {}
            }
            rows.longest = rows.longest.max(rows.current);
            let next = week.plus(7);
            // At the end of the calendar there is no next one.
            if next == week {
                break;
            }
            week = next;
        }
        rows
    }

    /// Days in a row.
    pub fn days(&self) -> Rows {
        let mut rows = Rows::default();
        for status in self.known().map(|day| self.day(day)) {
            match status {
                DayStatus::Done => rows.current += 1,
                DayStatus::Missed => rows.current = 0,
                // Where weekdays are chosen, the others are free.
                DayStatus::Quiet if matches!(self.goal, Goal::Days(_)) => rows.current = 0,
                _ => {}
            }
            rows.longest = rows.longest.max(rows.current);
        }
        rows
    }

    /// How steady, 0 to 100. See [`score`].
    pub fn score(&self) -> u8 {
        score::of(self)
    }

    /// From the day with which the sessions begin to today.
    pub(super) fn known(&self) -> impl Iterator<Item = Day> {
        let first = self.totals.begin(self.today).unwrap_or(self.today.plus(1));
        let days = self.today.days_since(first) + 1;
        (0..days.max(0)).map(move |number| first.plus(number))
    }

    /// Whether `day` may be set aside because life happened: it has come, nothing was done, and no other of its week is.
    pub fn may_set_aside(&self, day: Day) -> bool {
        let first = day.week_start(self.week_start);
        let free = matches!(self.day(day), DayStatus::Missed | DayStatus::Quiet | DayStatus::Open);
        free && (0..7).all(|number| self.day(first.plus(number)) != DayStatus::SetAside)
    }
}
