//! The calendar as an account of how steady someone is: the same numbers on screen and on the command line, pauses, goals.

use std::collections::BTreeMap;
use std::process::Command as Process;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Theme, Vec2};
use egui_kittest::kittest::Queryable;
use supple::app::command::{Command, LoadedData};
use supple::app::model::{Model, Route};
use supple::domain::day::Day;
use supple::domain::excuse::ExcuseWhy;
use supple::domain::history::{Hand, History, HistoryEntry, Outcome, Pain, SessionRecord};
use supple::domain::quantity::WallTime;
use supple::domain::settings::Settings;
use supple::domain::steadiness::{Goal, Weekdays};
use supple::storage::disk::RealDisk;
use supple::storage::store::Store;
use supple::testing::Kept;

use crate::driver::{SMALL, Screen, WIDE, nothing};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A whole session of ten minutes on `day`.
pub fn session(day: Day) -> SessionRecord {
    let offset = chrono::FixedOffset::east_opt(3600).unwrap();
    let start = day.date().and_hms_opt(19, 0, 0).unwrap().and_local_timezone(offset).unwrap();
    SessionRecord {
        id: format!("s-{day}").parse().unwrap(),
        revision: 1,
        device: "test".parse().unwrap(),
        routine: "hamstring-1".parse().unwrap(),
        title: "Hamstring reset".into(),
        start: WallTime::from_unix_millis(start.timestamp_millis()),
        offset,
        day,
        planned: Duration::from_mins(10),
        done: Duration::from_mins(10),
        outcome: Outcome::Completed,
        steps: vec![],
        before: Pain::default(),
        after: Pain::default(),
        leg: None,
        tension: None,
        morning: None,
        note: String::new(),
        hand: Hand::Nothing,
        app_version: "0".into(),
    }
}

/// Five days a week from the start of October to the 21st of November, a Saturday, but for a week of flu.
pub fn autumn() -> Vec<SessionRecord> {
    let first = day("2026-09-28");
    (0..55)
        .map(|number| first.plus(number))
        .filter(|day| {
            day.days_since(first) % 7 < 5 && !("2026-10-26".."2026-11-02").contains(&day.to_string().as_str())
        })
        .map(session)
        .collect()
}

pub fn with(theme: Theme, size: Vec2, sessions: Vec<SessionRecord>) -> Screen {
    let history = History::merge(sessions.into_iter().map(HistoryEntry::Session));
    let mut screen = Screen::with_history(theme, size, LoadedData { history, ..nothing() });
    screen.ask(Command::Go(Route::Calendar));
    screen
}

pub fn model(screen: &Screen) -> &Model {
    screen.harness.state().app().model()
}

pub fn kept(screen: &Screen) -> Vec<HistoryEntry> {
    let saved = screen.saved.borrow();
    saved.iter().filter_map(|kept| if let Kept::Entry(entry) = kept { Some((**entry).clone()) } else { None }).collect()
}

/// Presses on one day, goes to another, and lets go.
fn drags(screen: &mut Screen, from: &str, to: &str) {
    let place =
        |screen: &Screen, label: &str| screen.harness.get_by_role_and_label(Role::Button, label).rect().center();
    let (from, to) = (place(screen, from), place(screen, to));
    screen.drag(from, to);
}

#[test]
fn a_week_of_flu_is_paused_in_one_gesture_and_the_row_of_weeks_goes_on() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    assert!(screen.shows("longest 4"), "the flu broke it");
    screen.ask(Command::TurnMonths(-1));
    screen.ask(Command::SelectDay(day("2026-10-26")));
    drags(&mut screen, "Monday 26 October", "Sunday 1 November");
    assert!(screen.shows("26 October to 1 November, 7 days"));
    screen.click("Pause: illness");
    let [HistoryEntry::Excuse(excuse)] = &kept(&screen)[..] else { panic!("{:?}", kept(&screen)) };
    assert_eq!((excuse.first, excuse.last, excuse.why), (day("2026-10-26"), day("2026-11-01"), ExcuseWhy::Illness));
    assert!(screen.shows("longest 7"), "it neither breaks the row nor lengthens it");
    assert!(screen.shows("Illness, 26 October to 1 November"));
    screen.picture("calendar-paused-light-wide");
    screen.click("No more: Illness, 26 October to 1 November");
    assert!(screen.shows("longest 4") && matches!(kept(&screen)[1], HistoryEntry::Deleted { revision: 2, .. }));
    screen.click("Undo");
    assert!(screen.shows("longest 7"));
    let HistoryEntry::Excuse(again) = &kept(&screen)[2] else { panic!() };
    assert_eq!(again.revision, 3, "nothing is ever edited");
}

