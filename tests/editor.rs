//! The routine editor, driven as a person would.

use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::Queryable;
use supple::app::command::{Command, LoadedData};
use supple::app::editor::Editing;
use supple::app::editor::edit::{Edit, Picking};
use supple::app::model::{Flow, Route};
use supple::domain::cue::Sounds;
use supple::domain::quantity::Volume;
use supple::testing::{Kept, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE, nothing};

fn editing(screen: &Screen) -> &Editing {
    match screen.flow() {
        Flow::Editing(editing) => editing,
        other => panic!("nothing is edited: {other:?}"),
    }
}

/// The exercises of the edited routine in order, groups in brackets.
fn told(screen: &Screen) -> String {
    fn tell(blocks: &[supple::domain::draft::BlockDraft]) -> String {
        let words = blocks.iter().map(|block| match block {
            supple::domain::draft::BlockDraft::Step(step) => step.exercise.clone(),
            supple::domain::draft::BlockDraft::Group { rounds, blocks } => format!("[{}]x{rounds}", tell(blocks)),
        });
        words.collect::<Vec<_>>().join(" ")
    }
    tell(&editing(screen).draft().blocks)
}

fn press(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.harness.key_press_modifiers(modifiers, key);
    screen.harness.run_steps(3);
}

fn types(screen: &mut Screen, words: &str) {
    screen.harness.event(egui::Event::Text(words.into()));
    screen.harness.run_steps(3);
}

const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;

fn adds(screen: &mut Screen, names: &[&str]) {
    for name in names {
        screen.click("Add steps");
        types(screen, name);
        screen.click(name);
        screen.click("Add 1 step");
    }
}

#[test]
fn every_face_of_the_editor_can_be_looked_at() {
    for theme in [Theme::Light, Theme::Dark] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let name = |what: &str| {
                format!("editor-{what}-{}-{size_name}", if theme == Theme::Dark { "dark" } else { "light" })
            };
            let mut screen = Screen::with_care(theme, size, answered(saturday_evening()));
            screen.ask(Command::NewRoutine);
            screen.picture(&name("blank"));
            screen.ask(Command::AskToAdd);
            screen.wait(2);
            screen.picture(&name("add"));
            screen.ask(Command::StayInEditor);
            screen.ask(Command::LeaveUnsaved);
            screen.ask(Command::EditRoutine("full-25".parse().unwrap()));
            let lines: Vec<_> = editing(&screen).outcome.lines.iter().map(|line| line.id).collect();
            let pick = |at: usize, picking| Command::Edit(Edit::Pick(lines[at], picking));
            screen.ask(pick(1, Picking::Only));
            screen.ask(pick(3, Picking::Through));
            screen.ask(Command::Edit(Edit::Group));
            screen.wait(1);
            screen.picture(&name("group"));
            screen.ask(pick(4, Picking::Only));
            screen.wait(1);
            screen.picture(&name("step"));
            if size == SMALL {
                screen.click("Step");
                screen.picture(&name("one"));
            } else {
                screen.click("Whole routine");
                screen.picture(&name("whole"));
            }
            screen.ask(Command::LeaveEditor);
            screen.picture(&name("leave"));
        }
    }
}

/// The routine files that were saved, newest last.
fn saved(screen: &Screen) -> Vec<supple::storage::store::OwnSave> {
    let kept = screen.saved.borrow();
    let own = kept.iter().filter_map(|kept| match kept {
        Kept::Own(save) => Some((**save).clone()),
        _ => None,
    });
    own.collect()
}

#[test]
fn from_a_blank_page_a_sequence_is_made_saved_and_played_by_pointer() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Routines));
    screen.click("New routine");
    types(&mut screen, "My evening");
    adds(&mut screen, &["4-in 6-out breathing", "Roller, back of thigh", "Lying strap hamstring stretch"]);
    assert_eq!(told(&screen), "slow-breathing roller-hamstrings supine-hamstring-strap");
    // The last is picked: its sides and time are beside the list.
    screen.click("Right, then left");
    screen.click("Time a side: more");
    screen.click("Save");
    let save = saved(&screen).pop().expect("it is saved");
    assert_eq!((save.file.as_str(), save.base), ("my-evening.ron", None));
    let routine = screen.harness.state().app().model().library.routine(&"my-evening".parse().unwrap()).cloned();
    let routine = routine.expect("it is in the library at once");
    assert_eq!(routine.title(), "My evening");
    assert_eq!(routine.steps()[2].dose().per_side().unwrap().as_secs(), 2 * 35 + 15);
    screen.click("Back");
    assert!(matches!(screen.flow(), Flow::Idle));
    assert!(screen.shows("My evening"));
    screen.ask(Command::Play("my-evening".parse().unwrap()));
    assert!(matches!(screen.flow(), Flow::Playing(_)), "{:?}", screen.flow());
}

