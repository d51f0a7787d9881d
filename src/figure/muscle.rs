//! The regions of the fixed vocabulary as shapes on the body.

use glam::Vec3;

use super::skeleton::{Body, Part, Side};

/// A region at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Muscle {
    /// Beside the spine.
    ErectorSpinae,
    /// Side of the lower back.
    QuadratusLumborum,
    /// Buttock.
    GluteusMaximus,
    /// Upper outer buttock.
    GluteusMedius,
    /// Deep in the buttock.
    Piriformis,
    /// Front of the side of the hip.
    Tfl,
    /// Front of the hip.
    HipFlexors,
    /// Back of the thigh.
    Hamstrings,
    /// Back of the lower leg.
    Calf,
    /// Sole.
    PlantarFoot,
    /// Belly.
    Abdominals,
    /// Inner thigh.
    Adductors,
    /// The nerve's way, drawn as a line.
    SciaticNerve,
    /// Under the ribs.
    Diaphragm,
    /// Everything: no shape of its own.
    WholeBody,
}

/// Where a region lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the trunk, the hips included.
    Trunk,
    /// Along a limb.
    Limb,
}

impl Muscle {
    /// Where it lies.
    pub const fn place(self) -> Place {
        match self {
            Self::Hamstrings | Self::Calf | Self::PlantarFoot | Self::Adductors | Self::SciaticNerve => Place::Limb,
            _ => Place::Trunk,
        }
    }
}

/// A region and the sides of it that work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Work {
    /// Which.
    pub muscle: Muscle,
    /// Where.
    pub on: On,
}

/// Sides of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum On {
    /// The working side.
    Side,
    /// Both sides.
    Both,
}

/// A sphere of a region, and where it looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fiber {
    /// Its middle, within the flesh.
    pub at: Vec3,
    /// Its radius.
    pub radius: f32,
    /// Out of the body.
    pub out: Vec3,
    /// How much nearer than its middle it is painted, so that the flesh around it does not hide it: seen from its own side,
    /// and through the body from the other.
    pub lift: [f32; 2],
}

/// From where to where, where around, and how thick at its belly.
struct Strip {
    part: Part,
    from: f32,
    to: f32,
    around: f32,
    radius: f32,
}

/// The shape of `muscle` on one side: strips of fibers, each to be drawn as one swept shape.
pub fn strips(body: &Body, muscle: Muscle, side: Side) -> Vec<Vec<Fiber>> {
    let strip = |part, from, to, around, radius| Strip { part, from, to, around, radius };
    let (pelvis, waist, thigh) = (Part::Pelvis, Part::Waist, Part::Thigh(side));
    let shapes: Vec<Strip> = match muscle {
        Muscle::ErectorSpinae => vec![strip(waist, 1.0, 19.0, 160.0, 1.7)],
        Muscle::QuadratusLumborum => vec![strip(waist, 4.0, 13.0, 128.0, 1.8)],
        Muscle::GluteusMaximus => vec![strip(pelvis, -2.6, 3.2, 142.0, 3.3)],
        Muscle::GluteusMedius => vec![strip(pelvis, -0.4, 4.6, 108.0, 2.4)],
        Muscle::Piriformis => vec![strip(pelvis, -1.4, 2.2, 128.0, 1.9)],
        Muscle::Tfl => vec![strip(pelvis, -2.0, 3.8, 68.0, 1.9)],
        Muscle::HipFlexors => vec![strip(pelvis, -2.0, 3.0, 32.0, 2.0), strip(thigh, 0.05, 0.3, 350.0, 2.1)],
        Muscle::Hamstrings => vec![strip(thigh, 0.16, 0.9, 180.0, 2.7)],
        Muscle::Calf => vec![strip(Part::Shank(side), 0.08, 0.56, 180.0, 2.2)],
        Muscle::PlantarFoot => vec![strip(Part::Foot(side), -1.6, 6.4, 180.0, 1.0)],
        Muscle::Abdominals => vec![strip(waist, 1.5, 14.0, 12.0, 2.2)],
        Muscle::Adductors => vec![strip(thigh, 0.1, 0.7, 275.0, 2.1)],
        Muscle::Diaphragm => vec![strip(waist, 11.0, 17.0, 14.0, 2.3)],
        Muscle::SciaticNerve | Muscle::WholeBody => vec![],
    };
    shapes.iter().map(|strip| fibers(body, strip, side)).collect()
}

