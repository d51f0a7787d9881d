//! A routine from its start to its end.

use super::desk::{Desk, all_done};
use super::{CHANGE, GET_READY, LAST, LEFT, REST, REVIEW, RIGHT, SHORT};

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_routine_file_is_played_to_its_end_and_stands_in_the_history() {
    let desk = Desk::new();
    let mut app = desk.play();
    let titles: Vec<String> =
        std::iter::repeat_with(|| app.title()).skip_while(|title| title == "Supple").take(7).collect();
    assert_eq!(titles, [GET_READY, LEFT, CHANGE, RIGHT, REST, LAST, REVIEW]);
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_person_finds_an_own_routine_plays_it_and_rates_it_without_a_mouse() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.data().join("routines")).unwrap();
    std::fs::write(desk.data().join("routines/short.ron"), SHORT).unwrap();
    let mut app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+2");
    reader.focus("button", "Short, Stretch · 10 s");
    app.key("Return");
    reader.find("slider", "Leg pain, 0–10");
    reader.focus("button", "Start");
    app.key("Return");
    app.until_title(REVIEW);
    reader.focus("slider", "Leg pain, 0–10");
    app.key("3");
    reader.press("Save");
    app.until_title("Supple");
    app.key("ctrl+3");
    reader.text("leg 3 after");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(desk.session(), all_done());
    assert_eq!(desk.history()[0]["after_leg"], 3);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_screen_reader_names_the_window_and_its_buttons_and_says_each_change() {
    let desk = Desk::new();
    let app = desk.play();
    let mut reader = app.reader();
    for button in ["Pause", "Skip", "Start again, or the one before", "Too much, ease off", "+15 s", "End"] {
        reader.find("button", button);
    }
    for said in [
        "Lying strap hamstring stretch, left leg. ",
        "Change sides. Lying strap hamstring stretch, right leg. ",
        "Rest. 4-in 6-out breathing. ",
    ] {
        reader.said(said);
    }
    reader.find("frame", REVIEW);
}
