//! Pressed spots and arrows, over everything.

use glam::{Vec2, Vec3};

use super::{Bounds, Form, Item, Scene, Shape};
use crate::figure::definition::{Figure, Mark};
use crate::figure::motion::Moment;
use crate::figure::outline::{Circle, Cluster, polygon};
use crate::figure::palette::Ink;
use crate::figure::pose::Place;
use crate::figure::skeleton::Body;

impl Scene {
    /// Pressed spots and arrows, over everything.
    pub(super) fn marks(&self, figure: &Figure, body: &Body, moment: &Moment, list: &mut Vec<Item>) {
        for mark in &figure.draft().marks {
            match mark {
                Mark::Press(place) => {
                    let (at, out) = point(*place, body);
                    // On the far side of the body only a hint of it shines through.
                    let hidden = out.is_some_and(|out| self.lens.facing(out) < -0.3);
                    let reach = 2.7 + 0.9 * moment.beat;
                    list.push(item(at, self.disc(at, reach), Ink::Press, if hidden { 0.16 } else { 0.3 }));
                    if !hidden {
                        list.push(item(at, self.disc(at, 1.45), Ink::Press, 0.92));
                    }
                }
                Mark::Arrow { from, by, when } if when.shows(moment.along) => {
                    self.arrow(point(*from, body).0, *by, list);
                }
                Mark::Arrow { .. } => {}
            }
        }
    }

    fn arrow(&self, from: Vec3, by: Vec3, list: &mut Vec<Item>) {
        const HEAD: f32 = 3.0;
        const RIM: f32 = 0.4;
        let to = from + by;
        let (a, b) = (self.lens.see(from), self.lens.see(to));
        let (a, b) = (Vec2::new(a.x, a.y), Vec2::new(b.x, b.y));
        let line = (b - a).normalize_or(Vec2::X);
        let neck = b - line * HEAD * 0.8;
        let mut shaft = Cluster::new();
        shaft.push(Circle::new(a, 0.55));
        shaft.push(Circle::new(neck, 0.55));
        let side = line.perp() * HEAD * 0.62;
        let head = |more: f32| {
            let (tip, back) = (b + line * more * 1.6, b - line * (HEAD + more));
            Form::Polygon(polygon(vec![tip, back + side * (1.0 + more * 0.8), back - side * (1.0 + more * 0.8)]))
        };
        list.push(item(from, Form::Hull(shaft.grown(RIM)), Ink::Rim, 0.85));
        list.push(item(to, head(RIM), Ink::Rim, 0.85));
        list.push(item(from, Form::Hull(shaft), Ink::Arrow, 1.0));
        list.push(item(to, head(0.0), Ink::Arrow, 1.0));
    }
}

/// A shape whose place in the order is known.
pub(super) fn item(at: Vec3, form: Form, ink: Ink, alpha: f32) -> Item {
    Item { near: f32::INFINITY, at, bounds: Bounds::NOTHING, shape: Shape { form, ink, shadow: 0.0, alpha } }
}

/// A place, and the way out of the body there.
fn point(place: Place, body: &Body) -> (Vec3, Option<Vec3>) {
    match place {
        Place::At(point) => (point, None),
        Place::On(spot) => {
            let skin = spot.on(body);
            (skin.at, Some(skin.normal))
        }
    }
}
