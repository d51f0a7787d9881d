//! What is heard, a group of the settings.

use serde::{Deserialize, Serialize};

use crate::domain::sounding::{CueKind, CueKinds, Sounding};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SoundingV1 {
    /// Kinds of chime that are not heard.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<CueKindV1>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CueKindV1 {
    Ticks,
    Halfway,
    Reps,
    Sides,
    Rest,
}

const KINDS: [(CueKind, CueKindV1); 5] = [
    (CueKind::Ticks, CueKindV1::Ticks),
    (CueKind::Halfway, CueKindV1::Halfway),
    (CueKind::Reps, CueKindV1::Reps),
    (CueKind::Sides, CueKindV1::Sides),
    (CueKind::Rest, CueKindV1::Rest),
];

impl SoundingV1 {
    pub(super) fn of(sounding: Sounding) -> Self {
        let Sounding { kinds } = sounding;
        let left_out = KINDS.iter().filter(|(kind, _)| !kinds.contains(*kind)).map(|(_, word)| *word);
        Self { left_out: left_out.collect() }
    }

    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn get(self) -> Sounding {
        let left_out = self.left_out.into_iter().map(|word| KINDS[word as usize].0);
        Sounding { kinds: left_out.fold(CueKinds::ALL, CueKinds::without) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_chime_has_its_own_word() {
        for kind in CueKind::ALL.iter().copied() {
            let sounding = Sounding { kinds: CueKinds::ALL.without(kind) };
            assert_eq!(SoundingV1::of(sounding).get(), sounding);
        }
    }
}
