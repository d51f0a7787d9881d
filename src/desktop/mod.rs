//! The app on a desk: its adapters put together, and the window around it.

mod files;
mod home;
mod pictures;

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
use home::Home;
use pictures::Pictures;
use supple::app::album::PictureSize;
use supple::app::command::{Command, LoadedData};
use supple::app::library::Library;
use supple::app::model::Model;
use supple::app::notice::{Notice, Topic};
use supple::app::opening::Parcel;
use supple::app::runner::{App, Services};
use supple::audio::device::DeviceSink;
use supple::audio::{AudioSink, AudioStatus};
use supple::cli;
use supple::clock::{Clock, SystemClock};
use supple::domain::candidates::Candidates;
use supple::domain::checkpoint::Checkpoint;
use supple::domain::cue::Chime;
use supple::domain::day::Day;
use supple::domain::edit_draft::EditDraft;
use supple::domain::fingerprint::Fingerprint;
use supple::domain::history::{History, HistoryEntry, Outcome, SessionRecord};
use supple::domain::ids::RoutineId;
use supple::domain::picture::PictureName;
use supple::domain::quantity::Volume;
use supple::domain::safety::Care;
use supple::domain::safety::signs::{SignEntry, SignEvent};
use supple::domain::settings::Settings;
use supple::domain::shelf::Shelf;
use supple::domain::side::Side;
use supple::engine::host::EngineHandle;
use supple::engine::{Engine, Launch, Report, SessionHost};
use supple::format;
use supple::instance::{Instance, Knocker};
use supple::storage::Mend;
use supple::storage::device::device_id;
use supple::storage::disk::RealDisk;
use supple::storage::folders::Folders;
use supple::storage::notice::LoadNotice;
use supple::storage::saver::{Job, SaveReport, Saver};
use supple::storage::store::{OwnFiles, OwnSave, Store};
use supple::ui::shell::Shell;

/// What a person hears of the chimes in the settings, and how far apart.
const SAMPLES: [Chime; 3] = [Chime::Start, Chime::Halfway, Chime::ChangeSides(Side::Left)];
const SAMPLE_GAP: Duration = Duration::from_millis(800);

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
    let settings = settings.unwrap_or_default();
    let (care, care_notices) = answers(&store, mend, &*clock, settings);
    notices.extend(care_notices);
    let (candidates, candidate_notices) = store.load_candidates(mend);
    notices.extend(candidate_notices.iter().map(notice_of));
    let (shelf, shelf_notices) = store.load_shelf(mend);
    notices.extend(shelf_notices.iter().map(notice_of));
    let home = Arc::new(Home::new(folders, place, store.clone(), desk.line(), guard, (settings, care.clone())));
    let saver = match saver(&store, &clock, &desk, home.clone()) {
        Ok(saver) => Arc::new(saver),
        Err(error) => {
            eprintln!("supple: no thread for saving could be started: {error}");
            return cli::PROBLEMS.into();
        }
    };
    let (draft, draft_notices) = store.load_draft(mend);
    notices.extend(draft_notices.iter().map(notice_of));
    // Read before a session can take its place.
    let (mut kept, more) = store.load_running(mend);
    notices.extend(more.iter().map(notice_of));
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
    let load = Box::new(move || load_in_background(store, Already { kept, draft, also }, mend, &line));
    let model = Model {
        candidates: candidates.unwrap_or_default(),
        shelf: shelf.unwrap_or_default(),
        ..Model::new(library, settings, care, device, data_dir, clock.local())
    };
    for notice in notices {
        desk.send(Command::Tell(notice));
    }
    // A device may take a while to open: it does so while the window does.
    let sound = first.is_some().then(|| {
        let mut sink = DeviceSink::spawn(clock.clone());
        sink.open();
        sink
    });
    if let Some(first) = first {
        desk.send(Command::Play(first));
    }
    if let First::Look(file) = wanted {
        files::read(file.clone(), desk.line());
    }
    let shown = run(model, saver.clone(), desk, Outfit { clock, home: home.clone(), sound, load });
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
}

/// One thread's way to the window.
#[derive(Clone)]
struct Line {
    commands: Sender<Command>,
    window: Arc<OnceLock<egui::Context>>,
}

impl Line {
    /// A function for another thread that sends what `command` makes.
    fn sender(&self, command: impl Fn() -> Command + Send + 'static) -> impl Fn() + Send + 'static {
        let line = self.clone();
        move || line.send(command())
    }

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

/// What the window is given.
struct Outfit {
    clock: Arc<dyn Clock>,
    home: Arc<Home>,
    sound: Option<DeviceSink>,
    load: Box<dyn FnOnce()>,
}

fn run(model: Model, saver: Arc<Saver>, desk: Desk, outfit: Outfit) -> eframe::Result {
    let Outfit { clock, home, sound, load } = outfit;
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
    let services = Adapters { clock: clock.clone(), saver, line, home, pictures, sound, load: Some(load) };
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
    let clock = clock.clone();
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
                load_in_background(store, Already::default(), Mend::Never, &line);
            }
        },
    )
}

/// The record of a session that a crash left, taken out of `kept`; `None` where nothing was done, or the record is safe.
fn interrupted(store: &Store, kept: &mut Option<Checkpoint>) -> Option<SessionRecord> {
    let record = kept.take_if(|kept| !kept.record.done.is_zero())?.record;
    let (entries, _) = store.load_history(Mend::Never);
    let is_safe = History::merge(entries).session(&record.id).is_some();
    (!is_safe).then_some(SessionRecord { outcome: Outcome::Interrupted, ..record })
}

