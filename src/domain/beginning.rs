//! With which day a diary begins.

use chrono::Datelike;

use super::day::Day;

/// A clock that says an earlier year was never set. A diary may be older than Supple: kept on paper, and imported.
pub(super) const EARLIEST: i32 = 2001;
/// Days until the next one with anything, after which a single day begins nothing.
const GAP: i64 = 366;

/// The day with which a diary begins, of the `days` with anything in it, in their order: the first by `today` that lies neither
/// before 2001 nor alone, more than a year before the next. What a wrong clock dated 1970 stays in the diary but does not
/// stretch it: what came after is unknown until the diary begins, not missed.
pub fn beginning(days: impl IntoIterator<Item = Day>, today: Day) -> Option<Day> {
    let mut days = days.into_iter().filter(|day| day.date().year() >= EARLIEST && *day <= today).peekable();
    while let Some(day) = days.next() {
        while days.next_if_eq(&day).is_some() {}
        if days.peek().is_none_or(|next| next.days_since(day) <= GAP) {
            return Some(day);
        }
    }
    None
}

/// The days of both, in their order.
pub fn of_both(one: impl Iterator<Item = Day>, other: impl Iterator<Item = Day>) -> impl Iterator<Item = Day> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(first), Some(second)) if second < first => other.next(),
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn begins(days: &[&str], today: &str) -> Option<String> {
        beginning(days.iter().map(|text| day(text)), day(today)).map(|day| day.to_string())
    }

    #[test]
    fn a_diary_begins_with_the_first_day_that_is_no_slip_of_a_clock() {
        let today = "2026-11-21";
        let begins = |days: &[&str]| begins(days, today).unwrap_or_default();
        assert_eq!(begins(&["1970-01-01", "1970-01-01", "1970-01-02", "2026-11-01", "2026-11-03"]), "2026-11-01");
        assert_eq!(begins(&["2022-01-01", "2022-01-01", "2026-11-01", "2026-11-03"]), "2026-11-01", "as if new");
        assert_eq!(begins(&["2021-01-01", "2023-01-01", "2026-11-01"]), "2026-11-01", "each of them alone");
        assert_eq!(begins(&["2024-02-29", "2025-03-01", "2026-11-01"]), "2024-02-29", "within a year");
        assert_eq!(begins(&["2023-05-01", "2023-05-03", "2026-11-01"]), "2023-05-01", "a long pause is a pause");
        assert_eq!(begins(&["2024-05-01"]), "2024-05-01", "all there is");
        assert_eq!(begins(&["2026-11-20", "2035-05-05"]), "2026-11-20");
        assert_eq!([begins(&["2035-05-05"]), begins(&["1970-01-01"]), begins(&[])], [""; 3]);
    }

    prop_compose! {
        /// Days of a diary in use, first those since it began.
        fn in_use()(steps in proptest::collection::vec(1..=GAP, 0..40), start in 0..2000_i64) -> Vec<Day> {
            let first = day("2001-01-01").plus(start);
            let later = steps.iter().scan(first, |day, step| { *day = day.plus(*step); Some(*day) });
            std::iter::once(first).chain(later).collect()
        }
    }

    proptest! {
        #[test]
        fn slips_of_a_clock_change_nothing(
            days in in_use(),
            slips in proptest::collection::vec(-20_000..-1_i64, 0..4),
            lone in GAP + 1..2000,
            ahead in 1..4000_i64,
        ) {
            let (first, today) = (days[0], days[days.len() - 1]);
            let mut all: Vec<Day> = slips.iter().map(|slip| day("2001-01-01").plus(*slip)).collect();
            all.push(first.plus(-lone));
            all.extend(&days);
            all.push(today.plus(ahead));
            all.sort_unstable();
            prop_assert_eq!(beginning(all, today), Some(first));
        }

        #[test]
        fn whatever_is_left_out_is_a_slip_of_a_clock(days in proptest::collection::btree_set(-9000..5000_i64, 0..30)) {
            let today = day("2026-11-21");
            let days: BTreeSet<Day> = days.into_iter().map(|number| day("2023-01-01").plus(number)).collect();
            let found = beginning(days.iter().copied(), today);
            prop_assert!(found.is_none_or(|day| days.contains(&day) && day <= today));
            let past: Vec<Day> = days.into_iter().filter(|day| *day <= today).collect();
            for (number, left_out) in past.iter().enumerate().take_while(|(_, day)| found.is_none_or(|found| **day < found)) {
                let alone = past.get(number + 1).is_some_and(|next| next.days_since(*left_out) > GAP);
                prop_assert!(alone || *left_out < day("2001-01-01"));
            }
        }

        #[test]
        fn the_days_of_two_are_in_order(
            mut one in proptest::collection::vec(0..99_i64, 0..9),
            mut other in proptest::collection::vec(0..99_i64, 0..9),
        ) {
            one.sort_unstable();
            other.sort_unstable();
            let of = |numbers: &[i64]| numbers.iter().map(|number| day("2026-01-01").plus(*number)).collect::<Vec<_>>();
            let mut all = [of(&one), of(&other)].concat();
            all.sort_unstable();
            prop_assert_eq!(of_both(of(&one).into_iter(), of(&other).into_iter()).collect::<Vec<_>>(), all);
        }
    }
}
