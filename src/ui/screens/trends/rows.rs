//! Rows on a scale of pain: where it came from, where it went, and the middle half around it.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, CornerRadius, FontId, Rect, Stroke, Ui, pos2, vec2};

use super::reading::{Reading, Spot};
use crate::app::view::trends::RowChart;
use crate::ui::theme::{self, Weight, font, size};

const ROW: f32 = 46.0;
const UNDER: f32 = 24.0;

pub(super) fn rows(ui: &mut Ui, chart: &RowChart, reading: &mut Reading<'_>) {
    let t = theme::of(ui);
    let names = (ui.available_width() * 0.42).min(330.0);
    let height = ROW * chart.rows.len() as f32 + UNDER;
    let spots = |rect: Rect| {
        (0..chart.rows.len()).map(|number| Spot::Row(rect.top() + ROW * number as f32, ROW)).collect::<Vec<_>>()
    };
    let (rect, row) = reading.follow(ui, vec2(ui.available_width(), height), spots);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let plot =
        Rect::from_min_max(pos2(rect.left() + names, rect.top()), pos2(rect.right() - 12.0, rect.bottom() - UNDER));
    let x = |value: f32| egui::remap(value, 0.0..=10.0, plot.left()..=plot.right());
    let painter = ui.painter();
    for tick in [0.0_f32, 5.0, 10.0] {
        painter.vline(x(tick), plot.y_range(), Stroke::new(1.0, t.line));
        let words = format!("{tick:.0}");
        painter.text(
            pos2(x(tick), plot.bottom() + 4.0),
            Align2::CENTER_TOP,
            words,
            font(size::FINE, Weight::Regular),
            t.muted,
        );
    }
    for (number, one) in chart.rows.iter().enumerate() {
        let middle = plot.top() + ROW * (number as f32 + 0.5);
        let ink = if row == Some(number) { t.primary } else { t.text };
        let words = |words: &str, down: f32, font: FontId, ink: Color32| {
            let mut job = LayoutJob::simple_singleline(words.to_owned(), font, ink);
            job.wrap = TextWrapping::truncate_at_width(names - 8.0);
            let galley = painter.layout_job(job);
            painter.galley(pos2(rect.left(), middle + down - galley.size().y / 2.0), galley, ink);
        };
        words(&one.name, -9.0, font(size::SMALL, Weight::Semibold), ink);
        words(&one.words, 9.0, font(size::FINE, Weight::Regular), t.muted);
        let band = Rect::from_x_y_ranges(x(one.band.0) - 3.0..=x(one.band.1) + 3.0, middle - 5.0..=middle + 5.0);
        painter.rect_filled(band, CornerRadius::same(5), t.accent.gamma_multiply(0.22));
        if let Some(from) = one.from {
            painter.hline(x(from.min(one.median))..=x(from.max(one.median)), middle, Stroke::new(2.0, t.accent));
            painter.circle(pos2(x(from), middle), 5.5, t.surface, Stroke::new(2.0, t.accent));
        }
        painter.circle_filled(pos2(x(one.median), middle), 6.0, t.accent);
    }
}
