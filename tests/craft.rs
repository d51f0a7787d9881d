//! Exercises of one's own, made as a person would.

use egui::{Event, Key, Theme, vec2};
use egui_kittest::kittest::Queryable;
use supple::app::command::Command;
use supple::app::craft::{CraftEdit, Crafting};
use supple::app::editor::edit::Edit;
use supple::app::model::{Flow, Route};
use supple::domain::draft::RoutineDraft;
use supple::domain::exercise::Position;
use supple::domain::ids::ExerciseId;
use supple::figure::pose::{Leg, LegAngles};
use supple::storage::store::{OwnFiles, OwnSave};
use supple::testing::{Kept, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE};

fn crafting(screen: &Screen) -> &Crafting {
    match screen.flow() {
        Flow::Crafting(crafting) => crafting,
        other => panic!("nothing is made: {other:?}"),
    }
}

fn right_leg(screen: &Screen, frame: usize) -> LegAngles {
    match crafting(screen).figure().expect("there is a figure").frames[frame].pose.legs[0] {
        Leg::Angles(angles) => angles,
        Leg::Foot(_) => panic!("the foot is held"),
    }
}

fn types(screen: &mut Screen, words: &str) {
    screen.harness.event(Event::Text(words.into()));
    screen.harness.run_steps(3);
}

fn saved(screen: &Screen) -> Vec<OwnSave> {
    let kept = screen.saved.borrow();
    kept.iter().filter_map(|kept| if let Kept::Own(save) = kept { Some((**save).clone()) } else { None }).collect()
}

fn begins(screen: &mut Screen, name: &str) {
    screen.ask(Command::Go(Route::Routines));
    screen.click("Exercises");
    screen.click("New exercise");
    types(screen, name);
    screen.press(Key::Enter);
}

#[test]
fn a_standing_calf_raise_is_made_with_two_sliders_saved_and_played() {
    let mut screen = Screen::known();
    begins(&mut screen, "Calf raise");
    screen.click("Strength");
    screen.click("Start a figure");
    screen.click("Body");
    screen.click("Pose B");
    screen.click("Right leg");
    // By the keyboard, as a screen reader would.
    screen.harness.get_by_role_and_label(egui::accesskit::Role::Slider, "Toes up").focus();
    screen.harness.run_steps(2);
    for _ in 0..6 {
        screen.press(Key::PageDown);
    }
    assert!((right_leg(&screen, 1).ankle + 30.0).abs() < 0.1, "{:?}", right_leg(&screen, 1));
    assert!(right_leg(&screen, 0).ankle.abs() < 0.1, "pose A is as it was");
    screen.click("The left leg alike");
    screen.picture("craft-calf-raise-light-wide");
    assert!(screen.shows("the body would fall"));
    screen.click("Bring the weight over what carries it");
    assert!(screen.shows("A body can do this."), "it leans until it stands, and on the way there, too");
    screen.picture("craft-calf-raise-steady-light-wide");
    let figure = crafting(&screen).outcome.figure.clone().unwrap();
    let head = |along: f32| figure.body(along).bone(supple::figure::skeleton::Part::Head).origin.z;
    assert!(head(1.0) > head(0.0) + 2.0, "it rises onto its toes: {} to {}", head(0.0), head(1.0));
    screen.click("Save");
    let save = saved(&screen).pop().expect("it is saved");
    assert_eq!((save.kind, save.file.as_str()), (OwnFiles::Exercises, "calf-raise.ron"));
    let problems = supple::format::read_exercise(save.text.as_bytes());
    assert!(problems.is_ok(), "{problems:?}");
    screen.click("Try it");
    screen.ask(Command::Begin);
    assert!(matches!(screen.flow(), Flow::Playing(_)), "{:?}", screen.flow());
    screen.wait(12);
    screen.picture("craft-played-light-wide");
}

#[test]
fn what_is_said_to_touch_is_told_as_soon_as_it_does_not() {
    let mut screen = Screen::known();
    begins(&mut screen, "Knee lift");
    screen.click("Start a figure");
    screen.click("View");
    screen.harness.get_by_label("right foot on the floor").scroll_to_me();
    screen.harness.run_steps(3);
    screen.picture("craft-touches-light-wide");
    screen.click("right foot on the floor");
    screen.click("left foot on the floor");
    assert_eq!(crafting(&screen).figure().unwrap().contacts.len(), 2);
    screen.click("No more: left foot on the floor");
    assert_eq!(crafting(&screen).figure().unwrap().contacts.len(), 1);
    assert!(!screen.shows("does not touch"));
    screen.click("Pose B");
    let knee = screen.harness.get_by_label("Pull the right knee").rect().center();
    screen.drag(knee, knee + vec2(60.0, -60.0));
    assert!(screen.shows("the right foot does not touch the floor"));
    screen.click("Save");
    let text = saved(&screen).pop().unwrap().text;
    assert!(text.contains("Touch(RightFoot, Floor)") && !text.contains("LeftFoot, Floor"), "{text}");
}

