//! Routines as files to send, and files from somebody else.

use egui::Theme;
use egui_kittest::kittest::Queryable;
use supple::app::command::Command;
use supple::app::model::{Flow, Model, Route};
use supple::app::opening::Import;
use supple::domain::safety::{Caution, Held};
use supple::format::pack::{Letter, Pack, PackFile, read_pack, write_pack};
use supple::storage::store::{OwnFiles, OwnSave};
use supple::testing::{Kept, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE};

const BOW: &str =
    "(format: \"supple-exercise\", version: 1, body: (id: \"bow\", name: \"Standing bow\", kind: Mobility,
    technique: Dynamic, position: Standing, sides: LeftThenRight, target: Hold(9), cues: [\"Bow slowly.\"],
    figure: (pace: Sway(4), frames: [(neck: 0), (neck: 19)])))";

fn routine(id: &str, title: &str) -> String {
    format!(
        "(format: \"supple-routine\", version: 1, body: (id: \"{id}\", title: \"{title}\", description: \"From the leaflet.\",
        steps: [Step(exercise: \"bow\"), Group(rounds: 2, steps: [Step(exercise: \"wall-ball-outer-glute\"),
        Step(exercise: \"slow-breathing\", note: \"by the window\")])]))"
    )
}

fn file(name: &str, text: &str) -> PackFile {
    PackFile { name: name.into(), bytes: text.as_bytes().to_vec() }
}

fn leaflet() -> Pack {
    Pack {
        letter: Letter {
            from: "Ada Weaver, physiotherapist".into(),
            date: Some("2026-11-20".parse().unwrap()),
            instructions: "Slowly, in the evening. Leave the ball out on sore days.".into(),
            days_a_week: Some(4),
        },
        routines: vec![file("routines/leaflet.ron", &routine("leaflet", "From my leaflet"))],
        exercises: vec![file("exercises/bow.ron", BOW)],
        ..Pack::default()
    }
}

fn reads(screen: &mut Screen, pack: Pack) {
    screen.ask(Command::FileRead("leaflet.supple".into(), Box::new(Ok(pack.into()))));
}

fn model(screen: &Screen) -> &Model {
    screen.harness.state().app().model()
}

fn saved(screen: &Screen) -> Vec<OwnSave> {
    let kept = screen.saved.borrow();
    kept.iter().filter_map(|kept| if let Kept::Own(save) = kept { Some((**save).clone()) } else { None }).collect()
}

fn titles(screen: &Screen) -> Vec<String> {
    let library = &model(screen).library;
    library.routines.iter().skip(library.built_in).map(|routine| routine.title().to_owned()).collect()
}

#[test]
fn a_file_is_looked_at_with_what_is_different_for_this_person_and_imported_whole() {
    let mut screen = Screen::known();
    screen.ask(Command::ToggleCaution(Caution::Anticoag));
    reads(&mut screen, leaflet());
    for words in [
        "From Ada Weaver, physiotherapist, 20 November. On 4 days a week.",
        "Leave the ball out",
        "1 exercise comes with it: Standing bow.",
        "It is new to you.",
        "blood thinner",
    ] {
        assert!(screen.shows(words), "{words}");
    }
    assert_eq!(saved(&screen), [], "looking keeps nothing");
    screen.click("Import");
    let kept: Vec<_> = saved(&screen).into_iter().map(|save| (save.kind, save.file)).collect();
    assert_eq!(kept, [(OwnFiles::Exercises, "bow.ron".into()), (OwnFiles::Routines, "leaflet.ron".into())]);
    assert_eq!(titles(&screen), ["From my leaflet"]);
    screen.ask(Command::Prepare("leaflet".parse().unwrap()));
    assert!(screen.shows("Standing bow") && screen.shows("by the window"));
    assert!(model(&screen).library.picture(&"bow".parse().unwrap()).figure().is_some(), "with its moving figure");
}

#[test]
fn what_is_shared_deleted_and_opened_again_is_the_same() {
    let mut screen = Screen::known();
    reads(&mut screen, leaflet());
    screen.ask(Command::Import(Import::Beside));
    screen.ask(Command::Prepare("leaflet".parse().unwrap()));
    screen.click("Share as a file");
    assert!(screen.shows("In it: the routine, and 1 exercise of yours."));
    screen.click("Write the file");
    let shared = screen.saved.borrow().iter().find_map(|kept| match kept {
        Kept::Shared(name, bytes) => Some((name.clone(), bytes.clone())),
        _ => None,
    });
    let (name, bytes) = shared.expect("a file was written");
    assert_eq!(name, "leaflet.supple");
    assert!(screen.shows("/home/ada/Downloads"), "and it is said where");
    let before = model(&screen).library.own[&"leaflet".parse().unwrap()].draft.clone();
    screen.ask(Command::DeleteRoutine("leaflet".parse().unwrap()));
    assert_eq!(titles(&screen), [""; 0]);

    let mut other = Screen::known();
    other.ask(Command::FileRead(name, Box::new(Ok(read_pack(&bytes).unwrap().into()))));
    other.ask(Command::Import(Import::Beside));
    assert_eq!(model(&other).library.own[&"leaflet".parse().unwrap()].draft, before);
    assert!(model(&other).library.exercises.contains_key(&"bow".parse().unwrap()));
    // Opened once more there is nothing to keep.
    other.ask(Command::FileRead("again".into(), Box::new(Ok(read_pack(&bytes).unwrap().into()))));
    assert!(other.shows("You have this one already, just so."));
    assert!(!other.shows("Import"));
}

#[test]
fn another_version_is_kept_beside_or_replaces_the_persons_own_as_they_choose() {
    for (how, expected) in
        [(Import::Beside, vec!["From my leaflet", "Second visit"]), (Import::Replace, vec!["Second visit"])]
    {
        let mut screen = Screen::known();
        reads(&mut screen, leaflet());
        screen.ask(Command::Import(Import::Beside));
        let second = routine("leaflet", "Second visit").replace("rounds: 2", "rounds: 3");
        reads(&mut screen, Pack { routines: vec![file("routines/leaflet.ron", &second)], ..leaflet() });
        assert!(screen.shows("You have another version of it: yours is called “From my leaflet”"));
        screen.picture("opening-differs-light-wide");
        screen.ask(Command::Import(how));
        assert_eq!(titles(&screen), expected);
        let save = saved(&screen).pop().unwrap();
        match how {
            Import::Beside => assert_eq!((save.file.as_str(), save.base), ("second-visit.ron", None)),
            Import::Replace => assert!(save.file == "leaflet.ron" && save.base.is_some(), "{save:?}"),
        }
    }
}

#[test]
fn an_exercise_of_the_same_id_but_other_content_gets_a_name_of_its_own_and_the_routine_follows() {
    let mut screen = Screen::known();
    reads(&mut screen, leaflet());
    screen.ask(Command::Import(Import::Beside));
    let deeper = BOW.replace("Standing bow", "Deep bow");
    let other = Pack {
        routines: vec![file("routines/b.ron", &routine("other", "Other"))],
        exercises: vec![file("exercises/bow.ron", &deeper)],
        ..leaflet()
    };
    reads(&mut screen, other.clone());
    screen.ask(Command::Import(Import::Beside));
    let library = &model(&screen).library;
    assert_eq!(library.exercises[&"bow".parse().unwrap()].name, "Standing bow", "the one that was here stays");
    assert_eq!(library.exercises[&"bow-2".parse().unwrap()].name, "Deep bow");
    let routine = library.routine(&"other".parse().unwrap()).unwrap();
    assert_eq!(routine.steps()[0].exercise().name, "Deep bow");
    // What was renamed is known again.
    reads(&mut screen, other);
    assert!(screen.shows("You have this one already, just so.") && !screen.shows("Import"));
}

#[test]
fn a_built_in_routine_or_exercise_is_never_replaced() {
    let mut screen = Screen::known();
    let before = model(&screen).library.routine(&"hamstring-1".parse().unwrap()).unwrap().clone();
    let false_breath = BOW.replace("\"bow\"", "\"slow-breathing\"");
    let pack = Pack {
        routines: vec![file("routines/hamstring-1.ron", &routine("hamstring-1", "Not the built-in one"))],
        exercises: vec![file("exercises/bow.ron", BOW), file("exercises/slow-breathing.ron", &false_breath)],
        ..leaflet()
    };
    reads(&mut screen, pack);
    assert!(screen.shows("A built-in one has this name"));
    screen.ask(Command::Import(Import::Replace));
    let library = &model(&screen).library;
    assert_eq!(library.routine(&"hamstring-1".parse().unwrap()), Some(&before));
    assert_eq!(titles(&screen), ["Not the built-in one"]);
    assert_ne!(library.exercises[&"slow-breathing".parse().unwrap()].name, "Standing bow");
}

#[test]
fn a_file_with_problems_shows_them_and_imports_what_is_sound() {
    let mut screen = Screen::known();
    let broken = routine("broken", "Broken").replace("\"bow\"", "\"nowhere\"");
    let mut pack = leaflet();
    pack.routines.push(file("routines/broken.ron", &broken));
    pack.others.push("holiday.jpg".into());
    reads(&mut screen, pack);
    assert!(screen.shows("routines/broken.ron, line 2") && screen.shows("no exercise is called `nowhere`"));
    assert!(screen.shows("holiday.jpg"));
    screen.picture("opening-broken-light-wide");
    screen.click("Import");
    assert_eq!(titles(&screen), ["From my leaflet"]);
    screen.ask(Command::FileRead("photo.png".into(), Box::new(Err("this is no Supple file".into()))));
    assert!(screen.shows("photo.png was not opened: this is no Supple file."));
    assert!(matches!(screen.flow(), Flow::Idle));
}

#[test]
fn a_file_that_comes_during_a_session_waits() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    reads(&mut screen, leaflet());
    assert!(matches!(screen.flow(), Flow::Playing(_)));
    screen.ask(Command::Session(supple::domain::session::SessionCommand::Stop));
    screen.ask(Command::Go(Route::Routines));
    assert!(screen.shows("leaflet.supple waits"));
}

#[test]
fn a_routine_is_printed_with_its_figures() {
    let mut screen = Screen::known();
    screen.ask(Command::Prepare("hamstring-1".parse().unwrap()));
    screen.click("Print it");
    let page = screen.saved.borrow().iter().find_map(|kept| match kept {
        Kept::Page(name, page) => Some((name.clone(), page.clone())),
        _ => None,
    });
    let (name, page) = page.unwrap();
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("routine.html"), &page).unwrap();
    assert_eq!(name, "routine.html");
    assert!(page.contains("<svg") && page.contains("Lying strap hamstring stretch"));
}

#[test]
fn two_hundred_exercises_come_in_one_file() {
    let exercises: Vec<PackFile> = (0..200)
        .map(|number| {
            let id = format!("bow-number-{number}");
            file(&format!("exercises/{id}.ron"), &BOW.replace("\"bow\"", &format!("\"{id}\"")))
        })
        .collect();
    let pack = Pack { exercises, routines: vec![], ..leaflet() };
    let bytes = write_pack(&pack).unwrap();
    let mut screen = Screen::known();
    reads(&mut screen, read_pack(&bytes).unwrap());
    screen.click("Import");
    assert_eq!(saved(&screen).len(), 200);
}

#[test]
fn a_file_can_be_looked_at_in_both_themes_and_two_sizes() {
    for theme in [Theme::Light, Theme::Dark] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let mut care = answered(saturday_evening());
            care.person.cautions.insert(Caution::Anticoag, Held::default());
            let mut screen = Screen::with_care(theme, size, care);
            reads(&mut screen, leaflet());
            let theme_name = if theme == Theme::Dark { "dark" } else { "light" };
            screen.picture(&format!("opening-{theme_name}-{size_name}"));
            screen.ask(Command::Import(Import::Beside));
            screen.ask(Command::Prepare("leaflet".parse().unwrap()));
            screen.picture(&format!("preparation-own-{theme_name}-{size_name}"));
        }
    }
}

