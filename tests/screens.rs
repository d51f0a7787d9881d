//! Every screen, driven by role and label as a person or a screen reader would.

use std::time::Duration;

use egui::{Key, Theme, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::{Command, LoadedData};
use supple::app::model::{Flow, Route};
use supple::app::notice::{Notice, Topic};
use supple::domain::checkpoint::Checkpoint;
use supple::domain::day::{Day, DayBoundary};
use supple::domain::history::{Hand, History, HistoryEntry, Outcome, Pain, SessionRecord};
use supple::domain::quantity::{PainScore, WallTime};
use supple::domain::session::SessionCommand;
use supple::domain::side::Side;
use supple::domain::timeline::{LayoutSettings, Timeline};
use supple::testing::{Kept, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE, nothing};

/// Three weeks of a person who does something on most days.
fn a_life() -> LoadedData {
    let now = saturday_evening();
    let entries = (0..24).filter(|days| days % 4 != 2 && *days != 0).map(|days| {
        let start = now - chrono::TimeDelta::days(days) - chrono::TimeDelta::minutes(days * 7 % 90);
        let score = |score: i64| PainScore::new(u8::try_from(score).unwrap());
        let minutes = [7, 11, 16, 24][usize::try_from(days % 4).unwrap()];
        HistoryEntry::Session(SessionRecord {
            id: format!("past-{days}").parse().unwrap(),
            revision: 1,
            device: "test".parse().unwrap(),
            routine: "hamstring-1".parse().unwrap(),
            title: "Hamstring reset, weeks 1–2".into(),
            start: WallTime::from_unix_millis(start.timestamp_millis()),
            offset: *start.offset(),
            day: Day::of(start, DayBoundary::default()),
            planned: Duration::from_mins(minutes),
            done: Duration::from_mins(minutes),
            outcome: Outcome::Completed,
            steps: vec![],
            before: Pain { leg: score(4 + days % 3), back: score(2), reach: None },
            after: Pain { leg: score(2 + days % 2), back: None, reach: None },
            leg: None,
            tension: None,
            morning: None,
            note: if days == 1 { "Right side looser after the strap.".into() } else { String::new() },
            hand: Hand::Nothing,
            app_version: "0.1.0".into(),
        })
    });
    LoadedData { history: History::merge(entries), ..LoadedData::default() }
}

fn interrupted() -> LoadedData {
    let LoadedData { history, .. } = a_life();
    let routine = supple::catalog::built_in().routine("hamstring-1").unwrap();
    let layout = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
    let timeline = Timeline::lay_out(routine, layout);
    let mut record = history.sessions().next_back().unwrap().clone();
    record.id = "cut-short".parse().unwrap();
    record.done = Duration::from_secs(130);
    record.outcome = Outcome::Interrupted;
    let kept = Checkpoint { record, bout: 2, fingerprint: timeline.fingerprint(), affected: Side::Right };
    LoadedData { history, kept: Some(kept), ..LoadedData::default() }
}

/// Pictures of every screen, to be looked at: they lie in `target/tmp/screens`.
#[test]
fn every_screen_can_be_drawn_in_both_themes_and_two_sizes() {
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let named = |screen: &str| format!("{screen}-{theme_name}-{size_name}");
            let mut screen = Screen::with_history(theme, size, a_life());
            screen.picture(&named("today"));
            for (route, name) in [
                (Route::Routines, "routines"),
                (Route::Calendar, "calendar"),
                (Route::Learn, "learn"),
                (Route::Settings, "settings"),
            ] {
                screen.ask(Command::Go(route));
                if route == Route::Calendar {
                    let yesterday = screen.harness.state().app().model().today().plus(-1);
                    screen.ask(Command::SelectDay(yesterday));
                }
                screen.picture(&named(name));
            }
            screen.ask(Command::Read("pressure".into()));
            screen.picture(&named("article"));
            screen.ask(Command::CloseArticle);
            screen.ask(Command::Look("hamstring-hand-knead".parse().unwrap()));
            screen.picture(&named("exercise"));
            screen.ask(Command::LeaveLook);
            screen.ask(Command::ToggleHelp);
            screen.picture(&named("help"));
            screen.ask(Command::ToggleHelp);
            screen.ask(Command::Prepare("nerve-glide-set".parse().unwrap()));
            screen.picture(&named("preparation"));
            screen.ask(Command::Play("hamstring-2".parse().unwrap()));
            screen.picture(&named("player-ready"));
            screen.wait(230);
            screen.picture(&named("player"));
            screen.ask(Command::Session(SessionCommand::Pause));
            screen.picture(&named("player-paused"));
            screen.press(Key::Questionmark);
            screen.picture(&named("keys"));
            screen.press(Key::Escape);
            screen.press(Key::Escape);
            screen.picture(&named("player-end"));
            screen.click("End the session");
            screen.picture(&named("review"));
            let mut screen = Screen::with_history(theme, size, interrupted());
            screen.picture(&named("recovery"));
            let mut screen = Screen::with_history(theme, size, nothing());
            screen.picture(&named("first-start"));
            screen.ask(Command::Go(Route::Calendar));
            screen.picture(&named("calendar-empty"));
        }
    }
}