#[test]
fn several_days_are_chosen_with_shift_by_the_keyboard_alone() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.ask(Command::SelectDay(day("2026-11-09")));
    screen.harness.get_by_role_and_label(Role::Button, "Thursday 12 November, 10 minutes").focus();
    screen.harness.run_steps(2);
    screen.harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Enter);
    screen.harness.run_steps(3);
    assert!(screen.shows("9 to 12 November, 4 days"));
    screen.ask(Command::Pause(ExcuseWhy::Holiday));
    let [HistoryEntry::Excuse(excuse)] = &kept(&screen)[..] else { panic!("{:?}", kept(&screen)) };
    assert_eq!((excuse.first, excuse.last), (day("2026-11-09"), day("2026-11-12")));
}

#[test]
fn once_a_week_life_happens_and_days_after_the_fact_are_set_aside() {
    let mut sessions = autumn();
    sessions.retain(|record| record.day != day("2026-11-18"));
    let mut screen = with(Theme::Light, WIDE, sessions);
    assert!(screen.shows("4 / 5"), "this week so far");
    screen.ask(Command::SelectDay(day("2026-11-18")));
    screen.click("Life happens");
    assert!(screen.shows("4 / 4") && !screen.shows("Life happens, 19"));
    screen.ask(Command::SelectDay(day("2026-11-21")));
    assert!(screen.harness.query_all_by_label("Life happens").next().is_none(), "once a week");
    screen.ask(Command::Pause(ExcuseWhy::LifeHappens));
    assert_eq!(kept(&screen).len(), 1);
}

#[test]
fn what_the_numbers_mean_is_one_press_away_and_follows_the_persons_choices() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    let goal = Goal::On(Weekdays::of([chrono::Weekday::Mon, chrono::Weekday::Thu]).unwrap());
    let settings = Settings { goal, ..model(&screen).settings };
    screen.ask(Command::Change(settings));
    screen.click("What do these mean?");
    assert!(
        screen.shows("A day counts when a session did at least 50 % of its time, or when you did 3 minutes in all.")
    );
    assert!(screen.shows("on 2 days of a calendar week, best on those you chose"));
    screen.picture("calendar-meanings-light-wide");
    screen.press(egui::Key::Escape);
    assert!(!screen.shows("A day counts when"));
}

#[test]
fn the_goal_is_chosen_in_settings_and_the_week_follows() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    assert!(screen.shows("5 of 5 days"));
    screen.ask(Command::Go(Route::Settings));
    screen.harness.get_by_label("Chosen days").scroll_to_me();
    screen.harness.run_steps(3);
    screen.click("Chosen days");
    screen.picture("settings-goal-light-wide");
    let Goal::On(days) = model(&screen).settings.goal else { panic!("{:?}", model(&screen).settings.goal) };
    assert_eq!(days.count(), 5, "as many as before");
    screen.click("Any days");
    screen.click("Days a week: less");
    assert!(screen.shows("5 of 4 days"));
    screen.harness.get_by_label("Sunday").scroll_to_me();
    screen.harness.run_steps(3);
    screen.click("Sunday");
    screen.ask(Command::Go(Route::Calendar));
    assert_eq!(model(&screen).settings.week_start.day(), chrono::Weekday::Sun);
}

#[test]
fn the_calendar_can_be_looked_at_empty_sparse_and_full() {
    let sparse = || vec![session(day("2026-11-10")), session(day("2026-11-19"))];
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            for (name, sessions) in [("empty", vec![]), ("sparse", sparse()), ("full", autumn())] {
                let mut screen = with(theme, size, sessions);
                if name == "full" {
                    screen.ask(Command::SelectDays(day("2026-11-07"), day("2026-11-08")));
                    screen.ask(Command::Pause(ExcuseWhy::Holiday));
                }
                screen.picture(&format!("calendar-{name}-{theme_name}-{size_name}"));
            }
        }
    }
}

