//! Plans: their phases, what is due, and what a person may do about it.

use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::domain::day::Day;
use crate::domain::excuse::{Excuse, ExcuseWhy, Excuses};
use crate::domain::quantity::WallTime;
use crate::domain::safety::light::Light;

const G: Option<Light> = Some(Light::Green);
const AMBER: Option<Light> = Some(Light::Amber);
const RED: Option<Light> = Some(Light::Red);

/// Two weeks of `one`, two of `two`, then `one` for good, each from Monday to Friday.
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

/// 0 is Monday, 2 November 2026.
fn day(number: i64) -> Day {
    "2026-11-02".parse::<Day>().unwrap().plus(number)
}

/// Hours after the first midnight.
fn at(hours: i64) -> WallTime {
    WallTime::from_unix_millis(hours * 3_600_000)
}

/// The day, the routine and how it went; sessions of a day are an hour apart, from seven in the morning.
type Session = (i64, &'static str, Option<Light>);

struct Past {
    following: Following,
    routines: Vec<RoutineId>,
    sessions: Vec<Session>,
    excuses: Excuses,
}

impl Past {
    fn of(sessions: &[Session]) -> Self {
        Self {
            following: Following::new("p".parse().unwrap(), day(0)),
            routines: sessions.iter().map(|(_, id, _)| id.parse().unwrap()).collect(),
            sessions: sessions.to_vec(),
            excuses: Excuses::default(),
        }
    }

    fn done(&self) -> Vec<Done<'_>> {
        let hour = |place: usize| {
            let (today, before) = (self.sessions[place].0, &self.sessions[..place]);
            before.iter().fold(7, |hour, (day, ..)| hour + i64::from(*day == today))
        };
        (0..self.sessions.len())
            .map(|place| {
                let (number, _, light) = self.sessions[place];
                let at = at(number * 24 + hour(place));
                Done { day: day(number), at, routine: &self.routines[place], light, counted: true }
            })
            .collect()
    }

    fn practice(&self) -> Practice {
        Practice::of(self.done())
    }

    fn place(&self, today: i64) -> (usize, Why) {
        let place = plan().walk(self.following.start, &self.following.choices, &self.practice(), day(today)).now();
        (place.phase, place.why)
    }

    /// The week around `around`, as it looks on `today`: "0 one Due".
    fn week(&self, around: i64, today: i64) -> Vec<String> {
        let (plan, done) = (plan(), self.practice());
        let course = Course::of(&plan, &self.following, &done, &self.excuses, Weekday::Mon, day(today));
        let told = |entry: &Entry| {
            let state = match entry.state {
                State::Done(on) => format!("Done on {}", on.days_since(day(0))),
                State::Moved(to) => format!("Moved to {}", to.days_since(day(0))),
                state => format!("{state:?}"),
            };
            format!("{} {} {state}", entry.day.days_since(day(0)), entry.occurrence.routine)
        };
        course.week(day(around)).iter().map(told).collect()
    }
}

fn place(sessions: &[Session], today: i64) -> (usize, Why) {
    Past::of(sessions).place(today)
}

fn planned(number: i64, routine: &str) -> Occurrence {
    Occurrence { day: day(number), routine: routine.parse().unwrap(), nth: 0 }
}

fn choice(number: i64, hour: i64, what: Chosen) -> Choice {
    Choice { day: day(number), at: at(number * 24 + hour), what }
}

/// What opens the second phase.
const UP: [Session; 3] = [(9, "one", G), (11, "one", G), (13, "one", G)];

fn then(more: &[Session]) -> Vec<Session> {
    [&UP, more].concat()
}

#[test]
fn a_phase_opens_the_next_when_its_weeks_are_over_and_three_in_a_row_were_green() {
    assert_eq!(place(&[], 5), (0, Why::Underway));
    assert_eq!(place(&[(0, "one", G), (2, "one", G), (4, "one", G)], 10), (0, Why::Underway));
    assert_eq!(place(&[(0, "one", G), (6, "one", G), (13, "one", G)], 13), (1, Why::Underway));
    assert_eq!(place(&[(9, "one", G), (11, "one", AMBER), (13, "one", G)], 14), (0, Why::WaitsForGreens));
    assert_eq!(place(&[(9, "one", None), (11, "one", None), (13, "one", None)], 40), (0, Why::WaitsForGreens));
}

#[test]
fn a_red_goes_one_phase_back_and_never_below_the_first() {
    assert_eq!(place(&then(&[(15, "two", RED)]), 15), (0, Why::StepDown));
    assert_eq!(place(&[(1, "one", RED)], 1), (0, Why::StepDown));
    assert_eq!(place(&then(&[(15, "other", RED)]), 15), (1, Why::Underway));
}

