//! What is heard, a group of the settings.

use serde::{Deserialize, Serialize};

use crate::domain::quantity::Volume;
use crate::domain::sounding::{Ambience, CueKind, CueKinds, Output, Pacing, Sounding, Switch};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SoundingV1 {
    /// Kinds of chime that are not heard.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<CueKindV1>,
    metronome: bool,
    breath: bool,
    ambience: AmbienceV1,
    ambience_volume: u8,
    /// The name of the device; left out where the system chooses.
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<String>,
}

const fn switch(on: bool) -> Switch {
    if on { Switch::On } else { Switch::Off }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AmbienceV1 {
    Off,
    BrownNoise,
    Pad,
}

const AMBIENCES: [(Ambience, AmbienceV1); 3] = [
    (Ambience::Off, AmbienceV1::Off),
    (Ambience::BrownNoise, AmbienceV1::BrownNoise),
    (Ambience::Pad, AmbienceV1::Pad),
];

impl Default for SoundingV1 {
    fn default() -> Self {
        Self::of(Sounding::default())
    }
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
        let Sounding { kinds, pacing, ambience, ambience_volume, output } = sounding;
        let left_out = KINDS.iter().filter(|(kind, _)| !kinds.contains(*kind)).map(|(_, word)| *word);
        Self {
            left_out: left_out.collect(),
            metronome: pacing.metronome == Switch::On,
            breath: pacing.breath == Switch::On,
            ambience: AMBIENCES[ambience as usize].1,
            ambience_volume: ambience_volume.get(),
            device: match output {
                Output::SystemDefault => None,
                Output::Named(name) => Some(name.to_string()),
            },
        }
    }

    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn get(self) -> Result<Sounding, String> {
        if self.ambience_volume > Volume::MAX.get() {
            return Err(format!("ambience_volume is {}, not 0 to 100", self.ambience_volume));
        }
        let output = match self.device {
            None => Output::SystemDefault,
            Some(name) => Output::Named(name.parse().map_err(|error| format!("device: {error}"))?),
        };
        let left_out = self.left_out.into_iter().map(|word| KINDS[word as usize].0);
        Ok(Sounding {
            kinds: left_out.fold(CueKinds::ALL, CueKinds::without),
            pacing: Pacing { metronome: switch(self.metronome), breath: switch(self.breath) },
            ambience: AMBIENCES[self.ambience as usize].0,
            ambience_volume: Volume::percent(self.ambience_volume),
            output,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_chime_and_of_ambience_has_its_own_word() {
        for kind in CueKind::ALL.iter().copied() {
            let sounding = Sounding { kinds: CueKinds::ALL.without(kind), ..Sounding::default() };
            assert_eq!(SoundingV1::of(sounding).get(), Ok(sounding));
        }
        for ambience in Ambience::ALL.iter().copied() {
            let sounding = Sounding { ambience, ..Sounding::default() };
            assert_eq!(SoundingV1::of(sounding).get(), Ok(sounding));
        }
    }
}