#[test]
fn the_same_is_made_by_the_keyboard_alone() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Routines));
    screen.click("New routine");
    types(&mut screen, "Keys");
    screen.press(Key::Enter);
    for words in ["4-in", "strap", "cat"] {
        screen.press(Key::Insert);
        screen.wait(1);
        types(&mut screen, words);
        screen.press(Key::Enter);
    }
    assert_eq!(told(&screen), "slow-breathing supine-hamstring-strap cat-camel");
    press(&mut screen, ALT, Key::ArrowUp);
    assert_eq!(told(&screen), "slow-breathing cat-camel supine-hamstring-strap");
    press(&mut screen, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut screen, CTRL, Key::G);
    assert_eq!(told(&screen), "slow-breathing [cat-camel supine-hamstring-strap]x2");
    press(&mut screen, CTRL, Key::D);
    assert_eq!(told(&screen).matches("]x2").count(), 2);
    press(&mut screen, CTRL, Key::Z);
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::G);
    press(&mut screen, CTRL, Key::A);
    press(&mut screen, Modifiers::NONE, Key::Delete);
    assert_eq!(told(&screen), "");
    for _ in 0..2 {
        press(&mut screen, CTRL, Key::Z);
    }
    assert_eq!(told(&screen), "slow-breathing [cat-camel supine-hamstring-strap]x2");
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(told(&screen), "slow-breathing cat-camel supine-hamstring-strap");
    press(&mut screen, CTRL, Key::S);
    assert_eq!(saved(&screen).len(), 1);
    screen.press(Key::Escape);
    assert!(matches!(screen.flow(), Flow::Idle), "{:?}", screen.flow());
}

#[test]
fn steps_are_cut_copied_and_pasted_through_the_clipboard() {
    let mut screen = Screen::known();
    screen.ask(Command::EditRoutine("stress-reset-3".parse().unwrap()));
    assert_eq!(told(&screen), "slow-breathing side-hip-palm-circles seated-posture-reset");
    screen.harness.event(egui::Event::Cut);
    screen.harness.run_steps(1);
    let copied = screen.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("the step is on the clipboard");
    screen.harness.run_steps(2);
    assert_eq!(told(&screen), "side-hip-palm-circles seated-posture-reset");
    screen.harness.event(egui::Event::Paste(copied));
    screen.harness.run_steps(2);
    assert_eq!(told(&screen), "side-hip-palm-circles slow-breathing seated-posture-reset");
    screen.harness.event(egui::Event::Paste("a shopping list".into()));
    screen.harness.run_steps(2);
    assert_eq!(told(&screen), "side-hip-palm-circles slow-breathing seated-posture-reset");
}

#[test]
fn a_step_is_dragged_by_its_handle_to_another_place() {
    let mut screen = Screen::known();
    screen.ask(Command::EditRoutine("stress-reset-3".parse().unwrap()));
    let place = |screen: &Screen, name: &str| screen.harness.get_by_label_contains(name).rect();
    let from = place(&screen, "4-in 6-out breathing, ");
    let to = place(&screen, "Sit, slump, settle, ").left_bottom();
    let grip = egui::pos2(from.left() + 16.0, from.center().y);
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let target = egui::pos2(grip.x, to.y - 8.0);
    for event in [egui::Event::PointerMoved(grip), button(grip, true)] {
        screen.harness.event(event);
        screen.harness.run_steps(1);
    }
    for share in 1..=4_u8 {
        screen.harness.event(egui::Event::PointerMoved(grip.lerp(target, f32::from(share) / 4.0)));
        screen.harness.run_steps(1);
    }
    screen.picture("editor-drag-light-wide");
    screen.harness.event(egui::Event::PointerMoved(target));
    screen.harness.run_steps(1);
    screen.harness.event(button(target, false));
    screen.harness.run_steps(3);
    assert_eq!(told(&screen), "side-hip-palm-circles seated-posture-reset slow-breathing");
}

