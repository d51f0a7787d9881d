//! The journal: check-ins on a body, the questions of a week, the self-test, and all of it corrected.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Theme, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::{Command, LoadedData};
use supple::app::model::{Flow, Route};
use supple::domain::day::{Day, DayBoundary};
use supple::domain::journal::{CheckIn, Entry, Feel, Journal, JournalLine, Noted, Place, Zone};
use supple::domain::quantity::{PainScore, WallTime};
use supple::domain::safety::signs::SignEvent;
use supple::domain::settings::{Asked, Settings};
use supple::domain::side::Side;
use supple::testing::{Kept, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE, nothing};

const BUTTOCK: Place = Place::Of(Zone::Buttock, Side::Right);
const CALF: Place = Place::Of(Zone::Calf, Side::Right);

fn score(score: u8) -> PainScore {
    PainScore::new(score).unwrap()
}

fn marked(marks: &[(Place, u8)]) -> CheckIn {
    CheckIn { marks: marks.iter().map(|(place, said)| (*place, score(*said))).collect(), ..CheckIn::default() }
}

/// A check-in so many days and hours before now.
fn noted(days: i64, hours: i64, said: CheckIn) -> JournalLine {
    let local = saturday_evening() - chrono::Duration::days(days) - chrono::Duration::hours(hours);
    JournalLine::Entry(Entry {
        id: format!("c-{days}-{hours}").parse().unwrap(),
        revision: 1,
        at: WallTime::from_unix_millis(local.timestamp_millis()),
        offset: *local.offset(),
        day: Day::of(local, DayBoundary::default()),
        changed: None,
        what: Noted::CheckIn(said),
    })
}

fn found(lines: impl IntoIterator<Item = JournalLine>) -> LoadedData {
    LoadedData { journal: Journal::merge(lines), ..nothing() }
}

fn journal(screen: &Screen) -> &Journal {
    &screen.harness.state().app().model().journal
}

fn lines(screen: &Screen) -> Vec<JournalLine> {
    let saved = screen.saved.borrow();
    saved.iter().filter_map(|kept| if let Kept::Note(line) = kept { Some((**line).clone()) } else { None }).collect()
}

fn said(screen: &Screen) -> CheckIn {
    let Flow::Noting(noting) = screen.flow() else { panic!("{:?}", screen.flow()) };
    let Noted::CheckIn(said) = &noting.entry.what else { panic!("{noting:?}") };
    said.clone()
}

fn on_the_page(lines: impl IntoIterator<Item = JournalLine>) -> Screen {
    let mut screen = Screen::with_history(Theme::Light, WIDE, found(lines));
    screen.ask(Command::Go(Route::Journal));
    screen.click("Notes");
    screen
}

#[test]
fn pictures_of_the_journal() {
    let rich = CheckIn {
        feels: [Feel::Tingling].into(),
        note: "Two hours in the car, stiff after.".into(),
        ..marked(&[
            (BUTTOCK, 7),
            (Place::Of(Zone::BackThigh, Side::Right), 5),
            (Place::Of(Zone::LowBack, Side::Right), 3),
            (CALF, 2),
        ])
    };
    let past =
        || [noted(1, 2, rich.clone()), noted(1, 9, marked(&[(BUTTOCK, 4)])), noted(3, 0, marked(&[(BUTTOCK, 5)]))];
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, wide) in [(WIDE, "wide"), (SMALL, "small")] {
            let mut screen = Screen::with_history(theme, size, found(past()));
            screen.ask(Command::Go(Route::Journal));
            screen.click("Notes");
            screen.picture(&format!("journal-{name}-{wide}"));
            screen.ask(Command::CheckIn(Box::new(rich.clone())));
            screen.picture(&format!("checkin-{name}-{wide}"));
            screen.click("Front");
            screen.click("More about it");
            screen.picture(&format!("checkin-more-{name}-{wide}"));
            screen.ask(Command::DiscardNoted);
            screen.ask(Command::CheckIn(Box::default()));
            screen.picture(&format!("checkin-empty-{name}-{wide}"));
            screen.ask(Command::DiscardNoted);
            screen.ask(Command::AskWeek);
            screen.picture(&format!("week-{name}-{wide}"));
            screen.ask(Command::DiscardNoted);
            screen.ask(Command::TestSelf);
            screen.picture(&format!("selftest-{name}-{wide}"));
            screen.ask(Command::DiscardNoted);
            screen.click("What is asked");
            screen.picture(&format!("journal-asked-{name}-{wide}"));
        }
    }
    let mut screen = on_the_page([]);
    screen.picture("journal-empty-light-wide");
}

