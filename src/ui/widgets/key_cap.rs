//! A key as it looks on the keyboard, for the sheet of shortcuts.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::words;
use crate::ui::theme::{self, Weight, font, size};

/// Draws `key`: "Space", "F", "?".
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let galley = words::line(ui, key, font(size::SMALL, Weight::Semibold));
    let wanted = vec2((galley.size().x + 18.0).max(30.0), 30.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    let t = theme::of(ui);
    let corners = CornerRadius::same(7);
    ui.painter().rect_filled(rect, corners, t.line);
    let top = rect.with_max_y(rect.bottom() - 2.0);
    ui.painter().rect(top, corners, t.surface, Stroke::new(1.0, t.line), StrokeKind::Inside);
    words::paint_middle(ui.painter(), top, galley, t.text);
    response
}
