//! How far human joints go.

use glam::{Mat3, Vec3};

use super::pose::{ArmAngles, LegAngles};
use super::skeleton::{Body, Part, Side};

/// A joint that goes further than a body can.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strain {
    /// The part below the joint.
    pub part: Part,
    /// "hip flexion".
    pub joint: &'static str,
    /// In degrees.
    pub angle: f32,
    /// Least and most, in degrees.
    pub range: (f32, f32),
}

/// Ranges in degrees: active motion of healthy adults after the American Academy of Orthopaedic Surgeons (1965) and
/// Norkin & White, Measurement of Joint Motion (2016), a little wider where the body itself pushes a joint on (a heel on the
/// floor, a hand under weight, an ankle laid over a thigh).
pub mod range {
    /// Hip, extension to flexion.
    pub const HIP: (f32, f32) = (-25.0, 130.0);
    /// Hip, adduction to abduction.
    pub const HIP_ABDUCTION: (f32, f32) = (-30.0, 50.0);
    /// Hip, inward to outward rotation.
    pub const HIP_ROTATION: (f32, f32) = (-45.0, 65.0);
    /// Knee.
    pub const KNEE: (f32, f32) = (-5.0, 150.0);
    /// Ankle, toes down to toes up.
    pub const ANKLE: (f32, f32) = (-55.0, 35.0);
    /// Lower back.
    pub const LUMBAR: (f32, f32) = (-30.0, 60.0);
    /// Upper back.
    pub const THORACIC: (f32, f32) = (-25.0, 45.0);
    /// Side bend of the whole trunk.
    pub const BEND: (f32, f32) = (-35.0, 35.0);
    /// Twist of the whole trunk.
    pub const TWIST: (f32, f32) = (-45.0, 45.0);
    /// Neck and head.
    pub const NECK: (f32, f32) = (-70.0, 65.0);
    /// Turn of the head.
    pub const TURN: (f32, f32) = (-80.0, 80.0);
    /// Tilt of the head.
    pub const TILT: (f32, f32) = (-45.0, 45.0);
    /// Shoulder, extension to flexion.
    pub const SHOULDER: (f32, f32) = (-65.0, 185.0);
    /// Shoulder, across the chest to out to the side.
    pub const SHOULDER_ABDUCTION: (f32, f32) = (-50.0, 90.0);
    /// Elbow.
    pub const ELBOW: (f32, f32) = (-5.0, 152.0);
    /// Wrist: how far the hand leaves the line of the forearm in any direction.
    pub const WRIST: (f32, f32) = (0.0, 90.0);
    /// Foot: how far it turns in or out of the plane of the shin.
    pub const FOOT_TURN: (f32, f32) = (0.0, 38.0);
}

/// Every joint of `body` that goes too far, with half a degree to spare.
pub fn strains(body: &Body) -> Vec<Strain> {
    let mut found = Vec::new();
    for side in Side::BOTH {
        leg(body, side, &mut found);
        arm(body, side, &mut found);
    }
    found.retain(|strain| strain.angle < strain.range.0 - 0.5 || strain.angle > strain.range.1 + 0.5);
    found
}

fn leg(body: &Body, side: Side, found: &mut Vec<Strain>) {
    let axes = |part| body.bone(part).axes;
    let (thigh, shank, foot) = (Part::Thigh(side), Part::Shank(side), Part::Foot(side));
    let [flexion, abduction, rotation] = ball_joint(axes(Part::Pelvis), axes(thigh), side);
    let knee = hinge(axes(thigh), axes(shank));
    let toes = axes(shank).transpose() * axes(foot).x_axis;
    let ankle = toes.z.atan2(Vec3::new(toes.x, toes.y, 0.0).length()).to_degrees();
    let turn = toes.y.abs().atan2(toes.x.max(0.05)).to_degrees();
    let mut add = |part, joint, angle, range| found.push(Strain { part, joint, angle, range });
    add(thigh, "hip flexion", flexion, range::HIP);
    add(thigh, "hip abduction", abduction, range::HIP_ABDUCTION);
    add(thigh, "hip rotation", rotation, range::HIP_ROTATION);
    add(shank, "knee flexion", knee, range::KNEE);
    add(foot, "ankle flexion", ankle, range::ANKLE);
    if toes.z.abs() < 0.8 {
        add(foot, "turn of the foot", turn, range::FOOT_TURN);
    }
}

