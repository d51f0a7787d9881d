//! How precisely a chime is heard: onsets recorded from a null sink against their due times, with every core busy. The sink is played
//! on as the system's default, then by its name.
//!
//! Runs a `PulseAudio` server of its own in a temporary folder. Without the programs it says what is missing and succeeds.

#[expect(dead_code, reason = "nothing is shown here")]
mod rig;

use std::error::Error;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use rig::recording::{RATE, Recorder, seconds};
use rig::sound::{self, SoundServer};
use supple::audio::bank::Bank;
use supple::audio::device::DeviceSink;
use supple::audio::{AudioSink, AudioStatus, OutputNews};
use supple::clock::{Clock, SystemClock};
use supple::domain::cue::Chime;
use supple::domain::quantity::{MonoTime, Volume};
use supple::domain::sounding::Output;

const CUES: u32 = 100;
/// The engine orders a chime this long before it is due.
const AHEAD: Duration = Duration::from_millis(300);
/// About as ticks come in a session.
const SPACING: Duration = Duration::from_millis(1_030);
/// Set for the process that plays and records, in which the environment points to the private server.
const INNER: &str = "SUPPLE_ONSET_INNER";

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::var_os(INNER).is_some() {
        return measure();
    }
    if !std::env::args().any(|arg| arg == "--bench") {
        return Ok(());
    }
    let missing = rig::missing(&sound::PROGRAMS);
    if missing.is_empty() {
        return in_private_server();
    }
    println!("onset: not measured, as {} cannot be run (Debian: pulseaudio, pulseaudio-utils)", missing.join(" and "));
    Ok(())
}

fn in_private_server() -> Result<(), Box<dyn Error>> {
    let server = SoundServer::start(RATE)?;
    let inner = server.serve(Command::new(std::env::current_exe()?).env(INNER, "1")).status()?;
    if inner.success() { Ok(()) } else { Err("the measurement failed".into()) }
}

fn measure() -> Result<(), Box<dyn Error>> {
    let synthesis = (0..10).map(|_| {
        let start = Instant::now();
        std::hint::black_box(Bank::at_rate(RATE));
        start.elapsed()
    });
    println!(
        "all chimes synthesised in {:.1} ms, the best of 10",
        synthesis.min().unwrap_or_default().as_secs_f64() * 1e3
    );

    for (words, output) in [("by default", Output::SystemDefault), ("by name", Output::Named("Probe".parse()?))] {
        println!("{words}:");
        play_on(output)?;
    }
    Ok(())
}

fn play_on(output: Output) -> Result<(), Box<dyn Error>> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let (tell, told) = channel();
    let news = move |news| {
        // Nobody listens after the first one.
        let _ = tell.send(news);
    };
    let mut sink = DeviceSink::spawn(Arc::clone(&clock), Box::new(news));
    sink.set_volume(Some(Volume::MAX));
    sink.set_output(output);
    sink.open();
    for _ in 0..100 {
        thread::sleep(Duration::from_millis(100));
        if sink.status() == AudioStatus::Playing {
            break;
        }
    }
    if sink.status() != AudioStatus::Playing {
        println!("onset: not measured, as no device opens (Debian: libasound2-plugins)");
        return Ok(());
    }
    if let Output::Named(name) = output
        && told.recv_timeout(Duration::from_secs(1))? != OutputNews::There(name)
    {
        return Err("the device was not found by its name".into());
    }
    let recorder = Recorder::start(&clock)?;

    let busy = Arc::new(AtomicBool::new(true));
    for _ in 0..thread::available_parallelism()?.get() {
        let busy = Arc::clone(&busy);
        thread::spawn(move || while busy.load(Ordering::Relaxed) {});
    }
    let first = clock.mono() + Duration::from_secs(3);
    let dues: Vec<MonoTime> = (0..CUES).map(|cue| first + SPACING * cue).collect();
    let mut latest = Duration::ZERO;
    for &due in &dues {
        thread::sleep((due - AHEAD).since(clock.mono()));
        sink.play_at(Chime::Countdown, due);
        latest = latest.max(clock.mono().since(due - AHEAD));
    }
    println!("orders came {} ms ahead, the latest {:.1} ms after that", AHEAD.as_millis(), latest.as_secs_f64() * 1e3);
    thread::sleep(AHEAD + Duration::from_secs(1));
    busy.store(false, Ordering::Relaxed);
    report(&dues, &recorder.stop()?.onsets());
    Ok(())
}

fn report(dues: &[MonoTime], onsets: &[f64]) {
    let mut lags = Vec::new();
    for due in dues.iter().copied().map(seconds) {
        match onsets.iter().map(|onset| (onset - due) * 1e3).min_by(|a, b| a.abs().total_cmp(&b.abs())) {
            Some(lag) if lag.abs() < 300.0 => lags.push(lag),
            _ => println!("a chime was not heard"),
        }
    }
    lags.sort_by(f64::total_cmp);
    let count = lags.len() as f64;
    let mean = lags.iter().sum::<f64>() / count;
    let deviation = (lags.iter().map(|lag| (lag - mean).powi(2)).sum::<f64>() / count).sqrt();
    if let (Some(least), Some(median), Some(most)) = (lags.first(), lags.get(lags.len() / 2), lags.last()) {
        println!(
            "{} of {CUES} chimes with all cores busy: median {median:.2}, min {least:.2}, max {most:.2}, sd {deviation:.3} ms",
            lags.len()
        );
    }
}
