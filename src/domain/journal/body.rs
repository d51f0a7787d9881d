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
        /// The side of the hip.
        SideHip => "side of hip",
        /// The outside of the thigh.
        OuterThigh => "outside of thigh",
        /// The back of the thigh.
        BackThigh => "back of thigh",
        /// The hollow of the knee.
        KneeBack => "back of knee",
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
        /// The toes.
        Toes => "toes",
    }
);

impl Zone {
    /// Whether it is seen from there; the sides are from both.
    pub const fn is_seen_from(self, aspect: Aspect) -> bool {
        match self {
            Self::SideHip | Self::OuterThigh => true,
            Self::LowBack | Self::Buttock | Self::BackThigh | Self::KneeBack | Self::Calf | Self::Sole => {
                matches!(aspect, Aspect::Back)
            }
            Self::Groin | Self::FrontThigh | Self::Shin | Self::TopFoot | Self::Toes => matches!(aspect, Aspect::Front),
        }
    }

    /// How far down pain goes that is here (clinical notes, section 6, distal reach).
    pub const fn reach(self) -> Reach {
        match self {
            Self::LowBack => Reach::Back,
            Self::Buttock | Self::SideHip | Self::Groin => Reach::Buttock,
            Self::BackThigh | Self::OuterThigh | Self::FrontThigh | Self::KneeBack => Reach::Thigh,
            Self::Calf | Self::Shin => Reach::Calf,
            Self::Sole | Self::TopFoot | Self::Toes => Reach::Foot,
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
        let zones = Zone::ALL.iter().filter(|zone| zone.is_seen_from(aspect));
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
