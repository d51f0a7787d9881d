//! On which day weeks begin, by the place or by choice, and their numbers in the calendar.

use chrono::Weekday;
use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use supple::app::command::Command;
use supple::app::model::Route;
use supple::domain::settings::Settings;
use supple::domain::week::WeekNumbers;

use crate::cli::Desk;
use crate::driver::{SMALL, Screen, WIDE};
use crate::steady::{autumn, model, with};

fn here(screen: &mut Screen, locale: &str, week_numbers: WeekNumbers) {
    let settings = model(screen).settings;
    let week_start = settings.week_start.where_one_speaks(locale);
    screen.ask(Command::Change(Settings { week_start, week_numbers, ..settings }));
}

/// The calendar in this place, with the numbers of its weeks.
fn numbered(locale: &str) -> Screen {
    let mut screen = with(Theme::Light, WIDE, autumn());
    here(&mut screen, locale, WeekNumbers::Shown);
    screen
}

#[test]
fn weeks_begin_as_is_usual_here_until_a_day_is_chosen_and_again_after_that() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    here(&mut screen, "en_US.UTF-8", WeekNumbers::Hidden);
    let start = |screen: &Screen| model(screen).settings.week_start.day();
    assert_eq!(start(&screen), Weekday::Sun);
    screen.ask(Command::Go(Route::Settings));
    let choose = |screen: &mut Screen, words: &str| {
        screen.harness.get_by_role_and_label(Role::RadioButton, words).scroll_to_me();
        screen.harness.run_steps(3);
        screen.harness.get_by_role_and_label(Role::RadioButton, words).click();
        screen.harness.run_steps(3);
    };
    choose(&mut screen, "Saturday");
    assert_eq!(start(&screen), Weekday::Sat);
    choose(&mut screen, "As usual here (Sunday)");
    assert_eq!(start(&screen), Weekday::Sun);
    screen.click("Numbers of the weeks in the calendar");
    assert_eq!(model(&screen).settings.week_numbers, WeekNumbers::Shown);
    screen.picture("settings-weeks-light-wide");
    // Where nobody knows what is usual, it is not offered, and Monday stands.
    here(&mut screen, "C", WeekNumbers::Hidden);
    assert!(!screen.shows("As usual here") && start(&screen) == Weekday::Mon);
}

#[test]
fn numbers_of_weeks_stand_beside_the_month_only_when_they_are_wanted() {
    let mut screen = with(Theme::Light, WIDE, autumn());
    assert!(screen.harness.query_by_label("Week 47").is_none());
    here(&mut screen, "en_GB", WeekNumbers::Shown);
    for week in 44..=49 {
        assert!(screen.harness.query_by_label(&format!("Week {week}")).is_some(), "{week}");
    }
    screen.ask(Command::TurnMonths(2));
    // January 2027, from the 28th of December on.
    assert!(screen.harness.query_by_label("Week 53").is_some() && screen.harness.query_by_label("Week 1").is_some());
    // In a week from Sunday on it is that of its Thursday.
    let screen = numbered("en_US");
    let row = |screen: &Screen, label: &str| screen.harness.get_by_label(label).rect().center().y;
    assert!((row(&screen, "Week 47") - row(&screen, "Sunday 15 November")).abs() < 1.0);
}

#[test]
fn numbers_of_weeks_can_be_looked_at() {
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let mut screen = with(theme, size, autumn());
            here(&mut screen, "en_GB", WeekNumbers::Shown);
            screen.picture(&format!("calendar-weeks-{theme_name}-{size_name}"));
        }
    }
}

#[test]
fn the_command_line_counts_weeks_as_is_usual_where_the_system_is() {
    let desk = Desk::new();
    let first = |variables: &[(&str, &str)]| {
        let mut command = desk.command(&["streak", "--on", "2026-11-21", "--format", "json"]);
        for name in ["LC_ALL", "LC_TIME", "LANG"] {
            command.env_remove(name);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        told["this_week"]["first"].as_str().unwrap().to_owned()
    };
    assert_eq!(first(&[]), "2026-11-16");
    assert_eq!(first(&[("LANG", "en_US.UTF-8")]), "2026-11-15");
    assert_eq!(first(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "ar_EG.UTF-8")]), "2026-11-21");
    assert_eq!(first(&[("LANG", "en_US.UTF-8"), ("LC_TIME", ""), ("LC_ALL", "C")]), "2026-11-16");
}
