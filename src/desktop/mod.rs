//! The app on a desk: its adapters put together, and the window around it.
//!
//! - `adapters`: the real world behind what the app asks for
//! - `line`: how other threads reach the window
//! - `loading`: what is read at the start
//! - `home`: the data folder that this Supple holds, and its move to another
//! - `lit`, `remote`, `hush`: what the desktop is asked and told in a session
//! - `files`, `pictures`: what comes from elsewhere and goes there

mod adapters;
mod files;
mod home;
mod hush;
mod line;
mod lit;
mod loading;
mod pictures;
mod remote;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use eframe::egui;
use supple::app::command::Command;
use supple::app::library::Library;
use supple::app::model::{Model, Speaking};
use supple::app::notice::{Notice, Topic};
use supple::app::runner::App;
use supple::audio::AudioSink;
use supple::audio::device::DeviceSink;
use supple::cli;
use supple::clock::{Clock, SystemClock};
use supple::domain::day::Day;
use supple::domain::history::HistoryEntry;
use supple::domain::ids::RoutineId;
use supple::domain::safety::Care;
use supple::domain::safety::signs::{SignEntry, SignEvent};
use supple::domain::settings::Settings;
use supple::format;
use supple::instance::{Instance, Knocker};
use supple::speech::memory::Memory;
use supple::storage::Mend;
use supple::storage::device::device_id;
use supple::storage::disk::RealDisk;
use supple::storage::folders::Folders;
use supple::storage::notice::LoadNotice;
use supple::storage::saver::{Job, SaveReport, Saver};
use supple::storage::store::Store;
use supple::ui::shell::Shell;

use adapters::{Adapters, Missing};
use home::Home;
use hush::Hush;
use line::{Desk, Line};
use lit::Lit;
pub use loading::notice_of;
use loading::{Already, interrupted, load_in_background};
use pictures::Pictures;
use remote::Remote;

/// What is done first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum First {
    /// Nothing: the first screen shows.
    Nothing,
    /// This routine is played: its id, or the path of its file.
    Play(String),
    /// This file is looked at.
    Look(PathBuf),
}

/// Opens the window.
pub fn open(folders: Folders, place: Place, wanted: &First) -> ExitCode {
    let play = match wanted {
        First::Play(named) => Some(named.as_str()),
        First::Nothing | First::Look(_) => None,
    };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let files = Arc::new(RealDisk);
    let (device, device_trouble) = device_id(&*files, &folders);
    let desk = Desk::new();
    let guard = match Instance::claim(&folders.data, &device, desk.line().sender(|| Command::ComeToFront)) {
        Instance::Claimed(guard) => guard,
        Instance::Occupied(knocker) => return occupied(&folders, &knocker, wanted),
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
    let settings = super::at_home(settings);
    let (care, care_notices) = answers(&store, mend, &*clock, settings);
    notices.extend(care_notices);
    let candidates = told(&mut notices, store.load_candidates(mend));
    let shelf = told(&mut notices, store.load_shelf(mend));
    let wording = told(&mut notices, store.load_wording(mend));
    let following = told(&mut notices, store.load_following(mend));
    let home = Arc::new(Home::new(folders, place, store.clone(), desk.line(), guard, (settings, care.clone())));
    let saver = match saver(&store, &clock, &desk, home.clone()) {
        Ok(saver) => Arc::new(saver),
        Err(error) => {
            eprintln!("supple: no thread for saving could be started: {error}");
            return cli::PROBLEMS.into();
        }
    };
    let memory = memory(&store, mend, saver.clone());
    let draft = told(&mut notices, store.load_draft(mend));
    let noting = told(&mut notices, store.load_noting(mend));
    // Read before a session can take its place.
    let mut kept = told(&mut notices, store.load_running(mend));
    let mut also = None;
    if first.is_some()
        && let Some(record) = interrupted(&store, &mut kept)
    {
        // In the queue ahead of the first checkpoint of the session that starts now.
        let text = format!("What was done of “{}” before it was interrupted is kept.", record.title);
        notices.push(general(text));
        let entry = HistoryEntry::Session(record);
        saver.send(Job::Append(Box::new(entry.clone())));
        saver.send(Job::ClearRunning);
        also = Some(entry);
    }
    let data_dir = store.root().to_owned();
    let line = desk.line();
    let now = clock.wall();
    let load = Box::new(move || load_in_background(store, Already { kept, draft, noting, also }, mend, now, &line));
    let model = Model {
        candidates: candidates.unwrap_or_default(),
        shelf: shelf.unwrap_or_default(),
        speaking: Speaking { wording: wording.unwrap_or_default(), ..Speaking::default() },
        following,
        ..Model::new(library, settings, care, device, data_dir, clock.local())
    };
    for notice in notices {
        desk.send(Command::Tell(notice));
    }
    // A device may take a while to open: it does so while the window does.
    let missing = Missing::default();
    let sound = first.is_some().then(|| {
        let mut sink = missing.sink(&clock, desk.line());
        sink.set_output(settings.sounding.output);
        sink.open();
        sink
    });
    if let Some(first) = first {
        desk.send(Command::Play(first));
    }
    if let First::Look(file) = wanted {
        files::read(file.clone(), desk.line());
    }
    let shown = run(model, saver.clone(), desk, Outfit { clock, home: home.clone(), sound, missing, memory, load });
    if let Err(unsaved) = saver.finish(Saver::LAST_PATIENCE) {
        eprintln!("supple: {unsaved}");
    }
    // In this order: nothing may be written once the folder is free for another Supple.
    drop(saver);
    home.leave();
    match shown {
        Ok(()) => cli::FINE,
        Err(error) => {
            eprintln!("supple: no window could be opened: {error}");
            eprintln!("On Linux it needs an X11 or Wayland session and OpenGL; scripts/run installs what is missing.");
            cli::PROBLEMS.into()
        }
    }
}

/// How fast the voices speak, from the last time on.
fn memory(store: &Store, mend: Mend, saver: Arc<Saver>) -> Memory {
    Memory::new(store.load_paces(mend), move |paces| saver.send(Job::SavePaces(paces)))
}

/// What was found, with what there is to tell of it among `notices`.
fn told<T>(notices: &mut Vec<Notice>, (found, more): (T, Vec<LoadNotice>)) -> T {
    notices.extend(more.iter().map(notice_of));
    found
}

/// Another Supple has the folder: it comes to the front, and the person is told what this one cannot do.
fn occupied(folders: &Folders, knocker: &Knocker, wanted: &First) -> ExitCode {
    eprintln!("Supple is already open on {}.", folders.data.display());
    let advice = match (knocker.knock(), wanted) {
        (Err(error), _) => error.to_string(),
        (Ok(()), First::Nothing) => return cli::FINE,
        (Ok(()), First::Look(_)) => "Drop the file onto its window, or close it first.".into(),
        (Ok(()), First::Play(_)) => "Start the routine there, or close it first.".into(),
    };
    eprintln!("{advice}");
    cli::PROBLEMS.into()
}

/// What the person answered, and what was found on the way.
fn answers(store: &Store, mend: Mend, clock: &dyn Clock, settings: Settings) -> (Care, Vec<Notice>) {
    let (care, found) = store.load_care(mend);
    let mut care = care.unwrap_or_default();
    if !found.is_empty() {
        // What could not be read may have held a warning sign.
        let day = Day::of(clock.local(), settings.day_boundary);
        care.signs.push(SignEntry { at: clock.wall(), day, what: SignEvent::Wanted });
    }
    (care, found.iter().map(notice_of).collect())
}

/// Who chose the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The platform, or the person in the settings.
    Usual,
    /// The command line, for this run.
    Given,
}

