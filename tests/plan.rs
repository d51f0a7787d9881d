//! A plan that is followed: what is due today and this week, moved and skipped freely, and its phases.

use std::time::Duration;

use egui::{Key, Theme, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::{Command, LoadedData};
use supple::app::model::{Flow, LibraryTab, Model, Route};
use supple::app::view::hero::Hero;
use supple::app::view::today::today;
use supple::domain::day::Day;
use supple::domain::excuse::ExcuseWhy;
use supple::domain::history::{Hand, History, HistoryEntry, Outcome, Pain, SessionRecord};
use supple::domain::plan::{Change, Chosen, Following, Occurrence};
use supple::domain::quantity::WallTime;
use supple::domain::safety::light::{After, Leg};
use supple::storage::store::OwnFile;
use supple::testing::Kept;

use crate::driver::{SMALL, Screen, WIDE, nothing};

/// As small as the window gets with the text at its usual size.
const TINY: Vec2 = egui::vec2(640.0, 410.0);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A whole comfortable session of a routine in the evening of `on`.
fn session(routine: &str, on: &str) -> SessionRecord {
    let offset = chrono::FixedOffset::east_opt(3600).unwrap();
    let start = day(on).date().and_hms_opt(18, 0, 0).unwrap().and_local_timezone(offset).unwrap();
    SessionRecord {
        id: format!("{routine}-{on}").parse().unwrap(),
        revision: 1,
        device: "test".parse().unwrap(),
        routine: routine.parse().unwrap(),
        title: "Hamstring reset".into(),
        start: WallTime::from_unix_millis(start.timestamp_millis()),
        offset,
        day: day(on),
        planned: Duration::from_mins(10),
        done: Duration::from_mins(10),
        outcome: Outcome::Completed,
        steps: vec![],
        before: Pain::default(),
        after: Pain::default(),
        leg: Some(Leg::Same),
        tension: None,
        morning: Some(After::SoonOver),
        note: String::new(),
        hand: Hand::Nothing,
        app_version: "0".into(),
    }
}

/// Two weeks and five days of the hamstring programme, which began on Monday, 2 November; today is Saturday the 21st.
fn programme() -> Vec<SessionRecord> {
    let first = ["02", "03", "04", "06", "07", "09", "10", "11", "13", "14", "15"];
    let second = ["16", "17", "18", "20"];
    let of = |routine: &'static str| move |day: &&str| session(routine, &format!("2026-11-{day}"));
    first.iter().map(of("hamstring-1")).chain(second.iter().map(of("hamstring-2"))).collect()
}

fn found(sessions: Vec<SessionRecord>) -> LoadedData {
    LoadedData { history: History::merge(sessions.into_iter().map(HistoryEntry::Session)), ..nothing() }
}

fn follows(plan: &str, start: &str) -> Following {
    Following::new(plan.parse().unwrap(), day(start))
}

fn with(theme: Theme, size: Vec2, sessions: Vec<SessionRecord>) -> Screen {
    Screen::with_model(theme, size, found(sessions), |model| {
        model.following = Some(follows("hamstring-programme", "2026-11-02"));
    })
}

fn usual() -> Screen {
    with(Theme::Light, WIDE, programme())
}

fn model(screen: &Screen) -> &Model {
    screen.harness.state().app().model()
}

fn kept(screen: &Screen) -> Vec<Option<Following>> {
    let saved = screen.saved.borrow();
    saved.iter().filter_map(|kept| if let Kept::Following(now) = kept { Some(now.clone()) } else { None }).collect()
}

/// One phase with a routine that was deleted on Saturdays, and another on Sundays and Mondays.
const OWN: &str = "(format: \"supple-plan\", version: 1, body: (id: \"mine\", title: \"My own\", phases: [
    (title: \"Always\", goal: 3, days: (mon: [\"desk-break\"], sat: [\"gone-long-ago\"], sun: [\"flare-calm\"])),
]))";

fn own(text: &str) -> OwnFile {
    OwnFile { path: "plans/mine.ron".into(), bytes: text.as_bytes().to_vec() }
}

fn with_own(theme: Theme, size: Vec2) -> Screen {
    Screen::with_model(theme, size, found(programme()), |model| {
        assert_eq!(model.library.add_own_plans(&[own(OWN)]), []);
        model.following = Some(follows("mine", "2026-11-02"));
    })
}

/// Monday of a plan with two sessions on Mondays.
fn whole_week(theme: Theme, size: Vec2) -> Screen {
    let mut screen = Screen::with_model(theme, size, found(programme()), |model| {
        model.following = Some(follows("default-week", "2026-11-02"));
    });
    screen.days_pass(2);
    screen
}

