//! Exercise files.

use super::dose;
use super::fields::{Fields, Shape};
use super::problem::Report;
use super::value::{Field, Value};
use crate::domain::draft::{Count, Place, Problem};
use crate::domain::exercise::{Exercise, Level};
use crate::domain::exercise_draft::{ExerciseDraft, VariantDraft};

const EXERCISE: Shape = Shape {
    what: "an exercise",
    example: "(id: …, name: …)",
    fields: &[
        "id",
        "name",
        "kind",
        "technique",
        "regions",
        "position",
        "props",
        "sides",
        "target",
        "sets",
        "set_rest",
        "range",
        "band",
        "level",
        "cues",
        "feel",
        "avoid",
        "easier",
        "harder",
        "blocks",
        "cautions",
        "spine",
        "evidence",
        "sources",
        // Read apart, so that a bad one never hides its exercise.
        "figure",
        "picture",
    ],
};

const VARIANT: Shape = Shape {
    what: "a variant",
    example: "(words: …, exercise: …) or (words: …, target: …)",
    fields: &["words", "exercise", "target", "sets", "set_rest"],
};

/// The exercise of a file's body. `None`, and why is told, when it has problems.
pub(super) fn read<'a>(body: Value<'a>, report: &mut Report<'a>) -> Option<Exercise> {
    let fields = Fields::read(body, body, &EXERCISE, report)?;
    let draft = draft(&fields, report);
    draft.build().map_err(|problems| tell(&problems, &fields, report)).ok()
}

/// The same as it is typed, unchecked.
pub(super) fn read_draft<'a>(body: Value<'a>, report: &mut Report<'a>) -> Option<ExerciseDraft> {
    let fields = Fields::read(body, body, &EXERCISE, report)?;
    Some(draft(&fields, report))
}

/// Gaps are filled from a blank draft, having been told.
fn draft<'a>(fields: &Fields<'a>, report: &mut Report<'a>) -> ExerciseDraft {
    let blank = ExerciseDraft::default();
    let text = |field: Option<Field<'a>>, report: &mut Report<'a>| field.and_then(|field| field.text(report));
    let id = fields.required("id", report);
    let name = fields.required("name", report);
    let kind = fields.required("kind", report);
    let technique = fields.required("technique", report);
    let position = fields.required("position", report);
    let sides = fields.required("sides", report);
    let target = fields.required("target", report);
    ExerciseDraft {
        id: text(id, report).unwrap_or_default(),
        name: text(name, report).unwrap_or_default(),
        kind: kind.and_then(|field| field.word(report)).unwrap_or(blank.kind),
        technique: technique.and_then(|field| field.word(report)).unwrap_or(blank.technique),
        regions: fields.optional("regions").map(|field| field.words(report)).unwrap_or_default(),
        position: position.and_then(|field| field.word(report)).unwrap_or(blank.position),
        props: fields.optional("props").map(|field| field.words(report)).unwrap_or_default(),
        sides: sides.and_then(|field| field.word(report)).unwrap_or(blank.sides),
        target: target.and_then(|field| dose::target(field, report)).unwrap_or(blank.target),
        sets: fields.optional("sets").and_then(|field| field.count(report, Count::Sets)).unwrap_or(blank.sets),
        set_rest: fields.optional("set_rest").and_then(|field| field.number(report)).unwrap_or(blank.set_rest),
        range: fields.optional("range").and_then(|field| range(field, report)),
        band: fields.optional("band").and_then(|field| dose::band(field, report)),
        level: fields.optional("level").and_then(|field| level(field, report)).unwrap_or(blank.level),
        cues: fields.optional("cues").map(|field| field.texts(report)).unwrap_or_default(),
        feel: text(fields.optional("feel"), report).unwrap_or_default(),
        avoid: text(fields.optional("avoid"), report).unwrap_or_default(),
        easier: fields.optional("easier").and_then(|field| variant(field, report)),
        harder: fields.optional("harder").and_then(|field| variant(field, report)),
        blocks: fields.optional("blocks").map(|field| field.words(report)).unwrap_or_default(),
        cautions: fields.optional("cautions").map(|field| field.words(report)).unwrap_or_default(),
        spine: fields.optional("spine").and_then(|field| field.word(report)).unwrap_or(blank.spine),
        evidence: fields.optional("evidence").map(|field| field.words(report)).unwrap_or_default(),
        sources: fields.optional("sources").map(|field| field.texts(report)).unwrap_or_default(),
    }
}

/// `(30, 90)`: seconds of one side.
fn range<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<(f64, f64)> {
    let arguments = field.value.arguments();
    let Some(&[shortest, longest]) = arguments.as_deref() else {
        field.refuse(report, "the shortest and the longest seconds of one side, such as (30, 90)");
        return None;
    };
    let [shortest, longest] = [shortest, longest].map(|value| Field::new(field.name, value).number(report));
    Some((shortest?, longest?))
}

fn variant<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<VariantDraft> {
    let fields = Fields::read(field.value, field.value, &VARIANT, report)?;
    let words = fields.required("words", report).and_then(|field| field.text(report));
    Some(VariantDraft {
        words: words?,
        exercise: fields.optional("exercise").and_then(|field| field.text(report)),
        target: fields.optional("target").and_then(|field| dose::target(field, report)),
        sets: fields.optional("sets").and_then(|field| field.count(report, Count::Sets)),
        set_rest: fields.optional("set_rest").and_then(|field| field.number(report)),
    })
}

fn tell<'a>(problems: &[Problem], fields: &Fields<'a>, report: &mut Report<'a>) {
    let told = report.told();
    for Problem { place: Place { block, field }, flaw } in problems {
        let at = block.first().map_or_else(|| fields.place(field), |number| fields.place_in(field, *number));
        if !told.contains(at) {
            report.tell_flaw(at, field, flaw);
        }
    }
}

fn level<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Level> {
    match field.value.trimmed() {
        "1" => Some(Level::One),
        "2" => Some(Level::Two),
        "3" => Some(Level::Three),
        _ => {
            field.refuse(report, "1, 2 or 3");
            None
        }
    }
}