#[test]
fn a_routine_is_started_followed_rated_and_found_on_the_calendar() {
    let mut screen = Screen::known();
    screen.click("Start");
    assert!(matches!(screen.flow(), Flow::Preparing(_)));
    screen.click("Start");
    assert!(matches!(screen.flow(), Flow::Playing(_)));
    screen.wait(260);
    assert!(matches!(screen.flow(), Flow::Reviewing(_)), "{:?}", screen.flow());
    screen.harness.get_by_label("Leg pain, 0–10").focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_label("Leg pain, 0–10").type_text("3");
    screen.harness.run_steps(3);
    screen.click("Save");
    assert!(matches!(screen.flow(), Flow::Idle));
    screen.click("Calendar");
    screen.harness.get_by_label_contains("Saturday 21 November, 4 minutes, today");
    screen.harness.get_by_label_contains("leg 3 after");
    let saved = screen.saved.borrow();
    let revisions: Vec<u32> = saved
        .iter()
        .filter_map(|kept| match kept {
            Kept::Entry(entry) => match &**entry {
                HistoryEntry::Session(record) => Some(record.revision),
                HistoryEntry::Excuse(_) | HistoryEntry::Deleted { .. } => None,
            },
            _ => None,
        })
        .collect();
    assert_eq!(revisions, [1, 2], "saved at its end, and again with the answers");
}

#[test]
fn every_key_of_the_player_does_what_the_sheet_says() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    screen.press(Key::ArrowRight);
    let step = |screen: &Screen| {
        let bar = screen.harness.get_by_role(egui::accesskit::Role::ProgressIndicator);
        bar.accesskit_node().label()
    };
    assert!(step(&screen).unwrap().contains("Step 1 of 6"));
    screen.press(Key::ArrowRight);
    screen.press(Key::ArrowRight);
    assert!(step(&screen).unwrap().contains("Step 2 of 6"), "{:?}", step(&screen));
    screen.press(Key::ArrowLeft);
    assert!(step(&screen).unwrap().contains("Step 1 of 6"));
    screen.press(Key::Space);
    screen.harness.get_by_label("Go on");
    screen.press(Key::Space);
    screen.harness.get_by_label("Pause");
    screen.press(Key::M);
    screen.harness.get_by_label("Sound on");
    screen.harness.get_by_label("Show the other side");
    screen.press(Key::V);
    screen.click("Show it as before");
    screen.harness.get_by_label("Show the other side");
    screen.press(Key::Escape);
    screen.harness.get_by_label("End the session");
    screen.press(Key::Escape);
    assert!(screen.harness.query_by_label("End the session").is_none());
    screen.press(Key::T);
    screen.press(Key::T);
    screen.harness.get_by_label("Skip it");
    screen.press(Key::S);
    assert!(step(&screen).unwrap().contains("Step 2 of 6"));
}

#[test]
fn one_jumps_to_a_step_by_its_name() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    screen.press(Key::J);
    screen.picture("player-jump");
    screen.click("Lying strap hamstring stretch, right leg 0:50");
    let bar = screen.harness.get_by_role(egui::accesskit::Role::ProgressIndicator);
    assert!(bar.accesskit_node().label().unwrap().contains("Step 5 of 6"));
    assert!(screen.harness.query_by_label("Go on with").is_none());
}

/// The player at its least size, and what is left of 1280x820 when everything is twice as large.
#[test]
fn small_windows_and_large_text_can_be_drawn() {
    for (size, name) in [
        (vec2(640.0, 480.0), "least"),
        (vec2(640.0, 410.0), "double"),
        (vec2(400.0, 300.0), "tight"),
        (vec2(1920.0, 1080.0), "floor"),
    ] {
        let mut screen = Screen::with_history(Theme::Light, size, a_life());
        screen.picture(&format!("today-{name}"));
        screen.ask(Command::Go(Route::Calendar));
        screen.picture(&format!("calendar-{name}"));
        screen.ask(Command::Prepare("nerve-glide-set".parse().unwrap()));
        screen.picture(&format!("preparation-{name}"));
        screen.ask(Command::Play("hamstring-2".parse().unwrap()));
        screen.picture(&format!("player-ready-{name}"));
        screen.wait(230);
        screen.picture(&format!("player-{name}"));
        screen.press(Key::F);
        screen.picture(&format!("player-full-{name}"));
    }
}

#[test]
fn an_interrupted_session_goes_on_where_it_was() {
    let mut screen = Screen::with_history(Theme::Light, WIDE, interrupted());
    screen.click("Go on");
    assert!(matches!(screen.flow(), Flow::Playing(_)));
    let bar = screen.harness.get_by_role(egui::accesskit::Role::ProgressIndicator);
    assert!(bar.accesskit_node().label().unwrap().contains("Step 3 of 6"));
}

