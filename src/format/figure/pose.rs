//! Key frames. Each says only what differs from the one before it; the first, from standing.

use super::place::{direction, floor_or_point, place};
use super::{contact, list, within};
use crate::figure::definition::Contact;
use crate::figure::limits::range;
use crate::figure::pose::{Arm, ArmAngles, FootTarget, HandTarget, Leg, LegAngles, Pelvis, Pose};
use crate::format::fields::{Fields, Shape};
use crate::format::problem::Report;
use crate::format::value::Field;

const FRAME: Shape = Shape {
    what: "a key frame",
    example: "(pelvis: …, pitch: …, legs: …, arms: …)",
    fields: &[
        "at",
        "pelvis",
        "yaw",
        "pitch",
        "spin",
        "lumbar",
        "thoracic",
        "bend",
        "twist",
        "neck",
        "turn",
        "tilt",
        "legs",
        "right_leg",
        "left_leg",
        "arms",
        "right_arm",
        "left_arm",
        "contacts",
    ],
};
const LEG_ANGLES: Shape = Shape {
    what: "a leg by its angles",
    example: "Angles(hip: 45, knee: 90)",
    fields: &["hip", "abduction", "rotation", "knee", "ankle"],
};
const FOOT: Shape = Shape {
    what: "a leg by its foot",
    example: "Foot(heel: (10, -5, 0), toes: (1, 0, 0))",
    fields: &["heel", "toes", "knee"],
};
const ARM_ANGLES: Shape = Shape {
    what: "an arm by its angles",
    example: "Angles(shoulder: 60, elbow: 20)",
    fields: &["shoulder", "abduction", "rotation", "elbow", "turn", "wrist", "curl"],
};
const HAND: Shape = Shape {
    what: "an arm by its hand",
    example: "Hand(palm: On(RightThigh, 0.5, 0))",
    fields: &["palm", "faces", "fingers", "elbow", "curl"],
};

const LEGS: &str = "Angles(hip: …, knee: …) or Foot(heel: …, toes: …)";
const ARMS: &str = "Angles(shoulder: …, elbow: …) or Hand(palm: …)";

/// A key frame that follows `before`: the pose, when it is reached, what touches then.
pub(super) fn read<'a>(
    field: Field<'a>,
    before: Pose,
    report: &mut Report<'a>,
) -> Option<(Pose, Option<f32>, Vec<Contact>)> {
    let fields = Fields::read(field.value, field.value, &FRAME, report)?;
    let at = fields.optional("at").and_then(|field| within(field, report, 0.0, 1.0));
    let mut pose = before;
    if let Some((floor, height)) = fields.optional("pelvis").and_then(|field| floor_or_point(field, report)) {
        pose.pelvis = match height {
            Some(z) => Pelvis::At(floor.extend(z)),
            None => Pelvis::Settled(floor.x, floor.y),
        };
    }
    for (name, range, angle) in [
        ("yaw", (-360.0, 360.0), &mut pose.yaw),
        ("pitch", (-180.0, 180.0), &mut pose.pitch),
        ("spin", (-180.0, 180.0), &mut pose.spin),
        ("lumbar", range::LUMBAR, &mut pose.lumbar),
        ("thoracic", range::THORACIC, &mut pose.thoracic),
        ("bend", range::BEND, &mut pose.bend),
        ("twist", range::TWIST, &mut pose.twist),
        ("neck", range::NECK, &mut pose.neck),
        ("turn", range::TURN, &mut pose.turn),
        ("tilt", range::TILT, &mut pose.tilt),
    ] {
        set(&fields, name, range, angle, report);
    }
    let [right, left] = pose.legs;
    if let Some(leg) = fields.optional("legs").and_then(|field| leg(field, right, report)) {
        pose.legs = [leg, leg.mirrored()];
    }
    if let Some(leg) = fields.optional("right_leg").and_then(|field| leg(field, right, report)) {
        pose.legs[0] = leg;
    }
    if let Some(leg) = fields.optional("left_leg").and_then(|field| leg(field, left, report)) {
        pose.legs[1] = leg;
    }
    let [right, left] = pose.arms;
    if let Some(arm) = fields.optional("arms").and_then(|field| arm(field, right, report)) {
        pose.arms = [arm, arm.mirrored()];
    }
    if let Some(arm) = fields.optional("right_arm").and_then(|field| arm(field, right, report)) {
        pose.arms[0] = arm;
    }
    if let Some(arm) = fields.optional("left_arm").and_then(|field| arm(field, left, report)) {
        pose.arms[1] = arm;
    }
    let contacts = list(&fields, "contacts", report);
    let contacts = contacts.into_iter().filter_map(|field| contact(field, report)).collect();
    Some((pose, at, contacts))
}

