//! The player, readable from the floor.

use std::time::Duration;

use super::figure::{Acting, Still, acting};
use crate::app::library::Library;
use crate::app::model::{OtherSide, Playing, Question};
use crate::domain::comfort::Band;
use crate::domain::cue;
use crate::domain::exercise::{Kind, Target};
use crate::domain::quantity::{MonoTime, clock_face};
use crate::domain::session::{Activity, RE_ENTRY, Snapshot, WhyPaused};
use crate::domain::timeline::{Bout, BoutSide, SegmentKind};
use crate::engine::{AudioStatus, EngineView};

/// The player at an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayerView {
    /// The routine.
    pub routine: String,
    /// "Step 4 of 9 · 5:12 left".
    pub progress: String,
    /// The number of the step, counted from 0 with all rounds.
    pub step: usize,
    /// The exercise that is on, or comes.
    pub title: String,
    /// The side, if there is one.
    pub side: Option<String>,
    /// What the clock counts: nothing in work, else "Get ready", "Rest", "Change sides".
    pub phase: Option<&'static str>,
    /// "Set 1 of 2", where there are several.
    pub set: Option<String>,
    /// Where it is felt.
    pub region: Option<&'static str>,
    /// One sentence.
    pub sentence: String,
    /// What is being said, where it is not the sentence.
    pub caption: Option<String>,
    /// The clock.
    pub timer: Timer,
    /// One part a bout.
    pub parts: Vec<Part>,
    /// How strong it may feel.
    pub band: Option<Band>,
    /// How often "too much" was said of this step.
    pub too_much: u32,
    /// Why it is done otherwise for this person, if it is.
    pub because: Option<String>,
    /// What comes.
    pub next: Option<NextUp>,
    /// The big button.
    pub main: MainAction,
    /// Why the clock stands, if it stands by itself.
    pub why_paused: Option<WhyPaused>,
    /// "3", "2", "1" on the way back into work.
    pub re_entry: Option<String>,
    /// Asked after "too much" was said twice of a step.
    pub skip_offer: Option<SkipOffer>,
    /// Asked by the person's own doing.
    pub question: Question,
    /// Every bout, to jump to; empty unless that is asked.
    pub places: Vec<PlaceLine>,
    /// How the sound fares.
    pub audio: AudioStatus,
    /// The figure.
    pub acting: Acting,
    /// Whether it is seen from the other side.
    pub other_side: OtherSide,
    /// Where in a slow breath the stage is, 0 to 1: out at 0, in at a half. Still when the clock stands.
    pub breath: f32,
    /// The family, for the stage.
    pub kind: Kind,
    /// Whether time runs, so that something moves.
    pub is_running: bool,
    /// When the digits change next; `None` while they stand.
    pub next_tick: Option<Duration>,
}

/// The clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Timer {
    /// "0:28", or "–:––" while it waits for the person.
    pub face: String,
    /// "of 0:45", "3 of 10".
    pub under: String,
    /// What is left, 0 to 1.
    pub left: f32,
}

/// A part of the bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its share of the bar.
    pub weight: f32,
    /// Where it stands.
    pub passage: Passage,
}

/// Where a part of the routine stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Passage {
    /// Done, or on, to this fraction from 0 to 1.
    Done(f32),
    /// Left out.
    Skipped,
}

/// What comes.
#[derive(Debug, Clone, PartialEq)]
pub struct NextUp {
    /// "Strap hamstring stretch, right leg".
    pub title: String,
    /// "0:05 to change sides".
    pub detail: String,
    /// Its figure.
    pub still: Option<Still>,
}

/// The big button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MainAction {
    /// Stop the clock.
    Pause,
    /// Go on.
    Resume,
    /// The step that waits is done.
    Done,
}

/// A bout in the list to jump to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceLine {
    /// "Strap hamstring stretch, right leg".
    pub title: String,
    /// "0:30", or nothing when it waits for the person.
    pub time: String,
    /// Whether it is on, or comes next.
    pub is_current: bool,
}

/// Asked after "too much" was said twice of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkipOffer {
    /// The step.
    pub step: usize,
    /// How often.
    pub count: u32,
}