#[test]
fn two_ambers_or_more_than_a_week_off_go_one_phase_back() {
    assert_eq!(place(&then(&[(14, "two", AMBER)]), 14), (1, Why::Underway));
    assert_eq!(place(&then(&[(14, "two", AMBER), (15, "two", AMBER)]), 15), (0, Why::StepDown));
    assert_eq!(place(&then(&[(20, "two", G)]), 20), (1, Why::Underway));
    assert_eq!(place(&then(&[(21, "two", G)]), 21), (0, Why::StepDown));
}

#[test]
fn the_last_phase_stays() {
    let done = then(&[(20, "two", G), (24, "two", G), (27, "two", G)]);
    assert_eq!(place(&done, 27), (2, Why::Last));
    assert_eq!(place(&done, 400), (2, Why::Last));
}

#[test]
fn a_chosen_phase_begins_on_its_day_and_the_rules_go_on_from_there() {
    let mut past = Past::of(&[(3, "two", G), (8, "two", G), (16, "two", G), (17, "two", G), (18, "two", G)]);
    past.following.choices = vec![choice(3, 6, Chosen::Phase(1))];
    assert_eq!([past.place(3), past.place(15)], [(1, Why::Chosen), (1, Why::Chosen)]);
    assert_eq!(past.place(16), (0, Why::StepDown), "more than a week off");
    past.sessions[2].0 = 15;
    assert_eq!(past.place(18), (2, Why::Last), "two weeks and three greens");
    past.following.choices.push(choice(18, 22, Chosen::Phase(9)));
    assert_eq!(past.place(18), (2, Why::Chosen), "there are only three");
    past.following.choices.push(choice(18, 23, Chosen::Rules));
    assert_eq!(past.place(18), (0, Why::WaitsForGreens), "as if nothing had been chosen");
}

#[test]
fn what_was_done_before_a_choice_on_the_same_day_does_not_undo_it_and_what_comes_after_does() {
    let mut past = Past::of(&then(&[(15, "two", RED)]));
    past.following.choices = vec![choice(15, 12, Chosen::Phase(1))];
    assert_eq!(past.place(15), (1, Why::Chosen), "at seven it was red, at noon it was chosen");
    past.following.choices = vec![choice(15, 6, Chosen::Phase(1))];
    assert_eq!(past.place(15), (0, Why::StepDown));
}

#[test]
fn a_week_says_what_is_done_due_ahead_and_past_and_a_session_of_another_day_stands_for_an_open_one() {
    let past = Past::of(&[(0, "one", G), (3, "one", G)]);
    assert_eq!(past.week(0, 1), ["0 one Done on 0", "1 one Due", "2 one Ahead", "3 one Ahead", "4 one Ahead"]);
    let later = ["0 one Done on 0", "1 one Passed", "2 one Passed", "3 one Done on 3", "4 one Due"];
    assert_eq!(past.week(0, 4), later);
    // One on Saturday, when nothing is planned, stands for Tuesday.
    let past = Past::of(&[(0, "one", G), (3, "one", G), (5, "one", None), (6, "other", G)]);
    assert_eq!(past.week(0, 6)[1..3], ["1 one Done on 5", "2 one Passed"]);
    assert_eq!(past.week(7, 6).len(), 5);
}

#[test]
fn what_was_too_short_is_no_planned_session_but_its_light_still_counts() {
    let past = Past::of(&then(&[(15, "two", RED)]));
    let (plan, mut done) = (plan(), past.done());
    done[3].counted = false;
    let done = Practice::of(done);
    let course = Course::of(&plan, &past.following, &done, &past.excuses, Weekday::Mon, day(15));
    assert_eq!(course.place().phase, 0);
    assert_eq!(course.on(day(15))[0].state, State::Due);
}

#[test]
fn what_is_moved_stands_on_its_new_day_and_may_be_moved_again() {
    let mut past = Past::of(&[]);
    past.following.move_to(planned(1, "one"), day(5));
    assert_eq!(past.week(0, 1)[1..3], ["1 one Moved to 5", "2 one Ahead"]);
    assert_eq!(past.week(0, 1)[5], "5 one Ahead");
    past.following.move_to(planned(1, "one"), day(12));
    assert_eq!(past.week(0, 1)[1..], ["1 one Moved to 12", "2 one Ahead", "3 one Ahead", "4 one Ahead"]);
    assert_eq!(past.week(7, 1)[5], "12 one Ahead");
    past.following.move_to(planned(1, "one"), day(1));
    assert_eq!(past.following, Past::of(&[]).following);
}

