//! One exercise and one person: whether it is offered, how gently, and why.

use super::caps;
use super::caution::{Area, Caution};
use super::person::{Held, Person};
use super::rules::{self, Act};
use super::today::{LevelWhy, Pace, Today};
use crate::domain::comfort::{Band, Feeling};
use crate::domain::exercise::{Dose, Exercise, Kind, Level, Spine};

/// What is to become of an exercise, and every reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The strongest of the reasons.
    pub verdict: Verdict,
    /// The most pressure, 0 to 10, where something caps it.
    pub pressure: Option<u8>,
    /// The strongest first.
    pub reasons: Vec<Reason>,
}

/// What is to become of an exercise. The later, the stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// As it is.
    Fine,
    /// The easier one.
    Easier,
    /// Something else, or nothing.
    Out,
}

/// One reason to change what is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The person ticked this, and it asks for that.
    Caution(Caution, Act),
    /// The person ticked this, and a clinician has not been asked yet.
    AskFirst(Caution),
    /// It needs a level that today does not allow.
    Level {
        /// The exercise's.
        needs: Level,
        /// Why today does not.
        why: LevelWhy,
    },
    /// Pressure is lower than it would be: what the person, or their leg pain, asks for, 0 to 10.
    Pressure(u8),
    /// Leg pain at rest is so strong that only calm ones are offered.
    BadDay,
    /// It bends far forward, and the day is young.
    Early,
    /// It was red within two days.
    RestingAfterRed,
    /// It was red twice.
    Retired,
    /// The area has had its three minutes of firm work today.
    EnoughToday(Area),
    /// A session holds no more spots under still pressure.
    EnoughSpots,
    /// Strong ball and roller work has a day between.
    DayBetween,
    /// A ball on the buttock is leant on at a wall a few times before it takes weight.
    WallFirst,
}

impl Reason {
    /// What it asks for.
    pub const fn act(self) -> Act {
        match self {
            Self::Caution(_, act) => act,
            Self::Pressure(most) => Act::Cap(most),
            Self::Early => Act::Swap,
            Self::AskFirst(_)
            | Self::Level { .. }
            | Self::BadDay
            | Self::RestingAfterRed
            | Self::Retired
            | Self::EnoughToday(_)
            | Self::EnoughSpots
            | Self::DayBetween
            | Self::WallFirst => Act::Block,
        }
    }

    /// Whether the person may set it aside by saying that a clinician has cleared it.
    pub const fn can_be_cleared(self) -> bool {
        matches!(self, Self::AskFirst(_))
    }

    /// Why, for the middle of a sentence: "you ticked “blood thinner”".
    pub fn why(self) -> String {
        match self {
            Self::Caution(caution, _) => format!("you ticked “{}”", caution.word()),
            Self::AskFirst(caution) => format!("you ticked “{}”, so ask a clinician first", caution.word()),
            Self::Level { needs, why } => format!("that one is {} and waits {}", needs.word(), why.words()),
            Self::Pressure(most) => format!("pressure {most} at most today"),
            Self::BadDay => "a bad day".into(),
            Self::Early => "early in the day".into(),
            Self::RestingAfterRed => "it was not good last time".into(),
            Self::Retired => "it was not good twice".into(),
            Self::EnoughToday(area) => format!("your {} has had its firm work today", area.word()),
            Self::EnoughSpots => "three spots are enough for a session".into(),
            Self::DayBetween => "strong work has a day between".into(),
            Self::WallFirst => "the ball at the wall comes first, three times".into(),
        }
    }

    /// For a card and for the player, in one sentence.
    pub fn sentence(self) -> String {
        match self {
            Self::Caution(caution, Act::Mind) => match caution {
                Caution::Neuropathy => "Reduced feeling: look at the skin afterwards.".into(),
                Caution::Balance => "Unsteady on your feet: have someone near when you are on the floor.".into(),
                _ => format!("You ticked “{}”: take care here.", caution.word()),
            },
            Self::Caution(caution, Act::Cap(most)) => {
                format!("You ticked “{}”: pressure {most} at most.", caution.word())
            }
            Self::Caution(caution, Act::Ease | Act::Swap) => {
                format!("You ticked “{}”: the gentler way.", caution.word())
            }
            Self::Caution(caution, Act::Block) => format!("You ticked “{}”: this one is left out.", caution.word()),
            Self::AskFirst(caution) => {
                format!("You ticked “{}”: ask a clinician before this one.", caution.word())
            }
            Self::Level { needs, why } => format!("It is {}; that waits {}.", needs.word(), why.words()),
            Self::Pressure(most) => format!("Pressure {most} at most today."),
            Self::BadDay => "A bad day: only the calm ones.".into(),
            Self::Early => "Early in the day: no far bending in the first hour after getting up.".into(),
            Self::RestingAfterRed => "It was not good last time: two days of rest from it.".into(),
            Self::Retired => "It was not good twice: put away. A professional can say whether it suits you.".into(),
            Self::EnoughToday(area) => format!("Your {} has had its three minutes of firm work today.", area.word()),
            Self::EnoughSpots => "Three spots under pressure are enough for one session.".into(),
            Self::DayBetween => "Strong ball and roller work has a day between.".into(),
            Self::WallFirst => "Three times standing at a wall first: there you decide how hard you lean.".into(),
        }
    }
}

