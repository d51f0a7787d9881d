//! A routine as a card.

use chrono::Datelike;

use super::figure::Still;
use super::flow::{Owner, rests};
use super::words::{sentence_case, weekday};
use crate::app::library::Library;
use crate::app::model::Model;
use crate::domain::day::spoken_length;
use crate::domain::exercise::{Kind, Technique};
use crate::domain::history::Pain;
use crate::domain::ids::RoutineId;
use crate::domain::routine::{Colour, Routine};
use crate::domain::safety::Today;
use crate::domain::side::Sides;

/// A routine as a card shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct RoutineCard {
    /// Which.
    pub id: RoutineId,
    /// Its name.
    pub title: String,
    /// Its family and its length: "Stretch · 6 min".
    pub line: String,
    /// Its length alone: "6 min".
    pub length: String,
    /// How many steps, in words: "4 steps".
    pub steps: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Whether it is a favourite.
    pub is_favourite: bool,
    /// What it needs, and how demanding it is.
    pub chips: Vec<String>,
    /// The colour it is marked with.
    pub colour: Option<Colour>,
    /// The family that takes most of its time.
    pub kind: Kind,
    /// "2 changed", if any step is for this person.
    pub note: Option<String>,
    /// Why, in a sentence for each reason.
    pub why: Vec<String>,
    /// The figure that stands for it.
    pub still: Option<Still>,
}

impl RoutineCard {
    /// `routine` as a card.
    pub fn of(library: &Library, routine: &Routine) -> Self {
        let kind = leading_kind(routine);
        let length = spoken_length(routine.planned());
        let count = routine.steps().len();
        let props: Vec<&str> = routine.props().into_iter().map(crate::domain::exercise::Prop::word).collect();
        let needs = if props.is_empty() { "No equipment".to_owned() } else { sentence_case(&props.join(", ")) };
        Self {
            id: routine.id().clone(),
            title: routine.title().to_owned(),
            line: format!("{} · {length}", sentence_case(kind_word(routine, kind))),
            length,
            steps: if count == 1 { "1 step".into() } else { format!("{count} steps") },
            description: routine.description().to_owned(),
            is_favourite: false,
            chips: vec![needs, sentence_case(routine.level().word())],
            colour: routine.colour(),
            kind,
            note: None,
            why: Vec::new(),
            still: Still::of_routine(library, routine),
        }
    }
}

/// Cards that know the person: how many steps are changed for them, and which are favourites.
#[derive(Debug)]
pub struct Cards<'a> {
    model: &'a Model,
    today: Today,
}

impl<'a> Cards<'a> {
    /// Cards of `model`, with pain not yet asked.
    pub fn of(model: &'a Model) -> Self {
        Self { model, today: model.holds(Pain::default()) }
    }

    /// `routine` as a card for this person.
    pub fn card(&self, routine: &Routine) -> RoutineCard {
        let (count, why) = self.model.changes(routine, &self.today);
        let note = (count > 0).then(|| format!("{count} changed"));
        let why = why.into_iter().map(|reason| sentence_case(&format!("{}.", reason.why()))).collect();
        let (note, why) = match self.model.rest_of(routine.id()) {
            Some(rest) => {
                let until = weekday(rest.until.date().weekday());
                (Some(format!("Rests until {until}")), vec![rests(rest, self.model.today())])
            }
            None => (note, why),
        };
        let is_favourite = self.model.shelf.favourites.contains(routine.id());
        let mut card = RoutineCard { is_favourite, note, why, ..RoutineCard::of(&self.model.library, routine) };
        if self.model.library.owner(routine.id()) == Owner::Person {
            card.chips.insert(0, "Mine".into());
        }
        card
    }
}

/// The family that takes most time, both sides counted.
fn leading_kind(routine: &Routine) -> Kind {
    let time = |kind: Kind| {
        let steps = routine.steps().into_iter().filter(|step| step.exercise().kind == kind);
        steps.filter_map(|step| Some(step.dose().per_side()? * sides(step.sides()))).sum::<std::time::Duration>()
    };
    routine.kinds().into_iter().max_by_key(|kind| time(*kind)).unwrap_or(Kind::Mobility)
}

const fn sides(sides: Sides) -> u32 {
    match sides {
        Sides::LeftThenRight | Sides::RightThenLeft | Sides::Alternating => 2,
        _ => 1,
    }
}

fn kind_word(routine: &Routine, kind: Kind) -> &'static str {
    let techniques: Vec<Technique> =
        routine.steps().iter().map(|s| s.exercise()).filter(|e| e.kind == kind).map(|e| e.technique).collect();
    match (kind, techniques.first()) {
        (Kind::SelfMassage, Some(first)) if techniques.iter().all(|technique| technique == first) => first.word(),
        _ => kind.word(),
    }
}