/// The player at `now`.
pub fn player(playing: &Playing, library: &Library, view: &EngineView, now: MonoTime) -> PlayerView {
    let snapshot = &view.snapshot;
    let segment = snapshot.segment();
    let bout = snapshot.bout();
    let timeline = &snapshot.timeline;
    let elapsed = snapshot.elapsed(now);
    let working = segment.kind == SegmentKind::Work;
    let step = bout.step;
    let sentence = sentence(snapshot, elapsed);
    let said = view.caption.as_ref().filter(|said| said.until > now && said.words != sentence);
    let offered = snapshot.too_much >= 2 && playing.declined != Some((step, snapshot.too_much));
    let running = matches!(snapshot.activity, Activity::Running { .. });
    PlayerView {
        routine: timeline.title.clone(),
        progress: format!(
            "Step {} of {} · {} left",
            segment.bout + 1,
            timeline.bouts.len(),
            clock_face(snapshot.left_in_all(now))
        ),
        step,
        title: bout.exercise.name.clone(),
        side: bout.side_label(),
        phase: phase(segment.kind),
        set: (working && bout.dose.sets.get() > 1).then(|| format!("Set {} of {}", segment.set, bout.dose.sets)),
        region: bout.exercise.regions.first().map(|region| region.word()),
        caption: said.map(|said| said.words.clone()),
        sentence,
        timer: timer(snapshot, now, elapsed),
        parts: parts(snapshot, now),
        band: snapshot.band,
        too_much: snapshot.too_much,
        because: bout.adjusted.as_ref().map(|adjusted| adjusted.because.clone()).filter(|because| !because.is_empty()),
        next: next(library, snapshot),
        main: match snapshot.activity {
            Activity::Paused { .. } | Activity::Ready => MainAction::Resume,
            Activity::Running { .. } if working && segment.length.is_none() => MainAction::Done,
            _ => MainAction::Pause,
        },
        why_paused: match snapshot.activity {
            Activity::Paused { why, .. } => Some(why),
            _ => None,
        },
        re_entry: match snapshot.activity {
            Activity::ReEntering { from, .. } => {
                let left = RE_ENTRY.saturating_sub(now.since(from));
                Some(left.as_millis().div_ceil(1000).max(1).to_string())
            }
            _ => None,
        },
        skip_offer: offered.then_some(SkipOffer { step, count: snapshot.too_much }),
        question: playing.question,
        places: if playing.question == Question::Jump { places(snapshot) } else { Vec::new() },
        audio: view.audio,
        acting: acting(library, bout, segment.kind, elapsed),
        other_side: playing.other_side.of(step),
        breath: breath(elapsed),
        kind: bout.exercise.kind,
        is_running: running,
        next_tick: match snapshot.activity {
            Activity::Running { .. } => Some(until_next_second(snapshot.left(now).unwrap_or(elapsed))),
            Activity::ReEntering { from, .. } => Some(until_next_second(RE_ENTRY.saturating_sub(now.since(from)))),
            _ => None,
        },
    }
}

/// What the clock counts: nothing in work, else "Get ready", "Rest", "Change sides".
pub(super) const fn phase(kind: SegmentKind) -> Option<&'static str> {
    match kind {
        SegmentKind::Work => None,
        SegmentKind::GetReady => Some("Get ready"),
        SegmentKind::Rest | SegmentKind::SetRest => Some("Rest"),
        SegmentKind::ChangeSides => Some("Change sides"),
    }
}

/// Four seconds in, six out: about six breaths a minute (slow breathing, clinical notes section 3).
pub(super) fn breath(elapsed: Duration) -> f32 {
    let (inhale, exhale) = (4.0, 6.0);
    let at = elapsed.as_secs_f32() % (inhale + exhale);
    if at < inhale { at / inhale / 2.0 } else { 0.5 + (at - inhale) / exhale / 2.0 }
}

fn until_next_second(left: Duration) -> Duration {
    let over = left.as_millis() % 1000;
    Duration::from_millis(u64::try_from(if over == 0 { 1000 } else { over }).unwrap_or(1000))
}

fn sentence(snapshot: &Snapshot, elapsed: Duration) -> String {
    let segment = snapshot.segment();
    let bout = snapshot.bout();
    if let Some(noted) = snapshot.noted {
        let done = &snapshot.timeline.bouts[noted].exercise.name;
        return format!("Noted for {}. Rest, and breathe.", done.to_lowercase());
    }
    if segment.kind == SegmentKind::Work && snapshot.too_much > 0 {
        return gentler(bout);
    }
    cue::sentence(bout, segment, elapsed, snapshot.length).into_owned()
}

/// What is said in place of cues once it was too much: half of it, or the gentler way.
fn gentler(bout: &Bout) -> String {
    match &bout.exercise.easier {
        Some(easier) => format!("Half the pressure, half the range, half the time. Or gentler: {}.", easier.words),
        None => "Half the pressure, half the range, half the time.".into(),
    }
}

