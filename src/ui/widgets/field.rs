//! Fields to type into: one line, a search, a note.

use egui::{CornerRadius, Frame, Margin, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, Vec2, pos2};

use super::{Icon, icons};
use crate::ui::theme::{self, Weight, font, radius, size, text};

/// A field in our frame. Its label is told to a screen reader; the hint is shown while it is empty.
#[must_use = "show it in a ui"]
pub struct Field<'a> {
    words: &'a mut String,
    label: &'a str,
    hint: &'a str,
    icon: Option<Icon>,
    rows: usize,
    width: f32,
}

impl<'a> Field<'a> {
    /// One line.
    pub const fn line(label: &'a str, words: &'a mut String) -> Self {
        Self { words, label, hint: "", icon: None, rows: 1, width: f32::INFINITY }
    }

    /// One line with a looking glass.
    pub const fn search(label: &'a str, words: &'a mut String) -> Self {
        let mut field = Self::line(label, words);
        field.icon = Some(Icon::Search);
        field
    }

    /// Several lines that grow with what is written.
    pub const fn note(label: &'a str, words: &'a mut String) -> Self {
        let mut field = Self::line(label, words);
        field.rows = 3;
        field
    }

    /// Shown while the field is empty.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Least number of lines.
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// A width in points instead of all the room there is.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows the field; the response is that of the text itself.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = theme::of(ui);
        let body = font(size::BODY, Weight::Regular);
        let left = if self.icon.is_some() { 42 } else { 16 };
        let margin = Margin { left, right: 16, top: 13, bottom: 13 };
        let single = self.rows == 1;
        let edit = if single { TextEdit::singleline(self.words) } else { TextEdit::multiline(self.words) };
        let ground = if single { t.surface } else { t.sunk };
        let idle = if single { Stroke::new(1.0, t.line) } else { Stroke::NONE };
        let frame = Frame::new().fill(ground).corner_radius(CornerRadius::same(radius::CONTROL)).inner_margin(margin);
        let width = self.width.min(ui.available_width());
        let response = ui.add(
            edit.font(body)
                .hint_text(text::quiet(self.hint, t))
                .desired_rows(self.rows)
                .desired_width(width)
                .frame(frame),
        );
        let response = response.accessible_name(self.label);
        let rect = response.rect;
        if let Some(icon) = self.icon {
            let spot = Rect::from_center_size(pos2(rect.left() + 24.0, rect.center().y), Vec2::splat(18.0));
            icons::paint(ui.painter(), icon, spot, t.muted);
        }
        let stroke = if response.has_focus() { Stroke::new(2.0, t.primary) } else { idle };
        ui.painter().rect_stroke(rect, CornerRadius::same(radius::CONTROL), stroke, StrokeKind::Inside);
        response
    }
}
