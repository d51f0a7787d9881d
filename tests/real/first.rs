//! The first start.

use super::desk::Desk;

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_newcomer_answers_once_and_the_next_start_remembers() {
    let desk = Desk::untouched();
    let app = desk.open();
    let mut reader = app.reader();
    for button in ["I understand, go on", "None of these apply", "None of these, go on", "Go on", "Look around first"] {
        reader.press(button);
    }
    reader.find("button", "Start");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");

    let app = desk.open();
    let mut reader = app.reader();
    reader.find("button", "Start");
    reader.gone("Welcome to Supple");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
}
