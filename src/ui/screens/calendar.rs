//! The month, the streaks, and the sessions of a day.

use chrono::Datelike;
use egui::{Align, Label, Layout, Ui, vec2};

use super::ScreenCx;
use super::page::{page, split, title_row};
use crate::app::command::Command;
use crate::app::model::Route;
use crate::app::view::calendar::{self as view, CalendarView, CellPlace, DayCell as Cell, DiaryState, calendar};
use crate::app::view::words::{day_and_month, weekday};
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, size, space, text};
use crate::ui::widgets::{Card, DayCell, Heat, Icon, IconButton, empty_state, stat_tile};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The calendar. Nothing is typed here.
#[derive(Debug, Default)]
pub struct CalendarScreen;

impl CalendarScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let view = calendar(cx.model);
        page(ui, |ui| {
            title_row(ui, "Calendar", |_| {});
            ui.add_space(space::S);
            stats(ui, &view);
            ui.add_space(space::L);
            if ui.available_width() > 760.0 {
                let rows = view.cells.len() / 7;
                let height = 111.0 + rows as f32 * 59.0;
                split(ui, height, &[62.0, 38.0], |ui, part| match part {
                    0 => month(ui, cx, &view, height),
                    _ => day(ui, cx, &view),
                });
            } else {
                month(ui, cx, &view, 0.0);
                ui.add_space(space::L);
                day(ui, cx, &view);
            }
        });
    }
}

fn stats(ui: &mut Ui, shown: &CalendarView) {
    let tiles = [
        (shown.streaks.current.to_string(), if shown.streaks.current == 1 { "day in a row" } else { "days in a row" }),
        (shown.streaks.longest.to_string(), "longest"),
        (format!("{} / 7", shown.this_week), "this week"),
        (shown.sessions.to_string(), if shown.sessions == 1 { "session" } else { "sessions" }),
        (shown.time.clone(), "in total"),
    ];
    let columns = if ui.available_width() > 620.0 { 5 } else { 3 };
    super::page::grid(ui, tiles.len(), columns, 90.0, |ui, number| {
        stat_tile(ui, &tiles[number].0, tiles[number].1);
    });
}

fn month(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &CalendarView, height: f32) {
    Card::new().min_height(height).show(ui, |ui| {
        let t = theme::of(ui);
        ui.horizontal(|ui| {
            ui.add(Label::new(text::heading(view.month.as_str())).selectable(false));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if ui.add(IconButton::quiet(Icon::ChevronRight, "Next month").key("Page down")).clicked() {
                    cx.push(Command::TurnMonths(1));
                }
                if ui.add(IconButton::quiet(Icon::ChevronLeft, "Month before").key("Page up")).clicked() {
                    cx.push(Command::TurnMonths(-1));
                }
            });
        });
        ui.add_space(space::S);
        let gap = 7.0;
        let width = (ui.available_width() - 6.0 * gap) / 7.0;
        ui.spacing_mut().item_spacing = vec2(gap, gap);
        ui.horizontal(|ui| {
            for name in WEEKDAYS {
                ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(width);
                    ui.add_space(space::S);
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.add(Label::new(text::small(name, t.muted)).selectable(false));
                });
            }
        });
        for week in view.cells.chunks(7) {
            ui.horizontal(|ui| {
                for cell in week {
                    day_cell(ui, cx, cell, width);
                }
            });
        }
    });
}

fn day_cell(ui: &mut Ui, cx: &mut ScreenCx<'_>, cell: &Cell, width: f32) {
    let heat = match cell.heat {
        view::Heat::None => Heat::None,
        view::Heat::Some => Heat::Some,
        view::Heat::More => Heat::More,
        view::Heat::Most => Heat::Most,
    };
    let note = if cell.minutes == 0 { String::new() } else { format!("{} min", cell.minutes) };
    let mut label = format!("{} {}", weekday(cell.day.date().weekday()), day_and_month(cell.day));
    if cell.minutes > 0 {
        label = format!("{label}, {} minutes", cell.minutes);
    }
    if cell.is_today {
        label.push_str(", today");
    }
    let shown = DayCell::new(cell.day.date().day(), &label)
        .done(&note, heat)
        .today(cell.is_today)
        .chosen(cell.is_selected)
        .outside(cell.place != CellPlace::Inside)
        .size(vec2(width, 52.0));
    if ui.add(shown).clicked() {
        cx.push(Command::SelectDay(cell.day));
    }
}

fn day(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &CalendarView) {
    if view.diary == DiaryState::Empty {
        Card::new().show(ui, |ui| {
            let sentence = "Days with a session fill in as you go. There is nothing to catch up on.";
            if empty_state(ui, Icon::Calendar, sentence, "See today’s routine") {
                cx.push(Command::Go(Route::Today));
            }
        });
        return;
    }
    Card::new().show(ui, |ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading(view.selected.as_str())).wrap().selectable(false));
        if view.diary == DiaryState::Loading {
            ui.add(Label::new(text::quiet("Reading your diary …", t)));
        } else if view.day.is_empty() {
            ui.add(Label::new(text::quiet("No session on this day.", t)).wrap());
        }
        for session in &view.day {
            ui.add_space(space::XS);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                if let Some(seen) = &session.still {
                    still(ui, cx, Some(seen), vec2(84.0, 60.0), Corner::Small);
                }
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.add_space(space::XS);
                    ui.add(Label::new(text::strong(session.title.as_str())).wrap());
                    ui.add(Label::new(text::caption(session.line.as_str(), t)).wrap());
                });
            });
            if !session.note.is_empty() {
                let quoted = format!("“{}”", session.note);
                ui.add(Label::new(text::sized(quoted, size::SMALL, theme::Weight::Regular).color(t.muted)).wrap());
            }
        }
    });
}
