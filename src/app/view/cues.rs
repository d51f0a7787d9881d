//! The cue sheet of an edited routine in words, and a silent look at any moment of it.

use std::time::Duration;

use super::figure::{Acting, acting};
use super::player::{breath, phase, titled};
use crate::app::library::Library;
use crate::domain::cue::{self, Chime};
use crate::domain::cue_sheet::{CueSheet, Line, OWN_TIME, Told, Trouble, readable_words};
use crate::domain::exercise_draft::MAX_CUE_WORDS;
use crate::domain::quantity::clock_face;
use crate::domain::timeline::{Breath, SegmentKind};
use crate::domain::typed_time::written;

/// A line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueLine {
    /// "0:45".
    pub time: String,
    /// What it is, for those who do not see its icon; nothing where something begins.
    pub sense: &'static str,
    /// "Start: two rising notes", or the sentence.
    pub words: String,
    /// What is wrong, and how to mend it.
    pub trouble: Option<String>,
}

/// The session at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewView {
    /// The figure.
    pub acting: Acting,
    /// The exercise.
    pub title: String,
    /// The side, if there is one.
    pub side: Option<String>,
    /// Nothing in work, else "Get ready", "Rest", "Change sides".
    pub phase: Option<&'static str>,
    /// The sentence on screen.
    pub sentence: String,
    /// "0:45 of 10:50".
    pub clock: String,
    /// Where in a slow breath the stage is, 0 to 1.
    pub breath: f32,
}

/// "2 to look at", or that there is nothing.
pub fn verdict(sheet: &CueSheet) -> String {
    match sheet.troubles {
        0 => "Nothing collides".into(),
        troubles => format!("{troubles} to look at"),
    }
}

/// What one can do with the lines, or what is assumed in them.
pub fn remark(sheet: &CueSheet) -> String {
    if let Some(from) = sheet.unspoken {
        format!("What the voice says stands here up to {}.", seconds(from))
    } else if sheet.timeline.segments.iter().any(|segment| segment.length.is_none()) {
        format!("A step in your own time counts as {} here.", written(OWN_TIME.as_secs_f64()))
    } else if sheet.lines.iter().any(|line| matches!(line.what, Told::Said(_))) {
        "Pick a chime or a sentence to hear it.".into()
    } else {
        "Pick a chime to hear it.".into()
    }
}

/// A line in words.
pub fn line(sheet: &CueSheet, line: &Line) -> CueLine {
    let kind = sheet.timeline.segments[line.segment].kind;
    let (sense, words) = match &line.what {
        Told::Begins => ("", begins(sheet, line)),
        Told::Heard(chime) => ("Heard", format!("{}: {}", chime.words(), sound(*chime))),
        Told::Shown(words) => ("Shown", words.clone()),
        Told::Said(sentence) => ("Said", sentence.words.clone()),
    };
    CueLine { time: seconds(line.at), sense, words, trouble: line.trouble.map(|trouble| mend(trouble, kind)) }
}

/// "Lying strap hamstring stretch, left leg, set 2", or the name of the pause.
fn begins(sheet: &CueSheet, line: &Line) -> String {
    let segment = sheet.timeline.segments[line.segment];
    let bout = sheet.bout(line);
    match segment.kind {
        SegmentKind::Work if bout.dose.sets.get() > 1 => format!("{}, set {}", titled(bout), segment.set),
        SegmentKind::Work => titled(bout),
        SegmentKind::SetRest => "Rest between sets".into(),
        other => phase(other).unwrap_or_default().into(),
    }
}

/// How a chime sounds.
const fn sound(chime: Chime) -> &'static str {
    match chime {
        Chime::GetReady => "a wood tick",
        Chime::Start => "two rising notes",
        Chime::Halfway => "one light note",
        Chime::Countdown | Chime::Metronome => "a soft tick",
        Chime::Beat => "a light tap",
        Chime::BeatOn(_) => "a light tap there",
        Chime::ChangeSides(_) => "two notes that move there",
        Chime::Rest => "two falling notes",
        Chime::StepDone => "a low bowl",
        Chime::Finished => "a slow chord",
        Chime::Breathe(Breath::In) => "a rising tone",
        Chime::Breathe(Breath::Out) => "a falling tone",
    }
}

fn mend(trouble: Trouble, kind: SegmentKind) -> String {
    match trouble {
        Trouble::Collision(gap) => {
            let what = match kind {
                SegmentKind::Work => "the time or pace of the step",
                _ => "this pause",
            };
            format!("Only {} after the sound before it, so they blur. Change {what} a little.", tenths(gap))
        }
        Trouble::TooLong { needs, has } => {
            // Up, so that what is advised is enough.
            let needs =
                Duration::from_millis(u64::try_from(needs.as_millis()).unwrap_or(u64::MAX).div_ceil(1000) * 1000);
            let least = tenths(needs);
            let advice = match (kind, readable_words(has)) {
                (SegmentKind::SetRest, _) => format!("Let the rest between sets last at least {least}."),
                (SegmentKind::ChangeSides, _) => format!("Let changing sides last at least {least}."),
                (SegmentKind::GetReady, _) => format!("Let getting ready last at least {least}."),
                (_, Some(words)) => format!("Shorten it to {words} words, or give the step more time."),
                (_, None) => "Give the step more time.".into(),
            };
            format!("It takes {least} to read and stays {}. {advice}", tenths(has))
        }
        Trouble::Unnamed => "The voice has no time to name it. Give it more time, or a longer rest before it.".into(),
        Trouble::TooManyWords(words) => {
            format!("It has {words} words. Shorten it to {MAX_CUE_WORDS}, so that it fits one breath.")
        }
    }
}

/// "0.2 s", "5 s".
fn tenths(time: Duration) -> String {
    written((time.as_secs_f64() * 10.0).floor() / 10.0)
}

/// The whole seconds that have passed.
fn seconds(at: Duration) -> String {
    clock_face(Duration::from_secs(at.as_secs()))
}

/// The session at `at`.
pub fn preview(library: &Library, sheet: &CueSheet, at: Duration) -> PreviewView {
    let (segment, elapsed) = sheet.place(at);
    let bout = &sheet.timeline.bouts[segment.bout];
    PreviewView {
        acting: acting(library, bout, segment.kind, elapsed),
        title: bout.exercise.name.clone(),
        side: bout.side_label(),
        phase: phase(segment.kind),
        sentence: cue::sentence(bout, segment, elapsed, segment.length).into_owned(),
        clock: format!("{} of {}", seconds(at), seconds(sheet.length)),
        breath: breath(elapsed),
    }
}
