//! A desk without a disk: the services an app needs, remembered instead of carried out.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use chrono::{DateTime, FixedOffset};

use crate::app::album::PictureSize;
use crate::app::command::{Command, LoadedData};
use crate::app::library::Library;
use crate::app::lit::Screen;
use crate::app::model::Model;
use crate::app::opening::Parcel;
use crate::app::runner::{App, Services};
use crate::audio::recording::RecordingSink;
use crate::clock::{Clock, FakeClock};
use crate::domain::candidates::Candidates;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::cue::{Chime, Sounds};
use crate::domain::day::{Day, DayBoundary};
use crate::domain::edit_draft::EditDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::history::HistoryEntry;
use crate::domain::journal::{Entry, JournalLine};
use crate::domain::picture::PictureName;
use crate::domain::plan::Following;
use crate::domain::quantity::{Volume, WallTime};
use crate::domain::safety::signs::{Screening, SignEntry, SignEvent};
use crate::domain::safety::{Care, Person, PressureComfort, Professional};
use crate::domain::settings::Settings;
use crate::domain::shelf::Shelf;
use crate::domain::sounding::{Ambience, Output};
use crate::domain::speech::voice::Voice;
use crate::domain::speech::wording::Wording;
use crate::engine::{AudioStatus, Engine, EngineCommand, EngineView, Launch, Report, SessionHost};
use crate::picture;
use crate::speech::recording::NullSpeaker;
use crate::storage::store::{OwnFiles, OwnSave};

/// What was asked of the world, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// Choices were saved.
    Settings(Settings),
    /// Answers were saved.
    Care(Box<Care>),
    /// Notes on professionals were saved.
    Candidates(Candidates),
    /// The order in the library was saved.
    Shelf(Shelf),
    /// The words that the voice says otherwise were saved.
    Wording(Wording),
    /// The plan that is followed was saved, or that none is.
    Following(Option<Following>),
    /// A file of the person's own was saved.
    Own(Box<OwnSave>),
    /// A picture of the person's own was kept.
    Picture(PictureName, Arc<[u8]>),
    /// A file of the person's own was put away.
    Removed(String),
    /// A file was to be chosen.
    Chosen,
    /// A file was to be read.
    Read(PathBuf),
    /// A file was written for somebody else.
    Shared(String, Vec<u8>),
    /// What is edited was kept, or forgotten.
    Draft(Option<EditDraft>),
    /// The note that is being written was kept, or forgotten.
    Noting(Option<Box<Entry>>),
    /// A page was to be shown.
    Page(String, String),
    /// An entry was added to the history.
    Entry(Box<HistoryEntry>),
    /// A line was added to the journal.
    Note(Box<JournalLine>),
    /// The checkpoint was forgotten.
    RunningCleared,
    /// A checkpoint was kept.
    Running(Box<Checkpoint>),
    /// Chimes were to be heard.
    Heard(Option<Volume>, Sounds),
    /// This chime was to be heard.
    HeardChime(Chime, Option<Volume>, Sounds),
    /// Sound was sent there.
    PlayedOn(Output),
    /// The sound devices were to be looked up.
    OutputsWanted,
    /// A few seconds of this ambience were asked for, this loud.
    HeardAmbience(Ambience, Option<Volume>),
    /// This sentence was to be heard like this.
    HeardVoice(Voice, String),
    /// The voices were to be looked up.
    VoicesWanted,
    /// Saving was to be tried again.
    Retried,
    /// Another folder was chosen.
    MovedTo(PathBuf),
    /// The screen was to stay lit, or may go dark.
    Lit(Screen),
    /// The folder was to be shown.
    Opened(PathBuf),
}

/// What was asked of the world, shared with the desk.
pub type Saved = Rc<RefCell<Vec<Kept>>>;

/// The world of an app under test.
pub struct Desk {
    clock: Arc<FakeClock>,
    saved: Saved,
    commands: Sender<Command>,
    ear: Ear,
}

/// How the sound device of a desk fares, shared with the desk. It plays until a test says otherwise.
pub type Ear = Rc<Cell<AudioStatus>>;

impl Desk {
    /// An app of someone who has answered everything, with nothing ticked and no warning sign; with the built-in routines, the
    /// given choices and what was found in its data folder, and what it saves.
    pub fn app(clock: Arc<FakeClock>, settings: Settings, found: LoadedData) -> (App, Saved) {
        let care = answered(clock.local());
        Self::app_of(clock, settings, care, found)
    }

    /// The same for someone with these answers.
    pub fn app_of(clock: Arc<FakeClock>, settings: Settings, care: Care, found: LoadedData) -> (App, Saved) {
        Self::app_with(clock, settings, care, found, |_| {})
    }

