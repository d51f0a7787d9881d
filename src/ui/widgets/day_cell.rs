//! A day of the calendar month.

use egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::{focus, words};
use crate::ui::theme::{self, Weight, font, motion, radius, size, space};

/// How much was done on a day; its minutes say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heat {
    /// Nothing.
    #[default]
    None,
    /// A little.
    Some,
    /// More.
    More,
    /// Most.
    Most,
    /// Nothing: it is paused or set aside. Its note says why.
    Paused,
}

/// A day to press: its number, its minutes, and rings for today and for the chosen day.
#[must_use = "add it to a ui"]
pub struct DayCell<'a> {
    number: u32,
    label: &'a str,
    note: &'a str,
    heat: Heat,
    today: bool,
    chosen: bool,
    outside: bool,
    size: Vec2,
}

impl<'a> DayCell<'a> {
    /// `label` says all of it for a screen reader: "Saturday 21 November, 8 minutes, today".
    pub const fn new(number: u32, label: &'a str) -> Self {
        Self {
            number,
            label,
            note: "",
            heat: Heat::None,
            today: false,
            chosen: false,
            outside: false,
            size: vec2(76.0, 52.0),
        }
    }

    /// A short note under the number, "8 min", and how much that is.
    pub const fn done(mut self, note: &'a str, heat: Heat) -> Self {
        self.note = note;
        self.heat = heat;
        self
    }

    /// Today: a warm ring.
    pub const fn today(mut self, today: bool) -> Self {
        self.today = today;
        self
    }

    /// The day whose sessions are shown beside: a dark ring.
    pub const fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// Of the month before or after: no ground of its own.
    pub const fn outside(mut self, outside: bool) -> Self {
        self.outside = outside;
        self
    }

    /// Size in points.
    pub const fn size(mut self, size: Vec2) -> Self {
        self.size = size;
        self
    }
}

impl Widget for DayCell<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), self.chosen, self.label));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let t = theme::of(ui);
        let painter = ui.painter();
        let corners = CornerRadius::same(radius::CELL);
        let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
        let quiet = self.outside && self.heat == Heat::None;
        let (ground, ink) = match self.heat {
            Heat::None if quiet => (Color32::TRANSPARENT, t.muted),
            Heat::Paused => (t.amber_soft, t.amber_ink),
            heat => (t.heat[heat as usize], t.heat_ink[heat as usize]),
        };
        painter.rect_filled(rect, corners, ground);
        let edge = rect.expand(1.0);
        let outer = CornerRadius::same(radius::CELL + 1);
        if self.chosen {
            painter.rect_stroke(edge, outer, Stroke::new(2.5, t.text), StrokeKind::Middle);
        } else if self.today {
            painter.rect_stroke(edge, outer, Stroke::new(2.5, t.accent), StrokeKind::Middle);
        } else if warmth > 0.0 {
            painter.rect_stroke(rect, corners, Stroke::new(1.5, t.outline.gamma_multiply(warmth)), StrokeKind::Inside);
        }
        let weight = if quiet { Weight::Regular } else { Weight::Semibold };
        let number = words::line(ui, &self.number.to_string(), font(size::BODY, weight));
        let corner = rect.min + vec2((rect.width() * 0.13).min(space::M), 4.0);
        let below = number.size().y - 2.0;
        painter.galley(corner, number, ink);
        if !self.note.is_empty() {
            let note = words::line(ui, self.note, font(size::FINE, Weight::Regular));
            // In a cell too narrow for words the heat and the name alone carry the day.
            if note.size().x <= rect.right() - corner.x - 2.0 {
                painter.galley(corner + vec2(0.0, below), note, ink);
            }
        }
        if self.today && self.chosen {
            let dot = rect.right_top() + vec2(-11.0, 13.0);
            painter.circle(dot, 4.5, t.accent, Stroke::new(1.5, t.surface));
        }
        focus::ring(ui, edge, radius::CELL + 1, &response);
        response
    }
}
