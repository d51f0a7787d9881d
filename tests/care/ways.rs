//! The ways through the questions, and the screens of care.

use egui::{Key, Theme};
use egui_kittest::kittest::Queryable;
use supple::app::command::Command;
use supple::app::model::{Flow, Help, Route, WelcomePage};
use supple::domain::history::Pain;
use supple::domain::quantity::PainScore;
use supple::domain::safety::light::Light;
use supple::domain::safety::signs::{Answer, ShortQuestion, Sign, Standing, Urgency};
use supple::domain::safety::{Area, Care, Caution, PressureComfort};
use supple::domain::session::SessionCommand;
use supple::testing::{Kept, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE};

/// Pictures to be looked at, beside those of the other screens.
#[test]
fn every_screen_of_care_can_be_drawn_in_both_themes_and_two_sizes() {
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small")] {
            let named = |screen: &str| format!("{screen}-{theme_name}-{size_name}");
            let mut screen = Screen::with_care(theme, size, Care::default());
            screen.picture(&named("welcome-about"));
            screen.ask(Command::Accept);
            screen.picture(&named("welcome-signs"));
            screen.ask(Command::FinishSigns);
            screen.ask(Command::ToggleCaution(Caution::Anticoag));
            screen.ask(Command::ToggleCaution(Caution::Skin));
            screen.ask(Command::TogglePlace(Caution::Skin, Area::Back));
            screen.picture(&named("welcome-cautions"));
            screen.ask(Command::TurnWelcome(supple::app::command::Turn::On));
            screen.picture(&named("welcome-you"));
            screen.ask(Command::TurnWelcome(supple::app::command::Turn::On));
            screen.picture(&named("welcome-ready"));
            screen.ask(Command::Prepare("ball-glutes".parse().unwrap()));
            screen.picture(&named("preparation-changed"));
            screen.ask(Command::AnswerBefore(Pain { leg: PainScore::new(8), back: None, reach: None }));
            screen.picture(&named("preparation-bad-day"));
            screen.ask(Command::LeavePreparation);
            screen.ask(Command::Play("calf-and-foot".parse().unwrap()));
            assert!(matches!(screen.flow(), Flow::Playing(_)), "{:?}", screen.flow());
            screen.wait(130);
            screen.picture(&named("player-changed"));
            screen.ask(Command::Say(Light::Red));
            screen.picture(&named("player-red"));
            screen.ask(Command::Session(SessionCommand::Stop));
            screen.ask(Command::SkipAnswers);
            screen.ask(Command::AskSigns);
            screen.picture(&named("signs-short"));
            screen.answer_short_questions(Answer::NotSure);
            screen.picture(&named("stopped"));
            screen.ask(Command::LeaveSigns);
            let mut notes = supple::domain::candidates::Candidates::default();
            for name in ["Anna Berg", "Studio Nord", ""] {
                notes.add();
                notes.rename(notes.all().len() - 1, name);
            }
            notes.note(0, "Where did you train, and for how many hours?", "Malmö, 3,000 hours");
            screen.ask(Command::WriteCandidates(notes));
            screen.ask(Command::OpenChecklist);
            screen.picture(&named("checklist"));
            screen.ask(Command::OpenPhrases);
            screen.picture(&named("phrases"));
        }
    }
}

/// The whole of an exercise's page, zones and all, at a length no window has.
#[test]
fn the_page_of_a_massage_exercise_shows_where_never_to_press() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut screen = Screen::with_care(theme, egui::vec2(900.0, 2100.0), answered(saturday_evening()));
        screen.ask(Command::Look("wall-ball-outer-glute".parse().unwrap()));
        screen.harness.get_by_label("Never press here");
        screen.harness.get_by_label_contains("hatched is what is never pressed");
        screen.picture(&format!("exercise-whole-{name}"));
        screen.ask(Command::Look("slow-breathing".parse().unwrap()));
        assert!(!screen.shows("Never press here"), "nothing is pressed there");
    }
}

