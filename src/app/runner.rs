//! Carries out effects, and brings what the world has to say back as commands.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::album::PictureSize;
use super::command::Command;
use super::effect::{Effect, WindowMode};
use super::lit::{Screen, Watch};
use super::model::{Flow, Model, Route, Trial};
use super::notice::{Notice, Topic};
use super::opening::Parcel;
use super::update::update;
use crate::domain::candidates::Candidates;
use crate::domain::cue::{Chime, Sounds};
use crate::domain::edit_draft::EditDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::history::HistoryEntry;
use crate::domain::journal::{Entry, JournalLine};
use crate::domain::picture::PictureName;
use crate::domain::plan::Following;
use crate::domain::quantity::Volume;
use crate::domain::safety::Care;
use crate::domain::settings::Settings;
use crate::domain::shelf::Shelf;
use crate::domain::sounding::{Ambience, Output};
use crate::domain::speech::voice::Voice;
use crate::domain::speech::wording::Wording;
use crate::engine::{AudioStatus, EngineView, Launch, SessionHost};
use crate::storage::store::{OwnFiles, OwnSave};

/// A device takes about as long to open.
const GLIMPSE: Duration = Duration::from_millis(200);
/// A device that is back is seen this soon.
const GLANCE: Duration = Duration::from_secs(1);

/// What the program needs of the world. `main` gives the real one, tests a recording one.
pub trait Services {
    /// Starts a session. Its reports come back as commands and are saved on the way.
    ///
    /// # Errors
    /// When the system has no thread to give.
    fn launch(&mut self, launch: Launch) -> io::Result<Box<dyn SessionHost>>;
    /// The first picture is on screen: reads the diary, which comes back as [`Command::Loaded`].
    fn load(&mut self);
    /// A session is about to start: opens the sound, because a device may take a while.
    fn warm_sound(&mut self);
    /// It is not, after all.
    fn cool_sound(&mut self);
    /// Sounds a few chimes of this set, this loud; `None` is mute.
    fn hear(&mut self, volume: Option<Volume>, sounds: Sounds);
    /// Sounds this chime of this set, this loud; `None` is mute.
    fn hear_chime(&mut self, chime: Chime, volume: Option<Volume>, sounds: Sounds);
    /// Lets a few seconds of this ambience be heard, this loud; `None` is mute.
    fn hear_ambience(&mut self, ambience: Ambience, volume: Option<Volume>);
    /// How the device fares on which something was tried.
    fn audio(&self) -> AudioStatus;
    /// Whoever tried something of sound knows enough: lets it ring out.
    fn let_ring_out(&mut self);
    /// What is heard from the settings goes there from now on.
    fn play_on(&mut self, output: Output);
    /// Looks up which sound devices there are; they come back as [`Command::OutputsFound`].
    fn find_outputs(&mut self);
    /// Says this sentence like this.
    fn hear_voice(&mut self, voice: Voice, sentence: String);
    /// Looks up which voices there are; they come back as [`Command::VoicesFound`].
    fn find_voices(&mut self);
    /// Saves the choices.
    fn save_settings(&mut self, settings: Settings);
    /// Saves what the person answered about their safety.
    fn save_care(&mut self, care: Care);
    /// Saves the notes on professionals.
    fn save_candidates(&mut self, candidates: Candidates);
    /// Saves the order in the library.
    fn save_shelf(&mut self, arranged: Shelf);
    /// Saves the words that the voice says otherwise.
    fn save_wording(&mut self, words: Wording);
    /// Saves the plan that is followed, or that none is.
    fn save_following(&mut self, followed: Option<Following>);
    /// Saves a file of the person's own.
    fn save_own(&mut self, save: OwnSave);
    /// Puts away a file of the person's own, if it is what was read last.
    fn remove_own(&mut self, kind: OwnFiles, file: String, base: Fingerprint);
    /// Keeps what is edited; `None` when nothing is any more.
    fn keep_draft(&mut self, draft: Option<EditDraft>);
    /// Keeps the note that is being written, or forgets it.
    fn keep_noting(&mut self, entry: Option<Entry>);
    /// Asks the person for a file; it comes back as [`Command::OpenFile`].
    fn choose_file(&mut self);
    /// Reads a file; it comes back as [`Command::FileRead`].
    fn read_file(&mut self, path: PathBuf);
    /// Puts what is sent into a file of this name where the person finds it, over none that stands there. How that went
    /// comes back as [`Command::Shared`].
    fn share(&mut self, name: String, parcel: Parcel);
    /// Asks the person for a picture; it comes back as [`Command::TakePicture`].
    fn choose_picture(&mut self);
    /// Looks whether a file is a picture; it comes back as [`Command::PictureTaken`].
    fn take_picture(&mut self, path: PathBuf);
    /// Keeps a picture of the person's own.
    fn save_picture(&mut self, name: PictureName, bytes: Arc<[u8]>);
    /// Reads a picture of the person's own; it comes back as [`Command::PictureRead`].
    fn read_picture(&mut self, name: PictureName, size: PictureSize);
    /// Writes a page to print and shows it in the system's browser; where it is.
    ///
    /// # Errors
    /// Why it could not be written, or where it is and why it could not be shown.
    fn show_page(&mut self, name: &str, page: &str) -> Result<PathBuf, String>;
    /// Adds to the history.
    fn append(&mut self, entry: HistoryEntry);
    /// Adds to the journal.
    fn note(&mut self, line: JournalLine);
    /// Forgets the checkpoint.
    fn clear_running(&mut self);
    /// Tries to save again now.
    fn retry_save(&mut self);
    /// Saves in another folder from now on.
    fn move_to(&mut self, folder: PathBuf);
    /// Shows a folder in the system's file manager.
    ///
    /// # Errors
    /// When the system has none, or it will not start.
    fn open_folder(&mut self, folder: &Path) -> io::Result<()>;
    /// Keeps the screen from going dark, or no longer.
    fn light(&mut self, screen: Screen);
    /// Local time.
    fn now(&self) -> DateTime<FixedOffset>;
}

