//! The files people write: exercises and routines, to and from text.
//!
//! Every problem of a file is told, each with its line and column and a way to mend it. Only a file whose brackets and
//! quotes do not match stops at its first problem.
//!
//! # A routine file
//!
//! Plain text in [RON](https://github.com/ron-rs/ron), at most 1 MB, in UTF-8. Fields stand in any order; `//` begins
//! a comment. Times are seconds and may have a fraction. A step's time is **always for one side**.
//!
//! ```
//! let file = r#"
//! (
//!     format: "supple-routine",
//!     version: 1,
//!     body: (
//!         id: "my-evening",                    // a–z, 0–9 and hyphens; the same as the name of the file
//!         title: "My evening",                 // up to 120 characters in any script
//!         description: "Slow and easy.",       // may be left out, like all that follows up to `steps`
//!         goal: "Unwind",
//!         tags: ["evening", "floor"],
//!         colour: Moss,                        // or Sky, Heather, Clay, Straw, Stone
//!         sounds: Soft,                        // or Bowls, Wood, Silence; your own setting when left out
//!         get_ready: 10,                       // before the first step; your own setting when left out
//!         change_over: 5,                      // between the two sides of a step; 5 when left out
//!         rest: 10,                            // between steps, never after the last; 10 when left out
//!         steps: [
//!             // Time, sides and the rest are the exercise's own where a step does not say otherwise.
//!             Step(exercise: "slow-breathing"),
//!             Step(exercise: "supine-hamstring-strap", target: Hold(20), sets: 2, set_rest: 10, get_ready: 10),
//!             Step(exercise: "pelvic-tilts", target: Reps(6, 4), rest: 0, cue: "Half the range today."),
//!             // All of a group is done in order, here twice. Groups nest up to three deep.
//!             Group(rounds: 2, steps: [
//!                 Step(exercise: "thigh-back-effleurage", target: Hold(30), sides: Affected, band: Pressure(1, 2)),
//!                 Step(exercise: "legs-up-rest", target: UntilDone),
//!             ]),
//!         ],
//!     ),
//! )
//! "#;
//! let exercises = &supple::catalog::built_in().exercises;
//! let routine = supple::format::read_routine(file.as_bytes(), exercises).expect("the example is sound");
//! assert_eq!(routine.title(), "My evening");
//! assert_eq!(routine.steps().len(), 5);
//! ```
//!
//! A `Step` needs `exercise`, the id of an exercise. It may have:
//!
//! | field | value |
//! |---|---|
//! | `target` | `Hold(seconds)`; `Reps(count, seconds of one)`; `Cycle(contract, relax, hold)`, each in seconds; `UntilDone` waits for you |
//! | `sets`, `set_rest` | how often on each side, 1 to 100, and the seconds between |
//! | `sides` | `None`, `Both` (at once), `LeftThenRight`, `RightThenLeft`, `LeftOnly`, `RightOnly`, `Alternating` (swaps with each repetition: `Hold(45)` lasts 90 s in all), `Affected`, `Unaffected` |
//! | `band` | how strong it may feel, from 0 to 10: `Pressure(2, 4)` and `Stretch(2, 4)` up to 5, `Tingle(0, 1)` up to 1, `Effort(0, 6)` up to 6 |
//! | `cue` | a sentence to say in place of the exercise's own |
//! | `note` | a note to yourself, shown before the session |
//! | `state` | `Off` leaves the step out without deleting it |
//! | `get_ready` | seconds to get into position before this step; none when left out |
//! | `change_over`, `rest` | in place of the routine's own; 0 for none |
//!
//! A step lasts at most 4 hours a side, with all its sets and the rests between them; a routine at most 12 hours, with
//! all pauses and getting ready, and 10,000 steps with all rounds.
//!
//! # An exercise file
//!
//! ```
//! let file = r#"
//! (
//!     format: "supple-exercise",
//!     version: 1,
//!     body: (
//!         id: "heel-slides",
//!         name: "Heel slides",
//!         kind: Mobility,
//!         technique: Dynamic,
//!         position: Supine,
//!         sides: LeftThenRight,
//!         target: Reps(10, 4),
//!         // All that follows may be left out.
//!         regions: [Hamstrings],
//!         props: [Mat],
//!         sets: 1,
//!         set_rest: 15,
//!         band: Stretch(1, 3),
//!         level: 1,                            // 1, 2 or 3; 1 when left out
//!         cues: ["Slide the heel away.", "Draw it back slowly."],
//!         feel: "light pull that comes and goes",
//!         avoid: "no forcing",
//!         range: (20, 80),                     // seconds of one side
//!         easier: (words: "half the range"),
//!         harder: (words: "twice as many", target: Reps(20, 4)),
//!         blocks: [Surgery],
//!         cautions: [Osteoporosis, Preg],
//!         spine: Easy,
//!         evidence: [C],
//!         sources: ["my physiotherapist"],
//!     ),
//! )
//! "#;
//! let exercise = supple::format::read_exercise(file.as_bytes()).expect("the example is sound");
//! assert_eq!(exercise.name, "Heel slides");
//! ```
//!
//! | field | value |
//! |---|---|
//! | `kind` | `SelfMassage`, `Stretch`, `NerveGlide`, `Mobility`, `Strength`, `Breathing`, `Posture` |
//! | `technique` | `DeepPressure`, `TriggerPoint`, `MyofascialRelease`, `Effleurage`, `Static`, `Dynamic`, `ContractRelax`, `Slider`, `Relaxation` |
//! | `regions` | `ErectorSpinae`, `QuadratusLumborum`, `GluteusMaximus`, `GluteusMedius`, `Piriformis`, `Tfl`, `HipFlexors`, `Hamstrings`, `Calf`, `PlantarFoot`, `Abdominals`, `Adductors`, `SciaticNerve`, `Diaphragm`, `WholeBody` |
//! | `position` | `Standing`, `Seated`, `LongSitting`, `Reclined`, `Supine`, `HookLying`, `SideLying`, `Prone`, `AllFours`, `HalfKneeling` |
//! | `props` | `Mat`, `Chair`, `Wall`, `DoorFrame`, `Step`, `Ball`, `Roller`, `Strap`, `Pillow`, `Stick`, `Desk` |
//! | `cues` | said one at a time, at most 14 words each |
//! | `range` | the shortest and the longest seconds of one side, rests between sets included; its own time lies within |
//! | `easier`, `harder` | `words`, and either `exercise`, the id of another, or `target`, `sets`, `set_rest` |
//! | `blocks`, `cautions` | `Dvt`, `Anticoag`, `Osteoporosis`, `Fracture`, `Skin`, `Inflam`, `Varicose`, `Arterial`, `Cancer`, `Surgery`, `HipReplacement`, `KneeProblem`, `Preg`, `Neuropathy`, `NeuroDeficit`, `HighIrritability`, `AcuteInjury`, `HamstringTear`, `FlexionSensitive`, `ExtensionSensitive`, `HeartBp`, `Hypermobility`, `Balance`, `WristShoulder` |
//! | `spine` | `Easy`, `Hinged` (tips far forward from the hips), `Bent` (the back rounds) |
//! | `evidence` | `A` tested in people with back or leg pain, `B` in others, `C` convention |
//! | `sources` | keys of the list of sources, or your own words |
//! | `picture` | in place of a figure: the name of a PNG, JPEG, WebP or SVG file in the folder `pictures` beside `exercises`, such as `"calf-raise.png"` |
//! | `figure` | how it is shown; `assets/exercises/README.md` tells how to write one. A bad one never hides its exercise |
//!
//! Deliberately absent: files themselves (a caller brings the bytes), and what the app writes for itself (`storage`).

