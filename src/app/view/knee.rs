//! The pictures of the self-test: lying, one thigh upright, and the knee at each angle that can be said.

use std::sync::Arc;

use crate::app::library::Library;
use crate::domain::journal::KneeAngle;
use crate::figure::definition::{FigureDraft, Frame};
use crate::figure::pose::{Arm, HandTarget, Leg, LegAngles, Place, Pose};
use crate::figure::skeleton::Side;
use crate::figure::{Figure, Moment, Pace};

/// The exercise that begins in this posture.
const LYING: &str = "active-knee-extension";

/// Where the thigh has its inner side, in degrees around it.
const INNER_SIDE: f32 = 270.0;

/// One figure with a key frame for each angle, so that all of them are seen at one size.
pub fn pictures(library: &Library) -> Option<Arc<Figure>> {
    let picture = library.picture(&LYING.parse().ok()?);
    let draft = picture.figure()?.draft();
    let first = draft.frames.first()?;
    let mut frames: Vec<Frame> = KneeAngle::all()
        .map(|angle| Frame {
            at: moment(angle).along,
            pose: bent(&first.pose, angle),
            contacts: first.contacts.clone(),
        })
        .collect();
    frames.reverse();
    // It is about an angle, not about what works.
    let (works, marks) = (Vec::new(), Vec::new());
    Some(Arc::new(Figure::new(FigureDraft { pace: Pace::Hold(1.0), frames, works, marks, ..draft.clone() })))
}

/// Where among the key frames the knee has this angle: bent at the first, straight at the last.
pub fn moment(angle: KneeAngle) -> Moment {
    Moment::still(1.0 - f32::from(angle.get()) / f32::from(KneeAngle::MOST))
}

/// The right thigh upright, its knee so far from straight.
fn bent(lying: &Pose, angle: KneeAngle) -> Pose {
    let mut pose = lying.clone();
    let (hip, knee) = (180.0 - lying.pitch, f32::from(angle.get()));
    pose.legs[Side::Right as usize] = match pose.leg(Side::Right) {
        Leg::Angles(angles) => Leg::Angles(LegAngles { hip, knee, ..angles }),
        Leg::Foot(_) => Leg::Angles(LegAngles { hip, knee, ..LegAngles::default() }),
    };
    // From behind, the arm of the other side would have to pass through the waist to hold a thigh that is upright.
    if let Arm::Hand(HandTarget { palm: Place::On(spot), .. }) = &mut pose.arms[Side::Left as usize] {
        spot.around = INNER_SIDE;
    }
    pose
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::check::check;
    use crate::figure::skeleton::Part;

    #[test]
    fn each_picture_has_the_thigh_upright_and_the_knee_as_far_from_straight_as_it_says() {
        let figure = pictures(&Library::built_in()).unwrap();
        for angle in KneeAngle::all() {
            let body = figure.body(moment(angle).along);
            let (thigh, shank) = (body.bone(Part::Thigh(Side::Right)), body.bone(Part::Shank(Side::Right)));
            let along = |bone: &crate::figure::skeleton::Bone| (bone.along(1.0) - bone.origin).normalize();
            let upright = along(thigh).z.acos().to_degrees();
            assert!(upright < 3.0, "{angle:?}: {upright}");
            let from_straight = along(thigh).angle_between(along(shank)).to_degrees();
            assert!((from_straight - f32::from(angle.get())).abs() < 1.0, "{angle:?}: {from_straight}");
        }
    }

    #[test]
    fn a_body_can_hold_every_one_of_them() {
        assert_eq!(check(&pictures(&Library::built_in()).unwrap()), []);
    }
}
