//! A box to tick with its words, which may be long.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Icon, focus, icons, words};
use crate::ui::theme::{self, Weight, font, motion, size, space};

const BOX: f32 = 24.0;

/// The box on the left, the words beside it, all of it to press; as wide as there is room. Flips `on` when pressed.
pub fn tick(ui: &mut Ui, label: &str, on: &mut bool) -> Response {
    let room = (ui.available_width() - BOX - space::M).max(80.0);
    let galley = words::wrapped(ui, label, font(size::BODY, Weight::Regular), room);
    let wanted = vec2(ui.available_width(), (galley.size().y + 2.0 * space::S).max(space::TARGET));
    let (rect, mut response) = ui.allocate_exact_size(wanted, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, label));
    if ui.is_rect_visible(rect) {
        let t = theme::of(ui);
        let square = Rect::from_min_size(pos2(rect.left(), rect.center().y - BOX / 2.0), vec2(BOX, BOX));
        let turn = motion::ease(ui.ctx(), response.id.with("on"), *on);
        let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
        let ground = t.surface.lerp_to_gamma(t.primary_soft, warmth).lerp_to_gamma(t.primary, turn);
        let edge = Stroke::new(1.5, t.outline.lerp_to_gamma(t.primary, turn.max(warmth)));
        ui.painter().rect(square, CornerRadius::same(7), ground, edge, StrokeKind::Inside);
        if *on {
            icons::paint(ui.painter(), Icon::Check, square.shrink(4.0), t.on_primary);
        }
        words::paint_left(ui.painter(), pos2(rect.left() + BOX + space::M, rect.center().y), galley, t.text);
        focus::ring(ui, rect.expand2(vec2(4.0, 0.0)), 8, &response);
    }
    response
}
