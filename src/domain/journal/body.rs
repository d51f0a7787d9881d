//! Places on the body that can be marked, as a leaflet about sciatica would draw them.

use crate::domain::safety::light::Reach;
use crate::domain::side::Side;
use crate::domain::words::words;

words!(
    /// From where the body is seen.
    Aspect {
        /// From behind.
        Back => "back",
        /// From the front.
        Front => "front",
    }
);

words!(
    /// A part of the body that there is on both sides.
    Zone {
        /// Beside the lower spine.
        LowBack => "lower back",
        /// The buttock.
        Buttock => "buttock",
        /// The back of the thigh.
        BackThigh => "back of thigh",
        /// The calf.
        Calf => "calf",
        /// The sole and the heel.
        Sole => "sole and heel",
        /// The groin and the front of the hip.
        Groin => "groin and hip",
        /// The front of the thigh.
        FrontThigh => "front of thigh",
        /// The shin.
        Shin => "shin",
        /// The top of the foot.
        TopFoot => "top of foot",
    }
);

impl Zone {
    /// From where it is seen.
    pub const fn aspect(self) -> Aspect {
        match self {
            Self::LowBack | Self::Buttock | Self::BackThigh | Self::Calf | Self::Sole => Aspect::Back,
            Self::Groin | Self::FrontThigh | Self::Shin | Self::TopFoot => Aspect::Front,
        }
    }

    /// How far down pain goes that is here (clinical notes, section 6, distal reach).
    pub const fn reach(self) -> Reach {
        match self {
            Self::LowBack => Reach::Back,
            Self::Buttock | Self::Groin => Reach::Buttock,
            Self::BackThigh | Self::FrontThigh => Reach::Thigh,
            Self::Calf | Self::Shin => Reach::Calf,
            Self::Sole | Self::TopFoot => Reach::Foot,
        }
    }
}

/// A place that can be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Part of one side.
    Of(Zone, Side),
    /// Between the legs.
    Saddle,
}

impl Place {
    /// Everything that is seen from there: right before left.
    pub fn seen_from(aspect: Aspect) -> Vec<Self> {
        let zones = Zone::ALL.iter().filter(|zone| zone.aspect() == aspect);
        let mut places: Vec<Self> =
            zones.flat_map(|zone| [Self::Of(*zone, Side::Right), Self::Of(*zone, Side::Left)]).collect();
        places.push(Self::Saddle);
        places
    }

    /// "Right buttock".
    pub fn words(self) -> String {
        match self {
            Self::Of(zone, Side::Left) => format!("Left {}", zone.word()),
            Self::Of(zone, Side::Right) => format!("Right {}", zone.word()),
            Self::Saddle => "Between the legs".into(),
        }
    }

    /// How far down pain goes that is here. Between the legs is no way down.
    pub const fn reach(self) -> Option<Reach> {
        match self {
            Self::Of(zone, _) => Some(zone.reach()),
            Self::Saddle => None,
        }
    }

    /// The side, where it is on one.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Of(_, side) => Some(side),
            Self::Saddle => None,
        }
    }
}
