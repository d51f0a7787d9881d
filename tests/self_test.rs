//! The self-test: when it waits, and the picture of the knee.

use std::time::Duration;

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use supple::app::command::{Command, LoadedData};
use supple::app::model::Route;
use supple::domain::excuse::{Excuse, ExcuseWhy};
use supple::domain::history::{History, HistoryEntry};
use supple::domain::safety::{Caution, Held};
use supple::domain::settings::{Asked, Settings};
use supple::testing::{answered, saturday_evening};

use crate::driver::{Screen, WIDE, nothing};

/// Someone with these cautions who chose the self-test, where the journal says what is asked.
fn chosen(cautions: &[Caution], found: LoadedData) -> Screen {
    let mut care = answered(saturday_evening());
    care.person.cautions.extend(cautions.iter().map(|caution| (*caution, Held::default())));
    let mut screen = Screen::with_model(Theme::Light, WIDE, found, |model| model.care = care);
    let settings = Settings { self_test: Asked::WhenDue, ..screen.harness.state().app().model().settings };
    screen.ask(Command::Change(settings));
    screen.ask(Command::Go(Route::Journal));
    screen.click("What is asked");
    screen
}

/// Whether it can be begun.
fn is_offered(screen: &Screen) -> bool {
    screen.harness.query_by_role_and_label(Role::Button, "Self-test").is_some()
}

#[test]
fn the_self_test_waits_for_whoever_should_not_bend_forward_now_and_says_why() {
    let screen = chosen(&[Caution::WristShoulder], nothing());
    assert!(is_offered(&screen) && screen.shows("Due now, whenever you like."));
    for (caution, why) in [
        (Caution::Osteoporosis, "With fragile bones, leave this one out."),
        (Caution::FlexionSensitive, "When bending forward makes it worse, leave this one out."),
        (Caution::Balance, "When you get dizzy or feel unsteady, leave this one out."),
    ] {
        let screen = chosen(&[caution], nothing());
        assert!(!is_offered(&screen) && screen.shows(why), "{caution:?}");
    }
    let today = screen.harness.state().app().model().today();
    let flare =
        Excuse { id: "flare".parse().unwrap(), revision: 1, first: today.plus(-1), last: today, why: ExcuseWhy::Flare };
    let history = History::merge([HistoryEntry::Excuse(flare)]);
    let mut screen = chosen(&[], LoadedData { history, ..nothing() });
    assert!(!is_offered(&screen) && screen.shows("It waits until the flare-up is over."));
    // The flare-up ends with the day; the next morning at seven it is too early.
    screen.clock.advance(Duration::from_mins(11 * 60 + 20));
    screen.harness.run_steps(3);
    assert!(!is_offered(&screen) && screen.shows("It waits until you have been up for an hour."));
    screen.clock.advance(Duration::from_hours(1));
    screen.harness.run_steps(3);
    assert!(is_offered(&screen));
}