#[test]
fn a_prone_hip_extension_is_made_by_pulling_a_knee() {
    let mut screen = Screen::known();
    begins(&mut screen, "Leg lift on the front");
    screen.click("Face down");
    screen.click("Left, then right");
    screen.click("Start a figure");
    screen.click("Pose B");
    let knee = screen.harness.get_by_label("Pull the right knee").rect().center();
    let before = right_leg(&screen, 1);
    screen.drag(knee, knee + vec2(0.0, -30.0));
    screen.picture("craft-hip-extension-light-wide");
    let after = right_leg(&screen, 1);
    assert!(after.hip < before.hip - 4.0, "the hip is extended: {before:?} to {after:?}");
    assert_eq!(right_leg(&screen, 0), before, "pose A is as it was");
    // One pull is one change.
    screen.ask(Command::Craft(CraftEdit::Undo));
    assert_eq!(right_leg(&screen, 1), before);
    screen.ask(Command::Craft(CraftEdit::Redo));
    assert_eq!(right_leg(&screen, 1), after);
    screen.click("Save");
    assert_eq!(saved(&screen).len(), 1);
}

#[test]
fn a_joint_is_pulled_by_the_arrow_keys_too() {
    let mut screen = Screen::known();
    begins(&mut screen, "Knee lift");
    screen.click("Start a figure");
    screen.click("Pose B");
    screen.harness.get_by_label("Pull the right knee").focus();
    screen.harness.run_steps(2);
    let before = right_leg(&screen, 1).hip;
    for _ in 0..8 {
        screen.press(Key::ArrowRight);
        screen.press(Key::ArrowUp);
    }
    assert!(right_leg(&screen, 1).hip > before + 15.0, "{before} to {}", right_leg(&screen, 1).hip);
}

#[test]
fn what_a_body_could_not_do_is_told_at_once_and_can_be_saved_all_the_same() {
    let mut screen = Screen::known();
    begins(&mut screen, "Falling");
    screen.click("Start a figure");
    assert!(screen.shows("A body can do this."));
    let mut figure = crafting(&screen).figure().unwrap().clone();
    figure.frames[1].pose.pelvis = supple::figure::pose::Pelvis::At(glam::Vec3::new(0.0, 0.0, 90.0));
    screen.ask(Command::Craft(CraftEdit::Figure(Box::new(figure), "height")));
    assert!(screen.shows("nothing carries the body"));
    screen.picture("craft-falls-light-wide");
    screen.click("Save");
    assert_eq!(saved(&screen).len(), 1);
}

#[test]
fn a_built_in_exercise_is_made_ones_own_by_a_copy_and_ones_own_is_changed_where_it_lies() {
    let mut screen = Screen::known();
    screen.ask(Command::Look("glute-bridge".parse().unwrap()));
    screen.click("Make it mine");
    assert_eq!(crafting(&screen).draft().name, "Bridge (mine)");
    assert!(crafting(&screen).figure().is_some(), "with its figure");
    screen.ask(Command::SaveExercise);
    let first = saved(&screen).pop().unwrap();
    assert_eq!(first.base, None);
    screen.ask(Command::LeaveCraft);
    let id: ExerciseId = first.file.trim_end_matches(".ron").parse().unwrap();
    screen.ask(Command::Look(id.clone()));
    screen.click("Edit");
    let mut draft = crafting(&screen).draft().clone();
    draft.cues = vec!["Up.".into(), "Down.".into()];
    screen.ask(Command::Craft(CraftEdit::Words(Box::new(draft), "cues")));
    screen.ask(Command::SaveExercise);
    let second = saved(&screen).pop().unwrap();
    assert_eq!(second.file, first.file);
    assert!(second.base.is_some(), "over what was read");
    assert_eq!(screen.harness.state().app().model().library.exercises[&id].cues, ["Up.", "Down."]);
}

#[test]
fn a_sentence_too_long_to_be_said_is_told_and_nothing_is_saved_until_it_is_mended() {
    let mut screen = Screen::known();
    begins(&mut screen, "Wordy");
    let mut draft = crafting(&screen).draft().clone();
    draft.cues = vec!["Good.".into(), "word ".repeat(20).trim().into()];
    screen.ask(Command::Craft(CraftEdit::Words(Box::new(draft), "cues")));
    assert!(screen.shows("Cue 2: it has 20 words; shorten it to 14"));
    screen.click("Save");
    assert_eq!(saved(&screen), []);
    screen.press(Key::Escape);
    assert!(screen.shows("Leave without saving?"));
    screen.click("Leave without saving");
    assert!(matches!(screen.flow(), Flow::Idle));
}

