//! Bars of parts: minutes of each kind.

use egui::{Align2, CornerRadius, Rect, Ui, pos2, vec2};

use super::axes::{self, UNDER};
use super::color;
use super::line::legend;
use super::reading::{Reading, Spot};
use crate::app::view::trends::StackChart;
use crate::ui::theme::{self, Weight, font, size};

const HEIGHT: f32 = 170.0;
const LEFT: f32 = 44.0;

pub(super) fn stack(ui: &mut Ui, chart: &StackChart, reading: &mut Reading<'_>) {
    let t = theme::of(ui);
    legend(ui, chart.parts.iter().map(|(name, ink)| (*name, color(t, *ink))));
    let plot_of =
        |rect: Rect| Rect::from_min_max(rect.min + vec2(LEFT, 8.0), pos2(rect.right() - 4.0, rect.bottom() - UNDER));
    let count = chart.bars.len().max(1) as f32;
    let middle = |plot: Rect, number: usize| plot.left() + plot.width() * (number as f32 + 0.5) / count;
    let spots = |rect: Rect| (0..chart.bars.len()).map(|number| Spot::At(middle(plot_of(rect), number))).collect();
    let (rect, row) = reading.follow(ui, vec2(ui.available_width(), HEIGHT + UNDER), spots);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let plot = plot_of(rect);
    let most = chart.bars.iter().map(|bar| bar.minutes.iter().sum::<f32>()).fold(0.0, f32::max);
    // Round numbers on the axis.
    let top =
        [10.0, 20.0, 40.0, 60.0, 120.0, 240.0, 600.0, 1200.0].into_iter().find(|top| most <= *top).unwrap_or(most);
    let y = |minutes: f32| egui::remap(minutes, 0.0..=top, plot.bottom()..=plot.top());
    let ticks = [0.0, top / 2.0, top].map(|tick| (tick, format!("{tick:.0}")));
    axes::heights(ui.painter(), t, plot, &ticks, y);
    let width = (plot.width() / count * 0.62).clamp(1.0, 56.0);
    for (number, bar) in chart.bars.iter().enumerate() {
        let x = middle(plot, number);
        let mut from = 0.0;
        for ((_, ink), minutes) in chart.parts.iter().zip(&bar.minutes).filter(|(_, minutes)| **minutes > 0.0) {
            let part = Rect::from_x_y_ranges(x - width / 2.0..=x + width / 2.0, y(from + minutes)..=y(from));
            let tint = color(t, *ink);
            let tint = if row.is_some_and(|row| row != number) { tint.gamma_multiply(0.55) } else { tint };
            ui.painter().rect_filled(part, CornerRadius::same(if width > 8.0 { 3 } else { 0 }), tint);
            from += minutes;
        }
        let name = font(size::FINE, Weight::Regular);
        ui.painter().text(pos2(x, plot.bottom() + 6.0), Align2::CENTER_TOP, &bar.name, name, t.muted);
    }
}
