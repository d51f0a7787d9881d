//! Things, each painted after what it hides and before what hides it.

use glam::{Mat3, Vec2, Vec3};

use super::marks::item;
use super::{Bounds, Form, Item, Scene, Shape};
use crate::figure::camera::Lens;
use crate::figure::outline::{Circle, Cluster, polygon};
use crate::figure::palette::Ink;
use crate::figure::prop::{Kind, Placed, Solid};

impl Scene {
    /// The items with every solid put in its place.
    pub(super) fn with_solids(&mut self, placed: &[Placed]) -> Vec<Item> {
        let mut list = std::mem::take(&mut self.items);
        let is_rod = |thing: &&Placed| matches!(thing.solid, Solid::Rod { .. });
        let mut order: Vec<&Placed> = placed.iter().filter(|thing| !is_rod(thing)).collect();
        order.sort_by(|a, b| {
            let near = |placed: &Placed| match placed.kind {
                Kind::Mat => f32::NEG_INFINITY,
                _ => self.lens.see(placed.solid.center()).near,
            };
            near(a).total_cmp(&near(b))
        });
        let has_mat = placed.iter().any(|placed| placed.kind == Kind::Mat);
        let mut out: Vec<Item> = Vec::with_capacity(list.len() + order.len() * 4);
        let mut blocks: Vec<(usize, Vec<Item>)> = Vec::new();
        if !has_mat {
            list_ground(&self.lens, &list, &mut out);
        }
        for placed in order {
            let shapes = self.solid(placed, &list);
            if placed.kind == Kind::Mat {
                out.extend(shapes);
            } else {
                blocks.push((self.place_of(placed, &list), shapes));
            }
        }
        // Of two solids at one place the nearer, which is the later, goes on top.
        blocks.sort_by_key(|(place, _)| *place);
        let mut blocks = blocks.into_iter().peekable();
        for (number, item) in list.drain(..).enumerate() {
            while let Some((_, shapes)) = blocks.next_if(|(place, _)| *place <= number) {
                out.extend(shapes);
            }
            out.push(item);
        }
        for (_, shapes) in blocks {
            out.extend(shapes);
        }
        out
    }

    /// Straps and sticks, in pieces short enough to be sorted with the flesh they lie on and pass.
    pub(super) fn rods(&mut self, placed: &[Placed]) {
        const PIECE: f32 = 3.0;
        const LIFT: f32 = 0.6;
        for thing in placed {
            let Solid::Rod { from, to, radius } = thing.solid else { continue };
            let count = (from.distance(to) / PIECE).ceil().clamp(1.0, 48.0);
            for number in 0..count as u8 {
                let ends = [f32::from(number), f32::from(number) + 1.0].map(|n| from.lerp(to, n / count));
                let mut cluster = Cluster::new();
                let mut bounds = Bounds::NOTHING;
                let mut near = LIFT;
                for at in ends {
                    let seen = self.lens.see(at);
                    near += seen.near / 2.0;
                    bounds.include(Vec2::new(seen.x, seen.y), radius);
                    cluster.push(Circle::new(Vec2::new(seen.x, seen.y), radius));
                }
                let shape = Shape { form: Form::Hull(cluster), ink: thing.ink, shadow: 0.0, alpha: 1.0 };
                self.items.push(Item { near, at: (ends[0] + ends[1]) / 2.0, bounds, shape });
            }
        }
    }

