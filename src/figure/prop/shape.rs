//! Convex shapes, and distances to them.

use glam::{Mat3, Vec2, Vec3};

/// A convex shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Solid {
    /// A box with rounded edges of a radius, which its half sizes do not include.
    Block {
        /// Its middle.
        center: Vec3,
        /// Half its sizes along its axes.
        half: Vec3,
        /// Its axes.
        axes: Mat3,
        /// Of its edges; 0 for sharp ones.
        round: f32,
    },
    /// A ball.
    Sphere {
        /// Its middle.
        center: Vec3,
        /// Of the ball.
        radius: f32,
    },
    /// A roller.
    Cylinder {
        /// The middle of one end.
        from: Vec3,
        /// The middle of the other.
        to: Vec3,
        /// Of the roller.
        radius: f32,
    },
    /// A stick, or a piece of a strap.
    Rod {
        /// One end.
        from: Vec3,
        /// The other.
        to: Vec3,
        /// Half its thickness.
        radius: f32,
    },
}

impl Solid {
    /// The point of it that is nearest to `point`.
    pub fn nearest(&self, point: Vec3) -> Vec3 {
        match *self {
            Self::Block { center, half, axes, round } => {
                let local = axes.transpose() * (point - center);
                let core = local.clamp(-half, half);
                let out = (local - core).clamp_length_max(round);
                center + axes * (core + out)
            }
            Self::Sphere { center, radius } => center + (point - center).clamp_length_max(radius),
            Self::Cylinder { from, to, radius } => {
                let axis = to - from;
                let share = ((point - from).dot(axis) / axis.length_squared()).clamp(0.0, 1.0);
                let foot = from + axis * share;
                let out = (point - foot).reject_from(axis);
                foot + out.clamp_length_max(radius)
            }
            Self::Rod { from, to, radius } => {
                let axis = to - from;
                let share = ((point - from).dot(axis) / axis.length_squared().max(1e-6)).clamp(0.0, 1.0);
                let foot = from + axis * share;
                foot + (point - foot).clamp_length_max(radius)
            }
        }
    }

    /// From `point` to its surface; negative inside.
    pub fn distance(&self, point: Vec3) -> f32 {
        match *self {
            Self::Block { center, half, axes, round } => {
                let q = (axes.transpose() * (point - center)).abs() - half;
                q.max(Vec3::ZERO).length() + q.max_element().min(0.0) - round
            }
            Self::Sphere { center, radius } => point.distance(center) - radius,
            Self::Cylinder { from, to, radius } => {
                let axis = (to - from).normalize_or(Vec3::Y);
                let along = (point - (from + to) / 2.0).dot(axis).abs() - from.distance(to) / 2.0;
                let out = (point - from).reject_from_normalized(axis).length() - radius;
                let outside = Vec2::new(out.max(0.0), along.max(0.0)).length();
                outside + out.max(along).min(0.0)
            }
            Self::Rod { from, to, radius } => {
                let axis = to - from;
                let share = ((point - from).dot(axis) / axis.length_squared().max(1e-6)).clamp(0.0, 1.0);
                point.distance(from + axis * share) - radius
            }
        }
    }

    /// Its middle.
    pub fn center(&self) -> Vec3 {
        match *self {
            Self::Block { center, .. } | Self::Sphere { center, .. } => center,
            Self::Cylinder { from, to, .. } | Self::Rod { from, to, .. } => (from + to) / 2.0,
        }
    }
}