fn timer(snapshot: &Snapshot, now: MonoTime, elapsed: Duration) -> Timer {
    let Some(length) = snapshot.length else {
        return Timer { face: clock_face(elapsed), under: "in your own time".into(), left: 1.0 };
    };
    let left = snapshot.left(now).unwrap_or_default();
    let under = if snapshot.segment().kind == SegmentKind::Work {
        count(snapshot.bout(), elapsed, length)
    } else {
        format!("of {}", clock_face(length))
    };
    Timer { face: clock_face(left), under, left: left.as_secs_f32() / length.as_secs_f32().max(0.001) }
}

/// "of 0:45", "3 of 10", "let go": what the number under the clock counts.
fn count(bout: &Bout, elapsed: Duration, length: Duration) -> String {
    match bout.dose.target {
        Target::Reps { count, pace } => {
            let turns = if matches!(bout.side, BoutSide::Alternating { .. }) { 2 } else { 1 };
            let turns_in = |time: Duration| time.as_millis() / pace.get().as_millis().max(1) / turns;
            let count = turns_in(length).min(u128::from(count.get()));
            format!("{} of {count}", (turns_in(elapsed) + 1).min(count))
        }
        Target::Cycle { contract, relax, .. } => {
            if elapsed < contract.get() {
                "push lightly".into()
            } else if elapsed < contract.get() + relax.get() {
                "let go".into()
            } else {
                "hold".into()
            }
        }
        Target::Hold(_) | Target::UntilDone => format!("of {}", clock_face(length)),
    }
}

/// With more parts than this the bar shows the time alone.
const MOST_PARTS: usize = 150;

fn parts(snapshot: &Snapshot, now: MonoTime) -> Vec<Part> {
    let timeline = &snapshot.timeline;
    if timeline.bouts.len() > MOST_PARTS {
        let total = (timeline.planned().as_secs_f32()).max(1.0);
        let done = 1.0 - (snapshot.left_in_all(now).as_secs_f32() / total).clamp(0.0, 1.0);
        return vec![Part { weight: 1.0, passage: Passage::Done(done) }];
    }
    let current = snapshot.segment().bout;
    (0..timeline.bouts.len())
        .map(|number| Part {
            weight: snapshot.planned(number).as_secs_f32().max(5.0),
            passage: if snapshot.left_out[number] && number != current {
                Passage::Skipped
            } else {
                Passage::Done(snapshot.bout_progress(number, now))
            },
        })
        .collect()
}

fn places(snapshot: &Snapshot) -> Vec<PlaceLine> {
    let current = snapshot.segment().bout;
    let bouts = snapshot.timeline.bouts.iter().enumerate();
    bouts
        .map(|(number, bout)| PlaceLine {
            title: titled(bout),
            time: Some(snapshot.planned(number)).filter(|time| !time.is_zero()).map_or_else(String::new, clock_face),
            is_current: number == current,
        })
        .collect()
}

/// "Strap hamstring stretch, right leg".
pub(super) fn titled(bout: &Bout) -> String {
    let side = bout.side_label().map_or_else(String::new, |side| format!(", {}", side.to_lowercase()));
    format!("{}{side}", bout.exercise.name)
}

fn next(library: &Library, snapshot: &Snapshot) -> Option<NextUp> {
    let timeline = &snapshot.timeline;
    let segment = snapshot.segment();
    let bout_number =
        if matches!(segment.kind, SegmentKind::Work | SegmentKind::SetRest) { segment.bout + 1 } else { segment.bout };
    let bout = timeline.bouts.get(bout_number)?;
    let lead_in: Duration =
        timeline.segments[bout.first_segment..bout.first_work].iter().filter_map(|segment| segment.length).sum();
    let changes_side = timeline.segments[bout.first_segment].kind == SegmentKind::ChangeSides;
    let detail = if bout_number == segment.bout {
        let planned = snapshot.planned(bout_number);
        if planned.is_zero() { "in your own time".into() } else { format!("{} of work", clock_face(planned)) }
    } else if lead_in.is_zero() {
        "straight on".into()
    } else if changes_side {
        format!("{} to change sides", clock_face(lead_in))
    } else {
        format!("{} of rest first", clock_face(lead_in))
    };
    let still = Still::of(library, &bout.exercise.id, bout.side);
    Some(NextUp { title: titled(bout), detail, still })
}
