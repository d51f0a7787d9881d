//! A big number and what it counts.

use egui::{Align, InnerResponse, Label, Layout, Ui};

use super::Card;
use crate::ui::theme::{self, Weight, size, text};

/// A card with `number` ("11", "4 / 5", "14 h") over `label` ("days in a row"), as wide as there is room. `beside` is a quieter
/// number at the end of the first line: "longest 31", or nothing.
pub fn stat_tile(ui: &mut Ui, number: &str, label: &str, beside: &str) -> InnerResponse<()> {
    let t = theme::of(ui);
    Card::new().padding(18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            ui.add(Label::new(text::sized(number, size::LARGE, Weight::Bold)));
            if !beside.is_empty() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add(Label::new(text::small(beside, t.muted)).truncate());
                });
            }
        });
        ui.add(Label::new(text::caption(label, t)).truncate());
    })
}
