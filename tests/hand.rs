//! Sessions written by hand: those done without Supple are added, others are put right, and all of it can be undone.

use eframe::App as _;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::Queryable;
use supple::app::command::Command;
use supple::app::model::{Flow, Route};
use supple::domain::history::{Hand, HistoryEntry, SessionRecord};
use supple::domain::quantity::{PainScore, WallTime};

use crate::driver::{SMALL, Screen, WIDE};
use crate::steady::{autumn, day, kept, model, session, with};

fn types(screen: &mut Screen, label: &str, words: &str) {
    let field = screen.harness.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_role_and_label(Role::TextInput, label).type_text(words);
    screen.harness.run_steps(3);
}

fn sessions(screen: &Screen) -> Vec<SessionRecord> {
    kept(screen)
        .into_iter()
        .filter_map(|entry| if let HistoryEntry::Session(record) = entry { Some(record) } else { None })
        .collect()
}

#[test]
fn a_walk_is_added_by_keyboard_alone_and_undone() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.ask(Command::SelectDay(day("2026-11-15")));
    assert!(screen.shows("No session on this day.") && screen.shows("35 sessions"));
    screen.harness.get_by_label("Add a session").focus();
    screen.harness.run_steps(2);
    screen.press(Key::Enter);
    assert!(screen.shows("Sunday 15 November"));
    // The keyboard is in the first field already.
    screen.harness.get_by_role_and_label(Role::TextInput, "What was it?").type_text("Walk");
    screen.press(Key::Tab);
    types(&mut screen, "Start", "18.30");
    types(&mut screen, "Minutes", "25");
    assert!(screen.shows("18:30 to 18:55, 25 min"));
    screen.press(Key::Enter);
    let [record] = &sessions(&screen)[..] else { panic!("{:?}", kept(&screen)) };
    assert_eq!((record.title.as_str(), record.routine.as_str(), record.revision), ("Walk", "walk", 1));
    assert_eq!((record.day, record.done.as_secs(), record.hand), (day("2026-11-15"), 1500, Hand::Added));
    assert_eq!(record.start.at_offset(record.offset).to_rfc3339(), "2026-11-15T18:30:00+01:00");
    assert!(screen.shows("36 sessions") && screen.shows("added by hand") && screen.shows("“Walk” is added."));
    screen.click("Undo");
    assert!(screen.shows("35 sessions") && screen.shows("No session on this day."));
    assert!(matches!(&kept(&screen)[1], HistoryEntry::Deleted { revision: 2, id } if *id == record.id));
    // The same moment again: another id, so that the one that is gone does not swallow it.
    screen.click("Add a session");
    types(&mut screen, "What was it?", "Walk");
    types(&mut screen, "Start", "7");
    types(&mut screen, "Minutes", "10");
    screen.click("Add it");
    assert!(screen.shows("36 sessions") && sessions(&screen)[1].id != record.id);
}

#[test]
fn the_clocks_of_the_sessions_near_it_are_those_of_a_session_by_hand() {
    let summer = chrono::FixedOffset::east_opt(7200).unwrap();
    let mut sessions = autumn();
    for record in &mut sessions {
        if record.day < day("2026-10-25") {
            // At the same time by a clock that is an hour ahead.
            let start = record.start.unix_millis() - 3_600_000;
            (record.start, record.offset) = (WallTime::from_unix_millis(start), summer);
        }
    }
    for (on, expected) in [
        ("2026-10-11", "2026-10-11T18:30:00+02:00"),
        ("2026-09-20", "2026-09-20T18:30:00+02:00"),
        ("2026-08-20", "2026-08-20T18:30:00+01:00"),
        ("2026-11-15", "2026-11-15T18:30:00+01:00"),
        ("2026-11-21", "2026-11-21T18:30:00+01:00"),
    ] {
        let mut screen = with(Theme::Light, WIDE, sessions.clone());
        screen.ask(Command::SelectDay(day(on)));
        screen.click("Add a session");
        types(&mut screen, "What was it?", "Walk");
        types(&mut screen, "Start", "18:30");
        types(&mut screen, "Minutes", "25");
        screen.click("Add it");
        let [record] = &self::sessions(&screen)[..] else { panic!("{on}: {:?}", kept(&screen)) };
        assert_eq!(record.start.at_offset(record.offset).to_rfc3339(), expected);
    }
}

