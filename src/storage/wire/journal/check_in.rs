//! How it is.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::scalar::TextV1;
use super::super::session::PainV1;
use super::mark::MarkV1;
use super::within::{is_blank, minutes, rating};
use super::words::same_words;
use crate::domain::journal::{CheckIn, Factor, Feel, Turn};
use crate::domain::quantity::{Minutes, Rating};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CheckInV1<'a> {
    #[serde(skip_serializing_if = "PainV1::is_unsaid")]
    pain: PainV1,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<MarkV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    feels: Vec<FeelV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    worse: Vec<FactorV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    better: Vec<FactorV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sitting: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sleep: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mood: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stress: Option<u8>,
    #[serde(borrow, skip_serializing_if = "is_blank")]
    note: TextV1<'a>,
}

same_words! {
    FeelV1, Feel: Ache, Sharp, Tingling, Numbness, Weakness, Swelling;
    FactorV1, Factor: Sitting, Driving, Standing, Walking, Bending, Lifting, Lying, Coughing, Mornings, Moving, Changing,
        Warmth, Stretching, Massage, Rest;
}

impl<'a> CheckInV1<'a> {
    pub(super) fn of(said: &'a CheckIn) -> Self {
        let turned = |turn| {
            said.factors
                .iter()
                .filter(move |(_, other)| **other == turn)
                .map(|(factor, _)| FactorV1::of(*factor))
                .collect()
        };
        Self {
            pain: PainV1::of(said.pain),
            marks: said.marks.iter().map(|(place, score)| MarkV1::of(*place, *score)).collect(),
            feels: said.feels.iter().map(|feel| FeelV1::of(*feel)).collect(),
            worse: turned(Turn::Worse),
            better: turned(Turn::Better),
            sitting: said.sitting.map(Minutes::get),
            sleep: said.sleep.map(Rating::get),
            mood: said.mood.map(Rating::get),
            stress: said.stress.map(Rating::get),
            note: said.note.as_str().into(),
        }
    }

    pub(super) fn get(self) -> Result<CheckIn, String> {
        let mut factors: BTreeMap<Factor, Turn> = self.worse.iter().map(|factor| (factor.get(), Turn::Worse)).collect();
        for factor in self.better {
            if factors.insert(factor.get(), Turn::Better) == Some(Turn::Worse) {
                return Err(format!("“{}” makes it both worse and better", factor.get().word()));
            }
        }
        Ok(CheckIn {
            pain: self.pain.get()?,
            marks: self.marks.into_iter().map(MarkV1::get).collect::<Result<_, _>>()?,
            feels: self.feels.into_iter().map(FeelV1::get).collect::<BTreeSet<_>>(),
            factors,
            sitting: minutes(self.sitting)?,
            sleep: rating(self.sleep)?,
            mood: rating(self.mood)?,
            stress: rating(self.stress)?,
            note: self.note.into(),
        })
    }
}