#[test]
fn the_shortest_check_in_is_two_taps_and_is_kept() {
    let mut screen = on_the_page([]);
    screen.click("Check in");
    screen.harness.get_by_role_and_label(Role::CheckBox, "Right buttock").click();
    screen.harness.run_steps(3);
    assert_eq!(said(&screen).marks.get(&BUTTOCK), Some(&score(5)));
    screen.press(Key::Escape);
    let entries: Vec<_> = journal(&screen).entries().cloned().collect();
    let [Entry { what: Noted::CheckIn(kept), revision: 1, changed: None, .. }] = &entries[..] else {
        panic!("{entries:?}")
    };
    assert_eq!(kept.pain().leg, Some(score(5)));
    assert_eq!(lines(&screen), [JournalLine::Entry(entries[0].clone())]);
    assert!(screen.shows("Leg 5 · down to the buttock"));
}

/// What was kept of what is being written, in order.
fn kept(screen: &Screen) -> Vec<Option<Entry>> {
    let saved = screen.saved.borrow();
    let of = |kept: &Kept| if let Kept::Noting(entry) = kept { Some(entry.as_deref().cloned()) } else { None };
    saved.iter().filter_map(of).collect()
}

#[test]
fn a_check_in_that_is_open_is_kept_for_a_crash_and_is_in_the_journal_after_it() {
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::default()));
    assert_eq!(kept(&screen), [], "nothing is said yet");
    let numb = CheckIn { feels: [Feel::Tingling].into(), ..marked(&[(BUTTOCK, 5)]) };
    screen.ask(Command::Note(Box::new(Noted::CheckIn(marked(&[(BUTTOCK, 5)])))));
    screen.ask(Command::Note(Box::new(Noted::CheckIn(numb.clone()))));
    assert_eq!(kept(&screen).len(), 1, "what comes close behind is kept with what comes after it");
    screen.wait(3);
    let last = kept(&screen).pop().unwrap().expect("it is kept");
    assert_eq!(last.what, Noted::CheckIn(numb));

    let mut after = Screen::with_history(Theme::Light, WIDE, LoadedData { noting: Some(last.clone()), ..nothing() });
    after.harness.run_steps(3);
    after.picture("today-unfinished-note-light-wide");
    assert!(after.shows("Your check-in was not finished when Supple closed. What you said so far is in your journal."));
    assert_eq!(lines(&after), [JournalLine::Entry(last.clone())]);
    assert_eq!(kept(&after), [None], "nothing is left to lose");

    // The crash came between the journal and the file of what is open.
    let both = LoadedData { noting: Some(last.clone()), ..found([JournalLine::Entry(last)]) };
    let again = Screen::with_history(Theme::Light, WIDE, both);
    assert_eq!((lines(&again), kept(&again)), (vec![], vec![None]));
}

#[test]
fn what_is_saved_and_what_was_kept_for_a_crash_are_one_entry() {
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::default()));
    screen.ask(Command::Note(Box::new(Noted::CheckIn(marked(&[(BUTTOCK, 5)])))));
    let open = kept(&screen).pop().unwrap().unwrap();
    screen.wait(3);
    screen.press(Key::Escape);
    assert_eq!(lines(&screen), [JournalLine::Entry(open)]);
    assert_eq!(kept(&screen).pop(), Some(None));
    screen.ask(Command::CheckIn(Box::default()));
    screen.ask(Command::Note(Box::new(Noted::CheckIn(marked(&[(CALF, 2)])))));
    screen.click("Discard");
    assert_eq!((lines(&screen).len(), kept(&screen).pop()), (1, Some(None)));
}

#[test]
fn a_numb_saddle_that_was_noted_before_a_crash_is_still_asked_about() {
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::default()));
    screen.ask(Command::Note(Box::new(Noted::CheckIn(marked(&[(Place::Saddle, 5)])))));
    let open = kept(&screen).pop().unwrap();
    let after = Screen::with_history(Theme::Light, WIDE, LoadedData { noting: open, ..nothing() });
    assert!(matches!(after.flow(), Flow::Asking(_)), "{:?}", after.flow());
}

