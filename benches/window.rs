//! What the window costs beside the least that eframe can show: exec to first picture, memory, processor time at rest and in a session.
//!
//! `cargo bench --bench window`, or with some of `-- start idle player` for a part of it. On a display and a sound server of its own; without
//! the programs for these it says what is missing and succeeds. A picture counts once it is on the screen, seen from outside; memory is
//! proportional (PSS), taken after [`SETTLED`]. Runs of the programs take turns, so that a busy minute of the machine spoils none alone.

#[path = "../examples/bare.rs"]
mod bare;
mod past;
#[expect(dead_code, reason = "nothing is recorded here")]
mod rig;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rig::display::{self, Display};
use rig::sound::{self, SoundServer};
use rig::{gauge, missing};
use supple::clock::{Clock, SystemClock};
use supple::domain::settings::{MotionChoice, Settings};
use supple::storage::folders::CONFIG_DIR_VARIABLE;
use supple::testing::answered;
use tempfile::TempDir;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Set for the process that shows the bare window: the milliseconds between its frames, or 0 to rest.
const BARE: &str = "SUPPLE_WINDOW_BARE";
const STARTS: usize = 9;
const RESTS: usize = 3;
const SESSIONS: usize = 3;
const SETTLED: Duration = Duration::from_secs(3);
const AT_REST: Duration = Duration::from_secs(30);
const IN_SESSION: Duration = Duration::from_secs(10);
/// As often as the player draws while something moves.
const PLAYER_FRAME: &str = "40";
const TEN_YEARS: u32 = 3650;
/// Far beyond anybody.
const MANY: u32 = 100_000;
const ROUTINE: &str = r#"(format: "supple-routine", version: 1, body: (
    id: "measured", title: "Measured", get_ready: 0, steps: [Step(exercise: "slow-breathing", target: Hold(600))],
))"#;

