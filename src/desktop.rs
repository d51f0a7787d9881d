//! The app on a desk: its adapters put together, and the window around it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use eframe::egui;
use supple::app::command::{Command, LoadedData};
use supple::app::library::Library;
use supple::app::model::Model;
use supple::app::notice::{Notice, Topic};
use supple::app::runner::{App, Services};
use supple::audio::device::DeviceSink;
use supple::cli;
use supple::clock::{Clock, SystemClock};
use supple::domain::history::{History, HistoryEntry};
use supple::domain::ids::RoutineId;
use supple::domain::settings::Settings;
use supple::engine::host::EngineHandle;
use supple::engine::{Engine, Launch, Report, SessionHost};
use supple::format;
use supple::instance::Instance;
use supple::storage::Mend;
use supple::storage::device::device_id;
use supple::storage::disk::RealDisk;
use supple::storage::folders::Folders;
use supple::storage::notice::LoadNotice;
use supple::storage::saver::{Job, SaveReport, Saver};
use supple::storage::store::Store;
use supple::ui::shell::Shell;

/// How long the end waits for a slow disk.
const LAST_SAVE: Duration = Duration::from_secs(5);

/// Opens the window, in the player when `play` names a routine or a routine file.
pub fn open(folders: &Folders, play: Option<&str>) -> ExitCode {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let files = Arc::new(RealDisk);
    let (device, device_trouble) = device_id(&*files, folders);
    let desk = Desk::new();
    let guard = match Instance::claim(&folders.data, &device, desk.sender(|| Command::ComeToFront)) {
        Instance::Claimed(guard) => guard,
        Instance::Occupied(knocker) => {
            eprintln!("Supple is already open on {}.", folders.data.display());
            if let Err(error) = knocker.knock() {
                eprintln!("{error}");
            }
            return cli::PROBLEMS.into();
        }
    };
    let store = Store::new(files, folders.data.clone(), device.clone());
    let mend = Mend::At(clock.wall());
    let (settings, settings_notices) = store.load_settings(mend);
    let (mut library, mut notices) = super::library(&store);
    notices.extend(settings_notices.iter().map(notice_of));
    notices.extend(device_trouble.map(|error| general(error.to_string())));
    notices.extend(guard.notices().iter().map(|notice| general(notice.to_string())));
    let first = match play.map(|named| routine_named(named, &mut library)).transpose() {
        Ok(first) => first,
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            return cli::PROBLEMS.into();
        }
    };
    let saver = match saver(&store, &clock, &desk) {
        Ok(saver) => Arc::new(saver),
        Err(error) => {
            eprintln!("supple: no thread for saving could be started: {error}");
            return cli::PROBLEMS.into();
        }
    };
    load_in_background(store, mend, &desk);
    let model = Model::new(library, settings.unwrap_or_default(), device, folders.data.clone(), clock.local());
    for notice in notices {
        desk.send(Command::Tell(notice));
    }
    if let Some(first) = first {
        desk.send(Command::Play(first));
    }
    let shown = run(model, clock, saver.clone(), desk);
    if let Err(unsaved) = saver.flush(LAST_SAVE) {
        eprintln!("supple: {unsaved}");
    }
    drop(guard);
    match shown {
        Ok(()) => cli::FINE,
        Err(error) => {
            eprintln!("supple: no window could be opened: {error}");
            eprintln!("On Linux it needs an X11 or Wayland session and OpenGL; scripts/run installs what is missing.");
            cli::PROBLEMS.into()
        }
    }
}

/// Where other threads leave commands for the window, and how they wake it.
struct Desk {
    commands: Sender<Command>,
    inbox: std::sync::mpsc::Receiver<Command>,
    window: Arc<OnceLock<egui::Context>>,
}

impl Desk {
    fn new() -> Self {
        let (commands, inbox) = channel();
        Self { commands, inbox, window: Arc::default() }
    }

    fn send(&self, command: Command) {
        // The inbox lives as long as the desk.
        let _ = self.commands.send(command);
    }

    fn line(&self) -> Line {
        Line { commands: self.commands.clone(), window: self.window.clone() }
    }

    /// A function for another thread that sends what `command` makes.
    fn sender(&self, command: impl Fn() -> Command + Send + 'static) -> impl Fn() + Send + 'static {
        let line = self.line();
        move || line.send(command())
    }
}

/// One thread's way to the window.
#[derive(Clone)]
struct Line {
    commands: Sender<Command>,
    window: Arc<OnceLock<egui::Context>>,
}

impl Line {
    fn send(&self, command: Command) {
        // The window may be gone already; then there is nobody to tell.
        let _ = self.commands.send(command);
        self.wake();
    }