impl Place {
    /// `given` is what the command line says.
    pub const fn of(given: Option<&PathBuf>) -> Self {
        if given.is_some() { Self::Given } else { Self::Usual }
    }
}

/// What the window is given.
struct Outfit {
    clock: Arc<dyn Clock>,
    home: Arc<Home>,
    sound: Option<DeviceSink>,
    missing: Missing,
    memory: Memory,
    load: Box<dyn FnOnce()>,
}

fn run(model: Model, saver: Arc<Saver>, desk: Desk, outfit: Outfit) -> eframe::Result {
    let Outfit { clock, home, sound, missing, memory, load } = outfit;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Supple")
        .with_app_id("supple")
        .with_inner_size([1280.0, 820.0])
        .with_min_inner_size([640.0, 480.0]);
    // Dithering smooths gradients. We have none, and where a processor draws, it is a large part of every frame.
    let options = eframe::NativeOptions { viewport, dithering: false, ..eframe::NativeOptions::default() };
    let line = desk.line();
    let window = desk.window.clone();
    let pictures = Pictures::new(line.clone());
    let remote = Remote::new(line.clone());
    let hush = Hush::new(home.of_this_machine());
    let services = Adapters {
        clock: clock.clone(),
        saver,
        line,
        home,
        pictures,
        sound,
        output: model.settings.sounding.output,
        missing,
        lit: Lit::new(),
        remote,
        memory,
        tried: None,
        hush,
        load: Some(load),
    };
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
    let bytes = cli::file::read(path).map_err(|problem| vec![format!("{named}:{problem}")])?;
    let told =
        |problems: Vec<format::FileProblem>| problems.iter().map(|problem| format!("{named}:{problem}")).collect();
    library.add_guest(&bytes).map_err(told)
}

fn saver(store: &Store, clock: &Arc<dyn Clock>, desk: &Desk, home: Arc<Home>) -> io::Result<Saver> {
    let (clock, at_move) = (clock.clone(), clock.clone());
    let line = desk.line();
    Saver::spawn(
        store.clone(),
        move || clock.now(),
        move |report| match report {
            SaveReport::Failed { error, waiting } => {
                let things = if waiting == 1 { "1 thing waits".into() } else { format!("{waiting} things wait") };
                line.send(Command::SaveFailed(format!("{error} {things} in memory; Supple goes on trying.")));
            }
            SaveReport::Recovered => line.send(Command::SaveRecovered),
            SaveReport::KeptBoth { save, theirs } => line.send(Command::KeptBoth(save, theirs)),
            SaveReport::NotRemoved(error) => line.send(Command::Tell(general(error.to_string()))),
            SaveReport::Moved { from, to, left_out } => {
                let (store, notice) = home.moved(&from, &to, &left_out);
                line.send(Command::Tell(notice));
                // The folder may hold a diary already.
                load_in_background(store, Already::default(), Mend::Never, at_move.wall(), &line);
            }
        },
    )
}

fn general(text: String) -> Notice {
    Notice { topic: Topic::General, text, details: vec![] }
}
