//! The self-test: when it waits, and the picture of the knee.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable;
use supple::app::command::{Command, LoadedData};
use supple::app::model::Route;
use supple::domain::excuse::{Excuse, ExcuseWhy};
use supple::domain::history::{History, HistoryEntry};
use supple::domain::journal::{KneeAngle, Noted, SelfTest};
use supple::domain::safety::{Caution, Held};
use supple::domain::settings::{Asked, Settings};
use supple::testing::{answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE, nothing};

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

/// What a screen reader reads of the pictures.
fn is_drawn(screen: &Screen, words: &str) -> bool {
    screen.harness.query_by_role_and_label(Role::Image, words).is_some()
}

/// The pixels of that picture.
fn stage(screen: &mut Screen, words: &str) -> Vec<u8> {
    let rect = screen.harness.get_by_role_and_label(Role::Image, words).rect();
    let whole = screen.harness.render().unwrap();
    let [x, y, width, height] = [rect.left(), rect.top(), rect.width(), rect.height()].map(|side| side as u32);
    image::imageops::crop_imm(&whole, x, y, width, height).to_image().into_raw()
}

#[test]
fn the_picture_of_each_knee_follows_its_angle() {
    let mut screen = chosen(&[], nothing());
    screen.ask(Command::TestSelf);
    assert!(
        is_drawn(&screen, "Left knee before it straightens") && is_drawn(&screen, "Right knee before it straightens")
    );
    screen.harness.get_by_role_and_label(Role::Slider, "Right knee").focus();
    screen.harness.run_steps(2);
    let mut seen =
        [stage(&mut screen, "Left knee before it straightens"), stage(&mut screen, "Right knee before it straightens")];
    assert!(seen[0] != seen[1], "each is seen from its own side");
    for words in ["Right knee 10° from straight", "Right knee 20° from straight"] {
        screen.press(Key::ArrowRight);
        let now = [stage(&mut screen, "Left knee before it straightens"), stage(&mut screen, words)];
        assert!(now[0] == seen[0] && now[1] != seen[1], "{words}");
        seen = now;
    }
    assert!(is_drawn(&screen, "Left knee before it straightens"));
    screen.press(Key::Backspace);
    assert!(is_drawn(&screen, "Right knee before it straightens"));
}

#[test]
fn pictures_of_the_self_test() {
    let said =
        |left, right| SelfTest { left: KneeAngle::new(left), right: KneeAngle::new(right), ..SelfTest::default() };
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, wide) in [(WIDE, "wide"), (SMALL, "small"), (vec2(500.0, 1100.0), "narrow")] {
            let mut screen = Screen::with_history(theme, size, nothing());
            screen.ask(Command::TestSelf);
            screen.ask(Command::Note(Box::new(Noted::Test(said(30, 0)))));
            screen.harness.get_by_role_and_label(Role::Slider, "Right knee").scroll_to_me();
            screen.picture(&format!("selftest-knee-{name}-{wide}"));
            screen.ask(Command::Note(Box::new(Noted::Test(said(60, 90)))));
            screen.picture(&format!("selftest-knee-bent-{name}-{wide}"));
        }
    }
}