#[test]
fn a_body_is_marked_and_unmarked_and_its_strength_moved_by_keyboard() {
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::default()));
    let part = |screen: &Screen| {
        let node = screen.harness.get_by_role_and_label(Role::CheckBox, "Right calf");
        (node.accesskit_node().toggled(), node.accesskit_node().numeric_value())
    };
    assert_eq!(part(&screen).0, Some(Toggled::False));
    screen.harness.get_by_role_and_label(Role::CheckBox, "Right calf").focus();
    screen.harness.run_steps(2);
    screen.press(Key::Space);
    assert_eq!(part(&screen), (Some(Toggled::True), Some(5.0)));
    screen.press(Key::ArrowUp);
    screen.press(Key::ArrowUp);
    assert_eq!(said(&screen).marks.get(&CALF), Some(&score(7)));
    screen.press(Key::Space);
    assert!(said(&screen).marks.is_empty());
    screen.press(Key::ArrowUp);
    assert_eq!(said(&screen).marks.get(&CALF), Some(&score(1)), "the arrow alone marks it, too");
}

#[test]
fn nothing_said_is_nothing_kept_and_discarding_keeps_nothing() {
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::default()));
    screen.press(Key::Escape);
    screen.ask(Command::CheckIn(Box::new(marked(&[(CALF, 3)]))));
    screen.click("Discard");
    assert!(matches!(screen.flow(), Flow::Idle));
    assert!(lines(&screen).is_empty());
    assert!(screen.shows("Nothing is noted yet."));
}

#[test]
fn leaving_by_the_rail_keeps_what_was_said() {
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::new(marked(&[(CALF, 3)]))));
    screen.click("Calendar");
    assert_eq!(journal(&screen).entries().len(), 1);
    assert_eq!(screen.harness.state().app().model().route, Route::Calendar);
}

#[test]
fn a_correction_keeps_its_time_and_can_be_undone_and_so_can_a_deletion() {
    let first = noted(1, 2, marked(&[(BUTTOCK, 7)]));
    let JournalLine::Entry(before) = first.clone() else { panic!() };
    let mut screen = on_the_page([first]);
    let day = "Friday 20 November";
    screen.click(&format!("Correct Check-in, 17:42, {day}"));
    screen.ask(Command::Note(Box::new(Noted::CheckIn(marked(&[(BUTTOCK, 4)])))));
    screen.click("Save");
    let after = journal(&screen).entry(&before.id).unwrap().clone();
    assert_eq!((after.revision, after.day, after.at), (2, before.day, before.at));
    assert!(after.changed.is_some_and(|at| at > before.at));
    assert!(screen.shows("Corrected 21 November, 19:42"));
    screen.click("Undo");
    let undone = journal(&screen).entry(&before.id).unwrap();
    assert_eq!((undone.revision, &undone.what, undone.changed), (3, &before.what, None));
    screen.click(&format!("Delete Check-in, 17:42, {day}"));
    assert_eq!(journal(&screen).entries().len(), 0);
    screen.click("Undo");
    let back = journal(&screen).entry(&before.id).unwrap();
    assert_eq!((back.revision, &back.what), (5, &before.what));
    assert!(!screen.shows("Undo"), "there is nothing left to undo");
}

#[test]
fn a_mark_between_the_legs_is_kept_and_starts_the_warning_sign_questions() {
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::new(marked(&[(Place::Saddle, 2)]))));
    screen.click("Save");
    assert!(matches!(screen.flow(), Flow::Asking(_)), "{:?}", screen.flow());
    assert_eq!(journal(&screen).entries().len(), 1);
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::new(marked(&[(CALF, 9)]))));
    screen.click("Save");
    assert!(matches!(screen.flow(), Flow::Idle));
}

#[test]
fn weekly_questions_and_the_self_test_are_off_until_chosen_and_then_due() {
    let mut screen = on_the_page([]);
    assert!(!screen.shows("Weekly questions") && !screen.shows("Self-test"));
    screen.click("What is asked");
    screen.click("Questions once a week");
    screen.click("A self-test every three weeks");
    let settings = screen.harness.state().app().model().settings;
    assert_eq!((settings.weekly, settings.self_test), (Asked::WhenDue, Asked::WhenDue));
    assert!(screen.saved.borrow().contains(&Kept::Settings(settings)));
    screen.click("Weekly questions");
    screen.harness.get_by_role_and_label(Role::Slider, "Leg pain").focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_role_and_label(Role::Slider, "Leg pain").type_text("4");
    screen.harness.run_steps(3);
    screen.click("Save");
    let said = journal(&screen).weeks().next().unwrap().1.clone();
    assert_eq!(said.bother[0].map(supple::domain::journal::Bother::get), Some(4));
    assert!(screen.shows("Due again in 7 days"));
    screen.days_pass(7);
    assert!(!screen.shows("Due again in 7 days"));
}