mod dose;
mod envelope;
mod exercise;
mod fields;
mod figure;
pub mod pack;
mod picture;
mod plan;
mod problem;
mod routine;
mod source;
mod value;
mod word;
mod write;
mod write_exercise;
mod write_figure;

pub use envelope::{FileKind, VERSION, file_kind};
pub use figure::muscle;
pub use problem::FileProblem;
pub use source::{MAX_BYTES, too_large};
pub use write::write_routine;
pub use write_exercise::{Shows, write_exercise};

use crate::domain::draft::RoutineDraft;
use crate::domain::exercise::{Exercise, ExerciseLibrary};
use crate::domain::exercise_draft::ExerciseDraft;
use crate::domain::picture::PictureName;
use crate::domain::plan::Plan;
use crate::domain::routine::Routine;
use crate::figure::Figure;
use problem::Report;

/// The routine in a file, its exercises taken from `library`.
///
/// # Errors
/// Every problem of the file, in the order of the text.
pub fn read_routine(bytes: &[u8], library: &ExerciseLibrary) -> Result<Routine, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let read = envelope::body(text, FileKind::Routine, &mut report).and_then(|body| routine::read(body, &mut report));
    let built = read.and_then(|(draft, node)| {
        draft.build(library).map_err(|problems| routine::tell(&problems, &node, &mut report)).ok()
    });
    finish(built, report)
}

