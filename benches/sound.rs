//! What sound costs and how loud it is: every chime as it leaves the device, processor time at rest and in a session, and how long it is
//! silent when the sound server is killed and started again.
//!
//! `cargo bench --bench sound`, or with some of `-- loudness cost restart` for a part of it. Runs a `PulseAudio` server of its own in a
//! temporary folder. Without the programs it says what is missing and succeeds.

#[expect(dead_code, reason = "nothing is shown here")]
mod rig;

use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rig::recording::{RATE, Recorder, seconds};
use rig::sound::{self, SoundServer};
use rig::{gauge, missing};
use supple::audio::bank;
use supple::audio::device::DeviceSink;
use supple::audio::{AudioSink, AudioStatus, Backdrop};
use supple::clock::{Clock, SystemClock};
use supple::domain::cue::{Chime, Sounds};
use supple::domain::quantity::Volume;
use supple::domain::sounding::Ambience;
use supple::testing::loudness::loudest_momentary;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Set for the process that plays and records, in which the environment points to the private server: the server's process.
const INNER: &str = "SUPPLE_SOUND_INNER";
const MEASURED: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(90);

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Ok(server) = std::env::var(INNER) {
        let chosen = |part: &str| {
            let mut parts = arguments.iter().filter(|argument| !argument.starts_with('-')).peekable();
            parts.peek().is_none() || parts.any(|argument| argument == part)
        };
        let measured = measure(chosen, &server);
        // What libraries write to standard error is not shown.
        return measured.inspect_err(|error| println!("sound: {error}"));
    }
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let lacking = missing(&sound::PROGRAMS);
    if !lacking.is_empty() {
        println!(
            "sound: not measured, as {} cannot be run (Debian: pulseaudio, pulseaudio-utils)",
            lacking.join(" and ")
        );
        return Ok(());
    }
    let server = SoundServer::start(RATE)?;
    let mut inner = Command::new(std::env::current_exe()?);
    inner.args(&arguments).env(INNER, server.id().to_string()).stderr(Stdio::null());
    let ended = server.serve(&mut inner).status()?;
    if ended.success() { Ok(()) } else { Err("the measurement failed".into()) }
}

fn measure(chosen: impl Fn(&str) -> bool, server: &str) -> Outcome<()> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    if chosen("loudness") {
        loudness(&clock)?;
    }
    if chosen("cost") {
        cost(&clock)?;
    }
    if chosen("restart") {
        restart(&clock, server)?;
    }
    Ok(())
}

/// A sink at full volume whose device is open.
fn open(clock: &Arc<dyn Clock>) -> Outcome<DeviceSink> {
    let mut sink = DeviceSink::spawn(Arc::clone(clock), Box::new(|_| {}));
    sink.set_volume(Some(Volume::MAX));
    sink.open();
    for _ in 0..200 {
        thread::sleep(GLANCE);
        if sink.status() == AudioStatus::Playing {
            return Ok(sink);
        }
    }
    Err("no device opens (Debian: libasound2-plugins)".into())
}

fn loudness(clock: &Arc<dyn Clock>) -> Outcome<()> {
    let mut sink = open(clock)?;
    let recorder = Recorder::start(clock)?;
    thread::sleep(Duration::from_secs(2));
    let mut played = Vec::new();
    for set in [Sounds::Bowls, Sounds::Wood, Sounds::Soft] {
        sink.set_sounds(set);
        for chime in Chime::ALL {
            let due = clock.mono() + Duration::from_millis(300);
            sink.play_at(chime, due);
            let end = due + bank::length(chime) + Duration::from_millis(200);
            played.push((set, chime, seconds(due), seconds(end)));
            thread::sleep(end.since(clock.mono()));
        }
    }
    thread::sleep(Duration::from_secs(1));
    let recording = recorder.stop()?;
    println!("loudest 400 ms of each chime at full volume, LUFS, and its peak, as recorded:");
    for (set, chime, from, to) in played {
        let frames = recording.between(from - 0.1, to);
        let peak = frames.iter().flatten().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
        println!("  {:<10} {:<20} {:>6.1}  {peak:.2}", set.word(), format!("{chime:?}"), loudest_momentary(frames));
    }
    Ok(())
}

/// Percent of one core that this process takes while `MEASURED` goes by.
fn share(during: impl FnOnce()) -> Outcome<f64> {
    let process = std::process::id();
    let before = gauge::processor_time(process)?;
    during();
    let used = gauge::processor_time(process)?.saturating_sub(before);
    Ok(100.0 * used.as_secs_f64() / MEASURED.as_secs_f64())
}

fn cost(clock: &Arc<dyn Clock>) -> Outcome<()> {
    let sleep = || thread::sleep(MEASURED);
    let resting = DeviceSink::spawn(Arc::clone(clock), Box::new(|_| {}));
    println!("at rest, no session: {:.3} % of a core", share(sleep)?);
    drop(resting);
    let mut sink = open(clock)?;
    thread::sleep(Duration::from_secs(2));
    println!("in a session, silent: {:.2} %", share(sleep)?);
    let ticking = |sink: &mut DeviceSink| {
        share(|| {
            let first = clock.mono() + Duration::from_millis(300);
            for second in 0..20 {
                sink.play_at(Chime::Countdown, first + Duration::from_secs(second));
            }
            sleep();
        })
    };
    println!("in a session, a chime every second: {:.2} %", ticking(&mut sink)?);
    for ambience in [Ambience::BrownNoise, Ambience::Pad] {
        sink.set_backdrop(Backdrop { ambience, ..Backdrop::default() });
        thread::sleep(Duration::from_secs(5));
        println!("the same over {}: {:.2} %", ambience.word(), ticking(&mut sink)?);
    }
    Ok(())
}

fn restart(clock: &Arc<dyn Clock>, server: &str) -> Outcome<()> {
    let folder = PathBuf::from(std::env::var_os("XDG_RUNTIME_DIR").ok_or("no folder")?);
    let mut sink = open(clock)?;
    sink.set_backdrop(Backdrop { ambience: Ambience::Pad, ..Backdrop::default() });
    thread::sleep(Duration::from_secs(4));
    let process = std::process::id();
    let before = gauge::processor_time(process)?;
    let killed = clock.mono();
    if !Command::new("kill").args(["-9", server]).status()?.success() {
        return Err("the server could not be killed".into());
    }
    thread::sleep(Duration::from_secs(2));
    let mut again = sound::launch(&folder, RATE)?;
    let back = clock.mono();
    let recorder = Recorder::start(clock)?;
    while sink.status() != AudioStatus::Playing && clock.mono().since(back) < PATIENCE {
        thread::sleep(GLANCE);
    }
    let open_again = clock.mono();
    let used = gauge::processor_time(process)?.saturating_sub(before);
    thread::sleep(Duration::from_secs(3));
    let heard = recorder.stop()?.onsets().first().copied().ok_or("nothing is heard any more")?;
    let gone = open_again.since(killed).as_secs_f64();
    println!(
        "server killed and back after {:.1} s: heard again {:.2} s after the kill, {:.2} s after it was back; {:.1} % of a core until then",
        back.since(killed).as_secs_f64(),
        heard - seconds(killed),
        heard - seconds(back),
        100.0 * used.as_secs_f64() / gone
    );
    drop(sink);
    again.kill()?;
    again.wait()?;
    Ok(())
}
