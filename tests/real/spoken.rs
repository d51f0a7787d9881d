//! What is said of a session, by a real Speech Dispatcher.

use std::fs;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use supple::catalog;
use supple::domain::cue::Chime;
use supple::domain::cue_sheet::{CueSheet, Told};
use supple::domain::routine::Routine;
use supple::domain::settings::Settings;
use supple::domain::side::Side;
use supple::domain::sounding::CueKinds;
use supple::domain::timeline::{LayoutSettings, Timeline};
use supple::format;
use supple::speech::recording::SpeechCall;
use supple::testing::World;

use super::app::App;
use super::desk::Desk;
use super::service::Service;
use super::sound::{RATE, Recording, chimes, peak};
use super::{LEFT, REVIEW, RIGHT};

/// Both sides of a step and one without sides. Each is said with a second to spare, for on a busy machine the voice may stumble, and
/// what is to be said at the start besides would run into the last three seconds: 46 s in all.
const TALK: &str = r#"(
    format: "supple-routine",
    version: 1,
    body: (
        id: "talk",
        title: "Talk",
        get_ready: 10,
        change_over: 7,
        rest: 9,
        steps: [
            Step(exercise: "supine-hamstring-strap", target: Hold(7), sets: 1),
            Step(exercise: "slow-breathing", target: Hold(6)),
        ],
    ),
)"#;

/// Louder than the noise of a resampler, softer than any letter.
const SOUND: f32 = 0.01;
/// A service may take so long from being asked to its first sound. Only a fault comes near it; what is usual stands in the
/// failure.
const ONSET: f32 = 2.0;
/// The two recordings agree on the time to some milliseconds, and a busy machine lets one stumble.
const BLUR: f32 = 0.1;
/// Far less than the second between two chimes. A busy machine lets the recording stumble.
const MISPLACED_MS: f32 = 250.0;
/// A chime that is not there has less of the likeness of the second one.
const FAINT: f32 = 0.15;

/// Both sides of one step, with a moment before each to name it: 25 s in all.
pub const BRIEF: &str = r#"(
    format: "supple-routine",
    version: 1,
    body: (
        id: "brief",
        title: "Brief",
        get_ready: 8,
        change_over: 7,
        steps: [Step(exercise: "supine-hamstring-strap", target: Hold(5), sets: 1)],
    ),
)"#;

fn routine(file: &str) -> Routine {
    format::read_routine(file.as_bytes(), &catalog::built_in().exercises).unwrap()
}

pub fn play(desk: &Desk, file: &str) -> App {
    fs::write(desk.path("played.ron"), file).unwrap();
    App::start(&mut desk.supple(&["play", "played.ron"]))
}

/// What is to be said, with its second.
fn expected(file: &str) -> Vec<(f32, String)> {
    let mut world = World::play_to(&routine(file), Settings::default().voice);
    world.run_to_end();
    let said = world.spoken().into_iter().filter_map(|(at, call)| match call {
        SpeechCall::Say(speech) => Some((at.as_secs_f32(), speech.text)),
        SpeechCall::Open | SpeechCall::Stop => None,
    });
    said.collect()
}

/// A session as it is laid out: its chimes, and where its segments end.
fn laid_out(file: &str) -> (Vec<(f32, Chime)>, Vec<f32>) {
    let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
    let sheet = CueSheet::of(&Arc::new(Timeline::lay_out(&routine(file), settings)), CueKinds::ALL);
    let (mut chimes, mut ends) = (Vec::new(), vec![sheet.length.as_secs_f32()]);
    for line in &sheet.lines {
        match line.what {
            Told::Heard(chime) => chimes.push((line.at.as_secs_f32(), chime)),
            Told::Begins if !line.at.is_zero() => ends.push(line.at.as_secs_f32()),
            Told::Begins | Told::Shown(_) | Told::Said(_) => {}
        }
    }
    (chimes, ends)
}

/// The voice beside the chimes, which tell the time of the session.
struct Listening {
    voice: Recording,
    chimes: Recording,
}

/// What was said of a whole session.
struct Heard {
    samples: Vec<f32>,
    /// Second 0 of the session, counted from the first sample.
    origin: f32,
}

impl Listening {
    fn start() -> Self {
        Self { voice: Recording::of("voice"), chimes: Recording::start() }
    }

    /// Once the session of this file is over, each of whose chimes has to be in its place.
    fn end(mut self, file: &str) -> Heard {
        self.voice.go_on(3.0);
        self.chimes.go_on(0.0);
        let expected = laid_out(file).0;
        let heard = chimes(&self.chimes.samples, &expected);
        for pair in heard[1..].windows(2) {
            assert!((pair[1].late - pair[0].late).abs() < MISPLACED_MS, "{pair:?} in {heard:#?}");
            assert!(pair[1].gain > heard[1].gain * FAINT, "{pair:?} in {heard:#?}");
        }
        let second = heard[1].at as f32 / RATE as f32;
        let began = self.chimes.began.unwrap() + Duration::from_secs_f32(second);
        let origin = began.duration_since(self.voice.began.unwrap()).as_secs_f32() - expected[1].0;
        Heard { samples: self.voice.samples, origin }
    }
}

impl Heard {
    /// What the voice did in these seconds of the session.
    fn spoken(&self, seconds: Range<f32>) -> &[f32] {
        let sample = |second: f32| ((self.origin + second).max(0.0) * RATE as f32) as usize;
        let sample = |second| sample(second).min(self.samples.len());
        &self.samples[sample(seconds.start)..sample(seconds.end)]
    }