#[test]
fn the_command_line_tells_the_same_numbers_as_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(Arc::new(RealDisk), folder.path().join("data"), "test".parse().unwrap());
    // A clock was wrong twice.
    let slips = ["1970-01-01", "2035-05-05"].map(|text| session(day(text)));
    for record in autumn().into_iter().chain(slips) {
        let now = record.start;
        store.append(&HistoryEntry::Session(record), now).unwrap();
    }
    let told = |arguments: &[&str]| {
        let mut supple = Process::new(env!("CARGO_BIN_EXE_supple"));
        supple.args(arguments).arg("--data-dir").arg(folder.path().join("data"));
        // Weeks begin on Monday, as on the screen.
        supple.env("SUPPLE_CONFIG_DIR", folder.path().join("machine")).env("LC_ALL", "C");
        let output = supple.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let json: serde_json::Value =
        serde_json::from_str(&told(&["streak", "--on", "2026-11-21", "--format", "json"])).unwrap();
    let screen = with(Theme::Light, WIDE, autumn());
    let diary = model(&screen).diary.as_ref().unwrap();
    let account = diary.account(model(&screen).settings, day("2026-11-21"));
    let numbers: BTreeMap<&str, u64> = [
        ("/weeks_on_goal/current", account.weeks().current.into()),
        ("/weeks_on_goal/longest", account.weeks().longest.into()),
        ("/days_in_a_row/current", account.days().current.into()),
        ("/days_in_a_row/longest", account.days().longest.into()),
        ("/this_week/done", account.week(account.today).done.into()),
        ("/steadiness_percent", account.score().into()),
    ]
    .into();
    for (place, number) in numbers {
        assert_eq!(json.pointer(place).and_then(serde_json::Value::as_u64), Some(number), "{place}: {json}");
    }
    for shown in ["weeks on goal", "longest 4", "5 / 5", &format!("{} %", account.score())] {
        assert!(screen.shows(shown), "{shown}");
    }
    assert!(told(&["streak", "--on", "2026-11-21"]).contains("this week      5 of 5 days"));
    let fresh = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(fresh, 1, "asking leaves nothing behind");
}

#[test]
fn the_year_is_one_picture_in_which_arrows_go_from_day_to_day() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    assert!(screen.shows("The last year: 35 days that count since 17 November"));
    screen.harness.get_by_label_contains("The last year").focus();
    screen.harness.run_steps(3);
    for (key, expected) in [
        (egui::Key::ArrowUp, "2026-11-20"),
        (egui::Key::ArrowLeft, "2026-11-13"),
        (egui::Key::ArrowRight, "2026-11-20"),
        (egui::Key::ArrowDown, "2026-11-21"),
        (egui::Key::ArrowDown, "2026-11-21"),
    ] {
        screen.press(key);
        assert_eq!(model(&screen).calendar.selected, day(expected), "{key:?}");
    }
    screen.press(egui::Key::ArrowUp);
    assert!(screen.shows("Friday 20 November, 10 minutes"));
    let year = supple::app::view::year::year(model(&screen));
    assert_eq!(year.days.last().map(|day| day.day), Some(day("2026-11-21")));
    assert_eq!(year.months.iter().filter(|(_, name)| name == "Feb").count(), 1);
    screen.harness.get_by_label_contains("The last year").scroll_to_me();
    screen.picture("calendar-year-light-wide");
}

#[test]
fn a_session_is_deleted_and_brought_back_and_every_step_of_that_stays_in_the_files() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.ask(Command::SelectDay(day("2026-11-20")));
    assert!(screen.shows("35 sessions") && screen.shows("5 / 5"));
    screen.click("Delete Hamstring reset, 19:00");
    assert!(screen.shows("34 sessions") && screen.shows("4 / 5"));
    assert!(matches!(kept(&screen)[0], HistoryEntry::Deleted { revision: 2, .. }));
    screen.picture("calendar-deleted-light-wide");
    screen.click("Undo");
    assert!(screen.shows("35 sessions") && screen.shows("5 / 5"));
    let HistoryEntry::Session(again) = &kept(&screen)[1] else { panic!() };
    assert_eq!(again.revision, 3);
    // On another day the offer is gone, as is what it was about.
    screen.click("Delete Hamstring reset, 19:00");
    screen.ask(Command::SelectDay(day("2026-11-19")));
    assert!(screen.harness.query_all_by_label("Undo").next().is_some(), "it can be taken back from anywhere");
}
