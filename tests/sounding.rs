//! What is heard in a session, as it was chosen in the settings.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Theme, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::Command;
use supple::app::model::{Route, Trial};
use supple::app::view::words::sentence_case;
use supple::audio::Cancelled;
use supple::catalog;
use supple::domain::cue::Chime;
use supple::domain::quantity::Volume;
use supple::domain::safety::light::Light;
use supple::domain::session::SessionCommand;
use supple::domain::settings::{Settings, TextScale};
use supple::domain::side::Side;
use supple::domain::sounding::{Ambience, CueKind, CueKinds, Output, Pacing, Sounding, Switch};
use supple::domain::speech::voice::{Amount, Voice};
use supple::domain::timeline::{BREATH_WAITS, Breath, REST_WAITS};
use supple::engine::AudioStatus;
use supple::testing::{Ear, Kept, World};

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
            let some = chimes(routine, Sounding { kinds: CueKinds::ALL.without(kind), ..Sounding::default() });
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
    let heard = chimes("hamstring-2", Sounding { kinds: none, ..Sounding::default() });
    let all = chimes("hamstring-2", Sounding::default());
    let count = |cues: &[(Duration, Chime)], chime| cues.iter().filter(|(_, other)| *other == chime).count();
    assert!(heard.iter().all(|(_, chime)| chime.kind().is_none()));
    assert_eq!(count(&heard, Chime::Start), count(&all, Chime::Start));
    assert_eq!(count(&heard, Chime::Finished), 1);
    // Each start has its end: the change of sides gave way to it.
    assert_eq!(count(&heard, Chime::StepDone) + 1, count(&heard, Chime::Start));
}

/// Someone who hears the pad in `hamstring-2`.
fn over_a_pad() -> World {
    let sounding = Sounding { ambience: Ambience::Pad, ..Sounding::default() };
    World::sounding(catalog::built_in().routine("hamstring-2").unwrap(), Voice::default(), sounding)
}

#[test]
fn ambience_is_heard_while_time_runs_and_neither_in_a_pause_nor_afterwards() {
    let mut world = over_a_pad();
    world.run_until(20.0);
    world.tell(SessionCommand::Pause);
    world.run_until(60.0);
    world.tell(SessionCommand::Resume);
    world.run_until(90.0);
    world.tell(SessionCommand::Stop);
    let asked: Vec<(u64, Ambience)> =
        world.ambience().into_iter().map(|(at, ambience)| (at.as_secs(), ambience)).collect();
    // What was heard from the settings ends first.
    let wanted = [Ambience::Off, Ambience::Pad, Ambience::Off, Ambience::Pad, Ambience::Off];
    assert_eq!(asked, [0, 0, 20, 60, 90].into_iter().zip(wanted).collect::<Vec<_>>());
}

#[test]
fn ambience_fades_out_when_a_session_is_over_or_the_machine_slept() {
    let mut world = over_a_pad();
    world.run_until(20.0);
    world.sleep(600.0);
    world.run_until(21.0);
    assert_eq!(world.ambience().last().unwrap().1, Ambience::Off);
    let mut world = over_a_pad();
    world.run_to_end();
    assert!(world.record().is_some());
    assert_eq!(world.ambience().last().unwrap().1, Ambience::Off);
}

#[test]
fn a_breath_goes_on_where_a_pause_left_it() {
    let pacing = Pacing { metronome: Switch::Off, breath: Switch::On };
    let routine = catalog::built_in().routine("hamstring-2").unwrap();
    let heard = |pause: Option<f64>| {
        let mut world = World::sounding(routine, Voice::default(), Sounding { pacing, ..Sounding::default() });
        if let Some(at) = pause {
            world.run_until(at);
            world.tell(SessionCommand::Pause);
            world.run_until(at + 60.0);
            world.tell(SessionCommand::Resume);
        }
        world.run_to_end();
        let breaths = world.chimes().into_iter().filter(|(_, chime)| matches!(chime, Chime::Breathe(_)));
        breaths.map(|(at, _)| at.as_secs_f64()).collect::<Vec<_>>()
    };
    let plain = heard(None);
    assert!(plain.len() > 10, "{plain:?}");
    // In the middle of a breath; the countdown back in takes three seconds.
    let at = plain[2] + 1.5;
    let later = plain.iter().map(|time| if *time > at { time + 63.0 } else { *time }).collect::<Vec<_>>();
    assert_eq!(heard(Some(at)), later);
}

