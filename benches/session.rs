//! A whole session as it is heard: recorded from a null sink, its onsets found by a detector that knows nothing of the chimes,
//! and held against the golden transcript of the session.
//!
//! `cargo bench --bench session` takes as long as the session, seven minutes. On a display and a sound server of its own;
//! without the programs for these it says what is missing and succeeds.

#[expect(dead_code, reason = "nobody presses a key here")]
mod rig;

mod onsets;
#[expect(dead_code, reason = "nothing is done in the past")]
mod past;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use onsets::{RATE, onsets};
use rig::display::{self, Display};
use rig::sound::{self, SoundServer};
use rig::{gauge, missing};
use supple::clock::{Clock, SystemClock};
use supple::storage::folders::CONFIG_DIR_VARIABLE;
use supple::testing::answered;

type Outcome<T> = Result<T, Box<dyn Error>>;

const ROUTINE: &str = "hamstring-2";
const GOLDEN: &str = include_str!("../tests/sessions/hamstring-2.txt");
/// An onset further from a chime than this is not of it.
const NEAR: f64 = 0.15;
/// What the issue of sound allows.
const ALLOWED_MS: f64 = 20.0;

fn main() -> Outcome<()> {
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let lacking = missing(&[&display::PROGRAMS[..], &sound::PROGRAMS].concat());
    if !lacking.is_empty() {
        println!("session: not measured, as there is no {}", lacking.join(", no "));
        return Ok(());
    }
    let due = golden(GOLDEN);
    let (length, _) = due.last().ok_or("the transcript has no chime")?;
    let samples = recorded(Duration::from_secs_f64(length + 12.0))?;
    report(&due, &onsets(&samples));
    Ok(())
}

/// Each chime of a transcript, in seconds after its start.
fn golden(transcript: &str) -> Vec<(f64, String)> {
    let chime = |line: &str| {
        let (at, chime) = line.split_once('♪')?;
        Some((at.trim().parse().ok()?, chime.trim().to_owned()))
    };
    transcript.lines().filter_map(chime).collect()
}

/// What is heard of the session for so long, at [`RATE`].
fn recorded(length: Duration) -> Outcome<Vec<f32>> {
    let home = tempfile::tempdir()?;
    let root = home.path();
    fs::create_dir_all(root.join("config"))?;
    fs::write(root.join("config/device"), "ab12cd34\n")?;
    let clock = SystemClock::new();
    past::store(&root.join("data")).save_care(&answered(clock.local()), clock.wall())?;
    let server = SoundServer::start(RATE)?;
    let display = Display::start(root)?;
    let rate = format!("--rate={RATE}");
    let how = ["--device=probe.monitor", "--raw", "--format=float32le", "--channels=1", &rate];
    let mut recorder = server.serve(Command::new("parec").args(how)).stdout(Stdio::piped()).spawn()?;
    let mut pipe = recorder.stdout.take().ok_or("the recorder has no output")?;
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).map(|_| bytes)
    });
    let mut supple = Command::new(env!("CARGO_BIN_EXE_supple"));
    supple.args(["play", ROUTINE, "--data-dir"]).arg(root.join("data"));
    supple.env("HOME", root).env(CONFIG_DIR_VARIABLE, root.join("config"));
    let mut supple = server.serve(display.serve(&mut supple)).spawn()?;
    thread::sleep(length);
    let busy = gauge::processor_time(supple.id())?;
    println!("processor time of the session: {:.1} % of a core", busy.as_secs_f64() / length.as_secs_f64() * 100.0);
    for child in [&mut supple, &mut recorder] {
        child.kill()?;
        child.wait()?;
    }
    let bytes = reader.join().map_err(|_| "the recorder's reader panicked")??;
    Ok(bytes.as_chunks::<4>().0.iter().map(|sample| f32::from_le_bytes(*sample)).collect())
}

/// The first chime waits for the device and is left out; the middle lag of all others is the recorder's own.
fn report(due: &[(f64, String)], onsets: &[f64]) {
    let Some(start) = best_start(&due[1..], onsets) else {
        println!("session: nothing was heard");
        return;
    };
    let nearest = |at: f64| onsets.iter().copied().min_by(|a, b| (a - at).abs().total_cmp(&(b - at).abs()));
    let mut lags: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let (mut missed, mut all, mut used) = (Vec::new(), Vec::new(), Vec::new());
    for (at, chime) in &due[1..] {
        match nearest(start + at) {
            Some(onset) if (onset - start - at).abs() < NEAR => {
                lags.entry(chime).or_default().push((onset - start - at) * 1e3);
                all.push((onset - start - at) * 1e3);
                used.push(onset);
            }
            _ => missed.push(format!("{chime} at {at:.1}")),
        }
    }
    all.sort_by(f64::total_cmp);
    let middle = all.get(all.len() / 2).copied().unwrap_or_default();
    for (chime, lags) in &lags {
        let away = lags.iter().map(|lag| (lag - middle).abs()).fold(0.0, f64::max);
        let mean = lags.iter().sum::<f64>() / lags.len() as f64 - middle;
        println!("{chime:24} {:3} heard, on average {mean:+6.1} ms, at most {away:5.1} ms from its second", lags.len());
    }
    let late = all.iter().filter(|lag| (*lag - middle).abs() > ALLOWED_MS).count();
    let others = onsets.iter().filter(|onset| !used.contains(onset) && **onset > start + 0.5).count();
    println!(
        "{} chimes, {} missed, {late} further off than {ALLOWED_MS} ms, {others} other onsets",
        due.len() - 1,
        missed.len()
    );
    for missed in missed {
        println!("missed: {missed}");
    }
}

/// When the session began, as most chimes have an onset near their second.
fn best_start(due: &[(f64, String)], onsets: &[f64]) -> Option<f64> {
    let matched = |start: f64| {
        due.iter().filter(|(at, _)| onsets.iter().any(|onset| (onset - start - at).abs() < ALLOWED_MS / 1e3)).count()
    };
    let (first, _) = due.first()?;
    let early = onsets.iter().take(12).map(|onset| onset - first);
    early.max_by_key(|start| matched(*start))
}
