//! What a person hears and reads, from what happened. The chimes are few, each recognisable with eyes closed.

use std::borrow::Cow;
use std::time::Duration;

use super::exercise::Target;
use super::history::Outcome;
use super::quantity::MonoTime;
use super::session::{Leave, SessionEvent, What};
use super::side::Side;
use super::sounding::{CueKind, CueKinds};
use super::timeline::{Bout, BoutSide, Breath, Mark, Phase, Segment, SegmentKind, Timeline};
use super::words::words;

/// A short sound with one meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chime {
    /// A wood tick: get ready.
    GetReady,
    /// Two rising notes: work begins.
    Start,
    /// One light note: half of the time is over.
    Halfway,
    /// A soft tick: one of the last three seconds.
    Countdown,
    /// A very light tap: a repetition, or a phase of a contract-relax cycle, begins.
    Beat,
    /// The same from one side: a repetition on it begins, where the sides alternate.
    BeatOn(Side),
    /// Two notes moving in stereo to the side that comes next.
    ChangeSides(Side),
    /// A falling pair: rest.
    Rest,
    /// A low bowl: the step is done.
    StepDone,
    /// A slow three-note chord: the session is over.
    Finished,
    /// A soft tick: a beat within a repetition.
    Metronome,
    /// A rising tone to breathe in, a falling one to breathe out.
    Breathe(Breath),
}

impl Chime {
    /// Every chime there is, for the sound bank and for listening to them in settings.
    pub const ALL: [Self; 15] = [
        Self::GetReady,
        Self::Start,
        Self::Halfway,
        Self::Countdown,
        Self::Beat,
        Self::BeatOn(Side::Left),
        Self::BeatOn(Side::Right),
        Self::ChangeSides(Side::Left),
        Self::ChangeSides(Side::Right),
        Self::Rest,
        Self::StepDone,
        Self::Finished,
        Self::Metronome,
        Self::Breathe(Breath::In),
        Self::Breathe(Breath::Out),
    ];

    /// What it says, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::GetReady => "Get ready",
            Self::Start => "Start",
            Self::Halfway => "Halfway",
            Self::Countdown => "Last seconds",
            Self::Beat => "Repetition or phase",
            Self::BeatOn(Side::Left) => "Repetition on the left",
            Self::BeatOn(Side::Right) => "Repetition on the right",
            Self::ChangeSides(Side::Left) => "Change to the left",
            Self::ChangeSides(Side::Right) => "Change to the right",
            Self::Rest => "Rest",
            Self::StepDone => "Step done",
            Self::Finished => "Finished",
            Self::Metronome => "Metronome",
            Self::Breathe(Breath::In) => "Breathe in",
            Self::Breathe(Breath::Out) => "Breathe out",
        }
    }

    /// Whether it goes along with the work, so often that a voice may speak over it.
    pub const fn goes_along(self) -> bool {
        matches!(self, Self::Beat | Self::BeatOn(_) | Self::Metronome | Self::Breathe(_))
    }

    /// The chime by which `kind` is heard where it is chosen.
    pub const fn of(kind: CueKind) -> Self {
        match kind {
            CueKind::Ticks => Self::Countdown,
            CueKind::Halfway => Self::Halfway,
            CueKind::Reps => Self::Beat,
            CueKind::Sides => Self::ChangeSides(Side::Left),
            CueKind::Rest => Self::Rest,
        }
    }

    /// The kind that leaves it out; none for what is always told, or never unless it was asked for.
    pub const fn kind(self) -> Option<CueKind> {
        match self {
            Self::GetReady | Self::Start | Self::StepDone | Self::Finished | Self::Metronome | Self::Breathe(_) => None,
            Self::Halfway => Some(CueKind::Halfway),
            Self::Countdown => Some(CueKind::Ticks),
            Self::Beat | Self::BeatOn(_) => Some(CueKind::Reps),
            Self::ChangeSides(_) => Some(CueKind::Sides),
            Self::Rest => Some(CueKind::Rest),
        }
    }
}

