//! The routine editor.

use std::time::Duration;

use super::figure::Still;
use super::words::sentence_case;
use crate::app::editor::outcome::{Line, LineKind, Mend, target_of};
use crate::app::editor::tree::ItemId;
use crate::app::editor::{Editing, Origin};
use crate::app::model::Model;
use crate::domain::comfort::Band;
use crate::domain::day::spoken_length;
use crate::domain::draft::{RoutineDraft, StepDraft, StepState, TargetDraft};
use crate::domain::exercise::{Exercise, Prop};
use crate::domain::history::Pain;
use crate::domain::quantity::clock_face;
use crate::domain::routine::Pauses;
use crate::domain::safety::Reason;
use crate::domain::side::Sides;
use crate::domain::timeline::BoutSide;
use crate::domain::typed_time::written;
use crate::format;

/// What stands over the blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct EditorView {
    /// "Routines / Mine".
    pub crumb: &'static str,
    /// "10 min 50 s", "6 steps, 10 with sides", "Ball, mat".
    pub chips: Vec<String>,
    /// Which cautions of the person's act on it.
    pub cautions: Option<String>,
    /// What is to be mended before it can be saved.
    pub mends: Vec<MendLine>,
    /// Why the last change was not made.
    pub refusal: Option<&'static str>,
    /// Whether it can be saved.
    pub saving: Saving,
}

/// Whether what is edited can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has changed since.
    Saved,
    /// It can.
    Ready,
    /// Something is to be mended first.
    Broken,
}

/// Something to be mended, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MendLine {
    /// The block.
    pub at: Option<ItemId>,
    /// "Strap stretch, cue: it has 30 words; shorten it to 14".
    pub words: String,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct RowView {
    /// The exercise's name, or "Repeat 3 times".
    pub name: String,
    /// "Left, right · 2 sets · Pressure 2–4".
    pub line: String,
    /// "0:45", or nothing where it waits for the person.
    pub time: String,
    /// Its figure.
    pub still: Option<Still>,
    /// Whether it is done.
    pub state: StepState,
}

/// What stands over the blocks.
pub fn editor(model: &Model, editing: &Editing) -> EditorView {
    let outcome = &editing.outcome;
    let head = editing.head();
    let mut chips = Vec::new();
    if let Some(routine) = &outcome.routine {
        chips.push(minutes_and_seconds(routine.planned()));
        let plural = if outcome.steps == 1 { "" } else { "s" };
        chips.push(if outcome.parts == outcome.steps {
            format!("{} step{plural}", outcome.steps)
        } else {
            format!("{} step{plural}, {} in all", outcome.steps, outcome.parts)
        });
        let props: Vec<&str> = outcome.props.iter().copied().map(Prop::word).collect();
        chips.push(if props.is_empty() { "No equipment".into() } else { sentence_case(&props.join(", ")) });
    }
    if let Some(get_ready) = head.get_ready {
        chips.push(format!("Get ready {}", written(get_ready)));
    }
    chips.push(format!("Change sides {}", written(change_over(head))));
    chips.push(format!("Rest {}", written(rest(head))));
    EditorView {
        crumb: match editing.origin {
            Origin::New => "Routines / New",
            Origin::Own { .. } => "Routines / Mine",
        },
        chips,
        cautions: cautions(model, editing),
        mends: outcome.problems.iter().map(|mend| mend_line(editing, mend)).collect(),
        refusal: editing.refusal,
        saving: match (&outcome.routine, editing.is_changed()) {
            (_, false) => Saving::Saved,
            (Some(_), true) => Saving::Ready,
            (None, true) => Saving::Broken,
        },
    }
}