#[test]
fn a_window_that_is_closed_keeps_a_session_that_is_whole_and_no_other() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.ask(Command::SelectDay(day("2026-11-15")));
    screen.click("Add a session");
    types(&mut screen, "What was it?", "Walk");
    screen.harness.state_mut().on_exit(None);
    assert!(kept(&screen).is_empty());
    types(&mut screen, "Start", "18:30");
    types(&mut screen, "Minutes", "25");
    screen.harness.state_mut().on_exit(None);
    assert_eq!(sessions(&screen).len(), 1);
}

#[test]
fn a_routine_is_found_by_typing_and_brings_its_minutes() {
    let mut screen = with(Theme::Light, WIDE, vec![]);
    screen.click("Add a session");
    types(&mut screen, "What was it?", "hamstring reset");
    let routine = model(&screen).library.routine(&"hamstring-1".parse().unwrap()).unwrap().clone();
    screen.click(routine.title());
    let minutes = routine.planned().as_secs().div_ceil(60);
    types(&mut screen, "Start", "12:00");
    screen.click("Add it");
    let [record] = &sessions(&screen)[..] else { panic!("{:?}", kept(&screen)) };
    assert_eq!((record.routine.as_str(), record.title.as_str()), ("hamstring-1", routine.title()));
    assert_eq!((record.done.as_secs(), record.day), (minutes * 60, day("2026-11-21")));
}

#[test]
fn what_is_missing_is_told_once_it_is_to_be_kept_and_nothing_is_kept_that_lies_ahead() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.click("Add a session");
    assert!(!screen.shows("Say what it was"), "an empty form is not wrong yet");
    screen.click("Add it");
    for words in ["Say what it was, or choose a routine.", "When did it start?", "How long did it take?"] {
        assert!(screen.shows(words), "{words}");
    }
    screen.picture("hand-missing-light-wide");
    types(&mut screen, "What was it?", "Walk");
    types(&mut screen, "Start", "19:30");
    types(&mut screen, "Minutes", "24 h");
    assert!(screen.shows("A session is shorter than 24 hours."));
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    types(&mut screen, "Minutes", "45");
    assert!(screen.shows("It would end later than now."));
    screen.press(Key::Enter);
    assert!(kept(&screen).is_empty() && model(&screen).amending.is_some());
    screen.press(Key::Escape);
    assert!(model(&screen).amending.is_none() && kept(&screen).is_empty());
    screen.ask(Command::SelectDay(day("2026-11-22")));
    assert!(screen.harness.query_by_label("Add a session").is_none(), "tomorrow has not come");
    screen.ask(Command::AddSession);
    assert!(model(&screen).amending.is_none());
}

#[test]
fn what_overlaps_is_said_and_both_may_stand() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.ask(Command::SelectDay(day("2026-11-20")));
    screen.click("Add a session");
    types(&mut screen, "What was it?", "Swim");
    types(&mut screen, "Start", "18:45");
    types(&mut screen, "Minutes", "30");
    assert!(screen.shows("“Hamstring reset” was on then too, from 19:00. That is fine if you did both."));
    screen.picture("hand-overlap-light-wide");
    screen.click("Add it");
    assert!(screen.shows("36 sessions"));
}

