//! What is heard in a session: golden cue sheets for every built-in routine, and how the voice lives with what a person does.
//!
//! A file in `tests/spoken` has everything that sounds with its second, for somebody who wants all cues: chimes in brackets, and
//! what the voice says. `UPDATE_GOLDEN=1 cargo test` writes them anew; read them before you commit them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Theme, vec2};
use egui_kittest::kittest::Queryable;
use supple::app::command::Command;
use supple::app::model::{Model, Route};
use supple::catalog;
use supple::domain::cue_sheet::OWN_TIME;
use supple::domain::quantity::MonoTime;
use supple::domain::routine::Routine;
use supple::domain::session::{ADDED, SessionCommand};
use supple::domain::settings::Settings;
use supple::domain::side::Side;
use supple::domain::speech::phrase::Phrase;
use supple::domain::speech::pronunciation::Saying;
use supple::domain::speech::rehearse;
use supple::domain::speech::voice::{Amount, Rate, Voice};
use supple::domain::speech::wording::Wording;
use supple::domain::timeline::{LayoutSettings, Timeline};
use supple::engine::EngineCommand;
use supple::speech::Spoken;
use supple::speech::recording::SpeechCall;
use supple::testing::{Kept, World, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE, nothing};

fn routine(id: &str) -> &'static Routine {
    catalog::built_in().routine(id).expect("it is built in")
}

/// What was said, with its second.
fn said(world: &World) -> Vec<(Duration, String)> {
    let said = world.spoken().into_iter().filter_map(|(at, call)| match call {
        SpeechCall::Say(speech) => Some((at, speech.text)),
        SpeechCall::Open | SpeechCall::Stop => None,
    });
    said.collect()
}

