//! A whole session as it is heard: recorded from a null sink, its onsets found by a detector that knows nothing of the chimes,
//! and held against the cue sheet of the routine as it is laid out for this person at this time of day.
//!
//! Where Speech Dispatcher is installed the voice speaks as well: what else begins is mostly that. `cargo bench --bench session`
//! takes as long as the session, eight minutes; the recording is kept, and looked at again where its file is given. On a display and
//! a sound server of its own; without the programs for these it says what is missing and succeeds.

#[expect(dead_code, reason = "nobody presses a key here")]
mod rig;

mod onsets;
#[expect(dead_code, reason = "nothing is done in the past")]
mod past;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::Read;
use std::process::{Command as Process, Stdio};
use std::thread;
use std::time::Duration;

use onsets::{RATE, onsets};
use rig::display::{self, Display};
use rig::sound::{self, SoundServer};
use rig::{gauge, missing};
use supple::app::command::Command;
use supple::app::effect::Effect;
use supple::app::library::Library;
use supple::app::model::Model;
use supple::app::update::update;
use supple::clock::{Clock, SystemClock};
use supple::domain::cue_sheet::{CueSheet, Line, Told};
use supple::domain::settings::Settings;
use supple::domain::sounding::CueKinds;
use supple::storage::folders::CONFIG_DIR_VARIABLE;
use supple::testing::answered;

type Outcome<T> = Result<T, Box<dyn Error>>;

const ROUTINE: &str = "hamstring-2";
/// An onset further from a chime than this is not of it.
const NEAR: f64 = 0.15;
/// No chime has a note that begins later after its first.
const NOTES: f64 = 0.9;
/// How far a chime may be off.
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
    let kept = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let due = cue_sheet()?;
    let (length, _) = due.last().ok_or("the cue sheet has no chime")?;
    let samples = match kept {
        Some(file) => samples(&fs::read(file)?),
        None => recorded(Duration::from_secs_f64(length + 12.0))?,
    };
    report(&due, &onsets(&samples));
    Ok(())
}

/// Each chime, in seconds after the start.
fn cue_sheet() -> Outcome<Vec<(f64, String)>> {
    let now = SystemClock::new().local();
    let device = "ab12cd34".parse()?;
    let mut model = Model::new(Library::built_in(), Settings::default(), answered(now), device, "/".into(), now);
    let effects = update(&mut model, Command::Play(ROUTINE.parse()?));
    let launch =
        effects.into_iter().find_map(|effect| if let Effect::Launch(launch) = effect { Some(launch) } else { None });
    let sheet = CueSheet::of(&launch.ok_or("the session does not start")?.timeline, CueKinds::ALL);
    let chime = |line: &Line| match line.what {
        Told::Heard(chime) => Some((line.at.as_secs_f64(), format!("{chime:?}"))),
        Told::Begins | Told::Shown(_) | Told::Said(_) => None,
    };
    Ok(sheet.lines.iter().filter_map(chime).collect())
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
    let mut recorder = server.serve(Process::new("parec").args(how)).stdout(Stdio::piped()).spawn()?;
    let mut pipe = recorder.stdout.take().ok_or("the recorder has no output")?;
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).map(|_| bytes)
    });
    let mut supple = Process::new(env!("CARGO_BIN_EXE_supple"));
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
    let kept = concat!(env!("CARGO_TARGET_TMPDIR"), "/session.f32");
    fs::write(kept, &bytes)?;
    println!("kept as {kept}");
    Ok(samples(&bytes))
}

/// One channel of 32-bit floats, as the recorder writes it.
fn samples(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|sample| f32::from_le_bytes(*sample)).collect()
}

/// The first chime waits for the device and is left out. The recorder counts its samples by a clock of its own: a straight line
/// through all onsets tells how it goes beside the session's, and what is off is off that line.
fn report(due: &[(f64, String)], onsets: &[f64]) {
    let Some(mut lag) = best_start(&due[1..], onsets) else {
        println!("session: nothing was heard");
        return;
    };
    let (mut missed, mut found) = (Vec::new(), Vec::new());
    for (at, chime) in &due[1..] {
        let nearest = onsets.iter().copied().min_by(|a, b| (a - lag - at).abs().total_cmp(&(b - lag - at).abs()));
        match nearest.filter(|onset| (onset - lag - at).abs() < NEAR) {
            Some(onset) => {
                lag = onset - at;
                found.push((*at, lag, chime.as_str()));
            }
            None => missed.push(format!("{chime} at {at:.1}")),
        }
    }
    let (start, skew) = line(&found);
    let off = |(at, lag, _): &(f64, f64, &str)| (lag - start - skew * at) * 1e3;
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for one in &found {
        kinds.entry(one.2).or_default().push(off(one));
    }
    println!("the recorder's clock is {:.0} ppm from the session's", skew * 1e6);
    for (chime, off) in &kinds {
        let (mean, most) =
            (off.iter().sum::<f64>() / off.len() as f64, off.iter().fold(0.0_f64, |most, off| most.max(off.abs())));
        println!("{chime:24} {:3} heard, on average {mean:+6.1} ms, at most {most:5.1} ms from its second", off.len());
    }
    let late = found.iter().filter(|one| off(one).abs() > ALLOWED_MS).count();
    // The later notes of a chime are its own.
    let is_of_a_chime = |onset: f64| {
        let at = |due: f64| due * (1.0 + skew) + start;
        due.iter().any(|(due, _)| (-NEAR..NOTES).contains(&(onset - at(*due))))
    };
    let others: Vec<_> = onsets.iter().filter(|onset| **onset > start + 0.5 && !is_of_a_chime(**onset)).collect();
    println!(
        "{} chimes, {} missed, {late} further off than {ALLOWED_MS} ms, other onsets: {others:.1?}",
        due.len() - 1,
        missed.len()
    );
    for missed in missed {
        println!("missed: {missed}");
    }
}

/// Where the line through all lags begins, and how it climbs (least squares).
fn line(found: &[(f64, f64, &str)]) -> (f64, f64) {
    let count = found.len() as f64;
    let (mean_at, mean_lag) =
        found.iter().fold((0.0, 0.0), |sum, (at, lag, _)| (sum.0 + at / count, sum.1 + lag / count));
    let climb: f64 = found.iter().map(|(at, lag, _)| (at - mean_at) * (lag - mean_lag)).sum();
    let skew = climb / found.iter().map(|(at, _, _)| (at - mean_at).powi(2)).sum::<f64>();
    (mean_lag - skew * mean_at, skew)
}

/// When the session began, as the first chimes have an onset near their second.
fn best_start(due: &[(f64, String)], onsets: &[f64]) -> Option<f64> {
    let matched = |start: f64| {
        due.iter()
            .take(4)
            .filter(|(at, _)| onsets.iter().any(|onset| (onset - start - at).abs() < ALLOWED_MS / 1e3))
            .count()
    };
    let (first, _) = due.first()?;
    // Of several the earliest: every step ends with such ticks.
    let early = onsets.iter().take(12).rev().map(|onset| onset - first);
    early.max_by_key(|start| matched(*start))
}
