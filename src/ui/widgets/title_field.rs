//! A title that can be typed in place: as large as it fits, a line under it once it is there to be changed.

use egui::{Frame, Margin, Response, Stroke, TextEdit, Ui};

use super::words;
use crate::ui::theme::{self, Weight, font, size, text};

/// Shows `title`, which its `label` names, as large as it fits on the line.
pub fn title_field(ui: &mut Ui, label: &str, hint: &str, title: &mut String) -> Response {
    let t = theme::of(ui);
    let room = ui.available_width() - 4.0;
    let sizes = [size::TITLE, size::LARGE, size::CUE, size::HEADING, size::BODY];
    let fits = |size: &f32| words::line(ui, title, font(*size, Weight::Bold)).size().x <= room;
    let big = sizes.into_iter().find(fits).unwrap_or(size::BODY);
    let edit = TextEdit::singleline(title)
        .font(font(big, Weight::Bold))
        .hint_text(text::sized(hint, big, Weight::Bold).color(t.muted))
        .desired_width(room)
        .frame(Frame::new().inner_margin(Margin::symmetric(0, 1)));
    let response = ui.add(edit).on_hover_text(label);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    if response.has_focus() || response.hovered() {
        let stroke = Stroke::new(1.5, if response.has_focus() { t.primary } else { t.line });
        ui.painter().hline(response.rect.x_range(), response.rect.bottom(), stroke);
    }
    response
}
