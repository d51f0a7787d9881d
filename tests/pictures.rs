//! Pictures of the person's own in place of a figure, from choosing one to sending it on.

use std::path::PathBuf;

use egui::Theme;
use supple::app::arrival::Arrival;
use supple::app::command::Command;
use supple::app::craft::{CraftEdit, Shown};
use supple::app::library::Picture;
use supple::app::model::{Flow, Route};
use supple::app::opening::Import;
use supple::domain::exercise_draft::ExerciseDraft;
use supple::domain::picture::PictureName;
use supple::format::pack::{Pack, PackFile, read_pack, write_pack};
use supple::format::{Shows, write_exercise};
use supple::picture::{Taken, take};
use supple::testing::{Kept, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE};

/// A drawing as it may stand in a leaflet.
pub const LEAFLET: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
<g fill="none" stroke="#333" stroke-width="7" stroke-linecap="round" stroke-linejoin="round">
<circle cx="130" cy="62" r="24"/><path d="M130 86v92l-8 60v26h30M130 104l34 44M128 178l14 62"/>
<circle cx="290" cy="40" r="24"/><path d="M290 64v92l-8 58 12 34 22 14M290 82l34 44M288 156l14 60"/>
<path d="M40 268h320" stroke-width="4"/><path d="M205 190v-70m-16 20 16-22 16 22" stroke="#c0633a"/></g>
<text x="200" y="294" text-anchor="middle" font-size="20" fill="#333">Heels up, slowly down</text></svg>"##;

fn leaflet() -> Taken {
    take("Leaflet page 2", LEAFLET.as_bytes()).unwrap()
}

fn takes(screen: &mut Screen, taken: Taken) {
    screen.ask(Command::PictureTaken("leaflet.svg".into(), Box::new(Ok(taken))));
}

fn names(screen: &mut Screen, name: &str) {
    let Flow::Crafting(crafting) = screen.flow() else { panic!("nothing is made") };
    let draft = ExerciseDraft { name: name.into(), cues: vec!["Heels up.".into()], ..crafting.draft().clone() };
    screen.ask(Command::Craft(CraftEdit::Words(Box::new(draft), "name")));
}

/// A calf raise that shows the leaflet, saved.
fn calf_raise(theme: Theme, size: egui::Vec2) -> Screen {
    let mut screen = Screen::with_care(theme, size, answered(saturday_evening()));
    screen.ask(Command::NewExercise);
    names(&mut screen, "Calf raise");
    takes(&mut screen, leaflet());
    screen.ask(Command::SaveExercise);
    screen
}

fn picture_of(screen: &Screen, id: &str) -> Picture {
    screen.harness.state().app().model().library.picture(&id.parse().unwrap())
}

fn kept_pictures(screen: &Screen) -> Vec<PictureName> {
    let saved = screen.saved.borrow();
    saved.iter().filter_map(|kept| if let Kept::Picture(name, _) = kept { Some(name.clone()) } else { None }).collect()
}

#[test]
fn a_picture_stands_for_an_exercise_wherever_a_figure_would() {
    for (theme, size, called) in [(Theme::Light, WIDE, "light-wide"), (Theme::Dark, SMALL, "dark-small")] {
        let mut screen = calf_raise(theme, size);
        if size == SMALL {
            screen.click("Figure");
        }
        assert!(screen.shows("The picture") && screen.shows("Choose another"));
        screen.picture(&format!("picture-craft-{called}"));
        screen.ask(Command::LeaveCraft);
        screen.ask(Command::Go(Route::Routines));
        screen.click("Exercises");
        screen.harness.run_steps(3);
        screen.ask(Command::Look("calf-raise".parse().unwrap()));
        screen.harness.run_steps(3);
        screen.picture(&format!("picture-look-{called}"));
        screen.ask(Command::Try("calf-raise".parse().unwrap()));
        screen.harness.run_steps(3);
        screen.picture(&format!("picture-prepared-{called}"));
        screen.ask(Command::Begin);
        screen.wait(12);
        screen.picture(&format!("picture-played-{called}"));
        let album = &screen.harness.state().app().model().album;
        let name = &leaflet().name;
        for size in [supple::app::album::PictureSize::Card, supple::app::album::PictureSize::Full] {
            assert!(matches!(album.get(name, size), Some(supple::app::album::Print::Here(_))), "{size:?}");
        }
    }
}

