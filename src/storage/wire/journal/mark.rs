//! A mark on the body.

use serde::{Deserialize, Serialize};

use super::super::scalar::SideV1;
use crate::domain::journal::{Place, Zone};
use crate::domain::quantity::PainScore;

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct MarkV1 {
    at: ZoneV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    side: Option<SideV1>,
    score: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ZoneV1 {
    LowBack,
    Buttock,
    SideHip,
    OuterThigh,
    BackThigh,
    KneeBack,
    Calf,
    Sole,
    Groin,
    FrontThigh,
    Shin,
    TopFoot,
    Toes,
    Saddle,
}

impl MarkV1 {
    pub(super) fn of(place: Place, score: PainScore) -> Self {
        let (at, side) = match place {
            Place::Saddle => (ZoneV1::Saddle, None),
            Place::Of(zone, side) => (ZoneV1::of(zone), Some(side.into())),
        };
        Self { at, side, score: score.get() }
    }

    pub(super) fn get(self) -> Result<(Place, PainScore), String> {
        let place = match (self.at.get(), self.side) {
            (Some(zone), Some(side)) => Place::Of(zone, side.into()),
            (None, None) => Place::Saddle,
            (Some(zone), None) => return Err(format!("a mark on the {} lacks its side", zone.word())),
            (None, Some(_)) => return Err("a mark between the legs is on neither side".into()),
        };
        let score = PainScore::new(self.score).ok_or_else(|| format!("a score of {} is above 10", self.score))?;
        Ok((place, score))
    }
}

impl ZoneV1 {
    const fn of(zone: Zone) -> Self {
        match zone {
            Zone::LowBack => Self::LowBack,
            Zone::Buttock => Self::Buttock,
            Zone::SideHip => Self::SideHip,
            Zone::OuterThigh => Self::OuterThigh,
            Zone::BackThigh => Self::BackThigh,
            Zone::KneeBack => Self::KneeBack,
            Zone::Calf => Self::Calf,
            Zone::Sole => Self::Sole,
            Zone::Groin => Self::Groin,
            Zone::FrontThigh => Self::FrontThigh,
            Zone::Shin => Self::Shin,
            Zone::TopFoot => Self::TopFoot,
            Zone::Toes => Self::Toes,
        }
    }

    const fn get(self) -> Option<Zone> {
        Some(match self {
            Self::LowBack => Zone::LowBack,
            Self::Buttock => Zone::Buttock,
            Self::SideHip => Zone::SideHip,
            Self::OuterThigh => Zone::OuterThigh,
            Self::BackThigh => Zone::BackThigh,
            Self::KneeBack => Zone::KneeBack,
            Self::Calf => Zone::Calf,
            Self::Sole => Zone::Sole,
            Self::Groin => Zone::Groin,
            Self::FrontThigh => Zone::FrontThigh,
            Self::Shin => Zone::Shin,
            Self::TopFoot => Zone::TopFoot,
            Self::Toes => Zone::Toes,
            Self::Saddle => return None,
        })
    }
}
