//! A year of the calendar: twelve small months. Their names open them; their days are one thing to the keyboard, whose arrows
//! go from day to day.

use egui::{
    Align, CornerRadius, Key, Label, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::ScreenCx;
use super::year::{ground, select_by_arrows};
use crate::app::command::Command;
use crate::app::view::year::{MonthView, YearDay, YearSheet};
use crate::domain::day::Day;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Card, Icon, IconButton, LineButton, focus};

/// How high the name of a month is, in points.
const NAME: f32 = 30.0;
/// Between months.
const GAP: f32 = 22.0;
/// Weeks of the longest month.
const ROWS: usize = 6;

/// Draws it.
pub(super) fn year_sheet(ui: &mut Ui, cx: &mut ScreenCx<'_>, sheet: &YearSheet, height: f32) {
    Card::new().min_height(height).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add(Label::new(text::heading(sheet.title.as_str())).selectable(false));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if ui.add(IconButton::quiet(Icon::ChevronRight, "Next year").key("Page down")).clicked() {
                    cx.push(Command::TurnMonths(1));
                }
                if ui.add(IconButton::quiet(Icon::ChevronLeft, "Year before").key("Page up")).clicked() {
                    cx.push(Command::TurnMonths(-1));
                }
            });
        });
        ui.add_space(space::S);
        let room = ui.available_width();
        let columns = if room > 500.0 { 4 } else { 3 };
        let width = (room - GAP * (columns - 1) as f32) / columns as f32;
        let pitch = (width / 7.0).floor().min(26.0);
        let month = vec2(width, NAME + pitch * ROWS as f32);
        let rows = sheet.months.len().div_ceil(columns);
        let extent = vec2(room, rows as f32 * (month.y + space::S) - space::S);
        let (rect, response) = ui.allocate_exact_size(extent, Sense::click());
        let place = |number: usize| {
            let (row, column) = ((number / columns) as f32, (number % columns) as f32);
            Rect::from_min_size(rect.min + vec2(column * (width + GAP), row * (month.y + space::S)), month)
        };
        let selected = cx.model.calendar.selected;
        let of_selected = sheet.months.iter().flat_map(|month| &month.days).find(|day| day.day == selected);
        let words = of_selected.map_or_else(
            || format!("Days of {}", sheet.title),
            |day| format!("Days of {}. {}", sheet.title, day.words()),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let mut under = None;
        for (number, shown) in sheet.months.iter().enumerate() {
            let place = place(number);
            let days = Rect::from_min_max(place.min + vec2(0.0, NAME), place.max);
            month_days(ui, shown, days, pitch, cx.model.today(), selected);
            under = under.or(response.hover_pos().and_then(|at| day_at(shown, days, pitch, at)));
            let head = Rect::from_min_size(place.min, vec2(pitch * 7.0, NAME));
            let name = format!("Open {} {}", shown.name, sheet.title);
            if ui.put(head, LineButton::new(&name, "", &shown.name, &shown.note)).clicked()
                && let Some(first) = shown.days.first()
            {
                cx.push(Command::OpenMonth(first.day));
            }
        }
        focus::ring(ui, rect.expand(4.0), 8, &response);
        if response.clicked()
            && let Some(day) = under
        {
            cx.push(Command::SelectDay(day.day));
        }
        if response.has_focus()
            && let Some(span) = sheet.span()
        {
            let ways = [(Key::ArrowUp, -7), (Key::ArrowDown, 7), (Key::ArrowLeft, -1), (Key::ArrowRight, 1)];
            select_by_arrows(ui, cx, span, response.id, ways);
        }
        if let Some(day) = under {
            response.on_hover_text_at_pointer(YearDay::words(day));
        }
    });
}

fn month_days(ui: &Ui, month: &MonthView, area: Rect, pitch: f32, today: Day, selected: Day) {
    let t = theme::of(ui);
    let side = (pitch * 0.82).floor();
    let corners = CornerRadius::same((side * 0.28) as u8);
    for (number, day) in month.days.iter().enumerate() {
        let place = month.lead + number;
        let corner = pos2(area.left() + (place % 7) as f32 * pitch, area.top() + (place / 7) as f32 * pitch);
        let square = Rect::from_min_size(corner, Vec2::splat(side));
        if day.day <= today || ground(t, day) != t.heat[0] {
            ui.painter().rect_filled(square, corners, ground(t, day));
        } else {
            // Still to come.
            ui.painter().rect_stroke(square, corners, Stroke::new(1.0, t.line), StrokeKind::Inside);
        }
        let ring = if day.day == selected {
            Some(t.text)
        } else if day.day == today {
            Some(t.accent)
        } else {
            None
        };
        if let Some(ink) = ring {
            ui.painter().rect_stroke(square, corners, Stroke::new(1.5, ink), StrokeKind::Outside);
        }
    }
}

fn day_at(month: &MonthView, area: Rect, pitch: f32, at: egui::Pos2) -> Option<&YearDay> {
    let (column, row) = (((at.x - area.left()) / pitch).floor(), ((at.y - area.top()) / pitch).floor());
    if !(0.0..7.0).contains(&column) || !(0.0..ROWS as f32).contains(&row) {
        return None;
    }
    let place = row as usize * 7 + column as usize;
    month.days.get(place.checked_sub(month.lead)?)
}