    /// The same, with what else was read before the window opened put into the model by `read`.
    pub fn app_with(
        clock: Arc<FakeClock>,
        settings: Settings,
        care: Care,
        found: LoadedData,
        read: impl FnOnce(&mut Model),
    ) -> (App, Saved) {
        Self::app_hearing(clock, settings, care, found, read, Ear::new(AudioStatus::Playing.into()))
    }

    /// The same, with this sound device.
    pub fn app_hearing(
        clock: Arc<FakeClock>,
        settings: Settings,
        care: Care,
        found: LoadedData,
        read: impl FnOnce(&mut Model),
        ear: Ear,
    ) -> (App, Saved) {
        let (commands, inbox) = channel();
        let saved = Saved::default();
        let mut model = Model::new(
            Library::built_in(),
            settings,
            care,
            "test".parse().expect("a sound id"),
            PathBuf::from("/home/ada/.local/share/supple"),
            clock.local(),
        );
        read(&mut model);
        let desk = Self { clock, saved: saved.clone(), commands, ear };
        let mut app = App::new(model, Box::new(desk), inbox);
        app.dispatch(Command::Loaded(Box::new(found)));
        (app, saved)
    }

    /// An app with nothing done yet.
    pub fn fresh(clock: Arc<FakeClock>) -> (App, Saved) {
        Self::app(clock, Settings::default(), LoadedData::default())
    }
}

impl Desk {
    /// A picture that was kept.
    fn picture(&self, wanted: &PictureName) -> Option<Vec<u8>> {
        self.saved.borrow().iter().find_map(|kept| match kept {
            Kept::Picture(name, bytes) if name == wanted => Some(bytes.to_vec()),
            _ => None,
        })
    }

    /// As another thread would.
    fn say(&self, command: Command) {
        // The app under test may already be gone.
        let _ = self.commands.send(command);
    }
}

/// The answers of someone who has just answered everything: nothing ticked, no warning sign.
pub fn answered(now: DateTime<FixedOffset>) -> Care {
    let at = WallTime::from_unix_millis(now.timestamp_millis());
    let day = Day::of(now, DayBoundary::default());
    let what = SignEvent::Screened(Screening::Full(BTreeSet::new()));
    let person =
        Person { professional: Some(Professional::Yes), comfort: Some(PressureComfort::Gentle), ..Person::default() };
    Care { accepted: Some(at), changed: Some(at), person, signs: vec![SignEntry { at, day, what }], ..Care::default() }
}

impl Services for Desk {
    fn launch(&mut self, launch: Launch) -> io::Result<Box<dyn SessionHost>> {
        let (reports, outbox) = channel();
        let outlet = move |report| {
            // Nobody listens any more once the host is gone.
            let _ = reports.send(report);
        };
        let sink = RecordingSink::default();
        let mut engine = Engine::new(launch, Box::new(sink.clone()), Box::new(NullSpeaker), Box::new(outlet));
        sink.set_status(self.ear.get());
        engine.step(self.clock.now(), &[]);
        let host = ByHand {
            clock: self.clock.clone(),
            engine: RefCell::new(engine),
            outbox,
            commands: self.commands.clone(),
            saved: self.saved.clone(),
        };
        host.pass_on();
        Ok(Box::new(host))
    }

    fn load(&mut self) {}

    fn warm_sound(&mut self) {}

    fn cool_sound(&mut self) {}

    fn hear(&mut self, volume: Option<Volume>, sounds: Sounds) {
        self.saved.borrow_mut().push(Kept::Heard(volume, sounds));
    }

    fn hear_chime(&mut self, chime: Chime, volume: Option<Volume>, sounds: Sounds) {
        self.saved.borrow_mut().push(Kept::HeardChime(chime, volume, sounds));
    }

    fn hear_ambience(&mut self, ambience: Ambience, volume: Option<Volume>) {
        self.saved.borrow_mut().push(Kept::HeardAmbience(ambience, volume));
    }

    fn audio(&self) -> AudioStatus {
        self.ear.get()
    }

    fn let_ring_out(&mut self) {}

    fn play_on(&mut self, output: Output) {
        self.saved.borrow_mut().push(Kept::PlayedOn(output));
    }

    fn find_outputs(&mut self) {
        self.saved.borrow_mut().push(Kept::OutputsWanted);
    }

    fn hear_voice(&mut self, voice: Voice, sentence: String) {
        self.saved.borrow_mut().push(Kept::HeardVoice(voice, sentence));
    }

    fn find_voices(&mut self) {
        self.saved.borrow_mut().push(Kept::VoicesWanted);
    }

    fn save_settings(&mut self, settings: Settings) {
        self.saved.borrow_mut().push(Kept::Settings(settings));
    }

    fn save_care(&mut self, care: Care) {
        self.saved.borrow_mut().push(Kept::Care(Box::new(care)));
    }

    fn save_candidates(&mut self, candidates: Candidates) {
        self.saved.borrow_mut().push(Kept::Candidates(candidates));
    }