#[test]
fn leaving_asks_only_when_there_is_something_to_lose() {
    let mut screen = Screen::known();
    screen.ask(Command::NewRoutine);
    screen.ask(Command::LeaveEditor);
    assert!(matches!(screen.flow(), Flow::Idle), "a blank page is nothing to lose");
    screen.ask(Command::NewRoutine);
    screen.ask(Command::Edit(Edit::Add(vec!["cat-camel".into()])));
    // The first leaves the name, which a blank page begins with.
    screen.press(Key::Escape);
    screen.press(Key::Escape);
    assert!(screen.shows("Leave without saving?"));
    // It has no name yet, so it cannot be saved.
    assert!(!screen.shows("Save and leave"));
    screen.click("Go on editing");
    assert_eq!(told(&screen), "cat-camel");
    screen.press(Key::Escape);
    screen.click("Leave without saving");
    assert!(matches!(screen.flow(), Flow::Idle));
    assert_eq!(saved(&screen), []);
}

#[test]
fn what_is_edited_is_kept_for_a_crash_until_it_is_saved() {
    let mut screen = Screen::known();
    screen.ask(Command::EditRoutine("stress-reset-3".parse().unwrap()));
    screen.ask(Command::Edit(Edit::Duplicate));
    let draft = screen.saved.borrow().iter().rev().find_map(|kept| match kept {
        Kept::Draft(draft) => Some(draft.clone()),
        _ => None,
    });
    let draft = draft.unwrap().expect("the draft is kept");
    assert!(draft.text.contains("slow-breathing"), "{}", draft.text);
    screen.click("Save");
    assert_eq!(screen.saved.borrow().last(), Some(&Kept::Draft(None)), "nothing is left to lose");

    let found = LoadedData { draft: Some(draft), ..nothing() };
    let mut after = Screen::with_history(Theme::Light, WIDE, found);
    after.harness.run_steps(3);
    after.picture("editor-draft-light-wide");
    // Another editor would take its place on disk, so it has to be decided on first.
    after.ask(Command::NewRoutine);
    assert!(after.shows("First go on with what you were editing, or forget it."));
    assert!(matches!(after.flow(), Flow::Idle), "{:?}", after.flow());
    after.click("Go on editing");
    assert_eq!(told(&after), "slow-breathing slow-breathing side-hip-palm-circles seated-posture-reset");
    assert!(editing(&after).is_changed());
}

#[test]
fn a_routine_of_ones_own_is_deleted_and_brought_back() {
    let mut screen = Screen::known();
    screen.ask(Command::EditRoutine("stress-reset-3".parse().unwrap()));
    screen.click("Save");
    let id = saved(&screen)[0].file.trim_end_matches(".ron").to_owned();
    screen.ask(Command::LeaveEditor);
    screen.ask(Command::Prepare(id.parse().unwrap()));
    screen.picture("preparation-mine-light-wide");
    screen.click("Delete");
    assert!(screen.harness.state().app().model().library.routine(&id.parse().unwrap()).is_none());
    assert!(screen.saved.borrow().contains(&Kept::Removed(format!("{id}.ron"))));
    screen.picture("routines-deleted-light-wide");
    screen.click("Bring it back");
    assert!(screen.harness.state().app().model().library.routine(&id.parse().unwrap()).is_some());
    assert_eq!(saved(&screen)[1].text, saved(&screen)[0].text);
}