    /// Before which of the sorted items a solid is painted, so that as few as possible are wrongly hidden.
    fn place_of(&self, placed: &Placed, list: &[Item]) -> usize {
        let bounds = bounds_of(&self.lens, &placed.solid);
        let depth = self.lens.see(placed.solid.center()).near;
        // For each place, the items before it that should be in front and those after it that should be behind.
        let mut behind_after = 0.0;
        let mut scores = Vec::with_capacity(list.len());
        for item in list {
            let score = if item.bounds.meets(&bounds) {
                let apart = item.at - placed.solid.nearest(item.at);
                let distance = apart.length();
                if distance < 1e-3 { item.near - depth } else { self.lens.facing(apart) / distance }
            } else {
                0.0
            };
            scores.push(score);
            behind_after += (-score).max(0.0);
        }
        let (mut best, mut least, mut wrong) = (0, behind_after, behind_after);
        for (number, score) in scores.iter().enumerate() {
            // Moving past this item: it is now hidden by the solid.
            wrong += *score;
            if wrong < least - 1e-4 {
                (best, least) = (number + 1, wrong);
            }
        }
        if scores.iter().all(|score| score.abs() < 1e-6) {
            return list.iter().position(|item| item.near > depth).unwrap_or(list.len());
        }
        best
    }

    fn solid(&self, placed: &Placed, list: &[Item]) -> Vec<Item> {
        let mut out = Vec::with_capacity(4);
        let ink = placed.ink;
        let mut add = |form, shadow, alpha| {
            let shape = Shape { form, ink, shadow, alpha };
            out.push(Item { near: 0.0, at: placed.solid.center(), bounds: Bounds::NOTHING, shape });
        };
        match placed.solid {
            Solid::Block { center, half, axes, round: 0.0 } => {
                // One looks through a wall that would hide the body.
                let looks_through = placed.kind == Kind::Wall && self.hides(placed, list);
                let alpha = if looks_through { 0.16 } else { 1.0 };
                if !looks_through {
                    add(Form::Polygon(self.silhouette(&placed.solid)), 0.45, alpha);
                }
                for (normal, shadow) in faces(axes) {
                    if self.lens.facing(normal) > 0.01 {
                        add(Form::Polygon(self.face(center, half, axes, normal)), shadow, alpha);
                    }
                }
            }
            Solid::Block { .. } => {
                add(Form::Polygon(self.silhouette(&placed.solid)), 0.0, 1.0);
            }
            Solid::Sphere { center, radius } => {
                add(self.disc(center, radius), 0.35, 1.0);
                // A lighter cap towards the light makes it round.
                let light = Vec3::new(0.0, 0.0, radius * 0.2);
                add(self.disc(center + light, radius * 0.74), 0.0, 1.0);
            }
            Solid::Cylinder { from, to, radius } => {
                add(Form::Polygon(self.silhouette(&placed.solid)), 0.25, 1.0);
                let (near, axis) =
                    if self.lens.see(from).near > self.lens.see(to).near { (from, from - to) } else { (to, to - from) };
                if self.lens.facing(axis.normalize_or(Vec3::Y)) > 0.05 {
                    add(Form::Polygon(self.ring(near, axis, radius)), 0.0, 1.0);
                    add(Form::Polygon(self.ring(near, axis, radius * 0.5)), 0.8, 1.0);
                }
            }
            // Thin things are sorted with the flesh.
            Solid::Rod { .. } => {}
        }
        out
    }

    /// Whether most of the body lies behind a wall.
    fn hides(&self, placed: &Placed, list: &[Item]) -> bool {
        let behind =
            list.iter().filter(|item| self.lens.facing(item.at - placed.solid.nearest(item.at)) < -0.5).count();
        behind * 2 > list.len()
    }

    pub(super) fn disc(&self, at: Vec3, radius: f32) -> Form {
        let seen = self.lens.see(at);
        let mut cluster = Cluster::new();
        cluster.push(Circle::new(Vec2::new(seen.x, seen.y), radius));
        Form::Hull(cluster)
    }

    fn silhouette(&self, solid: &Solid) -> Vec<Vec2> {
        let mut points = Vec::new();
        if let Solid::Cylinder { from, to, radius } = *solid {
            points.extend(self.ring(from, to - from, radius));
            points.extend(self.ring(to, to - from, radius));
            return polygon(points);
        }
        for (corner, radius) in corners(solid) {
            let seen = self.lens.see(corner);
            let at = Vec2::new(seen.x, seen.y);
            if radius == 0.0 {
                points.push(at);
            } else {
                points.extend((0..20).map(|n| at + Vec2::from_angle(n as f32 / 20.0 * std::f32::consts::TAU) * radius));
            }
        }
        polygon(points)
    }