words!(
    /// What chimes are made of.
    #[derive(Default)]
    Sounds {
        /// Bars and bowls.
        #[default]
        Bowls => "bowls",
        /// Wood alone, short and dry.
        Wood => "wood",
        /// Tones without an edge.
        Soft => "soft tones",
        /// Nothing is heard; everything shows.
        Silence => "silence",
    }
);

/// A chime and its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// When it is due.
    pub at: MonoTime,
    /// What sounds.
    pub chime: Chime,
}

/// Chimes closer than this are heard as one. Our opinion: soft tones that begin closer than this blur.
pub const APART: Duration = Duration::from_millis(300);
/// A chime older than this is not worth hearing any more.
pub const SHELF_LIFE: Duration = Duration::from_millis(500);
/// Work shorter than this has no halfway chime: it would crowd the others.
pub(super) const SHORTEST_WITH_HALFWAY: Duration = Duration::from_secs(20);

/// The chimes of `events`, every kind of them.
pub fn cues_for(timeline: &Timeline, events: &[SessionEvent]) -> Vec<Cue> {
    cues_heard(timeline, events, CueKinds::ALL)
}

/// The chimes of `events` that are of the kinds `heard`, at most one at any instant: of several due together the weightiest sounds.
/// So what is left out makes room: without the change of sides, one hears that the side is done.
///
/// Two things would be lost to a weightier chime at nearly every turn, and have marks of their own a little later, whatever else
/// is heard: that a step is done is followed by its rest ([`REST_WAITS`]), a start and halfway by the breath that begins with them
/// ([`BREATH_WAITS`]).
///
/// [`REST_WAITS`]: super::timeline::REST_WAITS
/// [`BREATH_WAITS`]: super::timeline::BREATH_WAITS
pub fn cues_heard(timeline: &Timeline, events: &[SessionEvent], heard: CueKinds) -> Vec<Cue> {
    let mut cues: Vec<(u8, Cue)> = Vec::new();
    for event in events {
        let Some((weight, chime)) = chime_for(timeline, event) else { continue };
        if chime.kind().is_some_and(|kind| !heard.contains(kind)) {
            continue;
        }
        let cue = Cue { at: event.at, chime };
        match cues.last_mut().filter(|(_, last)| last.at == event.at) {
            Some(last) if last.0 < weight => *last = (weight, cue),
            Some(_) => {}
            None => cues.push((weight, cue)),
        }
    }
    cues.into_iter().map(|(_, cue)| cue).collect()
}

fn chime_for(timeline: &Timeline, event: &SessionEvent) -> Option<(u8, Chime)> {
    match event.what {
        What::Finished(Outcome::Completed) => Some((11, Chime::Finished)),
        What::Entered { kind, bout, .. } => chime_of(timeline, kind, bout),
        // One goes on with what it was, and that may be a rest.
        What::Resumed { segment } => {
            let Segment { kind, bout, .. } = timeline.segments[segment];
            chime_of(timeline, kind, bout)
        }
        What::Left { kind: SegmentKind::Work, how: Leave::Completed, .. } => Some((7, Chime::StepDone)),
        What::ReEntry(_) => Some((4, Chime::Countdown)),
        What::Marked { mark, kind, length, .. } => match mark {
            Mark::Countdown(_) => Some((4, Chime::Countdown)),
            Mark::Halfway if length >= Some(SHORTEST_WITH_HALFWAY) && kind == SegmentKind::Work => {
                Some((3, Chime::Halfway))
            }
            Mark::Halfway => None,
            Mark::Rep { side: Some(side), .. } => Some((2, Chime::BeatOn(side))),
            Mark::Rep { side: None, .. } | Mark::Phase(_) => Some((2, Chime::Beat)),
            Mark::Rest => Some((6, Chime::Rest)),
            Mark::Beat => Some((1, Chime::Metronome)),
            Mark::Breath(breath) => Some((0, Chime::Breathe(breath))),
        },
        _ => None,
    }
}