fn arm(body: &Body, side: Side, found: &mut Vec<Strain>) {
    let axes = |part| body.bone(part).axes;
    let (upper, forearm, hand) = (Part::UpperArm(side), Part::Forearm(side), Part::Hand(side));
    let chest = body.spine[4].1.axes;
    let [flexion, abduction, _] = ball_joint(chest, axes(upper), side);
    let elbow = -hinge(axes(upper), axes(forearm));
    let wrist = axes(forearm).z_axis.angle_between(axes(hand).z_axis).to_degrees();
    let mut add = |part, joint, angle, range| found.push(Strain { part, joint, angle, range });
    // An arm raised a little past the vertical is flexed by more than 180°, not extended.
    let flexion = if flexion < -100.0 { flexion + 360.0 } else { flexion };
    // Straight out to the side, flexion means nothing.
    if abduction.abs() < 65.0 {
        add(upper, "shoulder flexion", flexion, range::SHOULDER);
    }
    add(upper, "shoulder abduction", abduction, range::SHOULDER_ABDUCTION);
    add(forearm, "elbow flexion", elbow, range::ELBOW);
    add(hand, "bend of the wrist", wrist, range::WRIST);
}

/// The joints of a leg as they are, in degrees.
pub fn leg_angles(body: &Body, side: Side) -> LegAngles {
    let axes = |part| body.bone(part).axes;
    let (thigh, shank, foot) = (axes(Part::Thigh(side)), axes(Part::Shank(side)), axes(Part::Foot(side)));
    let [hip, abduction, rotation] = ball_joint(axes(Part::Pelvis), thigh, side);
    let toes = shank.transpose() * foot.x_axis;
    let ankle = toes.z.atan2(Vec3::new(toes.x, toes.y, 0.0).length()).to_degrees();
    let within = |angle: f32, (low, high): (f32, f32)| angle.clamp(low, high);
    LegAngles {
        hip: within(hip, range::HIP),
        abduction: within(abduction, range::HIP_ABDUCTION),
        rotation: within(rotation, range::HIP_ROTATION),
        knee: within(hinge(thigh, shank), range::KNEE),
        ankle: within(ankle, range::ANKLE),
    }
}

/// The joints of an arm as they are, in degrees; the hand goes on straight from the forearm.
pub fn arm_angles(body: &Body, side: Side) -> ArmAngles {
    let axes = |part| body.bone(part).axes;
    let (upper, forearm) = (axes(Part::UpperArm(side)), axes(Part::Forearm(side)));
    let [shoulder, abduction, rotation] = ball_joint(body.spine[4].1.axes, upper, side);
    ArmAngles {
        shoulder: shoulder.clamp(range::SHOULDER.0, range::SHOULDER.1),
        abduction: abduction.clamp(-50.0, 180.0),
        rotation: rotation.clamp(-95.0, 95.0),
        elbow: (-hinge(upper, forearm)).clamp(range::ELBOW.0, range::ELBOW.1),
        curl: body.curl[side as usize],
        ..ArmAngles::default()
    }
}

/// Flexion, abduction and outward rotation of a limb against what carries it, in degrees.
fn ball_joint(root: Mat3, limb: Mat3, side: Side) -> [f32; 3] {
    let relative = root.transpose() * limb;
    let down = -relative.z_axis;
    let flexion = down.x.atan2(-down.z);
    let abduction = (side.sign() * down.y).clamp(-1.0, 1.0).asin();
    let swing = Mat3::from_rotation_y(-flexion) * Mat3::from_rotation_x(side.sign() * abduction);
    let rest = (swing.transpose() * relative).x_axis;
    [flexion, abduction, side.sign() * rest.y.atan2(rest.x)].map(f32::to_degrees)
}

/// Flexion about the common y axis, backward positive, in degrees.
fn hinge(upper: Mat3, lower: Mat3) -> f32 {
    let down = upper.transpose() * -lower.z_axis;
    (-down.x).atan2(-down.z).to_degrees()
}