#[test]
fn a_session_is_put_right_its_day_stays_and_every_revision_is_kept() {
    let answered = SessionRecord { revision: 3, note: "Fine.".into(), ..session(day("2026-11-20")) };
    let mut screen = with(Theme::Light, WIDE, vec![answered.clone()]);
    screen.ask(Command::SelectDay(day("2026-11-20")));
    assert!(!screen.shows("revision"), "answers are no corrections");
    screen.click("Correct Hamstring reset, 19:00");
    screen.harness.get_by_role_and_label(Role::TextInput, "Minutes").focus();
    screen.harness.run_steps(2);
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.harness.run_steps(2);
    types(&mut screen, "Minutes", "6");
    screen.harness.get_by_label("Leg after, 0–10").focus();
    screen.harness.run_steps(2);
    screen.harness.event(egui::Event::Text("2".into()));
    screen.harness.run_steps(2);
    screen.click("Save");
    let [record] = &sessions(&screen)[..] else { panic!("{:?}", kept(&screen)) };
    let expected = SessionRecord {
        revision: 4,
        done: std::time::Duration::from_mins(6),
        after: supple::domain::history::Pain { leg: PainScore::new(2), ..answered.after },
        hand: Hand::Corrected,
        ..answered.clone()
    };
    assert_eq!(*record, expected);
    assert!(screen.shows("corrected, revision 4") && screen.shows("“Hamstring reset” is corrected."));
    screen.picture("calendar-corrected-light-wide");
    screen.click("Undo");
    assert_eq!(sessions(&screen)[1], SessionRecord { revision: 5, ..answered });
    assert!(!screen.shows("corrected"));
    // Nothing is kept of a correction that changes nothing.
    screen.click("Correct Hamstring reset, 19:00");
    screen.press(Key::Escape);
    screen.click("Correct Hamstring reset, 19:00");
    screen.click("Save");
    assert_eq!(kept(&screen).len(), 2);
}

#[test]
fn undoing_a_correction_keeps_what_was_answered_since() {
    let mut screen = with(Theme::Light, WIDE, vec![session(day("2026-11-20"))]);
    let id = session(day("2026-11-20")).id;
    screen.ask(Command::CorrectSession(id));
    let mut typed = model(&screen).amending.as_ref().unwrap().typed.clone();
    typed.note = "With the new roller.".into();
    screen.ask(Command::Amend(Box::new(typed)));
    screen.ask(Command::SaveAmended);
    screen.ask(Command::SayMorning(supple::domain::safety::light::After::SoonOver));
    screen.ask(Command::UndoDiary);
    let last = sessions(&screen).pop().unwrap();
    assert_eq!((last.revision, last.note.as_str()), (4, ""));
    assert_eq!(last.morning, Some(supple::domain::safety::light::After::SoonOver));
}

#[test]
fn pain_that_jumped_today_asks_the_short_questions_and_an_older_day_does_not() {
    for (on, asks) in [("2026-11-21", true), ("2026-11-15", false)] {
        let mut screen = with(Theme::Light, WIDE, vec![]);
        screen.ask(Command::SelectDay(day(on)));
        screen.ask(Command::AddSession);
        let mut typed = model(&screen).amending.as_ref().unwrap().typed.clone();
        typed.what = supple::app::amending::What::Words("Long drive".into());
        (typed.start, typed.length) = ("9:00".into(), "60".into());
        (typed.before.leg, typed.after.leg) = (PainScore::new(1), PainScore::new(8));
        screen.ask(Command::Amend(Box::new(typed)));
        screen.ask(Command::SaveAmended);
        assert_eq!(matches!(screen.flow(), Flow::Asking(_)), asks, "{on}");
        assert_eq!(sessions(&screen).len(), 1);
    }
}

#[test]
fn keys_of_the_calendar_wait_while_something_is_written() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.click("Add a session");
    screen.press(Key::Tab);
    screen.press(Key::PageUp);
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    screen.harness.run_steps(3);
    assert!(screen.shows("November 2026") && model(&screen).route == Route::Calendar);
    screen.press(Key::Escape);
    screen.press(Key::PageUp);
    assert!(screen.shows("October 2026"));
}

#[test]
fn the_form_can_be_looked_at() {
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let mut screen = with(theme, size, autumn());
            screen.ask(Command::AddSession);
            screen.picture(&format!("hand-add-{theme_name}-{size_name}"));
            screen.ask(Command::CorrectSession(session(day("2026-11-20")).id));
            screen.picture(&format!("hand-correct-{theme_name}-{size_name}"));
        }
    }
}