/// "10 min 50 s".
fn minutes_and_seconds(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// Seconds between the sides of a step.
pub fn change_over(head: &RoutineDraft) -> f64 {
    head.change_over.unwrap_or(Pauses::default().change_over.as_secs_f64())
}

/// Seconds between steps.
pub fn rest(head: &RoutineDraft) -> f64 {
    head.rest.unwrap_or(Pauses::default().rest.as_secs_f64())
}

fn cautions(model: &Model, editing: &Editing) -> Option<String> {
    let routine = editing.outcome.routine.as_ref()?;
    let (count, why) = model.changes(routine, &model.holds(Pain::default()));
    if count == 0 {
        return None;
    }
    let steps = if count == 1 { "1 step changes".to_owned() } else { format!("{count} steps change") };
    let why: Vec<String> = why
        .into_iter()
        .map(|reason| match reason {
            Reason::Level { needs, why } => format!("the {} ones wait {}", needs.word(), why.words()),
            other => other.why(),
        })
        .collect();
    Some(format!("{steps} for you when you play it: {}.", why.join("; ")))
}

fn mend_line(editing: &Editing, mend: &Mend) -> MendLine {
    let name =
        mend.at.and_then(|at| editing.outcome.lines.iter().find(|line| line.id == at)).map(|line| match &line.kind {
            LineKind::Step { exercise: Some(exercise), .. } => exercise.name.clone(),
            LineKind::Step { step, .. } => step.exercise.clone(),
            LineKind::Group { .. } => "The group".to_owned(),
        });
    let field = match mend.field {
        "title" => "Name",
        "steps" | "" => "",
        "cue" => "Spoken cue",
        "target" => "Time",
        "set_rest" => "Rest between sets",
        "get_ready" => "Get ready",
        "change_over" => "Change sides",
        other => other,
    };
    let place: Vec<String> = name.into_iter().chain((!field.is_empty()).then(|| sentence_case(field))).collect();
    let flaw = mend.flaw.to_string();
    let words = if place.is_empty() { sentence_case(&flaw) } else { format!("{}: {flaw}", place.join(", ")) };
    MendLine { at: mend.at, words: format!("{words}.") }
}

/// A line of the list.
pub fn row(model: &Model, line: &Line) -> RowView {
    match &line.kind {
        LineKind::Group { rounds, blocks } => RowView {
            name: format!("Repeat {rounds} times"),
            line: if *blocks == 1 { "1 block".into() } else { format!("{blocks} blocks") },
            time: String::new(),
            still: None,
            state: StepState::On,
        },
        LineKind::Step { step, exercise, time } => RowView {
            name: exercise.as_ref().map_or_else(|| step.exercise.clone(), |exercise| exercise.name.clone()),
            line: exercise.as_ref().map_or_else(|| "Not in your library".into(), |exercise| about(step, exercise)),
            time: time.map(clock_face).unwrap_or_default(),
            still: exercise.as_ref().and_then(|exercise| Still::of(&model.library, &exercise.id, BoutSide::Whole)),
            state: step.state,
        },
    }
}

/// "Left, right · 2 sets · Pressure 2–4".
fn about(step: &StepDraft, exercise: &Exercise) -> String {
    let mut parts = Vec::new();
    if step.state == StepState::Off {
        parts.push("Left out for now".to_owned());
    }
    parts.push(sides_word(step.sides.unwrap_or(exercise.sides)).to_owned());
    match target_of(step, exercise) {
        TargetDraft::Hold(seconds) => parts.push(written(seconds)),
        TargetDraft::Reps(count, seconds) => parts.push(format!("{count} × {}", written(seconds))),
        TargetDraft::Cycle(..) => parts.push("push and soften".into()),
        TargetDraft::UntilDone => parts.push("until you are done".into()),
    }
    let sets = step.sets.unwrap_or_else(|| exercise.dose.sets.get().into());
    if sets > 1 {
        parts.push(format!("{sets} sets"));
    }
    if let Some((feeling, low, high)) = band_of(step, exercise) {
        parts.push(format!("{} {low}–{high}", feeling.heading()));
    }
    parts.join(" · ")
}

/// How strong a step may feel, its own or the exercise's.
pub fn band_of(step: &StepDraft, exercise: &Exercise) -> Option<(crate::domain::comfort::Feeling, i64, i64)> {
    let own = |band: Band| (band.feeling(), i64::from(band.low()), i64::from(band.high()));
    step.band.or(exercise.band.map(own))
}

/// In a few words.
pub const fn sides_word(sides: Sides) -> &'static str {
    match sides {
        Sides::None => "No sides",
        Sides::Both => "Both at once",
        Sides::LeftThenRight => "Left, then right",
        Sides::RightThenLeft => "Right, then left",
        Sides::LeftOnly => "Left only",
        Sides::RightOnly => "Right only",
        Sides::Alternating => "Alternating",
        Sides::Affected => "Sore side",
        Sides::Unaffected => "Easy side",
    }
}

/// An exercise that can be added.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// "Stretch · hamstrings · about 1 min".
    pub line: String,
    /// Its figure.
    pub still: Option<Still>,
}

/// The exercises that hold every word of `search`.
pub fn choices(model: &Model, search: &str) -> Vec<Choice> {
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |exercise: &Exercise| {
        let mut text = vec![exercise.name.as_str(), exercise.kind.word(), exercise.technique.word()];
        text.push(exercise.position.word());
        text.extend(exercise.regions.iter().map(|region| region.word()));
        text.extend(exercise.props.iter().map(|prop| prop.word()));
        let text = text.join("\n").to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<&Exercise> =
        model.library.exercises.values().map(std::convert::AsRef::as_ref).filter(|exercise| fits(exercise)).collect();
    found.sort_by_key(|exercise| (exercise.kind, exercise.name.to_lowercase()));
    found
        .into_iter()
        .map(|exercise| {
            let region = exercise.regions.first().map(|region| region.word());
            let time = exercise.dose.per_side().map(spoken_length);
            let parts: Vec<String> = [Some(exercise.kind.word().to_owned()), region.map(str::to_owned), time]
                .into_iter()
                .flatten()
                .collect();
            Choice {
                id: exercise.id.to_string(),
                name: exercise.name.clone(),
                line: sentence_case(&parts.join(" · ")),
                still: Still::of(&model.library, &exercise.id, BoutSide::Whole),
            }
        })
        .collect()
}

/// “Evening”, or what stands for a routine without a name: what was being edited when Supple went down.
pub fn drafted(model: &Model) -> Option<String> {
    let draft = model.draft.as_ref()?;
    let bytes = draft.text.as_bytes();
    let title = match format::file_kind(bytes) {
        Ok(format::FileKind::Exercise) => format::read_exercise_draft(bytes).map(|draft| draft.name),
        _ => format::read_routine_draft(bytes).map(|draft| draft.title),
    };
    let title = title.unwrap_or_default();
    Some(if title.trim().is_empty() { "something without a name".into() } else { format!("“{}”", title.trim()) })
}
