//! Each thing as convex solids.

use glam::{Mat3, Vec2, Vec3};

use super::{Back, Placed, Prop, Solid};
use crate::figure::palette::Ink;
use crate::figure::pose::Place;
use crate::figure::skeleton::Body;

/// Radius of a tennis ball; drawn a little larger than its 6.5 cm so that it is seen from the floor.
pub const BALL: f32 = 2.4;
/// Radius of a roller of 15 cm.
pub const ROLLER: f32 = 4.4;
const ROLLER_HALF: f32 = 15.0;
const STRAP: f32 = 0.55;
const TOWEL: f32 = 1.1;
const STICK: f32 = 1.0;
const WALL_HEIGHT: f32 = 112.0;
const POST_HEIGHT: f32 = 84.0;

impl Prop {
    /// Adds its solids. Without a body only things that stand by themselves are there.
    pub fn place(&self, body: Option<&Body>, out: &mut Vec<Placed>) {
        let kind = self.kind();
        let mut add = |ink, solid| out.push(Placed { kind, ink, solid });
        match self {
            Self::Mat { at, size } => {
                let half = Vec3::new(size.x / 2.0, size.y / 2.0, 0.7);
                add(Ink::Mat, block(at.extend(-0.7), half, 0.0));
            }
            Self::Chair { at, facing, height, back } => chair(*at, *facing, *height, *back, &mut add),
            Self::Wall { at, facing, width } => {
                let normal = Mat3::from_rotation_z(facing.to_radians()) * Vec3::X;
                let center = at.extend(WALL_HEIGHT / 2.0) - normal;
                add(Ink::Wall, block(center, Vec3::new(1.0, width / 2.0, WALL_HEIGHT / 2.0), *facing));
            }
            Self::DoorFrame { at, facing } => {
                let turn = Mat3::from_rotation_z(facing.to_radians());
                let post = Vec3::new(2.0, 2.4, POST_HEIGHT / 2.0);
                let one = at.extend(POST_HEIGHT / 2.0) - turn * Vec3::new(2.0, 0.0, 0.0);
                // The door opens to the left of the post, where the other leg lies.
                let other = one - turn * Vec3::new(0.0, 44.0, 0.0);
                add(Ink::Wood, block(one, post, *facing));
                add(Ink::Wood, block(other, post, *facing));
                let lintel = (one + other) / 2.0 + Vec3::Z * (POST_HEIGHT / 2.0);
                add(Ink::Wood, block(lintel, Vec3::new(2.0, 24.4, 2.2), *facing));
            }
            Self::Step { at, size } => {
                add(Ink::Furniture, block(at.extend(size.z / 2.0), *size / 2.0, 0.0));
            }
            Self::Desk { at, size } => desk(*at, *size, &mut add),
            Self::Bed { at, size } => {
                let mattress = 7.0_f32.min(size.z / 2.0);
                let half = Vec3::new(size.x / 2.0, size.y / 2.0, mattress / 2.0);
                let soft = Vec3::new(half.x - 1.5, half.y - 1.5, half.z - 1.5);
                let center = at.extend(size.z - mattress / 2.0);
                add(Ink::Pillow, Solid::Block { center, half: soft, axes: Mat3::IDENTITY, round: 1.5 });
                let frame = Vec3::new(half.x - 1.0, half.y - 1.0, (size.z - mattress) / 2.0);
                add(Ink::Wood, block(at.extend(frame.z), frame, 0.0));
            }
            Self::Ball { at } => {
                if let Some(center) = resting(*at, BALL, body) {
                    add(Ink::Ball, Solid::Sphere { center, radius: BALL });
                }
            }
            Self::Roller { at, axis } => {
                if let Some(center) = resting(*at, ROLLER, body) {
                    let half = Mat3::from_rotation_z(axis.to_radians()) * (Vec3::X * ROLLER_HALF);
                    add(Ink::Furniture, Solid::Cylinder { from: center - half, to: center + half, radius: ROLLER });
                }
            }
            Self::Pillow { at, size, lean } => {
                // As round as its thinnest side allows, whichever way it stands.
                let round = (size.min_element() / 2.0 - 0.2).max(0.2);
                let half = (*size / 2.0 - round).max(Vec3::splat(0.1));
                if let Some(center) = resting(*at, size.z / 2.0, body) {
                    let axes = Mat3::from_rotation_y(-lean.to_radians());
                    add(Ink::Pillow, Solid::Block { center, half, axes, round });
                }
            }
            Self::Strap { through } => band(through, STRAP, Ink::Strap, body, &mut add),
            Self::Towel { through } => band(through, TOWEL, Ink::Towel, body, &mut add),
            Self::Stick { from, to } => {
                if let (Some(from), Some(to)) = (resting(*from, STICK, body), resting(*to, STICK, body)) {
                    add(Ink::Wood, Solid::Rod { from, to, radius: STICK });
                }
            }
        }
    }
}

