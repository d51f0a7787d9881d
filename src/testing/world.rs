//! A session in a world of its own, and a transcript of what a person would see and hear.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::audio::Cancelled;
use crate::audio::recording::{AudioCall, RecordingSink};
use crate::clock::{Clock, FakeClock};
use crate::domain::cue::{Chime, Sounds};
use crate::domain::day::{Day, DayBoundary};
use crate::domain::history::{Pain, SessionRecord};
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::routine::Routine;
use crate::domain::session::{SessionCommand, SessionEvent, SessionStart, What};
use crate::domain::side::Side;
use crate::domain::sounding::{Ambience, Sounding};
use crate::domain::speech::voice::Voice;
use crate::domain::speech::wording::Wording;
use crate::domain::timeline::{BoutSide, LayoutSettings, Mark, Timeline};
use crate::engine::{Engine, EngineCommand, Launch, LaunchFrom, Next, Report};
use crate::speech::Spoken;
use crate::speech::recording::{RecordingSpeaker, SpeechCall};

/// A routine being done in a world of its own. Saturday evening, 21 November 2026, in Berlin.
pub struct World {
    clock: FakeClock,
    start: MonoTime,
    engine: Engine,
    timeline: Arc<Timeline>,
    sink: RecordingSink,
    speaker: RecordingSpeaker,
    reports: Arc<Mutex<Vec<Report>>>,
    told: Vec<(MonoTime, String)>,
    chimes: Vec<(MonoTime, Chime)>,
    cancelled: Vec<Cancelled>,
    backdrops: Vec<(MonoTime, Ambience)>,
    spoken: Vec<(MonoTime, SpeechCall)>,
}

impl World {
    /// Starts `routine` for someone whose right side has symptoms, with 10 s to get ready where it leaves that open.
    pub fn play(routine: &Routine) -> Self {
        Self::play_to(routine, Voice::default())
    }

    /// The same for someone who is spoken to like this.
    pub fn play_to(routine: &Routine, voice: Voice) -> Self {
        Self::sounding(routine, voice, Sounding::default())
    }

    /// The same for someone who wants sound like this.
    pub fn sounding(routine: &Routine, voice: Voice, sounding: Sounding) -> Self {
        let clock = FakeClock::starting_at(saturday_evening());
        let layout = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
        let timeline = Arc::new(Timeline::lay_out(routine, layout).paced(sounding.pacing));
        let sink = RecordingSink::default();
        let speaker = RecordingSpeaker::default();
        let reports = Arc::new(Mutex::new(Vec::new()));
        let kept = reports.clone();
        let outlet = move |report| kept.lock().unwrap_or_else(PoisonError::into_inner).push(report);
        let launch = Launch {
            timeline: timeline.clone(),
            affected: Side::Right,
            from: LaunchFrom::Start(start_of(&clock)),
            volume: Some(Volume::default()),
            sounds: Sounds::default(),
            sounding,
            voice,
            wording: Wording::default(),
        };
        let engine = Engine::new(launch, Box::new(sink.clone()), Box::new(speaker.clone()), Box::new(outlet));
        let start = clock.mono();
        let mut world = Self {
            clock,
            start,
            engine,
            timeline,
            sink,
            speaker,
            reports,
            told: Vec::new(),
            chimes: Vec::new(),
            cancelled: Vec::new(),
            backdrops: Vec::new(),
            spoken: Vec::new(),
        };
        world.step(&[]);
        world
    }

    /// Lets time pass until `seconds` after the start, waking the engine whenever it asks to be woken.
    pub fn run_until(&mut self, seconds: f64) {
        let until = self.start + Duration::from_secs_f64(seconds);
        while let Next::At(wake) = self.engine.next(self.clock.mono())
            && wake <= until
        {
            self.clock.advance(wake.since(self.clock.mono()));
            self.step(&[]);
        }
        self.clock.advance(until.since(self.clock.mono()));
        self.step(&[]);
    }

    /// Lets the session run to its end, unless it waits for the person.
    pub fn run_to_end(&mut self) {
        while let Next::At(wake) = self.engine.next(self.clock.mono()) {
            self.clock.advance(wake.since(self.clock.mono()));
            self.step(&[]);
        }
    }

    /// Tells the session something.
    pub fn tell(&mut self, command: SessionCommand) {
        self.step(&[EngineCommand::Session(command)]);
    }

    /// Tells the engine something.
    pub fn tell_engine(&mut self, command: EngineCommand) {
        self.step(&[command]);
    }

    /// The machine sleeps: civil time passes, monotonic time and the engine stand still.
    pub fn sleep(&mut self, seconds: f64) {
        self.clock.suspend(Duration::from_secs_f64(seconds));
    }

    /// The engine is not woken for a while, although time passes.
    pub fn stall(&mut self, seconds: f64) {
        self.clock.advance(Duration::from_secs_f64(seconds));
        self.step(&[]);
    }

    fn step(&mut self, commands: &[EngineCommand]) {
        let now = self.clock.now();
        let events = self.engine.step(now, commands);
        for event in events {
            let line = describe(&self.timeline, &event);
            self.told.push((event.at, line));
        }
        self.spoken.extend(self.speaker.take().into_iter().map(|call| (now.mono, call)));
        for call in self.sink.take() {
            match call {
                AudioCall::PlayAt(chime, due) => self.chimes.push((due, chime)),
                AudioCall::Cancel(cancelled) => {
                    self.chimes.retain(|(due, _)| *due <= now.mono);
                    self.cancelled.push(cancelled);
                }
                AudioCall::Open
                | AudioCall::Close
                | AudioCall::SetVolume(_)
                | AudioCall::SetSounds(_)
                | AudioCall::SetOutput(_) => {}
                AudioCall::SetBackdrop(backdrop) => self.backdrops.push((now.mono, backdrop.ambience)),
            }
        }
    }

