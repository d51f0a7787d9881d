//! Routine files.

use super::dose;
use super::fields::{Fields, Shape};
use super::problem::Report;
use super::value::{Field, Value};
use crate::domain::draft::{BlockDraft, Count, Place, Problem, RoutineDraft, StepDraft};

const ROUTINE: Shape = Shape {
    what: "a routine",
    example: "(id: …, title: …, steps: […])",
    fields: &[
        "id",
        "title",
        "description",
        "goal",
        "tags",
        "colour",
        "sounds",
        "get_ready",
        "change_over",
        "rest",
        "steps",
    ],
};
const STEP: Shape = Shape {
    what: "a step",
    example: "Step(exercise: …)",
    fields: &[
        "exercise",
        "target",
        "sets",
        "set_rest",
        "sides",
        "band",
        "cue",
        "note",
        "state",
        "get_ready",
        "change_over",
        "rest",
    ],
};
const GROUP: Shape =
    Shape { what: "a group", example: "Group(rounds: …, steps: […])", fields: &["rounds", "steps"] };

/// Where the parts of a draft stand in the text.
pub(super) struct Node<'a> {
    whole: Value<'a>,
    fields: Option<Fields<'a>>,
    blocks: Vec<Node<'a>>,
}

/// The routine of a file's body as far as it can be read, and where its parts stand.
pub(super) fn read<'a>(body: Value<'a>, report: &mut Report<'a>) -> Option<(RoutineDraft, Node<'a>)> {
    let fields = Fields::read(body, body, &ROUTINE, report)?;
    let id = fields.required("id", report);
    let title = fields.required("title", report);
    let (blocks, nodes) = blocks(&fields, report);
    let mut text = |field: Option<Field<'a>>| field.and_then(|field| field.text(report)).unwrap_or_default();
    let (id, title) = (text(id), text(title));
    let (description, goal) = (text(fields.optional("description")), text(fields.optional("goal")));
    let mut seconds = |name| fields.optional(name).and_then(|field| field.number(report));
    let (get_ready, change_over, rest) = (seconds("get_ready"), seconds("change_over"), seconds("rest"));
    let tags = fields.optional("tags").map(|field| field.texts(report)).unwrap_or_default();
    let colour = fields.optional("colour").and_then(|field| field.word(report));
    let sounds = fields.optional("sounds").and_then(|field| field.word(report));
    let draft =
        RoutineDraft { id, title, description, goal, tags, colour, sounds, get_ready, change_over, rest, blocks };
    Some((draft, Node { whole: body, fields: Some(fields), blocks: nodes }))
}

fn blocks<'a>(fields: &Fields<'a>, report: &mut Report<'a>) -> (Vec<BlockDraft>, Vec<Node<'a>>) {
    let list = fields.required("steps", report).and_then(|field| field.list(report)).unwrap_or_default();
    list.into_iter().map(|field| block(field.value, report)).unzip()
}

/// A block that cannot be read leaves an empty step, so that the places of the others stay true.
fn block<'a>(value: Value<'a>, report: &mut Report<'a>) -> (BlockDraft, Node<'a>) {
    let (word, inside) = value.split_word();
    match word {
        "Step" => {
            let fields = Fields::read(value, inside, &STEP, report);
            let step = fields.as_ref().map(|fields| step(fields, report)).unwrap_or_default();
            (BlockDraft::Step(step), Node { whole: value, fields, blocks: Vec::new() })
        }
        "Group" => match Fields::read(value, inside, &GROUP, report) {
            Some(fields) => {
                let rounds = fields.required("rounds", report).and_then(|field| field.count(report, Count::Rounds));
                let (blocks, nodes) = blocks(&fields, report);
                let group = BlockDraft::Group { rounds: rounds.unwrap_or_default(), blocks };
                (group, Node { whole: value, fields: Some(fields), blocks: nodes })
            }
            None => unreadable(value),
        },
        _ => {
            let message = "`steps` holds Step(exercise: …) and Group(rounds: …, steps: […]); write one of them here";
            report.tell(value.trimmed(), message);
            unreadable(value)
        }
    }
}

fn unreadable(value: Value<'_>) -> (BlockDraft, Node<'_>) {
    (BlockDraft::Step(StepDraft::default()), Node { whole: value, fields: None, blocks: Vec::new() })
}

fn step<'a>(fields: &Fields<'a>, report: &mut Report<'a>) -> StepDraft {
    let exercise = fields.required("exercise", report).and_then(|field| field.text(report)).unwrap_or_default();
    let mut seconds = |name| fields.optional(name).and_then(|field| field.number(report));
    StepDraft {
        exercise,
        set_rest: seconds("set_rest"),
        get_ready: seconds("get_ready"),
        change_over: seconds("change_over"),
        rest: seconds("rest"),
        target: fields.optional("target").and_then(|field| dose::target(field, report)),
        sets: fields.optional("sets").and_then(|field| field.count(report, Count::Sets)),
        sides: fields.optional("sides").and_then(|field| field.word(report)),
        band: fields.optional("band").and_then(|field| dose::band(field, report)),
        cue: fields.optional("cue").and_then(|field| field.text(report)),
        note: fields.optional("note").and_then(|field| field.text(report)),
        state: fields.optional("state").and_then(|field| field.word(report)).unwrap_or_default(),
    }
}

impl<'a> Node<'a> {
    fn place(&self, place: &Place) -> &'a str {
        let node = place.block.iter().try_fold(self, |node, number| node.blocks.get(*number)).unwrap_or(self);
        node.fields.as_ref().map_or_else(|| node.whole.trimmed(), |fields| fields.place(place.field))
    }
}

/// Tells what the domain says about a draft, save where the text has already been found wanting.
pub(super) fn tell<'a>(problems: &[Problem], node: &Node<'a>, report: &mut Report<'a>) {
    let told = report.told();
    for Problem { place, flaw } in problems {
        let at = node.place(place);
        if place.field.is_empty() || !told.contains(at) {
            report.tell_flaw(at, place.field, flaw);
        }
    }
}