/// The routine in a file as a draft to edit: whole, but not checked against the exercises or for sense.
///
/// # Errors
/// Every problem that keeps the text from being a draft, in the order of the text.
pub fn read_routine_draft(bytes: &[u8]) -> Result<RoutineDraft, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let read = envelope::body(text, FileKind::Routine, &mut report).and_then(|body| routine::read(body, &mut report));
    finish(read.map(|(draft, _)| draft), report)
}

/// The plan in a file, its routines among those called `routines`.
///
/// # Errors
/// Every problem of the file, in the order of the text.
pub fn read_plan(bytes: &[u8], routines: &[&str]) -> Result<Plan, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let body = envelope::body(text, FileKind::Plan, &mut report);
    let read = body.and_then(|body| plan::read(body, plan::Named::Among(routines), &mut report));
    finish(read, report)
}

/// The plan in a file, whatever routines it names: these may have been deleted.
///
/// # Errors
/// Every problem of the file, in the order of the text.
pub fn read_own_plan(bytes: &[u8]) -> Result<Plan, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let body = envelope::body(text, FileKind::Plan, &mut report);
    let read = body.and_then(|body| plan::read(body, plan::Named::Any, &mut report));
    finish(read, report)
}

/// The exercise in a file as a draft to edit: whole, but not checked for sense.
///
/// # Errors
/// Every problem that keeps the text from being a draft, in the order of the text.
pub fn read_exercise_draft(bytes: &[u8]) -> Result<ExerciseDraft, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let read = envelope::body(text, FileKind::Exercise, &mut report);
    let read = read.and_then(|body| exercise::read_draft(body, &mut report));
    finish(read, report)
}

/// The exercise in a file.
///
/// # Errors
/// Every problem of the file, in the order of the text.
pub fn read_exercise(bytes: &[u8]) -> Result<Exercise, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let read = envelope::body(text, FileKind::Exercise, &mut report);
    let read = read.and_then(|body| exercise::read(body, &mut report));
    finish(read, report)
}

/// The figure in an exercise file, if it has one. The exercise itself is not looked at.
///
/// # Errors
/// Every problem of the figure as it is written; whether a body could hold it is not looked at.
pub fn read_figure(bytes: &[u8]) -> Result<Option<Figure>, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let read = envelope::body(text, FileKind::Exercise, &mut report).and_then(|body| figure::read(body, &mut report));
    if report.is_empty() { Ok(read.map(|read| read.figure)) } else { Err(report.finish()) }
}

/// What an exercise file shows it with.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// A figure.
    Figure(Box<Figure>),
    /// A picture of the person's own.
    Picture(PictureName),
}

/// What the exercise in a file is shown with. The exercise itself is not looked at, nor whether the picture is there.
///
/// # Errors
/// Every problem of the figure, or of the name of the picture.
pub fn read_shown(bytes: &[u8]) -> Result<Shown, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let body = envelope::body(text, FileKind::Exercise, &mut report);
    let named = body.and_then(|body| picture::read(body, &mut report));
    let drawn = body.and_then(|body| figure::read(body, &mut report));
    match (named, drawn) {
        _ if !report.is_empty() => Err(report.finish()),
        (Some(name), _) => Ok(Shown::Picture(name)),
        (None, Some(read)) => Ok(Shown::Figure(Box::new(read.figure))),
        (None, None) => Ok(Shown::Nothing),
    }
}

/// Everything that is wrong with what an exercise file shows: how it is written, and what a body could not do.
pub fn check_figure(bytes: &[u8]) -> Vec<FileProblem> {
    let text = match source::text(bytes) {
        Ok(text) => text,
        Err(problem) => return vec![problem],
    };
    let mut report = Report::new(text);
    let body = envelope::body(text, FileKind::Exercise, &mut report);
    body.and_then(|body| picture::read(body, &mut report));
    if let Some(read) = body.and_then(|body| figure::read(body, &mut report)) {
        read.check(&mut report);
    }
    report.finish()
}

/// What was read if nothing was told about it.
fn finish<T>(read: Option<T>, report: Report<'_>) -> Result<T, Vec<FileProblem>> {
    match read {
        Some(read) if report.is_empty() => Ok(read),
        _ => Err(report.finish()),
    }
}
