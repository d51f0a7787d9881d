//! The real world behind what the app asks for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use supple::app::album::PictureSize;
use supple::app::command::Command;
use supple::app::lit::Screen;
use supple::app::notice::{Notice, Topic};
use supple::app::opening::Parcel;
use supple::app::remote::Playback;
use supple::app::runner::Services;
use supple::audio::device::{self, DeviceSink};
use supple::audio::{AudioSink, AudioStatus, Backdrop, OutputNews};
use supple::clock::Clock;
use supple::domain::candidates::Candidates;
use supple::domain::cue::{Chime, Sounds};
use supple::domain::edit_draft::EditDraft;
use supple::domain::fingerprint::Fingerprint;
use supple::domain::history::HistoryEntry;
use supple::domain::journal::{Entry, JournalLine};
use supple::domain::picture::PictureName;
use supple::domain::plan::Following;
use supple::domain::quantity::Volume;
use supple::domain::safety::Care;
use supple::domain::settings::Settings;
use supple::domain::shelf::Shelf;
use supple::domain::side::Side;
use supple::domain::sounding::{Ambience, DeviceName, Output};
use supple::domain::speech::voice::{Music, Voice};
use supple::domain::speech::wording::Wording;
use supple::engine::host::{EngineHandle, Inbox};
use supple::engine::{Engine, EngineView, Launch, Report, SessionHost};
use supple::speech::memory::Memory;
use supple::speech::platform::{self, Fare};
use supple::speech::{Speaker, Speech};
use supple::storage::saver::{Job, Saver};
use supple::storage::store::{OwnFiles, OwnSave};

use super::files;
use super::home::Home;
use super::hush::Hush;
use super::line::Line;
use super::lit::Lit;
use super::pictures::Pictures;
use super::remote::Remote;

/// What a person hears of the chimes in the settings, and how far apart.
const SAMPLES: [Chime; 3] = [Chime::Start, Chime::Halfway, Chime::ChangeSides(Side::Left)];
/// Who tries the voice may wait so long for it.
const PATIENCE: Duration = Duration::from_secs(10);
const SAMPLE_GAP: Duration = Duration::from_millis(800);
/// How long ambience is heard in the settings, fading in.
const AMBIENCE_SAMPLE: Duration = Duration::from_secs(5);

/// The real world behind [`Services`].
pub struct Adapters {
    /// Reads time.
    pub clock: Arc<dyn Clock>,
    /// Saves.
    pub saver: Arc<Saver>,
    /// Wakes the window.
    pub line: Line,
    /// Knows where data lies.
    pub home: Arc<Home>,
    /// Reads pictures.
    pub pictures: Pictures,
    /// Opened ahead of a session, because a device may take a while.
    pub sound: Option<DeviceSink>,
    /// Where sound goes.
    pub output: Output,
    /// The device that is known to be missing.
    pub missing: Missing,
    /// Keeps the screen from going dark.
    pub lit: Lit,
    /// Passes the keys of a headset on.
    pub remote: Remote,
    /// Knows how fast the voices speak.
    pub memory: Memory,
    /// The voice that was tried last: how long it took is learnt once it is asked.
    pub tried: Option<Box<dyn Speaker>>,
    /// Turns music down while the voice speaks.
    pub hush: Hush,
    /// Reads the diary, once.
    pub load: Option<Box<dyn FnOnce()>>,
}

/// The device that is known to be missing, so that this is said once.
#[derive(Debug, Clone, Default)]
pub struct Missing(Arc<Mutex<Option<DeviceName>>>);

impl Missing {
    /// A sink that tells the person when the device they chose is missing.
    pub fn sink(&self, clock: &Arc<dyn Clock>, line: Line) -> DeviceSink {
        let known = Arc::clone(&self.0);
        let tell = move |news| {
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            match news {
                OutputNews::There(_) => *known = None,
                OutputNews::Missing(name) if *known != Some(name) => {
                    *known = Some(name);
                    let text = format!(
                        "“{name}” is not there, so you hear Supple where the system plays everything else. Once it is there, \
                         Supple goes back to it. Settings → Sound chooses another."
                    );
                    line.send(Command::Tell(Notice { topic: Topic::Sound, text, details: vec![] }));
                }
                OutputNews::Missing(_) => {}
            }
        };
        DeviceSink::spawn(Arc::clone(clock), Box::new(tell))
    }
}

impl Adapters {
    fn spawn_sound(&self) -> DeviceSink {
        self.missing.sink(&self.clock, self.line.clone())
    }

    /// Opens the sound, and looks for a device at once even where none was there a moment ago.
    fn try_again(&mut self) {
        self.sound.take_if(|sink| sink.status() == AudioStatus::NoDevice);
        self.warm_sound();
    }

