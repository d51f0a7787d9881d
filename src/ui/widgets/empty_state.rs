//! What a screen says when there is nothing on it yet.

use egui::{Label, Rect, Sense, Ui, Vec2};

use super::{Button, Icon, icons};
use crate::ui::theme::{self, space, text};

/// An icon, a sentence and, unless `action` is empty, one thing to do. True when that was pressed.
pub fn empty_state(ui: &mut Ui, icon: Icon, sentence: &str, action: &str) -> bool {
    let t = theme::of(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(space::XXL);
        let (spot, _) = ui.allocate_exact_size(Vec2::splat(72.0), Sense::hover());
        ui.painter().circle_filled(spot.center(), 36.0, t.primary_soft);
        icons::paint(ui.painter(), icon, Rect::from_center_size(spot.center(), Vec2::splat(30.0)), t.primary);
        ui.add_space(space::M);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(380.0));
            ui.add(Label::new(text::quiet(sentence, t)).wrap());
        });
        ui.add_space(space::M);
        let pressed = !action.is_empty() && ui.add(Button::soft(action)).clicked();
        ui.add_space(space::XXL);
        pressed
    })
    .inner
}