#[test]
fn every_built_in_routine_sounds_and_is_spoken_as_on_its_sheet() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spoken");
    let mut wrong = Vec::new();
    for routine in &catalog::built_in().routines {
        let mut world = World::play_to(routine, Voice { amount: Amount::AllCues, ..Voice::default() });
        while world.record().is_none() {
            world.run_to_end();
            // A step in one's own time.
            world.tell(SessionCommand::Done);
        }
        for (at, words) in said(&world) {
            assert!(words.ends_with(['.', '!', '?']), "{} at {at:?} breaks off: {words}", routine.id());
        }
        let chimes = world.chimes().into_iter().map(|(at, chime)| (at, format!("[{}]", chime.words())));
        let mut lines: Vec<(Duration, String)> = chimes.chain(said(&world)).collect();
        lines.sort_by_key(|(at, _)| *at);
        let mut sheet = String::new();
        for (at, words) in lines {
            let _ = writeln!(sheet, "{:>7.2} {words}", at.as_secs_f64());
        }
        let file = folder.join(format!("{}.txt", routine.id()));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, sheet).unwrap();
        } else if fs::read_to_string(&file).unwrap_or_default() != sheet {
            wrong.push(format!("{}:\n{sheet}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_rehearsed_is_what_a_session_says() {
    let layout = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
    for (routine, amount) in catalog::built_in().routines.iter().zip(Amount::ALL.iter().cycle()) {
        let voice = Voice { amount: *amount, ..Voice::default() };
        let mut world = World::play_to(routine, voice);
        world.run_to_end();
        let timeline = Arc::new(Timeline::lay_out(routine, layout));
        let rehearsed = rehearse(timeline, OWN_TIME, voice, Wording::default(), usize::MAX);
        let rehearsed: Vec<_> =
            rehearsed.into_iter().map(|said| (said.at.since(MonoTime::default()), said.aloud)).collect();
        assert_eq!(rehearsed, said(&world), "{}, {}", routine.id(), amount.word());
    }
}

#[test]
fn with_eyes_closed_every_step_of_every_built_in_routine_is_named_and_every_side_told() {
    for routine in &catalog::built_in().routines {
        let mut world = World::play_to(routine, Voice { amount: Amount::Names, ..Voice::default() });
        while world.record().is_none() {
            world.run_to_end();
            world.tell(SessionCommand::Done);
        }
        let said: Vec<String> = said(&world).into_iter().map(|(_, words)| words.to_lowercase()).collect();
        let record = world.record().unwrap();
        assert_eq!(said.last().map(String::as_str), Some("that was all. take your time."), "{}", routine.id());
        let others = ["stop if", "rest. then", "that was all"];
        let named = said.iter().filter(|words| others.iter().all(|other| !words.starts_with(other))).count();
        assert!(named >= record.steps.len(), "{}: {} bouts, {said:#?}", routine.id(), record.steps.len());
    }
}

#[test]
fn muting_silences_the_voice_at_once_and_captions_carry_on() {
    let mut world = World::play(routine("hamstring-2"));
    world.run_until(1.0);
    assert_eq!(said(&world).len(), 1);
    let first = world.caption().expect("it is being said");
    world.tell_engine(EngineCommand::Volume(None));
    assert_eq!(world.spoken().last().unwrap().1, SpeechCall::Stop);
    assert_eq!(world.caption(), Some(first));
    world.run_until(30.0);
    assert_eq!(said(&world).len(), 1, "nothing more is said");
    let mut shown = Vec::new();
    for second in 30..160 {
        world.run_until(f64::from(second));
        shown.extend(world.caption());
    }
    shown.dedup();
    assert!(shown.iter().any(|words| words.starts_with("Change sides")), "{shown:?}");
}

#[test]
fn time_that_is_added_is_answered_at_once() {
    let mut world = World::play_to(routine("hamstring-2"), Voice { amount: Amount::Names, ..Voice::default() });
    world.run_until(30.0);
    world.tell(SessionCommand::AddTime);
    let (at, words) = said(&world).pop().unwrap();
    assert_eq!((at, words.as_str()), (Duration::from_secs(30), "15 seconds more."));
    assert_eq!(ADDED, Duration::from_secs(15));
}

#[test]
fn a_session_that_ends_early_falls_silent() {
    let mut world = World::play(routine("hamstring-2"));
    world.run_until(1.0);
    world.tell(SessionCommand::Stop);
    assert_eq!(world.spoken().last().unwrap().1, SpeechCall::Stop);
    assert_eq!(world.caption(), None);
}

#[test]
fn the_voice_speaks_as_the_person_chose_and_one_that_is_off_is_not_even_woken() {
    let voice = Voice { amount: Amount::Names, rate: Rate::percent(80), name: "Ada".parse().ok(), ..Voice::default() };
    let mut world = World::play_to(routine("hamstring-2"), voice);
    world.run_until(5.0);
    let spoken = world.spoken();
    assert_eq!(spoken[0].1, SpeechCall::Open);
    let SpeechCall::Say(speech) = &spoken[1].1 else { panic!("{spoken:?}") };
    assert_eq!((speech.rate, speech.volume, speech.voice), (voice.rate, voice.volume, voice.name));
    let mut silent = World::play_to(routine("hamstring-2"), Voice { amount: Amount::Off, ..Voice::default() });
    silent.run_until(120.0);
    assert_eq!(silent.spoken(), []);
}

#[test]
fn what_is_said_shows_under_the_figure_until_it_is_said() {
    for (size, name) in [(WIDE, "wide"), (SMALL, "small"), (vec2(640.0, 430.0), "tight")] {
        let mut screen = Screen::with_care(Theme::Light, size, answered(saturday_evening()));
        screen.ask(Command::Play("hamstring-2".parse().unwrap()));
        screen.wait(1);
        assert!(screen.shows("Easy march. Alternate sides. 45 seconds a side."));
        screen.wait(9);
        assert!(!screen.shows("Easy march. Alternate sides."), "it is said");
        screen.wait(92);
        let words = "Rest. Next, seated hamstring knead. Left leg. 45 seconds.";
        screen.picture_now(&format!("player-caption-light-{name}"));
        assert!(screen.shows(words), "{name}");
        screen.wait(8);
        assert!(!screen.shows(words));
    }
}

#[test]
fn captions_are_read_from_as_far_as_the_other_words_and_cover_none_of_them() {
    let words = "Rest. Next, seated hamstring knead. Left leg. 45 seconds.";
    let full = vec2(1920.0, 1080.0);
    let mut heights = Vec::new();
    for (theme, size, name) in [
        (Theme::Dark, SMALL, "dark-small"),
        (Theme::Light, WIDE, "light-wide"),
        (Theme::Dark, WIDE, "dark-wide"),
        (Theme::Light, full, "light-full"),
    ] {
        let mut screen = Screen::with_care(theme, size, answered(saturday_evening()));
        if size == full {
            screen.ask(Command::ToggleFullScreen);
        }
        screen.ask(Command::Play("hamstring-2".parse().unwrap()));
        screen.wait(10);
        // The longest that is said.
        screen.wait(3);
        screen.picture_now(&format!("player-caption-long-{name}"));
        screen.wait(89);
        screen.picture_now(&format!("player-caption-{name}"));
        let caption = screen.harness.get_by_label(words).rect();
        let stage = screen.harness.get_by_label("Seated hamstring knead Left leg").rect();
        assert!(stage.contains_rect(caption), "{name}: {caption:?} in {stage:?}");
        assert!(!caption.intersects(screen.harness.get_by_label("Show the other side").rect()), "{name}");
        heights.push(caption.height());
    }
    let [small, wide, _, full] = heights[..] else { panic!("{heights:?}") };
    assert!(full > wide * 1.5 && wide >= small * 0.6 && small > 40.0, "{heights:?}");
}

#[test]
fn what_stands_on_screen_as_the_sentence_is_not_shown_twice() {
    let mut screen = Screen::known();
    screen.ask(Command::Play("hamstring-2".parse().unwrap()));
    screen.wait(17);
    assert!(screen.shows("Stand tall, hold if needed."));
    assert!(
        screen.harness.query_all_by_label("Stand tall, hold if needed.").next().is_none(),
        "only with the name of the step"
    );
}

#[test]
fn the_voice_is_chosen_and_heard_in_the_settings() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    let voice = |screen: &Screen| screen.harness.state().app().model().settings.voice;
    // Below what the window shows, where a screen reader presses it all the same.
    let press = |screen: &mut Screen, label: &str| {
        screen.harness.get_by_label(label).click_accesskit();
        screen.harness.run_steps(3);
    };
    press(&mut screen, "And all cues");
    assert_eq!(voice(&screen).amount, Amount::AllCues);
    screen.ask(Command::Change(Settings {
        voice: Voice { rate: Rate::percent(80), ..voice(&screen) },
        ..screen.harness.state().app().model().settings
    }));
    press(&mut screen, "Look for others");
    assert!(screen.shows("Looking …"));
    screen.ask(Command::VoicesFound(Ok(vec!["Ada".parse().unwrap(), "Ben".parse().unwrap()])));
    press(&mut screen, "Ben");
    press(&mut screen, "Hear the voice");
    let chosen =
        Voice { amount: Amount::AllCues, rate: Rate::percent(80), name: "Ben".parse().ok(), ..Voice::default() };
    let kept = screen.saved.borrow().clone();
    assert!(kept.contains(&Kept::VoicesWanted));
    let sentence = "Round 2 of 3. Lying strap hamstring stretch. Left leg. 30 seconds.";
    assert!(kept.contains(&Kept::HeardVoice(chosen, sentence.into())), "{kept:?}");
    assert!(
        matches!(kept.iter().rfind(|kept| matches!(kept, Kept::Settings(_))), Some(Kept::Settings(s)) if s.voice == chosen)
    );
    screen.picture("settings-voice-light-wide");
    screen.ask(Command::VoicesFound(Err("Speech Dispatcher is not installed".into())));
    assert!(screen.shows("No others: Speech Dispatcher is not installed."));
    assert!(screen.shows("Ben"), "what was chosen stays in sight");
    press(&mut screen, "Nothing");
    assert!(!screen.shows("Hear the voice"));
}

#[test]
fn a_voice_that_takes_longer_than_estimated_is_told_less_where_time_is_short() {
    let voice = Voice { amount: Amount::AllCues, ..Voice::default() };
    let lines = |taking: &[u64]| {
        let mut world = World::play_to(routine("desk-break"), voice);
        for seconds in taking {
            world.has_spoken(Spoken { text: "Sit, slump, settle.".into(), took: Duration::from_secs(*seconds) });
        }
        world.run_until(200.0);
        said(&world).len()
    };
    assert_eq!(lines(&[9]), lines(&[]), "once may be chance");
    assert!(lines(&[9, 9]) < lines(&[]));
}

/// Presses what is below what the window shows, where a screen reader presses it all the same.
fn press(screen: &mut Screen, label: &str) {
    screen.harness.get_by_label(label).click_accesskit();
    screen.harness.run_steps(3);
}

fn type_into(screen: &mut Screen, label: &str, words: &str) {
    screen.harness.get_by_label(label).focus();
    screen.harness.run_steps(2);
    screen.harness.get_by_label(label).type_text(words);
    screen.harness.run_steps(2);
}

#[test]
fn a_word_is_added_heard_changed_removed_and_put_back() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    let words = |screen: &Screen| {
        let own = &screen.harness.state().app().model().speaking.wording.own_words;
        own.all().iter().map(|saying| format!("{} = {}", saying.written(), saying.said())).collect::<Vec<_>>()
    };
    press(&mut screen, "Add a word");
    press(&mut screen, "Keep it");
    assert!(screen.shows("Type the word as it is written, with at least one letter or digit."));
    type_into(&mut screen, "Written", "SI joint");
    type_into(&mut screen, "Said as", "<b>sacro-iliac</b>");
    press(&mut screen, "Keep it");
    assert!(screen.shows("Use plain words: letters, digits and simple marks, on one line."));
    assert_eq!(words(&screen), [""; 0]);
    press(&mut screen, "Cancel");
    press(&mut screen, "Add a word");
    type_into(&mut screen, "Written", "SI joint");
    type_into(&mut screen, "Said as", "sacro-iliac joint");
    press(&mut screen, "Hear it as typed");
    press(&mut screen, "Keep it");
    assert_eq!(words(&screen), ["SI joint = sacro-iliac joint"]);
    press(&mut screen, "Add a word");
    type_into(&mut screen, "Written", "si JOINT");
    type_into(&mut screen, "Said as", "joint");
    press(&mut screen, "Keep it");
    assert!(screen.shows("This word is in your list already. Change it there."));
    press(&mut screen, "Cancel");
    press(&mut screen, "Change “SI joint”");
    type_into(&mut screen, "Said as", "s");
    press(&mut screen, "Keep it");
    assert_eq!(words(&screen), ["SI joint = sacro-iliac joints"]);
    press(&mut screen, "Hear “SI joint”");
    press(&mut screen, "Remove “SI joint”");
    assert_eq!(words(&screen), [""; 0]);
    assert!(screen.shows("“SI joint” is removed."));
    press(&mut screen, "Put back");
    assert_eq!(words(&screen), ["SI joint = sacro-iliac joints"]);
    let kept = screen.saved.borrow().clone();
    let heard: Vec<_> =
        kept.iter().filter_map(|kept| if let Kept::HeardVoice(_, said) = kept { Some(said) } else { None }).collect();
    assert_eq!(heard, ["sacro-iliac joint", "sacro-iliac joints"]);
    assert!(matches!(kept.last(), Some(Kept::Wording(wording)) if wording.own_words.all().len() == 1));
}