#[test]
fn the_planned_session_stands_first_with_the_week_of_the_plan_and_what_is_left_of_it() {
    let mut screen = usual();
    assert!(screen.shows("Saturday, 21 November · Week 3 of Hamstrings in six weeks"));
    assert!(screen.shows("Planned for today") && screen.shows("Saturday 21 November, Hamstring reset, weeks 3–4"));
    screen.click("Start");
    let Flow::Preparing(prepared) = screen.flow() else { panic!("{:?}", screen.flow()) };
    assert_eq!(prepared.routine.id().as_str(), "hamstring-2");
}

#[test]
fn a_session_that_was_done_today_is_done_for_today_and_the_next_one_is_said() {
    let mut sessions = programme();
    sessions.push(session("hamstring-2", "2026-11-21"));
    let mut screen = with(Theme::Light, WIDE, sessions);
    assert!(screen.shows("Done for today") && screen.shows("Next: Hamstring reset, weeks 3–4, on Monday."));
    assert!(screen.harness.query_by_label("Start").is_none());
    screen.picture("plan-done-light-wide");
}

#[test]
fn on_a_rest_day_nothing_is_due_and_what_fits_is_still_at_hand() {
    let mut screen = usual();
    screen.days_pass(1);
    assert!(
        screen.shows("Rest day")
            && screen.shows("Rest is part of the plan. Next: Hamstring reset, weeks 3–4, tomorrow.")
    );
    assert!(screen.shows("Saturday 21 November, Hamstring reset, weeks 3–4, still open"), "nothing is failed");
    screen.picture("plan-rest-light-wide");
    screen.click("Look at Evening unwind");
    assert!(matches!(screen.flow(), Flow::Preparing(_)));
}

#[test]
fn what_is_due_is_moved_to_tomorrow_or_skipped_and_that_is_taken_back() {
    let mut screen = usual();
    screen.click("Move to tomorrow");
    assert!(screen.shows("“Hamstring reset, weeks 3–4” is moved to Sunday."));
    assert!(screen.shows("Sunday 22 November, Hamstring reset, weeks 3–4, from Saturday"));
    screen.picture("plan-moved-light-wide");
    screen.days_pass(1);
    screen.click("Skip today");
    assert!(screen.shows("“Hamstring reset, weeks 3–4” is skipped."));
    screen.click("Take that back");
    assert!(screen.shows("Planned for today"), "on Sunday, where it was moved");
    let all = kept(&screen);
    assert_eq!(all.len(), 3, "each is saved");
    assert_eq!(all[2], all[0]);
}

#[test]
fn any_day_of_the_week_is_rearranged_with_nothing_but_the_keyboard() {
    let mut screen = whole_week(Theme::Light, WIDE);
    let wednesday = "Wednesday 25 November, Chair break, Support strength, once or twice a week";
    let line = screen.harness.get_by_label_contains("Wednesday 25 November").accesskit_node().label();
    assert!(line.unwrap().starts_with("Wednesday 25 November, "), "{wednesday}");
    screen.harness.get_by_label_contains("Wednesday 25 November").focus();
    screen.press(Key::Enter);
    screen.picture("plan-sheet-light-wide");
    screen.harness.get_by_label_contains("Move Chair break to 3 December").focus();
    screen.press(Key::Enter);
    assert!(screen.shows("moved to 3 December"));
    let following = model(&screen).following.clone().unwrap();
    assert_eq!(following.changes.values().copied().collect::<Vec<_>>(), [Change::Moved(day("2026-12-03"))]);
    screen.harness.get_by_label("Take that back").focus();
    screen.press(Key::Enter);
    assert!(model(&screen).following.as_ref().unwrap().changes.is_empty());
    screen.press(Key::Escape);
    assert!(!screen.shows("Move it to"));
}

#[test]
fn nothing_is_moved_into_the_past_or_beyond_next_week() {
    let mut screen = usual();
    let planned = Occurrence { day: day("2026-11-21"), routine: "hamstring-2".parse().unwrap(), nth: 0 };
    for to in ["2026-11-20", "2026-11-30"] {
        screen.ask(Command::MovePlanned(planned.clone(), day(to)));
        assert!(model(&screen).following.as_ref().unwrap().changes.is_empty(), "{to}");
    }
    screen.ask(Command::MovePlanned(planned, day("2026-11-29")));
    assert_eq!(model(&screen).following.as_ref().unwrap().changes.len(), 1);
}

