use std::time::Duration;

use super::*;
use crate::catalog;
use crate::domain::day::spoken_length;
use crate::domain::exercise::{Kind, Level, Technique};
use crate::domain::safety::Area;

fn filters(on: &[Filter]) -> Filters {
    on.iter().cloned().collect()
}

/// The ids of the built-in routines for which this holds.
fn those(fits: impl Fn(&Routine) -> bool) -> Vec<&'static str> {
    let routines = catalog::built_in().routines.iter();
    routines.filter(|routine| fits(routine)).map(|routine| routine.id().as_str()).collect()
}

fn found(on: &[Filter]) -> Vec<&'static str> {
    let filters = filters(on);
    those(|routine| filters.fit(&Traits::of_routine(routine)))
}

fn any(routine: &Routine, fits: impl Fn(&Exercise) -> bool) -> bool {
    routine.steps().iter().any(|step| fits(step.exercise()))
}

/// Where all or nothing fits a test could not fail.
fn same(on: &[Filter], fits: impl Fn(&Routine) -> bool) {
    let (found, expected) = (found(on), those(fits));
    assert!(!found.is_empty() && found.len() < catalog::built_in().routines.len(), "{on:?}: {}", found.len());
    assert_eq!(found, expected, "{on:?}");
}

#[test]
fn without_a_filter_everything_fits() {
    assert_eq!(found(&[]).len(), catalog::built_in().routines.len());
}

#[test]
fn a_family_a_way_or_a_part_of_the_body_fits_where_any_step_has_it() {
    same(&[Filter::Kind(Kind::Strength)], |routine| any(routine, |one| one.kind == Kind::Strength));
    same(&[Filter::Technique(Technique::Slider)], |routine| any(routine, |one| one.technique == Technique::Slider));
    same(&[Filter::Part(Area::Foot)], |routine| {
        any(routine, |one| one.regions.iter().any(|region| region.area() == Some(Area::Foot)))
    });
}

#[test]
fn what_needs_more_than_is_at_hand_does_not_fit() {
    let needs = |routine: &Routine, most: &[Prop]| routine.props().iter().all(|prop| most.contains(prop));
    let things = [Prop::Chair, Prop::Pillow, Prop::Strap];
    same(&things.map(|prop| Filter::Have(Have::Prop(prop))), |routine| needs(routine, &things));
    let kit = [Prop::Ball, Prop::Roller, Prop::Strap, Prop::Stick];
    let at_home: Vec<Prop> = Prop::ALL.iter().copied().filter(|prop| !kit.contains(prop)).collect();
    same(&[Filter::Have(Have::Furniture)], |routine| needs(routine, &at_home));
    let with_a_ball = [at_home, vec![Prop::Ball]].concat();
    same(&[Filter::Have(Have::Furniture), Filter::Have(Have::Prop(Prop::Ball))], |routine| {
        needs(routine, &with_a_ball)
    });
    let on = filters(&[Filter::Have(Have::Nothing)]);
    for one in catalog::built_in().exercises.values() {
        assert_eq!(on.fit(&Traits::of_exercise(one)), one.props.is_empty(), "{}", one.id);
    }
}

#[test]
fn what_begins_in_another_position_than_those_chosen_does_not_fit() {
    let chosen = [Position::Seated, Position::Standing];
    same(&chosen.map(Filter::Position), |routine| !any(routine, |one| !chosen.contains(&one.position)));
}

#[test]
fn level_and_length_and_tags_are_those_of_the_whole_routine() {
    same(&[Filter::Level(Level::Two)], |routine| routine.level() == Level::Two);
    same(&[Filter::Tag("calm".into())], |routine| routine.tags().iter().any(|tag| tag == "calm"));
    for (length, minutes) in [(Length::Short, 0..5), (Length::Middle, 5..11), (Length::Long, 11..99)] {
        same(&[Filter::Length(length)], |routine| minutes.contains(&shown_minutes(routine)));
    }
    let bounds = [269, 270, 629, 630].map(|seconds| Length::of(Duration::from_secs(seconds)));
    assert_eq!(bounds, [Length::Short, Length::Middle, Length::Middle, Length::Long]);
}

/// What stands on its card.
fn shown_minutes(routine: &Routine) -> u32 {
    spoken_length(routine.planned()).strip_suffix(" min").unwrap().parse().unwrap()
}

#[test]
fn within_a_group_any_will_do_and_every_group_must_be_met() {
    let [stretch, strength] = [Kind::Stretch, Kind::Strength];
    let either = [Filter::Kind(stretch), Filter::Kind(strength)];
    same(&either, |routine| any(routine, |one| [stretch, strength].contains(&one.kind)));
    let [one, other] = either;
    same(
        &[one, other, Filter::Length(Length::Long), Filter::Level(Level::One), Filter::Level(Level::Two)],
        |routine| {
            any(routine, |one| [stretch, strength].contains(&one.kind))
                && Length::of(routine.planned()) == Length::Long
                && routine.level() != Level::Three
        },
    );
}

#[test]
fn what_is_put_away_shows_only_where_that_is_asked_for() {
    let away = Traits::default().with([Filter::Archived, Filter::Favourite]);
    let here = Traits::default().with([Filter::Favourite]);
    let fit = |on: &[Filter]| [filters(on).fit(&away), filters(on).fit(&here)];
    assert_eq!(fit(&[]), [false, true]);
    assert_eq!(fit(&[Filter::Favourite]), [false, true]);
    assert_eq!(fit(&[Filter::Archived]), [true, false]);
    assert_eq!(fit(&[Filter::Archived, Filter::Favourite]), [true, false]);
    assert_eq!(fit(&[Filter::Archived, Filter::Mine]), [false, false]);
    assert_eq!(fit(&[Filter::Favourite, Filter::Mine]), [false, false], "they stand in groups of their own");
}

#[test]
fn an_exercise_is_asked_the_same_questions() {
    let library = &catalog::built_in().exercises;
    let on = filters(&[
        Filter::Kind(Kind::Stretch),
        Filter::Position(Position::Seated),
        Filter::Have(Have::Prop(Prop::Chair)),
    ]);
    let found: Vec<_> = library.values().filter(|one| on.fit(&Traits::of_exercise(one))).collect();
    assert!(!found.is_empty());
    for one in library.values() {
        let fits = one.kind == Kind::Stretch
            && one.position == Position::Seated
            && one.props.iter().all(|prop| *prop == Prop::Chair);
        assert_eq!(found.contains(&one), fits, "{}", one.id);
    }
}

#[test]
fn every_filter_of_a_group_says_that_it_stands_there() {
    let tags = ["mine".to_owned()];
    for group in Group::ALL {
        let filters = group.filters(&tags);
        assert!(!filters.is_empty(), "{group:?}");
        assert!(filters.iter().all(|filter| filter.group() == group), "{group:?}");
    }
}