#[test]
fn a_newcomer_comes_through_the_first_start_to_a_first_session_and_the_answers_are_kept() {
    let mut screen = Screen::newcomer();
    assert_eq!(screen.page(), Some(WelcomePage::About));
    screen.click("I understand, go on");
    assert_eq!(screen.page(), Some(WelcomePage::Signs));
    screen.ask(Command::TurnWelcome(supple::app::command::Turn::On));
    assert_eq!(screen.page(), Some(WelcomePage::Signs), "warning signs cannot be skipped");
    screen.ask(Command::FinishSigns);
    assert_eq!(screen.page(), Some(WelcomePage::Cautions));
    assert!(screen.care().person.cautions.is_empty(), "nothing is ticked beforehand");
    screen.click(Caution::Varicose.question());
    screen.ask(Command::TurnWelcome(supple::app::command::Turn::On));
    screen.click("Not yet");
    screen.click("It makes me nervous");
    screen.click("Go on");
    assert_eq!(screen.page(), Some(WelcomePage::Ready));
    screen.click("See the first session");
    let Flow::Preparing(preparation) = screen.flow() else { panic!("{:?}", screen.flow()) };
    assert_eq!(preparation.routine.id().as_str(), "first-ease-in");
    let care = screen.care().clone();
    assert_eq!(care.person.comfort, Some(PressureComfort::Nervous));
    assert!(care.person.cautions.contains_key(&Caution::Varicose));
    let last = screen.saved.borrow().iter().rev().find_map(|kept| match kept {
        Kept::Care(care) => Some((**care).clone()),
        _ => None,
    });
    assert_eq!(last, Some(care), "every answer is saved");
    // "Not yet" and "nervous" change what is offered.
    let today = screen.harness.state().app().model().holds(Pain::default());
    assert_eq!(today.level, supple::domain::exercise::Level::One);
}

#[test]
fn a_warning_sign_at_the_first_start_stops_and_no_routine_can_be_started_until_it_was_assessed() {
    let mut screen = Screen::newcomer();
    screen.ask(Command::Accept);
    screen.ask(Command::ToggleSign(Sign::Bladder));
    screen.ask(Command::FinishSigns);
    assert!(matches!(screen.flow(), Flow::Stopped(Urgency::Now)));
    screen.harness.get_by_label("Stop here. Get emergency help now.");
    assert!(screen.harness.query_by_label_contains("continue").is_none(), "there is no way on");
    screen.click("Close this page");
    for command in [
        Command::Play("flare-calm".parse().unwrap()),
        Command::Prepare("flare-calm".parse().unwrap()),
        Command::Try("slow-breathing".parse().unwrap()),
    ] {
        screen.ask(command);
        assert!(matches!(screen.flow(), Flow::Stopped(Urgency::Now)), "{:?}", screen.flow());
        screen.ask(Command::LeaveSigns);
    }
    assert!(screen.shows("A warning sign is open"));
    screen.click("What to do");
    screen.click("A professional has looked at it");
    assert!(matches!(screen.flow(), Flow::Asking(_)), "everything is asked again: {:?}", screen.flow());
    screen.ask(Command::FinishSigns);
    assert_eq!(screen.page(), Some(WelcomePage::Cautions), "the rest of the first start was not asked yet");
    for _ in 0..3 {
        screen.ask(Command::TurnWelcome(supple::app::command::Turn::On));
    }
    assert!(matches!(screen.flow(), Flow::Idle));
    screen.ask(Command::Play("flare-calm".parse().unwrap()));
    assert!(matches!(screen.flow(), Flow::Playing(_)));
}

#[test]
fn the_short_questions_come_before_the_first_session_of_a_week_and_a_plain_no_leads_on() {
    let mut screen = Screen::known();
    screen.days_pass(2);
    screen.ask(Command::Prepare("hamstring-1".parse().unwrap()));
    assert!(matches!(screen.flow(), Flow::Asking(_)));
    for _ in ShortQuestion::ALL {
        assert!(matches!(screen.flow(), Flow::Asking(_)));
        screen.press(Key::N);
    }
    assert!(matches!(screen.flow(), Flow::Preparing(_)), "{:?}", screen.flow());
    screen.ask(Command::LeavePreparation);
    screen.ask(Command::Prepare("hamstring-1".parse().unwrap()));
    assert!(matches!(screen.flow(), Flow::Preparing(_)), "once a week is enough");
}

