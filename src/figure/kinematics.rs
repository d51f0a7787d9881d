//! From a pose to bones: forward kinematics down the chains, two-bone inverse kinematics for hands and feet.

use glam::{Mat3, Quat, Vec3};

use super::pose::{Arm, ArmAngles, FootTarget, HandTarget, Leg, LegAngles, Pelvis, Place, Pose};
use super::prop::{self, Placed};
use super::skeleton::{Body, Bone, Part, Side, length};
use super::solid;
use super::spot::Skin;

/// The head's own lean over the line of the spine, and how much of it the neck takes back.
const NECK_LEAN: f32 = 14.0;
const HEAD_LEAN: f32 = -10.0;
/// How far a shoulder joint rises with a raised arm (scapular elevation).
const SHOULDER_RISE: f32 = 2.2;
/// Never quite straight: a straight limb has no plane to bend in.
const SLACK: f32 = 0.02;

/// Poses a body. `props` are what a settled pelvis comes to rest on.
pub fn solve(pose: &Pose, props: &[Placed]) -> Body {
    blend(pose, pose, 0.0, props)
}

/// The body `t` of the way from one key frame to the next. Angles and targets go straight; a limb given by angles in one
/// and by a target in the other follows the first.
pub fn blend(from: &Pose, to: &Pose, t: f32, props: &[Placed]) -> Body {
    let place = |pose: &Pose| match pose.pelvis {
        Pelvis::At(point) => point,
        Pelvis::Settled(x, y) => Vec3::new(x, y, settled(pose, x, y, props)),
    };
    let pelvis = place(from).lerp(place(to), t);
    let mut body = trunk(from, to, t, pelvis);
    legs(&mut body, from, to, t);
    arms(&mut body, from, to, t);
    body.curl = Side::BOTH.map(|side| curl(from, to, t, side));
    body
}

/// A key frame whose pelvis has a height, so that it need not be found again for each moment.
pub fn at_rest(pose: &Pose, props: &[Placed]) -> Pose {
    match pose.pelvis {
        Pelvis::At(_) => pose.clone(),
        Pelvis::Settled(x, y) => {
            Pose { pelvis: Pelvis::At(Vec3::new(x, y, settled(pose, x, y, props))), ..pose.clone() }
        }
    }
}

/// The height at which trunk, head and the legs given by angles touch the floor or a prop that carries.
fn settled(pose: &Pose, x: f32, y: f32, props: &[Placed]) -> f32 {
    const HIGH: f32 = 200.0;
    let mut body = trunk(pose, pose, 0.0, Vec3::new(x, y, HIGH));
    let mut parts = vec![Part::Pelvis, Part::Waist, Part::Chest, Part::Head];
    for side in Side::BOTH {
        if let Leg::Angles(angles) = pose.leg(side) {
            leg_by_angles(&mut body, side, angles);
            parts.extend([Part::Thigh(side), Part::Shank(side), Part::Foot(side)]);
        }
    }
    let mut flesh = solid::Flesh::default();
    for part in parts {
        solid::part(&body, part, 0.0, &mut flesh);
    }
    HIGH - prop::drop_height(&flesh, props)
}