/// Every solid of `props`.
pub fn place_all(props: &[Prop], body: Option<&Body>) -> Vec<Placed> {
    let mut out = Vec::with_capacity(16);
    for prop in props {
        prop.place(body, &mut out);
    }
    out
}

/// The middle of a round thing that touches a place.
fn resting(place: Place, radius: f32, body: Option<&Body>) -> Option<Vec3> {
    match place {
        Place::At(point) => Some(point),
        Place::On(spot) => body.map(|body| {
            let skin = spot.on(body);
            skin.at + skin.normal * radius
        }),
    }
}

fn band(through: &[Place], radius: f32, ink: Ink, body: Option<&Body>, add: &mut impl FnMut(Ink, Solid)) {
    let points: Vec<Vec3> = through.iter().filter_map(|place| resting(*place, radius, body)).collect();
    if points.len() == through.len() {
        for pair in points.windows(2) {
            add(ink, Solid::Rod { from: pair[0], to: pair[1], radius });
        }
    }
}

fn block(center: Vec3, half: Vec3, facing: f32) -> Solid {
    Solid::Block { center, half, axes: Mat3::from_rotation_z(facing.to_radians()), round: 0.0 }
}

fn chair(at: Vec2, facing: f32, height: f32, back: Back, add: &mut impl FnMut(Ink, Solid)) {
    let turn = Mat3::from_rotation_z(facing.to_radians());
    let mut piece = |center: Vec3, half: Vec3| add(Ink::Furniture, block(at.extend(0.0) + turn * center, half, facing));
    let (deep, wide) = (11.5, 11.5);
    let leg = (height - 2.2) / 2.0;
    for (x, y) in [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)] {
        piece(Vec3::new(x * (deep - 1.1), y * (wide - 1.1), leg), Vec3::new(0.9, 0.9, leg));
    }
    piece(Vec3::new(0.0, 0.0, height - 1.1), Vec3::new(deep, wide, 1.1));
    if back == Back::Chair {
        let x = -deep + 0.9;
        for y in [-1.0, 1.0] {
            piece(Vec3::new(x, y * (wide - 1.1), height + 14.0), Vec3::new(0.9, 0.9, 14.0));
        }
        piece(Vec3::new(x, 0.0, height + 23.0), Vec3::new(0.9, wide, 6.5));
    }
}

fn desk(at: Vec2, size: Vec3, add: &mut impl FnMut(Ink, Solid)) {
    let top = Vec3::new(size.x / 2.0, size.y / 2.0, 1.0);
    add(Ink::Wood, block(at.extend(size.z - 1.0), top, 0.0));
    let leg = (size.z - 2.0) / 2.0;
    for (x, y) in [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)] {
        let center = Vec3::new(at.x + x * (top.x - 1.6), at.y + y * (top.y - 1.6), leg);
        add(Ink::Wood, block(center, Vec3::new(0.9, 0.9, leg), 0.0));
    }
}
