//! Every routine, found by words and filters that combine.

use std::sync::Arc;

use super::card::{Cards, RoutineCard};
use crate::app::model::Model;
use crate::domain::exercise::{Kind, Prop};
use crate::domain::routine::Routine;

/// A filter chip over the routines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// With an exercise of this family.
    Kind(Kind),
    /// Shorter than five minutes.
    UnderFive,
    /// Nothing needed but ground and furniture.
    NoKit,
    /// The person's own.
    Mine,
}

impl Filter {
    /// In the order of the chips.
    pub const ALL: [Self; 7] = [
        Self::Kind(Kind::SelfMassage),
        Self::Kind(Kind::Stretch),
        Self::Kind(Kind::NerveGlide),
        Self::Kind(Kind::Mobility),
        Self::Mine,
        Self::UnderFive,
        Self::NoKit,
    ];

    /// On the chip.
    pub fn label(self) -> String {
        match self {
            Self::Kind(kind) => super::words::sentence_case(kind.word()),
            Self::UnderFive => "Under 5 min".into(),
            Self::NoKit => "No ball or strap".into(),
            Self::Mine => "Mine".into(),
        }
    }
}

/// The routines that hold every word of `search` and pass every filter, in the library's order.
pub fn routines(model: &Model, search: &str, filters: &[Filter]) -> Vec<RoutineCard> {
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let library = &model.library;
    let numbered = library.routines.iter().enumerate();
    let found = numbered.filter(|(number, routine)| {
        let mine = *number >= library.built_in;
        filters.iter().all(|filter| passes(routine, *filter, mine)) && holds(routine, &words)
    });
    let cards = Cards::of(model);
    found.map(|(_, routine)| cards.card(routine)).collect()
}

fn passes(routine: &Arc<Routine>, filter: Filter, mine: bool) -> bool {
    match filter {
        Filter::Kind(kind) => routine.kinds().contains(&kind),
        Filter::UnderFive => routine.planned().as_secs() < 300,
        Filter::NoKit => {
            routine.props().iter().all(|prop| !matches!(prop, Prop::Ball | Prop::Roller | Prop::Strap | Prop::Stick))
        }
        Filter::Mine => mine,
    }
}

fn holds(routine: &Routine, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = vec![routine.title(), routine.goal(), routine.description(), routine.id().as_str()];
    text.extend(routine.tags().iter().map(String::as_str));
    for step in routine.steps() {
        let exercise = step.exercise();
        text.extend([exercise.name.as_str(), exercise.kind.word(), exercise.technique.word()]);
        text.extend(exercise.regions.iter().map(|region| region.word()));
        text.extend(exercise.props.iter().map(|prop| prop.word()));
    }
    let text = text.join("\n").to_lowercase();
    words.iter().all(|word| text.contains(word))
}
