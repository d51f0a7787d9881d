//! Lines over days, with the shade of their spread.

use egui::{Color32, Label, Mesh, Painter, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::axes::{self, UNDER, x_of};
use super::color;
use super::reading::{Reading, Spot};
use crate::app::view::trends::{LineChart, Point, Series};
use crate::ui::theme::{self, Tokens, Weight, font, size, space, text};

/// Draws it, `height` high without its words.
pub(in crate::ui::screens) fn line(ui: &mut Ui, chart: &LineChart, height: f32, reading: &mut Reading<'_>) {
    let t = theme::of(ui);
    if chart.series.len() > 1 {
        legend(ui, chart.series.iter().map(|series| (series.name, color(t, series.ink))));
    }
    let widest = chart.ticks.iter().map(|(_, words)| {
        ui.painter().layout_no_wrap(words.clone(), font(size::FINE, Weight::Regular), t.muted).size().x
    });
    let left = widest.fold(0.0, f32::max) + 10.0;
    let plot_of =
        |rect: Rect| Rect::from_min_max(rect.min + vec2(left, 8.0), pos2(rect.right() - 4.0, rect.bottom() - UNDER));
    let spots = |rect: Rect| {
        let plot = plot_of(rect);
        chart.days.iter().map(|day| Spot::At(x_of(plot, chart.first, chart.last, *day))).collect()
    };
    let (rect, row) = reading.follow(ui, vec2(ui.available_width(), height + UNDER), spots);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let plot = plot_of(rect);
    let painter = ui.painter().clone();
    let (low, high) = chart.scale;
    let y = |value: f32| egui::remap(value.clamp(low, high), low..=high, plot.bottom()..=plot.top());
    for (from, to) in &chart.shaded {
        let half = plot.width() / (chart.last.days_since(chart.first) + 1).max(1) as f32 / 2.0;
        let from = x_of(plot, chart.first, chart.last, *from) - half;
        let to = x_of(plot, chart.first, chart.last, *to) + half;
        painter.rect_filled(Rect::from_x_y_ranges(from..=to, plot.y_range()), 4.0, t.amber_soft);
    }
    axes::heights(&painter, t, plot, &chart.ticks, y);
    axes::dates(&painter, t, plot, (chart.first, chart.last), &chart.dates);
    let x = |point: &Point| x_of(plot, chart.first, chart.last, point.day);
    for series in &chart.series {
        for run in series.points.chunk_by(|one, next| next.day.days_since(one.day) <= chart.parted) {
            band(&painter, run, &x, &y, color(t, series.ink).gamma_multiply(0.16));
        }
    }
    for series in &chart.series {
        one(&painter, t, series, chart.parted, &x, &y);
    }
    if let Some(day) = row.and_then(|row| chart.days.get(row)) {
        let at = x_of(plot, chart.first, chart.last, *day);
        painter.vline(at, plot.y_range(), Stroke::new(1.0, t.outline));
        for series in &chart.series {
            if let Some(point) = series.points.iter().find(|point| point.day == *day) {
                painter.circle(pos2(at, y(point.value)), 5.5, color(t, series.ink), Stroke::new(2.0, t.surface));
            }
        }
    }
}

/// Names with their colours.
pub(super) fn legend<'a>(ui: &mut Ui, names: impl Iterator<Item = (&'a str, Color32)>) {
    let t = theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (name, color) in names {
            let (spot, _) = ui.allocate_exact_size(vec2(12.0, 18.0), egui::Sense::hover());
            ui.painter().circle_filled(spot.center(), 5.0, color);
            let words = crate::app::view::words::sentence_case(name);
            ui.add(Label::new(text::small(words, t.muted)).selectable(false));
            ui.add_space(space::M);
        }
    });
}

fn band(painter: &Painter, run: &[Point], x: &impl Fn(&Point) -> f32, y: &impl Fn(f32) -> f32, color: Color32) {
    let mut mesh = Mesh::default();
    for point in run {
        mesh.colored_vertex(pos2(x(point), y(point.band.0)), color);
        mesh.colored_vertex(pos2(x(point), y(point.band.1)), color);
    }
    for number in 0..run.len().saturating_sub(1) as u32 {
        mesh.add_triangle(number * 2, number * 2 + 1, number * 2 + 2);
        mesh.add_triangle(number * 2 + 1, number * 2 + 3, number * 2 + 2);
    }
    painter.add(Shape::mesh(mesh));
}

fn one(
    painter: &Painter,
    t: &Tokens,
    series: &Series,
    parted: i64,
    x: &impl Fn(&Point) -> f32,
    y: &impl Fn(f32) -> f32,
) {
    let color = color(t, series.ink);
    for run in series.points.chunk_by(|one, next| next.day.days_since(one.day) <= parted) {
        let points: Vec<_> = run.iter().map(|point| pos2(x(point), y(point.value))).collect();
        if let [point] = points[..] {
            painter.circle_filled(point, 3.5, color);
        }
        if points.len() <= 16 {
            for point in &points {
                painter.circle_filled(*point, 3.0, color);
            }
        }
        painter.add(Shape::line(points, Stroke::new(2.5, color)));
    }
}
