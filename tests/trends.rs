//! Trends: what was said over time, drawn, read point by point, and as tables.

use std::time::Duration;

use chrono::FixedOffset;
use egui::accesskit::Role;
use egui::{Key, Theme, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::{Command, LoadedData};
use supple::app::model::{Flow, Route};
use supple::domain::day::{Day, DayBoundary};
use supple::domain::excuse::{Excuse, ExcuseWhy};
use supple::domain::history::{Hand, History, HistoryEntry, Outcome, Pain, SessionRecord, StepRecord};
use supple::domain::journal::{
    Bother, CheckIn, Entry, Factor, Feel, Fingertips, Journal, JournalLine, KneeAngle, Noted, SelfTest, Turn,
    WeekAnswers,
};
use supple::domain::quantity::{Minutes, PainScore, Rating, WallTime};
use supple::domain::safety::light::Reach;
use supple::domain::timeline::BoutSide;
use supple::testing::saturday_evening;

use crate::driver::{SMALL, Screen, WIDE, nothing};

fn score(score: i64) -> Option<PainScore> {
    PainScore::new(score.clamp(0, 10) as u8)
}

/// So many days before now, at this hour.
fn at(days: i64, hour: i64) -> (WallTime, FixedOffset, Day) {
    let local = saturday_evening() - chrono::Duration::days(days) - chrono::Duration::hours(19 - hour);
    (WallTime::from_unix_millis(local.timestamp_millis()), *local.offset(), Day::of(local, DayBoundary::default()))
}

fn noted(id: &str, days: i64, hour: i64, what: Noted) -> JournalLine {
    let (at, offset, day) = at(days, hour);
    JournalLine::Entry(Entry { id: id.parse().unwrap(), revision: 1, at, offset, day, changed: None, what })
}

fn session(id: &str, days: i64, routine: (&str, &str), exercises: &[&str], leg: (i64, i64)) -> HistoryEntry {
    let pain = |leg| Pain { leg: score(leg), ..Pain::default() };
    felt(id, days, routine, exercises, [pain(leg.0), pain(leg.1)])
}

fn felt(id: &str, days: i64, routine: (&str, &str), exercises: &[&str], [before, after]: [Pain; 2]) -> HistoryEntry {
    let (start, offset, day) = at(days, 18);
    let step = |exercise: &&str| StepRecord {
        exercise: exercise.parse().unwrap(),
        name: (*exercise).to_owned(),
        side: BoutSide::Whole,
        planned: Duration::from_secs(150),
        done: Duration::from_secs(150),
        skipped: false,
        too_much: 0,
        light: None,
    };
    HistoryEntry::Session(SessionRecord {
        id: id.parse().unwrap(),
        revision: 1,
        device: "test".parse().unwrap(),
        routine: routine.0.parse().unwrap(),
        title: routine.1.into(),
        start,
        offset,
        day,
        planned: Duration::from_mins(10),
        done: Duration::from_mins(10),
        outcome: Outcome::Completed,
        steps: exercises.iter().map(step).collect(),
        before,
        after,
        leg: None,
        tension: None,
        morning: None,
        note: String::new(),
        hand: Hand::default(),
        app_version: "0".into(),
    })
}

/// Ten weeks: it was bad, there was a flare-up, and it got better; most days something was noted.
fn ten_weeks() -> LoadedData {
    let wave = |days: i64| (days * 7919 % 5) - 2;
    let mut lines = Vec::new();
    let mut entries = Vec::new();
    for days in 0..70_i64 {
        let base = 2 + days / 12 + if (20..27).contains(&days) { 3 } else { 0 };
        if days % 9 != 4 {
            let leg = base + wave(days) / 2;
            let reach =
                [Reach::Back, Reach::Buttock, Reach::Thigh, Reach::Calf, Reach::Foot][(leg / 2).clamp(0, 4) as usize];
            let said = CheckIn {
                pain: Pain { leg: score(leg), back: score(base / 2 + wave(days + 3) / 2), reach: Some(reach) },
                sleep: Rating::new((9 - base + wave(days + 1)).clamp(0, 10) as u8),
                sitting: (days % 3 == 0).then(|| Minutes::new((70 - days).max(10) as u16).unwrap()),
                factors: [(Factor::Sitting, Turn::Worse), (Factor::Walking, Turn::Better)].into(),
                feels: [Feel::Ache].into(),
                ..CheckIn::default()
            };
            lines.push(noted(&format!("c-{days}"), days, 8, Noted::CheckIn(said)));
        }
        let routines: [((&str, &str), &[&str]); 3] = [
            (("hamstring-1", "Hamstrings, first two weeks"), &["supine-hamstring-strap", "slow-breathing"]),
            (("ball-glutes", "Ball on the buttock"), &["floor-ball-upper-glute", "slow-breathing"]),
            (("desk-break", "Chair break"), &["seated-nerve-slider"]),
        ];
        if days % 7 != 2 {
            let which = if days % 11 == 0 { 2 } else { (days % 2) as usize };
            let (routine, exercises) = routines[which];
            let after = base - i64::from(which == 0) * 2 - i64::from(which == 1 && days % 4 == 1);
            entries.push(session(&format!("s-{days}"), days, routine, exercises, (base, after)));
        }
    }
    for week in 0..10_i64 {
        let bother = Bother::new((2 + week / 3).min(6) as u8);
        let said = WeekAnswers { bother: [bother; 4], ..WeekAnswers::default() };
        lines.push(noted(&format!("w-{week}"), week * 7, 9, Noted::Week(said)));
    }
    for (number, cm) in (0..).zip([12_u8, 16, 21]) {
        let said = SelfTest {
            fingertips: Fingertips::new(cm),
            left: KneeAngle::new(20),
            right: KneeAngle::new(20 + number * 10),
            note: String::new(),
        };
        lines.push(noted(&format!("t-{number}"), i64::from(number) * 21, 10, Noted::Test(said)));
    }
    let flare = Excuse {
        id: "flare".parse().unwrap(),
        revision: 1,
        first: at(26, 12).2,
        last: at(20, 12).2,
        why: ExcuseWhy::Flare,
    };
    entries.push(HistoryEntry::Excuse(flare));
    LoadedData { history: History::merge(entries), journal: Journal::merge(lines), ..nothing() }
}

fn on_the_page(found: LoadedData) -> Screen {
    // As high as the page, so that all of it can be pressed.
    let mut screen = Screen::with_history(Theme::Light, Vec2::new(1280.0, 3000.0), found);
    screen.ask(Command::Go(Route::Journal));
    screen
}

#[test]
fn pictures_of_trends() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, wide) in [(WIDE, "wide"), (SMALL, "small"), (Vec2::new(1280.0, 3400.0), "tall")] {
            let mut screen = Screen::with_history(theme, size, ten_weeks());
            screen.ask(Command::Go(Route::Journal));
            screen.picture(&format!("trends-{name}-{wide}"));
            if wide == "tall" {
                screen.click("All");
                screen.picture(&format!("trends-all-{name}-{wide}"));
            }
        }
    }
    on_the_page(nothing()).picture("trends-empty-light-wide");
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, wide) in [(Vec2::new(1280.0, 1600.0), "wide"), (Vec2::new(800.0, 1800.0), "small")] {
            let mut screen = Screen::with_history(theme, size, of_sessions(many_routines()));
            screen.ask(Command::Go(Route::Journal));
            screen.click("All 8 routines");
            screen.click("By routine");
            screen.picture(&format!("trends-routines-{name}-{wide}"));
            screen.click("Before and after as a table");
            screen.click("All 8 routines");
            screen.picture(&format!("trends-table-{name}-{wide}"));
            let mut screen = Screen::with_history(theme, size, ten_weeks());
            screen.ask(Command::Go(Route::Journal));
            for chart in ["Leg and back pain", "How far down it went", "Minutes by kind", "Sleep and the day after"] {
                screen.click(&format!("{chart} as a table"));
            }
            screen.harness.get_by_role_and_label(Role::Slider, "Leg and back pain, row by row").focus();
            screen.press(Key::PageDown);
            screen.press(Key::ArrowDown);
            screen.picture(&format!("trends-tables-{name}-{wide}"));
        }
    }
}