/// What is said as a step begins and as the side changes, in full and when time is short.
fn sentences(screen: &Screen) -> [(String, String); 2] {
    let book = &screen.harness.state().app().model().speaking.wording.phrasebook;
    [Phrase::Begin, Phrase::Change].map(|phrase| {
        let (full, short) = book.typed(phrase);
        (full.to_owned(), short.to_owned())
    })
}

fn type_anew(screen: &mut Screen, label: &str, words: &str) {
    screen.harness.get_by_role_and_label(Role::TextInput, label).focus();
    screen.harness.run_steps(2);
    screen.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    screen.harness.key_press(egui::Key::Delete);
    screen.harness.run_steps(2);
    screen.harness.get_by_role_and_label(Role::TextInput, label).type_text(words);
    screen.harness.run_steps(2);
}

#[test]
fn a_sentence_is_worded_otherwise_heard_kept_and_taken_back_and_that_undone() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    press(&mut screen, "Each of its sentences");
    assert!(screen.shows("“Round 2 of 3. Lying strap hamstring stretch. Left leg. 30 seconds.”"));
    let [begin, built_in] = sentences(&screen);
    press(&mut screen, "Change: as the side changes");
    type_anew(&mut screen, "In full", "Now the {leg}.");
    press(&mut screen, "Keep it");
    assert!(
        screen.shows("Nothing is called {leg}. What is filled in: {step}, {side}, {time}, {round}, {set}, {left}.")
    );
    type_anew(&mut screen, "In full", "Seite wechseln: {side}, {time}.");
    press(&mut screen, "Hear it as typed");
    type_anew(&mut screen, "When time is short", "");
    press(&mut screen, "Keep it");
    assert!(screen.shows("Type what is to be said, or take the built-in sentence back."));
    assert_eq!(sentences(&screen)[1], built_in, "nothing is kept by halves");
    type_anew(&mut screen, "When time is short", "{side}!");
    press(&mut screen, "Keep it");
    let own = ("Seite wechseln: {side}, {time}.".to_owned(), "{side}!".to_owned());
    assert_eq!(sentences(&screen), [begin, own.clone()]);
    press(&mut screen, "Hear it: as the side changes");
    press(&mut screen, "As built in: as the side changes");
    assert_eq!(sentences(&screen)[1], built_in);
    press(&mut screen, "Undo");
    assert_eq!(sentences(&screen)[1], own);
    let kept = screen.saved.borrow().clone();
    let heard: Vec<_> =
        kept.iter().filter_map(|kept| if let Kept::HeardVoice(_, said) = kept { Some(said) } else { None }).collect();
    assert_eq!(heard, ["Seite wechseln: left leg, 30 seconds."; 2]);
    assert!(matches!(kept.last(), Some(Kept::Wording(wording)) if wording.phrasebook.own().count() == 1));
}

