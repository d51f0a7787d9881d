//! Posing by hand: a joint that is pulled takes the joints behind it along, as far as a body goes.
//!
//! Deliberately absent: pointers and pixels. A pull is a point as the camera sees it, in hundredths of body height.

use glam::{Mat3, Vec2, Vec3};

use super::camera::Camera;
use super::check;
use super::kinematics;
use super::limits::{self, range};
use super::pose::{Arm, Leg, Pelvis, Place, Pose};
use super::prop::{Placed, Prop, place_all};
use super::skeleton::{Body, Part, Side};
use super::solid;

/// Something to pull by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Handle {
    /// The hips, and the whole body with them.
    Hips,
    /// The base of the neck: the trunk bends.
    Shoulders,
    /// The head: the neck bends.
    Head,
    /// A knee: the thigh moves.
    Knee(Side),
    /// A heel: thigh and shank move.
    Foot(Side),
    /// An elbow: the upper arm moves.
    Elbow(Side),
    /// A hand: upper arm and forearm move.
    Hand(Side),
}

impl Handle {
    /// Every one, in the order of the keyboard.
    pub const ALL: [Self; 11] = [
        Self::Hips,
        Self::Shoulders,
        Self::Head,
        Self::Knee(Side::Right),
        Self::Foot(Side::Right),
        Self::Knee(Side::Left),
        Self::Foot(Side::Left),
        Self::Elbow(Side::Right),
        Self::Hand(Side::Right),
        Self::Elbow(Side::Left),
        Self::Hand(Side::Left),
    ];

    /// "right knee".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hips => "hips",
            Self::Shoulders => "shoulders",
            Self::Head => "head",
            Self::Knee(Side::Right) => "right knee",
            Self::Knee(Side::Left) => "left knee",
            Self::Foot(Side::Right) => "right foot",
            Self::Foot(Side::Left) => "left foot",
            Self::Elbow(Side::Right) => "right elbow",
            Self::Elbow(Side::Left) => "left elbow",
            Self::Hand(Side::Right) => "right hand",
            Self::Hand(Side::Left) => "left hand",
        }
    }

    /// Where it is on `body`.
    pub fn point(self, body: &Body) -> Vec3 {
        match self {
            Self::Hips => body.bone(Part::Pelvis).origin,
            Self::Shoulders => body.bone(Part::Neck).origin,
            Self::Head => body.bone(Part::Head).along(0.6),
            Self::Knee(side) => body.bone(Part::Shank(side)).origin,
            Self::Foot(side) => body.bone(Part::Foot(side)).origin,
            Self::Elbow(side) => body.bone(Part::Forearm(side)).origin,
            Self::Hand(side) => body.bone(Part::Hand(side)).along(0.5),
        }
    }
}

/// A point as `camera` sees it: to the right, and down.
pub fn seen(camera: &Camera, point: Vec3) -> Vec2 {
    let seen = camera.lens().see(point);
    Vec2::new(seen.x, seen.y)
}

/// How near a point is to the viewer.
pub fn depth(camera: &Camera, point: Vec3) -> f32 {
    camera.lens().see(point).near
}

/// The way in space that looks like `way`, with nothing towards the viewer or away.
fn in_space(camera: &Camera, way: Vec2) -> Vec3 {
    let turn = Mat3::from_rotation_x(camera.elevation.to_radians()) * Mat3::from_rotation_z(-camera.yaw.to_radians());
    turn.transpose() * Vec3::new(way.x, 0.0, -way.y)
}

