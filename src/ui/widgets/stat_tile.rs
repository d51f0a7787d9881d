//! A big number and what it counts.

use egui::{InnerResponse, Label, Ui};

use super::Card;
use crate::ui::theme::{self, Weight, size, text};

/// A card with `number` ("11", "4 / 5", "14 h") over `label` ("day streak"), as wide as there is room.
pub fn stat_tile(ui: &mut Ui, number: &str, label: &str) -> InnerResponse<()> {
    let t = theme::of(ui);
    Card::new().padding(18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add(Label::new(text::sized(number, size::LARGE, Weight::Bold)));
        ui.add(Label::new(text::caption(label, t)));
    })
}