#[test]
fn what_is_skipped_is_left_out_unless_it_is_done_on_its_day_after_all() {
    let mut past = Past::of(&[(2, "one", G)]);
    past.following.skip(planned(1, "one"));
    assert_eq!(past.week(0, 1)[1], "1 one Skipped");
    assert_eq!(past.week(0, 3)[1..3], ["1 one Skipped", "2 one Done on 2"]);
    past.sessions[0].0 = 5;
    assert_eq!(past.week(0, 5)[..2], ["0 one Done on 5", "1 one Skipped"]);
    past.following.skip(planned(0, "one"));
    assert_eq!(past.week(0, 5)[..3], ["0 one Skipped", "1 one Skipped", "2 one Done on 5"]);
    past.sessions[0].0 = 1;
    assert_eq!(past.week(0, 1)[1], "1 one Done on 1");
}

#[test]
fn a_paused_day_asks_for_nothing() {
    let mut past = Past::of(&[(2, "one", G)]);
    let pause = |id: &str, first, last, why| Excuse { id: id.parse().unwrap(), revision: 1, first, last, why };
    past.excuses = Excuses::of([pause("flu", day(1), day(2), ExcuseWhy::Illness)]);
    let told = past.week(0, 3);
    assert_eq!(told[..4], ["0 one Passed", "1 one Paused", "2 one Done on 2", "3 one Due"]);
}

#[test]
fn days_that_passed_keep_the_phase_they_began_in() {
    let past = Past::of(&UP);
    assert_eq!(past.week(7, 13)[4], "11 one Done on 11");
    assert_eq!(past.week(14, 13)[0], "14 two Ahead");
    let opened = Past::of(&[(9, "one", G), (11, "one", G), (14, "one", G)]);
    assert_eq!(opened.week(14, 14)[..2], ["14 one Done on 14", "15 two Ahead"], "the day on which it opened, too");
    let mut chosen = Past::of(&UP);
    chosen.following.choices = vec![choice(9, 20, Chosen::Phase(1)), choice(16, 20, Chosen::Rules)];
    let routines = |week: i64| chosen.week(week, 20).iter().map(|told| told[..6].to_owned()).collect::<Vec<_>>();
    assert_eq!(routines(7), ["7 one ", "8 one ", "9 two ", "10 two", "11 two"]);
    assert_eq!(routines(14), ["14 two", "15 two", "16 two", "17 two", "18 two"], "by the rules it is two as well");
}

#[test]
fn a_plan_begins_on_its_day_whatever_the_clock_said_then() {
    let mut past = Past::of(&[]);
    past.following.start = day(2);
    assert_eq!(past.week(0, 2), ["2 one Due", "3 one Ahead", "4 one Ahead"]);
    past.following.start = day(4000);
    assert_eq!(past.week(0, 2), ["2 one Due", "3 one Ahead", "4 one Ahead"]);
}

#[test]
fn weeks_are_counted_as_the_calendar_has_them_the_first_one_included() {
    let past = Past::of(&[]);
    let number = |start: i64, week_start, today: i64| {
        let (plan, following) = (plan(), Following::new("p".parse().unwrap(), day(start)));
        Course::of(&plan, &following, &Practice::default(), &past.excuses, week_start, day(today)).week_number()
    };
    assert_eq!([number(0, Weekday::Mon, 0), number(0, Weekday::Mon, 6), number(0, Weekday::Mon, 7)], [1, 1, 2]);
    assert_eq!([number(6, Weekday::Mon, 7), number(6, Weekday::Sun, 7), number(6, Weekday::Sun, 12)], [2, 1, 1]);
}

#[test]
fn the_same_routine_twice_on_a_day_is_two_sessions() {
    let mut plan = plan();
    plan.phases[0].days[0] = vec!["one".parse().unwrap(); 2];
    let past = Past::of(&[(0, "one", G)]);
    let done = past.practice();
    let course = Course::of(&plan, &past.following, &done, &past.excuses, Weekday::Mon, day(0));
    let states: Vec<_> = course.on(day(0)).into_iter().map(|entry| (entry.occurrence.nth, entry.state)).collect();
    assert_eq!(states, [(0, State::Done(day(0))), (1, State::Due)]);
}

/// What a person may do to the plan, on days of the first three weeks.
#[derive(Debug, Clone)]
enum Deed {
    Move(i64, i64),
    Skip(i64),
    TakeBack(i64),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        (0..14_i64, 0..21_i64).prop_map(|(from, to)| Deed::Move(from, to)),
        (0..14_i64).prop_map(Deed::Skip),
        (0..14_i64).prop_map(Deed::TakeBack),
    ];
    proptest::collection::vec(one, 0..12)
}

fn sessions() -> impl Strategy<Value = Vec<Session>> {
    let light = prop_oneof![4 => Just(G), 1 => Just(AMBER), 1 => Just(RED), 1 => Just(None)];
    let one = (0..28_i64, prop_oneof![Just("one"), Just("two"), Just("other")], light);
    proptest::collection::vec(one, 0..30).prop_map(|mut all| {
        all.sort_by_key(|(day, ..)| *day);
        all
    })
}

