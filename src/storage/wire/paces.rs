//! How fast voices were heard to speak, version 1.

use serde::{Deserialize, Serialize};

use crate::domain::speech::voice::Rate;
use crate::domain::speech::{Pace, Paces};
use crate::storage::envelope::Stored;

/// Every voice at every rate that was heard.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PacesV1 {
    voices: Vec<PaceV1>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct PaceV1 {
    /// Left out where the system chooses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    rate_percent: u8,
    /// How many thousandths of the estimate it took, the last time last.
    took: Vec<u16>,
}

impl Stored for Paces {
    type Wire = PacesV1;
    const FORMAT: &'static str = "supple-pace";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> PacesV1 {
        let voices = self.all().map(|(name, pace)| PaceV1 {
            name: name.map(|name| name.to_string()),
            rate_percent: pace.rate().get(),
            took: pace.ratios().iter().map(|ratio| (ratio * 1000.0).round() as u16).collect(),
        });
        PacesV1 { voices: voices.collect() }
    }

    fn from_wire(wire: PacesV1) -> Result<Self, String> {
        let mut paces = Self::default();
        for PaceV1 { name, rate_percent, took } in wire.voices {
            let rate = Rate::percent(rate_percent);
            if rate.get() != rate_percent {
                return Err(format!("rate_percent is {rate_percent}, not 60 to 160 in steps of 10"));
            }
            let name = name.map(|name| name.parse().map_err(|error| format!("name: {error}"))).transpose()?;
            paces.put(name, Pace::known(rate, took.into_iter().map(|thousandths| f32::from(thousandths) / 1000.0)));
        }
        Ok(paces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_voice_comes_back_as_it_went() {
        let mut paces = Paces::default();
        paces.put(None, Pace::known(Rate::default(), [1.0, 1.25, 1.5]));
        paces.put("Ada".parse().ok(), Pace::known(Rate::percent(80), [0.5, 2.0]));
        assert_eq!(open(seal(&paces).unwrap().as_bytes()), Opened::Current(paces));
    }

    #[test]
    fn what_no_voice_can_be_is_damage_and_what_nobody_could_measure_stays_within_bounds() {
        let file = |voice: &str| format!("(format: \"supple-pace\", version: 1, body: (voices: [({voice})]))");
        for bad in
            ["rate_percent: 85, took: []", "name: \"\", rate_percent: 80, took: []", "rate_percent: 80, took: [-1]"]
        {
            assert!(matches!(open::<Paces>(file(bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        let wild = open::<Paces>(file("rate_percent: 80, took: [0, 65535, 1000, 1000, 1000, 1000]").as_bytes());
        let mut tame = Paces::default();
        tame.put(None, Pace::known(Rate::percent(80), [2.0, 1.0, 1.0, 1.0, 1.0]));
        assert_eq!(wild, Opened::Current(tame));
    }
}
