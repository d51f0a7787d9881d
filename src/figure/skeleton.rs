//! The parts of the body, their lengths, and where they are once posed.

use glam::{Mat3, Vec3};

/// A side of the body, its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The side every figure is authored for.
    Right,
    /// The other.
    Left,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Right, Self::Left];

    /// Along y: left is positive.
    pub const fn sign(self) -> f32 {
        match self {
            Self::Right => -1.0,
            Self::Left => 1.0,
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
        }
    }
}

/// A part of the body. Each has one bone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Hips and buttocks.
    Pelvis,
    /// Belly and lower back.
    Waist,
    /// Ribs and shoulder blades.
    Chest,
    /// Between chest and head.
    Neck,
    /// Head with hair.
    Head,
    /// Shoulder to elbow.
    UpperArm(Side),
    /// Elbow to wrist.
    Forearm(Side),
    /// Wrist to fingertips.
    Hand(Side),
    /// Hip to knee.
    Thigh(Side),
    /// Knee to ankle.
    Shank(Side),
    /// Heel to toes.
    Foot(Side),
}

impl Part {
    /// Every part, trunk first.
    pub const ALL: &'static [Self] = &[
        Self::Pelvis,
        Self::Waist,
        Self::Chest,
        Self::Neck,
        Self::Head,
        Self::UpperArm(Side::Right),
        Self::UpperArm(Side::Left),
        Self::Forearm(Side::Right),
        Self::Forearm(Side::Left),
        Self::Hand(Side::Right),
        Self::Hand(Side::Left),
        Self::Thigh(Side::Right),
        Self::Thigh(Side::Left),
        Self::Shank(Side::Right),
        Self::Shank(Side::Left),
        Self::Foot(Side::Right),
        Self::Foot(Side::Left),
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pelvis => "Pelvis",
            Self::Waist => "Waist",
            Self::Chest => "Chest",
            Self::Neck => "Neck",
            Self::Head => "Head",
            Self::UpperArm(Side::Right) => "RightUpperArm",
            Self::UpperArm(Side::Left) => "LeftUpperArm",
            Self::Forearm(Side::Right) => "RightForearm",
            Self::Forearm(Side::Left) => "LeftForearm",
            Self::Hand(Side::Right) => "RightHand",
            Self::Hand(Side::Left) => "LeftHand",
            Self::Thigh(Side::Right) => "RightThigh",
            Self::Thigh(Side::Left) => "LeftThigh",
            Self::Shank(Side::Right) => "RightShank",
            Self::Shank(Side::Left) => "LeftShank",
            Self::Foot(Side::Right) => "RightFoot",
            Self::Foot(Side::Left) => "LeftFoot",
        }
    }

    /// The side it is on; `None` in the middle.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Pelvis | Self::Waist | Self::Chest | Self::Neck | Self::Head => None,
            Self::UpperArm(side)
            | Self::Forearm(side)
            | Self::Hand(side)
            | Self::Thigh(side)
            | Self::Shank(side)
            | Self::Foot(side) => Some(side),
        }
    }

    /// The same part of the other side.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::UpperArm(side) => Self::UpperArm(side.other()),
            Self::Forearm(side) => Self::Forearm(side.other()),
            Self::Hand(side) => Self::Hand(side.other()),
            Self::Thigh(side) => Self::Thigh(side.other()),
            Self::Shank(side) => Self::Shank(side.other()),
            Self::Foot(side) => Self::Foot(side.other()),
            middle => middle,
        }
    }

    /// Its place in [`Part::ALL`].
    pub(super) const fn index(self) -> usize {
        const fn sided(first: usize, side: Side) -> usize {
            match side {
                Side::Right => first,
                Side::Left => first + 1,
            }
        }
        match self {
            Self::Pelvis => 0,
            Self::Waist => 1,
            Self::Chest => 2,
            Self::Neck => 3,
            Self::Head => 4,
            Self::UpperArm(side) => sided(5, side),
            Self::Forearm(side) => sided(7, side),
            Self::Hand(side) => sided(9, side),
            Self::Thigh(side) => sided(11, side),
            Self::Shank(side) => sided(13, side),
            Self::Foot(side) => sided(15, side),
        }
    }
}

/// Lengths of the bones, in hundredths of body height; adult means after Winter, Biomechanics and Motor Control of Human
/// Movement (2009), with the foot and the neck as they draw best.
pub mod length {
    /// Hip centre to waist.
    pub const LUMBAR: f32 = 12.0;
    /// Waist to the base of the neck.
    pub const THORAX: f32 = 15.5;
    /// Base of the neck to the skull.
    pub const NECK: f32 = 5.5;
    /// Hip to knee.
    pub const THIGH: f32 = 24.5;
    /// Knee to ankle.
    pub const SHANK: f32 = 23.5;
    /// Shoulder to elbow.
    pub const UPPER_ARM: f32 = 16.5;
    /// Elbow to wrist.
    pub const FOREARM: f32 = 14.0;
    /// Wrist to fingertips.
    pub const HAND: f32 = 7.0;
    /// Ankle to the tip of the toes, forward.
    pub const FOOT: f32 = 10.0;
    /// Ankle to the heel, backward.
    pub const HEEL: f32 = 2.6;
    /// Ankle to the sole, down.
    pub const SOLE: f32 = 4.5;
    /// Midline to hip joint.
    pub const HIP: f32 = 4.2;
    /// Midline to shoulder joint.
    pub const SHOULDER: f32 = 7.6;
    /// Wrist to the middle of the palm.
    pub const PALM: f32 = 3.6;
    /// From the middle of the palm to its skin.
    pub const PALM_DEPTH: f32 = 1.3;
}

/// A bone in space. Bones of limbs run from their origin along −z; those of the trunk, neck and head along +z.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bone {
    /// Its upper end in limbs, its lower end in the trunk.
    pub origin: Vec3,
    /// x to its front, y to the body's left, z towards the head as one stands. Of a hand, x is where the palm faces.
    pub axes: Mat3,
    /// Signed: negative runs along −z.
    pub length: f32,
}

impl Bone {
    /// The point `t` of the way along it, 0 at its origin.
    pub fn along(&self, t: f32) -> Vec3 {
        self.origin + self.axes.z_axis * (self.length * t)
    }

    /// A point given in its own axes.
    pub fn point(&self, local: Vec3) -> Vec3 {
        self.origin + self.axes * local
    }
}

/// A posed body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    pub(super) bones: [Bone; 17],
    /// Five places up the spine, from the pelvis to the base of the neck, with their heights.
    pub(super) spine: [(f32, Bone); 5],
    /// How far hands and feet stay short of their targets, in the order right hand, left hand, right foot, left foot.
    pub(super) short: [f32; 4],
    /// How far the fingers close, right and left, in degrees.
    pub(super) curl: [f32; 2],
}

impl Body {
    /// The bone of `part`.
    pub fn bone(&self, part: Part) -> &Bone {
        &self.bones[part.index()]
    }
}