#[test]
fn what_sounds_goes_on_when_the_session_stays_where_it_is_and_fades_when_it_moves_or_pauses() {
    use SessionCommand as C;
    let pacing = Pacing { metronome: Switch::Off, breath: Switch::On };
    let sounding = Sounding { pacing, ..Sounding::default() };
    let breaths = chimes("hamstring-2", sounding).into_iter().filter(|(_, chime)| *chime == Chime::Breathe(Breath::In));
    let in_the_middle = breaths.map(|(at, _)| at.as_secs_f64()).next().expect("one breathes") + 1.5;
    let in_a_breath = || {
        let mut world =
            World::sounding(catalog::built_in().routine("hamstring-2").unwrap(), Voice::default(), sounding);
        world.run_until(in_the_middle);
        assert_eq!(world.take_cancelled(), [Cancelled::All], "it began");
        world
    };
    for stays in [C::AddTime, C::TooMuch, C::Rate(Light::Green), C::Rate(Light::Amber)] {
        let mut world = in_a_breath();
        world.tell(stays);
        assert_eq!(world.take_cancelled(), [Cancelled::ToCome], "{stays:?}");
    }
    for moves in [C::Pause, C::Skip, C::SkipStep, C::Back, C::JumpTo(2), C::Rate(Light::Red), C::Stop] {
        let mut world = in_a_breath();
        world.tell(moves);
        assert_eq!(world.take_cancelled(), [Cancelled::All], "{moves:?}");
    }
    let mut world = in_a_breath();
    world.sleep(600.0);
    world.run_until(in_the_middle + 0.5);
    assert_eq!(world.take_cancelled(), [Cancelled::All], "the machine slept");
}

#[test]
fn a_breath_told_late_is_over_before_the_next_half_of_it() {
    for breath in [Breath::In, Breath::Out] {
        let tone = supple::audio::bank::length(Chime::Breathe(breath));
        assert!(BREATH_WAITS + tone < breath.length(), "{breath:?}");
        // As the tests of pacing take it to be.
        assert!(tone + Duration::from_millis(590) <= breath.length(), "{breath:?}");
    }
}

#[test]
fn between_the_steps_of_every_built_in_routine_one_hears_that_one_is_done_and_then_that_one_rests() {
    for routine in &catalog::built_in().routines {
        let heard = chimes(routine.id().as_str(), Sounding::default());
        let rests = heard.windows(2).filter(|pair| pair[0].1 == Chime::StepDone);
        let gaps: Vec<_> = rests.map(|pair| (pair[1].0.abs_diff(pair[0].0), pair[1].1)).collect();
        assert!(!gaps.is_empty(), "{}", routine.id());
        assert!(gaps.iter().all(|gap| *gap == (REST_WAITS, Chime::Rest)), "{}: {gaps:?}", routine.id());
        let kinds = CueKinds::ALL.without(CueKind::Rest);
        let without = chimes(routine.id().as_str(), Sounding { kinds, ..Sounding::default() });
        assert!(without.len() < heard.len(), "leaving rests out is heard in {}", routine.id());
    }
}

#[test]
fn one_breathes_to_the_tones_as_the_figures_do() {
    let (breathe_in, breathe_out) = supple::figure::motion::BREATH;
    assert_eq!(Breath::In.length(), Duration::from_secs_f32(breathe_in));
    assert_eq!(Breath::Out.length(), Duration::from_secs_f32(breathe_out));
}

#[test]
fn metronome_and_breath_are_off_until_they_are_chosen_and_then_heard_at_once() {
    assert!(
        chimes("hamstring-2", Sounding::default())
            .iter()
            .all(|(_, chime)| { !matches!(chime, Chime::Metronome | Chime::Breathe(_)) })
    );
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    for (label, chime) in [
        ("Metronome in repetitions", Chime::Metronome),
        ("Tones to breathe by while you keep still", Chime::Breathe(Breath::In)),
    ] {
        press(&mut screen, label);
        let heard = |kept: &Kept| matches!(kept, Kept::HeardChime(heard, Some(_), _) if *heard == chime);
        assert!(screen.saved.borrow().iter().any(heard), "{label}");
    }
    assert_eq!(settings(&screen).sounding.pacing, Pacing { metronome: Switch::On, breath: Switch::On });
}