/// What a screen reader reads of a chart.
fn value(screen: &Screen, chart: &str) -> String {
    screen.harness.get_by_role_and_label(Role::Slider, chart).accesskit_node().value().unwrap_or_default()
}

#[test]
fn any_point_of_a_chart_is_read_by_keyboard() {
    let mut screen = on_the_page(ten_weeks());
    assert!(
        value(&screen, "Leg and back pain").starts_with("21 November: leg 2"),
        "{}",
        value(&screen, "Leg and back pain")
    );
    screen.harness.get_by_role_and_label(Role::Slider, "Leg and back pain").focus();
    screen.harness.run_steps(3);
    screen.press(Key::ArrowLeft);
    let read = value(&screen, "Leg and back pain");
    assert!(read.starts_with("20 November: "), "{read}");
    assert!(screen.shows(&read), "it is written above the chart, too: {read}");
    screen.press(Key::Home);
    assert!(value(&screen, "Leg and back pain").starts_with("11 October: "));
}

#[test]
fn over_many_years_the_words_say_how_many_days_a_point_stands_for() {
    let said = |days: i64, leg: i64| {
        let said = CheckIn { pain: Pain { leg: score(leg), ..Pain::default() }, ..CheckIn::default() };
        noted(&format!("c-{days}"), days, 8, Noted::CheckIn(said))
    };
    let lines =
        (0..8).map(|days| said(days, if days < 4 { 2 } else { 4 })).chain((1..=5).map(|years| said(years * 300, 9)));
    let mut screen = on_the_page(LoadedData { journal: Journal::merge(lines), ..nothing() });
    assert!(screen.shows("The middle of seven days"));
    assert_eq!(value(&screen, "Leg and back pain"), "21 November: leg 2 (2 to 4)");
    screen.click("All");
    assert!(screen.shows("The middle of each 8 days"));
    assert_eq!(value(&screen, "Leg and back pain"), "21 November: leg 3 (2 to 4)");
    screen.click("Leg and back pain as a table");
    assert!(screen.shows("8 days to"));
}