/// What only a window can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowRequest {
    /// Put this on the clipboard.
    Copy(String),
    /// Fill the screen or not.
    Mode(WindowMode),
    /// Come to the front.
    Raise,
}

/// The program at work.
pub struct App {
    model: Model,
    services: Box<dyn Services>,
    /// The session that runs, or the last: its voice may still tell that it is over.
    engine: Option<Box<dyn SessionHost>>,
    inbox: Receiver<Command>,
    window: Vec<WindowRequest>,
    watch: Watch,
    screen: Screen,
}

impl App {
    /// A program that has not begun. Commands from other threads arrive through `inbox`.
    pub fn new(model: Model, services: Box<dyn Services>, inbox: Receiver<Command>) -> Self {
        Self {
            model,
            services,
            engine: None,
            inbox,
            window: Vec::new(),
            watch: Watch::default(),
            screen: Screen::default(),
        }
    }

    /// Everything the program knows.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The running session at a glance.
    pub fn engine(&self) -> Option<EngineView> {
        self.engine.as_ref().map(|engine| engine.view())
    }

    /// The first picture is on screen; from now on nothing holds it up.
    pub fn window_shown(&mut self) {
        self.services.load();
    }

    /// Reads the clock and does what other threads asked for.
    pub fn poll(&mut self) {
        self.model.now = self.services.now();
        while let Ok(command) = self.inbox.try_recv() {
            self.dispatch(command);
        }
    }

    /// Lights the screen, or lets it go dark; after how long to do so again, should nothing happen before.
    pub fn light(&mut self) -> Option<Duration> {
        let view = self.engine();
        let activity = view.as_ref().map(|view| &view.snapshot.activity);
        let (screen, again) = self.watch.look(activity, self.model.now);
        if screen != self.screen {
            self.screen = screen;
            self.services.light(screen);
        }
        again
    }

    /// Looks whether what was tried of sound is heard, and tells so in the settings; after how long to look again.
    pub fn listen(&mut self) -> Option<Duration> {
        if self.model.trial == Trial::Over {
            return None;
        }
        match self.services.audio() {
            AudioStatus::Idle => {}
            AudioStatus::NoDevice if self.model.route == Route::Settings => {
                self.dispatch(Command::SoundTried(Trial::NoDevice));
            }
            AudioStatus::NoDevice | AudioStatus::Playing => {
                self.services.let_ring_out();
                self.dispatch(Command::SoundTried(Trial::Over));
            }
        }
        match self.model.trial {
            Trial::Over => None,
            Trial::Begun => Some(GLIMPSE),
            Trial::NoDevice => Some(GLANCE),
        }
    }

