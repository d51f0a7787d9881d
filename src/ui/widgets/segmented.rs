//! One of a few, side by side: System, Light, Dark.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{focus, words};
use crate::ui::theme::{self, Weight, font, motion, radius, size};

const HEIGHT: f32 = 44.0;
const PADDING: f32 = 18.0;
const INSET: f32 = 4.0;

/// Shows `choices` in one frame and puts the one that is pressed into `chosen`; `changed()` tells.
/// Each choice is a radio button of its own. Give each `segmented` on a screen its own `ui.push_id`
/// only if two have the same words.
pub fn segmented<T: PartialEq + Copy>(ui: &mut Ui, chosen: &mut T, choices: &[(T, &str)]) -> Response {
    let galleys: Vec<_> =
        choices.iter().map(|(_, label)| words::line(ui, label, font(size::BODY, Weight::Medium))).collect();
    let natural: f32 = galleys.iter().map(|galley| galley.size().x + 2.0 * PADDING).sum();
    let (rect, mut response) = ui.allocate_exact_size(vec2(natural + 2.0 * INSET, HEIGHT), Sense::hover());
    let t = theme::of(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), t.sunk);
    let mut left = rect.left() + INSET;
    for ((value, label), galley) in choices.iter().zip(galleys) {
        let width = galley.size().x + 2.0 * PADDING;
        let cell = Rect::from_min_size(pos2(left, rect.top() + INSET), vec2(width, HEIGHT - 2.0 * INSET));
        left += width;
        let id = response.id.with(label);
        let choice = ui.interact(cell, id, Sense::click());
        if choice.clicked() && *chosen != *value {
            *chosen = *value;
            response.mark_changed();
        }
        let on = *chosen == *value;
        choice.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, label));
        let lit = motion::ease(ui.ctx(), id.with("on"), on);
        if lit > 0.0 {
            let corners = CornerRadius::same(radius::CONTROL - INSET as u8 + 1);
            let stroke = Stroke::new(1.0, t.line.gamma_multiply(lit));
            ui.painter().rect(cell, corners, t.surface.gamma_multiply(lit), stroke, StrokeKind::Inside);
        }
        let ink = if on {
            t.primary
        } else if choice.hovered() {
            t.text
        } else {
            t.muted
        };
        words::paint_middle(ui.painter(), cell, galley, ink);
        focus::ring(ui, cell.shrink(2.0), radius::CONTROL - INSET as u8, &choice);
    }
    response
}