#[test]
fn what_is_made_is_kept_for_a_crash_and_gone_on_with() {
    let mut screen = Screen::known();
    begins(&mut screen, "Half done");
    screen.click("Start a figure");
    screen.wait(3);
    screen.ask(Command::Craft(CraftEdit::AddFrame));
    let draft = screen.saved.borrow().iter().rev().find_map(|kept| match kept {
        Kept::Draft(draft) => Some(draft.clone()),
        _ => None,
    });
    let found = supple::app::command::LoadedData { draft: draft.unwrap(), ..crate::driver::nothing() };
    let mut after = Screen::with_history(Theme::Light, WIDE, found);
    assert!(after.shows("You were editing “Half done”"));
    after.click("Go on editing");
    assert_eq!(crafting(&after).draft().name, "Half done");
    assert_eq!(crafting(&after).figure().unwrap().frames.len(), 3);
    assert!(crafting(&after).is_changed());
}

#[test]
fn every_face_of_it_can_be_looked_at() {
    for theme in [Theme::Light, Theme::Dark] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let theme_name = if theme == Theme::Dark { "dark" } else { "light" };
            let name = |what: &str| format!("craft-{what}-{theme_name}-{size_name}");
            let mut screen = Screen::with_care(theme, size, answered(saturday_evening()));
            screen.ask(Command::NewExercise);
            screen.picture(&name("blank"));
            screen.ask(Command::LeaveCraft);
            screen.ask(Command::EditExercise("supine-hamstring-strap".parse().unwrap()));
            screen.picture(&name("words"));
            if size == SMALL {
                screen.click("Figure");
                screen.picture(&name("figure"));
            }
            screen.click("Body");
            screen.click("Right leg");
            screen.picture(&name("body"));
            screen.click("View");
            screen.picture(&name("view"));
        }
    }
}

#[test]
fn every_position_has_a_body_to_begin_with_that_can_do_it() {
    for position in Position::ALL {
        let mut screen = Screen::known();
        screen.ask(Command::NewExercise);
        let mut draft = crafting(&screen).draft().clone();
        draft.position = *position;
        screen.ask(Command::Craft(CraftEdit::Words(Box::new(draft), "position")));
        screen.ask(Command::Craft(CraftEdit::StartFigure));
        let findings = &crafting(&screen).outcome.findings;
        assert!(findings.is_empty(), "{position:?}: {findings:?}");
    }
}

#[test]
fn an_exercise_of_ones_own_is_deleted_and_brought_back_unless_something_needs_it() {
    let mut screen = Screen::known();
    begins(&mut screen, "Calf raise");
    screen.ask(Command::Craft(CraftEdit::StartFigure));
    screen.click("Save");
    screen.ask(Command::LeaveCraft);
    let id: ExerciseId = "calf-raise".parse().unwrap();
    let known = |screen: &Screen| screen.harness.state().app().model().library.exercises.contains_key(&id);

    screen.ask(Command::NewRoutine);
    screen.ask(Command::Edit(Edit::Add(vec!["calf-raise".into()])));
    screen.ask(Command::Edit(Edit::ToggleState));
    screen.ask(Command::Edit(Edit::Add(vec!["slow-breathing".into()])));
    let Flow::Editing(editing) = screen.flow() else { panic!() };
    let head = RoutineDraft { title: "Stairs".into(), ..editing.head().clone() };
    screen.ask(Command::Edit(Edit::Head(Box::new(head), "title")));
    screen.ask(Command::SaveRoutine);
    screen.ask(Command::LeaveEditor);

    screen.ask(Command::Look(id.clone()));
    screen.picture("exercise-mine-light-wide");
    screen.click("Delete");
    assert!(known(&screen) && screen.shows("“Stairs” would be left without it. Take it out there first."));
    screen.ask(Command::DeleteRoutine("stairs".parse().unwrap()));
    screen.ask(Command::Look(id.clone()));
    screen.click("Delete");
    assert!(!known(&screen) && screen.shows("“Calf raise” is deleted."));
    assert!(screen.saved.borrow().contains(&Kept::Removed("calf-raise.ron".into())));
    let written = saved(&screen).into_iter().find(|save| save.kind == OwnFiles::Exercises).unwrap();
    screen.click("Bring it back");
    assert!(known(&screen));
    let again = saved(&screen).pop().unwrap();
    assert_eq!((again.kind, again.file, again.text), (OwnFiles::Exercises, written.file, written.text));
    assert!(screen.harness.state().app().model().library.picture(&id).figure().is_some(), "with its figure");
}

#[test]
fn what_comes_with_the_program_cannot_be_deleted() {
    let mut screen = Screen::known();
    let id: ExerciseId = "slow-breathing".parse().unwrap();
    screen.ask(Command::Look(id.clone()));
    assert!(!screen.shows("Delete"));
    screen.ask(Command::DeleteExercise(id.clone()));
    assert!(screen.harness.state().app().model().library.exercises.contains_key(&id));
}
