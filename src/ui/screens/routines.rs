//! Every routine, with a search and filters that combine.

use egui::{Ui, vec2};

use super::ScreenCx;
use super::card::{self, routine_card};
use super::page::{columns, grid, page, title_row};
use crate::app::command::Command;
use crate::app::view::routines::{Filter, routines};
use crate::ui::theme::space;
use crate::ui::widgets::{ChoiceChip, Field, Icon, empty_state};

/// What is searched for.
#[derive(Debug, Default)]
pub struct RoutinesScreen {
    search: String,
    filters: Vec<Filter>,
}

impl RoutinesScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        page(ui, |ui| {
            title_row(ui, "Routines", |ui| {
                let width = (ui.available_width() - space::S).clamp(160.0, 300.0);
                Field::search("Search routines", &mut self.search).hint("Name, muscle, prop").width(width).show(ui);
            });
            ui.add_space(space::M);
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
