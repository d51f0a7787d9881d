//! The figure of an exercise file. `assets/exercises/README.md` tells authors how to write one.
//!
//! - `place`: points, directions, spots on the skin
//! - `pose`: key frames
//! - `prop`: things

mod place;
mod pose;
mod prop;

use super::fields::{Fields, Shape};
use super::problem::Report;
use super::value::{Field, Value};
use super::word::Word;
use crate::domain::exercise::Region;
use crate::domain::nearest::nearest;
use crate::domain::side::Sides;
use crate::figure::Figure;
use crate::figure::check::{self, Finding};
use crate::figure::definition::{Contact, FigureDraft, Frame, Mark, Surface, When};
use crate::figure::motion::{PACE, Pace};
use crate::figure::muscle::{Muscle, On, Work};
use crate::figure::prop::Kind;
use crate::figure::skeleton::Part;

const FIGURE: Shape = Shape {
    what: "a figure",
    example: "(pace: …, frames: […])",
    fields: &["camera", "pace", "frames", "props", "contacts", "works", "marks", "still"],
};
const CAMERA: Shape = Shape { what: "a camera", example: "(yaw: 20, elevation: 12)", fields: &["yaw", "elevation"] };
const ARROW: Shape =
    Shape { what: "an arrow", example: "Arrow(from: …, by: (x, y, z))", fields: &["from", "by", "when"] };

const PACES: &str = "Hold(seconds), Sway(seconds) or Round(seconds)";
const MARKS: &str = "Press(place) or Arrow(from: place, by: (x, y, z), when: First)";
const TOUCHES: &str = "written as Touch(part, surface), such as Touch(Head, Floor)";

/// Fewest and most key frames.
const FRAMES: std::ops::RangeInclusive<usize> = 2..=12;
/// Most things, contacts or marks.
const MOST: usize = 40;

/// A figure, with the places its key frames stand at.
pub(super) struct Read<'a> {
    pub(super) figure: Figure,
    frames: Vec<&'a str>,
}

impl<'a> Read<'a> {
    /// Tells what a body could not do, at the key frame where it shows.
    pub(super) fn check(&self, report: &mut Report<'a>) {
        for Finding { frame, share, fault } in check::check(&self.figure) {
            let when = if share > 0.0 && share < 1.0 {
                format!("{} % of the way on from key frame {}", (share * 100.0).round(), frame + 1)
            } else {
                format!("key frame {}", frame + 1)
            };
            let at = self.frames.get(frame).or(self.frames.first());
            report.tell(at.copied().unwrap_or_default(), format!("{when}: {fault}"));
        }
    }
}

/// The figure in the body of an exercise file; `None` when there is none, or it has problems, which are told.
pub(super) fn read<'a>(body: Value<'a>, report: &mut Report<'a>) -> Option<Read<'a>> {
    let pairs = body.pairs()?;
    let value = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
    let figure = value("figure")?;
    // Problems of the words are told with the exercise; here they only stand for the regions.
    let mut aside = Report::new(figure.trimmed());
    let regions: Vec<Region> = value("regions").map(|value| words(value, &mut aside)).unwrap_or_default();
    let sides: Option<Sides> = value("sides").and_then(|value| Field::new("sides", value).word(&mut aside));
    let fields = Fields::read(figure, figure, &FIGURE, report)?;
    let read = draft(&fields, &regions, sides.unwrap_or(Sides::None), report)?;
    report.is_empty().then(|| Read { figure: Figure::new(read.0), frames: read.1 })
}

fn words<'a, W: Word>(value: Value<'a>, report: &mut Report<'a>) -> Vec<W> {
    let items = value.items().unwrap_or_default();
    items.into_iter().filter_map(|item| Field::new("", item).word(report)).collect()
}

