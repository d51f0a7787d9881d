//! The flesh: spheres swept along the bones. A trunk has pairs of spheres side by side, so that it is wider than deep.

use std::f32::consts::PI;

use glam::Vec3;

use super::palette::Ink;
use super::skeleton::{Body, Part, Side};

/// Of the heel's sphere.
pub const HEEL_RADIUS: f32 = 2.3;

/// Two spheres of one radius, side by side, with what lies between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// The middle of one.
    pub a: Vec3,
    /// The middle of the other; the same for a single sphere.
    pub b: Vec3,
    /// Of both.
    pub radius: f32,
}

/// Rings one after the other: a limb, a hand, a trunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// Whose flesh.
    pub part: Part,
    /// What covers it.
    pub ink: Ink,
    from: usize,
    to: usize,
}

/// The flesh of some parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flesh {
    rings: Vec<Ring>,
    chains: Vec<Chain>,
}

impl Flesh {
    /// Every chain with its rings.
    pub fn chains(&self) -> impl Iterator<Item = (Chain, &[Ring])> {
        self.chains.iter().map(|chain| (*chain, &self.rings[chain.from..chain.to]))
    }

    /// Every ring with its part.
    pub fn rings(&self) -> impl Iterator<Item = (Part, &Ring)> {
        self.chains().flat_map(|(chain, rings)| rings.iter().map(move |ring| (chain.part, ring)))
    }

    /// From `point` to the skin; negative inside.
    pub fn distance(&self, point: Vec3) -> f32 {
        let mut nearest = f32::INFINITY;
        for (_, rings) in self.chains() {
            for pair in rings.windows(2) {
                for share in [0.0, 0.25, 0.5, 0.75] {
                    nearest = nearest.min(pair[0].towards(&pair[1], share).distance(point));
                }
            }
            if let Some(last) = rings.last() {
                nearest = nearest.min(last.distance(point));
            }
        }
        nearest
    }

    fn chain(&mut self, part: Part, ink: Ink, rings: impl IntoIterator<Item = Ring>) {
        let from = self.rings.len();
        self.rings.extend(rings);
        self.chains.push(Chain { part, ink, from, to: self.rings.len() });
    }
}

impl Ring {
    fn one(at: Vec3, radius: f32) -> Self {
        Self { a: at, b: at, radius }
    }

    /// From `point` to its surface; negative inside.
    pub fn distance(&self, point: Vec3) -> f32 {
        let line = self.b - self.a;
        let share =
            if line == Vec3::ZERO { 0.0 } else { ((point - self.a).dot(line) / line.length_squared()).clamp(0.0, 1.0) };
        point.distance(self.a + line * share) - self.radius
    }

    /// Its lowest height.
    pub fn bottom(&self) -> f32 {
        self.a.z.min(self.b.z) - self.radius
    }

    fn towards(&self, other: &Self, share: f32) -> Self {
        Self {
            a: self.a.lerp(other.a, share),
            b: self.b.lerp(other.b, share),
            radius: self.radius + (other.radius - self.radius) * share,
        }
    }
}

/// The flesh of a whole body; `breath` is 0 breathed out, 1 breathed in.
pub fn body(body: &Body, breath: f32) -> Flesh {
    let mut flesh = Flesh { rings: Vec::with_capacity(150), chains: Vec::with_capacity(32) };
    for part in Part::ALL {
        self::part(body, *part, breath, &mut flesh);
    }
    flesh
}

/// The heights along the spine between which a part of the trunk lies, from the hip centres.
pub const fn heights(part: Part) -> (f32, f32) {
    match part {
        Part::Waist => (4.5, 13.0),
        Part::Chest => (13.0, 27.5),
        _ => (-4.0, 4.5),
    }
}

