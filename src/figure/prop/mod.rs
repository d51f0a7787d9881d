//! What a body lies on, sits on, leans against and holds: solids in its own space.
//!
//! - `place`: each thing as convex solids
//! - `shape`: those solids, and distances to them
//! - `ground`: what carries a body that settles

mod ground;
mod place;
mod shape;

use glam::{Vec2, Vec3};

use super::palette::Ink;
use super::pose::Place;
pub use ground::drop_height;
pub use place::{BALL, ROLLER, place_all};
pub use shape::Solid;

/// A thing, placed. Headings are degrees about the vertical: 0 faces +x, 90 the body's left.
#[derive(Debug, Clone, PartialEq)]
pub enum Prop {
    /// A mat whose upper side is the floor.
    Mat {
        /// Its middle.
        at: Vec2,
        /// Its length along x and its width.
        size: Vec2,
    },
    /// A chair, or a stool without a back. The sitter faces the heading.
    Chair {
        /// The middle of the seat.
        at: Vec2,
        /// Where the sitter looks.
        facing: f32,
        /// The height of the seat.
        height: f32,
        /// Whether there is a back to lean on.
        back: Back,
    },
    /// A free wall.
    Wall {
        /// A point of its surface.
        at: Vec2,
        /// Where its surface looks.
        facing: f32,
        /// How wide it is drawn.
        width: f32,
    },
    /// Two posts of a door, and the lintel.
    DoorFrame {
        /// The near face of the post at the working side.
        at: Vec2,
        /// Where that face looks.
        facing: f32,
    },
    /// A low step, a stool for the feet, a box.
    Step {
        /// Its middle.
        at: Vec2,
        /// Along x, along y, and its height.
        size: Vec3,
    },
    /// A desk.
    Desk {
        /// The middle of its top.
        at: Vec2,
        /// Along x, along y, and its height.
        size: Vec3,
    },
    /// A bed, or its edge.
    Bed {
        /// The middle of the mattress.
        at: Vec2,
        /// Along x, along y, and its height.
        size: Vec3,
    },
    /// A tennis ball or softer, 6 to 7 cm.
    Ball {
        /// What it touches; its middle where that is a point in space.
        at: Place,
    },
    /// A smooth roller, 15 cm thick.
    Roller {
        /// What it touches; its middle where that is a point in space.
        at: Place,
        /// The heading of its axis.
        axis: f32,
    },
    /// A pillow or a cushion; one may sink into it.
    Pillow {
        /// Its middle, or the skin it lies under.
        at: Place,
        /// Its length, width and thickness.
        size: Vec3,
        /// How far it leans back, for one behind a back.
        lean: f32,
    },
    /// A strap from place to place.
    Strap {
        /// In order.
        through: Vec<Place>,
    },
    /// A towel from place to place.
    Towel {
        /// In order.
        through: Vec<Place>,
    },
    /// A stick.
    Stick {
        /// One end.
        from: Place,
        /// The other.
        to: Place,
    },
}

impl Prop {
    /// Whether a body may rest on it.
    pub const fn carries(&self) -> bool {
        matches!(
            self,
            Self::Mat { .. } | Self::Chair { .. } | Self::Bed { .. } | Self::Pillow { .. } | Self::Wall { .. }
        )
    }
}

/// Whether a seat has a back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// A chair.
    Chair,
    /// A stool.
    None,
}

/// Which thing a solid is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// See [`Prop::Mat`].
    Mat,
    /// See [`Prop::Chair`].
    Chair,
    /// See [`Prop::Wall`].
    Wall,
    /// See [`Prop::DoorFrame`].
    DoorFrame,
    /// See [`Prop::Step`].
    Step,
    /// See [`Prop::Desk`].
    Desk,
    /// See [`Prop::Bed`].
    Bed,
    /// See [`Prop::Ball`].
    Ball,
    /// See [`Prop::Roller`].
    Roller,
    /// See [`Prop::Pillow`].
    Pillow,
    /// See [`Prop::Strap`].
    Strap,
    /// See [`Prop::Towel`].
    Towel,
    /// See [`Prop::Stick`].
    Stick,
}

impl Kind {
    /// Every one.
    pub const ALL: &'static [Self] = &[
        Self::Mat,
        Self::Chair,
        Self::Wall,
        Self::DoorFrame,
        Self::Step,
        Self::Desk,
        Self::Bed,
        Self::Ball,
        Self::Roller,
        Self::Pillow,
        Self::Strap,
        Self::Towel,
        Self::Stick,
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mat => "Mat",
            Self::Chair => "Chair",
            Self::Wall => "Wall",
            Self::DoorFrame => "DoorFrame",
            Self::Step => "Step",
            Self::Desk => "Desk",
            Self::Bed => "Bed",
            Self::Ball => "Ball",
            Self::Roller => "Roller",
            Self::Pillow => "Pillow",
            Self::Strap => "Strap",
            Self::Towel => "Towel",
            Self::Stick => "Stick",
        }
    }

    /// In the middle of a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mat => "mat",
            Self::Chair => "chair",
            Self::Wall => "wall",
            Self::DoorFrame => "door frame",
            Self::Step => "step",
            Self::Desk => "desk",
            Self::Bed => "bed",
            Self::Ball => "ball",
            Self::Roller => "roller",
            Self::Pillow => "pillow",
            Self::Strap => "strap",
            Self::Towel => "towel",
            Self::Stick => "stick",
        }
    }

    /// Whether a body may sink into it.
    pub const fn is_soft(self) -> bool {
        matches!(self, Self::Mat | Self::Pillow | Self::Strap | Self::Towel)
    }
}

/// A convex piece of a thing, in space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Of which thing.
    pub kind: Kind,
    /// What it is made of.
    pub ink: Ink,
    /// Its shape.
    pub solid: Solid,
}

impl Prop {
    /// Which thing it is.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Mat { .. } => Kind::Mat,
            Self::Chair { .. } => Kind::Chair,
            Self::Wall { .. } => Kind::Wall,
            Self::DoorFrame { .. } => Kind::DoorFrame,
            Self::Step { .. } => Kind::Step,
            Self::Desk { .. } => Kind::Desk,
            Self::Bed { .. } => Kind::Bed,
            Self::Ball { .. } => Kind::Ball,
            Self::Roller { .. } => Kind::Roller,
            Self::Pillow { .. } => Kind::Pillow,
            Self::Strap { .. } => Kind::Strap,
            Self::Towel { .. } => Kind::Towel,
            Self::Stick { .. } => Kind::Stick,
        }
    }
}