#[test]
fn names_of_activities_are_asked_for_once() {
    let mut screen = on_the_page([]);
    let settings = Settings { weekly: Asked::WhenDue, ..screen.harness.state().app().model().settings };
    screen.ask(Command::Change(settings));
    screen.ask(Command::AskWeek);
    screen.harness.get_by_label("Activity 1").focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_label("Activity 1").type_text("Gardening");
    screen.harness.run_steps(3);
    screen.harness.get_by_label("Gardening, now").type_text("");
    screen.harness.get_by_label("Gardening, now").focus();
    screen.harness.run_steps(2);
    screen.press(Key::ArrowRight);
    screen.click("Save");
    assert!(screen.shows("Gardening 1 of 10"));
    screen.ask(Command::AskWeek);
    screen.harness.get_by_label("Answer anyway").scroll_to_me();
    screen.harness.run_steps(3);
    screen.click("Answer anyway");
    screen.harness.get_by_label("Gardening, now");
    screen.click("Save");
    assert_eq!(journal(&screen).entries().len(), 1, "a name alone is no answer");
}

#[test]
fn nothing_of_the_pages_lies_outside_a_small_window() {
    let rich = CheckIn { feels: Feel::ALL.iter().copied().collect(), ..marked(&[(BUTTOCK, 7), (CALF, 2)]) };
    for size in [SMALL, Vec2::new(640.0, 410.0)] {
        let mut screen = Screen::with_history(Theme::Light, size, found([noted(0, 1, rich.clone())]));
        for command in [
            Command::Go(Route::Journal),
            Command::CheckIn(Box::new(rich.clone())),
            Command::DiscardNoted,
            Command::AskWeek,
            Command::DiscardNoted,
            Command::TestSelf,
        ] {
            screen.ask(command);
            let roles = [Role::CheckBox, Role::RadioButton, Role::Button, Role::Slider, Role::TextInput];
            let nodes = roles.into_iter().flat_map(|role| screen.harness.query_all_by_role(role));
            let beyond: Vec<_> = nodes
                .filter(|node| node.rect().right() > size.x + 1.0 || node.rect().left() < 0.0)
                .map(|node| node.accesskit_node().label())
                .collect();
            assert!(beyond.is_empty(), "{size}: {beyond:?}");
        }
    }
}

#[test]
fn what_was_noted_in_another_year_says_which() {
    let screen = on_the_page([noted(0, 1, marked(&[(CALF, 3)])), noted(365, 1, marked(&[(CALF, 4)]))]);
    screen.harness.get_by_label("Saturday 21 November");
    screen.harness.get_by_label("Friday 21 November 2025");
}

#[test]
fn what_a_clock_noted_that_ran_ahead_is_not_the_last_for_years() {
    let ahead = noted(-1_500, 0, marked(&[(Place::Saddle, 2)]));
    let mut screen = on_the_page([noted(1, 0, marked(&[(CALF, 3)])), ahead]);
    screen.harness.get_by_label("Monday 30 December 2030");
    screen.click("Check in");
    screen.click("Same places as last time");
    assert_eq!(said(&screen), marked(&[(CALF, 3)]), "those of yesterday");
    screen.ask(Command::Note(Box::new(Noted::CheckIn(marked(&[(Place::Saddle, 2)])))));
    screen.ask(Command::SaveNoted);
    assert!(matches!(screen.flow(), Flow::Asking(_)), "it is new: {:?}", screen.flow());
}

