//! The calendar as a year, and pain of the last thirty days beside it.

use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::model::Span;
use supple::domain::history::{Pain, SessionRecord};
use supple::domain::quantity::PainScore;

use crate::driver::{SMALL, Screen, WIDE};
use crate::steady::{autumn, day, model, with};

/// With pain before and after, as it varies from day to day.
fn felt() -> Vec<SessionRecord> {
    let leg = |score: usize| Pain { leg: PainScore::new(score as u8), ..Pain::default() };
    let felt = |(number, record): (usize, SessionRecord)| {
        let before = 7 - (number / 8).min(3) - number % 2;
        SessionRecord { before: leg(before), after: leg(before - 1 - number % 2), ..record }
    };
    autumn().into_iter().enumerate().map(felt).collect()
}

fn shown(screen: &Screen) -> (Span, String) {
    let place = model(screen).calendar;
    (place.span, place.month.to_string()[..7].to_owned())
}

#[test]
fn a_year_shows_its_months_and_each_of_them_opens() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.click("Year");
    assert!(screen.shows("Open January 2026") && screen.shows("Open December 2026"));
    screen.click("Open October 2026");
    assert_eq!(shown(&screen), (Span::Month, "2026-10".into()));
    assert!(screen.shows("October 2026"));
}

#[test]
fn page_keys_turn_years_where_a_year_shows() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.click("Year");
    screen.press(Key::PageUp);
    assert_eq!(shown(&screen), (Span::Year, "2025-11".into()));
    assert!(screen.shows("Open January 2025"));
    screen.press(Key::PageDown);
    screen.click("Month");
    screen.press(Key::PageDown);
    assert_eq!(shown(&screen), (Span::Month, "2026-12".into()));
}

#[test]
fn arrows_go_from_day_to_day_of_the_year_and_no_further() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.click("Year");
    let days = "Days of 2026. Saturday 21 November";
    screen.harness.get_by_role_and_label(Role::Button, days).focus();
    screen.harness.run_steps(2);
    screen.press(Key::ArrowUp);
    screen.press(Key::ArrowLeft);
    assert_eq!(model(&screen).calendar.selected, day("2026-11-13"));
    assert!(screen.shows("Friday 13 November") && screen.shows("19:00"), "its session is listed");
    for _ in 0..10 {
        screen.press(Key::ArrowDown);
    }
    assert_eq!(model(&screen).calendar.selected, day("2026-12-31"));
    assert_eq!(shown(&screen).0, Span::Year);
}

#[test]
fn a_day_of_the_year_is_selected_where_it_is_pressed() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    screen.click("Year");
    // 1 October is a Thursday, the fourth square of the first row.
    let name = screen.harness.get_by_label("Open October 2026").rect();
    let at = name.left_bottom() + egui::vec2(3.5 * name.width() / 7.0, 6.0);
    screen.tap(at);
    assert_eq!(model(&screen).calendar.selected, day("2026-10-01"));
}

#[test]
fn pain_of_thirty_days_stands_beside_the_calendar_and_is_read_by_arrows() {
    let mut screen = with(Theme::Light, WIDE, felt());
    let chart = |screen: &Screen| {
        let node = screen.harness.get_by_role_and_label(Role::Slider, "Pain, 30 days");
        node.focus();
        node.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(chart(&screen), "20 November: before 4, after 3");
    screen.harness.run_steps(2);
    screen.press(Key::ArrowLeft);
    assert_eq!(chart(&screen), "19 November: before 3, after 1");
    let without = with(Theme::Light, WIDE, autumn());
    assert!(without.harness.query_by_label("Pain, 30 days").is_none(), "nothing was said");
}

#[test]
fn the_year_can_be_looked_at() {
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let mut screen = with(theme, size, felt());
            screen.picture(&format!("calendar-felt-{theme_name}-{size_name}"));
            screen.click("Year");
            screen.picture(&format!("calendar-months-{theme_name}-{size_name}"));
        }
    }
}
