//! Everything a screen, a key or the world may ask for. Closed: what is not here cannot happen.

use std::path::PathBuf;

use super::album::PictureSize;
use super::amending::Typed;
use super::arrival::Arrival;
use super::craft::CraftEdit;
use super::editor::edit::Edit;
use super::editor::tree::ItemId;
use super::model::{LibraryTab, Route, Span, Trial};
use super::opening::Import;
use super::sending::Letter;
use crate::domain::candidates::Candidates;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::cue::{Chime, Sounds};
use crate::domain::day::Day;
use crate::domain::edit_draft::EditDraft;
use crate::domain::excuse::ExcuseWhy;
use crate::domain::history::{History, Pain, SessionRecord};
use crate::domain::ids::{ExerciseId, PlanId, RecordId, RoutineId};
use crate::domain::journal::{CheckIn, Entry, Journal, Noted};
use crate::domain::odd::Finding;
use crate::domain::picture::PictureName;
use crate::domain::plan::{Chosen, Occurrence};
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::{After, Leg, Light};
use crate::domain::safety::signs::{Answer, ShortQuestion, Sign};
use crate::domain::safety::{Area, Caution, EmergencyNumber, PressureComfort, Professional};
use crate::domain::session::SessionCommand;
use crate::domain::settings::Settings;
use crate::domain::shelf::Order;
use crate::domain::side::Side;
use crate::domain::sounding::{Ambience, DeviceName, Output};
use crate::domain::speech::voice::VoiceName;
use crate::domain::speech::wording::Wording;
use crate::picture::{Pixels, Taken};
use crate::storage::store::{OwnFile, OwnSave};

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Show a screen.
    Go(Route),
    /// Look at a routine before starting it.
    Prepare(RoutineId),
    /// Edit a new routine.
    NewRoutine,
    /// Edit a routine of the person's own, or a copy of a built-in one.
    EditRoutine(RoutineId),
    /// Edit a copy of a routine.
    CopyRoutine(RoutineId),
    /// Change what is edited.
    Edit(Edit),
    /// What is picked goes to the clipboard.
    CopySteps,
    /// The same, and is taken out.
    CutSteps,
    /// What came from the clipboard goes in.
    PasteText(String),
    /// Show or hide the exercises that can be added.
    AskToAdd,
    /// Show the exercises that this step could be instead.
    AskToReplace(ItemId),
    /// Look at what is edited as it would be played; it is saved first.
    TryEdited,
    /// Save what is edited.
    SaveRoutine,
    /// Leave the editor; what is not saved is asked about first.
    LeaveEditor,
    /// Stay in the editor after all.
    StayInEditor,
    /// Leave it without saving.
    LeaveUnsaved,
    /// Make an exercise.
    NewExercise,
    /// Edit an exercise of the person's own, or a copy of a built-in one.
    EditExercise(ExerciseId),
    /// Change the exercise that is made.
    Craft(CraftEdit),
    /// Choose a picture for it.
    ChoosePicture,
    /// Take this picture for it.
    TakePicture(PathBuf),
    /// A file called so was looked at: the picture in it, or why there is none.
    PictureTaken(String, Box<Result<Taken, String>>),
    /// A screen wants to show a picture of the person's own.
    ShowPicture(PictureName, PictureSize),
    /// It was read, or why it cannot be shown.
    PictureRead(PictureName, PictureSize, Result<Pixels, String>),
    /// Save it.
    SaveExercise,
    /// Look at it as it would be played; it is saved first.
    TryCrafted,
    /// Leave it; what is not saved is asked about first.
    LeaveCraft,
    /// Stay after all.
    StayInCraft,
    /// Leave it without saving.
    LeaveCraftUnsaved,
    /// Choose a file to open.
    ChooseFile,
    /// Look at this file.
    OpenFile(PathBuf),
    /// A file was read, or why it could not be.
    FileRead(String, Box<Result<Arrival, String>>),
    /// Keep what is looked at.
    Import(Import),
    /// Leave it without keeping anything.
    LeaveOpening,
    /// Say what goes with the routine that is looked at, before it is sent.
    AskToShare,
    /// What is said of it, as typed so far.
    WriteLetter(Box<Letter>),
    /// It is not sent after all.
    StopSharing,
    /// Write a routine, and what it needs, as one file.
    ShareRoutine(RoutineId),
    /// The file is written, and where it is; or why it is not.
    Shared(Result<PathBuf, String>),
    /// A page of a routine to print.
    PrintRoutine(RoutineId),
    /// A routine becomes a favourite, or is no longer one.
    ToggleFavourite(RoutineId),
    /// A routine is put away, or taken out again.
    ToggleArchived(RoutineId),
    /// Sort the library this way.
    SortBy(Order),
    /// Show these on the page of routines.
    ShowLibrary(LibraryTab),
    /// Follow a plan from today on.
    FollowPlan(PlanId),
    /// Follow none any more.
    StopFollowing,
    /// Go on with the plan that was left last, as it was.
    FollowOn,
    /// Go into a phase of the plan, or where its rules say.
    ChoosePhase(Chosen),
    /// A planned session is done on this day instead.
    MovePlanned(Occurrence, Day),
    /// A planned session is left out.
    SkipPlanned(Occurrence),
    /// It is not left out after all, or not moved.
    TakeBackPlanned(Occurrence),
    /// A routine of the person's own goes.
    DeleteRoutine(RoutineId),
    /// An exercise of the person's own goes, unless something of theirs needs it.
    DeleteExercise(ExerciseId),
    /// The one that was deleted last comes back.
    UndoDelete,
    /// It is gone for good.
    ForgetDeleted,
    /// Keep what was typed, should Supple go down.
    KeepNow,
    /// Go on with the routine that was being edited when Supple went down.
    ResumeDraft,
    /// Forget it.
    DiscardDraft,
    /// A file was changed elsewhere meanwhile: ours is kept beside it.
    KeptBoth(Box<OwnSave>, OwnFile),
    /// Exercises that are not earned yet are known already, or are not after all.
    ToggleKnown,
    /// Leave that look without starting.
    LeavePreparation,
    /// What Supple is and is not was read: go on from there.
    Accept,
    /// One page of the first start further, or back.
    TurnWelcome(Turn),
    /// A warning sign applies, or does not after all.
    ToggleSign(Sign),
    /// A short question was answered.
    AnswerShort(ShortQuestion, Answer),
    /// The screen of warning signs is answered.
    FinishSigns,
    /// Leave it without answering: no session follows.
    LeaveSigns,
    /// Something feels wrong: ask the short questions now.
    AskSigns,
    /// Show the page about the warning sign that is open.
    ShowStop,
    /// A professional has assessed the warning sign.
    Assessed,
    /// A caution applies, or does not after all.
    ToggleCaution(Caution),
    /// A caution is at this place, or is not after all.
    TogglePlace(Caution, Area),
    /// A clinician has cleared a caution, or has not after all.
    ToggleCleared(Caution),
    /// Whether a professional was spoken to.
    SayProfessional(Professional),
    /// How pressure feels.
    SayComfort(PressureComfort),
    /// Another emergency number.
    SetEmergency(EmergencyNumber),
    /// Show or hide where to get help.
    ToggleHelp,
    /// Print the page that says where to get help.
    PrintHelp,
    /// How the step goes.
    Say(Light),
    /// What the leg did, as asked after a session.
    SayLeg(Leg),
    /// How tense, as asked after a session.
    SayTension(PainScore),
    /// How the session before was by the next morning.
    SayMorning(After),
    /// Look at one exercise.
    Look(ExerciseId),
    /// Leave that look.
    LeaveLook,
    /// Read this article.
    Read(String),
    /// Leave what is read for the list.
    CloseArticle,
    /// Open the notes on professionals.
    OpenChecklist,
    /// Open the phrases to say to a therapist.
    OpenPhrases,
    /// The notes on professionals, as typed so far.
    WriteCandidates(Candidates),
    /// Print the notes on professionals.
    PrintChecklist,
    /// Play just this exercise.
    Try(ExerciseId),
    /// Pain before, as answered so far.
    AnswerBefore(Pain),
    /// The side with symptoms today.
    ChooseAffected(Side),
    /// Start the prepared routine.
    Begin,
    /// Start this routine at once, nothing asked.
    Play(RoutineId),
    /// Something for the running session.
    Session(SessionCommand),
    /// Ask whether to end the session.
    AskToEnd,
    /// Ask which step to go on with.
    AskWhere,
    /// Go on with it after all.
    KeepGoing,
    /// Do not skip the step although "too much" was said this often.
    DeclineSkip {
        /// The step, counted from 0.
        step: usize,
        /// How often.
        count: u32,
    },
    /// See the figure of this step from its other side, or as before.
    ShowOtherSide {
        /// The step, counted from 0.
        step: usize,
    },
    /// The session is over, and this is what was done.
    SessionEnded(Box<SessionRecord>),
    /// Pain after, as answered so far.
    AnswerAfter(Pain),
    /// The note, as typed so far.
    WriteNote(String),
    /// Keep the answers and leave the after screen.
    SaveAnswers,
    /// Leave the after screen without answering.
    SkipAnswers,
    /// Go on with the session a crash left.
    ResumeKept,
    /// Keep what was done of it.
    KeepKept,
    /// Forget it.
    DiscardKept,
    /// Decide later: it is offered again on the first screen, and at the next start.
    DecideLater,
    /// Decide now.
    DecideNow,
    /// Other choices.
    Change(Settings),
    /// Sound a few chimes as loud as they are set.
    HearChimes,
    /// Sound a few chimes of this set.
    HearSounds(Sounds),
    /// Hear a few seconds of this ambience.
    HearAmbience(Ambience),
    /// Sound this chime as loud as it is set.
    HearChime(Chime),
    /// Whether what was tried of sound is heard.
    SoundTried(Trial),
    /// Sound goes there from now on, and a few chimes tell so.
    PlayOn(Output),
    /// Look up which sound devices there are.
    FindOutputs,
    /// These there are.
    OutputsFound(Vec<DeviceName>),
    /// Hear the voice as it is set.
    HearVoice,
    /// Hear this sentence, as it is to be said.
    HearSentence(String),
    /// Hear these words, as they are to be read.
    HearWords(String),
    /// This of the voice's words is the person's own, and no more.
    SetWording(Wording),
    /// Look up which voices there are.
    FindVoices,
    /// These there are, or why that is not known.
    VoicesFound(Result<Vec<VoiceName>, String>),
    /// Something was to be said and there is no voice, for this reason.
    VoiceLost(String),
    /// The voice speaks again.
    VoiceBack,
    /// Sound off or on again.
    ToggleMute,
    /// The player fills the screen, or a window again.
    ToggleFullScreen,
    /// Show or hide the sheet of keys.
    ToggleKeys,
    /// Show the month around this day and select it.
    SelectDay(Day),
    /// Select all days from one to another.
    SelectDays(Day, Day),
    /// The selected days are paused, or the selected day is set aside.
    Pause(ExcuseWhy),
    /// A pause goes.
    TakeBackPause(RecordId),
    /// A session goes from the diary.
    DeleteSession(RecordId),
    /// Say how it is now, beginning with this.
    CheckIn(Box<CheckIn>),
    /// Answer the questions of the week.
    AskWeek,
    /// Measure how far one bends.
    TestSelf,
    /// Correct what was noted.
    CorrectNote(RecordId),
    /// What is said so far.
    Note(Box<Noted>),
    /// Keep what was said, and leave.
    SaveNoted,
    /// Leave without keeping it.
    DiscardNoted,
    /// Keep how it is, said in passing.
    KeepCheckIn(Box<CheckIn>),
    /// What was noted goes from the journal.
    DeleteNote(RecordId),
    /// What was done to the journal last is undone.
    UndoNote,
    /// The last change of the diary is undone.
    UndoDiary,
    /// Write in a session that was done without Supple, on the selected day.
    AddSession,
    /// Put a session right.
    CorrectSession(RecordId),
    /// What is written by hand, as typed so far.
    Amend(Box<Typed>),
    /// Keep what is written by hand.
    SaveAmended,
    /// Leave it as it was.
    LeaveAmending,
    /// Earlier or later by months.
    TurnMonths(i32),
    /// Show a month or a year.
    ShowSpan(Span),
    /// Show the month around this day.
    OpenMonth(Day),
    /// Everything of the person's was read.
    Loaded(Box<LoadedData>),
    /// Saving met trouble.
    SaveFailed(String),
    /// It is over; everything is saved.
    SaveRecovered,
    /// Try to save again now.
    RetrySave,
    /// Keep everything in this folder from now on.
    MoveTo(PathBuf),
    /// Everything is kept in this folder now.
    Moved(PathBuf),
    /// Show the data folder in the system's file manager.
    OpenDataFolder,
    /// Something outside went wrong; say so.
    Tell(super::notice::Notice),
    /// A message was read.
    Dismiss(u64),
    /// Another start of Supple asks this one to come to the front.
    ComeToFront,
}

/// Which way pages turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// To the page before.
    Back,
    /// To the next page.
    On,
}

/// What was found in the data folder at the start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LoadedData {
    /// Every session that still stands.
    pub history: History,
    /// Everything that was noted and still stands.
    pub journal: Journal,
    /// A session that a crash left, unless its record was already complete.
    pub kept: Option<Checkpoint>,
    /// A routine that was being edited and not saved.
    pub draft: Option<EditDraft>,
    /// A note that was being written and is not in the journal.
    pub noting: Option<Entry>,
    /// What in the diary is worth a look.
    pub odd: Vec<Finding>,
}
