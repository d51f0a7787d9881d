//! What each day holds.

use std::collections::BTreeMap;
use std::time::Duration;

use super::goal::CountRule;
use crate::domain::beginning::beginning;
use crate::domain::day::Day;
use crate::domain::history::History;

/// What a day holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayTotal {
    /// Time done.
    pub done: Duration,
    /// Sessions, however short.
    pub sessions: u32,
    /// Whether one of them counts, or all of them together come to enough.
    pub counted: bool,
}

/// What every day with a session holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayTotals(BTreeMap<Day, DayTotal>);

impl DayTotals {
    /// Adds up the history; `rule` says what counts.
    pub fn of(history: &History, rule: CountRule) -> Self {
        let mut days: BTreeMap<Day, DayTotal> = BTreeMap::new();
        for record in history.sessions() {
            let day = days.entry(record.day).or_default();
            day.done += record.done;
            day.sessions += 1;
            day.counted |= rule.counts(record) || day.done >= rule.enough();
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

    /// Sessions and time, over all days up to `today`.
    pub fn in_all(&self, today: Day) -> (u32, Duration) {
        self.0
            .range(..=today)
            .fold((0, Duration::ZERO), |(sessions, done), (_, total)| (sessions + total.sessions, done + total.done))
    }

    /// The day with which the sessions begin, as [`beginning`] has it; what was before it is not known.
    pub fn begin(&self, today: Day) -> Option<Day> {
        beginning(self.0.keys().copied(), today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::HistoryEntry;
    use crate::domain::history::tests::record;

    const DAY: i64 = 86_400;

    fn day(number: i64) -> Day {
        "1970-01-01".parse::<Day>().unwrap().plus(number)
    }

    #[test]
    fn a_session_counts_from_half_its_time_or_three_minutes() {
        let rule = CountRule::default();
        for (planned, done, counts) in
            [(60, 30, true), (60, 29, false), (3600, 180, true), (3600, 179, false), (0, 0, false)]
        {
            assert_eq!(rule.counts(&record("a", 0, planned, done)), counts, "{done} of {planned} s");
        }
        let strict = CountRule::new(100, 60);
        assert!(strict.counts(&record("a", 0, 60, 60)) && !strict.counts(&record("a", 0, 600, 599)));
        assert_eq!(CountRule::new(0, 0), CountRule::new(10, 1), "within what they may be");
    }

    #[test]
    fn several_short_sessions_of_a_day_add_up_to_one_that_counts() {
        let entries = (0..4).map(|n| HistoryEntry::Session(record(&format!("s{n}"), n * 600, 3600, 50)));
        assert!(DayTotals::of(&History::merge(entries), CountRule::default()).on(day(0)).counted);
    }

    #[test]
    fn days_are_counted_by_week() {
        let entries = [3, 4, 6, 20].map(|n| HistoryEntry::Session(record(&format!("d{n}"), n * DAY, 60, 60)));
        assert_eq!(DayTotals::of(&History::merge(entries), CountRule::default()).counted_in(day(0), 7), 3);
    }
}