#[test]
fn what_is_said_of_a_shared_routine_goes_along_and_the_name_is_remembered() {
    let mut screen = Screen::known();
    reads(&mut screen, leaflet());
    screen.ask(Command::Import(Import::Beside));
    screen.ask(Command::Prepare("leaflet".parse().unwrap()));
    screen.click("Share as a file");
    let types = |screen: &mut Screen, field: &str, words: &str| {
        screen.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, field).focus();
        screen.harness.run_steps(2);
        screen.harness.event(egui::Event::Text(words.into()));
        screen.harness.run_steps(3);
    };
    types(&mut screen, "From", "Grace");
    screen.harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "How to do it").focus();
    screen.harness.run_steps(2);
    screen.harness.event(egui::Event::Text("Slowly.".into()));
    screen.harness.run_steps(3);
    screen.click("5");
    screen.picture("sharing-letter-light-wide");
    screen.click("Write the file");
    let saved = screen.saved.borrow();
    let bytes =
        saved.iter().find_map(|kept| if let Kept::Shared(_, bytes) = kept { Some(bytes.clone()) } else { None });
    drop(saved);
    let letter = read_pack(&bytes.unwrap()).unwrap().letter;
    assert_eq!((letter.from.as_str(), letter.instructions.as_str(), letter.days_a_week), ("Grace", "Slowly.", Some(5)));
    assert_eq!(letter.date, Some(model(&screen).today()));
    screen.click("Share as a file");
    let Flow::Preparing(prepared) = screen.flow() else { panic!() };
    assert_eq!(prepared.sending.as_ref().unwrap().letter.from, "Grace");
    // Escape closes the dialog and not the page behind it.
    screen.press(egui::Key::Escape);
    let Flow::Preparing(prepared) = screen.flow() else { panic!("{:?}", screen.flow()) };
    assert!(prepared.sending.is_none());
}

#[test]
fn words_that_are_too_long_to_be_sent_are_cut_off_as_they_are_typed() {
    let long = Letter { from: "ä".repeat(300), instructions: "ö".repeat(9_000), ..Letter::default() };
    let pack = Pack { letter: long.fitted(), ..leaflet() };
    assert_eq!(read_pack(&write_pack(&pack).unwrap()).unwrap().letter, pack.letter);
}