/// Puts an angle that is written where it belongs; one that no body has is told.
fn set<'a>(fields: &Fields<'a>, name: &str, (low, high): (f32, f32), angle: &mut f32, report: &mut Report<'a>) {
    let Some(field) = fields.optional(name) else { return };
    let Some(degrees) = field.number(report) else { return };
    let degrees = degrees as f32;
    if (low..=high).contains(&degrees) {
        *angle = degrees;
    } else {
        let message = format!("`{name}` is {degrees}°; people have {low} to {high}°, write an angle between");
        report.tell(field.value.trimmed(), message);
    }
}

fn leg<'a>(field: Field<'a>, before: Leg, report: &mut Report<'a>) -> Option<Leg> {
    let (word, rest) = field.value.split_word();
    match word {
        "Angles" => {
            let fields = Fields::read(field.value, rest, &LEG_ANGLES, report)?;
            let mut angles = if let Leg::Angles(angles) = before { angles } else { LegAngles::default() };
            for (name, range, angle) in [
                ("hip", range::HIP, &mut angles.hip),
                ("abduction", range::HIP_ABDUCTION, &mut angles.abduction),
                ("rotation", range::HIP_ROTATION, &mut angles.rotation),
                ("knee", range::KNEE, &mut angles.knee),
                ("ankle", range::ANKLE, &mut angles.ankle),
            ] {
                set(&fields, name, range, angle, report);
            }
            Some(Leg::Angles(angles))
        }
        "Foot" => {
            let fields = Fields::read(field.value, rest, &FOOT, report)?;
            let before = if let Leg::Foot(foot) = before { Some(foot) } else { None };
            let heel = match before {
                Some(before) => match fields.optional("heel") {
                    Some(field) => place(field, report)?,
                    None => before.heel,
                },
                None => place(fields.required("heel", report)?, report)?,
            };
            let toes = match fields.optional("toes") {
                Some(field) => direction(field, report)?,
                None => before.map_or(glam::Vec3::X, |before| before.toes),
            };
            let knee = match fields.optional("knee") {
                Some(field) => Some(direction(field, report)?),
                None => before.and_then(|before| before.knee),
            };
            Some(Leg::Foot(FootTarget { heel, toes, knee }))
        }
        _ => {
            field.refuse(report, LEGS);
            None
        }
    }
}

fn arm<'a>(field: Field<'a>, before: Arm, report: &mut Report<'a>) -> Option<Arm> {
    const TURN: (f32, f32) = (-95.0, 100.0);
    const WRIST: (f32, f32) = (-80.0, 85.0);
    const CURL: (f32, f32) = (0.0, 110.0);
    const ROTATION: (f32, f32) = (-95.0, 95.0);
    const ABDUCTION: (f32, f32) = (-50.0, 180.0);
    let (word, rest) = field.value.split_word();
    match word {
        "Angles" => {
            let fields = Fields::read(field.value, rest, &ARM_ANGLES, report)?;
            let mut angles = if let Arm::Angles(angles) = before {
                angles
            } else {
                ArmAngles { curl: 20.0, ..ArmAngles::default() }
            };
            for (name, range, angle) in [
                ("shoulder", range::SHOULDER, &mut angles.shoulder),
                ("abduction", ABDUCTION, &mut angles.abduction),
                ("rotation", ROTATION, &mut angles.rotation),
                ("elbow", range::ELBOW, &mut angles.elbow),
                ("turn", TURN, &mut angles.turn),
                ("wrist", WRIST, &mut angles.wrist),
                ("curl", CURL, &mut angles.curl),
            ] {
                set(&fields, name, range, angle, report);
            }
            Some(Arm::Angles(angles))
        }
        "Hand" => {
            let fields = Fields::read(field.value, rest, &HAND, report)?;
            let before = if let Arm::Hand(hand) = before { Some(hand) } else { None };
            let palm = match before {
                Some(before) => match fields.optional("palm") {
                    Some(field) => place(field, report)?,
                    None => before.palm,
                },
                None => place(fields.required("palm", report)?, report)?,
            };
            let mut towards = |name: &str, standing: Option<glam::Vec3>| match fields.optional(name) {
                Some(field) => direction(field, report),
                None => standing,
            };
            let faces = towards("faces", before.and_then(|before| before.faces));
            let fingers = towards("fingers", before.and_then(|before| before.fingers));
            let elbow = towards("elbow", before.and_then(|before| before.elbow));
            let mut curl = before.map_or(20.0, |before| before.curl);
            set(&fields, "curl", CURL, &mut curl, report);
            Some(Arm::Hand(HandTarget { palm, faces, fingers, elbow, curl }))
        }
        _ => {
            field.refuse(report, ARMS);
            None
        }
    }
}
