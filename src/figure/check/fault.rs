//! What can be wrong, in words.

use thiserror::Error;

use super::TOUCH;
use crate::figure::definition::Surface;
use crate::figure::skeleton::{Part, Side};

/// What a body cannot do. Lengths in hundredths of body height.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Fault {
    /// Flesh below the floor or in a thing.
    #[error("the {part} sinks {by:.1} into the {into}; lift it, or bend another joint")]
    Sinks {
        /// What.
        part: String,
        /// Into what.
        into: &'static str,
        /// How far.
        by: f32,
    },
    /// A declared contact that does not touch.
    #[error("the {part} does not touch the {with}: {by:.1} apart, at most {TOUCH} is a touch")]
    Apart {
        /// What.
        part: String,
        /// What it should touch.
        with: String,
        /// How far.
        by: f32,
    },
    /// A contact with a thing that is not there.
    #[error("the {part} is to touch the {with}, and there is none; add it to `props`")]
    Nothing {
        /// What.
        part: String,
        /// What it should touch.
        with: String,
    },
    /// A joint out of its range.
    #[error("{joint} of the {part} is {angle:.0}°; people have {} to {}°", .range.0, .range.1)]
    Joint {
        /// The part below the joint.
        part: String,
        /// Which movement.
        joint: &'static str,
        /// In degrees.
        angle: f32,
        /// In degrees.
        range: (f32, f32),
    },
    /// A target out of reach.
    #[error("the {part} does not reach its target by {by:.1}; bring the target or the body nearer")]
    Short {
        /// Which hand or foot.
        part: String,
        /// How far.
        by: f32,
    },
    /// A limb through the trunk, the head or another limb.
    #[error("the {part} passes {by:.1} into the {into}; move one of them away")]
    Through {
        /// The limb.
        part: String,
        /// Through what.
        into: String,
        /// How far.
        by: f32,
    },
    /// Nothing carries the body.
    #[error("nothing carries the body: it touches neither the floor nor a thing; let it rest on something")]
    Floats,
    /// It would fall over.
    #[error(
        "the body would fall: its weight lies {by:.1} {to} of what carries it; move the hips the other way, or a foot under them"
    )]
    Falls {
        /// How far.
        by: f32,
        /// Towards where.
        to: &'static str,
    },
}

/// "right upper arm".
pub fn words(part: Part) -> String {
    let side = match part.side() {
        Some(Side::Right) => "right ",
        Some(Side::Left) => "left ",
        None => "",
    };
    let name = match part {
        Part::Pelvis => "pelvis",
        Part::Waist => "waist",
        Part::Chest => "chest",
        Part::Neck => "neck",
        Part::Head => "head",
        Part::UpperArm(_) => "upper arm",
        Part::Forearm(_) => "forearm",
        Part::Hand(_) => "hand",
        Part::Thigh(_) => "thigh",
        Part::Shank(_) => "lower leg",
        Part::Foot(_) => "foot",
    };
    format!("{side}{name}")
}

/// "left thigh", "chair", "floor".
pub fn surface_words(surface: Surface) -> String {
    match surface {
        Surface::Floor => "floor".into(),
        Surface::Prop(kind) => kind.word().into(),
        Surface::Part(part) => words(part),
    }
}