/// Judges one exercise, done as its own file has it.
pub fn judge(exercise: &Exercise, person: &Person, today: &Today) -> Judgement {
    judge_with(exercise, exercise.dose, exercise.band, person, today)
}

/// Judges one exercise, done as long as `dose` and as strongly as `band`.
pub fn judge_with(exercise: &Exercise, dose: Dose, band: Option<Band>, person: &Person, today: &Today) -> Judgement {
    let mut reasons: Vec<Reason> = Vec::new();
    for (caution, held) in &person.cautions {
        reasons.extend(of_caution(exercise, *caution, held));
    }
    // A cap that the exercise keeps to anyway changes nothing.
    let high = band.map_or(u8::MAX, Band::high);
    reasons.retain(|reason| !matches!(reason.act(), Act::Cap(most) if high <= most));
    reasons.extend(of_today(exercise, person, today));
    let spots = caps::spots(exercise, dose);
    if spots > 0 && today.spots + spots > caps::SPOTS_A_SESSION && today.spots > 0 {
        reasons.push(Reason::EnoughSpots);
    }
    let asked = today.pressure.min(person.pressure());
    if exercise.kind == Kind::SelfMassage && band.is_some_and(|band| band.high() > asked) {
        reasons.push(Reason::Pressure(asked));
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.act()));
    let has_easier = exercise.easier.is_some();
    let verdict = reasons.iter().map(|reason| match reason.act() {
        Act::Mind | Act::Cap(_) => Verdict::Fine,
        Act::Ease => Verdict::Easier,
        Act::Swap => {
            if has_easier {
                Verdict::Easier
            } else {
                Verdict::Out
            }
        }
        Act::Block => Verdict::Out,
    });
    let verdict = verdict.max().unwrap_or(Verdict::Fine);
    let caps = reasons.iter().filter_map(|reason| match reason.act() {
        Act::Cap(most) => Some(most),
        _ => None,
    });
    let pressed = exercise.kind == Kind::SelfMassage;
    let pressure = caps.chain([today.pressure, person.pressure()]).min().filter(|_| pressed);
    Judgement { verdict, pressure, reasons }
}

/// The strongest thing `caution` asks of `exercise`: by its own file, by the rules, and by asking first.
fn of_caution(exercise: &Exercise, caution: Caution, held: &Held) -> Vec<Reason> {
    let everywhere = !caution.has_place() || held.places.is_empty();
    let there = everywhere || rules::areas(exercise).any(|area| held.is_at(area));
    let blocked = exercise.blocks.contains(&caution) && there;
    let listed = exercise.cautions.contains(&caution) && there;
    let rules = rules::rules(caution).iter().filter(|rule| rule.on.holds(exercise, held)).map(|rule| rule.act);
    let acts: Vec<Act> = rules.chain(blocked.then_some(Act::Block)).chain(listed.then_some(Act::Ease)).collect();
    let Some(strongest) = acts.iter().copied().max() else { return Vec::new() };
    // Breathing is what is left when everything else has to wait.
    let waits = caution.asks_first() && held.cleared.is_none() && exercise.kind != Kind::Breathing;
    if strongest < Act::Block && waits {
        return vec![Reason::AskFirst(caution)];
    }
    let cap = acts.iter().copied().find(|act| matches!(act, Act::Cap(_)) && *act != strongest);
    [Some(strongest), cap].into_iter().flatten().map(|act| Reason::Caution(caution, act)).collect()
}

fn of_today(exercise: &Exercise, person: &Person, today: &Today) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if today.pace == Pace::CalmOnly && !rules::is_calm(exercise) {
        reasons.push(Reason::BadDay);
    }
    if exercise.level > today.level {
        reasons.push(Reason::Level { needs: exercise.level, why: today.level_why });
    }
    if today.is_early && exercise.spine != Spine::Easy {
        reasons.push(Reason::Early);
        // Nor the softer way for who is worse when bending (clinical notes, section 4, caution notes).
        if person.cautions.contains_key(&Caution::FlexionSensitive) {
            reasons.push(Reason::Caution(Caution::FlexionSensitive, Act::Block));
        }
    }
    if today.retired.contains(&exercise.id) {
        reasons.push(Reason::Retired);
    } else if today.resting.contains(&exercise.id) {
        reasons.push(Reason::RestingAfterRed);
    }
    if exercise.kind == Kind::SelfMassage && caps::is_firm(exercise) {
        reasons
            .extend(rules::areas(exercise).find(|area| caps::has_enough(&today.firm, *area)).map(Reason::EnoughToday));
    }
    if today.wall_uses < rules::WALL_USES_FIRST && rules::is_buttock_ball_under_weight(exercise) {
        reasons.push(Reason::WallFirst);
    }
    if today.strong_yesterday && caps::is_strong(exercise) {
        reasons.push(Reason::DayBetween);
    }
    reasons
}

/// `band` with no more pressure than `cap`; other feelings stay.
pub fn capped(band: Band, cap: Option<u8>) -> Band {
    match cap {
        Some(cap) if band.feeling() == Feeling::Pressure && band.high() > cap => {
            let low = band.low().min(cap.saturating_sub(1));
            Band::new(Feeling::Pressure, low, cap).unwrap_or(band)
        }
        _ => band,
    }
}
