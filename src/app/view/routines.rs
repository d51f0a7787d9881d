//! Every routine, found by words and filters, and sorted.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::card::{Cards, RoutineCard};
use super::filters::{Filter, Filters, Traits};
use crate::app::model::Model;
use crate::domain::ids::RoutineId;
use crate::domain::quantity::WallTime;
use crate::domain::routine::Routine;
use crate::domain::shelf::Order;

/// The routines that were found.
#[derive(Debug, Clone, PartialEq)]
pub struct RoutinesView {
    /// Each as a card, sorted.
    pub cards: Vec<RoutineCard>,
    /// Why there is none, when there is none.
    pub why_none: Option<WhyNone>,
}

/// Why no routine was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNone {
    /// There is no favourite.
    NoFavourites,
    /// Nothing is put away.
    NothingArchived,
    /// Words and filters ask for too much.
    NothingFits,
}

impl WhyNone {
    /// In one or two sentences.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoFavourites => "No favourites yet. Press the star on a routine.",
            Self::NothingArchived => "Nothing is archived. Open a routine and press “Archive” to put it away.",
            Self::NothingFits => "Nothing fits all of that. Try fewer words or filters.",
        }
    }
}

/// The routines that hold every word of `search` and pass the filters, as the person sorts them.
pub fn routines(model: &Model, search: &str, filters: &Filters) -> RoutinesView {
    let words = words_of(search);
    let mut found: Vec<&Arc<Routine>> = model
        .library
        .routines
        .iter()
        .filter(|routine| filters.fit(&traits(model, routine)) && holds(routine, &words))
        .collect();
    sort(model, &mut found);
    let cards = Cards::of(model);
    let cards: Vec<RoutineCard> = found.into_iter().map(|routine| cards.card(routine)).collect();
    let why_none = cards.is_empty().then(|| why_none(model, filters));
    RoutinesView { cards, why_none }
}

/// The words on the person's own routines, each once.
pub fn own_tags(model: &Model) -> Vec<String> {
    let own = model.library.routines.iter().filter(|routine| model.library.own.contains_key(routine.id()));
    let tags: BTreeSet<&String> = own.flat_map(|routine| routine.tags()).collect();
    tags.into_iter().cloned().collect()
}

fn traits(model: &Model, routine: &Routine) -> Traits {
    let id = routine.id();
    Traits::of_routine(routine).with(
        [
            (Filter::Favourite, model.shelf.favourites.contains(id)),
            (Filter::Archived, model.shelf.archived.contains(id)),
            (Filter::Mine, model.library.own.contains_key(id)),
        ]
        .into_iter()
        .filter_map(|(filter, holds)| holds.then_some(filter)),
    )
}

/// What is equal stays in the library's order.
fn sort(model: &Model, found: &mut [&Arc<Routine>]) {
    match model.shelf.order {
        Order::Library => found.sort_by_key(|routine| !model.shelf.favourites.contains(routine.id())),
        Order::Name => found.sort_by_cached_key(|routine| routine.title().to_lowercase()),
        Order::Shortest => found.sort_by_key(|routine| routine.planned()),
        Order::Longest => found.sort_by_key(|routine| Reverse(routine.planned())),
        Order::Recent => {
            let last = last_done(model);
            found.sort_by_key(|routine| Reverse(last.get(routine.id())));
        }
    }
}

/// When each routine of the diary was begun last, by now.
fn last_done(model: &Model) -> BTreeMap<&RoutineId, WallTime> {
    let sessions = model.diary.iter().flat_map(|diary| diary.history.sessions());
    sessions
        .take_while(|record| record.start <= model.instant())
        .map(|record| (&record.routine, record.start))
        .collect()
}

fn why_none(model: &Model, filters: &Filters) -> WhyNone {
    let exists = |ids: &BTreeSet<RoutineId>| model.library.routines.iter().any(|routine| ids.contains(routine.id()));
    if filters.is_on(&Filter::Favourite) && !exists(&model.shelf.favourites) {
        WhyNone::NoFavourites
    } else if filters.is_on(&Filter::Archived) && !exists(&model.shelf.archived) {
        WhyNone::NothingArchived
    } else {
        WhyNone::NothingFits
    }
}

