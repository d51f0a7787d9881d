//! How far it went, a cell a day.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::axes::{self, UNDER, x_of};
use super::reading::{Reading, Spot};
use crate::app::view::trends::StripChart;
use crate::domain::safety::light::Reach;
use crate::ui::screens::trends::line::legend;
use crate::ui::theme;

const HEIGHT: f32 = 34.0;

pub(super) fn strip(ui: &mut Ui, chart: &StripChart, reading: &mut Reading<'_>) {
    let t = theme::of(ui);
    let tint = |share: f32| t.sunk.lerp_to_gamma(t.accent, 0.12 + 0.88 * share);
    legend(
        ui,
        Reach::ALL.iter().map(|reach| (reach.word(), tint(f32::from(*reach as u8) / f32::from(Reach::Foot as u8)))),
    );
    let spots =
        |rect: Rect| chart.cells.iter().map(|(day, _)| Spot::At(x_of(rect, chart.first, chart.last, *day))).collect();
    let (rect, row) = reading.follow(ui, vec2(ui.available_width(), HEIGHT + UNDER), spots);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let track = rect.with_max_y(rect.top() + HEIGHT);
    ui.painter().rect_filled(track, CornerRadius::same(8), t.sunk);
    let width = (track.width() / (chart.last.days_since(chart.first) + 1).max(1) as f32).max(1.0);
    let gap = if width > 6.0 { 1.5 } else { 0.0 };
    for (number, (day, share)) in chart.cells.iter().enumerate() {
        let x = x_of(track, chart.first, chart.last, *day);
        let cell = Rect::from_center_size(pos2(x, track.center().y), vec2(width - gap, HEIGHT));
        let corners = CornerRadius::same(if width > 10.0 { 4 } else { 0 });
        ui.painter().rect_filled(cell, corners, tint(*share));
        if row == Some(number) {
            ui.painter().rect_stroke(cell.expand(1.0), corners, Stroke::new(2.0, t.text), StrokeKind::Outside);
        }
    }
    axes::dates(ui.painter(), t, track, (chart.first, chart.last), &chart.dates);
}
