//! The ring that shows a keyboard user where they are.

use egui::{CornerRadius, Rect, Response, Stroke, StrokeKind, Ui};

use crate::ui::theme;

/// Gap between a widget and its ring, and the ring's width, in points.
const GAP: f32 = 2.0;
const WIDTH: f32 = 2.0;

/// Draws the ring around `rect`, whose corners have `radius`, while `response` has the keyboard.
pub fn ring(ui: &Ui, rect: Rect, radius: u8, response: &Response) {
    if response.has_focus() {
        let radius = CornerRadius::same(radius.saturating_add(GAP as u8));
        let stroke = Stroke::new(WIDTH, theme::of(ui).primary);
        ui.painter().rect_stroke(rect.expand(GAP), radius, stroke, StrokeKind::Outside);
    }
}