#[test]
fn every_chart_is_a_table_as_well() {
    let mut screen = on_the_page(ten_weeks());
    let charts =
        ["Leg and back pain", "How far down it went", "Before and after", "Minutes by kind", "Sleep and the day after"];
    for chart in charts {
        screen.harness.get_by_role_and_label(Role::Slider, chart);
        screen.harness.get_by_label(&format!("{chart} as a table")).click();
        screen.harness.run_steps(3);
        assert!(screen.harness.query_by_role_and_label(Role::Slider, chart).is_none(), "{chart}");
        screen.harness.get_by_label(&format!("{chart} as a table")).click();
        screen.harness.run_steps(3);
    }
    screen.click("Leg and back pain as a table");
    let has = |screen: &Screen, day: &str| screen.harness.query_by_label(day).is_some();
    assert!(has(&screen, "21 November") && !has(&screen, "11 October"), "the latest first");
    screen.harness.get_by_role_and_label(Role::Slider, "Leg and back pain, row by row").focus();
    screen.press(Key::End);
    assert!(has(&screen, "11 October") && !has(&screen, "21 November"));
}

/// A check-in a day that says how far down it went.
fn years_of_reach(days: i64) -> LoadedData {
    let lines = (0..days).map(|days| {
        let reach = if days % 100 == 7 { Reach::Foot } else { Reach::Thigh };
        let pain = Pain { reach: Some(reach), ..Pain::default() };
        noted(&format!("c-{days}"), days, 8, Noted::CheckIn(CheckIn { pain, ..CheckIn::default() }))
    });
    LoadedData { journal: Journal::merge(lines), ..nothing() }
}

