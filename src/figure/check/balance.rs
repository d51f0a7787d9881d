//! Whether the weight rests on something.

use glam::{Vec2, Vec3};

use super::{Fault, Look, TOUCH};
use crate::figure::outline::polygon;
use crate::figure::prop::{Kind, Placed};
use crate::figure::skeleton::{Body, Part, Side};
use crate::figure::solid::Flesh;

/// How far the centre of mass may lie outside of what carries it: muscles at the edge of a foot, clothes, breath.
const SWAY: f32 = 2.0;

/// Shares of body mass (Dempster by way of Winter, Biomechanics and Motor Control of Human Movement, 2009).
const MASS: [(Part, f32); 17] = [
    (Part::Pelvis, 0.142),
    (Part::Waist, 0.139),
    (Part::Chest, 0.216),
    (Part::Neck, 0.021),
    (Part::Head, 0.06),
    (Part::UpperArm(Side::Right), 0.028),
    (Part::UpperArm(Side::Left), 0.028),
    (Part::Forearm(Side::Right), 0.016),
    (Part::Forearm(Side::Left), 0.016),
    (Part::Hand(Side::Right), 0.006),
    (Part::Hand(Side::Left), 0.006),
    (Part::Thigh(Side::Right), 0.1),
    (Part::Thigh(Side::Left), 0.1),
    (Part::Shank(Side::Right), 0.0465),
    (Part::Shank(Side::Left), 0.0465),
    (Part::Foot(Side::Right), 0.0145),
    (Part::Foot(Side::Left), 0.0145),
];

/// The centre of mass, over the floor.
fn centre_of_mass(body: &Body) -> Vec2 {
    let mut sum = Vec3::ZERO;
    let mut all = 0.0;
    for (part, mass) in MASS {
        sum += body.bone(part).along(0.45) * mass;
        all += mass;
    }
    (sum / all).truncate()
}

/// Where the floor and things carry a body, seen from above; empty where nothing does.
pub(in crate::figure) fn carried(flesh: &Flesh, placed: &[Placed]) -> Vec<Vec2> {
    let mut carried = Vec::new();
    for (_, ring) in flesh.rings() {
        for end in [ring.a, ring.b] {
            let on_floor = end.z - ring.radius < TOUCH;
            let bears = |thing: &&Placed| !matches!(thing.kind, Kind::Mat | Kind::Strap | Kind::Towel | Kind::Stick);
            let on_thing = placed.iter().filter(bears).any(|thing| thing.solid.distance(end) - ring.radius < TOUCH);
            if on_floor || on_thing {
                carried.push(end.truncate());
            }
        }
    }
    if carried.is_empty() { carried } else { polygon(carried) }
}

/// How far the weight of `body` lies outside of `hull`, seen from there; nothing where it lies within.
pub(in crate::figure) fn astray(body: &Body, hull: &[Vec2]) -> Vec2 {
    let centre = centre_of_mass(body);
    centre - outside(centre, hull).1
}

pub(super) fn balance(body: &Body, flesh: &Flesh, placed: &[Placed], look: &mut Look<'_>) {
    let hull = carried(flesh, placed);
    if hull.is_empty() {
        look.tell("floats".into(), 0.0, Fault::Floats);
        return;
    }
    let away = astray(body, &hull);
    let by = away.length();
    if by > SWAY {
        let to = if away.x.abs() > away.y.abs() {
            if away.x > 0.0 { "in front (+x)" } else { "behind (−x)" }
        } else if away.y > 0.0 {
            "to the left (+y)"
        } else {
            "to the right (−y)"
        };
        look.tell("falls".into(), by, Fault::Falls { by, to });
    }
}

/// How far a point lies outside a convex polygon, and the nearest point of it.
fn outside(point: Vec2, hull: &[Vec2]) -> (f32, Vec2) {
    let inside = hull.len() > 2
        && (0..hull.len()).all(|number| {
            let (a, b) = (hull[number], hull[(number + 1) % hull.len()]);
            (b - a).perp_dot(point - a) >= 0.0
        });
    if inside {
        return (0.0, point);
    }
    let mut best = (f32::INFINITY, point);
    for number in 0..hull.len() {
        let (a, b) = (hull[number], hull[(number + 1) % hull.len()]);
        let line = b - a;
        let share =
            if line == Vec2::ZERO { 0.0 } else { ((point - a).dot(line) / line.length_squared()).clamp(0.0, 1.0) };
        let foot = a + line * share;
        if point.distance(foot) < best.0 {
            best = (point.distance(foot), foot);
        }
    }
    best
}