/// What is searched for, word by word.
pub(super) fn words_of(search: &str) -> Vec<String> {
    search.to_lowercase().split_whitespace().map(str::to_owned).collect()
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::app::library::Library;
    use crate::app::model::Diary;
    use crate::app::view::filters::Length;
    use crate::domain::draft::RoutineDraft;
    use crate::domain::history::tests::record;
    use crate::domain::history::{History, HistoryEntry, SessionRecord};
    use crate::domain::settings::Settings;
    use crate::format;
    use crate::storage::store::OwnFile;
    use crate::testing::{answered, saturday_evening};

    fn model() -> Model {
        let now = saturday_evening();
        let device = "test".parse().unwrap();
        Model::new(Library::built_in(), Settings::default(), answered(now), device, PathBuf::from("/home/ada"), now)
    }

    fn id(name: &str) -> RoutineId {
        name.parse().unwrap()
    }

    fn ids(model: &Model, on: &[Filter]) -> Vec<String> {
        let filters = on.iter().cloned().collect();
        routines(model, "", &filters).cards.iter().map(|card| card.id.to_string()).collect()
    }

    /// A copy of a built-in routine with other tags.
    fn add_own(model: &mut Model, name: &str, tags: &[&str]) {
        let like = model.library.routine(&id("desk-break")).unwrap().draft();
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let draft = RoutineDraft { id: name.into(), title: "Április".into(), tags, ..like };
        let bytes = format::write_routine(&draft).into_bytes();
        let routine = draft.build(&model.library.exercises).unwrap();
        model.library.put_own(routine, &OwnFile { path: format!("routines/{name}.ron").into(), bytes });
    }

    #[test]
    fn favourites_come_first_in_the_order_of_the_library_and_in_no_other() {
        let mut model = model();
        let plain = ids(&model, &[]);
        let favourite = "full-25".to_owned();
        model.shelf.toggle_favourite(id(&favourite));
        let (mut expected, rest): (Vec<_>, Vec<_>) = plain.into_iter().partition(|name| *name == favourite);
        expected.extend(rest);
        assert_eq!(ids(&model, &[]), expected);
        model.shelf.order = Order::Shortest;
        assert_ne!(ids(&model, &[])[0], favourite);
    }

    #[test]
    fn routines_are_sorted_by_name_and_by_length() {
        let mut model = model();
        model.shelf.order = Order::Name;
        let titles = |model: &Model| {
            let cards = routines(model, "", &Filters::default()).cards;
            cards.into_iter().map(|card| card.title.to_lowercase()).collect::<Vec<_>>()
        };
        assert!(titles(&model).is_sorted());
        model.shelf.order = Order::Shortest;
        let lengths = |model: &Model| {
            let planned = |name: &String| model.library.routine(&id(name)).unwrap().planned();
            ids(model, &[]).iter().map(planned).collect::<Vec<_>>()
        };
        assert!(lengths(&model).is_sorted());
        model.shelf.order = Order::Longest;
        let longest = lengths(&model);
        assert!(longest.is_sorted_by(|one, next| one >= next));
        assert!(longest.first() > longest.last());
    }

    #[test]
    fn what_was_done_last_comes_first_and_what_never_was_comes_after() {
        let mut model = model();
        let session = |name: &str, start: i64| {
            let record = SessionRecord { routine: id(name), ..record(&format!("{name}-{start}"), start, 60, 60) };
            HistoryEntry::Session(record)
        };
        let done = [session("full-25", 100), session("desk-break", 300), session("full-25", 500), session("gone", 900)];
        model.diary = Some(Diary::of(History::merge(done), Settings::default().counting));
        let plain = ids(&model, &[]);
        model.shelf.order = Order::Recent;
        let sorted = ids(&model, &[]);
        assert_eq!(sorted[..2], ["full-25", "desk-break"]);
        let rest: Vec<_> = plain.into_iter().filter(|name| !sorted[..2].contains(name)).collect();
        assert_eq!(sorted[2..], rest);
        let mut history = model.diary.take().unwrap().history;
        history.apply(session("desk-break", model.now.timestamp() + 1));
        model.diary = Some(Diary::of(history, Settings::default().counting));
        assert_eq!(ids(&model, &[])[..2], ["full-25", "desk-break"], "not before its day has come");
    }

    #[test]
    fn what_is_put_away_is_found_only_there() {
        let mut model = model();
        model.shelf.toggle_archived(id("full-25"));
        assert!(!ids(&model, &[]).contains(&"full-25".into()));
        assert_eq!(ids(&model, &[Filter::Archived]), ["full-25"]);
        model.shelf.toggle_archived(id("full-25"));
        assert!(ids(&model, &[]).contains(&"full-25".into()));
    }

    #[test]
    fn ones_own_are_found_as_mine_and_by_their_tags() {
        let mut model = model();
        assert_eq!(own_tags(&model), [""; 0], "tags of built-in routines are not the person's");
        add_own(&mut model, "one", &["work", "evening"]);
        add_own(&mut model, "two", &["work"]);
        assert_eq!(own_tags(&model), ["evening", "work"]);
        assert_eq!(ids(&model, &[Filter::Mine]), ["one", "two"]);
        assert_eq!(ids(&model, &[Filter::Tag("work".into())]), ["one", "two"]);
        assert_eq!(ids(&model, &[Filter::Mine, Filter::Tag("evening".into())]), ["one"]);
    }

    #[test]
    fn words_and_filters_combine() {
        let model = model();
        let found = |length| {
            let filters = Filters::from_iter([Filter::Length(length)]);
            routines(&model, "chair break", &filters).cards.len()
        };
        assert_eq!([Length::Middle, Length::Long].map(found), [1, 0]);
    }

    #[test]
    fn an_empty_page_says_why_it_is_empty() {
        let mut model = model();
        let why = |model: &Model, on: &[Filter]| routines(model, "", &on.iter().cloned().collect()).why_none;
        assert_eq!(why(&model, &[]), None);
        assert_eq!(why(&model, &[Filter::Mine]), Some(WhyNone::NothingFits));
        assert_eq!(why(&model, &[Filter::Archived]), Some(WhyNone::NothingArchived));
        model.shelf.toggle_favourite(id("gone-long-ago"));
        assert_eq!(why(&model, &[Filter::Favourite]), Some(WhyNone::NoFavourites), "one that no longer exists");
        model.shelf.toggle_favourite(id("full-25"));
        assert_eq!(why(&model, &[Filter::Favourite, Filter::Mine]), Some(WhyNone::NothingFits));
        assert_eq!(why(&model, &[Filter::Favourite]), None);
    }
}
