//! One entry of the journal a row: check-ins, weekly answers, self-tests.

use std::borrow::Cow;

use super::{harmless, table};
use crate::domain::journal::{
    Bother, CheckIn, Entry, Fingertips, KneeAngle, Noted, SelfTest, Turn, WeekAnswers, WeekPain,
};
use crate::domain::quantity::{Minutes, PainScore, Rating};
use crate::domain::safety::light::Reach;
use crate::export::utc;

/// Their names, in their order.
pub const COLUMNS: [&str; 43] = [
    "id",
    "revision",
    "kind",
    "at",
    "offset",
    "day",
    "changed",
    "leg",
    "back",
    "reach",
    "marks",
    "feels",
    "worse_with",
    "better_with",
    "sitting_min",
    "sleep",
    "mood",
    "stress",
    "bother_leg_pain",
    "bother_tingling",
    "bother_weakness",
    "bother_sitting",
    "activity_1",
    "goes_1",
    "activity_2",
    "goes_2",
    "activity_3",
    "goes_3",
    "standing_min",
    "walking_min",
    "wakings",
    "confidence",
    "change",
    "fingertips_cm",
    "left_knee",
    "right_knee",
    "note",
    "leg_now",
    "leg_worst",
    "leg_average",
    "back_now",
    "back_worst",
    "back_average",
];

/// So many at the end came later: tables from before have none of them.
pub const LATER: usize = 6;

/// Columns that every entry has.
pub const OF_ALL: [&str; 8] = ["id", "revision", "kind", "at", "offset", "day", "changed", "note"];
/// Columns that only check-ins have: from `leg` to `stress`.
pub const OF_CHECK_INS: &[&str] = COLUMNS.split_at(18).0.split_at(7).1;
/// Columns that weekly answers have: from `sitting_min` to `change`.
pub const OF_WEEKS: &[&str] = COLUMNS.split_at(33).0.split_at(14).1;
/// Columns that weekly answers have, too: from `leg_now` to `back_average`.
pub const OF_WEEKS_LATER: &[&str] = COLUMNS.split_at(COLUMNS.len() - LATER).1;
/// Columns that self-tests have.
pub const OF_TESTS: [&str; 3] = ["fingertips_cm", "left_knee", "right_knee"];

/// What stands for a check-in, for weekly answers, for a self-test.
pub const KINDS: [&str; 3] = ["check-in", "week", "self-test"];

/// Stands between several in one cell.
pub const BETWEEN: &str = "; ";

/// A header row and one row for each entry.
pub fn render<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    table(COLUMNS, entries.map(|entry| COLUMNS.map(|column| cell(entry, column))))
}

fn cell<'a>(entry: &'a Entry, column: &str) -> Cow<'a, str> {
    match column {
        "id" => entry.id.as_str().into(),
        "revision" => entry.revision.to_string().into(),
        "kind" => match entry.what {
            Noted::CheckIn(_) => KINDS[0],
            Noted::Week(_) => KINDS[1],
            Noted::Test(_) => KINDS[2],
        }
        .into(),
        "at" => utc(entry.at).into(),
        "offset" => entry.offset.to_string().into(),
        "day" => entry.day.to_string().into(),
        "changed" => entry.changed.map_or_else(String::new, utc).into(),
        _ => match &entry.what {
            Noted::CheckIn(said) => of_check_in(said, column),
            Noted::Week(said) => of_week(said, column),
            Noted::Test(said) => of_test(said, column),
        },
    }
}

fn of_check_in<'a>(said: &'a CheckIn, column: &str) -> Cow<'a, str> {
    let with = |turn: Turn| {
        let factors = said.factors.iter().filter(move |(_, other)| **other == turn);
        factors.map(|(factor, _)| factor.word()).collect::<Vec<_>>().join(BETWEEN).into()
    };
    match column {
        "leg" => number(said.pain.leg.map(PainScore::get)),
        "back" => number(said.pain.back.map(PainScore::get)),
        "reach" => said.pain.reach.map_or("", Reach::word).into(),
        "marks" => {
            let mark = |(place, score): (&crate::domain::journal::Place, &PainScore)| {
                format!("{} {}", place.words().to_lowercase(), score.get())
            };
            said.marks.iter().map(mark).collect::<Vec<_>>().join(BETWEEN).into()
        }
        "feels" => said.feels.iter().map(|feel| feel.word()).collect::<Vec<_>>().join(BETWEEN).into(),
        "worse_with" => with(Turn::Worse),
        "better_with" => with(Turn::Better),
        "sitting_min" => number(said.sitting.map(Minutes::get)),
        "sleep" => number(said.sleep.map(Rating::get)),
        "mood" => number(said.mood.map(Rating::get)),
        "stress" => number(said.stress.map(Rating::get)),
        "note" => harmless(&said.note),
        _ => "".into(),
    }
}

fn of_week<'a>(said: &'a WeekAnswers, column: &str) -> Cow<'a, str> {
    let bother = |place: usize| number(said.bother[place].map(Bother::get));
    let named = |place: usize| said.activities.get(place).map_or("".into(), |one| harmless(&one.name));
    let goes = |place: usize| number(said.activities.get(place).and_then(|one| one.goes).map(Rating::get));
    let pain = |pain: WeekPain, of: fn(WeekPain) -> Option<PainScore>| number(of(pain).map(PainScore::get));
    match column {
        "leg_now" => pain(said.leg, |pain| pain.now),
        "leg_worst" => pain(said.leg, |pain| pain.worst),
        "leg_average" => pain(said.leg, |pain| pain.average),
        "back_now" => pain(said.back, |pain| pain.now),
        "back_worst" => pain(said.back, |pain| pain.worst),
        "back_average" => pain(said.back, |pain| pain.average),
        "bother_leg_pain" => bother(0),
        "bother_tingling" => bother(1),
        "bother_weakness" => bother(2),
        "bother_sitting" => bother(3),
        "activity_1" => named(0),
        "goes_1" => goes(0),
        "activity_2" => named(1),
        "goes_2" => goes(1),
        "activity_3" => named(2),
        "goes_3" => goes(2),
        "sitting_min" => number(said.sitting.map(Minutes::get)),
        "standing_min" => number(said.standing.map(Minutes::get)),
        "walking_min" => number(said.walking.map(Minutes::get)),
        "wakings" => number(said.wakings),
        "sleep" => number(said.sleep.map(Rating::get)),
        "mood" => number(said.mood.map(Rating::get)),
        "stress" => number(said.stress.map(Rating::get)),
        "confidence" => number(said.confidence.map(Rating::get)),
        "change" => said.change.map_or("", |change| change.word()).into(),
        "note" => harmless(&said.note),
        _ => "".into(),
    }
}

fn of_test<'a>(said: &'a SelfTest, column: &str) -> Cow<'a, str> {
    match column {
        "fingertips_cm" => number(said.fingertips.map(Fingertips::get)),
        "left_knee" => number(said.left.map(KneeAngle::get)),
        "right_knee" => number(said.right.map(KneeAngle::get)),
        "note" => harmless(&said.note),
        _ => "".into(),
    }
}

fn number<N: ToString>(said: Option<N>) -> Cow<'static, str> {
    said.map_or(Cow::Borrowed(""), |number| number.to_string().into())
}
