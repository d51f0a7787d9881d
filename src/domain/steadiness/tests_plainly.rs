//! Rows and the score against a second computation: from the sentences that the app explains them with, day by day and without any
//! cleverness.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;

use super::tests::{day, excuses};
use super::*;
use crate::domain::excuse::ExcuseWhy;
use crate::domain::history::tests::record;
use crate::domain::history::{History, HistoryEntry, SessionRecord};

/// Days are numbers from a Monday on, and so are weekdays.
#[derive(Debug)]
struct Plainly {
    done: BTreeMap<i64, bool>,
    paused: BTreeSet<i64>,
    life_happened: BTreeSet<i64>,
    goal: Aim,
    today: i64,
}

#[derive(Debug, Clone)]
enum Aim {
    Days(u8),
    On(BTreeSet<i64>),
}

impl Plainly {
    fn first(&self) -> Option<i64> {
        self.done.keys().next().copied()
    }

    fn week(day: i64) -> std::ops::Range<i64> {
        let monday = day - day.rem_euclid(7);
        monday..monday + 7
    }

    fn is_done(&self, day: i64) -> bool {
        day <= self.today && self.done.get(&day) == Some(&true)
    }

    fn is_paused(&self, day: i64) -> bool {
        !self.is_done(day) && self.paused.contains(&day)
    }

    /// Of several in a week only the first is.
    fn is_aside(&self, day: i64) -> bool {
        let first = Self::week(day).find(|other| self.life_happened.contains(other));
        first == Some(day) && !self.is_done(day) && !self.is_paused(day) && self.first() <= Some(day)
    }

    fn is_chosen(&self, day: i64) -> bool {
        match &self.goal {
            Aim::Days(_) => true,
            Aim::On(weekdays) => weekdays.contains(&day.rem_euclid(7)),
        }
    }

    fn days(&self) -> (u32, u32) {
        let (mut run, mut longest) = (0, 0);
        for day in self.first().unwrap_or(self.today + 1)..=self.today {
            if self.is_done(day) {
                run += 1;
            } else if !self.is_paused(day) && !self.is_aside(day) && self.is_chosen(day) && day != self.today {
                run = 0;
            }
            longest = longest.max(run);
        }
        (run, longest)
    }

    fn needed(&self, first: i64, monday: i64) -> usize {
        let known = || (monday..monday + 7).filter(|day| *day >= first && !self.is_paused(*day));
        let asked = match &self.goal {
            Aim::Days(days) => (f64::from(*days) * known().count() as f64 / 7.0).ceil() as usize,
            Aim::On(_) => known().filter(|day| self.is_chosen(*day)).count(),
        };
        asked.saturating_sub((monday..monday + 7).filter(|day| self.is_aside(*day)).count())
    }

    fn weeks(&self) -> (u32, u32) {
        let Some(first) = self.first() else { return (0, 0) };
        let (mut run, mut longest) = (0, 0);
        let mut monday = Self::week(first).start;
        while monday <= self.today {
            let done = (monday..monday + 7).filter(|day| self.is_done(*day)).count();
            let needed = self.needed(first, monday);
            if done > 0 && done >= needed {
                run += 1;
            } else if needed > 0 && monday + 6 < self.today {
                run = 0;
            }
            longest = longest.max(run);
            monday += 7;
        }
        (run, longest)
    }

    /// The sum that the smoothing comes to: what was kept on each day that stands, weighed by how long ago that was.
    fn score(&self) -> f64 {
        let stands = |day: &i64| !self.is_paused(*day) && !self.is_aside(*day);
        let days = self.first().unwrap_or(self.today + 1)..=self.today;
        let days: Vec<bool> = days
            .filter(stands)
            .filter(|day| *day != self.today || self.is_done(*day))
            .map(|day| self.is_done(day))
            .collect();
        let goal = match &self.goal {
            Aim::Days(days) => f64::from(*days),
            Aim::On(weekdays) => weekdays.len() as f64,
        };
        let memory = 0.5_f64.powf(goal / 70.0);
        let kept = |last: usize| {
            let seven = &days[(last + 1).saturating_sub(7)..=last];
            let done = seven.iter().filter(|done| **done).count() as f64;
            (done / (goal * seven.len() as f64 / 7.0)).min(1.0)
        };
        let weighed = |place: usize| kept(place) * (1.0 - memory) * memory.powf((days.len() - 1 - place) as f64);
        (0..days.len()).map(weighed).sum::<f64>() * 100.0
    }
}

fn arb_aim() -> impl Strategy<Value = Aim> {
    prop_oneof![(1..=7_u8).prop_map(Aim::Days), btree_set(0..7_i64, 1..=7).prop_map(Aim::On)]
}

proptest! {
    #[test]
    fn rows_and_the_score_are_those_of_a_second_plainer_computation(
        done in btree_map(0..90_i64, proptest::bool::weighted(0.8), 0..60),
        pauses in vec((0..90_i64, 0..12_i64), 0..4),
        life_happened in btree_set(0..90_i64, 0..12),
        goal in arb_aim(),
        today in 0..100_i64,
    ) {
        let monday = day("2026-08-31");
        let session = |(number, counts): (&i64, &bool)| HistoryEntry::Session(SessionRecord {
            day: monday.plus(*number),
            ..record(&format!("s{number}"), 0, 600, if *counts { 600 } else { 1 })
        });
        let totals = DayTotals::of(&History::merge(done.iter().map(session)), CountRule::default());
        let ranges = pauses.iter().map(|(first, days)| (*first, first + days, ExcuseWhy::Illness));
        let single = life_happened.iter().map(|day| (*day, *day, ExcuseWhy::LifeHappens));
        let all: Vec<_> =
            ranges.chain(single).map(|(first, last, why)| (monday.plus(first), monday.plus(last), why)).collect();
        let excuses = excuses(&all);
        let account = Account {
            totals: &totals,
            excuses: &excuses,
            goal: match &goal {
                Aim::Days(days) => Goal::Days(*days),
                Aim::On(days) => Goal::On(Weekdays::of(days.iter().map(|day| WEEK[*day as usize])).unwrap()),
            },
            week_start: WEEK[0],
            today: monday.plus(today),
        };
        let paused = pauses.iter().flat_map(|(first, days)| *first..=first + days).collect();
        let plainly = Plainly { done, paused, life_happened, goal, today };
        let (days, weeks) = (account.days(), account.weeks());
        prop_assert_eq!((days.current, days.longest), plainly.days());
        prop_assert_eq!((weeks.current, weeks.longest), plainly.weeks());
        prop_assert!((f64::from(account.score()) - plainly.score()).abs() < 0.500_001, "{} and {}", account.score(), plainly.score());
    }
}

const WEEK: [chrono::Weekday; 7] = {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
};
