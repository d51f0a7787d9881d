//! Runs a session against the clock, the sound and the voice: [`Engine::step`] is all of its behaviour, [`host`] the thread
//! around it.
//!
//! Deliberately absent: rodio, sockets, egui, files. What a session leaves behind goes out as a [`Report`].

pub mod host;
mod narrator;

pub use crate::audio::AudioStatus;

use crate::audio::{AudioSink, Backdrop, Cancelled};
use crate::domain::checkpoint::Checkpoint;
use crate::domain::cue::{self, SHELF_LIFE, Sounds};
use crate::domain::history::SessionRecord;
use crate::domain::quantity::{Moment, MonoTime, Volume};
use crate::domain::session::{Activity, Recorder, Session, SessionCommand, SessionEvent, SessionStart, Snapshot, What};
use crate::domain::side::Side;
use crate::domain::sounding::{Ambience, Sounding};
use crate::domain::speech::Said;
use crate::domain::speech::voice::Voice;
use crate::domain::speech::wording::Wording;
use crate::domain::timeline::Timeline;
use crate::speech::Speaker;

use narrator::{Hearing, Narrator};

use std::sync::Arc;
use std::time::Duration;

/// Chimes are handed to the sound this long ahead, so that each lands at its sample whatever else the machine does.
pub const LOOKAHEAD: Duration = Duration::from_millis(300);
/// In a long segment a checkpoint is due this often.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(10);

/// What the engine is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EngineCommand {
    /// Something for the session.
    Session(SessionCommand),
    /// Loudness of chimes from now on; `None` is mute, and silences the voice as well.
    Volume(Option<Volume>),
}

/// What must not be lost.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// The session as it stands.
    Checkpoint(Box<Checkpoint>),
    /// The session is over.
    Finished(Box<SessionRecord>),
}

/// What anybody may look at between two steps.
#[derive(Debug, Clone)]
pub struct EngineView {
    /// The session at a glance.
    pub snapshot: Snapshot,
    /// How the sound fares.
    pub audio: AudioStatus,
    /// What is being said, whether or not there is a voice to say it.
    pub caption: Option<Said>,
    /// Whether a voice says it.
    pub speaking: Speaking,
}

/// Whether a voice speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speaking {
    /// None does.
    #[default]
    Silent,
    /// One does.
    Aloud,
}

/// A session that runs somewhere: on its own thread in the app, by hand in tests.
pub trait SessionHost {
    /// Passes a command on; nothing happens when the session is already over.
    fn send(&self, command: EngineCommand);
    /// The latest view.
    fn view(&self) -> EngineView;
}

/// What a session begins with.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The routine, laid out.
    pub timeline: Arc<Timeline>,
    /// The side with symptoms it was laid out for.
    pub affected: Side,
    /// From the start, or going on after a crash.
    pub from: LaunchFrom,
    /// Loudness of chimes; `None` is mute, and silences the voice as well.
    pub volume: Option<Volume>,
    /// What chimes are made of. Silence silences the voice as well.
    pub sounds: Sounds,
    /// What else of sound is wanted.
    pub sounding: Sounding,
    /// How the person is spoken to.
    pub voice: Voice,
    /// What of its words is the person's own.
    pub wording: Wording,
}

/// Where a session begins.
#[derive(Debug, Clone)]
pub enum LaunchFrom {
    /// At its start.
    Start(SessionStart),
    /// At the bout a crash left it in, keeping what was done.
    Checkpoint(Box<Checkpoint>),
}

/// When to call [`Engine::step`] next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// At this time, or when a command comes.
    At(MonoTime),
    /// When a command comes.
    OnCommand,
    /// Never: the session is over, and so is what is said of that.
    Over,
}

/// A session at work.
pub struct Engine {
    session: Session,
    recorder: Recorder,
    affected: Side,
    first: Option<SessionCommand>,
    sink: Box<dyn AudioSink>,
    sounds: Sounds,
    sounding: Sounding,
    ambience: Ambience,
    narrator: Narrator,
    outlet: Box<dyn FnMut(Report) + Send>,
    /// Chimes due up to here were handed to the sink.
    sounded: MonoTime,
    checked: Option<MonoTime>,
}

