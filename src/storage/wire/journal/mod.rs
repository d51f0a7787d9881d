//! A line of a journal file, version 1.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::scalar::{self, SideV1, TextV1};
use super::session::{self, PainV1};
use super::{dialect, quick};
use crate::domain::journal::{
    Activity, Bother, Change, CheckIn, Entry, Factor, Feel, Fingertips, JournalLine, KneeAngle, MAX_ACTIVITIES, Noted,
    Place, SelfTest, Turn, WeekAnswers, Zone,
};
use crate::domain::quantity::{Minutes, PainScore, Rating};

/// The first line of every journal file.
pub(in crate::storage) const HEADER: &str = r#"(format:"supple-journal",version:1)"#;

/// The format named by [`HEADER`].
pub(in crate::storage) const FORMAT: &str = "supple-journal";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LineV1<'a> {
    CheckIn {
        #[serde(borrow)]
        head: HeadV1<'a>,
        #[serde(borrow)]
        said: CheckInV1<'a>,
    },
    Week {
        #[serde(borrow)]
        head: HeadV1<'a>,
        #[serde(borrow)]
        said: WeekV1<'a>,
    },
    Test {
        #[serde(borrow)]
        head: HeadV1<'a>,
        #[serde(borrow)]
        said: TestV1<'a>,
    },
    Deleted {
        #[serde(borrow)]
        id: TextV1<'a>,
        revision: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct HeadV1<'a> {
    #[serde(borrow)]
    id: TextV1<'a>,
    revision: u32,
    #[serde(borrow)]
    at: TextV1<'a>,
    #[serde(borrow)]
    offset: TextV1<'a>,
    #[serde(borrow)]
    day: TextV1<'a>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    changed: Option<TextV1<'a>>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct CheckInV1<'a> {
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

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct MarkV1 {
    at: ZoneV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    side: Option<SideV1>,
    score: u8,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct WeekV1<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    leg_pain: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tingling: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weakness: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sitting_pain: Option<u8>,
    #[serde(borrow, skip_serializing_if = "Vec::is_empty")]
    activities: Vec<ActivityV1<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sitting: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    walking: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wakings: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sleep: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mood: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stress: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<ChangeV1>,
    #[serde(borrow, skip_serializing_if = "is_blank")]
    note: TextV1<'a>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ActivityV1<'a> {
    #[serde(borrow)]
    name: TextV1<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    goes: Option<u8>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct TestV1<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    fingertips_cm: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_knee: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right_knee: Option<u8>,
    #[serde(borrow, skip_serializing_if = "is_blank")]
    note: TextV1<'a>,
}

fn is_blank(text: &TextV1<'_>) -> bool {
    text.as_ref().is_empty()
}

/// A vocabulary with the same words in the file and in the domain.
macro_rules! same_words {
    ($($wire:ident, $word:ident: $($variant:ident),+;)+) => {
        $(
            #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
            #[serde(rename_all = "snake_case")]
            enum $wire { $($variant),+ }

            impl $wire {
                const fn of(word: $word) -> Self {
                    match word { $($word::$variant => Self::$variant),+ }
                }

                const fn get(self) -> $word {
                    match self { $(Self::$variant => $word::$variant),+ }
                }
            }
        )+
    };
}

same_words! {
    FeelV1, Feel: Ache, Sharp, Tingling, Numbness, Weakness, Swelling;
    FactorV1, Factor: Sitting, Driving, Standing, Walking, Bending, Lifting, Lying, Coughing, Mornings, Moving, Changing,
        Warmth, Stretching, Massage, Rest;
    ChangeV1, Change: MuchWorse, Worse, LittleWorse, Same, LittleBetter, MuchBetter, Fully;
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
    fn of(place: Place, score: PainScore) -> Self {
        let (at, side) = match place {
            Place::Saddle => (ZoneV1::Saddle, None),
            Place::Of(zone, side) => (ZoneV1::of(zone), Some(side.into())),
        };
        Self { at, side, score: score.get() }
    }

    fn get(self) -> Result<(Place, PainScore), String> {
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

/// `said`, where it is in range.
fn within<N: Copy + std::fmt::Display, T>(
    said: Option<N>,
    make: impl Fn(N) -> Option<T>,
    what: &str,
) -> Result<Option<T>, String> {
    said.map(|said| make(said).ok_or_else(|| format!("{said} is not {what}"))).transpose()
}

fn rating(said: Option<u8>) -> Result<Option<Rating>, String> {
    within(said, Rating::new, "a rating from 0 to 10")
}

fn minutes(said: Option<u16>) -> Result<Option<Minutes>, String> {
    within(said, Minutes::new, "a number of minutes up to 480")
}

impl<'a> CheckInV1<'a> {
    fn of(said: &'a CheckIn) -> Self {
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

    fn get(self) -> Result<CheckIn, String> {
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

impl<'a> WeekV1<'a> {
    fn of(said: &'a WeekAnswers) -> Self {
        let [leg_pain, tingling, weakness, sitting_pain] = said.bother.map(|one| one.map(Bother::get));
        let activity =
            |one: &'a Activity| ActivityV1 { name: one.name.as_str().into(), goes: one.goes.map(Rating::get) };
        Self {
            leg_pain,
            tingling,
            weakness,
            sitting_pain,
            activities: said.activities.iter().map(activity).collect(),
            sitting: said.sitting.map(Minutes::get),
            standing: said.standing.map(Minutes::get),
            walking: said.walking.map(Minutes::get),
            wakings: said.wakings,
            sleep: said.sleep.map(Rating::get),
            mood: said.mood.map(Rating::get),
            stress: said.stress.map(Rating::get),
            confidence: said.confidence.map(Rating::get),
            change: said.change.map(ChangeV1::of),
            note: said.note.as_str().into(),
        }
    }

    fn get(self) -> Result<WeekAnswers, String> {
        let bother = |said| within(said, Bother::new, "a number from 0 to 6");
        let activity = |one: ActivityV1<'_>| Ok(Activity { name: one.name.into(), goes: rating(one.goes)? });
        if self.activities.len() > MAX_ACTIVITIES {
            return Err(format!("{} activities are more than {MAX_ACTIVITIES}", self.activities.len()));
        }
        let most = |said: u8| (said <= WeekAnswers::MOST_WAKINGS).then_some(said);
        Ok(WeekAnswers {
            bother: [
                bother(self.leg_pain)?,
                bother(self.tingling)?,
                bother(self.weakness)?,
                bother(self.sitting_pain)?,
            ],
            activities: self.activities.into_iter().map(activity).collect::<Result<_, String>>()?,
            sitting: minutes(self.sitting)?,
            standing: minutes(self.standing)?,
            walking: minutes(self.walking)?,
            wakings: within(self.wakings, most, "a number of wakings up to 20")?,
            sleep: rating(self.sleep)?,
            mood: rating(self.mood)?,
            stress: rating(self.stress)?,
            confidence: rating(self.confidence)?,
            change: self.change.map(ChangeV1::get),
            note: self.note.into(),
        })
    }
}

impl<'a> TestV1<'a> {
    fn of(said: &'a SelfTest) -> Self {
        Self {
            fingertips_cm: said.fingertips.map(Fingertips::get),
            left_knee: said.left.map(KneeAngle::get),
            right_knee: said.right.map(KneeAngle::get),
            note: said.note.as_str().into(),
        }
    }

    fn get(self) -> Result<SelfTest, String> {
        let knee = |said| within(said, KneeAngle::new, "an angle of 0, 10, 20 … 90 degrees");
        Ok(SelfTest {
            fingertips: within(self.fingertips_cm, Fingertips::new, "a distance up to 80 cm")?,
            left: knee(self.left_knee)?,
            right: knee(self.right_knee)?,
            note: self.note.into(),
        })
    }
}

impl<'a> HeadV1<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self {
            id: entry.id.as_str().into(),
            revision: entry.revision,
            at: scalar::instant_text(entry.at).into(),
            offset: scalar::offset_text(entry.offset).into(),
            day: entry.day.to_string().into(),
            changed: entry.changed.map(|at| scalar::instant_text(at).into()),
        }
    }

    fn get(self, what: Noted) -> Result<JournalLine, String> {
        Ok(JournalLine::Entry(Entry {
            id: session::id(&self.id)?,
            revision: self.revision,
            at: scalar::instant(self.at.as_ref())?,
            offset: scalar::offset(self.offset.as_ref())?,
            day: scalar::day(self.day.as_ref())?,
            changed: self.changed.map(|at| scalar::instant(at.as_ref())).transpose()?,
            what,
        }))
    }
}

/// One line, without its end.
pub(in crate::storage) fn write(line: &JournalLine) -> Result<String, String> {
    let line = match line {
        JournalLine::Deleted { id, revision } => LineV1::Deleted { id: id.as_str().into(), revision: *revision },
        JournalLine::Entry(entry) => {
            let head = HeadV1::of(entry);
            match &entry.what {
                Noted::CheckIn(said) => LineV1::CheckIn { head, said: CheckInV1::of(said) },
                Noted::Week(said) => LineV1::Week { head, said: WeekV1::of(said) },
                Noted::Test(said) => LineV1::Test { head, said: TestV1::of(said) },
            }
        }
    };
    dialect().to_string(&line).map_err(|error| error.to_string())
}

/// Reads one line. Lines as [`write`] leaves them are read quickly, any others as RON allows.
pub(in crate::storage) fn read(text: &str) -> Result<JournalLine, String> {
    let line = match quick::read::<LineV1<'_>>(text) {
        Ok(line) => line,
        Err(_) => dialect().from_str(text).map_err(|error| error.code.to_string())?,
    };
    match line {
        LineV1::Deleted { id, revision } => Ok(JournalLine::Deleted { id: session::id(&id)?, revision }),
        LineV1::CheckIn { head, said } => head.get(Noted::CheckIn(said.get()?)),
        LineV1::Week { head, said } => head.get(Noted::Week(said.get()?)),
        LineV1::Test { head, said } => head.get(Noted::Test(said.get()?)),
    }
}

#[cfg(test)]
mod tests;
