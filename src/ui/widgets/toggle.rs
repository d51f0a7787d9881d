//! A switch with its words: on or off, at once.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{focus, words};
use crate::ui::theme::{self, Weight, font, motion, radius, size, space};

const SWITCH: egui::Vec2 = vec2(44.0, 26.0);

/// Words on the left, the switch on the right, all of it to press; as wide as there is room. Flips `on` when pressed.
pub fn toggle(ui: &mut Ui, label: &str, on: &mut bool) -> Response {
    let room = (ui.available_width() - SWITCH.x - space::L).max(80.0);
    let galley = words::wrapped(ui, label, font(size::BODY, Weight::Regular), room);
    let wanted = vec2(ui.available_width(), galley.size().y.max(SWITCH.y) + 2.0 * space::S);
    let (rect, mut response) = ui.allocate_exact_size(wanted, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), *on, label));
    if ui.is_rect_visible(rect) {
        let t = theme::of(ui);
        words::paint_left(ui.painter(), rect.left_center(), galley, t.text);
        let switch = Rect::from_min_size(pos2(rect.right() - SWITCH.x, rect.center().y - SWITCH.y / 2.0), SWITCH);
        let turn = motion::ease(ui.ctx(), response.id.with("on"), *on);
        let corners = CornerRadius::same(radius::ROUND);
        let ground = t.sunk.lerp_to_gamma(t.primary, turn);
        let edge = Stroke::new(1.5, t.outline.lerp_to_gamma(t.primary, turn));
        ui.painter().rect(switch, corners, ground, edge, StrokeKind::Inside);
        let inset = SWITCH.y / 2.0;
        let knob = pos2(egui::lerp(switch.left() + inset..=switch.right() - inset, turn), switch.center().y);
        ui.painter().circle_filled(knob, egui::lerp(6.5..=9.0, turn), t.outline.lerp_to_gamma(t.on_primary, turn));
        focus::ring(ui, switch, radius::ROUND, &response);
    }
    response
}