    /// What of the chimes was called off since the last time, in order.
    pub fn take_cancelled(&mut self) -> Vec<Cancelled> {
        std::mem::take(&mut self.cancelled)
    }

    /// Everything the speaker was asked for, with its time after the start.
    pub fn spoken(&self) -> Vec<(Duration, SpeechCall)> {
        self.spoken.iter().map(|(at, call)| (at.since(self.start), call.clone())).collect()
    }

    /// The voice tells how long it took for something.
    pub fn has_spoken(&self, spoken: Spoken) {
        self.speaker.has_spoken(spoken);
    }

    /// What is being said.
    pub fn caption(&self) -> Option<String> {
        self.engine.view().caption.map(|said| said.words)
    }

    /// What happened and what sounded, in order, and the record in the end.
    pub fn transcript(&self) -> String {
        let mut text = String::new();
        let mut lines: Vec<(MonoTime, u8, String)> =
            self.told.iter().map(|(at, line)| (*at, 0, line.clone())).collect();
        lines.extend(self.chimes.iter().map(|(at, chime)| (*at, 1, format!("    ♪ {chime:?}"))));
        lines.sort_by_key(|(at, order, _)| (*at, *order));
        for (at, _, line) in lines {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{:>8.3} {line}", at.since(self.start).as_secs_f64());
        }
        if let Some(record) = self.record() {
            let _ = write!(text, "{}", sum_up(&record));
        }
        text
    }

    /// The record of the finished session.
    pub fn record(&self) -> Option<SessionRecord> {
        let reports = self.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.iter().find_map(|report| match report {
            Report::Finished(record) => Some((**record).clone()),
            Report::Checkpoint(_) => None,
        })
    }

    /// Every report so far.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The ambience that was asked for, with its time after the start.
    pub fn ambience(&self) -> Vec<(Duration, Ambience)> {
        self.backdrops.iter().map(|(at, ambience)| (at.since(self.start), *ambience)).collect()
    }

    /// Every chime that was or will be heard, with its time after the start.
    pub fn chimes(&self) -> Vec<(Duration, Chime)> {
        self.chimes.iter().map(|(at, chime)| (at.since(self.start), *chime)).collect()
    }
}

/// Saturday, 21 November 2026, 19:42 in Berlin.
pub fn saturday_evening() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T19:42:00+01:00").unwrap_or_default()
}

fn start_of(clock: &FakeClock) -> SessionStart {
    let local = clock.local();
    SessionStart {
        id: "20261121t184200000z-test".parse().expect("a sound id"),
        device: "test".parse().expect("a sound id"),
        start: clock.wall(),
        offset: *local.offset(),
        day: Day::of(local, DayBoundary::default()),
        before: Pain::default(),
        app_version: "test".into(),
    }
}

fn describe(timeline: &Timeline, event: &SessionEvent) -> String {
    let name = |bout: usize| {
        let bout = &timeline.bouts[bout];
        match bout.side {
            BoutSide::One(side) => format!("{} {}", bout.exercise.id, side.word()),
            _ => bout.exercise.id.to_string(),
        }
    };
    match event.what {
        What::Started => "started".into(),
        What::Entered { kind, bout, .. } => format!("entered {kind:?}, {}", name(bout)),
        What::Marked { mark, .. } => match mark {
            Mark::Countdown(left) => format!("  {left}"),
            Mark::Halfway => "  halfway".into(),
            Mark::Rep { number, side: None } => format!("  rep {number}"),
            Mark::Rep { number, side: Some(side) } => format!("  rep {number} {}", side.word()),
            Mark::Phase(phase) => format!("  {phase:?}").to_lowercase(),
            Mark::Rest => "  rest".into(),
            Mark::Beat => "  beat".into(),
            Mark::Breath(breath) => format!("  breathe {breath:?}").to_lowercase(),
        },
        What::Left { kind, ran, how, .. } => format!("left {kind:?} after {} s, {how:?}", ran.as_secs_f64()),
        What::TimeAdded { .. } => "15 s added".into(),
        What::EasedOff { count, band, .. } => {
            let band = band.map_or_else(|| "no band".into(), |band| format!("band {band}"));
            format!("too much, {count} in all, {band}")
        }
        What::Rated { light, .. } => light.word().to_owned(),
        What::SkipOffered { .. } => "skip offered".into(),
        What::Paused(why) => format!("paused, {why:?}"),
        What::Resuming => "resuming".into(),
        What::ReEntry(left) => format!("  back in {left}"),
        What::Resumed { .. } => "resumed".into(),
        What::Finished(outcome) => format!("finished, {outcome:?}"),
    }
}

fn sum_up(record: &SessionRecord) -> String {
    let mut text = format!(
        "record of {}: {} of {} s, {:?}\n",
        record.day,
        record.done.as_secs_f64(),
        record.planned.as_secs_f64(),
        record.outcome
    );
    for step in &record.steps {
        let side = match step.side {
            BoutSide::One(side) => Side::word(side),
            BoutSide::Both => "both",
            BoutSide::Whole => "-",
            BoutSide::Alternating { .. } => "alternating",
        };
        let skipped = if step.skipped { ", skipped" } else { "" };
        let too_much = if step.too_much > 0 { format!(", too much {}", step.too_much) } else { String::new() };
        let _ = writeln!(
            text,
            "  {} {side}: {} of {} s{skipped}{too_much}",
            step.exercise,
            step.done.as_secs_f64(),
            step.planned.as_secs_f64()
        );
    }
    text
}
