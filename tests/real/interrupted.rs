//! A session that does not reach its end.

use super::desk::Desk;
use super::{LEFT, REVIEW, RIGHT};

/// In the middle of the right side, the second bout.
fn killed_in_the_second_step(desk: &Desk) {
    let mut app = desk.play();
    app.until_title(RIGHT);
    app.kill();
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn after_a_kill_the_next_start_keeps_what_was_done() {
    let desk = Desk::new();
    killed_in_the_second_step(&desk);
    assert!(desk.history().is_empty());
    let app = desk.open();
    let mut reader = app.reader();
    reader.text("A session was interrupted");
    reader.press("Keep what was done");
    reader.gone("A session was interrupted");
    app.close();
    let (outcome, steps) = desk.session();
    assert_eq!(
        (outcome.as_str(), &steps[0], &steps[2]),
        ("interrupted", &("left".into(), 2.0), &("whole".into(), 0.0))
    );
    assert_eq!(steps[1].0, "right");
    assert!(steps[1].1 < 2.0, "{steps:?}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn after_a_kill_a_person_can_go_on_with_an_own_routine_at_the_same_step() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.data().join("routines")).unwrap();
    std::fs::copy(desk.path("short.ron"), desk.data().join("routines/short.ron")).unwrap();
    killed_in_the_second_step(&desk);
    let mut app = desk.open();
    app.reader().press("Go on");
    assert_eq!(app.title(), "Supple");
    let mut titles: Vec<String> = Vec::new();
    while titles.last().is_none_or(|title| title != REVIEW) {
        titles.push(app.title());
    }
    assert!(titles.contains(&RIGHT.into()) && !titles.contains(&LEFT.into()), "{titles:?}");
    app.close();
    let (outcome, steps) = desk.session();
    assert_eq!((outcome.as_str(), steps[0].1, steps[2].1), ("completed", 2.0, 2.0));
    assert!(steps[1].1 >= 2.0, "{steps:?}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_window_closed_in_mid_session_ends_well_and_the_session_is_offered_again() {
    let desk = Desk::new();
    let app = desk.play();
    let mut reader = app.reader();
    reader.find("frame", RIGHT);
    reader.text("0:01 of 0:02");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    let app = desk.open();
    let mut reader = app.reader();
    reader.text("A session was interrupted");
    reader.press("Keep what was done");
    reader.gone("A session was interrupted");
    app.close();
    let (_, steps) = desk.session();
    assert!(steps[1].1 >= 1.0, "unlike a kill, closing counts the step up to that moment: {steps:?}");
}