#[test]
fn days_that_pass_during_a_session_do_not_interrupt_it() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    screen.days_pass(40);
    assert!(matches!(screen.flow(), Flow::Playing(_)));
    screen.ask(Command::Session(SessionCommand::Stop));
    assert!(!matches!(screen.flow(), Flow::Asking(_)));
    assert_eq!(
        screen.harness.state().app().model().standing(),
        Standing::Due(supple::domain::safety::signs::Screen::Full)
    );
}

#[test]
fn not_good_ends_the_step_stops_the_clock_and_rests_the_exercise() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-2".parse().unwrap()));
    screen.wait(30);
    screen.press(Key::R);
    assert!(screen.shows("Rest now"));
    screen.click("No, end gently here");
    assert!(matches!(screen.flow(), Flow::Reviewing(_)));
    screen.ask(Command::SkipAnswers);
    let model = screen.harness.state().app().model();
    let today = model.holds(Pain::default());
    assert!(today.resting.contains(&"march-in-place".parse().unwrap()), "{:?}", today.resting);
}

#[test]
fn a_yes_on_the_page_of_rest_ends_the_session_and_asks_and_the_review_comes_after() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-2".parse().unwrap()));
    screen.wait(30);
    screen.press(Key::R);
    screen.click("Yes, or I am not sure");
    assert!(matches!(screen.flow(), Flow::Asking(_)), "{:?}", screen.flow());
    // Walking away does not make it good: it is asked before the next session.
    let mut other = screen.care().clone();
    screen.answer_short_questions(Answer::No);
    assert!(matches!(screen.flow(), Flow::Reviewing(_)), "what was done is asked about now");
    let today = other.signs[0].day;
    other.signs.retain(|entry| entry.day == today);
    assert_eq!(other.standing(today), Standing::Due(supple::domain::safety::signs::Screen::Short));
}

#[test]
fn answers_of_a_review_outlive_the_questions_in_between() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    screen.wait(30);
    screen.ask(Command::Session(SessionCommand::Stop));
    screen.ask(Command::WriteNote("looser".into()));
    screen.ask(Command::AskSigns);
    screen.answer_short_questions(Answer::No);
    let Flow::Reviewing(review) = screen.flow() else { panic!("{:?}", screen.flow()) };
    assert_eq!(review.note, "looser");
}

#[test]
fn pain_that_jumped_during_a_session_asks_when_the_answers_are_saved() {
    let mut screen = Screen::known();
    let pain = |leg| Pain { leg: PainScore::new(leg), ..Pain::default() };
    screen.ask(Command::Prepare("hamstring-1".parse().unwrap()));
    screen.ask(Command::AnswerBefore(pain(1)));
    screen.ask(Command::Begin);
    screen.wait(30);
    screen.ask(Command::Session(SessionCommand::Stop));
    screen.ask(Command::AnswerAfter(pain(4)));
    screen.ask(Command::SaveAnswers);
    assert!(matches!(screen.flow(), Flow::Asking(_)), "{:?}", screen.flow());
    screen.ask(Command::LeaveSigns);
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    assert!(matches!(screen.flow(), Flow::Asking(_)), "it stays due");
}

#[test]
fn help_is_one_key_away_on_every_screen_and_a_session_stands_meanwhile() {
    let mut screen = Screen::known();
    let routes = [Route::Today, Route::Routines, Route::Calendar, Route::Learn, Route::Settings];
    for route in routes {
        screen.ask(Command::Go(route));
        screen.press(Key::F1);
        assert!(screen.shows("Emergency number"));
        screen.press(Key::Escape);
        assert_eq!(screen.harness.state().app().model().help, Help::Closed);
    }
    screen.press(Key::F1);
    screen.click("Print this card");
    let printed = screen.saved.borrow().iter().any(
        |kept| matches!(kept, Kept::Page(name, page) if name == "get-help.html" && page.contains("Get help: 112")),
    );
    assert!(printed);
    screen.press(Key::Escape);
    screen.ask(Command::Play("hamstring-1".parse().unwrap()));
    screen.press(Key::F1);
    assert!(screen.shows("Call now if there is"));
    screen.press(Key::Escape);
    screen.harness.get_by_label("Go on");
}