#[test]
fn choosing_asks_the_system_and_undo_brings_the_figure_back() {
    let mut screen = Screen::known();
    screen.ask(Command::NewExercise);
    names(&mut screen, "Calf raise");
    screen.click("Choose a picture");
    assert_eq!(screen.saved.borrow().iter().filter(|kept| **kept == Kept::Chosen).count(), 1);
    screen.click("Start a figure");
    takes(&mut screen, leaflet());
    let shown = |screen: &Screen| match screen.flow() {
        Flow::Crafting(crafting) => crafting.shown().clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&screen), Shown::Picture(leaflet().name));
    screen.click("Undo");
    assert!(matches!(shown(&screen), Shown::Figure(_)));
    screen.click("Redo");
    screen.click("Take it away");
    assert_eq!(shown(&screen), Shown::Nothing);
}

#[test]
fn a_crash_after_choosing_costs_nothing() {
    let mut screen = Screen::known();
    screen.ask(Command::NewExercise);
    names(&mut screen, "Calf raise");
    takes(&mut screen, leaflet());
    screen.ask(Command::KeepNow);
    let saved = screen.saved.borrow();
    let place = |wanted: fn(&Kept) -> bool| saved.iter().rposition(wanted).expect("it was kept");
    let picture = place(|kept| matches!(kept, Kept::Picture(..)));
    let draft = place(|kept| matches!(kept, Kept::Draft(Some(_))));
    assert!(picture < draft, "the picture is safe before something names it");
    let Kept::Draft(Some(kept)) = &saved[draft] else { unreachable!() };
    assert!(kept.text.contains(leaflet().name.as_str()));
}

#[test]
fn what_is_no_picture_is_said_and_changes_nothing() {
    let mut screen = Screen::known();
    screen.ask(Command::NewExercise);
    names(&mut screen, "Calf raise");
    let bad = take("letter", b"%PDF-1.4").unwrap_err().to_string();
    screen.ask(Command::PictureTaken("letter.png".into(), Box::new(Err(bad))));
    assert!(screen.shows("letter.png cannot be used: it is no PNG, JPEG, WebP or SVG picture."));
    let Flow::Crafting(crafting) = screen.flow() else { panic!() };
    assert_eq!(*crafting.shown(), Shown::Nothing);
    screen.ask(Command::LeaveCraftUnsaved);
    takes(&mut screen, leaflet());
    assert!(screen.shows("Open an exercise of your own"), "dropped elsewhere, it says where");
    assert_eq!(kept_pictures(&screen), []);
}

#[test]
fn a_picture_that_is_gone_or_broken_is_told_in_its_place_and_the_session_goes_on() {
    let mut screen = calf_raise(Theme::Light, WIDE);
    screen.ask(Command::LeaveCraft);
    let gone: PictureName = "gone.png".parse().unwrap();
    screen.ask(Command::EditExercise("calf-raise".parse().unwrap()));
    screen.ask(Command::Craft(CraftEdit::Picture(gone)));
    screen.ask(Command::SaveExercise);
    screen.ask(Command::LeaveCraft);
    screen.ask(Command::Look("calf-raise".parse().unwrap()));
    screen.harness.run_steps(3);
    screen.picture("picture-gone-light-wide");
    screen.ask(Command::Try("calf-raise".parse().unwrap()));
    screen.ask(Command::Begin);
    screen.wait(15);
    assert!(matches!(screen.flow(), Flow::Playing(_)));
}