fn draft<'a>(
    fields: &Fields<'a>,
    regions: &[Region],
    sides: Sides,
    report: &mut Report<'a>,
) -> Option<(FigureDraft, Vec<&'a str>)> {
    let pace = fields.required("pace", report).and_then(|field| pace(field, report));
    let frames = fields.required("frames", report);
    let camera = fields.optional("camera").and_then(|field| camera(field, report));
    let props = list(fields, "props", report);
    let props = props.into_iter().filter_map(|field| prop::read(field, report)).collect();
    let contacts = list(fields, "contacts", report);
    let contacts = contacts.into_iter().filter_map(|field| contact(field, report)).collect();
    let marks = list(fields, "marks", report);
    let marks = marks.into_iter().filter_map(|field| mark(field, report)).collect();
    let regions = match fields.optional("works") {
        Some(field) => field.words(report),
        None => regions.to_vec(),
    };
    let on = if matches!(sides, Sides::None | Sides::Both) { On::Both } else { On::Side };
    let works = regions.into_iter().map(|region| Work { muscle: muscle(region), on }).collect();
    let still = fields.optional("still").and_then(|field| within(field, report, 0.0, 1.0));
    let (frames, places) = key_frames(frames?, report)?;
    let draft = FigureDraft {
        camera: camera.unwrap_or((20.0, 12.0)),
        pace: pace?,
        frames,
        props,
        contacts,
        works,
        marks,
        still: still.unwrap_or(1.0),
    };
    Some((draft, places))
}

fn key_frames<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<(Vec<Frame>, Vec<&'a str>)> {
    let items = field.list(report)?;
    if !FRAMES.contains(&items.len()) {
        let message = match items.len() {
            0 | 1 => "`frames` needs at least two key frames; add the one that the movement goes to".to_owned(),
            many => format!("`frames` has {many} key frames; at most {} are drawn", FRAMES.end()),
        };
        report.tell(field.value.trimmed(), message);
        return None;
    }
    let last = (items.len() - 1) as f32;
    let places: Vec<&str> = items.iter().map(|item| item.value.trimmed()).collect();
    let mut frames: Vec<Frame> = Vec::with_capacity(items.len());
    let mut whole = true;
    for (number, item) in items.into_iter().enumerate() {
        let before = frames.last().map(|frame| frame.pose.clone()).unwrap_or_default();
        let Some((pose, at, contacts)) = pose::read(item, before, report) else {
            whole = false;
            continue;
        };
        let at = at.unwrap_or(number as f32 / last.max(1.0));
        if let Some(standing) = frames.last().filter(|frame| frame.at >= at) {
            let message = format!(
                "this key frame is at {at} and the one before it at {}; put them in order, each `at` larger than the last",
                standing.at
            );
            report.tell(item.value.trimmed(), message);
        }
        if let Some(standing) = frames.last() {
            for (limb, same) in pose.same_ways(&standing.pose) {
                if !same {
                    let message = format!(
                        "the {limb} is given by angles in one key frame and by a target in another; write it the same way in all"
                    );
                    report.tell(item.value.trimmed(), message);
                }
            }
        }
        frames.push(Frame { at, pose, contacts });
    }
    whole.then_some((frames, places))
}

/// The items of a list field, none when it is left out.
fn list<'a>(fields: &Fields<'a>, name: &str, report: &mut Report<'a>) -> Vec<Field<'a>> {
    let Some(field) = fields.optional(name) else { return Vec::new() };
    let items = field.list(report).unwrap_or_default();
    if items.len() > MOST {
        report.tell(field.value.trimmed(), format!("`{name}` has {} items; at most {MOST} are drawn", items.len()));
        return Vec::new();
    }
    items
}

fn camera<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<(f32, f32)> {
    let fields = Fields::read(field.value, field.value, &CAMERA, report)?;
    let yaw = fields.required("yaw", report).and_then(|field| within(field, report, -360.0, 360.0));
    let elevation = fields.required("elevation", report).and_then(|field| within(field, report, 0.0, 80.0));
    Some((yaw?, elevation?))
}

fn pace<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Pace> {
    let (word, rest) = field.value.split_word();
    let make = match word {
        "Hold" => Pace::Hold as fn(f32) -> Pace,
        "Sway" => Pace::Sway,
        "Round" => Pace::Round,
        _ => {
            field.refuse(report, PACES);
            return None;
        }
    };
    let Some([seconds]) = rest.arguments().and_then(|values| <[Value; 1]>::try_from(values).ok()) else {
        field.refuse(report, PACES);
        return None;
    };
    within(Field::new("pace", seconds), report, *PACE.start(), *PACE.end()).map(make)
}