/// `pose` once `handle` has been pulled to where `camera` sees `target`. Joints stay in human range; what cannot get there
/// gets as near as it can. `camera` shows the authored side.
#[must_use]
pub fn pulled(pose: &Pose, handle: Handle, target: Vec2, camera: &Camera, props: &[Prop]) -> Pose {
    let standing = place_all(props, None);
    let rested = |pose: &Pose| kinematics::solve(&kinematics::at_rest(pose, &standing), &standing);
    let from = handle.point(&rested(pose));
    let way = in_space(camera, target - seen(camera, from));
    let mut pose = pose.clone();
    match handle {
        Handle::Hips => {
            pose.pelvis = match pose.pelvis {
                Pelvis::At(at) => Pelvis::At(at + way),
                Pelvis::Settled(x, y) => Pelvis::Settled(x + way.x, y + way.y),
            };
            return pose;
        }
        Handle::Foot(side) => {
            if let Leg::Foot(foot) = &mut pose.legs[side as usize]
                && let Place::At(heel) = &mut foot.heel
            {
                *heel += way;
                heel.z = heel.z.max(0.0);
                return pose;
            }
        }
        Handle::Hand(side) => {
            if let Arm::Hand(hand) = &mut pose.arms[side as usize]
                && let Place::At(palm) = &mut hand.palm
            {
                *palm += way;
                return pose;
            }
        }
        Handle::Shoulders | Handle::Head | Handle::Knee(_) | Handle::Elbow(_) => {}
    }
    // A limb that hangs straight could go either way: it bends forward where both come as near.
    let (as_it_is, as_missing) = turned(&pose, handle, target, camera, &standing);
    let mut bent = pose.clone();
    let (joints, side) = joints(handle);
    let forward = joints.first().filter(|_| !matches!(handle, Handle::Shoulders | Handle::Head));
    let Some(angle) = forward.and_then(|joint| (joint.get)(&mut bent, side)) else { return as_it_is };
    *angle = (*angle + FORWARD).clamp(-20.0, 120.0);
    let (forward, forward_missing) = turned(&bent, handle, target, camera, &standing);
    if forward_missing <= as_missing + NEAR_ENOUGH { forward } else { as_it_is }
}

/// Which way a joint moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plane {
    /// To the front and back.
    Forward,
    /// To the side.
    Sideways,
}

/// An angle that a pull may change.
struct Joint {
    get: fn(&mut Pose, usize) -> Option<&mut f32>,
    range: (f32, f32),
    /// Which way it moves: what the camera does not see well is left alone.
    plane: Plane,
}

/// How far a limb is bent to try the way forward, in degrees.
const FORWARD: f32 = 12.0;
/// Ways that end this near to each other are as good, in hundredths of body height.
const NEAR_ENOUGH: f32 = 0.4;

fn leg_angle(pose: &mut Pose, side: usize) -> Option<&mut super::pose::LegAngles> {
    match &mut pose.legs[side] {
        Leg::Angles(angles) => Some(angles),
        Leg::Foot(_) => None,
    }
}

fn arm_angle(pose: &mut Pose, side: usize) -> Option<&mut super::pose::ArmAngles> {
    match &mut pose.arms[side] {
        Arm::Angles(angles) => Some(angles),
        Arm::Hand(_) => None,
    }
}

/// The angles behind a handle, nearest the trunk first.
fn joints(handle: Handle) -> (Vec<Joint>, usize) {
    let hip =
        Joint { get: |pose, side| leg_angle(pose, side).map(|a| &mut a.hip), range: range::HIP, plane: Plane::Forward };
    let apart = Joint {
        get: |pose, side| leg_angle(pose, side).map(|a| &mut a.abduction),
        range: range::HIP_ABDUCTION,
        plane: Plane::Sideways,
    };
    let knee = Joint {
        get: |pose, side| leg_angle(pose, side).map(|a| &mut a.knee),
        range: range::KNEE,
        plane: Plane::Forward,
    };
    let shoulder = Joint {
        get: |pose, side| arm_angle(pose, side).map(|a| &mut a.shoulder),
        range: range::SHOULDER,
        plane: Plane::Forward,
    };
    let out = Joint {
        get: |pose, side| arm_angle(pose, side).map(|a| &mut a.abduction),
        range: (-50.0, 180.0),
        plane: Plane::Sideways,
    };
    let elbow = Joint {
        get: |pose, side| arm_angle(pose, side).map(|a| &mut a.elbow),
        range: range::ELBOW,
        plane: Plane::Forward,
    };
    match handle {
        Handle::Hips => (vec![], 0),
        Handle::Shoulders => (
            vec![
                Joint { get: |pose, _| Some(&mut pose.lumbar), range: range::LUMBAR, plane: Plane::Forward },
                Joint { get: |pose, _| Some(&mut pose.bend), range: range::BEND, plane: Plane::Sideways },
            ],
            0,
        ),
        Handle::Head => (
            vec![
                Joint { get: |pose, _| Some(&mut pose.neck), range: range::NECK, plane: Plane::Forward },
                Joint { get: |pose, _| Some(&mut pose.tilt), range: range::TILT, plane: Plane::Sideways },
            ],
            0,
        ),
        Handle::Knee(side) => (vec![hip, apart], side as usize),
        Handle::Foot(side) => (vec![hip, apart, knee], side as usize),
        Handle::Elbow(side) => (vec![shoulder, out], side as usize),
        Handle::Hand(side) => (vec![shoulder, out, elbow], side as usize),
    }
}

