//! The weekly questions: pain of the week, and what is asked every two weeks only.

use egui::accesskit::Role;
use egui::{Key, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::{Command, LoadedData};
use supple::app::model::{Flow, Route};
use supple::app::view::trends::trends;
use supple::domain::day::{Day, DayBoundary};
use supple::domain::journal::{Activity, Change, Entry, Journal, JournalLine, Noted, WeekAnswers, WeekPain};
use supple::domain::quantity::{PainScore, Rating, WallTime};
use supple::domain::trends::Range;
use supple::testing::saturday_evening;

use crate::cli::Desk;
use crate::driver::{SMALL, Screen, WIDE, nothing};

/// As high as the form, so that all of it can be pressed.
const TALL: Vec2 = vec2(1280.0, 1900.0);

fn pain(scores: [u8; 3]) -> WeekPain {
    let [now, worst, average] = scores.map(PainScore::new);
    WeekPain { now, worst, average }
}

/// Weekly answers so many days before now.
fn answered(days: i64, said: WeekAnswers) -> JournalLine {
    let local = saturday_evening() - chrono::Duration::days(days);
    JournalLine::Entry(Entry {
        id: format!("w-{days}").parse().unwrap(),
        revision: 1,
        at: WallTime::from_unix_millis(local.timestamp_millis()),
        offset: *local.offset(),
        day: Day::of(local, DayBoundary::default()),
        changed: None,
        what: Noted::Week(said),
    })
}

fn asked(theme: Theme, size: Vec2, lines: impl IntoIterator<Item = JournalLine>) -> Screen {
    let found = LoadedData { journal: Journal::merge(lines), ..nothing() };
    let mut screen = Screen::with_history(theme, size, found);
    screen.ask(Command::Go(Route::Journal));
    screen.click("Notes");
    screen.ask(Command::AskWeek);
    screen
}

fn said(screen: &Screen) -> WeekAnswers {
    let Flow::Noting(noting) = screen.flow() else { panic!("{:?}", screen.flow()) };
    let Noted::Week(said) = &noting.entry.what else { panic!("{noting:?}") };
    said.clone()
}

fn type_into(screen: &mut Screen, label: &str, text: &str) {
    screen.harness.get_by_role_and_label(Role::Slider, label).focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_role_and_label(Role::Slider, label).type_text(text);
    screen.harness.run_steps(3);
}

#[test]
fn pain_of_the_week_is_asked_for_the_leg_and_the_back_and_each_part_may_be_left_out() {
    let mut screen = asked(Theme::Light, WIDE, []);
    for (label, typed) in [("Leg now", "3"), ("Leg at its worst", "7"), ("Back on average", "2")] {
        type_into(&mut screen, label, typed);
    }
    let expected = WeekAnswers {
        leg: WeekPain { average: None, ..pain([3, 7, 0]) },
        back: WeekPain { average: PainScore::new(2), ..WeekPain::default() },
        ..WeekAnswers::default()
    };
    assert_eq!(said(&screen), expected);
    screen.click("Save");
    assert!(screen.shows("Leg now 3 · at its worst 7") && screen.shows("Back on average 2"));
}

#[test]
fn the_back_stands_beside_the_leg_where_there_is_room_and_below_it_where_there_is_none() {
    let rect = |screen: &Screen, label| screen.harness.get_by_role_and_label(Role::Slider, label).rect();
    let screen = asked(Theme::Light, WIDE, []);
    assert!((rect(&screen, "Leg now").top() - rect(&screen, "Back now").top()).abs() < 1.0);
    assert!(rect(&screen, "Leg now").right() < rect(&screen, "Back now").left());
    let screen = asked(Theme::Light, Vec2::new(500.0, 600.0), []);
    assert!(rect(&screen, "Leg on average").bottom() <= rect(&screen, "Back now").top());
}

#[test]
fn pain_of_the_week_is_printed_and_taken_in_by_another_machine_as_it_was() {
    let one = Desk::new();
    one.put(
        "data/journal/2026-11.0a1b2c3d.ron",
        "(format:\"supple-journal\",version:1)\nweek(head:(id:\"w-1\",revision:1,at:\"2026-11-21T08:00:00Z\",\
         offset:\"+01:00\",day:\"2026-11-21\"),said:(leg:(now:3,worst:7,average:4),back:(worst:2),sleep:5))\n",
    );
    let printed = one.run(&["journal"]).out;
    assert!(printed.contains("Leg now 3 · at its worst 7 · on average 4"), "{printed}");
    assert!(printed.contains("Back at its worst 2"), "{printed}");
    let json: serde_json::Value = serde_json::from_str(&one.run(&["journal", "--format", "json"]).out).unwrap();
    assert_eq!((&json[0]["leg_average"], &json[0]["back_worst"]), (&4.into(), &2.into()));
    assert!(json[0].get("back_now").is_none(), "not answered is not 0");
    let other = Desk::new();
    other.put("journal.csv", &one.run(&["journal", "--format", "csv"]).out);
    assert_eq!(other.run(&["import", "journal.csv"]).out, "1 entry imported\n");
    assert_eq!(other.run(&["journal"]).out, printed);
}

#[test]
fn averages_of_two_weeks_are_a_line_in_trends_with_the_worst_in_its_table() {
    let week = |days, leg, back| answered(days, WeekAnswers { leg, back, ..WeekAnswers::default() });
    let worst_alone = WeekPain { worst: PainScore::new(9), ..WeekPain::default() };
    let lines = |first| {
        [week(14, first, pain([1, 3, 2])), week(7, worst_alone, worst_alone), week(0, pain([2, 6, 4]), pain([0, 1, 0]))]
    };
    let chart = "Pain of the week";
    let page = |lines: Vec<JournalLine>| {
        let found = LoadedData { journal: Journal::merge(lines), ..nothing() };
        let mut screen = Screen::with_history(Theme::Light, Vec2::new(1280.0, 1600.0), found);
        screen.ask(Command::Go(Route::Journal));
        screen
    };
    let mut screen = page(lines(pain([5, 8, 6])).into());
    let read = screen.harness.get_by_role_and_label(Role::Slider, chart).accesskit_node().value().unwrap_or_default();
    assert_eq!(read, "21 November: leg on average 4, leg at its worst 6, back on average 0, back at its worst 1");
    let view = trends(screen.harness.state().app().model(), Range::SixWeeks);
    let leg = &view.measures.iter().find(|measure| measure.title == chart).unwrap().series[0];
    let drawn: Vec<_> = leg.points.iter().map(|point| (point.value, point.band)).collect();
    assert_eq!(drawn, [(6.0, (6.0, 8.0)), (4.0, (4.0, 6.0))], "a worst alone is no average");
    screen.picture("trends-week-pain-light");
    screen.click("Pain of the week as a table");
    assert!(screen.shows("14 November") && screen.shows("Back at its worst"));
    let one = page(vec![week(0, pain([2, 6, 4]), pain([0, 1, 0])), week(7, worst_alone, worst_alone)]);
    assert!(one.harness.query_by_role_and_label(Role::Slider, chart).is_none(), "one average is no line");
}

#[test]
fn nights_with_as_many_wakings_as_a_file_may_say_can_be_told() {
    let mut screen = asked(Theme::Light, WIDE, []);
    let label = "Woken by pain in a usual night";
    type_into(&mut screen, label, "1");
    type_into(&mut screen, label, "4");
    assert_eq!(said(&screen).wakings, Some(14));
    screen.press(Key::End);
    assert_eq!(said(&screen).wakings, Some(WeekAnswers::MOST_WAKINGS));
}

/// With something that the person would like to do again.
fn gardening(goes: u8, said: WeekAnswers) -> WeekAnswers {
    WeekAnswers { activities: vec![Activity { name: "Gardening".into(), goes: Rating::new(goes) }], ..said }
}

fn is_there(screen: &Screen, label: &str) -> bool {
    screen.harness.query_by_label(label).is_some()
}

const SINCE: &str = "Against when you began with Supple";

#[test]
fn what_is_asked_every_two_weeks_waits_a_week_but_can_be_answered() {
    let all = gardening(4, WeekAnswers { change: Some(Change::Same), ..WeekAnswers::default() });
    let mut screen = asked(Theme::Light, TALL, [answered(7, all.clone())]);
    assert!(!is_there(&screen, "Gardening, now") && !is_there(&screen, SINCE));
    assert!(screen.shows("Activities and the overall change come every two weeks."));
    screen.click("Answer anyway");
    assert!(is_there(&screen, "Gardening, now") && is_there(&screen, SINCE) && !screen.shows("every two weeks"));

    let screen = asked(Theme::Light, WIDE, [answered(14, all.clone()), answered(7, WeekAnswers::default())]);
    assert!(is_there(&screen, SINCE) && !screen.shows("every two weeks"));

    // One of the two alone.
    let mut screen = asked(Theme::Light, WIDE, [answered(13, all), answered(6, gardening(5, WeekAnswers::default()))]);
    assert!(is_there(&screen, SINCE) && !is_there(&screen, "Gardening, now"));
    assert!(screen.shows("Activities come every two weeks."));
    // What was answered is there when it is corrected.
    screen.ask(Command::DiscardNoted);
    screen.ask(Command::CorrectNote("w-6".parse().unwrap()));
    assert!(is_there(&screen, "Gardening, now"));
}

#[test]
fn the_names_of_activities_outlast_a_week_in_which_they_are_not_asked() {
    let mut screen = asked(Theme::Light, WIDE, [answered(7, gardening(4, WeekAnswers::default()))]);
    type_into(&mut screen, "Leg now", "3");
    screen.click("Save");
    let told = screen.harness.query_all_by_label_contains("Gardening").count();
    assert_eq!(told, 1, "a week ago; of today nothing was said");
    screen.days_pass(7);
    screen.ask(Command::AskWeek);
    assert!(is_there(&screen, "Gardening, now"));
}

#[test]
fn pictures_of_the_weekly_questions() {
    let before = WeekAnswers {
        leg: pain([3, 7, 4]),
        back: pain([1, 2, 1]),
        change: Some(Change::LittleBetter),
        ..gardening(4, WeekAnswers::default())
    };
    let now = WeekAnswers { activities: vec![], change: None, ..before.clone() };
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, wide) in [(WIDE, "wide"), (SMALL, "small"), (TALL, "tall")] {
            let mut screen = asked(theme, size, [answered(7, before.clone())]);
            screen.ask(Command::Note(Box::new(Noted::Week(now.clone()))));
            screen.picture(&format!("week-pain-{name}-{wide}"));
            screen.ask(Command::SaveNoted);
            screen.picture(&format!("week-noted-{name}-{wide}"));
        }
    }
}
