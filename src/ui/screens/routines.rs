//! Every routine, with a search and filters that combine.

use egui::{Label, Ui, vec2};

use super::ScreenCx;
use super::card::{self, routine_card};
use super::page::{columns, grid, page, title_row};
use crate::app::command::Command;
use crate::app::view::exercise::{ExerciseCard, exercises};
use crate::app::view::plans::plan_cards;
use crate::app::view::routines::{Filter, routines};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{
    Button, Card, Chip, ChoiceChip, Field, Icon, IconButton, Stage, Thumbnail, Tone, empty_state, segmented,
};

/// What is searched for.
#[derive(Debug, Default)]
pub struct RoutinesScreen {
    shown: Shelf,
    search: String,
    filters: Vec<Filter>,
}

/// What the page lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shelf {
    #[default]
    Routines,
    Exercises,
    Plans,
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
            let shelves = [(Shelf::Routines, "Routines"), (Shelf::Exercises, "Exercises"), (Shelf::Plans, "Plans")];
            segmented(ui, &mut self.shown, &shelves);
            ui.add_space(space::M);
            match self.shown {
                Shelf::Routines => {}
                Shelf::Exercises => return self.exercises(ui, cx),
                Shelf::Plans => return plans(ui, cx),
            }
            self.chips(ui);
            ui.add_space(space::XL);
            let cards = routines(cx.model, &self.search, &self.filters);
            if cards.is_empty() {
                let sentence = "Nothing fits all of that. Try fewer words or filters.";
                if empty_state(ui, Icon::Search, sentence, "Show all routines") {
                    *self = Self::default();
                }
            }
            let columns = columns(ui, 220.0, 4);
            grid(ui, cards.len(), columns, card::HEIGHT, |ui, number| {
                if routine_card(ui, &cards[number], card::HEIGHT) {
                    cx.push(Command::Prepare(cards[number].id.clone()));
                }
            });
        });
    }

    fn exercises(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let cards = exercises(cx.model, &self.search);
        if cards.is_empty()
            && empty_state(ui, Icon::Search, "No exercise fits all of that. Try fewer words.", "Show all exercises")
        {
            self.search.clear();
        }
        let columns = columns(ui, 200.0, 5);
        grid(ui, cards.len(), columns, EXERCISE, |ui, number| {
            if exercise_card(ui, &cards[number]) {
                cx.push(Command::Look(cards[number].id.clone()));
            }
        });
    }

    fn chips(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            if ui.add(ChoiceChip::new("All", self.filters.is_empty())).clicked() {
                self.filters.clear();
            }
            for filter in Filter::ALL {
                let on = self.filters.contains(&filter);
                if ui.add(ChoiceChip::new(&filter.label(), on)).clicked() {
                    if on {
                        self.filters.retain(|other| *other != filter);
                    } else {
                        self.filters.push(filter);
                    }
                }
            }
        });
    }
}

/// Height of an exercise's card.
const EXERCISE: f32 = 236.0;

fn exercise_card(ui: &mut Ui, card: &ExerciseCard) -> bool {
    let t = theme::of(ui);
    let note = card.note.as_ref().map_or_else(String::new, |note| format!(", {note}"));
    let label = format!("{}, {}{note}", card.name, card.line);
    let shown = Card::new().padding(12).min_height(EXERCISE).button(ui, &label, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let size = vec2(ui.available_width(), 116.0);
        match &card.still {
            Some(still) => ui.add(Thumbnail::new(&still.figure, still.hand, size)),
            None => ui.add(Stage::new("", size)),
        };
        ui.add_space(space::XS);
        ui.add(Label::new(text::strong(card.name.as_str())).selectable(false).truncate());
        ui.add(Label::new(text::caption(card.line.as_str(), t)).selectable(false).truncate());
        if let Some(note) = &card.note {
            ui.add(Label::new(text::small(note.as_str(), t.amber_ink)).selectable(false).wrap());
        }
    });
    shown.response.clicked()
}

/// Every plan with its phases and their weeks; a routine of it is looked at by pressing its name.
fn plans(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let t = theme::of(ui);
    for plan in plan_cards(cx.model) {
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add(Label::new(text::heading(plan.title.as_str())).wrap().selectable(false));
            ui.add(Label::new(text::quiet(plan.description.as_str(), t)).wrap().selectable(false));
            for phase in &plan.phases {
                ui.add_space(space::S);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    ui.add(Label::new(text::strong(phase.title.as_str())).selectable(false));
                    ui.add(Chip::new(&phase.goal).tone(Tone::Soft));
                });
                ui.add(Label::new(text::caption(phase.note.as_str(), t)).wrap().selectable(false));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                    for (number, (day, id, title)) in phase.days.iter().enumerate() {
                        ui.push_id((plan.title.as_str(), phase.title.as_str(), number), |ui| {
                            if ui.add(Button::soft(&format!("{day}: {title}")).small()).clicked() {
                                cx.push(Command::Prepare(id.clone()));
                            }
                        });
                    }
                });
            }
        });
        ui.add_space(space::L);
    }
}