fn do_all(following: &mut Following, deeds: &[Deed]) {
    for deed in deeds {
        match *deed {
            Deed::Move(from, to) => following.move_to(planned(from, "one"), day(to)),
            Deed::Skip(from) => following.skip(planned(from, "one")),
            Deed::TakeBack(from) => following.take_back(&planned(from, "one")),
        }
    }
}

proptest! {
    /// Against a plain count: as many are done on a day as sessions were done on it, at most, and nothing planned is lost or
    /// stands twice.
    #[test]
    fn each_session_stands_for_one_planned_at_most_and_each_planned_one_stands_once(
        sessions in sessions(), deeds in deeds(), today in 0..28_i64,
    ) {
        let mut past = Past::of(&sessions);
        do_all(&mut past.following, &deeds);
        let (plan, done) = (plan(), past.practice());
        let course = Course::of(&plan, &past.following, &done, &past.excuses, Weekday::Mon, day(today));
        let walk = plan.walk(day(0), &[], &done, day(today));
        let entries: Vec<Entry> = (0..5).flat_map(|week| course.week(day(week * 7))).collect();
        for (number, routine) in (0..28).flat_map(|number| ["one", "two"].map(|routine| (number, routine))) {
            let filled = entries.iter().filter(|entry| {
                entry.state == State::Done(day(number)) && entry.occurrence.routine.as_str() == routine
            });
            let made = sessions.iter().filter(|(on, id, _)| *on == number && *id == routine);
            prop_assert!(filled.count() <= made.count());
        }
        let mut standing: Vec<&Occurrence> = entries
            .iter()
            .filter(|entry| !matches!(entry.state, State::Moved(_)))
            .map(|entry| &entry.occurrence)
            .collect();
        standing.sort();
        let mut planned: Vec<Occurrence> = (0..35).flat_map(|number| {
            let phase = &plan.phases[walk.phase_on(day(number))];
            let routines = phase.on(chrono::Datelike::weekday(&day(number).date())).to_vec();
            routines.into_iter().map(move |routine| Occurrence { day: day(number), routine, nth: 0 })
        }).collect();
        planned.sort();
        prop_assert_eq!(standing, planned.iter().collect::<Vec<_>>());
    }

    /// Where nothing is moved or skipped, a week has as many done as were planned of a routine, or as were done where these are fewer.
    #[test]
    fn in_a_week_no_session_is_wasted_while_one_of_its_routine_is_open(sessions in sessions()) {
        let past = Past::of(&sessions);
        let (plan, done) = (plan(), past.practice());
        let course = Course::of(&plan, &past.following, &done, &past.excuses, Weekday::Mon, day(28));
        for (week, routine) in (0..4).flat_map(|week| ["one", "two"].map(|routine| (week, routine))) {
            let entries = course.week(day(week * 7));
            let of = |entry: &&Entry| entry.occurrence.routine.as_str() == routine;
            let filled = entries.iter().filter(of).filter(|entry| matches!(entry.state, State::Done(_))).count();
            let made = sessions.iter().filter(|(on, id, _)| on / 7 == week && *id == routine).count();
            prop_assert_eq!(filled, made.min(entries.iter().filter(of).count()));
        }
    }

    #[test]
    fn what_is_taken_back_is_as_before(deeds in deeds(), from in 0..14_i64) {
        let mut following = Past::of(&[]).following;
        do_all(&mut following, &deeds);
        if let Some(Change::Skipped(_)) = following.changes.get(&planned(from, "one")) {
            following.take_back(&planned(from, "one"));
        }
        let before = following.clone();
        following.skip(planned(from, "one"));
        following.take_back(&planned(from, "one"));
        prop_assert_eq!(&following, &before);
        following.move_to(planned(from, "one"), day(from + 3));
        following.move_to(planned(from, "one"), before.stands(&planned(from, "one")));
        prop_assert_eq!(following, before);
    }

    #[test]
    fn what_comes_later_changes_no_plan_of_a_day_before(
        sessions in sessions(), now in 0..28_i64, later in 0..2_usize,
    ) {
        let mut past = Past::of(&sessions);
        let plan_of = |past: &Past, today: i64| {
            let (plan, done) = (plan(), past.practice());
            let course = Course::of(&plan, &past.following, &done, &past.excuses, Weekday::Mon, day(today));
            (0..=now).flat_map(|number| course.planned(day(number))).collect::<Vec<_>>()
        };
        let then = plan_of(&past, now);
        past.following.choices.push(choice(now + 1, 12, Chosen::Phase(later)));
        prop_assert_eq!(then, plan_of(&past, now + 9));
    }
}