const ROUTINE: &str = "(format: \"supple-routine\", version: 1, body: (id: \"mine\", title: \"Mine\",
    steps: [Step(exercise: \"calf-raise\"), Step(exercise: \"slow-breathing\")]))";

fn opens(screen: &mut Screen, bytes: &[u8]) {
    let arrival = Arrival::of(read_pack(bytes).unwrap());
    screen.ask(Command::FileRead("mine.supple".into(), Box::new(Ok(arrival))));
}

/// What is shared of a routine with the calf raise.
fn shared() -> Vec<u8> {
    let mut screen = calf_raise(Theme::Light, WIDE);
    screen.ask(Command::LeaveCraft);
    let pack = Pack {
        routines: vec![PackFile { name: "routines/mine.ron".into(), bytes: ROUTINE.into() }],
        ..Pack::default()
    };
    let text = write_exercise(&calf_draft(), Shows::Picture(&leaflet().name));
    let picture = PackFile { name: format!("pictures/{}", leaflet().name), bytes: leaflet().bytes.to_vec() };
    let exercise = PackFile { name: "exercises/calf-raise.ron".into(), bytes: text.into_bytes() };
    let whole = Pack { exercises: vec![exercise], pictures: vec![picture], ..pack };
    opens(&mut screen, &write_pack(&whole).unwrap());
    screen.ask(Command::Import(Import::Beside));
    screen.ask(Command::ShareRoutine("mine".parse().unwrap()));
    let saved = screen.saved.borrow();
    saved
        .iter()
        .rev()
        .find_map(|kept| if let Kept::Shared(_, bytes) = kept { Some(bytes.clone()) } else { None })
        .unwrap()
}

fn calf_draft() -> ExerciseDraft {
    ExerciseDraft {
        id: "calf-raise".into(),
        name: "Calf raise".into(),
        cues: vec!["Heels up.".into()],
        ..ExerciseDraft::default()
    }
}

#[test]
fn a_shared_routine_brings_its_pictures_and_the_same_one_is_known_again() {
    let bytes = shared();
    assert!(read_pack(&bytes).unwrap().pictures.len() == 1);
    let mut other = Screen::known();
    opens(&mut other, &bytes);
    other.harness.run_steps(3);
    other.picture("picture-opened-light-wide");
    assert_eq!(kept_pictures(&other), [], "looking keeps nothing");
    other.ask(Command::Import(Import::Beside));
    assert_eq!(kept_pictures(&other), [leaflet().name]);
    let saved = other.saved.borrow();
    let first_own = saved.iter().position(|kept| matches!(kept, Kept::Own(_))).unwrap();
    assert!(matches!(saved[first_own - 1], Kept::Picture(..)), "the picture is there before what names it");
    drop(saved);
    assert_eq!(picture_of(&other, "calf-raise"), Picture::Own(leaflet().name));
    opens(&mut other, &bytes);
    assert!(other.shows("You have this one already, just so."));
    other.ask(Command::LeaveOpening);
    other.ask(Command::PrintRoutine("mine".parse().unwrap()));
    let saved = other.saved.borrow();
    let page = saved.iter().find_map(|kept| if let Kept::Page(_, page) = kept { Some(page.clone()) } else { None });
    assert!(page.unwrap().contains(&format!("<img src=\"../pictures/{}\"", leaflet().name)));
}

#[test]
fn a_bad_or_missing_picture_in_a_file_is_told_and_its_exercise_comes_without_it() {
    let pack = read_pack(&shared()).unwrap();
    let bad =
        Pack { pictures: vec![PackFile { bytes: b"no picture".to_vec(), ..pack.pictures[0].clone() }], ..pack.clone() };
    let none = Pack { pictures: vec![], ..pack };
    for (pack, told) in [(bad, "it is no PNG"), (none, "it is not in the file")] {
        let mut screen = Screen::known();
        screen.ask(Command::FileRead("mine.supple".into(), Box::new(Ok(pack.into()))));
        assert!(screen.shows(told), "{told}");
        screen.ask(Command::Import(Import::Beside));
        assert_eq!((kept_pictures(&screen), picture_of(&screen, "calf-raise")), (vec![], Picture::None));
    }
}

#[test]
fn a_photograph_dropped_on_an_exercise_is_taken_for_it() {
    let mut screen = Screen::known();
    screen.ask(Command::NewExercise);
    screen.ask(Command::TakePicture(PathBuf::from("/home/ada/leaflet.JPG")));
    assert!(screen.saved.borrow().contains(&Kept::Read("/home/ada/leaflet.JPG".into())));
}