#[test]
fn a_table_has_every_day_of_ten_years_and_draws_those_in_view() {
    let mut screen = on_the_page(years_of_reach(3_650));
    screen.click("All");
    screen.click("How far down it went as a table");
    assert!(screen.shows("3650 rows, the latest first"));
    let rows = "How far down it went, row by row";
    assert_eq!(value(&screen, rows), "21 November: down to thigh");
    screen.harness.get_by_role_and_label(Role::Slider, rows).focus();
    screen.harness.run_steps(3);
    let in_view = |screen: &Screen| screen.harness.query_all_by_label("Thigh").count();
    for (key, read) in [
        (Key::ArrowDown, "20 November: down to thigh"),
        (Key::PageDown, "11 November: down to thigh"),
        (Key::PageUp, "20 November: down to thigh"),
        (Key::End, "24 November 2016: down to thigh"),
        (Key::ArrowUp, "25 November 2016: down to thigh"),
        (Key::Home, "21 November: down to thigh"),
        (Key::ArrowUp, "21 November: down to thigh"),
    ] {
        screen.press(key);
        assert_eq!(value(&screen, rows), read, "{key:?}");
        let day = read.split(':').next().unwrap();
        assert!(screen.harness.query_by_label(day).is_some(), "{day} is in view");
        assert!(in_view(&screen) <= 12, "{}", in_view(&screen));
    }
}

#[test]
fn a_screen_reader_goes_through_a_table_without_keys() {
    use egui::accesskit::{Action, ActionRequest, TreeId};
    let mut screen = on_the_page(years_of_reach(600));
    screen.click("All");
    screen.click("How far down it went as a table");
    let rows = "How far down it went, row by row";
    for (action, read) in [(Action::Increment, "20 November"), (Action::Decrement, "21 November")] {
        let node = screen.harness.get_by_role_and_label(Role::Slider, rows).accesskit_node().locate();
        let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node: node.0, data: None };
        screen.harness.event(egui::Event::AccessKitActionRequest(request));
        screen.harness.run_steps(3);
        assert_eq!(value(&screen, rows), format!("{read}: down to thigh"));
    }
}

#[test]
fn a_table_that_is_not_of_days_is_in_the_order_of_its_chart() {
    let mut screen = on_the_page(of_sessions(many_routines()));
    screen.click("By routine");
    screen.click("Before and after as a table");
    assert!(value(&screen, "Before and after, row by row").starts_with("Ankles: "));
}

#[test]
fn what_helped_is_ranked_counted_and_said_with_caution() {
    let mut screen = on_the_page(ten_weeks());
    screen.click("All");
    assert!(screen.shows("this cannot say what did it"));
    assert!(screen.shows("Less leg pain after 27 of 27"), "two less each time with the stretch");
    assert!(screen.shows("From 5 to 3, a change of −2"), "a minus is no hyphen");
    assert!(screen.shows("Walking ("), "what was said to make it better");
    screen.click("Look at Hamstrings, first two weeks");
    assert!(matches!(screen.flow(), Flow::Preparing(_)), "{:?}", screen.flow());
}

#[test]
fn a_change_within_the_wobble_says_how_far_sessions_differ_all_the_same() {
    let LoadedData { history, .. } = ten_weeks();
    let some = history.sessions().filter(|record| record.routine.as_str() == "hamstring-1").take(8).cloned();
    let after = [4, 4, 5, 4, 3, 4, 5, 4];
    let entries = some.zip(after).map(|(record, leg)| {
        let [before, after] = [5, leg].map(|leg| Pain { leg: PainScore::new(leg), ..Pain::default() });
        HistoryEntry::Session(SessionRecord { before, after, ..record })
    });
    let mut screen = on_the_page(LoadedData { history: History::merge(entries), ..nothing() });
    screen.click("All");
    assert!(screen.shows("Less leg pain after 6 of 8"));
    assert!(screen.shows("From 5 to 4, a change of −1 (−1 to 0); that is within day-to-day wobble"));
}

