//! A routine of one's own, made in a real window and kept in a real file.

use std::fs;

use super::desk::Desk;

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_routine_is_made_saved_and_found_again_and_a_kill_in_the_middle_loses_nothing() {
    let desk = Desk::new();
    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+2");
    reader.press("New routine");
    reader.focus("thing", "Name of the routine");
    for letter in ["e", "v", "e"] {
        app.key(letter);
    }
    reader.press("Choose exercises");
    reader.press("Back-of-thigh long strokes");
    reader.press("Add 1 step");
    reader.text("1 step, 2 in all");
    reader.press("Save");
    reader.text("Saved");
    let file = desk.data().join("routines/eve.ron");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    let text = fs::read_to_string(&file).expect("it lies in a file of its name");
    assert!(text.contains("thigh-back-effleurage"), "{text}");

    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+2");
    reader.press("eve, Long strokes · 2 min");
    reader.press("Edit");
    reader.press("Duplicate step");
    reader.text("2 steps, 4 in all");
    // It is on disk before the next thing is done.
    let draft = || desk.has("draft");
    while !draft() {
        std::thread::yield_now();
    }
    app.kill();
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "what was not saved is not in the file");

    let app = desk.open();
    let mut reader = app.reader();
    reader.text("You were editing");
    reader.press("Go on editing");
    reader.text("2 steps, 4 in all");
    reader.press("Save");
    reader.text("Saved");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(fs::read_to_string(&file).unwrap().matches("thigh-back-effleurage").count(), 2);
    assert!(!draft(), "nothing is left to lose");
}
