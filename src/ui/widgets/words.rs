//! Words laid out for our own painting.

use std::sync::Arc;

use egui::{
    Align, Color32, FontId, Galley, Painter, Pos2, Rect, Ui, pos2,
    text::{LayoutJob, TextWrapping},
};

/// One line, as wide as it likes.
pub(super) fn line(ui: &Ui, words: &str, font: FontId) -> Arc<Galley> {
    ui.painter().layout_no_wrap(words.to_owned(), font, Color32::PLACEHOLDER)
}

/// One line, cut off with an ellipsis where it would be wider than `width`.
pub(super) fn short(ui: &Ui, words: &str, font: FontId, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Lines no wider than `width`, flush left.
pub(super) fn wrapped(ui: &Ui, words: &str, font: FontId, width: f32) -> Arc<Galley> {
    ui.painter().layout(words.to_owned(), font, Color32::PLACEHOLDER, width)
}

/// Lines no wider than `width`, each in the middle. Painted with its top centre at the given point.
pub(super) fn centred(ui: &Ui, words: &str, font: FontId, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), font, Color32::PLACEHOLDER, width);
    job.halign = Align::Center;
    ui.painter().layout_job(job)
}

/// Paints a flush-left galley with its left edge at `left` and its middle at `left.y`.
pub(super) fn paint_left(painter: &Painter, left: Pos2, galley: Arc<Galley>, color: Color32) {
    let top = left.y - galley.size().y / 2.0;
    painter.galley(pos2(left.x, top), galley, color);
}

/// Paints a flush-left galley with its right edge at `right`.
pub(super) fn paint_right(painter: &Painter, right: Pos2, galley: Arc<Galley>, color: Color32) {
    let size = galley.size();
    painter.galley(pos2(right.x - size.x, right.y - size.y / 2.0), galley, color);
}

/// Paints a flush-left galley of one line in the middle of `rect`.
pub(super) fn paint_middle(painter: &Painter, rect: Rect, galley: Arc<Galley>, color: Color32) {
    let corner = rect.center() - galley.size() / 2.0;
    painter.galley(corner, galley, color);
}