impl Engine {
    /// Opens the sound; time runs from the first step on. Reports go to `outlet`.
    pub fn new(
        launch: Launch,
        mut sink: Box<dyn AudioSink>,
        speaker: Box<dyn Speaker>,
        outlet: Box<dyn FnMut(Report) + Send>,
    ) -> Self {
        sink.set_volume(launch.volume);
        sink.set_output(launch.sounding.output);
        sink.set_sounds(launch.sounds);
        sink.set_backdrop(Backdrop::default());
        sink.open();
        let narrator = Narrator::new(launch.voice, launch.wording, hearing(launch.volume, launch.sounds), speaker);
        let session = Session::new(launch.timeline.clone());
        let (session, recorder, first) = match launch.from {
            LaunchFrom::Start(start) => (session, Recorder::new(&launch.timeline, start), SessionCommand::Start),
            LaunchFrom::Checkpoint(kept) => {
                let session = session.remembering(&kept.record);
                (session, Recorder::resuming(kept.record, kept.bout), SessionCommand::StartAt(kept.bout))
            }
        };
        Self {
            session,
            recorder,
            affected: launch.affected,
            first: Some(first),
            sink,
            sounds: launch.sounds,
            sounding: launch.sounding,
            ambience: Ambience::Off,
            narrator,
            outlet,
            sounded: MonoTime::default(),
            checked: None,
        }
    }

    /// Lets time pass until `now`, then does as told. Returns what happened; [`Engine::next`] says when to come back.
    pub fn step(&mut self, now: Moment, commands: &[EngineCommand]) -> Vec<SessionEvent> {
        let first = self.first.take().map(EngineCommand::Session);
        let mut events = self.session.advance(now);
        self.sound(&events, now.mono);
        self.narrator.hear(&self.session, &events);
        for command in first.iter().chain(commands) {
            match command {
                EngineCommand::Volume(volume) => {
                    self.sink.set_volume(*volume);
                    self.narrator.set_hearing(hearing(*volume, self.sounds));
                }
                EngineCommand::Session(command) => {
                    let obeyed = self.session.command(*command, now);
                    if !obeyed.is_empty() {
                        self.sink.cancel(cancelled_by(&obeyed));
                        self.sounded = now.mono;
                        self.play(&obeyed, now.mono);
                        self.narrator.obey(&self.session, &obeyed);
                    }
                    events.extend(obeyed);
                }
            }
        }
        self.sound_ahead(now.mono);
        self.narrator.speak(&self.session, now.mono);
        self.surround();
        for event in &events {
            self.recorder.fold(event);
        }
        self.report(&events, now.mono);
        events
    }

    /// When to come back, once [`Engine::step`] was called at `now`.
    pub fn next(&self, now: MonoTime) -> Next {
        let voice = self.narrator.next(&self.session, now);
        if self.session.is_finished() {
            return voice.map_or(Next::Over, Next::At);
        }
        let sound = self.session.next_wake().map(|wake| {
            let ahead = wake - LOOKAHEAD;
            if wake > self.sounded && ahead > now { ahead } else { wake }
        });
        sound.into_iter().chain(voice).min().map_or(Next::OnCommand, Next::At)
    }

    /// A look at the session and the sound.
    pub fn view(&self) -> EngineView {
        EngineView {
            snapshot: self.session.snapshot(),
            audio: self.sink.status(),
            caption: self.narrator.caption(),
            speaking: self.narrator.speaking(),
        }
    }

    /// The app closes in mid-session: leaves a last checkpoint, so that the next start can offer to go on.
    pub fn leave_off(&mut self, now: Moment) {
        self.step(now, &[]);
        self.narrator.fall_silent();
        if !self.session.is_finished() {
            self.sink.cancel(Cancelled::All);
            self.sink.set_backdrop(Backdrop::default());
            self.sink.close();
            let checkpoint = self.checkpoint(now.mono);
            (self.outlet)(Report::Checkpoint(Box::new(checkpoint)));
        }
    }

