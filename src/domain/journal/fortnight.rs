//! What of the weekly questions is asked every two weeks only (clinical notes, section 6).

use super::{Entry, Journal, WeekAnswers};
use crate::domain::day::Day;

/// Days from one answer to the next.
const EVERY: i64 = 14;
/// So many days sooner will do: where each of two weeks begins a day early, two weeks must not become three.
const SOONER: i64 = 2;

/// Whether what was answered `last` is to be asked again on `day`. What never was is.
fn is_fortnight_over(last: Option<Day>, day: Day) -> bool {
    last.is_none_or(|last| day.days_since(last) >= EVERY - SOONER)
}

/// Which of those questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fortnightly {
    /// What the person wants to do again.
    pub activities: bool,
    /// How it is against the beginning.
    pub change: bool,
}

impl Fortnightly {
    /// Both.
    pub const BOTH: Self = Self { activities: true, change: true };

    /// Those that are due in the weekly answers `entry`, by what others answered before it, and those it answers.
    pub fn of(journal: &Journal, entry: &Entry, said: &WeekAnswers) -> Self {
        let asked = |is_answered: fn(&WeekAnswers) -> bool| {
            let others = journal.weeks().filter(|(other, _)| other.id != entry.id && other.at <= entry.at);
            let last = others.rev().find(|(_, said)| is_answered(said)).map(|(other, _)| other.day);
            is_answered(said) || is_fortnight_over(last, entry.day)
        };
        Self {
            activities: asked(|said| said.activities.iter().any(|one| one.goes.is_some())),
            change: asked(|said| said.change.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::journal::tests::check_in;
    use crate::domain::journal::{Activity, Change, CheckIn, JournalLine, Noted};
    use crate::domain::quantity::Rating;

    const DAY: i64 = 86_400;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn activities() -> WeekAnswers {
        let gardening = Activity { name: "Gardening".into(), goes: Rating::new(4) };
        WeekAnswers { activities: vec![gardening], ..WeekAnswers::default() }
    }

    fn change() -> WeekAnswers {
        WeekAnswers { change: Some(Change::Same), ..WeekAnswers::default() }
    }

    /// Weekly answers on the day of that number.
    fn on(number: i64, said: WeekAnswers) -> Entry {
        Entry {
            what: Noted::Week(said),
            ..check_in(&format!("w-{number}"), number * DAY + DAY / 2, CheckIn::default())
        }
    }

    /// What is asked on the day of that number, after `before`.
    fn asked(number: i64, before: impl IntoIterator<Item = Entry>) -> Fortnightly {
        let none = WeekAnswers::default();
        Fortnightly::of(&Journal::merge(before.into_iter().map(JournalLine::Entry)), &on(number, none.clone()), &none)
    }

    proptest! {
        #[test]
        fn whoever_answers_about_once_a_week_is_asked_every_second_time(gaps in (6..=8_i64, 6..=8_i64), start in 0..40_000_i64) {
            let first = day("1970-01-01").plus(start);
            prop_assert!(is_fortnight_over(None, first));
            prop_assert!(!is_fortnight_over(Some(first), first.plus(gaps.0)));
            prop_assert!(is_fortnight_over(Some(first), first.plus(gaps.0 + gaps.1)));
        }
    }

    #[test]
    fn it_is_twelve_days_by_the_calendar_whatever_clocks_did() {
        for (last, before, due) in [
            ("2026-10-18", "2026-10-29", "2026-10-30"), // clocks go back on the 25th
            ("2026-03-22", "2026-04-02", "2026-04-03"), // and forward on the 29th
            ("2028-02-20", "2028-03-02", "2028-03-03"), // over a leap day
            ("2026-12-25", "2027-01-05", "2027-01-06"),
        ] {
            assert!(!is_fortnight_over(Some(day(last)), day(before)), "{last}");
            assert!(is_fortnight_over(Some(day(last)), day(due)), "{last}");
        }
        // Travel west may put today before the day of the last answer.
        assert!(!is_fortnight_over(Some(day("2026-11-21")), day("2026-11-20")));
    }

    #[test]
    fn each_of_the_two_is_asked_by_its_own_last_answer() {
        assert_eq!(asked(100, []), Fortnightly::BOTH, "never answered");
        let before = [on(79, change()), on(86, activities()), on(93, WeekAnswers::default())];
        assert_eq!(asked(94, before.clone()), Fortnightly { activities: false, change: true });
        assert_eq!(asked(100, before), Fortnightly::BOTH);
        let named = Activity { name: "Gardening".into(), goes: None };
        let named = WeekAnswers { activities: vec![named], ..change() };
        let names_alone = Fortnightly { activities: true, change: false };
        assert_eq!(asked(100, [on(93, named)]), names_alone, "a name is no answer");
    }

    #[test]
    fn an_answer_stays_to_be_corrected_and_later_ones_and_a_clock_that_ran_ahead_count_for_nothing() {
        let answered = on(93, activities());
        let corrected = |before, said: &WeekAnswers| {
            let all = [on(before, activities()), answered.clone(), on(100, activities()), on(2_000, change())];
            Fortnightly::of(&Journal::merge(all.map(JournalLine::Entry)), &answered, said)
        };
        assert_eq!(corrected(86, &activities()), Fortnightly::BOTH);
        let none = WeekAnswers::default();
        assert_eq!(corrected(86, &none), Fortnightly { activities: false, change: true });
        assert_eq!(corrected(79, &none), Fortnightly::BOTH, "it was due then");
    }
}