#[test]
fn too_little_to_tell_is_said_so() {
    let LoadedData { history, .. } = ten_weeks();
    let few = history.sessions().filter(|record| record.routine.as_str() == "hamstring-1").take(4).cloned();
    let entries: Vec<_> = few.map(HistoryEntry::Session).collect();
    let mut screen = on_the_page(LoadedData { history: History::merge(entries), ..nothing() });
    screen.click("All");
    assert!(screen.shows("Too little to tell yet"));
    assert!(screen.shows("Too few to tell: Hamstrings, first two weeks: 4 of 5"));
    assert!(screen.harness.query_by_role_and_label(Role::Slider, "Before and after").is_none());
}

/// A session a day of one routine, the latest first.
fn one_routine(legs: impl IntoIterator<Item = (i64, i64)>) -> Vec<HistoryEntry> {
    let routine = ("desk-break", "Chair break");
    let sessions = (0..).zip(legs);
    sessions.map(|(days, leg)| session(&format!("s-{days}"), days, routine, &["seated-nerve-slider"], leg)).collect()
}

fn of_sessions(entries: Vec<HistoryEntry>) -> LoadedData {
    LoadedData { history: History::merge(entries), ..nothing() }
}

#[test]
fn a_routine_after_which_pain_grew_is_told_as_plainly_as_one_after_which_it_eased() {
    let screen = on_the_page(of_sessions(one_routine([(4, 7); 20])));
    assert!(screen.shows("More leg pain after 20 of 20"));
    assert!(screen.shows("From 4 to 7, a change of +3"));
    assert!(!screen.shows("Too little to tell yet"));
    let legs = [(4, 7); 12].into_iter().chain([(4, 3); 3]).chain([(4, 4); 5]);
    assert!(on_the_page(of_sessions(one_routine(legs))).shows("More leg pain after 12 of 20, less after 3"));
    let legs = [(4, 5); 6].into_iter().chain([(4, 4); 2]);
    assert!(on_the_page(of_sessions(one_routine(legs))).shows("More leg pain after 6 of 8, less after none"));
    let legs = [(4, 1); 5].into_iter().chain([(4, 6); 2]);
    assert!(on_the_page(of_sessions(one_routine(legs))).shows("Less leg pain after 5 of 7, more after 2"));
}

#[test]
fn a_routine_that_changed_nothing_is_not_too_little_to_tell() {
    let screen = on_the_page(of_sessions(one_routine([(4, 4); 20])));
    assert!(screen.shows("No less leg pain after any of 20"));
    assert!(!screen.shows("Too little to tell yet"));
}

/// The same with what was said of the leg and of the back.
fn one_routine_felt(said: impl IntoIterator<Item = [(Option<i64>, Option<i64>); 2]>) -> Vec<HistoryEntry> {
    let pain = |(leg, back): (Option<i64>, Option<i64>)| Pain {
        leg: leg.and_then(score),
        back: back.and_then(score),
        ..Pain::default()
    };
    let routine = ("desk-break", "Chair break");
    let sessions = (0..).zip(said);
    sessions
        .map(|(days, said)| felt(&format!("s-{days}"), days, routine, &["seated-nerve-slider"], said.map(pain)))
        .collect()
}

#[test]
fn where_only_the_back_was_said_the_back_is_told() {
    let screen = on_the_page(of_sessions(one_routine_felt([[(None, Some(6)), (None, Some(3))]; 20])));
    assert!(screen.shows("Less back pain after 20 of 20"));
    assert!(screen.shows("Leg pain, or where none was said, back pain"));
    let read = value(&screen, "Before and after");
    assert!(read.ends_with(": sessions 20, before 6, after 3, change −3, of the back 20"), "{read}");
    let free_leg = [(Some(0), Some(6)), (Some(0), Some(3))];
    let screen = on_the_page(of_sessions(one_routine_felt([free_leg; 20])));
    assert!(screen.shows("Less back pain after 20 of 20"), "a leg without pain is nothing to tell");
}

