//! Figures as text, laid out the way a person would. It reads back as it was, directions to four decimals.

use std::fmt::Write as _;

use glam::{Vec2, Vec3};

use super::write::Lines;
use crate::domain::exercise::Region;
use crate::figure::definition::{Contact, FigureDraft, Frame, Mark, Surface, When};
use crate::figure::motion::Pace;
use crate::figure::pose::{Arm, Leg, Pelvis, Place, Pose};
use crate::figure::prop::{Back, Prop};

/// Writes the field `figure` of an exercise whose regions are `regions`.
pub(super) fn figure(draft: &FigureDraft, regions: &[Region], out: &mut Lines) {
    out.open("figure: (");
    let (yaw, elevation) = draft.camera;
    out.field("camera", format!("(yaw: {yaw}, elevation: {elevation})"));
    let (word, seconds) = match draft.pace {
        Pace::Hold(seconds) => ("Hold", seconds),
        Pace::Sway(seconds) => ("Sway", seconds),
        Pace::Round(seconds) => ("Round", seconds),
    };
    out.field("pace", format!("{word}({seconds})"));
    list("props", draft.props.iter().map(prop), out);
    frames(&draft.frames, out);
    list("contacts", draft.contacts.iter().copied().map(contact), out);
    let works: Vec<String> = draft.works.iter().map(|work| format!("{:?}", work.muscle)).collect();
    if !works.iter().map(String::as_str).eq(regions.iter().map(|region| region.name())) {
        out.field("works", format!("[{}]", works.join(", ")));
    }
    list("marks", draft.marks.iter().map(mark), out);
    if (draft.still - 1.0).abs() > f32::EPSILON {
        out.field("still", draft.still);
    }
    out.close("),");
}

fn list(name: &str, items: impl ExactSizeIterator<Item = String>, out: &mut Lines) {
    if items.len() == 0 {
        return;
    }
    out.open(&format!("{name}: ["));
    for item in items {
        out.line(&format!("{item},"));
    }
    out.close("],");
}

fn frames(frames: &[Frame], out: &mut Lines) {
    out.open("frames: [");
    let mut before = Pose::default();
    let last = frames.len().saturating_sub(1).max(1) as f32;
    for (number, frame) in frames.iter().enumerate() {
        let mut parts = Vec::new();
        let even = number as f32 / last;
        if (frame.at - even).abs() > 1e-6 {
            parts.push(format!("at: {}", frame.at));
        }
        pose(&frame.pose, &before, number == 0, &mut parts);
        if !frame.contacts.is_empty() {
            let contacts: Vec<String> = frame.contacts.iter().copied().map(contact).collect();
            parts.push(format!("contacts: [{}]", contacts.join(", ")));
        }
        out.open("(");
        for part in &parts {
            out.line(&format!("{part},"));
        }
        out.close("),");
        before = frame.pose.clone();
    }
    out.close("],");
}

/// What differs from the key frame before; of the first, everything that is not as one stands.
fn pose(pose: &Pose, before: &Pose, is_first: bool, parts: &mut Vec<String>) {
    if is_first || pose.pelvis != before.pelvis {
        parts.push(match pose.pelvis {
            Pelvis::At(point) => format!("pelvis: {}", point3(point)),
            Pelvis::Settled(x, y) => format!("pelvis: ({x}, {y})"),
        });
    }
    for (name, angle, other) in [
        ("yaw", pose.yaw, before.yaw),
        ("pitch", pose.pitch, before.pitch),
        ("spin", pose.spin, before.spin),
        ("lumbar", pose.lumbar, before.lumbar),
        ("thoracic", pose.thoracic, before.thoracic),
        ("bend", pose.bend, before.bend),
        ("twist", pose.twist, before.twist),
        ("neck", pose.neck, before.neck),
        ("turn", pose.turn, before.turn),
        ("tilt", pose.tilt, before.tilt),
    ] {
        if (angle - other).abs() > f32::EPSILON {
            parts.push(format!("{name}: {angle}"));
        }
    }
    for (name, side) in [("right_leg", 0), ("left_leg", 1)] {
        if pose.legs[side] != before.legs[side] {
            parts.push(format!("{name}: {}", leg(pose.legs[side])));
        }
    }
    for (name, side) in [("right_arm", 0), ("left_arm", 1)] {
        if pose.arms[side] != before.arms[side] {
            parts.push(format!("{name}: {}", arm(pose.arms[side])));
        }
    }
}

