//! The row of filters over a list, with the rest of them and the order behind a button each.

use egui::{Align, Label, Layout, Ui, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::view::filters::{Filter, Filters, Group};
use crate::app::view::words::sentence_case;
use crate::domain::shelf::Order;
use crate::ui::theme::Weight;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widgets::{Card, ChoiceChip};

/// The filters that are on, and what is open below them.
#[derive(Debug, Default)]
pub struct FilterBar {
    /// Those that are on.
    pub filters: Filters,
    open: Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Nothing,
    Filters,
    Order,
}

/// What can be asked of a list.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// Filters that are always in sight.
    pub common: &'a [Filter],
    /// Groups behind the button.
    pub rest: &'a [Group],
    /// The person's own words.
    pub tags: &'a [String],
    /// "18 routines".
    pub count: &'a str,
    /// Whether the order can be chosen.
    pub sorted: Sorted,
}

/// Who says in which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// The person.
    ByThePerson,
    /// Nobody.
    AsTheyCome,
}

impl FilterBar {
    /// Draws the chips, and what is open.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, offer: &Offer<'_>) {
        self.common(ui, offer);
        ui.add_space(space::S);
        self.tools(ui, cx, offer);
        match self.open {
            Open::Nothing => {}
            Open::Filters => self.rest(ui, offer),
            Open::Order => self.orders(ui, cx),
        }
    }

    fn common(&mut self, ui: &mut Ui, offer: &Offer<'_>) {
        chips(ui, |ui| {
            if ui.add(ChoiceChip::new("All", self.filters.is_empty())).clicked() {
                self.filters.clear();
            }
            for filter in offer.common {
                self.choice(ui, filter);
            }
            let rest = self.filters.on().filter(|filter| !offer.common.contains(filter));
            for filter in rest.cloned().collect::<Vec<_>>() {
                let words = filter.label_alone();
                if ui.add(ChoiceChip::leaving(&words, &format!("Remove filter: {words}"))).clicked() {
                    self.filters.toggle(&filter);
                }
            }
        });
    }

    fn choice(&mut self, ui: &mut Ui, filter: &Filter) {
        if ui.add(ChoiceChip::new(&filter.label(), self.filters.is_on(filter))).clicked() {
            self.filters.toggle(filter);
        }
    }

    /// What opens the rest, and how many were found.
    fn tools(&mut self, ui: &mut Ui, cx: &ScreenCx<'_>, offer: &Offer<'_>) {
        let t = theme::of(ui);
        chips(ui, |ui| {
            let words = if self.open == Open::Filters { "Fewer filters" } else { "More filters" };
            self.opener(ui, words, Open::Filters);
            if offer.sorted == Sorted::ByThePerson {
                self.opener(ui, &format!("Sort: {}", cx.model.shelf.order.word()), Open::Order);
            }
            ui.add_space(space::XS);
            ui.add(Label::new(text::caption(offer.count, t)).selectable(false));
        });
    }

    fn opener(&mut self, ui: &mut Ui, words: &str, what: Open) {
        let open = self.open == what;
        if ui.add(ChoiceChip::opener(words, open)).clicked() {
            self.open = if open { Open::Nothing } else { what };
        }
    }

    fn rest(&mut self, ui: &mut Ui, offer: &Offer<'_>) {
        ui.add_space(space::M);
        Card::new().padding(16).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            for group in offer.rest {
                let filters = group.filters(offer.tags);
                if !filters.is_empty() {
                    self.group(ui, *group, &filters);
                }
            }
        });
    }

    /// The heading beside its chips, or over them where there is little room.
    fn group(&mut self, ui: &mut Ui, group: Group, filters: &[Filter]) {
        const HEADING: f32 = 150.0;
        let heading = Label::new(text::sized(group.heading(), size::SMALL, Weight::Semibold)).selectable(false);
        if ui.available_width() < 560.0 {
            ui.add(heading);
            return self.choices(ui, filters);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            // As high as a chip, so that the heading stands in the middle of the first row.
            ui.allocate_ui_with_layout(vec2(HEADING, 34.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(HEADING);
                ui.add(heading);
            });
            ui.vertical(|ui| self.choices(ui, filters));
        });
    }

    fn choices(&mut self, ui: &mut Ui, filters: &[Filter]) {
        chips(ui, |ui| {
            for filter in filters {
                self.choice(ui, filter);
            }
        });
    }

    fn orders(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        ui.add_space(space::S);
        chips(ui, |ui| {
            for order in Order::ALL {
                let on = cx.model.shelf.order == *order;
                if ui.add(ChoiceChip::one_of(&sentence_case(order.word()), on)).clicked() {
                    cx.push(Command::SortBy(*order));
                    self.open = Open::Nothing;
                }
            }
        });
    }
}

/// Chips in rows.
fn chips(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        add(ui);
    });
}
