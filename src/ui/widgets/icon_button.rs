//! Buttons that are only an icon. Their name is told on hover and to a screen reader.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo};

use super::{Icon, focus, icons};
use crate::ui::theme::{self, motion, radius, space};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Outlined,
    Quiet,
    Bare,
    Floating,
}

/// A button with an icon and no words.
#[must_use = "add it to a ui"]
pub struct IconButton<'a> {
    icon: Icon,
    label: &'a str,
    key: Option<&'a str>,
    look: Look,
    size: Vec2,
    on: Option<bool>,
}

impl<'a> IconButton<'a> {
    /// A square on the surface with a hairline, 44 points: back, forward, close.
    pub const fn outlined(icon: Icon, label: &'a str) -> Self {
        Self { icon, label, key: None, look: Look::Outlined, size: Vec2::splat(space::TARGET), on: None }
    }

    /// A round quiet one, 36 points: the month before, less, more.
    pub const fn quiet(icon: Icon, label: &'a str) -> Self {
        Self { look: Look::Quiet, size: Vec2::splat(36.0), ..Self::outlined(icon, label) }
    }

    /// Only the icon until the pointer comes: dismiss, clear.
    pub const fn bare(icon: Icon, label: &'a str) -> Self {
        Self { look: Look::Bare, ..Self::quiet(icon, label) }
    }

    /// A round one that lies on a picture, 36 points.
    pub const fn floating(icon: Icon, label: &'a str) -> Self {
        Self { look: Look::Floating, ..Self::quiet(icon, label) }
    }

    /// One that stays pressed until it is pressed again.
    pub const fn pressed(mut self, on: bool) -> Self {
        self.on = Some(on);
        self
    }

    /// The key that does the same, told on hover.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Another size, in points.
    pub const fn size(mut self, size: Vec2) -> Self {
        self.size = size;
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size, Sense::click());
        response.widget_info(|| match self.on {
            Some(on) => WidgetInfo::selected(Role::Button, ui.is_enabled(), on, self.label),
            None => WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.label),
        });
        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
            let (idle, corner, stroke, ink) = match self.look {
                Look::Outlined => (t.surface, radius::CONTROL, Stroke::new(1.0, t.line), t.text),
                Look::Quiet => (t.sunk, radius::ROUND, Stroke::NONE, t.text),
                Look::Bare => (Color32::TRANSPARENT, radius::ROUND, Stroke::NONE, t.muted),
                Look::Floating => (t.surface, radius::ROUND, Stroke::new(1.0, t.line), t.muted),
            };
            let ink = if self.on == Some(true) { t.primary } else { ink };
            let hover = if self.look == Look::Quiet { t.primary_soft } else { t.sunk };
            let pressed = response.is_pointer_button_down_on();
            let fill = if pressed { t.primary_soft } else { idle.lerp_to_gamma(hover, warmth) };
            ui.painter().rect(rect, CornerRadius::same(corner), fill, stroke, StrokeKind::Inside);
            let side = (self.size.min_elem() * 0.46).clamp(14.0, 26.0);
            icons::paint(ui.painter(), self.icon, Rect::from_center_size(rect.center(), Vec2::splat(side)), ink);
            focus::ring(ui, rect, corner, &response);
        }
        match self.key {
            Some(key) => response.on_hover_text(format!("{} ({key})", self.label)),
            None => response.on_hover_text(self.label),
        }
    }
}
