//! How it feels, said in a real window and found again in real files.

use std::fs;

use super::desk::Desk;

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_check_in_by_keyboard_is_in_a_file_and_shows_after_a_restart_and_on_the_command_line() {
    let desk = Desk::new();
    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+n");
    reader.choose("Right buttock");
    // The arrows move what the keyboard is on.
    reader.focus("thing", "Right buttock");
    for _ in 0..2 {
        app.key("Up");
    }
    app.key("Escape");
    reader.choose("Notes");
    reader.text("Leg 7 · down to the buttock");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    let files: Vec<_> = fs::read_dir(desk.data().join("journal")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [file] = &files[..] else { panic!("{files:?}") };
    let text = fs::read_to_string(file).unwrap();
    assert_eq!(text.lines().count(), 2, "a header and one line: {text}");
    assert!(text.contains("(at:buttock,side:right,score:7)"), "{text}");

    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+4");
    reader.choose("Notes");
    reader.text("Leg 7 · down to the buttock");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    let printed = desk.supple(&["journal"]).output().unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(printed.contains("Leg 7") && printed.contains("Right buttock 7"), "{printed}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_check_in_that_is_open_when_supple_is_killed_is_in_the_journal_after_it() {
    let desk = Desk::new();
    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+n");
    reader.choose("Right buttock");
    // It is on disk before the next thing is done.
    let open = || desk.has("noting");
    while !open() {
        std::thread::yield_now();
    }
    app.kill();
    assert!(!desk.data().join("journal").exists(), "it was not saved");

    let app = desk.open();
    let mut reader = app.reader();
    reader.text("Your check-in was not finished when Supple closed. What you said so far is in your journal.");
    app.key("ctrl+4");
    reader.choose("Notes");
    reader.text("Leg 5 · down to the buttock");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert!(!open(), "nothing is left to lose");
    let printed = desk.supple(&["journal"]).output().unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert_eq!(printed.matches("Right buttock 5").count(), 1, "{printed}");
}
