//! What charts over days share: where a day stands, and the words under it.

use egui::{Align2, Painter, Rect, Stroke, pos2};

use crate::domain::day::Day;
use crate::ui::theme::{Tokens, Weight, font, size};

/// Room for the words under a chart.
pub(super) const UNDER: f32 = 24.0;

/// The middle of a day.
pub(super) fn x_of(rect: Rect, first: Day, last: Day, day: Day) -> f32 {
    let days = (last.days_since(first) + 1).max(1) as f32;
    rect.left() + rect.width() * ((day.days_since(first) as f32 + 0.5) / days)
}

/// Days in words under `rect`, which has [`UNDER`] below it.
pub(super) fn dates(painter: &Painter, t: &Tokens, rect: Rect, (first, last): (Day, Day), dates: &[(Day, String)]) {
    for (number, (day, words)) in dates.iter().enumerate() {
        // In a narrow chart every other one has room.
        if rect.width() < 420.0 && number % 2 == 1 {
            continue;
        }
        let x = x_of(rect, first, last, *day);
        let align = match number {
            0 => Align2::LEFT_TOP,
            _ if number + 1 == dates.len() => Align2::RIGHT_TOP,
            _ => Align2::CENTER_TOP,
        };
        let at = match align {
            Align2::LEFT_TOP => rect.left(),
            Align2::RIGHT_TOP => rect.right(),
            _ => x,
        };
        painter.text(pos2(at, rect.bottom() + 6.0), align, words, font(size::FINE, Weight::Regular), t.muted);
    }
}

/// Lines across at heights with words.
pub(super) fn heights(painter: &Painter, t: &Tokens, rect: Rect, ticks: &[(f32, String)], y: impl Fn(f32) -> f32) {
    for (value, words) in ticks {
        let y = y(*value);
        painter.hline(rect.x_range(), y, Stroke::new(1.0, t.line));
        painter.text(
            pos2(rect.left() - 8.0, y),
            Align2::RIGHT_CENTER,
            words,
            font(size::FINE, Weight::Regular),
            t.muted,
        );
    }
}
