//! An exercise being made.

use super::editor::Saving;
use super::words::sentence_case;
use crate::app::craft::Crafting;
use crate::app::editor::Origin;

/// An exercise being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CraftView {
    /// "Exercises / New".
    pub crumb: &'static str,
    /// Whether it can be saved.
    pub saving: Saving,
    /// What is to be mended before.
    pub mends: Vec<String>,
    /// The names of its key frames: "A", "B".
    pub frames: Vec<String>,
    /// What a body could not do, in the key frame that is posed first.
    pub findings: Vec<String>,
}

/// An exercise being made.
pub fn craft(crafting: &Crafting) -> CraftView {
    let outcome = &crafting.outcome;
    // A blank page is not wrong yet.
    let is_blank = crafting.draft().name.is_empty();
    let mends = outcome.problems.iter().filter(|_| !is_blank).map(|problem| {
        let field = match problem.place.field {
            "cues" => format!("Cue {}", problem.place.block.first().map_or(1, |number| number + 1)),
            "set_rest" => "Rest between sets".into(),
            "target" => "Time".into(),
            other => sentence_case(other),
        };
        format!("{field}: {}.", problem.flaw)
    });
    let mut findings: Vec<(bool, String)> = outcome
        .findings
        .iter()
        .map(|finding| {
            let frame = letter(finding.frame);
            let place = if finding.share > 0.0 && finding.share < 1.0 {
                format!("On the way from {frame}")
            } else {
                format!("In {frame}")
            };
            (finding.frame != crafting.frame, format!("{place}: {}.", finding.fault))
        })
        .collect();
    findings.sort_by_key(|(elsewhere, _)| *elsewhere);
    CraftView {
        crumb: match crafting.origin {
            Origin::New => "Exercises / New",
            Origin::Own { .. } => "Exercises / Mine",
        },
        saving: match (&outcome.exercise, crafting.is_changed()) {
            (_, false) => Saving::Saved,
            (Some(_), true) => Saving::Ready,
            (None, true) => Saving::Broken,
        },
        mends: mends.collect(),
        frames: (0..crafting.figure().map_or(0, |figure| figure.frames.len())).map(letter).collect(),
        findings: findings.into_iter().map(|(_, words)| words).collect(),
    }
}

/// "A" for the first.
fn letter(frame: usize) -> String {
    let letter = u8::try_from(frame).ok().and_then(|number| b'A'.checked_add(number)).unwrap_or(b'?');
    char::from(letter).to_string()
}
