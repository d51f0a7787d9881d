//! The countdown: a ring, big digits in equal cells, and the whole time under them.

use std::f32::consts::TAU;

use egui::{Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::{digits, words};
use crate::ui::theme::{self, Weight, font, size};

/// A ring that empties or fills, with the time in it. Scales from a card to the floor.
#[must_use = "add it to a ui"]
pub struct TimerRing<'a> {
    fraction: f32,
    time: &'a str,
    under: &'a str,
    diameter: f32,
    calm: bool,
}

impl<'a> TimerRing<'a> {
    /// `fraction` (0 to 1) is the part of the ring that is drawn; `time` is what is left, as "0:28".
    pub const fn new(fraction: f32, time: &'a str) -> Self {
        Self { fraction, time, under: "", diameter: 224.0, calm: false }
    }

    /// A line under the digits: "of 0:45", "paused", "rep 3 of 8".
    pub const fn under(mut self, words: &'a str) -> Self {
        self.under = words;
        self
    }

    /// Outer diameter in points.
    pub const fn diameter(mut self, points: f32) -> Self {
        self.diameter = points;
        self
    }

    /// Muted: while paused or getting ready.
    pub const fn calm(mut self) -> Self {
        self.calm = true;
        self
    }
}

impl Widget for TimerRing<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(self.diameter), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Timer, true, format!("{} {}", self.time, self.under).trim()));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let t = theme::of(ui);
        let width = self.diameter * 0.066;
        let radius = (self.diameter - width) / 2.0;
        let center = rect.center();
        circle(ui.painter(), center, radius, Stroke::new(width, t.sunk));
        arc(
            ui.painter(),
            center,
            radius,
            self.fraction,
            Stroke::new(width, if self.calm { t.outline } else { t.primary }),
        );

        let inner = 2.0 * radius - width;
        let digit_font = fitting(ui, self.time, inner * 0.84, self.diameter * 0.345);
        let lift = if self.under.is_empty() { 0.0 } else { self.diameter * 0.025 };
        digits::paint(ui.painter(), center - vec2(0.0, lift), self.time, &digit_font, t.text);
        if !self.under.is_empty() {
            let under_size = (self.diameter * 0.076).max(size::SMALL);
            let galley = words::centred(ui, self.under, font(under_size, Weight::Regular), inner * 0.7);
            let top = center + vec2(0.0, self.diameter * 0.175);
            ui.painter().galley(top, galley, t.muted);
        }
        response
    }
}

/// The largest bold font up to `wanted` in which `time` is no wider than `room`.
fn fitting(ui: &Ui, time: &str, room: f32, wanted: f32) -> egui::FontId {
    let full = digits::measure(ui.painter(), time, &font(wanted, Weight::Bold)).x;
    font(wanted * (room / full.max(1.0)).min(1.0), Weight::Bold)
}

/// A round-ended arc from twelve o'clock, clockwise.
fn arc(painter: &Painter, center: Pos2, radius: f32, fraction: f32, stroke: Stroke) {
    let fraction = fraction.clamp(0.0, 1.0);
    if fraction <= 0.0 {
        return;
    }
    let at = |turn: f32| {
        let angle = turn * TAU - TAU / 4.0;
        center + radius * vec2(angle.cos(), angle.sin())
    };
    if fraction >= 1.0 {
        circle(painter, center, radius, stroke);
        return;
    }
    let steps = (fraction * radius).ceil().clamp(8.0, 240.0) as u16;
    let points = (0..=steps).map(|step| at(fraction * f32::from(step) / f32::from(steps))).collect();
    painter.add(Shape::line(points, stroke));
    for end in [at(0.0), at(fraction)] {
        painter.circle_filled(end, stroke.width / 2.0, stroke.color);
    }
}

/// A circle whose line runs along its middle; egui's own would be drawn outside of `radius`.
fn circle(painter: &Painter, center: Pos2, radius: f32, stroke: Stroke) {
    painter.circle_stroke(center, radius - stroke.width / 2.0, stroke);
}
