//! The cue sheet of an edited routine, and its silent preview.

use std::sync::Arc;

use egui::{Key, Theme};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::Command;
use supple::app::editor::edit::Edit;
use supple::app::editor::outcome::LineKind;
use supple::app::model::Flow;
use supple::catalog::built_in;
use supple::domain::cue::{Chime, Sounds};
use supple::domain::cue_sheet::CueSheet;
use supple::domain::draft::{BlockDraft, StepDraft, TargetDraft};
use supple::domain::quantity::Volume;
use supple::domain::settings::{Settings, TextScale};
use supple::domain::side::{Side, Sides};
use supple::domain::sounding::CueKinds;
use supple::domain::speech::voice::{Amount, Voice};
use supple::domain::speech::wording::Wording;
use supple::domain::timeline::{LayoutSettings, Timeline};
use supple::testing::{Kept, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE};

/// The pane of a routine with these steps.
fn pane(steps: Vec<StepDraft>) -> Screen {
    let mut screen = Screen::known();
    screen.ask(Command::NewRoutine);
    screen.ask(Command::Edit(Edit::Paste(steps.into_iter().map(BlockDraft::Step).collect())));
    let Flow::Editing(editing) = screen.flow() else { panic!("nothing is edited") };
    let head = supple::domain::draft::RoutineDraft { title: "Evening".into(), ..editing.head().clone() };
    screen.ask(Command::Edit(Edit::Head(Box::new(head), "title")));
    screen.click("Cues");
    screen
}

fn hold(exercise: &str, seconds: f64) -> StepDraft {
    StepDraft { exercise: exercise.into(), target: Some(TargetDraft::Hold(seconds)), ..StepDraft::default() }
}

/// The second at which the preview stands.
fn moment(screen: &Screen) -> f64 {
    let slider = screen.harness.get_by_label("Moment of the preview");
    slider.accesskit_node().numeric_value().expect("it has a value")
}

/// The chimes that were to be heard.
fn heard(screen: &Screen) -> Vec<Kept> {
    let saved = screen.saved.borrow();
    saved.iter().filter(|kept| matches!(kept, Kept::HeardChime(..))).cloned().collect()
}

#[test]
fn every_face_of_the_cue_sheet_can_be_looked_at() {
    for theme in [Theme::Light, Theme::Dark] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let theme_name = if theme == Theme::Dark { "dark" } else { "light" };
            let mut screen = Screen::with_care(theme, size, answered(saturday_evening()));
            screen.ask(Command::EditRoutine("hamstring-2".parse().unwrap()));
            screen.click("Cues");
            assert!(screen.shows("Nothing collides"));
            screen.harness.get_by_label("Moment of the preview").focus();
            for _ in 0..24 {
                screen.press(Key::PageUp);
            }
            assert!((moment(&screen) - 120.0).abs() < 0.01);
            screen.picture(&format!("editor-cues-{theme_name}-{size_name}"));
        }
    }
}

#[test]
fn with_large_words_in_a_small_window_the_preview_scrolls_away_with_the_lines() {
    let mut screen = Screen::with_care(Theme::Light, SMALL, answered(saturday_evening()));
    screen.ask(Command::EditRoutine("hamstring-2".parse().unwrap()));
    let settings = screen.harness.state().app().model().settings;
    screen.ask(Command::Change(Settings { text_scale: TextScale::percent(150), ..settings }));
    // The window takes it over with the next thing that is done in it.
    screen.press(Key::ArrowDown);
    screen.click("Cues");
    screen.picture("editor-cues-large-light-small");
    screen.harness.get_by_label("Cues of the routine").focus();
    for _ in 0..6 {
        screen.press(Key::ArrowDown);
    }
    screen.picture("editor-cues-large-lines-light-small");
    assert!(screen.shows("0:10, Easy march"));
}

#[test]
fn each_cue_has_a_line_with_its_second() {
    let screen = pane(vec![hold("cat-camel", 30.0)]);
    assert!(screen.shows("0:00, Heard: Get ready: a wood tick"));
    assert!(screen.shows("0:00, Shown: Stop if pain"));
    assert!(screen.shows("0:07, Heard: Last seconds: a soft tick"));
}

#[test]
fn a_cue_too_long_for_its_step_is_marked_and_says_how_to_mend_it() {
    let long = StepDraft { cue: Some("word ".repeat(40).trim().into()), ..hold("cat-camel", 5.0) };
    let mut screen = pane(vec![long]);
    assert!(screen.shows("1 to look at"));
    screen.click("Show the next one");
    let mend = "It takes 15 s to read and stays 5 s. Shorten it to 14 words, or give the step more time.";
    assert!(screen.shows(mend));
    screen.picture("editor-cues-trouble-light-wide");
    let Flow::Editing(editing) = screen.flow() else { panic!("nothing is edited") };
    let line = &editing.outcome.lines[0];
    let LineKind::Step { step, .. } = &line.kind else { panic!("{line:?}") };
    let short = StepDraft { cue: Some("word ".repeat(14).trim().into()), ..(**step).clone() };
    screen.ask(Command::Edit(Edit::Step(line.id, Box::new(short), "cue")));
    assert!(screen.shows("Nothing collides"));
}