fn leg(leg: Leg) -> String {
    match leg {
        Leg::Angles(a) => format!(
            "Angles(hip: {}, abduction: {}, rotation: {}, knee: {}, ankle: {})",
            a.hip, a.abduction, a.rotation, a.knee, a.ankle
        ),
        Leg::Foot(foot) => {
            let knee = foot.knee.map_or_else(String::new, |knee| format!(", knee: {}", direction(knee)));
            format!("Foot(heel: {}, toes: {}{knee})", place(foot.heel), direction(foot.toes))
        }
    }
}

fn arm(arm: Arm) -> String {
    match arm {
        Arm::Angles(a) => format!(
            "Angles(shoulder: {}, abduction: {}, rotation: {}, elbow: {}, turn: {}, wrist: {}, curl: {})",
            a.shoulder, a.abduction, a.rotation, a.elbow, a.turn, a.wrist, a.curl
        ),
        Arm::Hand(hand) => {
            let mut text = format!("Hand(palm: {}", place(hand.palm));
            for (name, towards) in [("faces", hand.faces), ("fingers", hand.fingers), ("elbow", hand.elbow)] {
                if let Some(towards) = towards {
                    // Writing to a String cannot fail.
                    let _ = write!(text, ", {name}: {}", direction(towards));
                }
            }
            format!("{text}, curl: {})", hand.curl)
        }
    }
}

fn place(place: Place) -> String {
    match place {
        Place::At(point) => point3(point),
        Place::On(spot) if spot.off == 0.0 => format!("On({}, {}, {})", spot.part.name(), spot.along, spot.around),
        Place::On(spot) => format!("On({}, {}, {}, {})", spot.part.name(), spot.along, spot.around, spot.off),
    }
}

fn point3(Vec3 { x, y, z }: Vec3) -> String {
    format!("({x}, {y}, {z})")
}

fn point2(Vec2 { x, y }: Vec2) -> String {
    format!("({x}, {y})")
}

/// To four decimals: its length is made 1 again when it is read.
fn direction(towards: Vec3) -> String {
    let round = |value: f32| (value * 1e4).round() / 1e4 + 0.0;
    point3(Vec3::new(round(towards.x), round(towards.y), round(towards.z)))
}

fn prop(prop: &Prop) -> String {
    let places = |through: &[Place]| through.iter().map(|at| place(*at)).collect::<Vec<_>>().join(", ");
    match prop {
        Prop::Mat { at, size } => format!("Mat(at: {}, size: {})", point2(*at), point2(*size)),
        Prop::Chair { at, facing, height, back } => {
            let word = if *back == Back::Chair { "Chair" } else { "Stool" };
            format!("{word}(at: {}, facing: {facing}, height: {height})", point2(*at))
        }
        Prop::Wall { at, facing, width } => format!("Wall(at: {}, facing: {facing}, width: {width})", point2(*at)),
        Prop::DoorFrame { at, facing } => format!("DoorFrame(at: {}, facing: {facing})", point2(*at)),
        Prop::Step { at, size } => format!("Step(at: {}, size: {})", point2(*at), point3(*size)),
        Prop::Desk { at, size } => format!("Desk(at: {}, size: {})", point2(*at), point3(*size)),
        Prop::Bed { at, size } => format!("Bed(at: {}, size: {})", point2(*at), point3(*size)),
        Prop::Ball { at } => format!("Ball(at: {})", place(*at)),
        Prop::Roller { at, axis } => format!("Roller(at: {}, axis: {axis})", place(*at)),
        Prop::Pillow { at, size, lean } => {
            format!("Pillow(at: {}, size: {}, lean: {lean})", place(*at), point3(*size))
        }
        Prop::Strap { through } => format!("Strap(through: [{}])", places(through)),
        Prop::Towel { through } => format!("Towel(through: [{}])", places(through)),
        Prop::Stick { from, to } => format!("Stick(from: {}, to: {})", place(*from), place(*to)),
    }
}

fn contact(contact: Contact) -> String {
    let with = match contact.with {
        Surface::Floor => "Floor",
        Surface::Prop(kind) => kind.name(),
        Surface::Part(part) => part.name(),
    };
    format!("Touch({}, {with})", contact.part.name())
}

fn mark(mark: &Mark) -> String {
    match mark {
        Mark::Press(at) => format!("Press({})", place(*at)),
        Mark::Arrow { from, by, when } => {
            let when = match when {
                When::Always => "",
                When::First => ", when: First",
                When::Last => ", when: Last",
            };
            format!("Arrow(from: {}, by: {}{when})", place(*from), point3(*by))
        }
    }
}
