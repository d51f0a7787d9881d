//! One of a few, side by side: System, Light, Dark.

use egui::{CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{focus, words};
use crate::ui::theme::{self, Weight, font, motion, radius, size};

const HEIGHT: f32 = 44.0;
const PADDING: f32 = 18.0;
const INSET: f32 = 4.0;

/// Shows `choices` in one frame and puts the one that is pressed into `chosen`; `changed()` tells.
/// Each choice is a radio button of its own; where they do not fit side by side they stand one under another.
pub fn segmented<T: PartialEq + Copy>(ui: &mut Ui, chosen: &mut T, choices: &[(T, &str)]) -> Response {
    let galleys: Vec<_> =
        choices.iter().map(|(_, label)| words::line(ui, label, font(size::BODY, Weight::Medium))).collect();
    let widths: Vec<_> = galleys.iter().map(|galley| galley.size().x + 2.0 * PADDING).collect();
    let cells = arrange(&widths, ui.available_width() - 2.0 * INSET);
    let extent = cells.iter().fold(Vec2::ZERO, |extent, cell| extent.max(cell.max.to_vec2()));
    let (rect, mut response) = ui.allocate_exact_size(extent + Vec2::splat(2.0 * INSET), Sense::hover());
    let t = theme::of(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), t.sunk);
    for (((value, label), galley), cell) in choices.iter().zip(galleys).zip(cells) {
        let cell = cell.translate(rect.min.to_vec2() + Vec2::splat(INSET));
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

/// Shows `choices` as tabs and puts the one that is pressed into `shown`. Returns the one whose contents belong in this frame:
/// the one until now, so that what was pressed on it in the very same moment is not lost.
pub fn tabs<T: PartialEq + Copy>(ui: &mut Ui, shown: &mut T, choices: &[(T, &str)]) -> T {
    let until_now = *shown;
    if segmented(ui, shown, choices).changed() {
        ui.ctx().request_repaint();
    }
    until_now
}

/// Side by side, or one under another where `room` is too narrow for that.
fn arrange(widths: &[f32], room: f32) -> Vec<Rect> {
    let height = HEIGHT - 2.0 * INSET;
    let in_a_row = widths.iter().sum::<f32>() <= room;
    let widest = widths.iter().copied().fold(0.0, f32::max);
    let mut corner = Pos2::ZERO;
    widths
        .iter()
        .map(|&width| {
            let cell = Rect::from_min_size(corner, vec2(if in_a_row { width } else { widest }, height));
            corner = if in_a_row { pos2(cell.max.x, 0.0) } else { pos2(0.0, cell.max.y) };
            cell
        })
        .collect()
}
