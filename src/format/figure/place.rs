//! Points, directions and spots on the skin.

use glam::{Vec2, Vec3};

use super::within;
use crate::figure::pose::Place;
use crate::figure::skeleton::Part;
use crate::figure::spot::Spot;
use crate::format::problem::Report;
use crate::format::value::{Field, Value};

const PLACES: &str = "a point (x, y, z), or a spot on the skin On(part, along, around)";

/// How far from the middle anything may be, in hundredths of body height.
const FAR: f32 = 300.0;

/// `(x, y, z)`, or `On(part, along, around)` with an optional distance above the skin.
pub(super) fn place<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Place> {
    let (word, rest) = field.value.split_word();
    match word {
        "" => numbers::<3>(field, PLACES, report).map(|[x, y, z]| Place::At(Vec3::new(x, y, z))),
        "On" => {
            let arguments = rest.arguments().unwrap_or_default();
            let (part, numbers) = match arguments.as_slice() {
                [part, numbers @ ..] if (2..=3).contains(&numbers.len()) => (part, numbers),
                _ => {
                    field.refuse(report, PLACES);
                    return None;
                }
            };
            let part: Option<Part> = Field::new(field.name, *part).word(report);
            let mut number = |at: usize, name, low, high| match numbers.get(at) {
                Some(value) => within(Field::new(name, *value), report, low, high),
                None => Some(0.0),
            };
            let along = number(0, "along", -0.2, 1.2);
            let around = number(1, "around", -360.0, 360.0);
            let off = number(2, "above the skin", -5.0, 60.0);
            Some(Place::On(Spot { part: part?, along: along?, around: around?, off: off? }))
        }
        _ => {
            field.refuse(report, PLACES);
            None
        }
    }
}

/// `(x, y, z)`: a direction, or a size.
pub(super) fn vector<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Vec3> {
    numbers::<3>(field, "three numbers (x, y, z)", report).map(Vec3::from)
}

/// A direction, which may not be nothing.
pub(super) fn direction<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Vec3> {
    let vector = vector(field, report)?;
    if vector.length() < 0.01 {
        field.refuse(report, "a direction (x, y, z) that is not zero");
        return None;
    }
    Some(vector.normalize())
}

/// `(x, y)` on the floor.
pub(super) fn floor<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<Vec2> {
    numbers::<2>(field, "a point of the floor (x, y)", report).map(Vec2::from)
}

/// `(x, y)` or `(x, y, z)`.
pub(super) fn floor_or_point<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<(Vec2, Option<f32>)> {
    if field.value.arguments().is_some_and(|values| values.len() == 2) {
        return floor(field, report).map(|at| (at, None));
    }
    let wanted = "a point (x, y, z), or (x, y) to rest on what is beneath";
    numbers::<3>(field, wanted, report).map(|[x, y, z]| (Vec2::new(x, y), Some(z)))
}

fn numbers<'a, const N: usize>(field: Field<'a>, wanted: &str, report: &mut Report<'a>) -> Option<[f32; N]> {
    let values = field.value.arguments().and_then(|values| <[Value; N]>::try_from(values).ok());
    let Some(values) = values else {
        field.refuse(report, wanted);
        return None;
    };
    let numbers = values.map(|value| within(Field::new(field.name, value), report, -FAR, FAR));
    numbers.iter().all(Option::is_some).then(|| numbers.map(Option::unwrap_or_default))
}