fn main() -> Outcome<()> {
    if let Some(interval) = std::env::var_os(BARE) {
        let interval = interval.to_str().and_then(|interval| interval.parse().ok()).ok_or("no interval")?;
        return Ok(bare::show(Duration::from_millis(interval))?);
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let chosen = |part: &str| {
        let mut parts = arguments.iter().filter(|argument| !argument.starts_with('-')).peekable();
        parts.peek().is_none() || parts.any(|argument| argument == part)
    };
    let lacking = missing(&display::PROGRAMS);
    if !lacking.is_empty() {
        println!("window: not measured, as there is no {} (Debian: xvfb, openbox, xdotool)", lacking.join(", no "));
        return Ok(());
    }
    let desk = Desk::set_up()?;
    if chosen("start") {
        desk.start()?;
    }
    if chosen("idle") {
        desk.idle()?;
    }
    if chosen("player") {
        desk.player()?;
    }
    Ok(())
}

/// What is started.
#[derive(Clone, Copy)]
enum Subject {
    Bare,
    BareInMotion,
    Fresh,
    TenYears,
    Many,
    Player(MotionChoice),
}

struct Desk {
    home: TempDir,
    display: Display,
    sound: Option<SoundServer>,
}

impl Desk {
    fn set_up() -> Outcome<Self> {
        let home = tempfile::tempdir()?;
        let root = home.path();
        fs::create_dir_all(root.join("config"))?;
        fs::write(root.join("config/device"), "ab12cd34\n")?;
        fs::write(root.join("measured.ron"), ROUTINE)?;
        past::ten_years(&root.join("ten-years"), TEN_YEARS);
        past::ten_years(&root.join("many"), MANY);
        let still = Settings { motion: MotionChoice::Reduced, ..Settings::default() };
        past::store(&root.join("reduced")).save_settings(&still, past::NOW)?;
        for folder in ["fresh", "ten-years", "many", "full", "reduced"] {
            let clock = SystemClock::new();
            past::store(&root.join(folder)).save_care(&answered(clock.local()), clock.wall())?;
        }
        let lacking = missing(&sound::PROGRAMS);
        let sound = if lacking.is_empty() { Some(SoundServer::start(48_000)?) } else { None };
        if sound.is_none() {
            println!("in silence, as there is no {} (Debian: pulseaudio, pulseaudio-utils)", lacking.join(", no "));
        }
        let display = Display::start(root)?;
        Ok(Self { home, display, sound })
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn command(&self, subject: Subject) -> Outcome<Command> {
        let mut command = match subject {
            Subject::Bare | Subject::BareInMotion => Command::new(std::env::current_exe()?),
            _ => Command::new(env!("CARGO_BIN_EXE_supple")),
        };
        match subject {
            Subject::Bare => command.env(BARE, "0"),
            Subject::BareInMotion => command.env(BARE, PLAYER_FRAME),
            Subject::Fresh => command.arg("--data-dir").arg(self.folder("fresh")),
            Subject::TenYears => command.arg("--data-dir").arg(self.folder("ten-years")),
            Subject::Many => command.arg("--data-dir").arg(self.folder("many")),
            Subject::Player(motion) => {
                let data = self.folder(if motion == MotionChoice::Full { "full" } else { "reduced" });
                forget_session(&data)?;
                command.arg("play").arg(self.folder("measured.ron")).arg("--data-dir").arg(data)
            }
        };
        command.env("HOME", self.home.path()).env(CONFIG_DIR_VARIABLE, self.folder("config"));
        command.env_remove("DBUS_SESSION_BUS_ADDRESS").stdout(Stdio::null()).stderr(Stdio::null());
        self.display.serve(&mut command);
        if let Some(sound) = &self.sound {
            sound.serve(&mut command);
        }
        Ok(command)
    }

    /// Starts it and waits for its picture. Returns it with the time that took.
    fn show(&self, subject: Subject) -> Outcome<(Running, Duration)> {
        let mut command = self.command(subject)?;
        self.display.forget()?;
        let start = Instant::now();
        let running = Running(command.spawn()?);
        self.display.wait_for_picture()?;
        Ok((running, start.elapsed()))
    }

    fn start(&self) -> Outcome<()> {
        let subjects = [Subject::Bare, Subject::Fresh, Subject::TenYears, Subject::Many];
        let mut pictures = [(); 4].map(|()| Vec::new());
        let mut work = [(); 4].map(|()| Vec::new());
        let mut memory = [(); 4].map(|()| Vec::new());
        for subject in subjects {
            // Not counted: the files may not be in memory yet.
            self.show(subject)?;
        }
        for _ in 0..STARTS {
            for (number, subject) in subjects.into_iter().enumerate() {
                let (running, picture) = self.show(subject)?;
                work[number].push(gauge::processor_time(running.0.id())?.as_secs_f64() * 1e3);
                pictures[number].push(picture.as_secs_f64() * 1e3);
                thread::sleep(SETTLED);
                memory[number].push(gauge::proportional_memory(running.0.id())? as f64 / f64::from(1 << 20));
            }
        }
        table(&format!("exec to first picture, ms, {STARTS} starts"), pictures);
        table("processor until then, ms, all threads", work);
        table(&format!("proportional memory, MiB, {STARTS} starts"), memory);
        Ok(())
    }

    fn idle(&self) -> Outcome<()> {
        let mut shares = [(); 3].map(|()| Vec::new());
        for _ in 0..RESTS {
            for (number, subject) in [Subject::Bare, Subject::Fresh, Subject::TenYears].into_iter().enumerate() {
                let (running, _) = self.show(subject)?;
                shares[number].push(running.processor_share(AT_REST)?);
            }
        }
        table(&format!("processor at rest, ms a second, {RESTS} times {} s", AT_REST.as_secs()), shares);
        Ok(())
    }

    fn player(&self) -> Outcome<()> {
        let mut shares = [(); 6].map(|()| Vec::new());
        for _ in 0..SESSIONS {
            let (bare, _) = self.show(Subject::BareInMotion)?;
            shares[1].push(bare.processor_share(IN_SESSION)?);
            drop(bare);
            for (number, motion) in [(2, MotionChoice::Full), (4, MotionChoice::Reduced)] {
                let (running, _) = self.show(Subject::Player(motion))?;
                shares[number].push(running.processor_share(IN_SESSION)?);
                self.display.press("space")?;
                shares[number + 1].push(running.processor_share(IN_SESSION)?);
            }
            let (bare, _) = self.show(Subject::Bare)?;
            shares[0].push(bare.processor_share(IN_SESSION)?);
        }
        println!("\nprocessor in a session, ms a second, {SESSIONS} times {} s", IN_SESSION.as_secs());
        let names = ["bare", "bare, 25 frames/s", "full motion", "  paused", "reduced motion", "  paused"];
        rows(&names, shares.into());
        Ok(())
    }
}

/// A crash is not what is measured: the next start must not offer to go on.
fn forget_session(data: &Path) -> Outcome<()> {
    let kept = data.join("running.ab12cd34.ron");
    for file in [kept.with_extension("ron.bak"), kept] {
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// A program on the display; it ends when dropped.
struct Running(Child);

impl Running {
    /// Milliseconds on a processor for each second, once settled.
    fn processor_share(&self, over: Duration) -> Outcome<f64> {
        thread::sleep(SETTLED);
        let before = gauge::processor_time(self.0.id())?;
        thread::sleep(over);
        let spent = gauge::processor_time(self.0.id())?.saturating_sub(before);
        Ok(spent.as_secs_f64() * 1e3 / over.as_secs_f64())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn table(title: &str, figures: impl Into<Vec<Vec<f64>>>) {
    println!("\n{title}");
    rows(&["bare", "supple, no history", "supple, ten years", "supple, 100,000"], figures.into());
}

/// One a row, each with its difference to the first.
fn rows(names: &[&str], figures: Vec<Vec<f64>>) {
    println!("{:<20} {:>9} {:>9} {:>9} {:>9}", "", "median", "min", "max", "to bare");
    let mut bare = None;
    for (name, mut figures) in names.iter().zip(figures) {
        figures.sort_by(f64::total_cmp);
        let [Some(min), Some(median), Some(max)] =
            [0, figures.len() / 2, figures.len().saturating_sub(1)].map(|at| figures.get(at))
        else {
            continue;
        };
        let difference = median - *bare.get_or_insert(*median);
        println!("{name:<20} {median:>9.3} {min:>9.3} {max:>9.3} {difference:>+9.3}");
    }
}
