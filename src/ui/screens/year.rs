//! The last year as one picture: a column a week, a square a day. One thing to the keyboard, whose arrows go from day to day.

use egui::{
    Color32, CornerRadius, EventFilter, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::view::calendar::Heat;
use crate::app::view::year::{WEEKS, YearDay, YearView};
use crate::domain::day::Day;
use crate::domain::steadiness::DayStatus;
use crate::ui::theme::{self, Tokens, Weight, font, size};
use crate::ui::widgets::{Card, focus};

/// Room for the names of the months.
const NAMES: f32 = 20.0;

/// Draws it.
pub fn year_map(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &YearView) {
    Card::new().show(ui, |ui| {
        let t = theme::of(ui);
        let pitch = (ui.available_width() / WEEKS as f32).clamp(4.0, 20.0);
        let side = (pitch * 0.8).floor();
        let size_of_all = vec2(pitch * WEEKS as f32, NAMES + pitch * 7.0);
        let (rect, response) = ui.allocate_exact_size(size_of_all, Sense::click());
        let selected = cx.model.calendar.selected;
        let shown = view.days.iter().find(|day| day.day == selected);
        let words = shown.map_or_else(|| view.words.clone(), |day| format!("{}. {}", view.words, day.words()));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let square = |number: usize| {
            let corner = rect.min + vec2((number / 7) as f32 * pitch, NAMES + (number % 7) as f32 * pitch);
            Rect::from_min_size(corner, Vec2::splat(side))
        };
        for (week, name) in &view.months {
            let at = pos2(rect.left() + *week as f32 * pitch, rect.top());
            // The last column has no room for a name.
            if *week + 2 < WEEKS as usize {
                ui.painter().text(at, egui::Align2::LEFT_TOP, name, font(size::FINE, Weight::Regular), t.muted);
            }
        }
        let corners = CornerRadius::same((side * 0.28) as u8);
        for (number, day) in view.days.iter().enumerate() {
            ui.painter().rect_filled(square(number), corners, ground(t, day));
            if day.day == selected {
                ui.painter().rect_stroke(square(number), corners, Stroke::new(1.5, t.text), StrokeKind::Outside);
            }
        }
        focus::ring(ui, rect.expand(3.0), 6, &response);
        let under = response.hover_pos().and_then(|at| {
            let column = ((at.x - rect.left()) / pitch).floor();
            let row = ((at.y - rect.top() - NAMES) / pitch).floor();
            let is_inside = column >= 0.0 && (0.0..7.0).contains(&row);
            is_inside.then(|| view.days.get(column as usize * 7 + row as usize)).flatten()
        });
        if response.clicked()
            && let Some(day) = under
        {
            cx.push(Command::SelectDay(day.day));
        }
        if response.has_focus()
            && let Some(last) = view.days.last()
        {
            arrows(ui, cx, (view.first, last.day), response.id);
        }
        if let Some(day) = under {
            response.on_hover_text_at_pointer(YearDay::words(day));
        }
    });
}

/// The colour of a day.
pub(super) fn ground(t: &Tokens, day: &YearDay) -> Color32 {
    let rests = matches!(day.status, DayStatus::Paused | DayStatus::SetAside) && day.heat == Heat::None;
    if rests { t.amber_soft } else { t.heat[day.heat as usize] }
}

/// Up and down a day, left and right a week, for weeks are columns.
fn arrows(ui: &Ui, cx: &mut ScreenCx<'_>, within: (Day, Day), id: egui::Id) {
    let ways = [(Key::ArrowUp, -1), (Key::ArrowDown, 1), (Key::ArrowLeft, -7), (Key::ArrowRight, 7)];
    select_by_arrows(ui, cx, within, id, ways);
}

/// Moves the selected day by as many days as each arrow says, within these.
pub(super) fn select_by_arrows(
    ui: &Ui,
    cx: &mut ScreenCx<'_>,
    (first, last): (Day, Day),
    id: egui::Id,
    ways: [(Key, i64); 4],
) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |(key, _): &(Key, i64)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
    if let Some((_, by)) = ways.into_iter().find(pressed) {
        cx.push(Command::SelectDay(cx.model.calendar.selected.plus(by).clamp(first, last)));
    }
}
