//! Cards: the surface things lie on. One hairline, no shadow.

use egui::{CornerRadius, Frame, InnerResponse, Margin, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};

use super::focus;
use crate::ui::theme::{self, motion, radius, space};

/// A rounded surface around some widgets.
#[derive(Clone, Copy)]
#[must_use = "show it in a ui"]
pub struct Card {
    padding: i8,
    min_height: f32,
    picked: bool,
}

impl Default for Card {
    fn default() -> Self {
        Self { padding: space::CARD, min_height: 0.0, picked: false }
    }
}

impl Card {
    /// The usual card: 20 points of padding.
    pub fn new() -> Self {
        Self::default()
    }

    /// Another padding, in points: 12 around a picture.
    pub const fn padding(mut self, padding: i8) -> Self {
        self.padding = padding;
        self
    }

    /// At least this high, border to border, so that cards in a row end together.
    pub const fn min_height(mut self, height: f32) -> Self {
        self.min_height = height;
        self
    }

    /// Outlined in the primary colour: the chosen one of a list.
    pub const fn picked(mut self, picked: bool) -> Self {
        self.picked = picked;
        self
    }

    /// Shows the card, as wide as the room there is.
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let t = theme::of(ui);
        let stroke = if self.picked { Stroke::new(2.0, t.primary) } else { Stroke::new(1.0, t.line) };
        self.frame(ui, stroke, contents)
    }

    /// Shows a card that is one big button named `label`; smaller buttons inside it still work.
    /// Its response is clicked by pointer, Enter and Space.
    pub fn button<R>(self, ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let t = theme::of(ui);
        let shown = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
            let response = ui.response();
            let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
            let stroke = if self.picked {
                Stroke::new(2.0, t.primary)
            } else {
                Stroke::new(1.0 + warmth * 0.5, t.line.lerp_to_gamma(t.primary, warmth))
            };
            self.frame(ui, stroke, contents).inner
        });
        shown.response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
        focus::ring(ui, shown.response.rect, radius::CARD, &shown.response);
        shown
    }

    fn frame<R>(self, ui: &mut Ui, stroke: Stroke, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let corners = CornerRadius::same(radius::CARD);
        let shown = Frame::new()
            .fill(theme::of(ui).surface)
            .corner_radius(corners)
            .inner_margin(Margin::same(self.padding))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.set_min_height((self.min_height - 2.0 * f32::from(self.padding)).max(0.0));
                contents(ui)
            });
        // Drawn on top and inside, so that a thicker line never moves the contents.
        ui.painter().rect_stroke(shown.response.rect, corners, stroke, StrokeKind::Inside);
        shown
    }
}