#[test]
fn cards_say_what_is_changed_and_why() {
    let mut care = answered(saturday_evening());
    care.person.toggle(Caution::Anticoag);
    let mut screen = Screen::with_care(Theme::Light, WIDE, care);
    screen.ask(Command::Go(Route::Routines));
    assert!(screen.shows("changed: You ticked “blood thinner”."), "on the card of a routine");
    screen.click("Exercises");
    assert!(screen.shows("Gentler for you: you ticked “blood thinner”"), "on the card of an exercise");
    screen.picture("exercises-light-wide");
}

#[test]
fn who_knows_the_harder_ones_sets_the_rule_of_levels_aside_and_no_other_rule() {
    let mut screen = Screen::known();
    screen.ask(Command::Prepare("after-walk-run".parse().unwrap()));
    screen.harness.get_by_label_contains("2 steps are changed for you");
    screen.click("I know the harder ones already: show them as they are");
    assert!(!screen.shows("changed for you"));
    screen.ask(Command::AnswerBefore(Pain { leg: PainScore::new(8), ..Pain::default() }));
    assert!(screen.shows("only the calm session is offered"), "pain is not set aside");
    screen.ask(Command::AnswerBefore(Pain { leg: PainScore::new(1), ..Pain::default() }));
    screen.click("Start");
    let Flow::Playing(playing) = screen.flow() else { panic!("{:?}", screen.flow()) };
    assert!(playing.timeline.bouts.iter().any(|bout| bout.exercise.id.as_str() == "half-kneel-hip-flexor"));
}

#[test]
fn an_exercise_is_looked_at_and_tried_alone() {
    let mut screen = Screen::known();
    screen.ask(Command::Look("seated-nerve-slider".parse().unwrap()));
    screen.harness.get_by_label("Who should not");
    screen.click("Try it");
    screen.click("Start");
    let Flow::Playing(playing) = screen.flow() else { panic!("{:?}", screen.flow()) };
    assert_eq!(playing.timeline.title, "Seated slider");
}

#[test]
fn notes_on_professionals_are_saved_as_they_are_typed_and_printed_as_a_page() {
    let mut screen = Screen::known();
    screen.ask(Command::OpenChecklist);
    screen.click("Add a person");
    screen.harness.get_by_label("Name of person 1").focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_label("Name of person 1").type_text("Anna <Berg>");
    screen.harness.run_steps(3);
    screen.click("Print");
    {
        let saved = screen.saved.borrow();
        let notes = saved.iter().rev().find_map(|kept| match kept {
            Kept::Candidates(notes) => Some(notes.clone()),
            _ => None,
        });
        assert_eq!(notes.unwrap().all()[0].name, "Anna <Berg>");
        let page = saved.iter().find_map(|kept| match kept {
            Kept::Page(name, page) => Some((name.clone(), page.clone())),
            _ => None,
        });
        let (name, page) = page.unwrap();
        assert_eq!(name, "choosing-a-professional.html");
        assert!(page.contains("<th>Anna &lt;Berg&gt;</th>") && page.contains("When would you refer me on?"));
    }
    screen.click("Remove");
    assert!(screen.harness.state().app().model().candidates.all().is_empty());
    screen.click("Put back");
    assert_eq!(screen.harness.state().app().model().candidates.all()[0].name, "Anna <Berg>");
}

#[test]
fn limited_routines_are_there_and_their_cards_say_when_they_come_again() {
    for (id, _) in supple::domain::safety::caps::LIMITS {
        assert!(supple::catalog::built_in().routines.iter().any(|routine| routine.id().as_str() == id), "{id}");
    }
    let mut screen = Screen::known();
    let ball = || Command::Prepare("ball-glutes".parse().unwrap());
    screen.ask(Command::Play("ball-glutes".parse().unwrap()));
    screen.wait(80);
    screen.ask(Command::Session(SessionCommand::Stop));
    screen.ask(Command::SkipAnswers);
    screen.days_pass(1);
    screen.ask(ball());
    assert!(screen.shows("It is open again tomorrow"), "says until when");
    screen.ask(Command::Begin);
    assert!(matches!(screen.flow(), Flow::Preparing(_)), "and does not start");
    screen.ask(Command::LeavePreparation);
    screen.days_pass(1);
    screen.ask(ball());
    screen.answer_short_questions(Answer::No);
    screen.ask(Command::Begin);
    assert!(matches!(screen.flow(), Flow::Playing(_)), "{:?}", screen.flow());
}
