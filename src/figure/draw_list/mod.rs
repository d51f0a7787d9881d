//! What to paint, far to near.
//!
//! Flesh is sorted by how near it is; every other convex solid is then put in where it hides, and is hidden by, what it
//! should. For that the nearest point of the solid decides: the flesh lies in front when it lies on the viewer's side of it.
//!
//! - `flesh`: body, regions at work, nerve
//! - `solids`: things, put in where they belong
//! - `marks`: pressed spots and arrows, over everything

mod flesh;
mod marks;
mod solids;

use glam::{Vec2, Vec3};

use super::camera::{Camera, Lens};
use super::definition::Figure;
use super::motion::Moment;
use super::outline::Cluster;
use super::palette::Ink;
use super::prop::Kind;
use super::solid;
use super::zone::Zone;
use solids::bounds_of;

/// Shapes in painting order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DrawList {
    /// Far to near.
    pub shapes: Vec<Shape>,
}

/// A flat shape of one colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its outline.
    pub form: Form,
    /// What it is made of.
    pub ink: Ink,
    /// In shadow, 0 to 1.
    pub shadow: f32,
    /// 1 hides what lies behind.
    pub alpha: f32,
}

/// An outline, in hundredths of body height, y down.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// The hull of circles.
    Hull(Cluster),
    /// A convex polygon, clockwise on a screen.
    Polygon(Vec<Vec2>),
}

impl Form {
    /// Its outline where `fit` puts it. `out` is cleared first.
    pub fn outline(&self, fit: Fit, out: &mut Vec<Vec2>) {
        match self {
            Self::Hull(cluster) => cluster.outline(fit.scale, fit.origin, out),
            Self::Polygon(points) => {
                out.clear();
                out.extend(points.iter().map(|point| fit.origin + *point * fit.scale));
            }
        }
    }
}

/// A rectangle, in hundredths of body height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left and top.
    pub min: Vec2,
    /// Right and bottom.
    pub max: Vec2,
}

impl Bounds {
    const NOTHING: Self = Self { min: Vec2::INFINITY, max: Vec2::NEG_INFINITY };

    fn include(&mut self, at: Vec2, radius: f32) {
        self.min = self.min.min(at - radius);
        self.max = self.max.max(at + radius);
    }

    fn meets(&self, other: &Self) -> bool {
        self.min.cmplt(other.max).all() && other.min.cmplt(self.max).all()
    }

    /// Its width and height.
    pub fn size(&self) -> Vec2 {
        self.max - self.min
    }

    /// Its middle.
    pub fn center(&self) -> Vec2 {
        (self.min + self.max) / 2.0
    }

    /// Both, whole.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.max(other.max) }
    }
}

/// Where and how large a picture is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Pixels or points for a hundredth of body height.
    pub scale: f32,
    /// Where the middle of the space goes.
    pub origin: Vec2,
}

impl Fit {
    /// Fills the rectangle at `at` of `size` with `bounds`, with a margin of `margin` of its smaller side all around.
    pub fn of(bounds: &Bounds, at: Vec2, size: Vec2, margin: f32) -> Self {
        let room = (size - 2.0 * margin * size.min_element()).max(Vec2::splat(1.0));
        let scale = (room / bounds.size().max(Vec2::splat(1.0))).min_element();
        Self { scale, origin: at + size / 2.0 - bounds.center() * scale }
    }
}

impl Figure {
    /// What to paint at `moment` as seen by `camera`.
    pub fn draw(&self, moment: &Moment, camera: &Camera) -> DrawList {
        self.draw_with(moment, camera, &[])
    }

    /// The same with these zones hatched.
    pub fn draw_with(&self, moment: &Moment, camera: &Camera, zones: &[Zone]) -> DrawList {
        let body = self.body(moment.along);
        let placed = self.placed(&body);
        let mut scene = Scene { lens: camera.lens(), items: Vec::with_capacity(320) };
        scene.flesh(&body, moment.breath);
        for work in &self.draft().works {
            scene.work(&body, *work);
        }
        for zone in zones {
            scene.zone(&body, *zone);
        }
        scene.rods(&placed);
        scene.items.sort_by(|a, b| a.near.total_cmp(&b.near));
        let mut list = scene.with_solids(&placed);
        scene.marks(self, &body, moment, &mut list);
        DrawList { shapes: list.into_iter().map(|item| item.shape).collect() }
    }

    /// What all key frames take up as seen by `camera`: the body and the smaller things, not the ground or a wall.
    pub fn bounds(&self, camera: &Camera) -> Bounds {
        let lens = camera.lens();
        let mut bounds = Bounds::NOTHING;
        for number in 0..self.moves() {
            for share in [0.0, 0.5, 1.0] {
                let body = self.body_in_move(number, share);
                for (_, ring) in solid::body(&body, 1.0).rings() {
                    for end in [ring.a, ring.b] {
                        let seen = lens.see(end);
                        bounds.include(Vec2::new(seen.x, seen.y), ring.radius);
                    }
                }
                for placed in self.placed(&body) {
                    if !matches!(placed.kind, Kind::Mat | Kind::Wall | Kind::DoorFrame | Kind::Bed) {
                        let form = bounds_of(&lens, &placed.solid);
                        bounds = bounds.union(&form);
                    }
                }
            }
        }
        bounds
    }
}

/// A shape with its place in depth.
struct Item {
    near: f32,
    at: Vec3,
    bounds: Bounds,
    shape: Shape,
}

struct Scene {
    lens: Lens,
    items: Vec<Item>,
}
