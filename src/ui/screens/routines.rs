//! Every routine, with a search and filters that combine.

use egui::{Label, Ui, vec2};

use super::ScreenCx;
use super::card::{self, routine_card};
use super::filters::{FilterBar, Offer, Sorted};
use super::page::{columns, grid, page, title_row};
use super::plans::plans;
use crate::app::command::Command;
use crate::app::model::LibraryTab as Tab;
use crate::app::view::exercise::{ExerciseCard, exercises};
use crate::app::view::filters::{Filter, Group, Length};
use crate::app::view::routines::{WhyNone, own_tags, routines};
use crate::app::view::words::number_of;
use crate::domain::exercise::Kind;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Field, Icon, IconButton, empty_state, tabs};

/// What is searched for.
#[derive(Debug, Default)]
pub struct RoutinesScreen {
    search: String,
    routines: FilterBar,
    exercises: FilterBar,
}

impl RoutinesScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        page(ui, |ui| {
            title_row(ui, "Routines", |ui| {
                if ui.add(Button::primary("New routine").icon(Icon::Plus).small()).clicked() {
                    cx.push(Command::NewRoutine);
                }
                if ui.add(IconButton::outlined(Icon::Folder, "Open a file")).clicked() {
                    cx.push(Command::ChooseFile);
                }
                ui.add_space(space::S);
                let width = (ui.available_width() - space::S).clamp(160.0, 300.0);
                Field::search("Search routines", &mut self.search).hint("Name, muscle, prop").width(width).show(ui);
            });
            ui.add_space(space::M);
            let choices = [(Tab::Routines, "Routines"), (Tab::Exercises, "Exercises"), (Tab::Plans, "Plans")];
            let mut chosen = cx.model.library_tab;
            let tab = tabs(ui, &mut chosen, &choices);
            if chosen != tab {
                cx.push(Command::ShowLibrary(chosen));
            }
            ui.add_space(space::M);
            match tab {
                Tab::Routines => self.routines(ui, cx),
                Tab::Exercises => self.exercises(ui, cx),
                Tab::Plans => plans(ui, cx),
            }
        });
    }

    fn routines(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let view = routines(cx.model, &self.search, &self.routines.filters);
        let count = number_of(view.cards.len(), "routine");
        let tags = own_tags(cx.model);
        let offer = Offer { common: &COMMON, rest: &REST, tags: &tags, count: &count, sorted: Sorted::ByThePerson };
        self.routines.show(ui, cx, &offer);
        ui.add_space(space::L);
        if let Some(why) = view.why_none {
            let icon = match why {
                WhyNone::NoFavourites => Icon::Star,
                WhyNone::NothingArchived => Icon::Folder,
                WhyNone::NothingFits => Icon::Search,
            };
            if empty_state(ui, icon, why.sentence(), "Show all routines") {
                self.search.clear();
                self.routines = FilterBar::default();
            }
        }
        let columns = columns(ui, 220.0, 4);
        grid(ui, view.cards.len(), columns, card::HEIGHT, |ui, number| {
            routine_card(ui, cx, &view.cards[number], card::HEIGHT);
        });
    }

    fn exercises(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        if ui.add(Button::soft("New exercise").icon(Icon::Plus).small()).clicked() {
            cx.push(Command::NewExercise);
        }
        ui.add_space(space::M);
        let cards = exercises(cx.model, &self.search, &self.exercises.filters);
        let count = number_of(cards.len(), "exercise");
        let offer = Offer {
            common: &COMMON_EXERCISES,
            rest: &REST_OF_EXERCISES,
            tags: &[],
            count: &count,
            sorted: Sorted::AsTheyCome,
        };
        self.exercises.show(ui, cx, &offer);
        ui.add_space(space::L);
        let sentence = "No exercise fits all of that. Try fewer words or filters.";
        if cards.is_empty() && empty_state(ui, Icon::Search, sentence, "Show all exercises") {
            self.search.clear();
            self.exercises = FilterBar::default();
        }
        let columns = columns(ui, 200.0, 5);
        grid(ui, cards.len(), columns, EXERCISE, |ui, number| {
            if exercise_card(ui, cx, &cards[number]) {
                cx.push(Command::Look(cards[number].id.clone()));
            }
        });
    }
}

/// Filters of routines that are always in sight.
const COMMON: [Filter; 7] = [
    Filter::Favourite,
    Filter::Kind(Kind::SelfMassage),
    Filter::Kind(Kind::Stretch),
    Filter::Kind(Kind::NerveGlide),
    Filter::Kind(Kind::Mobility),
    Filter::Mine,
    Filter::Length(Length::Short),
];

/// Groups of filters of routines behind the button.
const REST: [Group; 9] = [
    Group::Kind,
    Group::Part,
    Group::Technique,
    Group::Have,
    Group::Position,
    Group::Level,
    Group::Length,
    Group::Tag,
    Group::Archived,
];

/// Filters of exercises that are always in sight.
const COMMON_EXERCISES: [Filter; 5] = [
    Filter::Kind(Kind::SelfMassage),
    Filter::Kind(Kind::Stretch),
    Filter::Kind(Kind::NerveGlide),
    Filter::Kind(Kind::Mobility),
    Filter::Kind(Kind::Strength),
];

/// Groups of filters of exercises behind the button.
const REST_OF_EXERCISES: [Group; 6] =
    [Group::Kind, Group::Part, Group::Technique, Group::Have, Group::Position, Group::Level];

/// Height of an exercise's card.
const EXERCISE: f32 = 236.0;

fn exercise_card(ui: &mut Ui, cx: &mut ScreenCx<'_>, card: &ExerciseCard) -> bool {
    let t = theme::of(ui);
    let note = card.note.as_ref().map_or_else(String::new, |note| format!(", {note}"));
    let label = format!("{}, {}{note}", card.name, card.line);
    let shown = Card::new().padding(12).min_height(EXERCISE).button(ui, &label, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let size = vec2(ui.available_width(), 116.0);
        still(ui, cx, card.still.as_ref(), size, Corner::Card);
        ui.add_space(space::XS);
        ui.add(Label::new(text::strong(card.name.as_str())).selectable(false).truncate());
        ui.add(Label::new(text::caption(card.line.as_str(), t)).selectable(false).truncate());
        if let Some(note) = &card.note {
            ui.add(Label::new(text::small(note.as_str(), t.amber_ink)).selectable(false).wrap());
        }
    });
    shown.response.clicked()
}