fn lerp(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

fn about_x(degrees: f32) -> Mat3 {
    Mat3::from_rotation_x(degrees.to_radians())
}
fn about_y(degrees: f32) -> Mat3 {
    Mat3::from_rotation_y(degrees.to_radians())
}
fn about_z(degrees: f32) -> Mat3 {
    Mat3::from_rotation_z(degrees.to_radians())
}

fn trunk(from: &Pose, to: &Pose, t: f32, pelvis: Vec3) -> Body {
    let at = |of: fn(&Pose) -> f32| lerp(of(from), of(to), t);
    let root = about_z(at(|p| p.yaw)) * about_y(-at(|p| p.pitch)) * about_z(at(|p| p.spin));
    let bend = about_x(at(|p| p.bend) / 4.0) * about_z(-at(|p| p.twist) / 4.0);
    let (lumbar, thoracic) = (at(|p| p.lumbar) / 2.0, at(|p| p.thoracic) / 2.0);
    let bone = |origin, axes, length| Bone { origin, axes, length };
    let mut spine = [(0.0, bone(pelvis, root, 1.0)); 5];
    for (number, (flexion, part)) in [
        (lumbar, length::LUMBAR / 2.0),
        (lumbar, length::LUMBAR / 2.0),
        (thoracic, length::THORAX / 2.0),
        (thoracic, length::THORAX / 2.0),
    ]
    .into_iter()
    .enumerate()
    {
        let (height, before) = spine[number];
        let axes = before.axes * about_y(flexion) * bend;
        spine[number + 1] = (height + part, bone(before.origin + axes.z_axis * part, axes, 1.0));
    }
    let (waist, chest) = (spine[2].1, spine[4].1);
    let half_turn = about_z(-at(|p| p.turn) / 2.0);
    let neck_axes = chest.axes * half_turn * about_y(at(|p| p.neck) / 2.0 + NECK_LEAN) * about_x(at(|p| p.tilt));
    let neck = bone(chest.point(Vec3::new(-0.3, 0.0, -0.5)), neck_axes, length::NECK);
    let head_axes = neck_axes * half_turn * about_y(at(|p| p.neck) / 2.0 + HEAD_LEAN);
    let top = neck.along(1.0);
    let head = bone(top + head_axes * Vec3::new(1.0, 0.0, 5.6), head_axes, 6.0);
    let mut bones = [bone(pelvis, root, 1.0); 17];
    bones[Part::Pelvis.index()] = bone(pelvis, root, 5.0);
    bones[Part::Waist.index()] = bone(spine[1].1.origin, spine[1].1.axes, length::LUMBAR / 2.0);
    bones[Part::Chest.index()] = bone(waist.origin, chest.axes, length::THORAX);
    bones[Part::Neck.index()] = neck;
    bones[Part::Head.index()] = head;
    Body { bones, spine, short: [0.0; 4], curl: [20.0; 2] }
}

impl Body {
    /// The spine at a height above the hip centres along it: origin and axes.
    pub fn spine_at(&self, height: f32) -> Bone {
        let (_, pelvis) = self.spine[0];
        if height <= 0.0 {
            return Bone { origin: pelvis.origin + pelvis.axes.z_axis * height, ..pelvis };
        }
        let above = self.spine.iter().position(|(h, _)| *h >= height).unwrap_or(4);
        let ((low, below), (high, over)) = (self.spine[above - 1], self.spine[above]);
        let (_, next) = self.spine[(above + 1).min(4)];
        let part = ((height - low) / (high - low)).min(1.0);
        // The axes turn evenly from the middle of one piece to the middle of the next.
        let (one, other, share) = if part < 0.5 { (below, over, 0.5 + part) } else { (over, next, part - 0.5) };
        let turn = Quat::from_mat3(&one.axes).slerp(Quat::from_mat3(&other.axes), share);
        let origin = below.origin + over.axes.z_axis * (height - low);
        Bone { origin, axes: Mat3::from_quat(turn), length: 1.0 }
    }

    fn hip(&self, side: Side) -> Vec3 {
        self.bone(Part::Pelvis).point(Vec3::new(0.0, side.sign() * length::HIP, -1.2))
    }

    fn shoulder(&self, side: Side, raised: f32) -> Vec3 {
        let rise = ((raised - 50.0) / 130.0).clamp(0.0, 1.0);
        let (_, chest) = self.spine[4];
        chest.point(Vec3::new(0.0, side.sign() * (length::SHOULDER - 0.4 * rise), -2.2 + SHOULDER_RISE * rise))
    }

    fn set(&mut self, part: Part, origin: Vec3, axes: Mat3, length: f32) {
        self.bones[part.index()] = Bone { origin, axes, length: -length };
    }
}

// ---- legs

fn legs(body: &mut Body, from: &Pose, to: &Pose, t: f32) {
    let leans = |side: Side| matches!(from.leg(side), Leg::Foot(foot) if foot.heel.part().is_some());
    let mut order = Side::BOTH;
    order.sort_by_key(|side| leans(*side));
    for side in order {
        match (from.leg(side), to.leg(side)) {
            (Leg::Angles(a), Leg::Angles(b)) => leg_by_angles(body, side, mix_leg(a, b, t)),
            (Leg::Foot(a), Leg::Foot(b)) => leg_by_foot(body, side, &a, &b, t),
            (Leg::Angles(a), Leg::Foot(_)) => leg_by_angles(body, side, a),
            (Leg::Foot(a), Leg::Angles(_)) => leg_by_foot(body, side, &a, &a, 0.0),
        }
    }
}

fn mix_leg(a: LegAngles, b: LegAngles, t: f32) -> LegAngles {
    LegAngles {
        hip: lerp(a.hip, b.hip, t),
        abduction: lerp(a.abduction, b.abduction, t),
        rotation: lerp(a.rotation, b.rotation, t),
        knee: lerp(a.knee, b.knee, t),
        ankle: lerp(a.ankle, b.ankle, t),
    }
}

fn leg_by_angles(body: &mut Body, side: Side, angles: LegAngles) {
    let sign = side.sign();
    let root = body.bone(Part::Pelvis).axes;
    let thigh = root * about_y(-angles.hip) * about_x(sign * angles.abduction) * about_z(sign * angles.rotation);
    let hip = body.hip(side);
    body.set(Part::Thigh(side), hip, thigh, length::THIGH);
    let knee = body.bone(Part::Thigh(side)).along(1.0);
    let shank = thigh * about_y(angles.knee);
    body.set(Part::Shank(side), knee, shank, length::SHANK);
    let ankle = body.bone(Part::Shank(side)).along(1.0);
    body.set(Part::Foot(side), ankle, shank * about_y(-angles.ankle), length::SOLE);
}

fn leg_by_foot(body: &mut Body, side: Side, a: &FootTarget, b: &FootTarget, t: f32) {
    let hip = body.hip(side);
    let front = body.bone(Part::Pelvis).axes.x_axis;
    let ankle_of = |foot: &FootTarget| {
        let toes = foot.toes.normalize_or(Vec3::X);
        let heel = match foot.heel {
            Place::At(point) => point + Vec3::Z * solid::HEEL_RADIUS,
            Place::On(spot) => {
                let skin = spot.on(body);
                skin.at + skin.normal * solid::HEEL_RADIUS
            }
        };
        // A foot that points along the floor stands on it; one that points up has its shin behind it.
        let towards = if toes.z.abs() < 0.5 { Vec3::Z } else { hip - heel };
        let up = towards.reject_from_normalized(toes).normalize_or(Vec3::Z);
        let ankle = heel + toes * length::HEEL + up * (length::SOLE - solid::HEEL_RADIUS);
        (ankle, toes, up, foot.knee.unwrap_or(front))
    };
    let (one, other) = (ankle_of(a), ankle_of(b));
    let ankle = one.0.lerp(other.0, t);
    let toes = one.1.lerp(other.1, t).normalize_or(one.1);
    let up = one.2.lerp(other.2, t).reject_from_normalized(toes).normalize_or(Vec3::Z);
    let pole = one.3.lerp(other.3, t);
    let reach = two_bones(hip, ankle, length::THIGH, length::SHANK, pole);
    let hinge = reach.pole.cross(reach.line).normalize_or(body.bone(Part::Pelvis).axes.y_axis);
    let axes = |down: Vec3| {
        let z = -down.normalize_or(-Vec3::Z);
        Mat3::from_cols(hinge.cross(z), hinge, z)
    };
    body.set(Part::Thigh(side), hip, axes(reach.middle - hip), length::THIGH);
    body.set(Part::Shank(side), reach.middle, axes(reach.end - reach.middle), length::SHANK);
    let foot = Mat3::from_cols(toes, up.cross(toes), up);
    body.set(Part::Foot(side), reach.end, foot, length::SOLE);
    body.short[2 + side as usize] = reach.short;
}

// ---- arms

fn arms(body: &mut Body, from: &Pose, to: &Pose, t: f32) {
    // A hand may lie on the other arm, so arms given by angles go first, then those that lean on nothing.
    let rank = |side: Side| match from.arm(side) {
        Arm::Angles(_) => 0,
        Arm::Hand(hand) if hand.palm.part().is_none_or(|part| !is_arm(part)) => 1,
        Arm::Hand(_) => 2,
    };
    let mut order = Side::BOTH;
    order.sort_by_key(|side| rank(*side));
    for side in order {
        match (from.arm(side), to.arm(side)) {
            (Arm::Angles(a), Arm::Angles(b)) => arm_by_angles(body, side, mix_arm(a, b, t)),
            (Arm::Hand(a), Arm::Hand(b)) => arm_by_hand(body, side, &a, &b, t),
            (Arm::Angles(a), Arm::Hand(_)) => arm_by_angles(body, side, a),
            (Arm::Hand(a), Arm::Angles(_)) => arm_by_hand(body, side, &a, &a, 0.0),
        }
    }
}

const fn is_arm(part: Part) -> bool {
    matches!(part, Part::UpperArm(_) | Part::Forearm(_) | Part::Hand(_))
}

fn mix_arm(a: ArmAngles, b: ArmAngles, t: f32) -> ArmAngles {
    ArmAngles {
        shoulder: lerp(a.shoulder, b.shoulder, t),
        abduction: lerp(a.abduction, b.abduction, t),
        rotation: lerp(a.rotation, b.rotation, t),
        elbow: lerp(a.elbow, b.elbow, t),
        turn: lerp(a.turn, b.turn, t),
        wrist: lerp(a.wrist, b.wrist, t),
        curl: lerp(a.curl, b.curl, t),
    }
}

fn arm_by_angles(body: &mut Body, side: Side, angles: ArmAngles) {
    let sign = side.sign();
    let (_, chest) = body.spine[4];
    let upper =
        chest.axes * about_y(-angles.shoulder) * about_x(sign * angles.abduction) * about_z(sign * angles.rotation);
    let raised = (-upper.z_axis).dot(chest.axes.z_axis).clamp(-1.0, 1.0).asin().to_degrees() + 90.0;
    let shoulder = body.shoulder(side, raised);
    body.set(Part::UpperArm(side), shoulder, upper, length::UPPER_ARM);
    let elbow = body.bone(Part::UpperArm(side)).along(1.0);
    let forearm = upper * about_y(-angles.elbow);
    body.set(Part::Forearm(side), elbow, forearm, length::FOREARM);
    let wrist = body.bone(Part::Forearm(side)).along(1.0);
    let hand = forearm * about_z(-sign * (90.0 - angles.turn)) * about_y(-angles.wrist);
    body.set(Part::Hand(side), wrist, hand, length::HAND);
}

/// A palm to be reached: where it touches, where it faces and where the fingers point, as far as that is given.
struct Palm {
    at: Vec3,
    faces: Option<Vec3>,
    fingers: Option<Vec3>,
}

fn palm(body: &Body, hand: &HandTarget) -> Palm {
    match hand.palm {
        Place::At(at) => Palm { at, faces: hand.faces, fingers: hand.fingers },
        Place::On(spot) => {
            let Skin { at, normal } = spot.on(body);
            Palm { at, faces: Some(hand.faces.unwrap_or(-normal)), fingers: hand.fingers }
        }
    }
}

fn arm_by_hand(body: &mut Body, side: Side, a: &HandTarget, b: &HandTarget, t: f32) {
    let (_, chest) = body.spine[4];
    let (one, other) = (palm(body, a), palm(body, b));
    let at = one.at.lerp(other.at, t);
    let mix = |x: Option<Vec3>, y: Option<Vec3>| Some(x?.lerp(y.or(x)?, t).normalize_or(x?));
    let (faces, fingers) = (mix(one.faces, other.faces), mix(one.fingers, other.fingers));
    let default_pole = chest.axes * Vec3::new(-0.6, side.sign() * 0.5, -0.4);
    let pole = a.elbow.unwrap_or(default_pole).lerp(b.elbow.unwrap_or(default_pole), t);
    let raised = {
        let towards = (at - body.shoulder(side, 0.0)).normalize_or(-chest.axes.z_axis);
        towards.dot(chest.axes.z_axis).clamp(-1.0, 1.0).asin().to_degrees() + 90.0
    };
    let shoulder = body.shoulder(side, raised);
    // Without fingers of its own a hand goes on from its forearm, which in turn depends on the hand: twice is enough.
    let flat =
        |direction: Vec3| faces.map_or(direction, |n| direction.reject_from_normalized(n)).normalize_or(direction);
    let mut along = flat(fingers.unwrap_or((at - shoulder).normalize_or(-Vec3::Z)));
    let surface = faces.map_or(at, |n| at - n * length::PALM_DEPTH);
    let mut reach = two_bones(shoulder, surface - along * length::PALM, length::UPPER_ARM, length::FOREARM, pole);
    if fingers.is_none() {
        for _ in 0..2 {
            along = flat((reach.end - reach.middle).normalize_or(along));
            reach = two_bones(shoulder, surface - along * length::PALM, length::UPPER_ARM, length::FOREARM, pole);
        }
    }
    let hinge = reach.line.cross(reach.pole).normalize_or(chest.axes.y_axis);
    let axes = |down: Vec3| {
        let z = -down.normalize_or(-Vec3::Z);
        Mat3::from_cols(hinge.cross(z), hinge, z)
    };
    body.set(Part::UpperArm(side), shoulder, axes(reach.middle - shoulder), length::UPPER_ARM);
    let forearm = axes(reach.end - reach.middle);
    body.set(Part::Forearm(side), reach.middle, forearm, length::FOREARM);
    let inward = (forearm * about_z(-side.sign() * 90.0)).x_axis;
    let palm = faces.unwrap_or(inward).reject_from_normalized(along).normalize_or(inward);
    body.set(Part::Hand(side), reach.end, Mat3::from_cols(palm, palm.cross(along), -along), length::HAND);
    body.short[side as usize] = reach.short;
}

// ---- two bones

struct Reach {
    middle: Vec3,
    end: Vec3,
    /// From the root to the end, of length one.
    line: Vec3,
    /// At right angles to it, towards the middle joint.
    pole: Vec3,
    short: f32,
}

/// Two bones from `root` to `target`, the joint between them towards `pole`.
fn two_bones(root: Vec3, target: Vec3, first: f32, second: f32, pole: Vec3) -> Reach {
    let wanted = target - root;
    let distance = wanted.length();
    let line = wanted.normalize_or(-Vec3::Z);
    let held = distance.clamp((first - second).abs() + SLACK, first + second - SLACK);
    let along = (first * first + held * held - second * second) / (2.0 * held);
    let out = (first * first - along * along).max(0.0).sqrt();
    let pole = pole.reject_from_normalized(line).normalize_or(line.any_orthonormal_vector());
    let middle = root + line * along + pole * out;
    Reach { middle, end: root + line * held, line, pole, short: (distance - held).abs() }
}

fn curl(from: &Pose, to: &Pose, t: f32, side: Side) -> f32 {
    let of = |pose: &Pose| match pose.arm(side) {
        Arm::Angles(angles) => angles.curl,
        Arm::Hand(hand) => hand.curl,
    };
    lerp(of(from), of(to), t)
}
