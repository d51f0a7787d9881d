//! What carries a body that settles.

use glam::Vec3;

use super::{Kind, Placed, Solid};
use crate::figure::solid::Flesh;

/// How far flesh can fall until it touches the floor or the top of a prop that carries.
pub fn drop_height(flesh: &Flesh, props: &[Placed]) -> f32 {
    let mut least = f32::INFINITY;
    for (_, ring) in flesh.rings() {
        for end in [ring.a, ring.b] {
            least = least.min(end.z - ring.radius - ground(end, ring.radius, props));
        }
    }
    least
}

/// The height of what would carry a sphere that falls here.
fn ground(at: Vec3, radius: f32, props: &[Placed]) -> f32 {
    let mut top = 0.0_f32;
    for placed in props {
        if matches!(placed.kind, Kind::Mat | Kind::Strap | Kind::Towel | Kind::Wall | Kind::DoorFrame | Kind::Pillow) {
            continue;
        }
        match placed.solid {
            Solid::Block { center, half, axes, round } => {
                let local = axes.transpose() * (at - center);
                if local.x.abs() <= half.x + round && local.y.abs() <= half.y + round {
                    top = top.max(center.z + half.z + round);
                }
            }
            Solid::Cylinder { from, to, radius: thick } => {
                let axis = (to - from).with_z(0.0);
                let share = ((at - from).with_z(0.0).dot(axis) / axis.length_squared()).clamp(0.0, 1.0);
                let side = (at - from).with_z(0.0).distance(axis * share);
                let sum = radius + thick;
                if side < sum {
                    top = top.max(from.z + (sum * sum - side * side).sqrt() - radius);
                }
            }
            Solid::Sphere { center, radius: thick } => {
                let side = (at - center).with_z(0.0).length();
                let sum = radius + thick;
                if side < sum {
                    top = top.max(center.z + (sum * sum - side * side).sqrt() - radius);
                }
            }
            Solid::Rod { .. } => {}
        }
    }
    top
}
