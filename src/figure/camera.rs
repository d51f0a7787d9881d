//! An orthographic view of the space.

use glam::{Mat3, Vec3};

/// From where one looks, and which side works.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Degrees around the body: 0 from its right, 90 from its front, −90 from behind.
    pub yaw: f32,
    /// Degrees above the horizon.
    pub elevation: f32,
    /// The side at work.
    pub hand: Hand,
}

/// Whether the picture is as authored, for the right side, or its mirror image for the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hand {
    /// As authored.
    #[default]
    Right,
    /// Mirrored.
    Left,
}

/// A point as seen: x to the right, y down, `near` towards the viewer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
    /// Towards the viewer.
    pub near: f32,
}

impl Camera {
    /// A view of the authored side.
    pub const fn new(yaw: f32, elevation: f32) -> Self {
        Self { yaw, elevation, hand: Hand::Right }
    }

    /// The same for `hand`.
    #[must_use]
    pub const fn of(self, hand: Hand) -> Self {
        Self { hand, ..self }
    }

    /// Turned about the vertical by `yaw` more degrees, as the viewer sees it: a mirrored picture turns the other way.
    #[must_use]
    pub fn turned(self, yaw: f32) -> Self {
        let turn = if self.hand == Hand::Left { -yaw } else { yaw };
        Self { yaw: self.yaw + turn, ..self }
    }

    pub(super) fn lens(&self) -> Lens {
        let turn = Mat3::from_rotation_x(self.elevation.to_radians()) * Mat3::from_rotation_z(-self.yaw.to_radians());
        Lens { turn, flip: if self.hand == Hand::Left { -1.0 } else { 1.0 } }
    }
}

/// A camera ready to project.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lens {
    turn: Mat3,
    flip: f32,
}

impl Lens {
    pub(super) fn see(&self, point: Vec3) -> Seen {
        let q = self.turn * point;
        Seen { x: q.x * self.flip, y: -q.z, near: -q.y }
    }

    /// How far `direction` points towards the viewer.
    pub(super) fn facing(&self, direction: Vec3) -> f32 {
        -(self.turn * direction).y
    }
}
