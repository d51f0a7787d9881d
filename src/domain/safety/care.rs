//! Everything a person has answered about their safety, as it is kept.

use std::collections::{BTreeMap, BTreeSet};

use super::ladder::{self, Rung};
use super::light::Light;
use super::person::Person;
use super::signs::{self, SignEntry, Standing};
use super::today::{LevelWhy, Today};
use super::{caps, gate, rules};
use crate::domain::day::Day;
use crate::domain::exercise::{Exercise, ExerciseLibrary, Level};
use crate::domain::history::History;
use crate::domain::ids::ExerciseId;
use crate::domain::quantity::{PainScore, WallTime};

/// A person's answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Care {
    /// Whether what Supple is and is not was read and accepted, and when.
    pub accepted: Option<WallTime>,
    /// Their own answers.
    pub person: Person,
    /// When those last changed.
    pub changed: Option<WallTime>,
    /// Warning signs, in the order they were answered.
    pub signs: Vec<SignEntry>,
    /// The emergency number.
    pub emergency: EmergencyNumber,
}

/// An emergency number: digits, and what people write between them. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmergencyNumber(String);

impl EmergencyNumber {
    /// The longest.
    pub const MAX: usize = 20;

    /// `None` unless it has a digit, and nothing but digits, spaces, `+`, `-` and brackets.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let plain = text.chars().all(|letter| letter.is_ascii_digit() || " +-()".contains(letter));
        let dialled = text.chars().any(|letter| letter.is_ascii_digit());
        (plain && dialled && text.len() <= Self::MAX).then(|| Self(text.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for EmergencyNumber {
    /// 112, which works in all of the European Union, in the United Kingdom, and from most mobile phones elsewhere.
    fn default() -> Self {
        Self("112".into())
    }
}

impl Care {
    /// What several devices know, as one: the latest answers, and every warning sign in the order of time.
    pub fn merge(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter()
            .reduce(|one, other| {
                let (mut newer, older) = if other.changed > one.changed { (other, one) } else { (one, other) };
                newer.signs = merged(newer.signs, older.signs);
                newer.accepted = newer.accepted.max(older.accepted);
                newer
            })
            .unwrap_or_default()
    }

    /// Where the person stands with warning signs.
    pub fn standing(&self, today: Day) -> Standing {
        signs::standing(&self.signs, today)
    }

    /// The highest level their answers allow: the first while something asks for a clinician (section 2.1, RF-C: a sign, or a
    /// ticked code that asks first and was not cleared), else as [`Person::ceiling`].
    pub fn ceiling(&self) -> Level {
        let unasked = self.person.cautions.iter().any(|(caution, held)| caution.asks_first() && held.cleared.is_none());
        let spoken = self.person.ceiling() == Level::Three;
        if unasked || (signs::wants_clinician(&self.signs) && !spoken) { Level::One } else { self.person.ceiling() }
    }

    /// What holds for a session that starts `now`, with this leg pain at rest.
    pub fn today(&self, leg: Option<PainScore>, at: &Now<'_>) -> Today {
        let said = at.lights.reds.iter().map(|(id, at)| (id, *at, Light::Red));
        let (resting, retired) = ladder::put_away(said, at.now);
        let done_today = at.history.on(at.day).flat_map(|record| &record.steps);
        let done_today = done_today.filter_map(|step| Some((&**at.library.get(&step.exercise)?, step.side, step.done)));
        let strong_yesterday = at.history.on(at.day.plus(-1)).flat_map(|record| &record.steps).any(|step| {
            !step.done.is_zero() && at.library.get(&step.exercise).is_some_and(|exercise| caps::is_strong(exercise))
        });
        let gate = gate::gate(leg);
        let (asked, earned) = (self.ceiling(), ladder::level(&at.lights.rungs, at.day));
        let level = gate.level.min(asked).min(earned);
        // The one that can be done something about comes first.
        let level_why = if level == earned {
            LevelWhy::Earned
        } else if level == asked {
            LevelWhy::Professional
        } else {
            LevelWhy::Pain
        };
        Today {
            level,
            level_why,
            resting,
            retired,
            firm: caps::firm_work(done_today),
            strong_yesterday,
            wall_uses: at.lights.uses(at.day, at.library, rules::is_buttock_ball_at_wall),
            is_early: at.is_early,
            ..Today::of(gate)
        }
    }
}

/// Two devices' warning signs in the order of time, but each device's own in the order they were answered: a clock that was set
/// back must not put a stop before what had lifted an earlier one. What both know stands once.
fn merged(one: Vec<SignEntry>, other: Vec<SignEntry>) -> Vec<SignEntry> {
    let other: Vec<SignEntry> = other.into_iter().filter(|entry| !one.contains(entry)).collect();
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    while let (Some(first), Some(second)) = (one.peek(), other.peek()) {
        let next = if second.at < first.at { other.next() } else { one.next() };
        all.extend(next);
    }
    all.extend(one);
    all.extend(other);
    all
}

/// What was said in all sessions, worked out once: it is asked for in every frame.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lights {
    /// Of each session, oldest first.
    rungs: Vec<Rung>,
    /// Each red step.
    reds: Vec<(ExerciseId, WallTime)>,
    /// The days of the sessions in which each exercise was done.
    uses: BTreeMap<ExerciseId, Vec<Day>>,
    /// Leg pain before the last session of each day, oldest first.
    legs: Vec<(Day, Option<PainScore>)>,
}

impl Lights {
    /// Works them out.
    pub fn of(history: &History) -> Self {
        let mut lights = Self::default();
        for record in history.sessions() {
            lights.rungs.push((record.day, record.light()));
            let reds = record.steps.iter().filter(|step| step.light == Some(Light::Red));
            let done: BTreeSet<&ExerciseId> =
                record.steps.iter().filter(|step| !step.done.is_zero()).map(|step| &step.exercise).collect();
            for exercise in done {
                lights.uses.entry(exercise.clone()).or_default().push(record.day);
            }
            lights.reds.extend(reds.map(|step| (step.exercise.clone(), record.start)));
            match lights.legs.last_mut() {
                Some((day, leg)) if *day == record.day => *leg = record.before.leg.or(*leg),
                _ => lights.legs.push((record.day, record.before.leg)),
            }
        }
        lights
    }

    /// In how many sessions up to `today` an exercise that `is_one` was done; several in one session count each.
    fn uses(&self, today: Day, library: &ExerciseLibrary, is_one: impl Fn(&Exercise) -> bool) -> u32 {
        let found = self.uses.iter().filter(|(id, _)| library.get(*id).is_some_and(|exercise| is_one(exercise)));
        let uses = found.flat_map(|(_, days)| days).filter(|day| **day <= today).count();
        u32::try_from(uses).unwrap_or(u32::MAX)
    }

    /// The level earned so far, and how many green sessions in a row stand towards the next.
    pub fn level(&self, today: Day) -> (Level, u8) {
        (ladder::level(&self.rungs, today), ladder::greens_in_a_row(&self.rungs, today))
    }

    /// Whether leg pain has risen on three days running, up to `today` with `leg`.
    pub fn is_rising(&self, today: Day, leg: Option<PainScore>) -> bool {
        let days = (-3..0).map(|back| {
            let day = today.plus(back);
            self.legs.iter().rev().find(|(other, _)| *other == day).and_then(|(_, leg)| *leg)
        });
        gate::is_rising(&days.chain([leg]).collect::<Vec<_>>())
    }
}

/// What else a day is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    /// The instant.
    pub now: WallTime,
    /// The day.
    pub day: Day,
    /// Whether it is within an hour of getting up.
    pub is_early: bool,
    /// What was done.
    pub history: &'a History,
    /// What was said of it.
    pub lights: &'a Lights,
    /// What the exercises are.
    pub library: &'a ExerciseLibrary,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::safety::{Caution, Held};

    #[test]
    fn the_latest_answers_win_and_no_warning_sign_is_lost() {
        let at = WallTime::from_unix_millis;
        let entry = |millis: i64| SignEntry {
            at: at(millis),
            day: "2026-11-24".parse().unwrap(),
            what: signs::SignEvent::Assessed,
        };
        let mut person = Person::default();
        person.cautions.insert(Caution::Balance, Held::default());
        let old = Care { changed: Some(at(1)), signs: vec![entry(5)], ..Care::default() };
        let new = Care { changed: Some(at(2)), person, signs: vec![entry(3), entry(9)], ..Care::default() };
        for all in [[old.clone(), new.clone()], [new.clone(), old]] {
            let merged = Care::merge(all);
            assert_eq!(merged.person, new.person);
            assert_eq!(merged.signs, [entry(3), entry(5), entry(9)]);
        }
        assert_eq!(Care::merge([]), Care::default());
    }

    #[test]
    fn a_stop_answered_with_the_clock_set_back_is_not_lifted_by_what_came_before_it() {
        use signs::{Screening, ShortQuestion, SignEvent, Standing, Urgency};
        let entry = |millis: i64, what| SignEntry {
            at: WallTime::from_unix_millis(millis),
            day: "2026-11-24".parse().unwrap(),
            what,
        };
        let full = || SignEvent::Screened(Screening::Full(std::collections::BTreeSet::new()));
        let yes = SignEvent::Screened(Screening::Short([ShortQuestion::Toilet].into()));
        let here = vec![entry(9, SignEvent::Assessed), entry(10, full()), entry(5, yes)];
        let care = |signs: Vec<SignEntry>| Care { signs, ..Care::default() };
        let there = vec![entry(1, full()), entry(7, full())];
        for all in [[care(here.clone()), care(there.clone())], [care(there), care(here)]] {
            let merged = Care::merge(all);
            assert_eq!(merged.standing("2026-11-24".parse().unwrap()), Standing::Stopped(Urgency::Now));
            assert_eq!(
                Care::merge([merged.clone(), merged.clone()]).signs,
                merged.signs,
                "known to both, it stands once"
            );
        }
    }

    #[test]
    fn what_a_clock_dated_ahead_is_no_use_of_an_exercise_until_its_day_has_come() {
        use crate::domain::history::tests::record;
        use crate::domain::history::{HistoryEntry, SessionRecord, StepRecord};
        use crate::domain::timeline::BoutSide;
        let library = crate::domain::samples::library();
        let exercise = library.values().next().unwrap();
        let (planned, done) = (std::time::Duration::ZERO, std::time::Duration::from_secs(9));
        let step = StepRecord {
            exercise: exercise.id.clone(),
            name: String::new(),
            side: BoutSide::Whole,
            planned,
            done,
            skipped: false,
            too_much: 0,
            light: None,
        };
        let on = |day: i64| {
            HistoryEntry::Session(SessionRecord {
                steps: vec![step.clone()],
                ..record(&format!("d{day}"), day * 86_400, 60, 60)
            })
        };
        let lights = Lights::of(&History::merge([on(1), on(2), on(9_000)]));
        let uses = |day: &str| lights.uses(day.parse().unwrap(), &library, |_| true);
        assert_eq!([uses("1970-01-03"), uses("1994-08-23")], [2, 3]);
    }

    #[test]
    fn an_emergency_number_has_digits_and_nothing_strange() {
        for good in ["999", "+49 112", "(0) 11-22"] {
            assert!(EmergencyNumber::new(good).is_some(), "{good}");
        }
        for bad in ["", "  ", "+", "call", "999; rm", "123456789012345678901"] {
            assert_eq!(EmergencyNumber::new(bad), None, "{bad}");
        }
    }
}