    /// Plays what happened and was not foreseen.
    fn sound(&mut self, events: &[SessionEvent], now: MonoTime) {
        if events.iter().any(|event| matches!(event.what, What::Paused(_))) {
            self.sink.cancel(Cancelled::All);
        }
        let sounded = self.sounded;
        let unforeseen: Vec<SessionEvent> = events.iter().filter(|event| event.at > sounded).copied().collect();
        self.play(&unforeseen, now);
        self.sounded = self.sounded.max(now);
    }

    fn sound_ahead(&mut self, now: MonoTime) {
        let horizon = now + LOOKAHEAD;
        if horizon > self.sounded {
            let foreseen = self.session.preview(horizon);
            let sounded = self.sounded;
            let new: Vec<SessionEvent> = foreseen.into_iter().filter(|event| event.at > sounded).collect();
            self.play(&new, now);
            self.sounded = horizon;
        }
    }

    fn play(&mut self, events: &[SessionEvent], now: MonoTime) {
        for cue in cue::cues_heard(self.session.timeline(), events, self.sounding.kinds) {
            if cue.at + SHELF_LIFE >= now {
                self.sink.play_at(cue.chime, cue.at);
            }
        }
    }

    /// Ambience is heard while time runs, or is about to.
    fn surround(&mut self) {
        let is_on = matches!(self.session.snapshot().activity, Activity::Running { .. } | Activity::ReEntering { .. });
        let wanted = if is_on && self.sounds != Sounds::Silence { self.sounding.ambience } else { Ambience::Off };
        if wanted != self.ambience {
            self.ambience = wanted;
            self.sink.set_backdrop(Backdrop { ambience: wanted, volume: self.sounding.ambience_volume, until: None });
        }
    }

    fn report(&mut self, events: &[SessionEvent], now: MonoTime) {
        let finished = events.iter().any(|event| matches!(event.what, What::Finished(_)));
        if finished {
            self.sink.close();
            (self.outlet)(Report::Finished(Box::new(self.recorder.record().clone())));
            return;
        }
        let boundary = events
            .iter()
            .any(|event| matches!(event.what, What::Entered { .. } | What::Paused(_) | What::EasedOff { .. }));
        let running = matches!(self.session.snapshot().activity, Activity::Running { .. });
        let due = running && self.checked.is_none_or(|checked| now.since(checked) >= CHECKPOINT_EVERY);
        if boundary || due {
            self.checked = Some(now);
            let checkpoint = self.checkpoint(now);
            (self.outlet)(Report::Checkpoint(Box::new(checkpoint)));
        }
    }

    fn checkpoint(&self, now: MonoTime) -> Checkpoint {
        let snapshot = self.session.snapshot();
        let mut so_far = self.recorder.clone();
        so_far.count_running(snapshot.segment().kind, snapshot.elapsed(now));
        Checkpoint {
            record: so_far.record().clone(),
            bout: self.recorder.bout(),
            fingerprint: self.session.timeline().fingerprint(),
            affected: self.affected,
        }
    }
}

/// What a command calls off that made these events. Only one that leaves the session where it stands lets a long tone go on.
fn cancelled_by(events: &[SessionEvent]) -> Cancelled {
    let stays = |event: &SessionEvent| match event.what {
        What::Marked { .. }
        | What::TimeAdded { .. }
        | What::EasedOff { .. }
        | What::Rated { .. }
        | What::SkipOffered { .. } => true,
        What::Started
        | What::Entered { .. }
        | What::Left { .. }
        | What::Paused(_)
        | What::Resuming
        | What::ReEntry(_)
        | What::Resumed { .. }
        | What::Finished(_) => false,
    };
    if events.iter().all(stays) { Cancelled::ToCome } else { Cancelled::All }
}

fn hearing(volume: Option<Volume>, sounds: Sounds) -> Hearing {
    if sounds == Sounds::Silence { Hearing::Mute } else { Hearing::of(volume) }
}