#[test]
fn of_two_sessions_of_a_day_the_second_follows_the_first() {
    let mut screen = whole_week(Theme::Light, WIDE);
    assert!(screen.shows("Then: Hamstring reset, weeks 1–2."));
    assert!(screen.shows("Monday 23 November, Morning loosen-up, Hamstring reset, weeks 1–2"));
    screen.click("Skip today");
    assert!(screen.harness.query_all_by_label("Hamstring reset, weeks 1–2").next().is_some());
    assert!(screen.shows("Planned for today") && !screen.shows("Then: "));
}

#[test]
fn a_plan_is_followed_from_today_and_left_and_gone_on_with_as_it_was() {
    let mut screen = Screen::with_history(Theme::Light, WIDE, found(programme()));
    assert!(!screen.shows("Week 1"));
    screen.click("See the plans");
    screen.click("Follow Hamstrings in six weeks");
    assert!(screen.shows("You follow this") && screen.shows("Phase 1 of 4, since 21 November"));
    assert!(screen.shows("The next phase opens from 4 December on, when the last three sessions were comfortable."));
    screen.click("Next phase anyway");
    screen.click("Stop following");
    assert!(!screen.shows("You follow this") && screen.shows("You no longer follow “Hamstrings in six weeks”."));
    screen.picture("plan-left-light-wide");
    screen.click("Undo");
    assert!(screen.shows("Phase 2 of 4, since 21 November"));
    screen.ask(Command::FollowPlan("default-week".parse().unwrap()));
    assert!(screen.shows("You no longer follow “Hamstrings in six weeks”."));
    screen.click("Undo");
    let all = kept(&screen);
    let plans: Vec<_> = all.iter().map(|now| now.as_ref().map_or("none", |now| now.plan.as_str())).collect();
    let programme = "hamstring-programme";
    assert_eq!(plans, [programme, programme, "none", programme, "default-week", programme]);
}

#[test]
fn the_phase_is_shown_with_its_reason_and_may_be_overridden_and_given_back_to_the_rules() {
    let mut screen = usual();
    screen.ask(Command::ShowLibrary(LibraryTab::Plans));
    assert!(screen.shows("Phase 2 of 4, since 15 November"));
    assert!(screen.harness.query_by_label("By the plan’s rules").is_none(), "they hold already");
    screen.click("One phase back");
    assert!(screen.shows("Phase 1 of 4, since 21 November") && screen.shows("You chose this phase."));
    assert!(screen.harness.query_by_label("One phase back").is_none());
    screen.ask(Command::Go(Route::Today));
    assert!(screen.shows("Saturday 21 November, Hamstring reset, weeks 1–2"), "at once");
    screen.ask(Command::Go(Route::Routines));
    screen.click("By the plan’s rules");
    assert!(screen.shows("Phase 2 of 4, since 15 November") && !screen.shows("You chose this phase."));
    screen.ask(Command::ChoosePhase(Chosen::Phase(3)));
    assert!(screen.shows("Phase 4 of 4, since 21 November") && screen.shows("This is the last phase."));
    assert!(screen.harness.query_by_label("Next phase anyway").is_none());
}

#[test]
fn a_session_that_was_not_good_goes_one_phase_back_and_says_so() {
    let mut sessions = programme();
    sessions.push(SessionRecord { leg: Some(Leg::SpreadingDown), ..session("hamstring-2", "2026-11-21") });
    let mut screen = with(Theme::Light, WIDE, sessions);
    screen.ask(Command::ShowLibrary(LibraryTab::Plans));
    assert!(screen.shows("Phase 1 of 4, since 21 November"));
    assert!(screen.shows("You are here because a session was not good"));
}

#[test]
fn a_plan_that_names_a_deleted_routine_says_so_on_that_day_and_its_other_days_go_on() {
    for (theme, size, name) in [(Theme::Light, WIDE, "light-wide"), (Theme::Dark, SMALL, "dark-small")] {
        let mut screen = with_own(theme, size);
        assert!(screen.shows("A routine is missing") && screen.shows("The plan has “gone-long-ago” for today"));
        assert!(screen.shows("Saturday 21 November, gone-long-ago, missing"));
        screen.picture(&format!("plan-missing-{name}"));
        screen.click("Bad-day calm, tomorrow");
        assert!(matches!(screen.flow(), Flow::Preparing(_)));
    }
    let mut screen = with_own(Theme::Light, WIDE);
    screen.ask(Command::ShowLibrary(LibraryTab::Plans));
    assert!(screen.shows("Its routine “gone-long-ago” is not here any more. The other days go on."));
    screen.click("gone-long-ago: Sat");
    assert!(screen.shows("There is no routine called “gone-long-ago” any more."));
}