#[test]
fn an_interrupted_session_is_kept_or_discarded_as_asked() {
    let mut screen = Screen::with_history(Theme::Light, WIDE, interrupted());
    screen.click("Keep what was done");
    assert!(matches!(screen.saved.borrow()[..], [Kept::Entry(_), Kept::RunningCleared]));
    let mut screen = Screen::with_history(Theme::Light, WIDE, interrupted());
    screen.click("Discard");
    assert!(screen.saved.borrow().is_empty(), "it asks again");
    screen.click("Discard for good");
    assert!(matches!(screen.saved.borrow()[..], [Kept::RunningCleared]));
}

#[test]
fn an_interrupted_session_may_be_decided_on_later_and_is_kept_when_another_starts() {
    let mut screen = Screen::with_history(Theme::Light, WIDE, interrupted());
    screen.press(Key::Escape);
    assert!(matches!(screen.flow(), Flow::Idle));
    screen.click("Decide now");
    screen.harness.get_by_label("Keep what was done");
    screen.press(Key::Escape);
    screen.ask(Command::Play("desk-break".parse().unwrap()));
    assert!(matches!(screen.saved.borrow()[..], [Kept::Entry(_), Kept::Running(_), ..]));
}

#[test]
fn keys_work_while_a_button_has_the_keyboard_and_not_behind_a_question() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    screen.press(Key::Tab);
    screen.press(Key::M);
    screen.harness.get_by_label("Sound on");
    screen.press(Key::J);
    screen.press(Key::Space);
    screen.press(Key::Escape);
    screen.harness.get_by_label("Pause");
}

#[test]
fn escape_in_a_note_leaves_the_note_not_the_screen() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("first-ease-in".parse().unwrap()));
    screen.wait(30);
    screen.ask(Command::Session(SessionCommand::Stop));
    screen.harness.get_by_label("Note").focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_label("Note").type_text("looser");
    screen.harness.run_steps(2);
    screen.press(Key::Escape);
    assert!(matches!(screen.flow(), Flow::Reviewing(_)));
    screen.press(Key::Escape);
    assert!(matches!(screen.flow(), Flow::Idle));
    let saved = screen.saved.borrow();
    let noted = saved.iter().any(|kept| match kept {
        Kept::Entry(entry) => matches!(&**entry, HistoryEntry::Session(record) if record.note == "looser"),
        _ => false,
    });
    assert!(noted, "leaving keeps what was written");
}

#[test]
fn thirty_bad_files_take_one_banner_and_leave_the_page_usable() {
    let mut screen = Screen::known();
    for number in 0..30 {
        let topic = Topic::File(format!("routines/{number}.ron"));
        let text = format!("routines/{number}.ron is left out until it is mended:");
        screen.ask(Command::Tell(Notice { topic, text, details: vec!["line 3: …".into()] }));
    }
    screen.picture("notices");
    screen.click("Show them");
    screen.harness.get_by_label_contains("routines/29.ron");
    screen.press(Key::Escape);
    screen.click("Start");
    assert!(matches!(screen.flow(), Flow::Preparing(_)));
}

#[test]
fn searching_narrows_the_routines_and_an_empty_result_offers_the_way_back() {
    let mut screen = Screen::known();
    screen.click("Routines");
    screen.harness.get_by_label("Search routines").focus();
    screen.harness.run_steps(1);
    screen.harness.get_by_label("Search routines").type_text("strap hamstring");
    screen.harness.run_steps(3);
    screen.harness.get_by_label_contains("Hamstring reset, weeks 1–2, ");
    assert!(screen.harness.query_by_label_contains("Chair break").is_none());
    screen.harness.get_by_label("Search routines").type_text(" xyz");
    screen.harness.run_steps(3);
    screen.click("Show all routines");
    screen.harness.get_by_label_contains("Chair break,");
}

#[test]
fn what_is_odd_in_a_diary_is_one_banner_and_dismissing_it_is_remembered() {
    let slips: Vec<SessionRecord> = ["1970-01-01", "2035-05-05", "2035-05-06", "2035-05-07", "2035-05-08"]
        .map(|text| crate::steady::session(text.parse().unwrap()))
        .into();
    let found = a_life();
    let entries = found.history.sessions().cloned().chain(slips).map(HistoryEntry::Session);
    let history = History::merge(entries);
    let now = WallTime::from_unix_millis(saturday_evening().timestamp_millis());
    let odd = supple::domain::odd::of_history(&history, now);
    for (size, name) in [(WIDE, "odd-light-wide"), (SMALL, "odd-light-small")] {
        let found = LoadedData { history: history.clone(), odd: odd.clone(), ..nothing() };
        let mut screen = Screen::with_history(Theme::Light, size, found);
        assert!(screen.shows("4 sessions are dated in the future: "));
        assert!(screen.shows("1 session is dated before 2001: "));
        screen.picture(name);
        screen.click("Dismiss");
        assert!(!screen.shows("is dated before 2001"));
        let saved = screen.saved.borrow();
        assert!(matches!(saved.last(), Some(Kept::Settings(settings)) if settings.odd_seen.is_some()));
    }
}