#[test]
fn a_file_that_was_changed_elsewhere_meanwhile_stands_beside_ours() {
    let mut screen = Screen::known();
    screen.ask(Command::EditRoutine("stress-reset-3".parse().unwrap()));
    screen.click("Save");
    let save = saved(&screen).pop().unwrap();
    let theirs = save.text.replace("(mine)", "(theirs)");
    let file = supple::storage::store::OwnFile { path: save.file.clone().into(), bytes: theirs.into_bytes() };
    screen.ask(Command::KeptBoth(Box::new(save), file));
    let titles: Vec<String> = screen
        .harness
        .state()
        .app()
        .model()
        .library
        .routines
        .iter()
        .map(|routine| routine.title().to_owned())
        .filter(|title| title.contains('('))
        .collect();
    assert_eq!(titles, ["Three-minute reset (theirs)", "Three-minute reset (mine) (2)"]);
    assert!(screen.shows("Both are kept"));
    // What is edited goes on in our own file.
    screen.ask(Command::Edit(Edit::Duplicate));
    screen.ask(Command::SaveRoutine);
    assert!(saved(&screen).pop().unwrap().file.contains("-2"));
}

#[test]
fn a_time_that_cannot_be_saved_is_told_where_it_stands() {
    let mut screen = Screen::known();
    screen.ask(Command::EditRoutine("stress-reset-3".parse().unwrap()));
    let (id, step) = match &editing(&screen).outcome.lines[0].kind {
        supple::app::editor::outcome::LineKind::Step { step, .. } => {
            (editing(&screen).outcome.lines[0].id, (**step).clone())
        }
        other @ supple::app::editor::outcome::LineKind::Group { .. } => panic!("{other:?}"),
    };
    let long = supple::domain::draft::StepDraft {
        target: Some(supple::domain::draft::TargetDraft::Hold(1e6)),
        cue: Some("word ".repeat(900)),
        ..step
    };
    screen.ask(Command::Edit(Edit::Step(id, Box::new(long), "target")));
    screen.picture("editor-broken-light-wide");
    assert!(screen.shows("4-in 6-out breathing, Time: 1000000 s is over 4 hours"));
    screen.click("Save");
    assert_eq!(saved(&screen), [], "what is broken is not saved");
    screen.ask(Command::Edit(Edit::Undo));
    screen.click("Save");
    assert_eq!(saved(&screen).len(), 1);
}

#[test]
fn a_step_becomes_another_exercise_by_one_press_and_the_keyboard_alone() {
    let mut screen = Screen::known();
    screen.ask(Command::NewRoutine);
    screen.ask(Command::Edit(Edit::Add(vec!["slow-breathing".into()])));
    screen.ask(Command::Edit(Edit::Add(vec!["pelvic-tilts".into()])));
    screen.click("Another exercise");
    screen.picture("editor-replace-light-wide");
    screen.harness.event(egui::Event::Text("cat".into()));
    screen.harness.run_steps(3);
    screen.press(Key::Enter);
    assert_eq!(told(&screen), "slow-breathing cat-camel");
    screen.click("Another exercise");
    screen.harness.event(egui::Event::Text("clam".into()));
    screen.harness.run_steps(3);
    screen.click("Clamshell");
    assert_eq!(told(&screen), "slow-breathing clamshell");
    screen.click("Undo");
    assert_eq!(told(&screen), "slow-breathing cat-camel");
}

#[test]
fn a_routine_has_chimes_of_its_own_and_one_hears_what_one_chooses() {
    let mut screen = Screen::known();
    screen.ask(Command::EditRoutine("stress-reset-3".parse().unwrap()));
    screen.click("Whole routine");
    screen.harness.get_by_label("soft tones").scroll_to_me();
    screen.harness.run_steps(3);
    screen.click("soft tones");
    screen.picture("editor-sounds-light-wide");
    let heard = Kept::Heard(Some(Volume::default()), Sounds::Soft);
    assert!(screen.saved.borrow().contains(&heard));
    screen.click("Save");
    assert!(saved(&screen)[0].text.contains("sounds: Soft"), "{}", saved(&screen)[0].text);
    screen.click("Undo");
    assert_eq!(editing(&screen).head().sounds, None);
    screen.ask(Command::LeaveUnsaved);
    screen.ask(Command::Go(Route::Settings));
    screen.harness.get_by_label("Wood").scroll_to_me();
    screen.harness.run_steps(3);
    screen.click("Wood");
    screen.picture("settings-sounds-light-wide");
    assert_eq!(screen.harness.state().app().model().settings.sounds, Sounds::Wood);
}
