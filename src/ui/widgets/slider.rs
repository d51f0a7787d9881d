//! A slider: volume, text size.

use std::ops::RangeInclusive;

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use super::{focus, nudge};
use crate::ui::theme::{self, motion, radius};

const TRACK: f32 = 8.0;
const THUMB: f32 = 9.0;

/// A value on a track, in steps. Its label is told to a screen reader; write it beside the slider for everyone else.
#[must_use = "add it to a ui"]
pub struct Slider<'a> {
    value: &'a mut f32,
    range: RangeInclusive<f32>,
    step: f32,
    label: &'a str,
    width: f32,
}

impl<'a> Slider<'a> {
    /// Moves `value` within `range` in steps of 1.
    pub const fn new(label: &'a str, value: &'a mut f32, range: RangeInclusive<f32>) -> Self {
        Self { value, range, step: 1.0, label, width: 0.0 }
    }

    /// Another step; above 0.
    pub const fn step(mut self, step: f32) -> Self {
        self.step = step;
        self
    }

    /// A width in points instead of all the room there is.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }
}

impl Widget for Slider<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (least, most) = (*self.range.start(), *self.range.end());
        let width = if self.width > 0.0 { self.width } else { ui.available_width() };
        let (rect, mut response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click_and_drag());
        let rail = rect.shrink2(vec2(THUMB, 0.0)).x_range();
        let mut nudges = nudge::read(ui, &response);
        if let Some(pointer) = response.interact_pointer_pos() {
            let turn = egui::remap_clamp(pointer.x, rail, 0.0..=1.0);
            nudges.push(nudge::Nudge::To(egui::lerp(least..=most, turn)));
            response.request_focus();
        }
        let moved = nudge::apply(&nudges, *self.value, least, most, self.step);
        if !nudges.is_empty() && (moved - *self.value).abs() > f32::EPSILON {
            *self.value = moved;
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo {
            value: Some(f64::from(*self.value)),
            ..WidgetInfo::labeled(Role::Slider, ui.is_enabled(), self.label)
        });
        nudge::declare(ui, &response, least, most, self.step);

        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let x = egui::remap_clamp(*self.value, least..=most, rail);
            let track = Rect::from_center_size(rect.center(), vec2(rect.width(), TRACK));
            let corners = CornerRadius::same(radius::ROUND);
            ui.painter().rect_filled(track, corners, t.sunk);
            ui.painter().rect_filled(track.with_max_x(x), corners, t.primary);
            let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered() || response.dragged());
            let thumb = pos2(x, rect.center().y);
            ui.painter().circle(thumb, THUMB + warmth * 1.5, t.surface, Stroke::new(2.5, t.primary));
            focus::ring(ui, Rect::from_center_size(thumb, vec2(2.0, 2.0) * (THUMB + 2.0)), radius::ROUND, &response);
        }
        response
    }
}