/// Least squares with damping: each round asks how the handle moves with each angle, and turns them all a little.
/// What came of it, and how far the handle is still away.
fn turned(pose: &Pose, handle: Handle, target: Vec2, camera: &Camera, props: &[Placed]) -> (Pose, f32) {
    const ROUNDS: usize = 14;
    const PROBE: f32 = 0.5;
    const DAMPING: f32 = 0.004;
    let mut pose = pose.clone();
    let (mut joints, side) = joints(handle);
    // From the side one does not see how far a limb is out; from the front, how far it is forward.
    let across = (camera.yaw - pose.yaw).to_radians().sin().abs();
    joints.retain(|joint| joint.plane == Plane::Forward || across > 0.6);
    // Where the body itself lies must not change under the hand that pulls.
    let anchored = kinematics::at_rest(&pose, props);
    let standing = pose.pelvis;
    pose.pelvis = anchored.pelvis;
    let place = |pose: &Pose| seen(camera, handle.point(&kinematics::solve(pose, props)));
    for _ in 0..ROUNDS {
        let here = place(&pose);
        let missing = target - here;
        if missing.length() < 0.05 {
            break;
        }
        let ways: Vec<Vec2> = joints
            .iter()
            .map(|joint| {
                let mut probe = pose.clone();
                match (joint.get)(&mut probe, side) {
                    Some(angle) => *angle += PROBE,
                    None => return Vec2::ZERO,
                }
                (place(&probe) - here) / PROBE
            })
            .collect();
        // (J Jᵀ + λ) v = missing, for two rows.
        let (mut a, mut b, mut c) = (DAMPING, 0.0, DAMPING);
        for way in &ways {
            a += way.x * way.x;
            b += way.x * way.y;
            c += way.y * way.y;
        }
        let determinant = a * c - b * b;
        if determinant.abs() < 1e-9 {
            break;
        }
        let v = Vec2::new(c * missing.x - b * missing.y, a * missing.y - b * missing.x) / determinant;
        for (joint, way) in joints.iter().zip(&ways) {
            if let Some(angle) = (joint.get)(&mut pose, side) {
                let (low, high) = joint.range;
                let step = way.dot(v).clamp(-20.0, 20.0);
                *angle = ((*angle + step).clamp(low, high) * 10.0).round() / 10.0;
            }
        }
    }
    let missing = (target - place(&pose)).length();
    pose.pelvis = standing;
    (pose, missing)
}

/// `pose` with its weight over what carries both it and `other`, a key frame before or after it, as near as that goes: a body
/// whose feet are held moves its hips, one that stands on its joints leans from the ankles.
#[must_use]
pub fn steadied(pose: &Pose, other: &Pose, props: &[Prop]) -> Pose {
    const ROUNDS: usize = 24;
    /// Well within, so that it does not sway out at once.
    const ENOUGH: f32 = 0.3;
    let standing = place_all(props, None);
    let rested = |pose: &Pose| kinematics::solve(&kinematics::at_rest(pose, &standing), &standing);
    let carried = |pose: &Pose| {
        let body = rested(pose);
        check::carried(&solid::body(&body, 0.5), &place_all(props, Some(&body)))
    };
    let away = |pose: &Pose| {
        // On the way from one to the other the weight rests on the smaller of the two.
        let hulls = [carried(pose), carried(other)].into_iter().filter(|hull| !hull.is_empty());
        let smaller = hulls.min_by(|one, other| area(one).total_cmp(&area(other)));
        smaller.map_or(Vec2::ZERO, |hull| check::astray(&rested(pose), &hull))
    };
    let toes = |pose: &Pose| {
        let body = rested(pose);
        let [right, left] = Side::BOTH.map(|side| body.bone(Part::Foot(side)).along(0.8).truncate());
        (right + left) / 2.0
    };
    let stand = toes(pose);
    let is_held = pose.legs.iter().any(|leg| matches!(leg, Leg::Foot(_)));
    let mut best = (f32::INFINITY, pose.clone());
    let mut trial = pose.clone();
    for _ in 0..ROUNDS {
        let by = away(&trial);
        if by.length() < best.0 {
            best = (by.length(), trial.clone());
        }
        if by.length() < ENOUGH {
            break;
        }
        if is_held {
            shift(&mut trial.pelvis, -by);
        } else {
            let lean = (by.x / HIP_HEIGHT).to_degrees() * 0.8 * trial.yaw.to_radians().cos().signum();
            let lean = (lean * 10.0).round() / 10.0;
            trial.pitch = (trial.pitch + lean).clamp(-180.0, 180.0);
            for leg in &mut trial.legs {
                if let Leg::Angles(angles) = leg {
                    angles.ankle = (angles.ankle - lean).clamp(range::ANKLE.0, range::ANKLE.1);
                }
            }
            // About the toes, which stay where they are.
            let slid = stand - toes(&trial);
            shift(&mut trial.pelvis, slid);
        }
    }
    best.1
}

