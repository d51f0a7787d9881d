//! Where one never presses (clinical notes, section 2.3): patches of skin, shown hatched.

use glam::Vec3;

use super::skeleton::{Body, Part, Side};
use super::solid::{self, Flesh};
use super::spot::Spot;

/// A zone that is never pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Spine bones and tailbone.
    Spine,
    /// The soft part under the ribs at the back.
    Kidneys,
    /// Middle and lower inner quarter of the buttock, and the fold under it: the nerve runs here.
    InnerButtock,
    /// Where the hamstrings meet the sit bone.
    SitBone,
    /// The crease of the groin.
    Groin,
    /// The back of the knee.
    KneeBack,
    /// The bump outside, just below the knee: a nerve lies on the bone.
    OuterKnee,
    /// The edge of the shin.
    Shin,
    /// Where the Achilles tendon meets the heel.
    Achilles,
}

/// A patch of skin: part, from and to along it, from and to around it, as in [`Spot`], on the right.
struct Patch(Part, (f32, f32), (f32, f32));

/// Between two lines of the hatching, in hundredths of body height.
const GAP: f32 = 1.15;
/// Points of a line, so that it follows the skin.
const POINTS: u8 = 4;

impl Zone {
    /// Every zone.
    pub const ALL: [Self; 9] = [
        Self::Spine,
        Self::Kidneys,
        Self::InnerButtock,
        Self::SitBone,
        Self::Groin,
        Self::KneeBack,
        Self::OuterKnee,
        Self::Shin,
        Self::Achilles,
    ];

    /// In plain words.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Spine => "the spine and tailbone",
            Self::Kidneys => "the soft part under the ribs at the back",
            Self::InnerButtock => "the middle and lower inner buttock, and the fold under it",
            Self::SitBone => "the sit bone",
            Self::Groin => "the groin",
            Self::KneeBack => "the back of the knee",
            Self::OuterKnee => "the bump outside, just below the knee",
            Self::Shin => "the edge of the shin",
            Self::Achilles => "the end of the Achilles tendon",
        }
    }

    /// Whether it lies on both sides, and not in the middle.
    const fn is_paired(self) -> bool {
        !matches!(self, Self::Spine)
    }

    fn patches(self) -> Vec<Patch> {
        let (thigh, shank) = (Part::Thigh(Side::Right), Part::Shank(Side::Right));
        match self {
            Self::Spine => vec![
                Patch(Part::Pelvis, (0.35, 1.0), (174.0, 186.0)),
                Patch(Part::Waist, (0.0, 1.0), (173.0, 187.0)),
                Patch(Part::Chest, (0.0, 0.9), (174.0, 186.0)),
            ],
            Self::Kidneys => vec![Patch(Part::Waist, (0.5, 1.0), (122.0, 143.0))],
            Self::InnerButtock => vec![Patch(Part::Pelvis, (0.0, 0.52), (146.0, 170.0))],
            Self::SitBone => vec![Patch(thigh, (0.06, 0.15), (160.0, 205.0))],
            Self::Groin => vec![Patch(Part::Pelvis, (0.1, 0.45), (20.0, 44.0))],
            Self::KneeBack => {
                vec![Patch(thigh, (0.92, 1.0), (155.0, 205.0)), Patch(shank, (0.0, 0.09), (155.0, 205.0))]
            }
            Self::OuterKnee => vec![Patch(shank, (0.05, 0.16), (70.0, 112.0))],
            Self::Shin => vec![Patch(shank, (0.18, 0.8), (-10.0, 10.0))],
            Self::Achilles => vec![Patch(shank, (0.8, 0.98), (165.0, 195.0))],
        }
    }

    /// The lines of its hatching and its edge on a posed body: points on the skin, each with the way out.
    pub fn lines(self, body: &Body) -> Vec<Vec<(Vec3, Vec3)>> {
        let mut lines = Vec::new();
        for patch in self.patches() {
            hatch(&patch, body, &mut lines, |spot| spot);
            if self.is_paired() {
                hatch(&patch, body, &mut lines, Spot::mirrored);
            }
        }
        lines
    }
}

/// Slanted lines across a patch, cut off at its edges.
fn hatch(patch: &Patch, body: &Body, lines: &mut Vec<Vec<(Vec3, Vec3)>>, side: impl Fn(Spot) -> Spot) {
    let Patch(part, (from, to), (left, right)) = *patch;
    let spot = |along: f32, around: f32| side(Spot { part, along, around, off: 0.0 });
    let mut flesh = Flesh::default();
    solid::part(body, spot(from, left).part, 0.0, &mut flesh);
    let on = |along: f32, around: f32| {
        let skin = spot(along, around).on_flesh(body, &flesh);
        (skin.at, skin.normal)
    };
    let middle = f32::midpoint(left, right);
    let height = on(from, middle).0.distance(on(to, middle).0);
    let width = on(f32::midpoint(from, to), left).0.distance(on(f32::midpoint(from, to), right).0);
    // Each line climbs as far as it goes across, and begins a gap above the one before.
    let climb = (width / height.max(0.1)).min(1.0);
    let step = (GAP * std::f32::consts::SQRT_2 / height.max(0.1)).max(0.04);
    let mut start = -climb;
    while start < 1.0 {
        let (enter, leave) = ((-start / climb).clamp(0.0, 1.0), ((1.0 - start) / climb).clamp(0.0, 1.0));
        if leave - enter > 0.15 {
            let point = |number: u8| {
                let share = enter + (leave - enter) * f32::from(number) / f32::from(POINTS - 1);
                on(from + (to - from) * (start + climb * share), left + (right - left) * share)
            };
            lines.push((0..POINTS).map(point).collect());
        }
        start += step;
    }
    // Its edge, so that a patch reads as one.
    let corners = [(from, left), (from, right), (to, right), (to, left), (from, left)];
    for pair in corners.windows(2) {
        let [(from, left), (to, right)] = [pair[0], pair[1]];
        let point = |number: u8| {
            let share = f32::from(number) / f32::from(POINTS - 1);
            on(from + (to - from) * share, left + (right - left) * share)
        };
        lines.push((0..POINTS).map(point).collect());
    }
}
