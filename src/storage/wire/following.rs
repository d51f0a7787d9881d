//! The plan that is followed, version 1.

use serde::{Deserialize, Serialize};

use super::scalar;
use crate::domain::plan::{Change, Choice, Chosen, Following, Occurrence};
use crate::storage::envelope::Stored;

/// At most one plan. Phases and sessions of a day are counted from 1, as people do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FollowedV1 {
    followed: Option<FollowingV1>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct FollowingV1 {
    plan: String,
    start: String,
    #[serde(default)]
    choices: Vec<ChoiceV1>,
    #[serde(default)]
    changes: Vec<ChangeV1>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ChoiceV1 {
    day: String,
    at: String,
    what: ChosenV1,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ChosenV1 {
    Phase(u32),
    Rules,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ChangeV1 {
    day: String,
    routine: String,
    #[serde(default = "first")]
    number: u8,
    what: BecameV1,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum BecameV1 {
    Moved(String),
    Skipped(String),
}

const fn first() -> u8 {
    1
}

impl Stored for Option<Following> {
    type Wire = FollowedV1;
    const FORMAT: &'static str = "supple-following";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> FollowedV1 {
        FollowedV1 { followed: self.as_ref().map(following_to_wire) }
    }

    fn from_wire(wire: FollowedV1) -> Result<Self, String> {
        wire.followed.map(following_from_wire).transpose()
    }
}

fn following_to_wire(following: &Following) -> FollowingV1 {
    let choice = |choice: &Choice| ChoiceV1 {
        day: choice.day.to_string(),
        at: scalar::instant_text(choice.at),
        what: match choice.what {
            Chosen::Phase(phase) => ChosenV1::Phase(u32::try_from(phase).unwrap_or(u32::MAX).saturating_add(1)),
            Chosen::Rules => ChosenV1::Rules,
        },
    };
    let change = |(occurrence, change): (&Occurrence, &Change)| ChangeV1 {
        day: occurrence.day.to_string(),
        routine: occurrence.routine.to_string(),
        number: occurrence.nth.saturating_add(1),
        what: match change {
            Change::Moved(day) => BecameV1::Moved(day.to_string()),
            Change::Skipped(day) => BecameV1::Skipped(day.to_string()),
        },
    };
    FollowingV1 {
        plan: following.plan.to_string(),
        start: following.start.to_string(),
        choices: following.choices.iter().map(choice).collect(),
        changes: following.changes.iter().map(change).collect(),
    }
}

fn following_from_wire(wire: FollowingV1) -> Result<Following, String> {
    let choice = |choice: ChoiceV1| {
        let what = match choice.what {
            ChosenV1::Phase(number) => Chosen::Phase(from_one(number)? as usize),
            ChosenV1::Rules => Chosen::Rules,
        };
        Ok::<_, String>(Choice { day: scalar::day(&choice.day)?, at: scalar::instant(&choice.at)?, what })
    };
    let change = |change: ChangeV1| {
        let routine = change.routine.parse().map_err(|error| format!("{error}"))?;
        let nth = from_one(change.number.into())? as u8;
        let became = match change.what {
            BecameV1::Moved(day) => Change::Moved(scalar::day(&day)?),
            BecameV1::Skipped(day) => Change::Skipped(scalar::day(&day)?),
        };
        Ok::<_, String>((Occurrence { day: scalar::day(&change.day)?, routine, nth }, became))
    };
    Ok(Following {
        plan: wire.plan.parse().map_err(|error| format!("{error}"))?,
        start: scalar::day(&wire.start)?,
        choices: wire.choices.into_iter().map(choice).collect::<Result<_, _>>()?,
        changes: wire.changes.into_iter().map(change).collect::<Result<_, _>>()?,
    })
}

fn from_one(number: u32) -> Result<u32, String> {
    number.checked_sub(1).ok_or_else(|| "phases and sessions are counted from 1, not from 0".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::quantity::WallTime;
    use crate::storage::envelope::{Opened, open, seal};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_choice_and_every_change_comes_back_as_it_went() {
        let planned = |on, nth| Occurrence { day: day(on), routine: "hamstring-1".parse().unwrap(), nth };
        let at = |millis| WallTime::from_unix_millis(millis);
        let mut following = Following::new("hamstring-programme".parse().unwrap(), day("2026-11-02"));
        following.choices = vec![
            Choice { day: day("2026-11-05"), at: at(1_794_000_000_123), what: Chosen::Phase(1) },
            Choice { day: day("2026-11-06"), at: at(1_794_100_000_000), what: Chosen::Rules },
        ];
        following.changes = [
            (planned("2026-11-03", 0), Change::Moved(day("2026-11-05"))),
            (planned("2026-11-03", 1), Change::Skipped(day("2026-11-04"))),
        ]
        .into();
        for followed in [None, Some(following)] {
            assert_eq!(open(seal(&followed).unwrap().as_bytes()), Opened::Current(followed));
        }
    }

    #[test]
    fn what_is_no_day_no_id_and_no_number_is_damage_and_no_body_is_no_plan() {
        let file = |body: &str| format!("(format: \"supple-following\", version: 1, body: ({body}))");
        let open = |body: &str| open::<Option<Following>>(file(body).as_bytes());
        let planned = |change: &str| format!("followed: (plan: \"p\", start: \"2026-11-02\", changes: [({change})])");
        for bad in [
            "followed: (plan: \"Not an id\", start: \"2026-11-02\")",
            "followed: (plan: \"p\", start: \"soon\")",
            "followed: (plan: \"p\")",
            "followed: (plan: \"p\", start: \"2026-11-02\", choices: [(day: \"2026-11-02\", at: \"x\", what: rules)])",
            &planned("day: \"2026-11-03\", routine: \"one\", number: 0, what: moved(\"2026-11-04\")"),
            &planned("day: \"2026-11-03\", routine: \"One\", what: moved(\"2026-11-04\")"),
            &planned("day: \"2026-11-03\", routine: \"one\", what: forgotten"),
        ] {
            assert!(matches!(open(bad), Opened::Damaged(_)), "{bad}");
        }
        assert_eq!(open(""), Opened::Current(None));
        let Opened::Current(Some(read)) =
            open(&planned("day: \"2026-11-03\", routine: \"one\", what: moved(\"2026-11-04\")"))
        else {
            panic!("the number may be left out")
        };
        assert_eq!(read.changes.into_keys().next().map(|occurrence| occurrence.nth), Some(0));
    }
}