#[test]
fn before_and_after_are_of_the_same_place() {
    let crossed = [(Some(8), None), (None, Some(2))];
    let half = [(Some(8), Some(5)), (None, Some(4))];
    let both = [(Some(6), Some(9)), (Some(4), Some(1))];
    let sessions = [crossed; 9].into_iter().chain([half; 3]).chain([both; 4]);
    let screen = on_the_page(of_sessions(one_routine_felt(sessions)));
    assert!(screen.shows("Less pain after 7 of 7"), "four of the leg, three of the back");
    assert!(screen.shows("From 6 to 4, a change of −2 (−2 to −1)"));
    assert!(value(&screen, "Before and after").ends_with("of the back 3"));
    let screen = on_the_page(of_sessions(one_routine_felt([crossed; 20])));
    assert!(screen.harness.query_by_role_and_label(Role::Slider, "Before and after").is_none());
}

/// A routine for each title, five sessions a piece, those of the first with the least pain after them.
fn many_routines() -> Vec<HistoryEntry> {
    let titles = ["Ankles", "Bridges", "Circles", "Doorway", "Easy march", "Floor", "Glides", "Hinge"];
    let of = |(number, title): (i64, &'static str)| {
        let id = title.to_lowercase().replace(' ', "-");
        (0..5).map(move |days| session(&format!("{id}-{days}"), days, (&id, title), &["slow-breathing"], (5, number)))
    };
    (1..).zip(titles).flat_map(of).collect()
}

#[test]
fn all_routines_are_listed_when_asked_for_those_with_less_pain_after_them_first() {
    let few = (0..7).map(|number| {
        let (id, title) = (format!("few-{number}"), format!("Few {number}"));
        session(&id, number, (&id, &title), &["slow-breathing"], (5, 4))
    });
    let mut screen = on_the_page(of_sessions(many_routines().into_iter().chain(few).collect()));
    let listed = |screen: &Screen, title: &str| screen.harness.query_by_label(title).map(|label| label.rect().top());
    assert!(listed(&screen, "Easy march").is_some() && listed(&screen, "Hinge").is_none());
    screen.click("All 8 routines");
    let tops: Vec<_> = ["Ankles", "Bridges", "Easy march", "Floor", "Hinge"].map(|title| listed(&screen, title)).into();
    assert!(tops.is_sorted() && tops[0].is_some(), "{tops:?}");
    assert!(screen.shows("Few 6: 1 of 5"), "nor is any of those with too few left out");
}

#[test]
fn before_and_after_is_told_by_routine_as_well() {
    let mut screen = on_the_page(of_sessions(many_routines()));
    assert!(value(&screen, "Before and after").starts_with("Relaxation: sessions 40, before 5, after 4.5 (2 to 7)"));
    screen.click("By routine");
    screen.harness.get_by_role_and_label(Role::Slider, "Before and after").focus();
    screen.press(Key::Home);
    assert_eq!(value(&screen, "Before and after"), "Ankles: sessions 5, before 5, after 1, change −4");
    screen.press(Key::End);
    assert_eq!(value(&screen, "Before and after"), "Hinge: sessions 5, before 5, after 8, change +3");
    screen.click("Before and after as a table");
    assert!(screen.shows("+3") && screen.shows("−4"));
    screen.click("By technique");
    assert!(screen.shows("Relaxation") && !screen.shows("+3"));
}

#[test]
fn a_range_with_nothing_in_it_says_so_and_a_new_check_in_shows_at_once() {
    let mut screen = on_the_page(nothing());
    assert!(screen.shows("There is nothing to draw in this time yet."));
    screen.click("Say how it is now");
    screen.ask(Command::Note(Box::new(Noted::CheckIn(CheckIn {
        pain: Pain { leg: score(4), ..Pain::default() },
        ..CheckIn::default()
    }))));
    screen.click("Save");
    assert_eq!(value(&screen, "Leg and back pain"), "21 November: leg 4");
}