/// Adds the flesh of one part.
pub fn part(body: &Body, part: Part, breath: f32, flesh: &mut Flesh) {
    match part {
        Part::Pelvis => {
            flesh.chain(part, Ink::Legs, rows(body, &PELVIS, 0.0));
            flesh.chain(part, Ink::Legs, rows(body, &SEAT, 0.0));
        }
        Part::Waist => flesh.chain(part, Ink::Top, rows(body, &WAIST, breath)),
        Part::Chest => flesh.chain(part, Ink::Top, rows(body, &CHEST, breath)),
        Part::Neck => neck(body, flesh),
        Part::Head => head(body, flesh),
        Part::UpperArm(_) => {
            let bone = body.bone(part);
            flesh.chain(
                part,
                Ink::Skin,
                (0..=4).map(|n| {
                    let along = 0.46 + 0.54 * n as f32 / 4.0;
                    Ring::one(bone.along(along), upper_arm(along))
                }),
            );
            // The sleeve ends in a straight hem over the middle of the arm.
            flesh.chain(
                part,
                Ink::Top,
                (0..=4).map(|n| {
                    let along = 0.5 * n as f32 / 4.0;
                    Ring::one(bone.along(along), knots(&SLEEVE, along))
                }),
            );
        }
        Part::Forearm(_) => {
            let bone = body.bone(part);
            flesh.chain(
                part,
                Ink::Skin,
                (0..=6).map(|n| Ring::one(bone.along(n as f32 / 6.0), knots(&FOREARM, n as f32 / 6.0))),
            );
        }
        Part::Hand(side) => hand(body, side, flesh),
        Part::Thigh(_) => {
            let bone = body.bone(part);
            flesh.chain(
                part,
                Ink::Legs,
                (0..=10).map(|n| {
                    let along = n as f32 / 10.0;
                    // The front of the thigh is fuller than its back.
                    let fuller = bone.axes.x_axis * (0.5 * (PI * along).sin());
                    Ring::one(bone.along(along) + fuller, thigh(along))
                }),
            );
        }
        Part::Shank(_) => {
            let bone = body.bone(part);
            flesh.chain(
                part,
                Ink::Legs,
                (0..=11).map(|n| {
                    let along = 0.88 * n as f32 / 11.0;
                    let calf = if along < 0.8 { (PI * along / 0.8).sin().powi(2) * 1.1 } else { 0.0 };
                    Ring::one(bone.along(along) - bone.axes.x_axis * calf, shank(along))
                }),
            );
            flesh.chain(part, Ink::Skin, [0.86, 1.0].map(|along| Ring::one(bone.along(along), 2.0)));
        }
        Part::Foot(side) => foot(body, side, flesh),
    }
}

// ---- trunk

/// A row across the trunk: height along the spine, half the distance of its two spheres, their radius, how far forward,
/// and how much of a breath it takes.
struct Row(f32, f32, f32, f32, f32);

const PELVIS: [Row; 4] = [
    Row(-3.0, 3.9, 4.9, -0.7, 0.0),
    Row(0.0, 4.4, 6.0, -0.4, 0.0),
    Row(3.6, 4.0, 5.5, -0.1, 0.0),
    Row(6.2, 3.5, 5.0, 0.1, 0.0),
];
const SEAT: [Row; 2] = [Row(-2.9, 3.9, 4.7, -2.1, 0.0), Row(1.4, 3.7, 4.7, -2.2, 0.0)];
const WAIST: [Row; 4] = [
    Row(8.4, 3.6, 5.2, 0.0, 0.4),
    Row(9.4, 3.4, 4.95, 0.1, 0.8),
    Row(10.4, 3.3, 4.85, 0.1, 1.0),
    Row(13.4, 3.5, 5.0, 0.1, 0.8),
];
const CHEST: [Row; 6] = [
    Row(13.4, 3.5, 5.0, 0.1, 0.8),
    Row(17.0, 4.4, 5.6, 0.3, 0.5),
    Row(20.4, 5.1, 5.6, 0.4, 0.4),
    Row(23.4, 5.7, 4.8, 0.0, 0.2),
    Row(25.4, 5.6, 3.7, -0.4, 0.1),
    Row(27.0, 3.2, 2.9, -0.7, 0.0),
];
/// How far belly and chest rise with a breath.
const BREATH: f32 = 0.8;