    /// Does `command` and what follows from it.
    pub fn dispatch(&mut self, command: Command) {
        for effect in update(&mut self.model, command) {
            self.carry_out(effect);
        }
    }

    /// What the window is asked to do since the last time.
    pub fn take_window_requests(&mut self) -> Vec<WindowRequest> {
        std::mem::take(&mut self.window)
    }

    /// What is known to be missing stays so until it is there.
    fn begin_trial(&mut self) {
        if self.model.trial == Trial::Over {
            self.model.trial = Trial::Begun;
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Launch(launch) => {
                // The last one is silent before the next begins.
                self.engine = None;
                match self.services.launch(*launch) {
                    Ok(engine) => {
                        self.engine = Some(engine);
                        self.model.trial = Trial::Over;
                    }
                    Err(error) => {
                        self.model.flow = Flow::Idle;
                        self.tell(format!(
                            "The session could not be started: {error}. Close some programs and try again."
                        ));
                    }
                }
            }
            Effect::Tell(command) => {
                if let Some(engine) = &self.engine {
                    engine.send(command);
                }
            }
            Effect::WarmSound => {
                self.services.warm_sound();
                self.model.trial = Trial::Over;
            }
            Effect::Hear(volume, sounds) => {
                self.services.hear(volume, sounds);
                self.begin_trial();
            }
            Effect::HearChime(chime, volume, sounds) => {
                self.services.hear_chime(chime, volume, sounds);
                self.begin_trial();
            }
            Effect::HearAmbience(ambience, volume) => {
                self.services.hear_ambience(ambience, volume);
                self.begin_trial();
            }
            Effect::PlayOn(output) => self.services.play_on(output),
            Effect::FindOutputs => self.services.find_outputs(),
            Effect::HearVoice(voice, sentence) => self.services.hear_voice(voice, sentence),
            Effect::FindVoices => self.services.find_voices(),
            Effect::CoolSound => {
                self.services.cool_sound();
                self.model.trial = Trial::Over;
            }
            Effect::SaveSettings(settings) => self.services.save_settings(settings),
            Effect::SaveCare(care) => self.services.save_care(*care),
            Effect::SaveCandidates(candidates) => self.services.save_candidates(candidates),
            Effect::SaveShelf(arranged) => self.services.save_shelf(arranged),
            Effect::SaveWording(words) => self.services.save_wording(words),
            Effect::SaveFollowing(followed) => self.services.save_following(followed),
            Effect::SaveOwn(save) => self.services.save_own(*save),
            Effect::RemoveOwn(kind, file, base) => self.services.remove_own(kind, file, base),
            Effect::KeepDraft(draft) => self.services.keep_draft(Some(*draft)),
            Effect::ForgetDraft => self.services.keep_draft(None),
            Effect::KeepNoting(entry) => self.services.keep_noting(Some(*entry)),
            Effect::ForgetNoting => self.services.keep_noting(None),
            Effect::ChooseFile => self.services.choose_file(),
            Effect::ReadFile(path) => self.services.read_file(path),
            Effect::Share(name, parcel) => self.services.share(name, *parcel),
            Effect::ChoosePicture => self.services.choose_picture(),
            Effect::TakePicture(path) => self.services.take_picture(path),
            Effect::SavePicture(name, bytes) => self.services.save_picture(name, bytes),
            Effect::ReadPicture(name, size) => self.services.read_picture(name, size),
            Effect::Copy(text) => self.window.push(WindowRequest::Copy(text)),
            Effect::ShowPage(name, page) => match self.services.show_page(name, &page) {
                Ok(path) => self.tell(format!("The page is in {}. Print it from your browser.", path.display())),
                Err(why) => self.tell(why),
            },
            Effect::Append(entry) => self.services.append(*entry),
            Effect::Note(line) => self.services.note(*line),
            Effect::ClearRunning => self.services.clear_running(),
            Effect::RetrySave => self.services.retry_save(),
            Effect::MoveTo(folder) => self.services.move_to(folder),
            Effect::OpenDataFolder => {
                let folder = self.model.data_dir.clone();
                if let Err(error) = self.services.open_folder(&folder) {
                    self.tell(format!("No file manager could open {}: {error}", folder.display()));
                }
            }
            Effect::Window(mode) => self.window.push(WindowRequest::Mode(mode)),
            Effect::Raise => self.window.push(WindowRequest::Raise),
        }
    }

    fn tell(&mut self, text: String) {
        self.model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
    }
}