#[test]
fn without_a_choice_there_is_no_ambience() {
    let mut world = World::play(catalog::built_in().routine("hamstring-2").unwrap());
    world.run_until(60.0);
    assert!(world.ambience().iter().all(|(_, ambience)| *ambience == Ambience::Off));
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
    let kinds = CueKinds::ALL.without(CueKind::Halfway).without(CueKind::Rest);
    let chosen = Sounding { kinds, ..Sounding::default() };
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

/// The chimes that were to be heard since the last time.
fn tried(screen: &Screen) -> Vec<Chime> {
    let kept = std::mem::take(&mut *screen.saved.borrow_mut());
    kept.into_iter()
        .filter_map(|kept| if let Kept::HeardChime(chime, ..) = kept { Some(chime) } else { None })
        .collect()
}

#[test]
fn a_kind_that_is_chosen_is_heard_and_one_that_is_left_out_is_not() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    let left = Chime::ChangeSides(Side::Left);
    for (kind, chime) in [
        (CueKind::Ticks, Chime::Countdown),
        (CueKind::Halfway, Chime::Halfway),
        (CueKind::Reps, Chime::Beat),
        (CueKind::Sides, left),
        (CueKind::Rest, Chime::Rest),
    ] {
        let label = sentence_case(kind.word());
        press(&mut screen, &label);
        assert_eq!(tried(&screen), [], "{label}");
        press(&mut screen, &label);
        assert_eq!(tried(&screen), [chime], "{label}");
    }
    screen.ask(Command::ToggleMute);
    press(&mut screen, "Halfway");
    press(&mut screen, "Halfway");
    assert_eq!(tried(&screen), [], "with all sound off nothing is tried");
}

#[test]
fn each_chime_is_heard_by_its_name() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    let named = |screen: &Screen, words: &'static str| {
        let buttons = screen.harness.query_all_by_role(Role::Button);
        buttons.filter(|button| button.accesskit_node().label().as_deref() == Some(words)).count()
    };
    assert_eq!(named(&screen, "Get ready"), 0, "folded away");
    press(&mut screen, "Hear each of them");
    screen.harness.run_steps(20);
    for chime in Chime::ALL {
        assert_eq!(named(&screen, chime.words()), 1, "{chime:?}");
        screen.harness.get_by_role_and_label(Role::Button, chime.words()).click_accesskit();
        screen.harness.run_steps(3);
        assert_eq!(tried(&screen), [chime]);
    }
}

#[test]
fn where_there_is_no_device_whoever_tries_sound_in_the_settings_is_told_until_there_is_one() {
    let ear = Ear::new(AudioStatus::NoDevice.into());
    let mut screen = Screen::hearing(Theme::Light, WIDE, ear.clone());
    screen.ask(Command::Go(Route::Settings));
    assert!(!screen.shows("No sound device"), "nobody tried");
    press(&mut screen, "Hear it");
    assert!(screen.shows("No sound device"));
    assert!(screen.shows("So nothing is heard. Supple goes on looking for one."));
    ear.set(AudioStatus::Playing);
    screen.harness.run_steps(3);
    assert!(!screen.shows("No sound device"));
    ear.set(AudioStatus::NoDevice);
    screen.harness.run_steps(3);
    assert!(!screen.shows("No sound device"), "nothing is tried any more");
    press(&mut screen, "Test it");
    assert!(screen.shows("No sound device"));
    screen.ask(Command::Go(Route::Today));
    screen.ask(Command::Go(Route::Settings));
    assert!(!screen.shows("No sound device"), "who comes back tries again");
}

#[test]
fn chimes_turned_down_to_nothing_are_told_with_what_is_left() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    assert!(!screen.shows("The chimes are silent"));
    let silent = Settings { volume: Volume::percent(0), ..settings(&screen) };
    let unspoken = Settings { voice: Voice { amount: Amount::Off, ..silent.voice }, ..silent };
    let sounding = Sounding { ambience: Ambience::Pad, ..silent.sounding };
    for (settings, words) in [
        (silent, "The chimes are silent, so the voice leads alone."),
        (unspoken, "The chimes are silent and the voice is off, so nothing is heard."),
        (
            Settings { sounding, ..unspoken },
            "The chimes are silent and the voice is off, so only the ambience is heard.",
        ),
    ] {
        screen.ask(Command::Change(settings));
        assert!(screen.shows(words), "{words}");
    }
    screen.ask(Command::ToggleMute);
    assert!(!screen.shows("The chimes are silent"), "all sound is off, and the switch says so");
}