#[test]
fn sentences_show_in_every_size() {
    for (theme, size, name) in [(Theme::Light, WIDE, "light-wide"), (Theme::Dark, SMALL, "dark-small")] {
        let mut screen = Screen::with_model(theme, size, nothing(), |_| {});
        screen.ask(Command::Go(Route::Settings));
        press(&mut screen, "Each of its sentences");
        press(&mut screen, "Change: as the side changes");
        screen.harness.get_by_label("Keep it").scroll_to_me();
        screen.harness.run_steps(6);
        screen.picture(&format!("settings-sentences-{name}"));
    }
}

#[test]
fn the_words_of_the_person_show_in_every_size() {
    let read = |model: &mut Model| {
        for (written, said) in [("SI joint", "sacro-iliac joint"), (&"Mm".repeat(30), &"ooh la ".repeat(8))] {
            model.speaking.wording.own_words.add(Saying::new(written, said).unwrap()).unwrap();
        }
    };
    for (theme, size, name) in [(Theme::Light, WIDE, "light-wide"), (Theme::Dark, SMALL, "dark-small")] {
        let mut screen = Screen::with_model(theme, size, nothing(), read);
        screen.ask(Command::Go(Route::Settings));
        press(&mut screen, "Change “SI joint”");
        screen.harness.get_by_label("Keep it").scroll_to_me();
        screen.harness.run_steps(3);
        screen.picture(&format!("settings-words-{name}"));
    }
    // A small window with words of 200 % has as much room as half of it.
    let mut screen = Screen::with_model(Theme::Light, SMALL / 2.0, nothing(), read);
    screen.ask(Command::Go(Route::Settings));
    press(&mut screen, "Add a word");
    screen.harness.get_by_label("Keep it").scroll_to_me();
    screen.harness.run_steps(3);
    screen.picture("settings-words-large");
    screen.harness.get_by_label("Change “SI joint”").scroll_to_me();
    screen.harness.run_steps(3);
    screen.picture("settings-words-entry-large");
}
