//! Filters that combine: within one group any of them will do, and every group must be met.

mod filter;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use filter::{Filter, Group, Have, Length};

use crate::domain::exercise::{Exercise, Position, Prop};
use crate::domain::routine::Routine;

/// What filters look at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traits {
    /// What it is, or what it is made of; a thing may meet several filters of a group.
    marks: BTreeSet<Filter>,
    /// What it needs.
    props: BTreeSet<Prop>,
    /// How it begins.
    positions: BTreeSet<Position>,
}

impl Traits {
    /// Of one exercise.
    pub fn of_exercise(exercise: &Exercise) -> Self {
        let mut traits = Self::default();
        traits.add(exercise);
        traits.marks.insert(Filter::Level(exercise.level));
        traits
    }

    /// Of a routine, through its steps.
    pub fn of_routine(routine: &Routine) -> Self {
        let mut traits = Self::default();
        for step in routine.steps() {
            traits.add(step.exercise());
        }
        traits.marks.insert(Filter::Level(routine.level()));
        traits.marks.insert(Filter::Length(Length::of(routine.planned())));
        traits.marks.extend(routine.tags().iter().cloned().map(Filter::Tag));
        traits
    }

    /// And this besides, which it does not say of itself: that it is a favourite, the person's own, or put away.
    #[must_use]
    pub fn with(mut self, marks: impl IntoIterator<Item = Filter>) -> Self {
        self.marks.extend(marks);
        self
    }

    fn add(&mut self, exercise: &Exercise) {
        self.marks.insert(Filter::Kind(exercise.kind));
        self.marks.insert(Filter::Technique(exercise.technique));
        self.marks.extend(exercise.regions.iter().filter_map(|region| region.area()).map(Filter::Part));
        self.props.extend(&exercise.props);
        self.positions.insert(exercise.position);
    }
}

/// The filters that are on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters(BTreeSet<Filter>);

impl FromIterator<Filter> for Filters {
    fn from_iter<I: IntoIterator<Item = Filter>>(on: I) -> Self {
        Self(on.into_iter().collect())
    }
}

impl Filters {
    /// Switches one on or off.
    pub fn toggle(&mut self, filter: &Filter) {
        if !self.0.remove(filter) {
            self.0.insert(filter.clone());
        }
    }

    /// Switches all off.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether one is on.
    pub fn is_on(&self, filter: &Filter) -> bool {
        self.0.contains(filter)
    }

    /// Whether none is on.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that are on, group by group.
    pub fn on(&self) -> impl Iterator<Item = &Filter> {
        self.0.iter()
    }

    /// Whether something with these traits is shown.
    pub fn fit(&self, traits: &Traits) -> bool {
        Group::ALL.into_iter().all(|group| self.meets(group, traits))
    }

    fn meets(&self, group: Group, traits: &Traits) -> bool {
        if group == Group::Archived {
            return self.is_on(&Filter::Archived) == traits.marks.contains(&Filter::Archived);
        }
        let mut on = self.on().filter(|filter| filter.group() == group).peekable();
        if on.peek().is_none() {
            return true;
        }
        match group {
            Group::Have => traits.props.iter().all(|prop| self.have(*prop)),
            Group::Position => traits.positions.iter().all(|position| self.is_on(&Filter::Position(*position))),
            _ => on.any(|filter| traits.marks.contains(filter)),
        }
    }

    fn have(&self, prop: Prop) -> bool {
        self.on().any(|filter| matches!(filter, Filter::Have(have) if have.covers(prop)))
    }
}
