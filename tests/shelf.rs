//! Order in one's library: favourites, what is put away, filters that combine, sorting.

use egui::accesskit::{Action, ActionRequest, Role, Toggled};
use egui::{Event, Key, Rect, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use supple::app::command::Command;
use supple::app::editor::edit::Edit;
use supple::app::model::{Flow, Route};
use supple::domain::draft::RoutineDraft;
use supple::domain::ids::RoutineId;
use supple::domain::shelf::{Order, Shelf};
use supple::testing::{Kept, answered, saturday_evening};

use crate::driver::{SMALL, Screen, WIDE};

/// What is left of 1280x820 when everything is twice as large.
const DOUBLE: Vec2 = vec2(640.0, 410.0);

fn library(theme: Theme, size: Vec2) -> Screen {
    let mut screen = Screen::with_care(theme, size, answered(saturday_evening()));
    screen.ask(Command::Go(Route::Routines));
    // Figures are drawn a few a frame.
    screen.harness.run_steps(8);
    screen
}

fn shelf(screen: &Screen) -> Shelf {
    screen.harness.state().app().model().shelf.clone()
}

fn saved(screen: &Screen) -> Vec<Shelf> {
    let kept = screen.saved.borrow();
    kept.iter().filter_map(|kept| if let Kept::Shelf(shelf) = kept { Some(shelf.clone()) } else { None }).collect()
}

/// The titles of the cards, row by row.
fn cards(screen: &Screen) -> Vec<String> {
    let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let stars = screen.harness.query_all_by_role(Role::Button).map(|node| label(&node));
    stars.filter_map(|label| Some(label.strip_prefix("Favourite: ")?.to_owned())).collect()
}

fn star<'a>(screen: &'a Screen, title: &str) -> egui_kittest::Node<'a> {
    let label = format!("Favourite: {title}");
    let mut buttons = screen.harness.query_all_by_role(Role::Button);
    buttons.find(|node| node.accesskit_node().label().as_ref() == Some(&label)).unwrap()
}

/// Presses the last of those with this label, wherever the page is scrolled to: the one behind "More filters" comes after the one
/// always in sight.
fn choose(screen: &mut Screen, label: &str) {
    screen.harness.query_all_by_label(label).last().unwrap().click_accesskit();
    screen.harness.run_steps(3);
}

/// A copy of a built-in routine, tagged, saved.
fn make_own(screen: &mut Screen, tag: &str) -> RoutineId {
    screen.ask(Command::CopyRoutine("desk-break".parse().unwrap()));
    let Flow::Editing(editing) = screen.flow() else { panic!("nothing is edited") };
    let head = RoutineDraft { tags: vec![tag.into()], ..editing.head().clone() };
    screen.ask(Command::Edit(Edit::Head(Box::new(head), "tags")));
    screen.ask(Command::SaveRoutine);
    screen.ask(Command::LeaveEditor);
    screen.harness.state().app().model().library.own.keys().next().unwrap().clone()
}

#[test]
fn filters_can_be_looked_at() {
    for (theme, theme_name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (size, size_name) in [(WIDE, "wide"), (SMALL, "small"), (DOUBLE, "double")] {
            let mut screen = library(theme, size);
            screen.click("More filters");
            for label in ["Lower back", "Furniture, mat, pillow", "Ball"] {
                choose(&mut screen, label);
            }
            screen.picture(&format!("shelf-filters-{theme_name}-{size_name}"));
            screen.click("Fewer filters");
            screen.harness.run_steps(8);
            screen.picture(&format!("shelf-found-{theme_name}-{size_name}"));
            screen.click("Sort: as in the library");
            screen.picture(&format!("shelf-sort-{theme_name}-{size_name}"));
        }
    }
    let mut screen = library(Theme::Light, WIDE);
    screen.click("Favourites");
    screen.picture("shelf-no-favourites-light-wide");
    screen.click("Show all routines");
    for id in ["desk-break", "morning-loosen", "flare-calm"] {
        screen.ask(Command::ToggleFavourite(id.parse().unwrap()));
    }
    screen.harness.run_steps(8);
    screen.picture("shelf-library-light-wide");
    screen.click("Favourites");
    screen.picture("shelf-favourites-light-wide");
    screen.ask(Command::Prepare("desk-break".parse().unwrap()));
    screen.picture("shelf-preparation-light-wide");
    for (size, name) in [(SMALL, "small"), (DOUBLE, "double")] {
        let mut screen = library(Theme::Dark, size);
        screen.ask(Command::ToggleArchived("desk-break".parse().unwrap()));
        screen.ask(Command::Prepare("desk-break".parse().unwrap()));
        screen.picture(&format!("shelf-preparation-dark-{name}"));
    }
    let mut screen = library(Theme::Light, SMALL);
    screen.click("Exercises");
    screen.click("More filters");
    screen.picture("shelf-exercises-light-small");
}

