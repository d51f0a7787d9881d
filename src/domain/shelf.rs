//! The order in one's library: favourites, what is put away, and how the rest is sorted.

use std::collections::BTreeSet;

use super::ids::RoutineId;
use super::words::words;

/// The order in one's library. What it names may no longer exist: that is kept, in case it comes back, and ignored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    /// Those one comes back to.
    pub favourites: BTreeSet<RoutineId>,
    /// Those that are put away.
    pub archived: BTreeSet<RoutineId>,
    /// How the rest is sorted.
    pub order: Order,
}

words!(
    /// How routines are sorted.
    #[derive(Default)]
    Order {
        /// Favourites first, then as they come.
        #[default]
        Library => "as in the library",
        /// By name.
        Name => "by name",
        /// By length.
        Shortest => "shortest first",
        /// By length, the other way round.
        Longest => "longest first",
        /// By the diary.
        Recent => "last done first",
    }
);

impl Shelf {
    /// Makes `id` a favourite, or no longer one.
    pub fn toggle_favourite(&mut self, id: RoutineId) {
        toggle(&mut self.favourites, id);
    }

    /// Puts `id` away, or takes it out again.
    pub fn toggle_archived(&mut self, id: RoutineId) {
        toggle(&mut self.archived, id);
    }
}

fn toggle(ids: &mut BTreeSet<RoutineId>, id: RoutineId) {
    if !ids.remove(&id) {
        ids.insert(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_favourite_is_one_until_it_is_pressed_again_and_may_be_put_away_too() {
        let id: RoutineId = "morning-loosen".parse().unwrap();
        let mut shelf = Shelf::default();
        shelf.toggle_favourite(id.clone());
        shelf.toggle_archived(id.clone());
        assert!(shelf.favourites.contains(&id) && shelf.archived.contains(&id));
        shelf.toggle_favourite(id.clone());
        assert!(!shelf.favourites.contains(&id) && shelf.archived.contains(&id));
        shelf.toggle_archived(id);
        assert_eq!(shelf, Shelf::default());
    }
}
