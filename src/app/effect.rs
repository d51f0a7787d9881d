//! What the program does to the world, as data. The runner carries it out.

use std::path::PathBuf;
use std::sync::Arc;

use super::album::PictureSize;
use super::opening::Parcel;
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
use crate::engine::{EngineCommand, Launch};
use crate::storage::store::{OwnFiles, OwnSave};

/// Something to carry out.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Start a session on its own thread.
    Launch(Box<Launch>),
    /// Tell the running session.
    Tell(EngineCommand),
    /// A session is about to start: open the sound.
    WarmSound,
    /// It is not, after all.
    CoolSound,
    /// Sound a few chimes of this set, this loud.
    Hear(Option<Volume>, Sounds),
    /// Sound this chime of this set, this loud.
    HearChime(Chime, Option<Volume>, Sounds),
    /// Hear a few seconds of this ambience, this loud; `None` is mute.
    HearAmbience(Ambience, Option<Volume>),
    /// Sound goes there from now on.
    PlayOn(Output),
    /// Look up which sound devices there are.
    FindOutputs,
    /// Say this sentence like this.
    HearVoice(Voice, String),
    /// Look up which voices there are.
    FindVoices,
    /// Save the choices.
    SaveSettings(Settings),
    /// Save what the person answered about their safety.
    SaveCare(Box<Care>),
    /// Save the notes on professionals.
    SaveCandidates(Candidates),
    /// Save the order in the library.
    SaveShelf(Shelf),
    /// Save the words that the voice says otherwise.
    SaveWording(Wording),
    /// Save the plan that is followed, or that none is.
    SaveFollowing(Option<Following>),
    /// Save a file of the person's own.
    SaveOwn(Box<OwnSave>),
    /// Put away an own file of this name, if it is what was read last.
    RemoveOwn(OwnFiles, String, Fingerprint),
    /// Keep what is edited, should Supple go down.
    KeepDraft(Box<EditDraft>),
    /// Nothing is edited any more.
    ForgetDraft,
    /// Keep the note that is being written, should Supple go down.
    KeepNoting(Box<Entry>),
    /// No note is being written any more.
    ForgetNoting,
    /// Ask the person for a file to open.
    ChooseFile,
    /// Read this file.
    ReadFile(PathBuf),
    /// Put what is sent into a file of this name where the person finds it.
    Share(String, Box<Parcel>),
    /// Ask the person for a picture.
    ChoosePicture,
    /// Look whether this file is a picture.
    TakePicture(PathBuf),
    /// Keep a picture of the person's own.
    SavePicture(PictureName, Arc<[u8]>),
    /// Read a picture of the person's own.
    ReadPicture(PictureName, PictureSize),
    /// Put this on the clipboard.
    Copy(String),
    /// Write a page to print, of this name, and show it.
    ShowPage(&'static str, String),
    /// Add to the history.
    Append(Box<HistoryEntry>),
    /// Add to the journal.
    Note(Box<JournalLine>),
    /// No session is left to resume.
    ClearRunning,
    /// Try to save again now.
    RetrySave,
    /// Keep everything in this folder from now on.
    MoveTo(PathBuf),
    /// Show the data folder.
    OpenDataFolder,
    /// Fill the screen or not.
    Window(WindowMode),
    /// Come to the front.
    Raise,
}

/// How much of the screen the window takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WindowMode {
    /// A window among others.
    #[default]
    Windowed,
    /// All of the screen.
    FullScreen,
}
