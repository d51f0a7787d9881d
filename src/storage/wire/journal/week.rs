//! The questions of a week.

use serde::{Deserialize, Serialize};

use super::super::scalar::TextV1;
use super::within::{is_blank, minutes, rating, score, within};
use super::words::same_words;
use crate::domain::journal::{Activity, Bother, Change, MAX_ACTIVITIES, WeekAnswers, WeekPain};
use crate::domain::quantity::{Minutes, PainScore, Rating};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct WeekV1<'a> {
    #[serde(skip_serializing_if = "WeekPainV1::is_unsaid")]
    leg: WeekPainV1,
    #[serde(skip_serializing_if = "WeekPainV1::is_unsaid")]
    back: WeekPainV1,
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

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct WeekPainV1 {
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    average: Option<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ActivityV1<'a> {
    #[serde(borrow)]
    name: TextV1<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    goes: Option<u8>,
}

same_words! {
    ChangeV1, Change: MuchWorse, Worse, LittleWorse, Same, LittleBetter, MuchBetter, Fully;
}

impl WeekPainV1 {
    fn of(said: WeekPain) -> Self {
        let [now, worst, average] = [said.now, said.worst, said.average].map(|one| one.map(PainScore::get));
        Self { now, worst, average }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    fn is_unsaid(&self) -> bool {
        *self == Self::default()
    }

    fn get(self) -> Result<WeekPain, String> {
        Ok(WeekPain { now: score(self.now)?, worst: score(self.worst)?, average: score(self.average)? })
    }
}

impl<'a> WeekV1<'a> {
    pub(super) fn of(said: &'a WeekAnswers) -> Self {
        let [leg_pain, tingling, weakness, sitting_pain] = said.bother.map(|one| one.map(Bother::get));
        let activity =
            |one: &'a Activity| ActivityV1 { name: one.name.as_str().into(), goes: one.goes.map(Rating::get) };
        Self {
            leg: WeekPainV1::of(said.leg),
            back: WeekPainV1::of(said.back),
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

    pub(super) fn get(self) -> Result<WeekAnswers, String> {
        let bother = |said| within(said, Bother::new, "a number from 0 to 6");
        let activity = |one: ActivityV1<'_>| Ok(Activity { name: one.name.into(), goes: rating(one.goes)? });
        if self.activities.len() > MAX_ACTIVITIES {
            return Err(format!("{} activities are more than {MAX_ACTIVITIES}", self.activities.len()));
        }
        let most = |said: u8| (said <= WeekAnswers::MOST_WAKINGS).then_some(said);
        Ok(WeekAnswers {
            leg: self.leg.get()?,
            back: self.back.get()?,
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
