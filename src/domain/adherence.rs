//! How steady someone is, as functions of the history and today. A missed day is never blamed, only not counted.

use std::collections::BTreeMap;
use std::time::Duration;

use super::day::Day;
use super::history::{History, SessionRecord};

/// A session counts once half of its planned time is done …
const HALF: u32 = 2;
/// … or three minutes in all, whichever comes first.
const ENOUGH: Duration = Duration::from_mins(3);

/// Whether a session is enough for its day to count.
pub fn counts(record: &SessionRecord) -> bool {
    !record.done.is_zero() && (record.done * HALF >= record.planned || record.done >= ENOUGH)
}

/// What a day holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayTotal {
    /// Time done.
    pub done: Duration,
    /// Sessions, however short.
    pub sessions: u32,
    /// Whether one of them counts, or all of them together come to three minutes.
    pub counted: bool,
}

/// What every day with a session holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayTotals(BTreeMap<Day, DayTotal>);

/// Days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Streaks {
    /// Up to today, or up to yesterday while today is still open.
    pub current: u32,
    /// The longest ever.
    pub longest: u32,
}

impl DayTotals {
    /// Adds up the history.
    pub fn of(history: &History) -> Self {
        let mut days: BTreeMap<Day, DayTotal> = BTreeMap::new();
        for record in history.sessions() {
            let day = days.entry(record.day).or_default();
            day.done += record.done;
            day.sessions += 1;
            day.counted |= counts(record) || day.done >= ENOUGH;
        }
        Self(days)
    }

    /// What `day` holds; nothing when there was no session.
    pub fn on(&self, day: Day) -> DayTotal {
        self.0.get(&day).copied().unwrap_or_default()
    }

    /// How many of the `days` days from `first` on count.
    pub fn counted_in(&self, first: Day, days: i64) -> u32 {
        let counted = self.0.range(first..first.plus(days)).filter(|(_, total)| total.counted);
        u32::try_from(counted.count()).unwrap_or(u32::MAX)
    }

    /// Sessions and time, over all days.
    pub fn in_all(&self) -> (u32, Duration) {
        self.0
            .values()
            .fold((0, Duration::ZERO), |(sessions, done), total| (sessions + total.sessions, done + total.done))
    }

    /// Days in a row, seen from `today`. Days after today, from a clock once set wrong, do not count as current.
    pub fn streaks(&self, today: Day) -> Streaks {
        let mut streaks = Streaks::default();
        let mut run = 0_u32;
        let mut last: Option<Day> = None;
        for (day, _) in self.0.iter().filter(|(_, total)| total.counted) {
            run = if last.is_some_and(|last| last.plus(1) == *day) { run + 1 } else { 1 };
            streaks.longest = streaks.longest.max(run);
            if *day == today || *day == today.plus(-1) {
                streaks.current = run;
            }
            last = Some(*day);
        }
        streaks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::HistoryEntry;
    use crate::domain::history::tests::record;

    const DAY: i64 = 86_400;

    fn totals(days: &[i64]) -> DayTotals {
        let entries = days.iter().map(|day| HistoryEntry::Session(record(&format!("d{day}"), day * DAY, 60, 60)));
        DayTotals::of(&History::merge(entries))
    }

    fn day(number: i64) -> Day {
        "1970-01-01".parse::<Day>().unwrap().plus(number)
    }

    #[test]
    fn a_session_counts_from_half_its_time_or_three_minutes() {
        assert!(counts(&record("a", 0, 60, 30)));
        assert!(!counts(&record("a", 0, 60, 29)));
        assert!(counts(&record("a", 0, 3600, 180)));
        assert!(!counts(&record("a", 0, 3600, 179)));
        assert!(!counts(&record("a", 0, 0, 0)));
    }

    #[test]
    fn several_short_sessions_of_a_day_add_up_to_one_that_counts() {
        let entries = (0..4).map(|n| HistoryEntry::Session(record(&format!("s{n}"), n * 600, 3600, 50)));
        assert!(DayTotals::of(&History::merge(entries)).on(day(0)).counted);
    }

    #[test]
    fn today_still_open_does_not_break_the_streak_but_a_missed_yesterday_does() {
        let totals = totals(&[1, 2, 3, 10, 11]);
        assert_eq!(totals.streaks(day(11)), Streaks { current: 2, longest: 3 });
        assert_eq!(totals.streaks(day(12)), Streaks { current: 2, longest: 3 });
        assert_eq!(totals.streaks(day(13)), Streaks { current: 0, longest: 3 });
    }

    #[test]
    fn days_are_counted_by_week() {
        assert_eq!(totals(&[3, 4, 6, 20]).counted_in(day(0), 7), 3);
    }
}