/// What tells that a segment of this kind begins, or goes on.
fn chime_of(timeline: &Timeline, kind: SegmentKind, bout: usize) -> Option<(u8, Chime)> {
    Some(match kind {
        SegmentKind::ChangeSides => match timeline.bouts[bout].side {
            BoutSide::One(side) => (10, Chime::ChangeSides(side)),
            _ => return None,
        },
        SegmentKind::Work => (9, Chime::Start),
        SegmentKind::SetRest => (8, Chime::Rest),
        SegmentKind::Rest => (6, Chime::Rest),
        SegmentKind::GetReady => (5, Chime::GetReady),
    })
}

/// Said once in every session, before the first step.
pub const STOP_LINE: &str = "Stop if pain, tingling or numbness travels further down your leg, or your leg feels weak.";

/// Shortest time a sentence stays while there is one to follow, so that it can be read from the floor.
pub const READING_TIME: Duration = Duration::from_secs(5);

/// The sentences to read in `segment` of `bout`, which lasts `length`, each with its time after the beginning. Those of a
/// contract-relax cycle come with its phases. In another set they follow each other once, evenly, and the last one stays; so some
/// may have no time left.
pub fn sentences(bout: &Bout, segment: Segment, length: Option<Duration>) -> Vec<(Duration, Cow<'_, str>)> {
    let first = bout.cues.first().map_or("", String::as_str);
    let one = match segment.kind {
        SegmentKind::Work => {
            let Some(Cycle { phases, .. }) = Cycle::of(bout) else { return in_turn(&bout.cues, length) };
            return phases.map(|(at, _, cue)| (at, cue.into())).into();
        }
        SegmentKind::GetReady if segment.bout == 0 => STOP_LINE.into(),
        SegmentKind::GetReady | SegmentKind::Rest => first.into(),
        SegmentKind::SetRest if matches!(bout.side, BoutSide::One(_)) => {
            "Let go and breathe. The next set is on the same side.".into()
        }
        SegmentKind::SetRest => "Let go and breathe. Then the next set.".into(),
        SegmentKind::ChangeSides => {
            let side = bout.side_label().unwrap_or_default().to_lowercase();
            format!("Change over to your {side}.").into()
        }
    };
    vec![(Duration::ZERO, one)]
}

/// The cues of a contract-relax cycle: the last three belong to its phases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cycle<'a> {
    /// Those before: how to get into position.
    pub lead: &'a [String],
    /// When each phase begins, which it is, and its cue.
    pub phases: [(Duration, Phase, &'a str); 3],
}

impl<'a> Cycle<'a> {
    /// Of `bout`, if it is one and has a cue for each of its phases.
    pub(super) fn of(bout: &'a Bout) -> Option<Self> {
        let Target::Cycle { contract, relax, .. } = bout.dose.target else { return None };
        let (lead, [push, let_go, hold]) = bout.cues.split_last_chunk::<3>()?;
        let phases = [
            (Duration::ZERO, Phase::Contract, push.as_str()),
            (contract.get(), Phase::Relax, let_go.as_str()),
            (contract.get() + relax.get(), Phase::Hold, hold.as_str()),
        ];
        Some(Self { lead, phases })
    }
}

/// The sentences of a set that lasts `length`, evenly spread over it, each with its time after the beginning.
pub(super) fn in_turn(cues: &[String], length: Option<Duration>) -> Vec<(Duration, Cow<'_, str>)> {
    let count = u32::try_from(cues.len()).unwrap_or(u32::MAX).max(1);
    let each = length.map_or(READING_TIME * 2, |length| (length / count).max(READING_TIME));
    (0..count).zip(cues).map(|(number, cue)| (each * number, cue.into())).collect()
}

/// The one sentence to read when `elapsed` of `segment` has run.
pub fn sentence(bout: &Bout, segment: Segment, elapsed: Duration, length: Option<Duration>) -> Cow<'_, str> {
    let begun = sentences(bout, segment, length).into_iter().take_while(|(at, _)| *at <= elapsed);
    begun.last().map_or("".into(), |(_, words)| words)
}