#[test]
fn a_chime_that_is_picked_is_heard_and_a_sentence_is_gone_to() {
    let mut screen = pane(vec![StepDraft {
        sides: Some(Sides::LeftThenRight),
        sets: Some(1),
        ..hold("seated-hamstring-hinge", 10.0)
    }]);
    let change = "0:20, Heard: Change to the right: two notes that move there";
    // What was not brought into view yet is not drawn.
    screen.harness.get_by_label("Cues of the routine").focus();
    for key in [
        Key::PageDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
    ] {
        screen.press(key);
    }
    assert_eq!(heard(&screen), [], "what is only passed is not heard");
    screen.click(change);
    assert_eq!(
        heard(&screen),
        [Kept::HeardChime(Chime::ChangeSides(Side::Right), Some(Volume::default()), Sounds::Bowls)]
    );
    screen.click("0:20, Shown: Change over to your right leg.");
    assert_eq!(heard(&screen).len(), 1, "a sentence makes no sound");
    assert!((moment(&screen) - 20.0).abs() < 0.01);
    screen.press(Key::ArrowUp);
    screen.press(Key::Enter);
    assert_eq!(heard(&screen).len(), 2, "the keyboard hears it, too");
    screen.press(Key::Home);
    assert!(moment(&screen) < 0.01);
}

#[test]
fn what_the_voice_says_stands_in_the_sheet_and_is_heard_when_it_is_picked() {
    let mut screen = pane(vec![hold("cat-camel", 30.0)]);
    screen.click("0:00, Said: Cat and camel. 30 seconds.");
    let saved = screen.saved.borrow().clone();
    assert!(
        saved.iter().any(|kept| matches!(kept, Kept::HeardVoice(_, words) if words == "Cat and camel. 30 seconds.")),
        "{saved:?}"
    );
    let settings = screen.harness.state().app().model().settings;
    let voice = Voice { amount: Amount::Off, ..settings.voice };
    screen.ask(Command::Change(Settings { voice, ..settings }));
    assert!(!screen.shows("0:00, Said: Cat and camel. 30 seconds."), "nothing is said any more");
}

#[test]
fn the_preview_runs_as_fast_as_it_is_asked_to_and_stands_still_when_paused() {
    let mut screen = pane(vec![hold("cat-camel", 60.0)]);
    let delay = |screen: &Screen| screen.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    screen.click("16×");
    assert!(delay(&screen).as_secs() > 1);
    screen.click("Play the preview");
    let before = moment(&screen);
    // Four frames of a quarter of a second.
    screen.harness.run_steps(4);
    assert!((moment(&screen) - before - 16.0).abs() < 0.01, "{before} to {}", moment(&screen));
    assert!(delay(&screen).as_millis() <= 66);
    screen.picture_now("editor-cues-running-light-wide");
    screen.click("Pause the preview");
    let paused = moment(&screen);
    screen.harness.run_steps(4);
    assert!((moment(&screen) - paused).abs() < 0.01);
    assert!(delay(&screen).as_secs() > 1, "nothing moves, so nothing is drawn");
    assert_eq!(heard(&screen), [], "it is silent");
    screen.click("Play the preview");
    screen.harness.run_steps(20);
    assert!(screen.shows("Play the preview"), "at its end it stops");
}

#[test]
fn of_ten_thousand_steps_only_the_lines_in_view_are_drawn() {
    let steps = (0..10_000).map(|_| StepDraft { rest: Some(1.0), ..hold("cat-camel", 3.0) }).collect();
    let mut screen = pane(steps);
    screen.harness.get_by_label("Cues of the routine").focus();
    screen.press(Key::End);
    assert!(screen.shows("Finished: a slow chord"));
    let drawn = screen.harness.query_all_by_label_contains(", Heard: ").count();
    assert!((1..100).contains(&drawn), "{drawn}");
}

#[test]
fn nothing_in_a_built_in_routine_collides_or_goes_before_it_is_read() {
    let settings = LayoutSettings { get_ready: Settings::default().get_ready.length(), affected: Side::Right };
    for routine in &built_in().routines {
        let sheet = CueSheet::of(&Arc::new(Timeline::lay_out(routine, settings)), CueKinds::ALL);
        let sheet = sheet.spoken(Voice { amount: Amount::AllCues, ..Voice::default() }, Wording::default());
        let troubles: Vec<_> = sheet.lines.iter().filter(|line| line.trouble.is_some()).collect();
        assert!(troubles.is_empty(), "{}: {troubles:?}", routine.id());
    }
}

#[test]
fn what_is_assumed_of_a_step_in_ones_own_time_is_said_and_what_cannot_be_laid_out_too() {
    let own = StepDraft { target: Some(TargetDraft::UntilDone), ..hold("cat-camel", 1.0) };
    let mut screen = pane(vec![own]);
    assert!(screen.shows("A step in your own time counts as 30 s here."));
    screen.ask(Command::Edit(Edit::Paste(vec![BlockDraft::Step(hold("cat-camel", -1.0))])));
    assert!(screen.shows("Mend what is marked above."));
    screen.ask(Command::Edit(Edit::Undo));
    assert!(screen.shows("0:00, Get ready"));
}