/// Spheres of a strip, thickest in its middle.
fn fibers(body: &Body, strip: &Strip, side: Side) -> Vec<Fiber> {
    const COUNT: u8 = 8;
    let fiber = |number: u8| {
        let share = f32::from(number) / f32::from(COUNT);
        let along = strip.from + (strip.to - strip.from) * share;
        let belly = (std::f32::consts::PI * (0.1 + 0.8 * share)).sin();
        let radius = strip.radius * belly;
        let (sin, cos) = strip.around.to_radians().sin_cos();
        let outward = side.sign() * sin;
        match strip.part {
            Part::Pelvis | Part::Waist => {
                let at = body.spine_at(along);
                let (half, deep) = girth(along);
                // A little within, so that the shape never leaves the outline of the trunk.
                let (wide, deep) = (half + deep - radius * 0.9, deep - radius * 0.9);
                let out = at.axes * Vec3::new(cos, outward, 0.0);
                let local = Vec3::new(cos * deep, outward * wide, 0.0);
                Fiber { at: at.origin + at.axes * local, radius, out, lift: [3.0, 2.0 * deep + 3.0] }
            }
            Part::Foot(_) => {
                let bone = body.bone(strip.part);
                let at = bone.point(Vec3::new(along, 0.0, -3.1));
                Fiber { at, radius, out: -bone.axes.z_axis, lift: [1.2, 4.0] }
            }
            part => {
                let bone = body.bone(part);
                let thick = if matches!(part, Part::Shank(_)) { 3.9 - 1.8 * along } else { 6.3 - 2.6 * along };
                let out = bone.axes * Vec3::new(cos, outward, 0.0);
                Fiber {
                    at: bone.along(along) + out * (thick - radius).max(0.0) * 0.9,
                    radius,
                    out,
                    lift: [4.0, 2.2 * thick],
                }
            }
        }
    };
    (0..=COUNT).map(fiber).collect()
}

/// Half the width between the two spheres of the trunk at a height, and their radius.
fn girth(height: f32) -> (f32, f32) {
    match height {
        h if h < 4.0 => (4.2, 5.9),
        h if h < 15.0 => (3.5, 5.0),
        _ => (4.6, 5.5),
    }
}

/// The way of the sciatic nerve: lower back, buttock, back of the thigh, calf, outer foot.
pub fn nerve(body: &Body, side: Side) -> Vec<Vec3> {
    let sign = side.sign();
    let trunk = |height: f32, back: f32, out: f32| {
        let at = body.spine_at(height);
        at.origin + at.axes * Vec3::new(-back, sign * out, 0.0)
    };
    let thigh = body.bone(Part::Thigh(side));
    let shank = body.bone(Part::Shank(side));
    let foot = body.bone(Part::Foot(side));
    let behind = |bone: &super::skeleton::Bone, along: f32, back: f32| bone.along(along) - bone.axes.x_axis * back;
    vec![
        trunk(4.0, 3.0, 1.6),
        trunk(0.6, 4.4, 3.6),
        behind(thigh, 0.06, 3.4),
        behind(thigh, 0.35, 2.2),
        behind(thigh, 0.7, 1.6),
        behind(thigh, 0.97, 1.2),
        behind(shank, 0.25, 1.2),
        behind(shank, 0.6, 0.9),
        behind(shank, 0.95, 0.8),
        foot.point(Vec3::new(3.5, 0.0, -2.2)),
        foot.point(Vec3::new(7.0, sign * 0.6, -3.0)),
    ]
}