    /// Sounds `chimes` one after another, the first after `wait`: a device takes a while to open.
    fn sound_out(&mut self, chimes: &[Chime], wait: Duration, volume: Option<Volume>, sounds: Sounds) {
        self.try_again();
        let first = self.clock.mono() + wait;
        if let Some(sink) = &mut self.sound {
            sink.set_volume(volume);
            sink.set_sounds(sounds);
            for (gaps, chime) in (0_u32..).zip(chimes) {
                sink.play_at(*chime, first + SAMPLE_GAP * gaps);
            }
        }
    }
}

impl Adapters {
    /// A voice that tells the app how it fares.
    fn speaker(&self) -> Box<dyn Speaker> {
        let line = self.line.clone();
        let fare = move |fare| {
            line.send(match fare {
                Fare::Lost(why) => Command::VoiceLost(why),
                Fare::Back => Command::VoiceBack,
            });
        };
        self.memory.of(platform::speaker(self.clock.clone(), Box::new(fare)))
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
        self.tried = None;
        let sink = self.sound.take().unwrap_or_else(|| self.spawn_sound());
        let (title, music) = (launch.timeline.title.clone(), launch.voice.music);
        let engine = Engine::new(launch, Box::new(sink), self.speaker(), Box::new(outlet));
        let line = self.line.clone();
        let tell = self.remote.teller();
        let hush = (music == Music::Lowered).then(|| self.hush.teller());
        let wake = Box::new(move |view: &EngineView| {
            tell(Playback::of(&view.snapshot.activity));
            if let Some(hush) = &hush {
                hush(view.speaking);
            }
            line.wake();
        });
        let inbox = Inbox::default();
        self.remote.begin(title, inbox.distant());
        Ok(Box::new(EngineHandle::spawn(engine, self.clock.clone(), inbox, wake)?))
    }

    fn audio(&self) -> AudioStatus {
        self.sound.as_ref().map_or(AudioStatus::Idle, AudioSink::status)
    }

    fn let_ring_out(&mut self) {
        if let Some(sink) = &mut self.sound {
            sink.close();
        }
    }

    fn play_on(&mut self, output: Output) {
        self.output = output;
        if let Some(sink) = &mut self.sound {
            sink.set_output(output);
        }
    }

    fn find_outputs(&mut self) {
        let line = self.line.clone();
        device::outputs(Box::new(move |found| line.send(Command::OutputsFound(found))));
    }

    fn hear_voice(&mut self, voice: Voice, sentence: String) {
        let Voice { rate, volume, name, .. } = voice;
        let latest = self.clock.mono() + PATIENCE;
        let speech = Speech { text: sentence, rate, volume, voice: name, latest };
        let mut speaker = self.speaker();
        speaker.say(speech);
        // What the one before was given is still said.
        self.tried = Some(speaker);
    }

    fn find_voices(&mut self) {
        let line = self.line.clone();
        platform::voices(self.clock.clone(), Box::new(move |voices| line.send(Command::VoicesFound(voices))));
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

    fn save_wording(&mut self, words: Wording) {
        self.saver.send(Job::SaveWording(words));
    }

    fn save_shelf(&mut self, arranged: Shelf) {
        self.saver.send(Job::SaveShelf(arranged));
    }

    fn save_following(&mut self, followed: Option<Following>) {
        self.saver.send(Job::SaveFollowing(followed));
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

    fn keep_noting(&mut self, entry: Option<Entry>) {
        self.saver.send(entry.map_or(Job::ClearNoting, |entry| Job::SaveNoting(Box::new(entry))));
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

    fn note(&mut self, line: JournalLine) {
        self.saver.send(Job::Note(Box::new(line)));
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
        let mut sink = self.sound.take().unwrap_or_else(|| self.spawn_sound());
        sink.set_output(self.output);
        sink.open();
        self.sound = Some(sink);
    }

    fn cool_sound(&mut self) {
        self.sound = None;
    }

    fn hear(&mut self, volume: Option<Volume>, sounds: Sounds) {
        self.sound_out(&SAMPLES, SAMPLE_GAP, volume, sounds);
    }

    fn hear_chime(&mut self, chime: Chime, volume: Option<Volume>, sounds: Sounds) {
        let is_open = self.sound.as_ref().is_some_and(|sink| sink.status() == AudioStatus::Playing);
        self.sound_out(&[chime], if is_open { Duration::ZERO } else { SAMPLE_GAP }, volume, sounds);
    }

    fn hear_ambience(&mut self, ambience: Ambience, volume: Option<Volume>) {
        self.try_again();
        let until = Some(self.clock.mono() + AMBIENCE_SAMPLE);
        if let Some(sink) = &mut self.sound {
            // Whether anything is heard at all, and how loud this is.
            sink.set_volume(volume);
            sink.set_backdrop(Backdrop { ambience, volume: volume.unwrap_or_default(), until });
        }
    }

    fn open_folder(&mut self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        open::that_detached(folder)
    }

    fn light(&mut self, screen: Screen) {
        self.lit.set(screen);
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.clock.local()
    }
}
