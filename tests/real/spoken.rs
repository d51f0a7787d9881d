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
use supple::domain::timeline::{LayoutSettings, Timeline};
use supple::format;
use supple::speech::recording::SpeechCall;
use supple::testing::World;

use super::REVIEW;
use super::app::App;
use super::desk::Desk;
use super::service::Service;
use super::sound::{RATE, Recording, chimes, peak};

/// Both sides of a step and one without sides, with enough room before each to say it: 38 s in all.
const TALK: &str = r#"(
    format: "supple-routine",
    version: 1,
    body: (
        id: "talk",
        title: "Talk",
        get_ready: 8,
        change_over: 5,
        rest: 8,
        steps: [
            Step(exercise: "supine-hamstring-strap", target: Hold(6), sets: 1),
            Step(exercise: "slow-breathing", target: Hold(5)),
        ],
    ),
)"#;

/// Louder than the noise of a resampler, softer than any letter.
const SOUND: f32 = 0.01;
/// A service may take so long from being asked to its first sound. Only a fault comes near it; what is usual stands in the
/// failure.
const ONSET: f32 = 2.0;
/// The two recordings agree on the time to some milliseconds, and a busy machine lets one stumble.
const BLUR: f32 = 0.15;

fn routine() -> Routine {
    format::read_routine(TALK.as_bytes(), &catalog::built_in().exercises).unwrap()
}

fn play(desk: &Desk) -> App {
    fs::write(desk.path("talk.ron"), TALK).unwrap();
    App::start(&mut desk.supple(&["play", "talk.ron"]))
}

/// What is to be said, with its second.
fn expected() -> Vec<(f32, String)> {
    let mut world = World::play_to(&routine(), Settings::default().voice);
    world.run_to_end();
    let said = world.spoken().into_iter().filter_map(|(at, call)| match call {
        SpeechCall::Say(speech) => Some((at.as_secs_f32(), speech.text)),
        SpeechCall::Open | SpeechCall::Stop => None,
    });
    said.collect()
}

/// A session as it is laid out: its chimes, and where its segments end.
fn laid_out() -> (Vec<(f32, Chime)>, Vec<f32>) {
    let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
    let sheet = CueSheet::of(&Arc::new(Timeline::lay_out(&routine(), settings)));
    let (mut chimes, mut ends) = (Vec::new(), vec![sheet.length.as_secs_f32()]);
    for line in &sheet.lines {
        match line.what {
            Told::Heard(chime) => chimes.push((line.at.as_secs_f32(), chime)),
            Told::Begins if !line.at.is_zero() => ends.push(line.at.as_secs_f32()),
            Told::Begins | Told::Shown(_) => {}
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

    /// Once the session is over.
    fn end(mut self) -> Heard {
        self.voice.go_on(3.0);
        self.chimes.go_on(0.0);
        let expected = laid_out().0;
        let second = chimes(&self.chimes.samples, &expected[..2])[1].at as f32 / RATE as f32;
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
    let mut app = play(&desk);
    app.until_title(REVIEW);
    let heard = listening.end();
    let expected = expected();
    assert!(expected.iter().any(|(_, words)| words == "Change sides, right leg."), "{expected:#?}");
    let onsets: Vec<_> = expected.iter().map(|(second, _)| heard.onset(*second, ONSET)).collect();
    assert!(onsets.iter().all(Option::is_some), "{:#?}", expected.iter().zip(&onsets).collect::<Vec<_>>());
    let before: Vec<f32> = expected.iter().map(|(second, _)| peak(heard.spoken(second - BLUR..*second))).collect();
    assert!(before.iter().all(|peak| *peak < SOUND), "something is said before its time: {before:?}");
    for end in laid_out().1 {
        let last = peak(heard.spoken(end - 3.0 + BLUR..end));
        assert!(last < SOUND, "{last} in the last three seconds before {end}: {onsets:?}");
    }
    let (status, errors) = app.close();
    assert!(status.success() && errors.is_empty(), "{status}: {errors}");
}