#[test]
fn a_sign_that_was_said_is_asked_about_once_and_again_after_two_weeks() {
    let saddle = || marked(&[(Place::Saddle, 2)]);
    for (days, asked) in [(14, false), (15, true)] {
        let mut screen = on_the_page([noted(days, 0, saddle())]);
        screen.ask(Command::CheckIn(Box::new(saddle())));
        screen.ask(Command::SaveNoted);
        assert_eq!(matches!(screen.flow(), Flow::Asking(_)), asked, "after {days} days");
    }
    let mut screen = on_the_page([]);
    screen.ask(Command::CheckIn(Box::new(saddle())));
    screen.ask(Command::AskSigns);
    assert!(matches!(screen.flow(), Flow::Asking(_)), "{:?}", screen.flow());
    let signs = &screen.harness.state().app().model().care.signs;
    let wanted = signs.iter().filter(|sign| sign.what == SignEvent::Wanted);
    assert_eq!(wanted.count(), 1, "two reasons, asked about once");
}

#[test]
fn of_a_note_as_long_as_a_book_the_list_shows_the_beginning() {
    let note = "Übung Ω one two ".repeat(5_000);
    let long = CheckIn { note: note.clone(), ..marked(&[(CALF, 3)]) };
    let mut screen = on_the_page([noted(0, 1, long), noted(2, 0, marked(&[(BUTTOCK, 4)]))]);
    let older = screen.harness.get_by_label("Thursday 19 November").rect();
    assert!(older.top() < WIDE.y, "what comes after it is on the same page: {older:?}");
    screen.click("Correct Check-in, 18:42, Saturday 21 November");
    assert_eq!(said(&screen).note, note, "all of it is there to read and to correct");
    screen.press(Key::Escape);
    assert_eq!(lines(&screen), [], "looking changes nothing");
}

#[test]
fn a_ten_that_is_typed_is_a_ten() {
    let mut screen = on_the_page([]);
    screen.click("Check in");
    screen.harness.get_by_label("Leg pain").focus();
    screen.harness.run_steps(1);
    for digit in ["7", "1", "0"] {
        screen.harness.event(Event::Text(digit.into()));
    }
    screen.harness.run_steps(2);
    assert_eq!(said(&screen).pain.leg, Some(score(10)));
    screen.press(Key::Backspace);
    assert_eq!(said(&screen).pain.leg, None);
}

#[test]
fn how_it_is_now_is_said_on_the_first_screen_in_two_taps_with_the_places_of_last_time() {
    let before = noted(1, 2, marked(&[(BUTTOCK, 5), (CALF, 2)]));
    let mut screen = Screen::with_history(Theme::Light, WIDE, found([before]));
    assert!(screen.shows("Yesterday: leg 5 · down to the calf"));
    assert!(screen.harness.query_by_label("Save").is_none(), "there is nothing to save yet");
    let leg = screen.harness.get_by_role_and_label(Role::Slider, "Leg pain, 0–10").rect();
    screen.harness.get_by_role_and_label(Role::Slider, "Leg pain, 0–10").click();
    screen.harness.run_steps(3);
    assert!(leg.width() > 200.0);
    screen.harness.get_by_role_and_label(Role::CheckBox, "Right buttock").click();
    screen.harness.run_steps(3);
    screen.picture("today-now-light-wide");
    screen.click("Save");
    let (_, kept) =
        journal(&screen).check_ins().next_back().map(|(entry, said)| (entry.clone(), said.clone())).unwrap();
    assert_eq!((kept.pain.leg, kept.marks.get(&BUTTOCK), kept.marks.len()), (Some(score(5)), Some(&score(5)), 1));
    assert!(screen.shows("Saved. At 19:42: leg 5 · down to the buttock"));
    screen.click("Undo");
    assert_eq!(journal(&screen).entries().len(), 1);
    assert!(screen.shows("Yesterday: leg 5"));
}

#[test]
fn what_was_said_on_the_first_screen_goes_on_on_the_body() {
    let mut screen = Screen::known();
    screen.harness.get_by_role_and_label(Role::Slider, "Back pain, 0–10").focus();
    screen.harness.run_steps(2);
    screen.press(Key::ArrowRight);
    screen.click("Mark on the body");
    assert_eq!(said(&screen).pain.back, Some(score(1)));
}

#[test]
fn the_calendar_shows_what_was_noted_on_a_day() {
    let mut screen = Screen::with_history(Theme::Light, WIDE, found([noted(1, 2, marked(&[(BUTTOCK, 5)]))]));
    screen.ask(Command::Go(Route::Calendar));
    assert!(!screen.shows("Check-in, 17:42"));
    screen.ask(Command::SelectDay("2026-11-20".parse().unwrap()));
    assert!(screen.shows("Check-in, 17:42") && screen.shows("Leg 5 · down to the buttock"));
}