/// What is known before the diary is read.
#[derive(Default)]
struct Already {
    kept: Option<Checkpoint>,
    /// A routine that was being edited.
    draft: Option<EditDraft>,
    /// An entry that may not be on disk yet.
    also: Option<HistoryEntry>,
}

/// Reads the diary on a thread of its own.
fn load_in_background(store: Store, already: Already, mend: Mend, line: &Line) {
    let told = line.clone();
    let load = move || {
        let (mut entries, notices) = store.load_history(mend);
        entries.extend(already.also);
        for notice in &notices {
            told.send(Command::Tell(notice_of(notice)));
        }
        told.send(Command::Loaded(Box::new(LoadedData {
            history: History::merge(entries),
            kept: already.kept,
            draft: already.draft,
        })));
    };
    if let Err(error) = thread::Builder::new().name("load".into()).spawn(load) {
        line.send(Command::Tell(general(format!("Your diary could not be read: {error}. Start Supple again."))));
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
    home: Arc<Home>,
    pictures: Pictures,
    /// Opened ahead of a session, because a device may take a while.
    sound: Option<DeviceSink>,
    /// Reads the diary, once.
    load: Option<Box<dyn FnOnce()>>,
}

impl Adapters {
    /// Sounds `chimes` one after another, the first after `wait`: a device takes a while to open.
    fn sound_out(&mut self, chimes: &[Chime], wait: Duration, volume: Option<Volume>) {
        self.warm_sound();
        let first = self.clock.mono() + wait;
        if let Some(sink) = &mut self.sound {
            sink.set_volume(volume);
            for (gaps, chime) in (0_u32..).zip(chimes) {
                sink.play_at(*chime, first + SAMPLE_GAP * gaps);
            }
            // It stays open until these have rung out.
            sink.close();
        }
    }
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
        let sink = self.sound.take().unwrap_or_else(|| DeviceSink::spawn(self.clock.clone()));
        let engine = Engine::new(launch, Box::new(sink), Box::new(outlet));
        let line = self.line.clone();
        let wake = Box::new(move || line.wake());
        Ok(Box::new(EngineHandle::spawn(engine, self.clock.clone(), wake)?))
    }

    fn save_settings(&mut self, settings: Settings) {
        self.home.save_settings(settings, &self.saver);
    }

    fn save_care(&mut self, care: Care) {
        self.home.save_care(care, &self.saver);
    }

    fn save_candidates(&mut self, candidates: Candidates) {
        self.saver.send(Job::SaveCandidates(candidates));
    }

    fn save_shelf(&mut self, arranged: Shelf) {
        self.saver.send(Job::SaveShelf(arranged));
    }

    fn save_own(&mut self, save: OwnSave) {
        self.saver.send(Job::SaveOwn(Box::new(save)));
    }

    fn remove_own(&mut self, kind: OwnFiles, file: String, base: Fingerprint) {
        self.saver.send(Job::RemoveOwn { kind, file, base: Some(base) });
    }

    fn keep_draft(&mut self, draft: Option<EditDraft>) {
        self.saver.send(draft.map_or(Job::ClearDraft, |draft| Job::SaveDraft(Box::new(draft))));
    }

    fn choose_file(&mut self) {
        files::choose(self.line.clone());
    }

    fn read_file(&mut self, path: PathBuf) {
        files::read(path, self.line.clone());
    }

    fn share(&mut self, name: String, parcel: Parcel) {
        files::send(name, parcel, self.home.store(), self.line.clone());
    }

    fn choose_picture(&mut self) {
        files::choose_picture(self.line.clone());
    }

    fn take_picture(&mut self, path: PathBuf) {
        self.pictures.take(path);
    }

    fn save_picture(&mut self, name: PictureName, bytes: Arc<[u8]>) {
        self.saver.send(Job::SavePicture(name, bytes));
    }

    fn read_picture(&mut self, name: PictureName, size: PictureSize) {
        self.pictures.read(name, size, self.home.store());
    }

    fn show_page(&mut self, name: &str, page: &str) -> Result<PathBuf, String> {
        let path = self.home.store().write_page(name, page.as_bytes()).map_err(|error| error.to_string())?;
        open::that_detached(&path)
            .map_err(|error| format!("The page is in {}, but no browser could show it: {error}", path.display()))?;
        Ok(path)
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
        self.home.start_move(folder, self.saver.clone());
    }

    fn load(&mut self) {
        if let Some(load) = self.load.take() {
            load();
        }
    }

    fn warm_sound(&mut self) {
        let clock = &self.clock;
        self.sound.get_or_insert_with(|| DeviceSink::spawn(clock.clone())).open();
    }

    fn cool_sound(&mut self) {
        self.sound = None;
    }

    fn hear(&mut self, volume: Option<Volume>) {
        self.sound_out(&SAMPLES, SAMPLE_GAP, volume);
    }

    fn hear_chime(&mut self, chime: Chime, volume: Option<Volume>) {
        let is_open = self.sound.as_ref().is_some_and(|sink| sink.status() == AudioStatus::Playing);
        self.sound_out(&[chime], if is_open { Duration::ZERO } else { SAMPLE_GAP }, volume);
    }

    fn open_folder(&mut self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        open::that_detached(folder)
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.clock.local()
    }
}