    fn face(&self, center: Vec3, half: Vec3, axes: Mat3, normal: Vec3) -> Vec<Vec2> {
        let out = axes.transpose() * normal;
        let (u, v) = (
            Vec3::new(out.y.abs() + out.z.abs(), out.x.abs(), 0.0),
            Vec3::new(0.0, out.z.abs(), out.x.abs() + out.y.abs()),
        );
        let flat = |s: f32, t: f32| {
            let local = out * half + (u.normalize() * s + v.normalize() * t) * half;
            let seen = self.lens.see(center + axes * local);
            Vec2::new(seen.x, seen.y)
        };
        polygon(vec![flat(-1.0, -1.0), flat(1.0, -1.0), flat(1.0, 1.0), flat(-1.0, 1.0)])
    }

    fn ring(&self, at: Vec3, axis: Vec3, radius: f32) -> Vec<Vec2> {
        let (one, other) = axis.normalize_or(Vec3::Y).any_orthonormal_pair();
        let points = (0..36).map(|n| {
            let (sin, cos) = (n as f32 / 36.0 * std::f32::consts::TAU).sin_cos();
            let seen = self.lens.see(at + (one * cos + other * sin) * radius);
            Vec2::new(seen.x, seen.y)
        });
        polygon(points.collect())
    }
}

pub(super) fn bounds_of(lens: &Lens, solid: &Solid) -> Bounds {
    let mut bounds = Bounds::NOTHING;
    for (corner, radius) in corners(solid) {
        let seen = lens.see(corner);
        bounds.include(Vec2::new(seen.x, seen.y), radius);
    }
    bounds
}

/// Points that span a solid, each with a radius.
fn corners(solid: &Solid) -> Vec<(Vec3, f32)> {
    match *solid {
        Solid::Block { center, half, axes, round } => {
            let signs = [-1.0, 1.0];
            let all =
                signs.into_iter().flat_map(|x| signs.into_iter().flat_map(move |y| signs.map(move |z| (x, y, z))));
            all.map(|(x, y, z)| (center + axes * (half * Vec3::new(x, y, z)), round)).collect()
        }
        Solid::Sphere { center, radius } => vec![(center, radius)],
        Solid::Cylinder { from, to, radius } | Solid::Rod { from, to, radius } => vec![(from, radius), (to, radius)],
    }
}

/// The ground where nobody has laid a mat: a slab below the body.
fn list_ground(lens: &Lens, list: &[Item], out: &mut Vec<Item>) {
    let mut low = Vec3::INFINITY;
    let mut high = Vec3::NEG_INFINITY;
    for item in list {
        low = low.min(item.at);
        high = high.max(item.at);
    }
    if !low.is_finite() {
        return;
    }
    let center = ((low + high) / 2.0).with_z(-0.7);
    let half = Vec3::new(((high.x - low.x) / 2.0 + 12.0).max(30.0), ((high.y - low.y) / 2.0 + 9.0).max(17.0), 0.7);
    let solid = Solid::Block { center, half, axes: Mat3::IDENTITY, round: 0.0 };
    let points = corners(&solid).into_iter().map(|(corner, _)| {
        let seen = lens.see(corner);
        Vec2::new(seen.x, seen.y)
    });
    let form = Form::Polygon(polygon(points.collect()));
    out.push(item(center, form, Ink::Ground, 1.0));
}

/// The six ways a box looks, each with its shadow: light comes from above.
fn faces(axes: Mat3) -> [(Vec3, f32); 6] {
    [
        (axes.z_axis, 0.0),
        (-axes.z_axis, 1.0),
        (axes.x_axis, 0.35),
        (-axes.x_axis, 0.35),
        (axes.y_axis, 0.6),
        (-axes.y_axis, 0.6),
    ]
}
