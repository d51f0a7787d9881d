//! A key frame: joint angles, and targets for hands and feet.

use glam::Vec3;

use super::skeleton::{Part, Side};
use super::spot::Spot;

/// A body's posture. Angles in degrees from standing upright; flexion is positive.
#[derive(Debug, Clone, PartialEq)]
pub struct Pose {
    /// The middle of the hips. Without a height the body settles onto what is beneath it.
    pub pelvis: Pelvis,
    /// Turn about the vertical, to the left positive.
    pub yaw: f32,
    /// Leaning back; 90 is supine with the head towards −x, −90 prone.
    pub pitch: f32,
    /// About the long axis of the body, to the left positive: 90 lying turned onto the left side, at a pitch of 90.
    pub spin: f32,
    /// Flexion of the lower back.
    pub lumbar: f32,
    /// Flexion of the upper back.
    pub thoracic: f32,
    /// Side bend, to the right positive.
    pub bend: f32,
    /// Twist of the trunk, to the right positive.
    pub twist: f32,
    /// Flexion of neck and head.
    pub neck: f32,
    /// Turn of the head, to the right positive.
    pub turn: f32,
    /// Tilt of the head, to the right positive.
    pub tilt: f32,
    /// Right and left.
    pub legs: [Leg; 2],
    /// Right and left.
    pub arms: [Arm; 2],
}

/// Where the middle of the hips is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pelvis {
    /// Here.
    At(Vec3),
    /// Above this x and y, at the height at which the body rests on what is beneath.
    Settled(f32, f32),
}

/// How a leg is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Leg {
    /// By its joints.
    Angles(LegAngles),
    /// By where the heel is.
    Foot(FootTarget),
}

/// The joints of a leg, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LegAngles {
    /// Flexion of the hip.
    pub hip: f32,
    /// Abduction of the hip.
    pub abduction: f32,
    /// Outward rotation of the hip.
    pub rotation: f32,
    /// Flexion of the knee.
    pub knee: f32,
    /// Toes up positive.
    pub ankle: f32,
}

/// Where a foot goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FootTarget {
    /// The lowest point of the heel.
    pub heel: Place,
    /// Where the toes point.
    pub toes: Vec3,
    /// Towards what the knee bends; the front of the pelvis when left out.
    pub knee: Option<Vec3>,
}

/// How an arm is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arm {
    /// By its joints.
    Angles(ArmAngles),
    /// By where the palm is.
    Hand(HandTarget),
}

/// The joints of an arm, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ArmAngles {
    /// Flexion of the shoulder.
    pub shoulder: f32,
    /// Abduction of the shoulder.
    pub abduction: f32,
    /// Outward rotation of the shoulder.
    pub rotation: f32,
    /// Flexion of the elbow.
    pub elbow: f32,
    /// Turn of the forearm: 0 the palm faces the body, 90 forward, −90 back.
    pub turn: f32,
    /// Flexion of the wrist.
    pub wrist: f32,
    /// How far the fingers close.
    pub curl: f32,
}

/// Where a hand goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HandTarget {
    /// What the middle of the palm touches.
    pub palm: Place,
    /// Where the palm faces; into the skin for a place on the body, as the forearm has it when left out elsewhere.
    pub faces: Option<Vec3>,
    /// Where the fingers point; on from the forearm when left out.
    pub fingers: Option<Vec3>,
    /// Towards what the elbow points; back, down and outward when left out.
    pub elbow: Option<Vec3>,
    /// How far the fingers close, in degrees.
    pub curl: f32,
}

/// A point in space, or one that goes with the body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// Here.
    At(Vec3),
    /// On the skin.
    On(Spot),
}

impl Place {
    /// The part of the body it goes with.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::At(_) => None,
            Self::On(spot) => Some(spot.part),
        }
    }

    /// Of the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::At(point) => Self::At(mirrored(point)),
            Self::On(spot) => Self::On(spot.mirrored()),
        }
    }
}

impl Leg {
    /// The same of the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Angles(angles) => Self::Angles(angles),
            Self::Foot(foot) => Self::Foot(FootTarget {
                heel: foot.heel.mirrored(),
                toes: mirrored(foot.toes),
                knee: foot.knee.map(mirrored),
            }),
        }
    }
}

impl Arm {
    /// The same of the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Angles(angles) => Self::Angles(angles),
            Self::Hand(hand) => Self::Hand(HandTarget {
                palm: hand.palm.mirrored(),
                faces: hand.faces.map(mirrored),
                fingers: hand.fingers.map(mirrored),
                elbow: hand.elbow.map(mirrored),
                curl: hand.curl,
            }),
        }
    }
}

impl Default for Pose {
    /// Standing on the floor, arms hanging.
    fn default() -> Self {
        let leg = Leg::Angles(LegAngles::default());
        let arm = Arm::Angles(ArmAngles { abduction: 13.0, elbow: 10.0, curl: 20.0, ..ArmAngles::default() });
        Self {
            pelvis: Pelvis::Settled(0.0, 0.0),
            yaw: 0.0,
            pitch: 0.0,
            spin: 0.0,
            lumbar: 0.0,
            thoracic: 0.0,
            bend: 0.0,
            twist: 0.0,
            neck: 0.0,
            turn: 0.0,
            tilt: 0.0,
            legs: [leg; 2],
            arms: [arm; 2],
        }
    }
}

impl Pose {
    /// The leg of `side`.
    pub const fn leg(&self, side: Side) -> Leg {
        self.legs[side as usize]
    }

    /// The arm of `side`.
    pub const fn arm(&self, side: Side) -> Arm {
        self.arms[side as usize]
    }

    /// For each limb, whether both poses give it in the same way, so that there is a path from one to the other.
    pub fn same_ways(&self, other: &Self) -> [(&'static str, bool); 4] {
        let legs = |side: usize| std::mem::discriminant(&self.legs[side]) == std::mem::discriminant(&other.legs[side]);
        let arms = |side: usize| std::mem::discriminant(&self.arms[side]) == std::mem::discriminant(&other.arms[side]);
        [("right leg", legs(0)), ("left leg", legs(1)), ("right arm", arms(0)), ("left arm", arms(1))]
    }
}

/// The mirror image of a point or direction.
pub(super) fn mirrored(v: Vec3) -> Vec3 {
    Vec3::new(v.x, -v.y, v.z)
}