    /// The seconds of the session in which there was a voice, for a failure to tell. It breathes for less than half a second.
    fn spans(&self) -> Vec<Range<f32>> {
        let mut spans: Vec<Range<f32>> = Vec::new();
        for (number, _) in self.samples.iter().enumerate().filter(|(_, sample)| sample.abs() > SOUND) {
            let second = number as f32 / RATE as f32 - self.origin;
            match spans.last_mut() {
                Some(span) if second < span.end + 0.5 => span.end = second,
                _ => spans.push(second..second),
            }
        }
        spans
    }

    /// How long after this second the voice is heard, if it is within `limit`.
    fn onset(&self, second: f32, limit: f32) -> Option<f32> {
        let first = self.spoken(second..second + limit).iter().position(|sample| sample.abs() > SOUND)?;
        Some(first as f32 / RATE as f32)
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_real_voice_says_each_step_and_never_speaks_over_its_last_three_seconds() {
    let desk = Desk::new();
    let _service = Service::start(&desk);
    let listening = Listening::start();
    let mut app = play(&desk, TALK);
    app.until_title(REVIEW);
    let heard = listening.end(TALK);
    let expected = expected(TALK);
    assert!(expected.iter().any(|(_, words)| words == "Change sides, right leg."), "{expected:#?}");
    let onsets: Vec<_> = expected.iter().map(|(second, _)| heard.onset(*second, ONSET)).collect();
    assert!(onsets.iter().all(Option::is_some), "{:#?}", expected.iter().zip(&onsets).collect::<Vec<_>>());
    println!("seconds until each sentence is heard: {:.3?}", onsets.iter().flatten().collect::<Vec<_>>());
    let before: Vec<f32> = expected.iter().map(|(second, _)| peak(heard.spoken(second - BLUR..*second))).collect();
    assert!(before.iter().all(|peak| *peak < SOUND), "something is said before its time: {before:?}");
    for end in laid_out(TALK).1 {
        assert!(peak(heard.spoken(end - 3.0 + BLUR..end)) < SOUND, "before {end}: {:?}", heard.spans());
    }
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_service_that_is_killed_in_mid_session_is_said_once_and_heard_again_once_it_is_back() {
    let desk = Desk::new();
    let service = Service::start(&desk);
    let listening = Listening::start();
    let mut app = play(&desk, TALK);
    app.until_title(LEFT);
    drop(service);
    // The change of sides cannot be said.
    app.until_title(RIGHT);
    let mut reader = app.reader();
    reader.find("label", "No voice");
    let _service = Service::start(&desk);
    app.until_title(REVIEW);
    reader.gone("Voice is not available");
    let heard = listening.end(TALK);
    let words = |said: &str| expected(TALK).into_iter().find(|(_, words)| words.starts_with(said)).unwrap().0;
    assert!(heard.onset(words("Lying strap"), ONSET).is_some());
    assert_eq!(heard.onset(words("Change sides"), 3.0), None, "nobody is there to say it");
    assert!(heard.onset(words("Rest. Next"), ONSET).is_some(), "it is back");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(desk.session().0, "completed");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_service_that_hangs_delays_nothing_and_is_said_once() {
    let desk = Desk::new();
    let service = Service::start(&desk);
    let listening = Listening::start();
    let mut app = play(&desk, BRIEF);
    app.until_title(LEFT);
    service.hang();
    app.until_title(RIGHT);
    app.until_title(REVIEW);
    app.reader().text("Voice is not available: Speech Dispatcher does not answer");
    let heard = listening.end(BRIEF);
    assert!(heard.onset(0.3, ONSET).is_some());
    assert_eq!(heard.onset(13.3, 10.0), None);
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(desk.session().0, "completed");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn without_a_service_that_is_said_once_and_chimes_and_captions_carry_on() {
    let desk = Desk::new();
    let listening = Listening::start();
    let mut app = play(&desk, BRIEF);
    let mut reader = app.reader();
    reader.text("Lying strap hamstring stretch.");
    reader.find("label", "No voice");
    reader.text("Change sides, right leg.");
    app.until_title(REVIEW);
    reader.text("Voice is not available: Speech Dispatcher cannot be reached");
    listening.end(BRIEF);
    reader.press("Dismiss");
    reader.gone("Voice is not available");
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_voice_that_is_gone_and_two_thousand_characters_in_another_script_hold_nothing_up() {
    let desk = Desk::new();
    let _service = Service::start(&desk);
    let cue: String = "<b>慢慢呼气。</b> ".chars().cycle().take(1_996).collect();
    let file = BRIEF.replace("sets: 1", &format!("sets: 1, cue: \"{cue}\""));
    desk.choose(r#"voice: (name: "Nobody (Atlantis)", amount: all_cues)"#);
    let listening = Listening::start();
    let mut app = play(&desk, &file);
    app.until_title(REVIEW);
    let heard = listening.end(BRIEF);
    assert!(heard.onset(0.3, ONSET).is_some(), "another voice says it");
    for end in laid_out(BRIEF).1 {
        assert!(peak(heard.spoken(end - 3.0 + BLUR..end)) < SOUND, "before {end}: {:?}", heard.spans());
    }
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
    assert_eq!(desk.session().0, "completed");
}