    fn save_wording(&mut self, words: Wording) {
        self.saved.borrow_mut().push(Kept::Wording(words));
    }

    fn save_shelf(&mut self, arranged: Shelf) {
        self.saved.borrow_mut().push(Kept::Shelf(arranged));
    }

    fn save_following(&mut self, followed: Option<Following>) {
        self.saved.borrow_mut().push(Kept::Following(followed));
    }

    fn save_own(&mut self, save: OwnSave) {
        self.saved.borrow_mut().push(Kept::Own(Box::new(save)));
    }

    fn remove_own(&mut self, _: OwnFiles, file: String, _: Fingerprint) {
        self.saved.borrow_mut().push(Kept::Removed(file));
    }

    fn keep_draft(&mut self, draft: Option<EditDraft>) {
        self.saved.borrow_mut().push(Kept::Draft(draft));
    }

    fn keep_noting(&mut self, entry: Option<Entry>) {
        self.saved.borrow_mut().push(Kept::Noting(entry.map(Box::new)));
    }

    fn choose_file(&mut self) {
        self.saved.borrow_mut().push(Kept::Chosen);
    }

    fn read_file(&mut self, path: PathBuf) {
        self.saved.borrow_mut().push(Kept::Read(path));
    }

    fn share(&mut self, name: String, parcel: Parcel) {
        let found =
            parcel.sealed(|picture| self.picture(picture).ok_or_else(|| "it is not there".into())).map(|bytes| {
                self.saved.borrow_mut().push(Kept::Shared(name.clone(), bytes));
                PathBuf::from("/home/ada/Downloads").join(name)
            });
        self.say(Command::Shared(found));
    }

    fn choose_picture(&mut self) {
        self.saved.borrow_mut().push(Kept::Chosen);
    }

    fn take_picture(&mut self, path: PathBuf) {
        self.saved.borrow_mut().push(Kept::Read(path));
    }

    fn save_picture(&mut self, name: PictureName, bytes: Arc<[u8]>) {
        self.saved.borrow_mut().push(Kept::Picture(name, bytes));
    }

    fn read_picture(&mut self, name: PictureName, size: PictureSize) {
        let bytes = self.picture(&name).ok_or_else(|| "it is not there".to_owned());
        let found = bytes.and_then(|bytes| picture::read(&bytes, size.side()).map_err(|why| why.to_string()));
        self.say(Command::PictureRead(name, size, found));
    }

    fn show_page(&mut self, name: &str, page: &str) -> Result<PathBuf, String> {
        self.saved.borrow_mut().push(Kept::Page(name.to_owned(), page.to_owned()));
        Ok(PathBuf::from(name))
    }

    fn append(&mut self, entry: HistoryEntry) {
        self.saved.borrow_mut().push(Kept::Entry(Box::new(entry)));
    }

    fn note(&mut self, line: JournalLine) {
        self.saved.borrow_mut().push(Kept::Note(Box::new(line)));
    }

    fn clear_running(&mut self) {
        self.saved.borrow_mut().push(Kept::RunningCleared);
    }

    fn retry_save(&mut self) {
        self.saved.borrow_mut().push(Kept::Retried);
    }

    fn move_to(&mut self, folder: PathBuf) {
        self.saved.borrow_mut().push(Kept::MovedTo(folder));
    }

    fn open_folder(&mut self, folder: &Path) -> io::Result<()> {
        self.saved.borrow_mut().push(Kept::Opened(folder.to_owned()));
        Ok(())
    }

    fn light(&mut self, screen: Screen) {
        self.saved.borrow_mut().push(Kept::Lit(screen));
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.clock.local()
    }
}

/// A session that is stepped whenever somebody looks.
struct ByHand {
    clock: Arc<FakeClock>,
    engine: RefCell<Engine>,
    outbox: Receiver<Report>,
    commands: Sender<Command>,
    saved: Saved,
}

impl ByHand {
    fn pass_on(&self) {
        for report in self.outbox.try_iter() {
            match report {
                Report::Checkpoint(checkpoint) => self.saved.borrow_mut().push(Kept::Running(checkpoint)),
                Report::Finished(record) => {
                    let entry = HistoryEntry::Session((*record).clone());
                    self.saved.borrow_mut().push(Kept::Entry(Box::new(entry)));
                    // The app under test may already be gone.
                    let _ = self.commands.send(Command::SessionEnded(record));
                }
            }
        }
    }
}

impl SessionHost for ByHand {
    fn send(&self, command: EngineCommand) {
        self.engine.borrow_mut().step(self.clock.now(), &[command]);
        self.pass_on();
    }

    fn view(&self) -> EngineView {
        self.engine.borrow_mut().step(self.clock.now(), &[]);
        self.pass_on();
        self.engine.borrow().view()
    }
}
