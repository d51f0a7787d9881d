//! What a person answered about their safety, version 1.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::scalar;
use crate::domain::quantity::WallTime;
use crate::domain::safety::signs::{Screening, ShortQuestion, Sign, SignEntry, SignEvent};
use crate::domain::safety::{Area, Care, Caution, EmergencyNumber, Held, Person, PressureComfort, Professional};
use crate::storage::envelope::Stored;

/// Words stand as in exercise files. What is left out was not answered.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct CareV1 {
    accepted: Option<String>,
    changed: Option<String>,
    professional: Option<String>,
    comfort: Option<String>,
    emergency: String,
    cautions: BTreeMap<String, HeldV1>,
    signs: Vec<SignV1>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct HeldV1 {
    places: Vec<String>,
    cleared: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SignV1 {
    at: String,
    day: String,
    what: EventV1,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EventV1 {
    Full(Vec<String>),
    Short(Vec<String>),
    Wanted,
    Assessed,
}

/// The word of a vocabulary that is written as `name`.
fn word<W: Copy>(all: &[W], name_of: impl Fn(W) -> &'static str, name: &str, what: &str) -> Result<W, String> {
    all.iter().copied().find(|word| name_of(*word) == name).ok_or_else(|| format!("there is no {what} called `{name}`"))
}

fn words<W: Copy + Ord>(
    all: &[W],
    name_of: impl Fn(W) -> &'static str,
    names: &[String],
    what: &str,
) -> Result<BTreeSet<W>, String> {
    names.iter().map(|name| word(all, &name_of, name, what)).collect()
}

fn names<W: Copy>(words: &BTreeSet<W>, name_of: impl Fn(W) -> &'static str) -> Vec<String> {
    words.iter().map(|word| name_of(*word).to_owned()).collect()
}

fn instant(text: Option<String>) -> Result<Option<WallTime>, String> {
    text.map(|text| scalar::instant(&text)).transpose()
}

impl Stored for Care {
    type Wire = CareV1;
    const FORMAT: &'static str = "supple-care";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> CareV1 {
        let event = |what: &SignEvent| match what {
            SignEvent::Screened(Screening::Full(signs)) => EventV1::Full(names(signs, Sign::name)),
            SignEvent::Screened(Screening::Short(yes)) => EventV1::Short(names(yes, ShortQuestion::name)),
            SignEvent::Wanted => EventV1::Wanted,
            SignEvent::Assessed => EventV1::Assessed,
        };
        let held = |held: &Held| HeldV1 {
            places: names(&held.places, Area::name),
            cleared: held.cleared.map(|day| day.to_string()),
        };
        let signs = self.signs.iter().map(|entry| SignV1 {
            at: scalar::instant_text(entry.at),
            day: entry.day.to_string(),
            what: event(&entry.what),
        });
        CareV1 {
            accepted: self.accepted.map(scalar::instant_text),
            changed: self.changed.map(scalar::instant_text),
            professional: self.person.professional.map(|answer| answer.name().to_owned()),
            comfort: self.person.comfort.map(|answer| answer.name().to_owned()),
            emergency: self.emergency.as_str().to_owned(),
            cautions: self.person.cautions.iter().map(|(code, own)| (code.name().to_owned(), held(own))).collect(),
            signs: signs.collect(),
        }
    }

    fn from_wire(wire: CareV1) -> Result<Self, String> {
        let mut person = Person {
            professional: wire
                .professional
                .map(|name| word(Professional::ALL, Professional::name, &name, "answer"))
                .transpose()?,
            comfort: wire
                .comfort
                .map(|name| word(PressureComfort::ALL, PressureComfort::name, &name, "answer"))
                .transpose()?,
            ..Person::default()
        };
        for (name, held) in wire.cautions {
            let held = Held {
                places: words(Area::ALL, Area::name, &held.places, "part of the body")?,
                cleared: held.cleared.map(|day| scalar::day(&day)).transpose()?,
            };
            person.cautions.insert(word(Caution::ALL, Caution::name, &name, "caution")?, held);
        }
        let entry = |entry: SignV1| {
            let what = match entry.what {
                EventV1::Full(yes) => {
                    SignEvent::Screened(Screening::Full(words(Sign::ALL, Sign::name, &yes, "warning sign")?))
                }
                EventV1::Short(yes) => SignEvent::Screened(Screening::Short(words(
                    ShortQuestion::ALL,
                    ShortQuestion::name,
                    &yes,
                    "question",
                )?)),
                EventV1::Wanted => SignEvent::Wanted,
                EventV1::Assessed => SignEvent::Assessed,
            };
            Ok::<_, String>(SignEntry { at: scalar::instant(&entry.at)?, day: scalar::day(&entry.day)?, what })
        };
        let emergency = match wire.emergency.as_str() {
            "" => EmergencyNumber::default(),
            text => EmergencyNumber::new(text).ok_or_else(|| format!("`{text}` is no emergency number"))?,
        };
        Ok(Self {
            accepted: instant(wire.accepted)?,
            changed: instant(wire.changed)?,
            person,
            signs: wire.signs.into_iter().map(entry).collect::<Result<_, _>>()?,
            emergency,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_answer_comes_back_as_it_went() {
        let at = WallTime::from_unix_millis(1_795_000_000_123);
        let day = "2026-11-24".parse().unwrap();
        let mut person = Person {
            professional: Some(Professional::Booked),
            comfort: Some(PressureComfort::Nervous),
            ..Person::default()
        };
        for caution in Caution::ALL {
            let held = Held { places: BTreeSet::from([Area::Back, Area::Foot]), cleared: Some(day) };
            person.cautions.insert(*caution, held);
        }
        let entry = |what| SignEntry { at, day, what };
        let care = Care {
            accepted: Some(at),
            changed: Some(at),
            person,
            signs: vec![
                entry(SignEvent::Screened(Screening::Full(Sign::ALL.iter().copied().collect()))),
                entry(SignEvent::Wanted),
                entry(SignEvent::Assessed),
                entry(SignEvent::Screened(Screening::Short(ShortQuestion::ALL.iter().copied().collect()))),
            ],
            emergency: EmergencyNumber::new("999").unwrap(),
        };
        for care in [Care::default(), care] {
            assert_eq!(open(seal(&care).unwrap().as_bytes()), Opened::Current(care));
        }
    }

    #[test]
    fn what_is_not_understood_is_damage_and_not_a_guess_and_a_newer_file_is_left_alone() {
        let file = |version: u32, body: &str| format!("(format: \"supple-care\", version: {version}, body: ({body}))");
        for bad in [
            "professional: Some(\"Perhaps\")",
            "cautions: {\"Dragon\": ()}",
            "cautions: {\"Skin\": (places: [\"Moon\"])}",
            "emergency: \"call me\"",
            "signs: [(at: \"then\", day: \"2026-11-24\", what: assessed)]",
        ] {
            assert!(matches!(open::<Care>(file(1, bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        assert!(matches!(open::<Care>(file(2, "").as_bytes()), Opened::Newer(2)));
        assert_eq!(open(file(1, "").as_bytes()), Opened::Current(Care::default()));
    }
}