    fn wake(&self) {
        if let Some(window) = self.window.get() {
            window.request_repaint();
        }
    }
}

fn run(model: Model, clock: Arc<dyn Clock>, saver: Arc<Saver>, desk: Desk) -> eframe::Result {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Supple")
        .with_app_id("supple")
        .with_inner_size([1280.0, 820.0])
        .with_min_inner_size([640.0, 480.0]);
    // Dithering smooths gradients. We have none, and where a processor draws, it is a large part of every frame.
    let options = eframe::NativeOptions { viewport, dithering: false, ..eframe::NativeOptions::default() };
    let line = desk.line();
    let window = desk.window.clone();
    let services = Adapters { clock: clock.clone(), saver, line };
    let app = App::new(model, Box::new(services), desk.inbox);
    eframe::run_native(
        "supple",
        options,
        Box::new(move |cc| {
            // Set once: there is one window.
            let _ = window.set(cc.egui_ctx.clone());
            Ok(Box::new(Shell::new(&cc.egui_ctx, app, clock)))
        }),
    )
}

/// A routine's id, or the path of a routine file.
fn routine_named(named: &str, library: &mut Library) -> Result<RoutineId, Vec<String>> {
    if let Ok(id) = named.parse::<RoutineId>()
        && library.routine(&id).is_some()
    {
        return Ok(id);
    }
    let path = Path::new(named);
    if !path.exists() {
        let known: Vec<&str> = library.routines.iter().map(|routine| routine.id().as_str()).collect();
        return Err(vec![format!(
            "{named}: there is no routine and no file of this name; the routines are {}",
            known.join(", ")
        )]);
    }
    let unreadable = |error: io::Error| vec![format!("{named}:1:1: it cannot be read: {error}; check the path")];
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if let Some(problem) = format::too_large(length) {
        return Err(vec![format!("{named}:{problem}")]);
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let told =
        |problems: Vec<format::FileProblem>| problems.iter().map(|problem| format!("{named}:{problem}")).collect();
    library.add_guest(&bytes).map_err(told)
}

fn saver(store: &Store, clock: &Arc<dyn Clock>, desk: &Desk) -> io::Result<Saver> {
    let clock = clock.clone();
    let line = desk.line();
    Saver::spawn(
        store.clone(),
        move || clock.now(),
        move |report| {
            line.send(match report {
                SaveReport::Failed { error, waiting } => {
                    let things = if waiting == 1 { "1 thing waits".into() } else { format!("{waiting} things wait") };
                    Command::SaveFailed(format!("{error} {things} in memory; Supple goes on trying."))
                }
                SaveReport::Recovered => Command::SaveRecovered,
            });
        },
    )
}

/// Reads the diary while the window opens.
fn load_in_background(store: Store, mend: Mend, desk: &Desk) {
    let line = desk.line();
    let load = move || {
        let (entries, mut notices) = store.load_history(mend);
        let (kept, more) = store.load_running(mend);
        notices.extend(more);
        for notice in &notices {
            line.send(Command::Tell(notice_of(notice)));
        }
        line.send(Command::Loaded(Box::new(LoadedData { history: History::merge(entries), kept })));
    };
    if let Err(error) = thread::Builder::new().name("load".into()).spawn(load) {
        desk.send(Command::Tell(general(format!("Your diary could not be read: {error}. Start Supple again."))));
    }
}

/// What loading found, for the person.
pub fn notice_of(found: &LoadNotice) -> Notice {
    let topic = Topic::File(found.file.display().to_string());
    Notice { topic, text: found.to_string(), details: vec![] }
}

fn general(text: String) -> Notice {
    Notice { topic: Topic::General, text, details: vec![] }
}

/// The real world behind [`Services`].
struct Adapters {
    clock: Arc<dyn Clock>,
    saver: Arc<Saver>,
    line: Line,
}

impl Services for Adapters {
    fn launch(&mut self, launch: Launch) -> io::Result<Box<dyn SessionHost>> {
        let saver = self.saver.clone();
        let line = self.line.clone();
        // Saved from the session's own thread: a window that is never drawn loses nothing.
        let outlet = move |report| match report {
            Report::Checkpoint(checkpoint) => saver.send(Job::SaveRunning(checkpoint)),
            Report::Finished(record) => {
                if !record.done.is_zero() {
                    saver.send(Job::Append(Box::new(HistoryEntry::Session((*record).clone()))));
                }
                saver.send(Job::ClearRunning);
                line.send(Command::SessionEnded(record));
            }
        };
        let sink = DeviceSink::spawn(self.clock.clone());
        let engine = Engine::new(launch, Box::new(sink), Box::new(outlet));
        let line = self.line.clone();
        let wake = Box::new(move || line.wake());
        Ok(Box::new(EngineHandle::spawn(engine, self.clock.clone(), wake)?))
    }

    fn save_settings(&mut self, settings: Settings) {
        self.saver.send(Job::SaveSettings(settings));
    }

    fn append(&mut self, entry: HistoryEntry) {
        self.saver.send(Job::Append(Box::new(entry)));
    }

    fn clear_running(&mut self) {
        self.saver.send(Job::ClearRunning);
    }

    fn retry_save(&mut self) {
        self.saver.retry_now();
    }

    fn move_to(&mut self, folder: PathBuf) {
        self.saver.move_to(folder);
    }

    fn open_folder(&mut self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        open::that_detached(folder)
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.clock.local()
    }
}
