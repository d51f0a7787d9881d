//! What is heard in a session, as it was chosen in the settings.

use std::time::Duration;

use egui::{Theme, vec2};
use egui_kittest::kittest::Queryable;
use supple::app::command::Command;
use supple::app::model::Route;
use supple::catalog;
use supple::domain::cue::Chime;
use supple::domain::session::SessionCommand;
use supple::domain::settings::{Settings, TextScale};
use supple::domain::sounding::{CueKind, CueKinds, Sounding};
use supple::domain::speech::voice::Voice;
use supple::testing::{Kept, World, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE};

/// The chimes of a whole session, steps in one's own time being over at once.
fn chimes(routine: &str, sounding: Sounding) -> Vec<(Duration, Chime)> {
    let routine = catalog::built_in().routine(routine).expect("it is built in");
    let mut world = World::sounding(routine, Voice::default(), sounding);
    while world.record().is_none() {
        world.run_to_end();
        world.tell(SessionCommand::Done);
    }
    world.chimes()
}

#[test]
fn a_kind_that_is_off_is_not_heard_and_all_others_stay() {
    for routine in ["hamstring-2", "ball-glutes"] {
        let all = chimes(routine, Sounding::default());
        for kind in CueKind::ALL.iter().copied() {
            let some = chimes(routine, Sounding { kinds: CueKinds::ALL.without(kind) });
            assert!(some.iter().all(|(_, chime)| chime.kind() != Some(kind)), "{kind:?}");
            let others = all.iter().filter(|(_, chime)| chime.kind() != Some(kind));
            let lost: Vec<_> = others.filter(|cue| !some.contains(cue)).collect();
            assert!(lost.is_empty(), "{kind:?}: {lost:?}");
        }
    }
}

#[test]
fn with_every_kind_off_one_still_hears_when_to_begin_and_when_it_is_done() {
    let none = CueKind::ALL.iter().copied().fold(CueKinds::ALL, CueKinds::without);
    let heard = chimes("hamstring-2", Sounding { kinds: none });
    let all = chimes("hamstring-2", Sounding::default());
    let count = |cues: &[(Duration, Chime)], chime| cues.iter().filter(|(_, other)| *other == chime).count();
    assert!(heard.iter().all(|(_, chime)| chime.kind().is_none()));
    assert_eq!(count(&heard, Chime::Start), count(&all, Chime::Start));
    assert_eq!(count(&heard, Chime::Finished), 1);
    // Each start has its end: the change of sides gave way to it.
    assert_eq!(count(&heard, Chime::StepDone) + 1, count(&heard, Chime::Start));
}

fn settings(screen: &Screen) -> Settings {
    screen.harness.state().app().model().settings
}

/// Presses what may lie below what the window shows, as a screen reader does.
fn press(screen: &mut Screen, label: &str) {
    screen.harness.get_by_label(label).click_accesskit();
    screen.harness.run_steps(3);
}

#[test]
fn which_chimes_tell_is_chosen_in_the_settings_and_kept() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    press(&mut screen, "Halfway");
    press(&mut screen, "Rests");
    let chosen = Sounding { kinds: CueKinds::ALL.without(CueKind::Halfway).without(CueKind::Rest) };
    assert_eq!(settings(&screen).sounding, chosen);
    press(&mut screen, "Rests");
    assert!(settings(&screen).sounding.kinds.contains(CueKind::Rest));
    let saved = screen.saved.borrow();
    let last = saved.iter().rev().find_map(|kept| match kept {
        Kept::Settings(settings) => Some(*settings),
        _ => None,
    });
    assert_eq!(last, Some(settings(&screen)));
}

#[test]
fn the_choices_of_sound_fit_every_window() {
    for (theme, size, percent, name) in [
        (Theme::Light, WIDE, 100, "light-wide"),
        (Theme::Dark, SMALL, 100, "dark-small"),
        (Theme::Light, vec2(800.0, 1600.0), 200, "light-large"),
    ] {
        let mut screen = Screen::with_care(theme, size, answered(saturday_evening()));
        let settings = Settings { text_scale: TextScale::percent(percent), ..settings(&screen) };
        screen.ask(Command::Change(settings));
        screen.ask(Command::Go(Route::Settings));
        screen.harness.get_by_label("Hear it").scroll_to_me();
        screen.picture(&format!("settings-sound-{name}"));
    }
}