#[test]
fn a_session_without_a_device_says_so_in_every_window() {
    for (theme, size, name) in [
        (Theme::Light, WIDE, "wide"),
        (Theme::Dark, SMALL, "small"),
        (Theme::Light, vec2(640.0, 480.0), "least"),
        (Theme::Dark, vec2(400.0, 300.0), "tight"),
    ] {
        let mut screen = Screen::hearing(theme, size, Ear::new(AudioStatus::NoDevice.into()));
        screen.ask(Command::Play("hamstring-2".parse().unwrap()));
        screen.wait(20);
        assert!(screen.shows("No sound device"), "{name}");
        screen.picture(&format!("player-no-device-{name}"));
    }
}

#[test]
fn ambience_is_chosen_and_heard_in_the_settings_with_its_own_volume() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    assert!(screen.harness.query_by_label("Hear the ambience").is_none());
    press(&mut screen, "Slow pad");
    assert_eq!(settings(&screen).sounding.ambience, Ambience::Pad);
    let volume = settings(&screen).sounding.ambience_volume;
    let heard = Kept::HeardAmbience(Ambience::Pad, Some(volume));
    assert!(screen.saved.borrow().contains(&heard));
    press(&mut screen, "Hear the ambience");
    assert_eq!(screen.saved.borrow().iter().filter(|kept| **kept == heard).count(), 2);
    screen.ask(Command::ToggleMute);
    screen.ask(Command::HearAmbience(Ambience::Pad));
    assert_eq!(screen.saved.borrow().last(), Some(&Kept::HeardAmbience(Ambience::Pad, None)));
}

#[test]
fn the_device_is_chosen_by_name_and_heard_at_once() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Settings));
    assert_eq!(settings(&screen).sounding.output, Output::SystemDefault);
    press(&mut screen, "Look for devices");
    assert!(screen.saved.borrow().contains(&Kept::OutputsWanted));
    assert!(screen.shows("Looking …"));
    screen.ask(Command::OutputsFound(vec!["Headset".parse().unwrap(), "Loudspeakers".parse().unwrap()]));
    screen.saved.borrow_mut().clear();
    press(&mut screen, "Headset");
    let headset = Output::Named("Headset".parse().unwrap());
    assert_eq!(settings(&screen).sounding.output, headset);
    let kept = screen.saved.borrow().clone();
    assert!(
        matches!(&kept[..], [Kept::Settings(_), Kept::PlayedOn(on), Kept::Heard(Some(_), _)] if *on == headset),
        "{kept:?}"
    );
    // It is gone when looked for again, and stays chosen and in sight.
    screen.ask(Command::OutputsFound(vec![]));
    assert!(screen.shows("Headset") && screen.shows("stays on its default"), "the voice goes elsewhere");
    screen.saved.borrow_mut().clear();
    press(&mut screen, "Test it");
    assert!(matches!(screen.saved.borrow()[..], [Kept::Heard(Some(_), _)]));
    press(&mut screen, "The system’s default");
    assert_eq!(settings(&screen).sounding.output, Output::SystemDefault);
    assert!(!screen.shows("stays on its default"));
}

#[test]
fn the_choices_of_sound_fit_every_window() {
    for (theme, size, percent, name) in [
        (Theme::Light, WIDE, 100, "light-wide"),
        (Theme::Dark, SMALL, 100, "dark-small"),
        (Theme::Light, vec2(800.0, 1600.0), 200, "light-large"),
        // What is left of 800 by 600 when everything is twice as large.
        (Theme::Dark, vec2(400.0, 1600.0), 100, "dark-narrow"),
    ] {
        let mut screen = Screen::hearing(theme, size, Ear::new(AudioStatus::NoDevice.into()));
        let sounding = Sounding { ambience: Ambience::BrownNoise, ..Sounding::default() };
        let settings = Settings { text_scale: TextScale::percent(percent), sounding, ..settings(&screen) };
        screen.ask(Command::Change(settings));
        screen.ask(Command::Go(Route::Settings));
        screen.ask(Command::OutputsFound(vec![
            "HDA Intel PCH, ALC257 Analog".parse().unwrap(),
            "HDA Intel PCH, HDMI 0".parse().unwrap(),
        ]));
        screen.harness.get_by_label("Hear it").scroll_to_me();
        screen.picture(&format!("settings-sound-{name}"));
        screen.ask(Command::Change(Settings { volume: Volume::percent(0), ..settings }));
        screen.ask(Command::SoundTried(Trial::NoDevice));
        press(&mut screen, "Hear each of them");
        screen.harness.run_steps(20);
        screen.harness.get_by_label("Breathe out").scroll_to_me();
        screen.picture(&format!("settings-chimes-{name}"));
    }
}
