//! A session in a log or a checkpoint, version 1.

use serde::{Deserialize, Serialize};

use super::scalar::{self, SecondsV1};
use crate::domain::history::{Hand, Outcome, Pain, SessionRecord, StepRecord};
use crate::domain::ids::IdError;
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::{After, Leg, Light, Reach};
use crate::domain::side::Side;
use crate::domain::timeline::BoutSide;

/// `T` is a text that is borrowed from the file, or owned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize + AsRef<str>"))]
pub(super) struct SessionV1<T> {
    id: T,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    revision: u32,
    device: T,
    routine: T,
    title: T,
    start: T,
    offset: T,
    day: T,
    planned: SecondsV1,
    done: SecondsV1,
    outcome: OutcomeV1,
    steps: Vec<StepV1<T>>,
    #[serde(default, skip_serializing_if = "PainV1::is_unsaid")]
    before: PainV1,
    #[serde(default, skip_serializing_if = "PainV1::is_unsaid")]
    after: PainV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    leg: Option<LegV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tension: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    morning: Option<AfterV1>,
    #[serde(default, skip_serializing_if = "is_empty")]
    note: T,
    #[serde(default, skip_serializing_if = "HandV1::is_nothing")]
    hand: HandV1,
    app: T,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HandV1 {
    #[default]
    Nothing,
    Added,
    Corrected,
}

impl HandV1 {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    const fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OutcomeV1 {
    Completed,
    Stopped,
    Interrupted,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct StepV1<T> {
    exercise: T,
    name: T,
    #[serde(default, skip_serializing_if = "BoutSideV1::is_whole")]
    side: BoutSideV1,
    #[serde(default, skip_serializing_if = "SecondsV1::is_zero")]
    planned: SecondsV1,
    done: SecondsV1,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    skipped: bool,
    #[serde(default, skip_serializing_if = "is_zero")]
    too_much: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    light: Option<LightV1>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LightV1 {
    Green,
    Amber,
    Red,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LegV1 {
    Same,
    DrawingUp,
    BriefTingle,
    SpreadingDown,
    NewNumbness,
    StayingTingle,
    Weakness,
    HotCramp,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AfterV1 {
    SoonOver,
    Lingered,
    WorseNextDay,
}

/// The same words in the file and in the domain.
macro_rules! same_words {
    ($($wire:ident, $word:ident: $($variant:ident),+;)+) => {
        $(impl $wire {
            const fn of(word: $word) -> Self {
                match word { $($word::$variant => Self::$variant),+ }
            }

            const fn get(self) -> $word {
                match self { $(Self::$variant => $word::$variant),+ }
            }
        })+
    };
}

same_words! {
    LightV1, Light: Green, Amber, Red;
    LegV1, Leg: Same, DrawingUp, BriefTingle, SpreadingDown, NewNumbness, StayingTingle, Weakness, HotCramp;
    ReachV1, Reach: None, Back, Buttock, Thigh, Calf, Foot;
    AfterV1, After: SoonOver, Lingered, WorseNextDay;
    HandV1, Hand: Nothing, Added, Corrected;
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum BoutSideV1 {
    #[default]
    Whole,
    Both,
    Left,
    Right,
    AlternatingLeft,
    AlternatingRight,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct PainV1 {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    leg: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    back: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reach: Option<ReachV1>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ReachV1 {
    None,
    Back,
    Buttock,
    Thigh,
    Calf,
    Foot,
}

const fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_one(number: &u32) -> bool {
    *number == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl BoutSideV1 {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    const fn is_whole(&self) -> bool {
        matches!(self, Self::Whole)
    }

    fn of(side: BoutSide) -> Self {
        match side {
            BoutSide::Whole => Self::Whole,
            BoutSide::Both => Self::Both,
            BoutSide::One(Side::Left) => Self::Left,
            BoutSide::One(Side::Right) => Self::Right,
            BoutSide::Alternating { first: Side::Left } => Self::AlternatingLeft,
            BoutSide::Alternating { first: Side::Right } => Self::AlternatingRight,
        }
    }

    fn get(self) -> BoutSide {
        match self {
            Self::Whole => BoutSide::Whole,
            Self::Both => BoutSide::Both,
            Self::Left => BoutSide::One(Side::Left),
            Self::Right => BoutSide::One(Side::Right),
            Self::AlternatingLeft => BoutSide::Alternating { first: Side::Left },
            Self::AlternatingRight => BoutSide::Alternating { first: Side::Right },
        }
    }
}

impl PainV1 {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub(super) const fn is_unsaid(&self) -> bool {
        self.leg.is_none() && self.back.is_none() && self.reach.is_none()
    }

    pub(super) fn of(pain: Pain) -> Self {
        Self {
            leg: pain.leg.map(PainScore::get),
            back: pain.back.map(PainScore::get),
            reach: pain.reach.map(ReachV1::of),
        }
    }

    pub(super) fn get(self) -> Result<Pain, String> {
        Ok(Pain { leg: score(self.leg)?, back: score(self.back)?, reach: self.reach.map(ReachV1::get) })
    }
}

fn score(said: Option<u8>) -> Result<Option<PainScore>, String> {
    said.map(|said| PainScore::new(said).ok_or_else(|| format!("a score of {said} is above 10"))).transpose()
}

impl<'a, T: From<&'a str>> StepV1<T> {
    fn of(step: &'a StepRecord) -> Self {
        Self {
            exercise: step.exercise.as_str().into(),
            name: step.name.as_str().into(),
            side: BoutSideV1::of(step.side),
            planned: SecondsV1::of(step.planned),
            done: SecondsV1::of(step.done),
            skipped: step.skipped,
            too_much: step.too_much,
            light: step.light.map(LightV1::of),
        }
    }
}

impl<T: AsRef<str> + Into<String>> StepV1<T> {
    fn get(self) -> Result<StepRecord, String> {
        Ok(StepRecord {
            exercise: id(&self.exercise)?,
            name: self.name.into(),
            side: self.side.get(),
            planned: self.planned.get(),
            done: self.done.get(),
            skipped: self.skipped,
            too_much: self.too_much,
            light: self.light.map(LightV1::get),
        })
    }
}

impl<'a, T: From<&'a str> + From<String>> SessionV1<T> {
    pub(super) fn of(record: &'a SessionRecord) -> Self {
        Self {
            id: record.id.as_str().into(),
            revision: record.revision,
            device: record.device.as_str().into(),
            routine: record.routine.as_str().into(),
            title: record.title.as_str().into(),
            start: scalar::instant_text(record.start).into(),
            offset: scalar::offset_text(record.offset).into(),
            day: record.day.to_string().into(),
            planned: SecondsV1::of(record.planned),
            done: SecondsV1::of(record.done),
            outcome: match record.outcome {
                Outcome::Completed => OutcomeV1::Completed,
                Outcome::Stopped => OutcomeV1::Stopped,
                Outcome::Interrupted => OutcomeV1::Interrupted,
            },
            steps: record.steps.iter().map(StepV1::of).collect(),
            before: PainV1::of(record.before),
            after: PainV1::of(record.after),
            leg: record.leg.map(LegV1::of),
            tension: record.tension.map(PainScore::get),
            morning: record.morning.map(AfterV1::of),
            note: record.note.as_str().into(),
            hand: HandV1::of(record.hand),
            app: record.app_version.as_str().into(),
        }
    }
}

impl<T: AsRef<str> + Into<String>> SessionV1<T> {
    pub(super) fn get(self) -> Result<SessionRecord, String> {
        Ok(SessionRecord {
            id: id(&self.id)?,
            revision: self.revision,
            device: id(&self.device)?,
            routine: id(&self.routine)?,
            title: self.title.into(),
            start: scalar::instant(self.start.as_ref())?,
            offset: scalar::offset(self.offset.as_ref())?,
            day: scalar::day(self.day.as_ref())?,
            planned: self.planned.get(),
            done: self.done.get(),
            outcome: match self.outcome {
                OutcomeV1::Completed => Outcome::Completed,
                OutcomeV1::Stopped => Outcome::Stopped,
                OutcomeV1::Interrupted => Outcome::Interrupted,
            },
            steps: self.steps.into_iter().map(StepV1::get).collect::<Result<_, _>>()?,
            before: self.before.get()?,
            after: self.after.get()?,
            leg: self.leg.map(LegV1::get),
            tension: score(self.tension)?,
            morning: self.morning.map(AfterV1::get),
            note: self.note.into(),
            hand: self.hand.get(),
            app_version: self.app.into(),
        })
    }
}

fn is_empty(text: &impl AsRef<str>) -> bool {
    text.as_ref().is_empty()
}

pub(super) fn id<T: std::str::FromStr<Err = IdError>>(text: &impl AsRef<str>) -> Result<T, String> {
    text.as_ref().parse().map_err(|error: IdError| error.to_string())
}
