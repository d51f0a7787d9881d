//! The things of a figure.

use glam::{Vec2, Vec3};

use super::place::{floor, place, vector};
use super::within;
use crate::domain::nearest::nearest;
use crate::figure::pose::Place;
use crate::figure::prop::{Back, Prop};
use crate::format::fields::{Fields, Shape};
use crate::format::problem::Report;
use crate::format::value::{Field, Value};

const NAMES: [&str; 15] = [
    "Mat",
    "Chair",
    "Stool",
    "Wall",
    "DoorFrame",
    "Step",
    "Desk",
    "Bed",
    "Ball",
    "Roller",
    "Pillow",
    "Cushion",
    "Strap",
    "Towel",
    "Stick",
];

/// A thing with its fields, such as `Chair(at: (0, 0))`.
pub(super) fn read<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Prop> {
    let (word, rest) = field.value.split_word();
    let Some(shape) = shape(word) else {
        let meant = nearest(word, NAMES).map_or_else(String::new, |name| format!("; did you mean {name}?"));
        field.refuse(report, &format!("one of {}{meant}", NAMES.join(", ")));
        return None;
    };
    let mut thing = Thing::read(field, rest, &shape, report)?;
    match word {
        "Mat" => {
            let at = thing.floor("at", Some(Vec2::ZERO))?;
            let size = thing.floor("size", Some(Vec2::new(116.0, 36.0)))?;
            Some(Prop::Mat { at, size })
        }
        "Chair" | "Stool" => {
            let at = thing.floor("at", None)?;
            let facing = thing.number("facing", 0.0, (-360.0, 360.0))?;
            let height = thing.number("height", 22.0, (4.0, 60.0))?;
            let back = if word == "Chair" { Back::Chair } else { Back::None };
            Some(Prop::Chair { at, facing, height, back })
        }
        "Wall" => {
            let at = thing.floor("at", None)?;
            let facing = thing.number("facing", 0.0, (-360.0, 360.0))?;
            let width = thing.number("width", 50.0, (4.0, 200.0))?;
            Some(Prop::Wall { at, facing, width })
        }
        "DoorFrame" => {
            let at = thing.floor("at", None)?;
            let facing = thing.number("facing", 180.0, (-360.0, 360.0))?;
            Some(Prop::DoorFrame { at, facing })
        }
        "Step" | "Desk" | "Bed" => {
            let at = thing.floor("at", None)?;
            let size = thing.size("size", Vec3::new(20.0, 30.0, 10.0))?;
            Some(match word {
                "Step" => Prop::Step { at, size },
                "Desk" => Prop::Desk { at, size },
                _ => Prop::Bed { at, size },
            })
        }
        "Ball" => Some(Prop::Ball { at: thing.place("at")? }),
        "Roller" => {
            let at = thing.place("at")?;
            let axis = thing.number("axis", 90.0, (-360.0, 360.0))?;
            Some(Prop::Roller { at, axis })
        }
        "Pillow" | "Cushion" => {
            let at = thing.place("at")?;
            let size = thing.size("size", Vec3::new(18.0, 26.0, 4.0))?;
            let lean = thing.number("lean", 0.0, (-90.0, 90.0))?;
            Some(Prop::Pillow { at, size, lean })
        }
        "Strap" | "Towel" => {
            let through = thing.places("through")?;
            Some(if word == "Strap" { Prop::Strap { through } } else { Prop::Towel { through } })
        }
        "Stick" => {
            let (from, to) = (thing.place("from"), thing.place("to"));
            Some(Prop::Stick { from: from?, to: to? })
        }
        _ => None,
    }
}

/// The fields of the thing of this name.
fn shape(word: &str) -> Option<Shape> {
    let (example, fields): (_, &'static [&'static str]) = match word {
        "Mat" => ("Mat(size: (116, 36))", &["at", "size"]),
        "Chair" | "Stool" => ("Chair(at: (0, 0), facing: 0, height: 22)", &["at", "facing", "height"]),
        "Wall" => ("Wall(at: (30, 0), facing: 180, width: 50)", &["at", "facing", "width"]),
        "DoorFrame" => ("DoorFrame(at: (30, -5), facing: 180)", &["at", "facing"]),
        "Step" | "Desk" | "Bed" => ("Step(at: (30, -5), size: (20, 30, 10))", &["at", "size"]),
        "Ball" => ("Ball(at: On(Pelvis, 0.6, 120))", &["at"]),
        "Roller" => ("Roller(at: (10, 0, 4.4), axis: 90)", &["at", "axis"]),
        "Pillow" | "Cushion" => ("Pillow(at: (-40, 0, 2), size: (18, 26, 4))", &["at", "size", "lean"]),
        "Strap" | "Towel" => ("Strap(through: [place, place])", &["through"]),
        "Stick" => ("Stick(from: place, to: place)", &["from", "to"]),
        _ => return None,
    };
    Some(Shape { what: "a thing", example, fields })
}

/// The fields of a thing.
struct Thing<'a, 'r> {
    fields: Fields<'a>,
    report: &'r mut Report<'a>,
}

impl<'a, 'r> Thing<'a, 'r> {
    fn read(field: Field<'a>, rest: Value<'a>, shape: &Shape, report: &'r mut Report<'a>) -> Option<Self> {
        // `Mat` alone is `Mat()`.
        let inside = if rest.trimmed().is_empty() { Value("()") } else { rest };
        let fields = Fields::read(field.value, inside, shape, report)?;
        Some(Self { fields, report })
    }

    fn floor(&mut self, name: &str, otherwise: Option<Vec2>) -> Option<Vec2> {
        match (self.fields.optional(name), otherwise) {
            (Some(field), _) => floor(field, self.report),
            (None, Some(otherwise)) => Some(otherwise),
            (None, None) => {
                self.fields.required(name, self.report);
                None
            }
        }
    }

    fn number(&mut self, name: &str, otherwise: f32, (low, high): (f32, f32)) -> Option<f32> {
        self.fields.optional(name).map_or(Some(otherwise), |field| within(field, self.report, low, high))
    }

    fn size(&mut self, name: &str, otherwise: Vec3) -> Option<Vec3> {
        let Some(field) = self.fields.optional(name) else { return Some(otherwise) };
        let size = vector(field, self.report)?;
        if size.min_element() < 1.0 {
            field.refuse(self.report, "three sizes (along x, along y, height), each at least 1");
            return None;
        }
        Some(size)
    }

    fn place(&mut self, name: &str) -> Option<Place> {
        self.fields.required(name, self.report).and_then(|field| place(field, self.report))
    }

    fn places(&mut self, name: &str) -> Option<Vec<Place>> {
        let field = self.fields.required(name, self.report)?;
        let items = field.list(self.report)?;
        if !(2..=12).contains(&items.len()) {
            field.refuse(self.report, "a list of 2 to 12 places");
            return None;
        }
        let count = items.len();
        let places: Vec<Place> = items.into_iter().filter_map(|item| place(item, self.report)).collect();
        (places.len() == count).then_some(places)
    }
}
