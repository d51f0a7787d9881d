//! What is made, shared, deleted and opened again, in a real window and real files.

use std::fs;
use std::path::Path;

use supple::format::pack::{Pack, PackFile, read_pack, write_pack};

use super::app::App;
use super::desk::Desk;
use super::reader::Reader;
use crate::pictures::LEAFLET;

/// Supple with the person's own home on this desk, where shared files go.
fn at_home(desk: &Desk, arguments: &[&str]) -> App {
    let home = desk.path("home");
    fs::create_dir_all(&home).unwrap();
    App::start(desk.supple(arguments).env("HOME", home))
}

/// What is read once it is there; the caller waits for something that comes after it.
fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn types(app: &App, reader: &mut Reader, field: &str, letters: &[&str]) {
    reader.focus("thing", field);
    for letter in letters {
        app.key(letter);
    }
}

fn leaves(app: App) {
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn six_steps_with_sides_and_a_group_are_made_played_shared_deleted_and_imported_again() {
    let desk = Desk::new();
    let mut app = at_home(&desk, &[]);
    let mut reader = app.reader();
    app.key("ctrl+2");
    reader.press("New routine");
    types(&app, &mut reader, "Name of the routine", &["s", "i", "x"]);
    reader.press("Choose exercises");
    for name in
        ["Back-of-thigh long strokes", "Ball under mid-thigh", "Calf squeeze and let go", "Ball roll under the arch"]
    {
        reader.press(name);
    }
    reader.press("Add 4 steps");
    reader.text("4 steps, 8 in all");
    reader.press("Add steps");
    for name in ["Floor ball, upper-outer buttock", "Low-back side kneading"] {
        reader.press(name);
    }
    reader.press("Add 2 steps");
    reader.text("6 steps, 11 in all");
    // The two that were added are picked: they become the group.
    app.key("ctrl+g");
    reader.text("Repeat 2 times");
    app.key("ctrl+s");
    reader.text("Saved");
    reader.press("Try it");
    reader.press("Start");
    app.until_title("Get ready · Back-of-thigh long strokes – Supple");
    app.key("Escape");
    reader.press("End the session");
    // Nothing was done, so nothing is asked.
    reader.text("19 routines");
    let file = desk.data().join("routines/six.ron");
    let made = text(&file);
    assert_eq!(made.matches("Step(").count(), 6, "{made}");
    assert_eq!(made.matches("Group(").count(), 1, "{made}");

    reader.press(
        "six, Self-massage · 15 min, 2 changed: That one is moderate and waits for three comfortable sessions in a row. \
         That one is strong and waits for three comfortable sessions in a row.",
    );
    reader.press("Share as a file");
    reader.press("Write the file");
    reader.text("Send it, or copy it to another computer.");
    let shared = desk.path("home/six.supple");
    assert_eq!(read_pack(&fs::read(&shared).unwrap()).unwrap().routines.len(), 1);
    reader.press("Delete");
    reader.text("“six” is deleted.");
    leaves(app);
    assert!(!file.exists(), "it is put away");

    let app = at_home(&desk, &["open", shared.to_str().unwrap()]);
    let mut reader = app.reader();
    reader.text("It is new to you.");
    reader.press("Import");
    reader.text("“six” is among your routines.");
    leaves(app);
    assert_eq!(text(&file), made);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_routine_that_a_text_editor_changed_meanwhile_is_kept_beside_ours() {
    let desk = Desk::new();
    let routines = desk.data().join("routines");
    fs::create_dir_all(&routines).unwrap();
    fs::copy(desk.path("short.ron"), routines.join("short.ron")).unwrap();
    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+2");
    reader.press("Short, Stretch · 10 s");
    reader.press("Edit");
    reader.press("Duplicate step");
    reader.text("3 steps");
    let theirs = text(&routines.join("short.ron")).replace("rest: 2", "rest: 3");
    fs::write(routines.join("short.ron"), &theirs).unwrap();
    reader.press("Save");
    reader.text("was changed elsewhere meanwhile. Both are kept");
    leaves(app);
    assert_eq!(text(&routines.join("short.ron")), theirs, "what the text editor wrote is as it was");
    let beside = fs::read_dir(&routines).unwrap().map(|entry| entry.unwrap().path());
    let ours: Vec<String> = beside.filter(|path| *path != routines.join("short.ron")).map(|path| text(&path)).collect();
    assert!(ours.iter().any(|ours| ours.matches("Step(").count() == 3), "{ours:?}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn an_exercise_of_ones_own_is_made_by_keyboard_and_a_favourite_is_one_after_a_restart() {
    let desk = Desk::new();
    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+2");
    reader.text("18 routines");
    reader.choose("Favourite: Chair break");
    reader.choose("Exercises");
    reader.press("New exercise");
    types(&app, &mut reader, "Name of the exercise", &["l", "i", "f", "t"]);
    reader.choose("Face down");
    reader.press("Start a figure");
    reader.choose("Pose B");
    reader.focus("button", "Pull the right knee");
    for _ in 0..6 {
        app.key("Up");
    }
    app.key("ctrl+s");
    reader.text("Exercises / Mine");
    leaves(app);
    let made = text(&desk.data().join("exercises/lift.ron"));
    assert!(made.contains("figure: (") && made.contains("position: Prone"), "{made}");
    let shelf = fs::read_dir(desk.data()).unwrap().map(|entry| entry.unwrap().path());
    let shelf = shelf.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("shelf."));
    let shelf: Vec<String> = shelf.map(|path| text(&path)).collect();
    assert!(shelf.len() == 1 && shelf[0].contains("desk-break"), "the star is in a file: {shelf:?}");

    let app = desk.open();
    let mut reader = app.reader();
    app.key("ctrl+2");
    reader.text("18 routines");
    reader.choose("Favourites");
    reader.find("thing", "Favourite: Chair break");
    reader.gone("Favourite: Bad-day calm");
    leaves(app);
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_picture_in_a_file_lands_in_its_folder_and_goes_out_again_with_the_routine() {
    let desk = Desk::new();
    let exercise = "(format: \"supple-exercise\", version: 1, body: (id: \"raise\", name: \"Raise\", kind: Strength,
        technique: Dynamic, position: Standing, sides: None, target: Hold(9), picture: \"leaf.svg\"))";
    let routine = "(format: \"supple-routine\", version: 1, body: (id: \"stairs\", title: \"Stairs\",
        steps: [Step(exercise: \"raise\")]))";
    let file = |name: &str, text: &str| PackFile { name: name.into(), bytes: text.into() };
    let pack = Pack {
        routines: vec![file("routines/stairs.ron", routine)],
        exercises: vec![file("exercises/raise.ron", exercise)],
        pictures: vec![file("pictures/leaf.svg", LEAFLET)],
        ..Pack::default()
    };
    let came = desk.path("leaflet.supple");
    fs::write(&came, write_pack(&pack).unwrap()).unwrap();
    let app = at_home(&desk, &["open", came.to_str().unwrap()]);
    let mut reader = app.reader();
    reader.text("1 exercise comes with it: Raise.");
    reader.press("Import");
    reader.text("“Stairs” is among your routines.");
    leaves(app);
    let pictures: Vec<_> =
        fs::read_dir(desk.data().join("pictures")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [picture] = &pictures[..] else { panic!("{pictures:?}") };
    let name = picture.file_name().unwrap().to_str().unwrap();
    assert!(
        name.starts_with("leaf-") && picture.extension().is_some_and(|end| end == "png"),
        "a drawing is kept as pixels: {name}"
    );
    assert!(text(&desk.data().join("exercises/raise.ron")).contains(name));
    let out = desk.path("again.supple");
    let packed = desk.supple(&["pack", "stairs", "--out", out.to_str().unwrap()]).output().unwrap();
    assert!(packed.status.success(), "{packed:?}");
    let sent = read_pack(&fs::read(&out).unwrap()).unwrap();
    assert_eq!(sent.pictures.len(), 1);
    assert_eq!(sent.pictures[0].bytes, fs::read(picture).unwrap());
}