fn rows<'a>(body: &'a Body, rows: &'a [Row], breath: f32) -> impl Iterator<Item = Ring> + 'a {
    rows.iter().map(move |Row(height, half, radius, forward, share)| {
        let at = body.spine_at(*height);
        let rise = BREATH * breath * share;
        let middle = at.origin + at.axes.x_axis * (forward + rise * 0.7);
        let out = at.axes.y_axis * *half;
        Ring { a: middle - out, b: middle + out, radius: radius + rise * 0.4 }
    })
}

fn neck(body: &Body, flesh: &mut Flesh) {
    let bone = body.bone(Part::Neck);
    let into = body.bone(Part::Head).origin;
    let ring = |at: Vec3, radius| Ring::one(at, radius);
    let top = bone.along(1.0);
    flesh.chain(
        Part::Neck,
        Ink::Skin,
        [ring(bone.along(-0.1), 3.3), ring(bone.along(0.45), 2.75), ring(top, 2.7), ring(top.lerp(into, 0.45), 2.8)],
    );
}

fn head(body: &Body, flesh: &mut Flesh) {
    let bone = body.bone(Part::Head);
    let one = |x, y, z, radius| Ring::one(bone.point(Vec3::new(x, y, z)), radius);
    let two =
        |x, y: f32, z, radius| Ring { a: bone.point(Vec3::new(x, -y, z)), b: bone.point(Vec3::new(x, y, z)), radius };
    flesh.chain(
        Part::Head,
        Ink::Skin,
        [one(0.0, 0.0, 1.2, 5.5), one(0.5, 0.0, -1.0, 4.9), two(1.2, 0.8, -3.0, 3.4), one(2.1, 0.0, -4.4, 2.2)],
    );
    flesh.chain(Part::Head, Ink::Skin, [one(4.7, 0.0, 0.2, 0.75), one(5.4, 0.0, -1.3, 0.8)]);
    for side in [-1.0, 1.0] {
        flesh.chain(Part::Head, Ink::SkinDeep, [one(-0.3, 4.7 * side, -0.1, 0.95), one(-0.1, 4.6 * side, -1.3, 0.7)]);
        // Hair in halves, so that from any side the nearer half lies over the face and the other behind it.
        flesh.chain(
            Part::Head,
            Ink::Hair,
            [
                Ring {
                    a: bone.point(Vec3::new(2.5, 0.2 * side, 5.3)),
                    b: bone.point(Vec3::new(1.4, 2.8 * side, 4.2)),
                    radius: 2.3,
                },
                Ring {
                    a: bone.point(Vec3::new(0.0, 0.3 * side, 3.6)),
                    b: bone.point(Vec3::new(-0.6, 1.9 * side, 2.7)),
                    radius: 3.7,
                },
                Ring {
                    a: bone.point(Vec3::new(-2.3, 0.3 * side, 1.6)),
                    b: bone.point(Vec3::new(-2.3, 1.9 * side, 0.7)),
                    radius: 3.9,
                },
                Ring {
                    a: bone.point(Vec3::new(-3.4, 0.3 * side, -0.6)),
                    b: bone.point(Vec3::new(-3.2, 1.5 * side, -0.9)),
                    radius: 2.8,
                },
            ],
        );
    }
    flesh.chain(Part::Head, Ink::Hair, [one(-3.6, 0.0, 5.4, 1.7), one(-4.7, 0.0, 7.2, 2.5)]);
}

// ---- limbs

/// Knots of a radius along a limb.
type Knots = [(f32, f32)];

const SLEEVE: [(f32, f32); 3] = [(0.0, 4.05), (0.25, 3.8), (0.5, 3.35)];
const FOREARM: [(f32, f32); 4] = [(0.0, 2.45), (0.25, 2.6), (0.7, 1.95), (1.0, 1.6)];

fn upper_arm(along: f32) -> f32 {
    knots(&[(0.0, 3.4), (0.3, 3.2), (0.7, 2.7), (1.0, 2.45)], along)
}

