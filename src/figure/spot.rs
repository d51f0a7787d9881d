//! Places on the skin, which go with the body as it moves.

use glam::Vec3;

use super::skeleton::{Body, Part};
use super::solid::{self, Flesh};

/// A place on the skin of a part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Of which part.
    pub part: Part,
    /// How far along it, 0 at its upper end in limbs and at its lower end in the trunk, 1 at the other.
    pub along: f32,
    /// Degrees around it: 0 its front, 90 its outer side (the right of the trunk), 180 its back, 270 its inner side.
    pub around: f32,
    /// Above the skin, in hundredths of body height.
    pub off: f32,
}

/// A spot in space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skin {
    /// On the skin, or above it by [`Spot::off`].
    pub at: Vec3,
    /// Out of the body.
    pub normal: Vec3,
}

impl Spot {
    /// The same place of the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let around = if self.part.side().is_some() { self.around } else { 360.0 - self.around };
        Self { part: self.part.mirrored(), around, ..self }
    }

    /// Where it is on a posed body.
    pub fn on(&self, body: &Body) -> Skin {
        let mut flesh = Flesh::default();
        solid::part(body, self.part, 0.0, &mut flesh);
        self.on_flesh(body, &flesh)
    }

    pub(super) fn on_flesh(&self, body: &Body, flesh: &Flesh) -> Skin {
        let (inside, out) = self.ray(body);
        // The skin is where the last sphere on the way out ends; marching in from outside finds it to a hundredth.
        let mut reach = 14.0;
        for _ in 0..24 {
            let gap = flesh.distance(inside + out * reach);
            if gap < 0.005 {
                break;
            }
            reach -= gap;
            if reach <= 0.0 {
                reach = 0.0;
                break;
            }
        }
        Skin { at: inside + out * (reach + self.off), normal: out }
    }

    /// A point within the part and the direction out.
    fn ray(&self, body: &Body) -> (Vec3, Vec3) {
        let outward = match self.part.side() {
            Some(side) => side.sign(),
            None => -1.0,
        };
        let (sin, cos) = self.around.to_radians().sin_cos();
        let local = Vec3::new(cos, outward * sin, 0.0);
        match self.part {
            Part::Pelvis | Part::Waist | Part::Chest => {
                let (from, to) = solid::heights(self.part);
                let bone = body.spine_at(from + (to - from) * self.along);
                (bone.origin, bone.axes * local)
            }
            // A hand's x is its palm: around it the thumb is at 90.
            Part::Foot(_) => {
                let bone = body.bone(self.part);
                // Along a foot is from heel to toes, around it 0 is the top, 180 the sole.
                let x = -2.6 + 12.6 * self.along;
                (bone.point(Vec3::new(x, 0.0, -2.9)), bone.axes * Vec3::new(0.0, outward * sin, cos))
            }
            _ => {
                let bone = body.bone(self.part);
                (bone.along(self.along), bone.axes * local)
            }
        }
    }
}
