//! The week as seven dots.

use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::ui::theme::{self, Weight, font, size};

/// What a day of the week is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// A session was done.
    Done,
    /// Today, nothing done yet.
    Today,
    /// Today, and something was done.
    TodayDone,
    /// Paused, or set aside.
    Paused,
    /// Nothing done, or still to come.
    Quiet,
}

/// One day of the week.
#[derive(Clone, Copy, Debug)]
pub struct WeekDay<'a> {
    /// Under the dot: "M".
    pub letter: &'a str,
    /// In the dot: the day of the month.
    pub number: u32,
    /// What it is.
    pub state: DayState,
    /// For a screen reader: "Monday 16, done".
    pub label: &'a str,
}

/// The days side by side over all the room there is.
pub fn week_row(ui: &mut Ui, days: &[WeekDay<'_>]) -> Response {
    let width = ui.available_width();
    let cell = width / days.len().max(1) as f32;
    let radius = (cell * 0.42).clamp(10.0, 18.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 2.0 * radius + 28.0), Sense::hover());
    let t = theme::of(ui);
    for (index, day) in days.iter().enumerate() {
        let x = rect.left() + radius + (width - 2.0 * radius) * index as f32 / (days.len() - 1).max(1) as f32;
        let center = pos2(x, rect.top() + radius);
        let place = egui::Rect::from_center_size(center, vec2(2.0, 2.0) * radius);
        let spot = ui.interact(place, response.id.with(index), Sense::hover());
        spot.widget_info(|| WidgetInfo::labeled(Role::Image, true, day.label));
        let painter = ui.painter();
        let ink = match day.state {
            DayState::Done => {
                painter.circle_filled(center, radius, t.primary);
                t.on_primary
            }
            DayState::TodayDone => {
                painter.circle_filled(center, radius - 4.0, t.primary);
                painter.circle_stroke(center, radius - 2.0, Stroke::new(2.0, t.primary));
                t.on_primary
            }
            DayState::Today => {
                painter.circle(center, radius - 2.0, t.surface, Stroke::new(2.0, t.primary));
                t.primary
            }
            DayState::Paused => {
                painter.circle_filled(center, radius, t.amber_soft);
                t.amber_ink
            }
            DayState::Quiet => {
                painter.circle_filled(center, radius, t.sunk);
                t.muted
            }
        };
        let number_size = (radius * 0.88).min(size::BODY);
        let number = words::line(ui, &day.number.to_string(), font(number_size, Weight::Semibold));
        words::paint_middle(painter, place, number, ink);
        let letter = words::line(ui, day.letter, font(size::FINE, Weight::Regular));
        let under = place.translate(vec2(0.0, radius + 17.0));
        words::paint_middle(painter, under, letter, t.muted);
    }
    response
}