fn thigh(along: f32) -> f32 {
    knots(&[(0.0, 6.6), (0.25, 6.4), (0.6, 5.2), (0.88, 4.1), (1.0, 3.9)], along)
}

fn shank(along: f32) -> f32 {
    knots(&[(0.0, 3.9), (0.12, 3.85), (0.32, 4.05), (0.62, 3.1), (0.9, 2.4), (1.0, 2.4)], along)
}

/// The radius `along` a limb, eased by a cosine between knots.
fn knots(knots: &Knots, along: f32) -> f32 {
    let after = knots.iter().position(|(at, _)| *at > along).unwrap_or(knots.len() - 1);
    let ((from, low), (to, high)) = (knots[after.max(1) - 1], knots[after]);
    let share = ((along - from) / (to - from)).clamp(0.0, 1.0);
    low + (high - low) * (0.5 - 0.5 * (PI * share).cos())
}

fn foot(body: &Body, side: Side, flesh: &mut Flesh) {
    let part = Part::Foot(side);
    let bone = body.bone(part);
    // The ball of the foot is wider on its inner side.
    let inner = -side.sign();
    let one = |x, y: f32, z, radius| Ring::one(bone.point(Vec3::new(x, y * inner, z)), radius);
    let two = |x, out: f32, inn: f32, z, radius| Ring {
        a: bone.point(Vec3::new(x, -out * inner, z)),
        b: bone.point(Vec3::new(x, inn * inner, z)),
        radius,
    };
    flesh.chain(
        part,
        Ink::Skin,
        [
            one(0.0, 0.0, 0.0, 2.15),
            one(2.2, 0.1, -1.4, 2.0),
            two(4.4, 0.6, 0.6, -2.5, 1.7),
            two(6.8, 1.3, 1.2, -3.2, 1.3),
            two(9.2, 0.9, 1.3, -3.55, 0.95),
        ],
    );
    flesh.chain(part, Ink::Skin, [one(0.0, 0.0, 0.0, 2.15), one(-2.6, 0.0, -2.2, HEEL_RADIUS)]);
    flesh.chain(
        part,
        Ink::Skin,
        [one(-2.4, 0.0, -2.2, 2.25), one(2.0, -0.3, -2.6, 1.8), two(6.8, 1.3, 1.2, -3.2, 1.3)],
    );
}

fn hand(body: &Body, side: Side, flesh: &mut Flesh) {
    let part = Part::Hand(side);
    let bone = body.bone(part);
    let thumb = side.sign();
    let curl = body.curl[side as usize].to_radians();
    let across = bone.axes.y_axis * thumb;
    let row = |at: Vec3, half: f32, radius: f32| Ring { a: at - across * half, b: at + across * half, radius };
    let (palm, down) = (bone.axes.x_axis, -bone.axes.z_axis);
    let wrist = bone.origin;
    let knuckles = wrist + down * 3.7;
    // Two joints of the fingers, each closing by half.
    let bent = |angle: f32| down * angle.cos() + palm * angle.sin();
    let middle = knuckles + bent(curl * 0.5) * 1.7;
    let tips = middle + bent(curl * 1.15) * 1.5;
    flesh.chain(
        part,
        Ink::Skin,
        [
            row(wrist, 0.3, 1.45),
            row(wrist + down * 1.7 + palm * 0.1, 0.9, 1.3),
            row(knuckles, 1.2, 1.12),
            row(middle, 1.05, 0.95),
            row(tips, 0.75, 0.75),
        ],
    );
    let root = wrist + down * 1.2 + across * 1.0 + palm * 0.3;
    let joint = wrist + down * 2.9 + across * 2.3 + palm * (0.6 + 0.5 * curl);
    let tip = joint + down * 1.6 + across * (0.2 - 0.5 * curl) + palm * (0.3 * curl);
    flesh.chain(part, Ink::Skin, [Ring::one(root, 1.05), Ring::one(joint, 0.8), Ring::one(tip, 0.62)]);
}
