//! A line of a list that is pressed as a whole: a day, what it has, and a quiet note at its end.

use egui::{CornerRadius, Response, Role, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use super::{focus, words};
use crate::ui::theme::{self, Weight, font, motion, radius, size, space};

const HEIGHT: f32 = 30.0;
/// Room for the word before, if there is one.
const BEFORE: f32 = 52.0;

/// A line of a list, as wide as the room there is. Words that do not fit are cut off; its name has all of them.
#[must_use = "add it to a ui"]
pub struct LineButton<'a> {
    before: &'a str,
    words: &'a str,
    note: &'a str,
    name: &'a str,
}

impl<'a> LineButton<'a> {
    /// `before` stands muted before `words`, and `note` at the end. `name` is for a screen reader.
    pub const fn new(name: &'a str, before: &'a str, words: &'a str, note: &'a str) -> Self {
        Self { before, words, note, name }
    }
}

impl Widget for LineButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));
        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
            let ground = rect.expand2(vec2(space::S, 0.0));
            let corners = CornerRadius::same(radius::CELL);
            ui.painter().rect_filled(ground, corners, t.surface.lerp_to_gamma(t.sunk, warmth));
            let middle = rect.center().y;
            let indent = if self.before.is_empty() { 0.0 } else { BEFORE };
            let before = words::short(ui, self.before, font(size::SMALL, Weight::Medium), BEFORE - space::XS);
            words::paint_left(ui.painter(), pos2(rect.left(), middle), before, t.muted);
            let note = words::short(ui, self.note, font(size::FINE, Weight::Regular), rect.width() * 0.4);
            let gap = if self.note.is_empty() { 0.0 } else { space::S };
            let room = (rect.width() - indent - note.size().x - gap).max(24.0);
            words::paint_right(ui.painter(), pos2(rect.right(), middle), note, t.muted);
            let words = words::short(ui, self.words, font(size::SMALL, Weight::Regular), room);
            words::paint_left(ui.painter(), pos2(rect.left() + indent, middle), words, t.text);
            focus::ring(ui, ground, radius::CELL, &response);
        }
        response
    }
}