/// `Touch(part, surface)`.
fn contact<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Contact> {
    let (word, rest) = field.value.split_word();
    let arguments = rest.arguments().and_then(|values| <[Value; 2]>::try_from(values).ok());
    let ("Touch", Some([part, with])) = (word, arguments) else {
        field.refuse(report, TOUCHES);
        return None;
    };
    let part: Option<Part> = Field::new("contacts", part).word(report);
    let name = with.trimmed();
    let surface = if name == "Floor" {
        Some(Surface::Floor)
    } else if let Some(kind) = Kind::ALL.iter().find(|kind| kind.name() == name) {
        Some(Surface::Prop(*kind))
    } else {
        Part::ALL.iter().find(|part| part.name() == name).map(|part| Surface::Part(*part))
    };
    if surface.is_none() {
        let known = ["Floor"].into_iter().chain(Kind::ALL.iter().map(|kind| kind.name()));
        let known = known.chain(Part::ALL.iter().map(|part| part.name()));
        let meant = nearest(name, known).map_or_else(String::new, |name| format!("; did you mean {name}?"));
        report.tell(name, format!("a body touches Floor, a prop such as Chair, or a part such as LeftThigh{meant}"));
    }
    Some(Contact { part: part?, with: surface? })
}

fn mark<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Mark> {
    let (word, rest) = field.value.split_word();
    match word {
        "Press" => {
            let Some([place]) = rest.arguments().and_then(|values| <[Value; 1]>::try_from(values).ok()) else {
                field.refuse(report, MARKS);
                return None;
            };
            place::place(Field::new("marks", place), report).map(Mark::Press)
        }
        "Arrow" => {
            let fields = Fields::read(field.value, rest, &ARROW, report)?;
            let from = fields.required("from", report).and_then(|field| place::place(field, report));
            let by = fields.required("by", report).and_then(|field| place::vector(field, report));
            let when = match fields.optional("when") {
                Some(field) => field.word(report)?,
                None => When::Always,
            };
            Some(Mark::Arrow { from: from?, by: by?, when })
        }
        _ => {
            field.refuse(report, MARKS);
            None
        }
    }
}

/// A number from `low` to `high`.
fn within<'a>(field: Field<'a>, report: &mut Report<'a>, low: f32, high: f32) -> Option<f32> {
    let number = field.number(report)? as f32;
    if !(low..=high).contains(&number) {
        report
            .tell(field.value.trimmed(), format!("`{}` is {number}; write a number from {low} to {high}", field.name));
        return None;
    }
    Some(number)
}

/// The shape on the body that shows `region`.
pub const fn muscle(region: Region) -> Muscle {
    match region {
        Region::ErectorSpinae => Muscle::ErectorSpinae,
        Region::QuadratusLumborum => Muscle::QuadratusLumborum,
        Region::GluteusMaximus => Muscle::GluteusMaximus,
        Region::GluteusMedius => Muscle::GluteusMedius,
        Region::Piriformis => Muscle::Piriformis,
        Region::Tfl => Muscle::Tfl,
        Region::HipFlexors => Muscle::HipFlexors,
        Region::Hamstrings => Muscle::Hamstrings,
        Region::Calf => Muscle::Calf,
        Region::PlantarFoot => Muscle::PlantarFoot,
        Region::Abdominals => Muscle::Abdominals,
        Region::Adductors => Muscle::Adductors,
        Region::SciaticNerve => Muscle::SciaticNerve,
        Region::Diaphragm => Muscle::Diaphragm,
        Region::WholeBody => Muscle::WholeBody,
    }
}

impl Word for Part {
    const ALL: &'static [Self] = Part::ALL;
    fn name(self) -> &'static str {
        Part::name(self)
    }
}

impl Word for When {
    const ALL: &'static [Self] = &[Self::Always, Self::First, Self::Last];
    fn name(self) -> &'static str {
        match self {
            Self::Always => "Always",
            Self::First => "First",
            Self::Last => "Last",
        }
    }
}