#[test]
fn a_star_makes_a_favourite_without_opening_the_card_and_says_whether_it_is_one() {
    let mut screen = library(Theme::Light, WIDE);
    let title = cards(&screen)[1].clone();
    let toggled = |screen: &Screen| star(screen, &title).accesskit_node().toggled();
    assert_eq!(toggled(&screen), Some(Toggled::False));
    star(&screen, &title).click();
    screen.harness.run_steps(3);
    assert_eq!(toggled(&screen), Some(Toggled::True));
    assert!(matches!(screen.flow(), Flow::Idle), "the card stays closed");
    assert_eq!(cards(&screen)[0], title, "it comes first");
    assert_eq!(saved(&screen), [shelf(&screen)]);
    star(&screen, &title).focus();
    screen.harness.run_steps(2);
    screen.press(Key::Space);
    assert_eq!(toggled(&screen), Some(Toggled::False));
    assert_eq!(saved(&screen).last(), Some(&Shelf::default()));
    assert!(matches!(screen.flow(), Flow::Idle));
}

#[test]
fn a_page_without_favourites_says_how_to_make_one() {
    let mut screen = library(Theme::Light, WIDE);
    screen.click("Favourites");
    assert!(screen.shows("No favourites yet. Press the star on a routine."));
    assert!(screen.shows("0 routines"));
    screen.click("Show all routines");
    let title = cards(&screen)[2].clone();
    star(&screen, &title).click();
    screen.harness.run_steps(2);
    screen.click("Favourites");
    assert_eq!(cards(&screen), [title]);
    assert!(screen.shows("1 routine"));
}

#[test]
fn filters_combine_and_are_pressed_away_one_by_one() {
    let mut screen = library(Theme::Light, WIDE);
    let all = cards(&screen);
    assert!(screen.shows(&format!("{} routines", all.len())));
    screen.click("Self-massage");
    screen.click("More filters");
    choose(&mut screen, "Furniture, mat, pillow");
    let at_home = cards(&screen);
    choose(&mut screen, "Ball");
    let with_a_ball = cards(&screen);
    assert!(!at_home.is_empty() && at_home.len() < with_a_ball.len() && with_a_ball.len() < all.len());
    assert!(!at_home.contains(&"Tennis-ball buttock session".to_owned()));
    assert!(with_a_ball.contains(&"Tennis-ball buttock session".to_owned()));
    screen.click("Fewer filters");
    screen.click("Remove filter: I have: ball");
    assert_eq!(cards(&screen), at_home);
    screen.click("Remove filter: I have: furniture, mat, pillow");
    assert!(!screen.shows("Remove filter"));
    screen.click("Self-massage");
    assert_eq!(cards(&screen), all);
}

#[test]
fn what_fits_nothing_offers_the_way_back() {
    let mut screen = library(Theme::Light, WIDE);
    screen.click("Mine");
    assert!(screen.shows("Nothing fits all of that."));
    screen.click("Show all routines");
    assert!(cards(&screen).len() > 10);
    assert!(matches!(screen.harness.get_by_label("All").accesskit_node().toggled(), Some(Toggled::True)));
}

#[test]
fn the_order_is_chosen_once_and_kept() {
    let mut screen = library(Theme::Light, WIDE);
    screen.click("Sort: as in the library");
    screen.click("By name");
    assert!(cards(&screen).is_sorted_by_key(|title| title.to_lowercase()));
    assert!(!screen.shows("Longest first"), "the choice closes once it is made");
    assert_eq!(saved(&screen), [Shelf { order: Order::Name, ..Shelf::default() }]);
    screen.click("Sort: by name");
    screen.click("By name");
    assert_eq!(saved(&screen).len(), 1, "nothing changed");
}

#[test]
fn what_is_archived_leaves_the_shelf_and_can_be_taken_out_again() {
    let mut screen = library(Theme::Light, WIDE);
    screen.ask(Command::Prepare("desk-break".parse().unwrap()));
    screen.click("Archive");
    screen.press(Key::Escape);
    assert!(!cards(&screen).contains(&"Chair break".to_owned()));
    screen.click("More filters");
    screen.click("Archived");
    assert_eq!(cards(&screen), ["Chair break"]);
    screen.ask(Command::Go(Route::Today));
    assert!(!cards(&screen).contains(&"Chair break".to_owned()), "it is not offered either");
    screen.ask(Command::Prepare("desk-break".parse().unwrap()));
    screen.click("Take out of the archive");
    screen.harness.get_by_label("Archive");
    screen.press(Key::Escape);
    screen.click("Routines");
    assert!(screen.shows("Nothing is archived."));
    assert_eq!(saved(&screen).last(), Some(&Shelf::default()));
}

#[test]
fn ones_own_are_found_by_ones_own_words_and_can_be_favourites_and_archived() {
    let mut screen = library(Theme::Light, WIDE);
    screen.click("More filters");
    assert!(!screen.shows("My words"), "there are none yet");
    let id = make_own(&mut screen, "kitchen");
    choose(&mut screen, "kitchen");
    assert_eq!(cards(&screen), ["Chair break (mine)"]);
    screen.click("Remove filter: kitchen");
    screen.click("Fewer filters");
    screen.harness.get_by_role_and_label(Role::CheckBox, "Mine").click();
    screen.harness.run_steps(3);
    star(&screen, "Chair break (mine)").click();
    screen.harness.run_steps(3);
    screen.ask(Command::Prepare(id.clone()));
    screen.click("Archive");
    screen.click("Favourite: Chair break (mine)");
    assert_eq!(saved(&screen).last(), Some(&Shelf { archived: [id].into(), ..Shelf::default() }));
    screen.press(Key::Escape);
    assert_eq!(cards(&screen), [""; 0]);
}