fn shift(pelvis: &mut Pelvis, by: Vec2) {
    match pelvis {
        Pelvis::At(at) => *at += by.extend(0.0),
        Pelvis::Settled(x, y) => (*x, *y) = (*x + by.x, *y + by.y),
    }
}

/// Of a polygon.
fn area(hull: &[Vec2]) -> f32 {
    let next = |number: usize| hull[(number + 1) % hull.len()];
    (hull.iter().enumerate().map(|(number, at)| at.perp_dot(next(number))).sum::<f32>() / 2.0).abs()
}

/// Of the middle of the hips of someone who stands, in hundredths of body height.
const HIP_HEIGHT: f32 = 53.0;

/// The leg of `side` held where its foot is now.
pub fn foot_held(body: &Body, side: Side) -> Leg {
    let foot = body.bone(Part::Foot(side));
    let heel = foot.point(Vec3::new(-2.6, 0.0, -4.5));
    let toes = foot.axes.x_axis;
    Leg::Foot(super::pose::FootTarget {
        heel: Place::At(rounded(heel.max(Vec3::new(-300.0, -300.0, 0.0)))),
        toes,
        knee: None,
    })
}

/// The leg of `side` by its joints as they are now.
pub fn leg_by_joints(body: &Body, side: Side) -> Leg {
    Leg::Angles(limits::leg_angles(body, side))
}

/// The arm of `side` held where its hand is now.
pub fn hand_held(body: &Body, side: Side) -> Arm {
    let hand = body.bone(Part::Hand(side));
    let palm = hand.along(0.5);
    Arm::Hand(super::pose::HandTarget {
        palm: Place::At(rounded(palm)),
        faces: None,
        fingers: None,
        elbow: None,
        curl: 20.0,
    })
}

/// The arm of `side` by its joints as they are now.
pub fn arm_by_joints(body: &Body, side: Side) -> Arm {
    Arm::Angles(limits::arm_angles(body, side))
}