#[test]
fn a_plan_file_that_is_broken_newer_or_a_double_is_told_and_hides_no_other() {
    let newer = "(format: \"supple-plan\", version: 2, body: (pink: true))";
    let double = OWN.replace("\"mine\"", "\"default-week\"");
    let files = [own(newer), own(OWN), own("(format: \"supple-plan\", "), own(&double), own(OWN), own("\u{0}")];
    let mut told = Vec::new();
    let screen = Screen::with_model(Theme::Light, WIDE, nothing(), |model| {
        told = model.library.add_own_plans(&files);
        assert_eq!(model.library.plans.len(), 4);
    });
    drop(screen);
    let words: Vec<String> =
        told.iter().map(|notice| format!("{} {}", notice.text, notice.details.join(" "))).collect();
    assert_eq!(words.len(), 5, "{words:?}");
    assert!(
        words[0].contains("written by a newer Supple (version 2; this one reads 1); update Supple"),
        "{}",
        words[0]
    );
    assert!(words[1].contains("is left out until it is mended"), "{}", words[1]);
    assert!(words[2].contains("there is another plan called “default-week”"), "{}", words[2]);
    assert!(words[3].contains("there is another plan called “mine”"), "{}", words[3]);
}

#[test]
fn a_followed_plan_whose_file_is_gone_is_said_and_can_be_left() {
    let mut screen = Screen::with_model(Theme::Light, WIDE, found(programme()), |model| {
        model.following = Some(follows("lent-to-a-friend", "2026-11-02"));
    });
    assert!(screen.shows("The plan “lent-to-a-friend” that you follow is not here any more."));
    assert!(screen.shows("Evening unwind") || screen.shows("Start"), "there is still something to start");
    screen.picture("plan-lost-light-wide");
    screen.click("See the plans");
    screen.click("Stop following");
    assert_eq!(kept(&screen), [None]);
}

#[test]
fn a_paused_day_is_no_day_of_the_plan() {
    let mut screen = usual();
    screen.ask(Command::SelectDay(day("2026-11-21")));
    screen.ask(Command::Pause(ExcuseWhy::Holiday));
    assert!(screen.shows("Today is paused") && screen.shows("Nothing is asked of you."));
}

#[test]
fn today_and_plans_can_be_looked_at() {
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small"), (TINY, "tiny")] {
            let mut screen = whole_week(theme, size);
            screen.picture(&format!("plan-monday-{theme_name}-{size_name}"));
            screen.harness.get_by_label_contains("Wednesday 25 November").scroll_to_me();
            screen.picture(&format!("plan-week-{theme_name}-{size_name}"));
            screen.harness.get_by_label_contains("Wednesday 25 November").click();
            screen.picture(&format!("plan-sheet-{theme_name}-{size_name}"));
            let mut screen = with(theme, size, programme());
            screen.picture(&format!("plan-today-{theme_name}-{size_name}"));
            screen.ask(Command::ShowLibrary(LibraryTab::Plans));
            screen.picture(&format!("plan-plans-{theme_name}-{size_name}"));
        }
    }
}

#[test]
fn chips_of_the_cards_are_shown_whole_or_not_at_all() {
    for size in [WIDE, SMALL] {
        let screen = Screen::with_history(Theme::Light, size, nothing());
        // A star lies six points from where its card ends for what is in it.
        let stars = screen.harness.query_all_by_label_contains("Favourite: ");
        let ends: Vec<f32> = stars.map(|star| star.rect().right() + 6.0).collect();
        assert_eq!(ends.len(), 3);
        for chip in screen.harness.query_all_by_label("Gentle") {
            let chip = chip.rect();
            assert!(
                !ends.iter().any(|end| chip.left() < *end && *end < chip.right() - 0.5),
                "{size:?}: {chip:?} {ends:?}"
            );
        }
    }
}

#[test]
fn what_fits_beside_the_routine_of_today_does_not_look_like_it() {
    let screen = Screen::known();
    let view = today(screen.harness.state().app().model());
    let Hero::Start(pitch) = &view.hero else { panic!("nothing is offered") };
    let cards = std::iter::once(&pitch.card).chain(&view.others);
    let seen = cards.filter_map(|card| Some(card.still.as_ref()?.exercise.as_str()));
    let seen: Vec<&str> = seen.collect();
    let apart: std::collections::BTreeSet<&str> = seen.iter().copied().collect();
    assert_eq!((seen.len(), apart.len()), (4, 4), "{seen:?}");
}