#[test]
fn exercises_have_filters_of_their_own() {
    let mut screen = library(Theme::Light, WIDE);
    screen.click("Self-massage");
    screen.click("Exercises");
    let count = |screen: &Screen| {
        let label = screen.harness.query_all_by_label_contains(" exercise").find_map(|node| {
            let words = node.accesskit_node().value().or(node.accesskit_node().label())?;
            words.split(' ').next()?.parse::<usize>().ok()
        });
        label.unwrap()
    };
    let all = count(&screen);
    assert_eq!(all, supple::catalog::built_in().exercises.len(), "the filter of the routines does not hold here");
    screen.click("More filters");
    choose(&mut screen, "Seated");
    let seated = count(&screen);
    choose(&mut screen, "Nerve glide");
    let glides = count(&screen);
    assert!(0 < glides && glides < seated && seated < all, "{glides} {seated} {all}");
    choose(&mut screen, "Strong");
    choose(&mut screen, "Belly");
    assert_eq!(count(&screen), 0);
    choose(&mut screen, "Show all exercises");
    assert_eq!(count(&screen), all);
}

/// Places of what can be pressed: chips and buttons, without cards and what lies on them.
fn places(screen: &Screen) -> Vec<(String, Rect)> {
    let chips = [Role::CheckBox, Role::RadioButton, Role::Button];
    let nodes = chips.into_iter().flat_map(|role| screen.harness.query_all_by_role(role));
    let named = nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
    named.filter(|(label, _)| !label.contains('·') && !label.starts_with("Favourite: ")).collect()
}

fn stands_apart(screen: &Screen, width: f32, what: &str) {
    let places = places(screen);
    assert!(places.len() > 10, "{what}");
    for star in cards(screen) {
        let rect = self::star(screen, &star).rect();
        assert!(rect.right() <= width && rect.width() >= 24.0, "{what}: the star of {star} is cut off: {rect}");
    }
    for (number, (label, rect)) in places.iter().enumerate() {
        assert!(rect.left() >= 0.0 && rect.right() <= width, "{what}: {label} is cut off: {rect}");
        for (other, beside) in &places[number + 1..] {
            assert!(!rect.shrink(0.5).intersects(*beside), "{what}: {label} lies on {other}");
        }
    }
}

#[test]
fn nothing_is_cut_off_or_overlaps_in_a_small_window_or_with_large_text() {
    for size in [WIDE, SMALL, DOUBLE, vec2(400.0, 300.0)] {
        for tab in ["Routines", "Exercises"] {
            let mut screen = library(Theme::Light, size);
            screen.harness.query_all_by_label(tab).last().unwrap().click();
            screen.harness.run_steps(3);
            stands_apart(&screen, size.x, &format!("{tab} at {size}"));
            screen.click("More filters");
            if tab == "Routines" {
                make_own(&mut screen, "in the evening, when everybody is asleep and the floor is mine at last");
            }
            stands_apart(&screen, size.x, &format!("{tab} with all filters at {size}"));
        }
        let mut screen = library(Theme::Light, size);
        let own = make_own(&mut screen, "evening");
        screen.ask(Command::ToggleArchived(own.clone()));
        screen.ask(Command::Prepare(own));
        screen.harness.get_by_label("Take out of the archive");
        stands_apart(&screen, size.x, &format!("one's own at {size}"));
        screen.picture(&format!("shelf-own-light-{}x{}", size.x, size.y));
        let mut screen = library(Theme::Light, size);
        screen.click("Sort: as in the library");
        stands_apart(&screen, size.x, &format!("the orders at {size}"));
    }
}

#[test]
fn a_screen_reader_that_presses_a_star_presses_that_one() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Routines));
    screen.harness.get_by_label("Favourite: Chair break").click_accesskit();
    screen.harness.run_steps(3);
    let shelf = &screen.harness.state().app().model().shelf;
    assert_eq!(shelf.favourites.iter().map(ToString::to_string).collect::<Vec<_>>(), ["desk-break"]);
}

#[test]
fn what_is_pressed_in_the_very_moment_another_tab_is_chosen_still_counts() {
    let mut screen = Screen::known();
    screen.ask(Command::Go(Route::Routines));
    let (target_node, target_tree) = screen.harness.get_by_label("Favourite: Chair break").accesskit_node().locate();
    let star = ActionRequest { action: Action::Click, target_tree, target_node, data: None };
    screen.harness.input_mut().events.push(Event::AccessKitActionRequest(star));
    // It comes in the same frame.
    screen.harness.get_by_label("Exercises").click_accesskit();
    screen.harness.run_steps(3);
    assert_eq!(shelf(&screen).favourites.iter().map(ToString::to_string).collect::<Vec<_>>(), ["desk-break"]);
    assert!(screen.shows("New exercise"));
}