fn rounded(point: Vec3) -> Vec3 {
    (point * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::super::pose::LegAngles;
    use super::*;

    fn side_on() -> Camera {
        Camera::new(0.0, 5.0)
    }

    fn body(pose: &Pose) -> Body {
        kinematics::solve(&kinematics::at_rest(pose, &[]), &[])
    }

    fn at(pose: &Pose, handle: Handle) -> Vec2 {
        seen(&side_on(), handle.point(&body(pose)))
    }

    #[test]
    fn a_pulled_joint_comes_to_the_pointer_where_a_body_can() {
        let lying = Pose { pitch: 90.0, ..Pose::default() };
        for (pose, handle, by) in [
            (Pose::default(), Handle::Knee(Side::Right), Vec2::new(14.0, -6.0)),
            (Pose::default(), Handle::Hand(Side::Right), Vec2::new(18.0, -14.0)),
            (Pose::default(), Handle::Hand(Side::Left), Vec2::new(12.0, -10.0)),
            (lying.clone(), Handle::Foot(Side::Right), Vec2::new(-16.0, -22.0)),
            (lying, Handle::Knee(Side::Left), Vec2::new(-3.0, -10.0)),
        ] {
            let target = at(&pose, handle) + by;
            let pulled = pulled(&pose, handle, target, &side_on(), &[]);
            // What is pulled off the floor may let the body settle a little.
            let short = (at(&pulled, handle) - target).length();
            assert!(short < 4.0, "{handle:?} is {short} short");
        }
    }

    #[test]
    fn however_far_one_pulls_joints_stay_within_what_people_have() {
        for handle in Handle::ALL {
            for by in [Vec2::new(90.0, 0.0), Vec2::new(-90.0, -60.0), Vec2::new(5.0, 120.0)] {
                let pose = Pose::default();
                let far = pulled(&pose, handle, at(&pose, handle) + by, &side_on(), &[]);
                if let Leg::Angles(LegAngles { hip, abduction, knee, .. }) = far.legs[0] {
                    assert!((range::HIP.0..=range::HIP.1).contains(&hip), "{handle:?} {hip}");
                    assert!((range::HIP_ABDUCTION.0..=range::HIP_ABDUCTION.1).contains(&abduction));
                    assert!((range::KNEE.0..=range::KNEE.1).contains(&knee));
                }
                assert!((range::LUMBAR.0..=range::LUMBAR.1).contains(&far.lumbar));
                assert!((range::NECK.0..=range::NECK.1).contains(&far.neck));
            }
        }
    }

    #[test]
    fn a_limb_is_held_where_it_is_and_given_back_to_its_joints_without_a_jump() {
        let mut pose = Pose { pelvis: Pelvis::At(Vec3::new(0.0, 0.0, 53.7)), ..Pose::default() };
        pose.legs[0] = Leg::Angles(LegAngles { hip: 50.0, knee: 70.0, ankle: 5.0, ..LegAngles::default() });
        let before = body(&pose);
        pose.legs[0] = foot_held(&before, Side::Right);
        let held = body(&pose);
        let apart = |handle: Handle, one: &Body, other: &Body| (handle.point(one) - handle.point(other)).length();
        assert!(apart(Handle::Foot(Side::Right), &before, &held) < 0.6);
        pose.legs[0] = leg_by_joints(&held, Side::Right);
        let given = body(&pose);
        for handle in [Handle::Knee(Side::Right), Handle::Foot(Side::Right)] {
            assert!(apart(handle, &held, &given) < 1.0, "{handle:?}: {}", apart(handle, &held, &given));
        }
        pose.arms[0] = hand_held(&given, Side::Right);
        let held = body(&pose);
        assert!(apart(Handle::Hand(Side::Right), &given, &held) < 1.0);
        pose.arms[0] = arm_by_joints(&held, Side::Right);
        assert!(apart(Handle::Elbow(Side::Right), &held, &body(&pose)) < 1.0);
    }

    #[test]
    fn a_body_on_its_toes_leans_until_it_stands() {
        let on_toes = |ankle| {
            let leg = Leg::Angles(LegAngles { ankle, ..LegAngles::default() });
            Pose { legs: [leg; 2], ..Pose::default() }
        };
        let away = |pose: &Pose| {
            let body = body(pose);
            check::astray(&body, &check::carried(&solid::body(&body, 0.5), &[])).length()
        };
        for ankle in [-20.0, -30.0, -40.0] {
            let (before, after) = (away(&on_toes(ankle)), away(&steadied(&on_toes(ankle), &on_toes(ankle), &[])));
            assert!(before > 2.0 && after < 1.0, "{ankle}: {before} {after}");
        }
        // What stands already stays as it is.
        assert_eq!(steadied(&Pose::default(), &Pose::default(), &[]), Pose::default());
    }

    #[test]
    fn a_body_whose_feet_are_held_moves_its_hips_over_them() {
        let mut pose = Pose::default();
        let start = body(&pose);
        pose.legs = [foot_held(&start, Side::Right), foot_held(&start, Side::Left)];
        pose.pelvis = Pelvis::At(Vec3::new(-14.0, 0.0, 44.0));
        let steady = steadied(&pose, &pose, &[]);
        let Pelvis::At(at) = steady.pelvis else { panic!("at a height") };
        assert!(at.x > -10.0 && (at.z - 44.0).abs() < 0.1, "{at}");
        let moved =
            (Handle::Foot(Side::Right).point(&body(&steady)) - Handle::Foot(Side::Right).point(&start)).length();
        assert!(moved < 0.6, "{moved}");
    }

    #[test]
    fn the_hips_take_the_whole_body_along_and_a_held_foot_stays() {
        let mut pose = Pose::default();
        pose.legs[1] = foot_held(&body(&pose), Side::Left);
        let moved = pulled(&pose, Handle::Hips, at(&pose, Handle::Hips) + Vec2::new(4.0, 0.0), &side_on(), &[]);
        let (before, after) = (body(&pose), body(&moved));
        let way = |handle: Handle| (handle.point(&after) - handle.point(&before)).x;
        assert!((way(Handle::Head) - 4.0).abs() < 0.5, "{}", way(Handle::Head));
        assert!(way(Handle::Foot(Side::Left)).abs() < 0.3, "{}", way(Handle::Foot(Side::Left)));
    }
}
