//! How the person is spoken to, a group of the settings.

use serde::{Deserialize, Serialize};

use crate::domain::quantity::Volume;
use crate::domain::speech::voice::{Amount, Music, Rate, Voice};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct VoiceV1 {
    amount: AmountV1,
    rate_percent: u8,
    volume: u8,
    /// Left out where the system chooses.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Left out where it stays as it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    lowers_music: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AmountV1 {
    Off,
    Names,
    NamesAndFirstCue,
    AllCues,
}

const AMOUNTS: [(Amount, AmountV1); 4] = [
    (Amount::Off, AmountV1::Off),
    (Amount::Names, AmountV1::Names),
    (Amount::NamesAndFirstCue, AmountV1::NamesAndFirstCue),
    (Amount::AllCues, AmountV1::AllCues),
];

impl Default for VoiceV1 {
    fn default() -> Self {
        Self::of(Voice::default())
    }
}

impl VoiceV1 {
    pub(super) fn of(voice: Voice) -> Self {
        Self {
            amount: AMOUNTS[voice.amount as usize].1,
            rate_percent: voice.rate.get(),
            volume: voice.volume.get(),
            name: voice.name.map(|name| name.to_string()),
            lowers_music: voice.music == Music::Lowered,
        }
    }

    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn get(self) -> Result<Voice, String> {
        let Self { amount, rate_percent, volume, name, lowers_music } = self;
        if Rate::percent(rate_percent).get() != rate_percent {
            return Err(format!("rate_percent is {rate_percent}, not 60 to 160 in steps of 10"));
        }
        if volume > Volume::MAX.get() {
            return Err(format!("the volume of the voice is {volume}, not 0 to 100"));
        }
        Ok(Voice {
            amount: AMOUNTS[amount as usize].0,
            rate: Rate::percent(rate_percent),
            volume: Volume::percent(volume),
            name: name.map(|name| name.parse().map_err(|error| format!("name: {error}"))).transpose()?,
            music: if lowers_music { Music::Lowered } else { Music::Untouched },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_amount_has_its_own_word_with_music_or_without() {
        for amount in Amount::ALL.iter().copied() {
            for music in Music::ALL.iter().copied() {
                let voice = Voice { amount, music, ..Voice::default() };
                assert_eq!(VoiceV1::of(voice).get(), Ok(voice));
            }
        }
    }
}
