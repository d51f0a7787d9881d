//! The first screen: the session to start now, this week, and what else fits.

use egui::{Align, Label, Layout, Ui, vec2};

use super::card::{picture, routine_card};
use super::page::{columns, grid, page, split};
use super::{ScreenCx, card};
use crate::app::command::Command;
use crate::app::model::Route;
use crate::app::view::calendar::DiaryState;
use crate::app::view::card::RoutineCard;
use crate::app::view::today::{LastSession, TodayView, Week, WeekDayState, today};
use crate::app::view::words::{sentence_case, weekday};
use crate::domain::safety::light::After;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widgets::{BannerReply, Button, Card, Chip, DayState, Gravity, Icon, Tone, WeekDay, banner, week_row};
use chrono::Datelike;

/// The first screen. Nothing is typed here.
#[derive(Debug, Default)]
pub struct TodayScreen;

impl TodayScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let view = today(cx.model);
        page(ui, |ui| {
            header(ui, cx, &view);
            ui.add_space(space::L);
            if let Some(title) = &view.undecided {
                let words = format!("“{title}” was interrupted.");
                if banner(ui, Gravity::Info, &words, &["Decide now"]) == BannerReply::Action(0) {
                    cx.push(Command::DecideNow);
                }
                ui.add_space(space::L);
            }
            if view.stopped {
                let words = "A warning sign is open. Sessions wait until a professional has looked at it.";
                if banner(ui, Gravity::Warning, words, &["What to do"]) == BannerReply::Action(0) {
                    cx.push(Command::ShowStop);
                }
                ui.add_space(space::L);
            }
            if let Some(title) = &view.morning {
                morning(ui, cx, title);
                ui.add_space(space::L);
            }
            let wide = ui.available_width() > 760.0;
            if wide {
                let height = 334.0;
                split(ui, height, &[62.0, 38.0], |ui, part| match part {
                    0 => hero(ui, cx, &view, height),
                    _ => side(ui, &view, height),
                });
            } else {
                hero(ui, cx, &view, 0.0);
                ui.add_space(space::L);
                side(ui, &view, 0.0);
            }
            ui.add_space(space::XL);
            others(ui, cx, &view.others);
        });
    }
}

/// How the session before was by the next morning: one tap.
fn morning(ui: &mut Ui, cx: &mut ScreenCx<'_>, title: &str) {
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let words = format!("How was it after “{title}”?");
        ui.add(Label::new(text::strong(words)).wrap().selectable(false));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            for after in After::ALL {
                let words = sentence_case(after.word());
                if ui.add(Button::soft(&words).small()).clicked() {
                    cx.push(Command::SayMorning(*after));
                }
            }
        });
    });
}

fn header(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView) {
    if ui.available_width() < 460.0 {
        greeting(ui, view);
        ui.add_space(space::S);
        flare(ui, cx, view);
        return;
    }
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - 190.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            greeting(ui, view);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| flare(ui, cx, view));
    });
}

fn greeting(ui: &mut Ui, view: &TodayView) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.add(Label::new(text::title(view.greeting)).selectable(false));
    ui.add(Label::new(text::quiet(view.date.as_str(), t)).selectable(false));
}

fn flare(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView) {
    if let Some(flare) = &view.flare {
        let button = ui.add(Button::secondary("I have a flare-up"));
        if button.on_hover_text("Opens a short, very gentle routine").clicked() {
            cx.push(Command::Prepare(flare.id.clone()));
        }
    }
}

fn hero(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView, height: f32) {
    let Some(routine) = &view.suggestion else { return };
    Card::new().padding(18).min_height(height).show(ui, |ui| {
        if ui.available_width() < 460.0 {
            let size = vec2(ui.available_width(), 150.0);
            picture(ui, cx, routine, size);
            ui.add_space(space::M);
            pitch(ui, cx, routine, view.reason);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL + space::XS;
            let inner = (height - 36.0).max(220.0);
            let size = vec2(ui.available_width() * 0.5, inner);
            picture(ui, cx, routine, size);
            ui.vertical(|ui| pitch(ui, cx, routine, view.reason));
        });
    });
}

fn pitch(ui: &mut Ui, cx: &mut ScreenCx<'_>, routine: &RoutineCard, reason: &str) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    ui.add_space(space::XS);
    ui.add(Chip::new(reason).tone(Tone::Soft));
    ui.add(Label::new(text::sized(routine.title.as_str(), size::LARGE, theme::Weight::Bold)).wrap().selectable(false));
    ui.add(Label::new(text::quiet(routine.description.as_str(), t)).wrap().selectable(false));
    let facts = format!("{}   {}   {}", routine.length, routine.steps, routine.chips.join("   "));
    ui.add(Label::new(text::caption(facts, t)).wrap().selectable(false));
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        if ui.add(Button::primary("Start").icon(Icon::Play)).clicked() {
            cx.push(Command::Prepare(routine.id.clone()));
        }
        if ui.add(Button::soft("All routines")).clicked() {
            cx.push(Command::Go(Route::Routines));
        }
    });
}

fn side(ui: &mut Ui, view: &TodayView, height: f32) {
    let half = ((height - space::XL) / 2.0).max(0.0);
    week_card(ui, &view.week, half);
    ui.add_space(space::XL - ui.spacing().item_spacing.y);
    last_card(ui, view.last.as_ref(), view.diary, half);
}

fn week_card(ui: &mut Ui, week: &Week, height: f32) {
    Card::new().min_height(height).show(ui, |ui| {
        let t = theme::of(ui);
        ui.horizontal(|ui| {
            ui.add(Label::new(text::heading("This week")).selectable(false));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let streak = match (week.weeks.current, week.days_in_a_row.current) {
                    (weeks @ 2.., _) => format!("{weeks} weeks on goal"),
                    (_, days @ 2..) => format!("{days} days in a row"),
                    _ => String::new(),
                };
                let words = text::sized(streak, size::SMALL, theme::Weight::Semibold).color(t.primary);
                ui.add(Label::new(words).selectable(false));
            });
        });
        ui.add_space(space::M);
        let labels: Vec<(String, String)> = week.days.iter().map(|day| day_words(day.day, day.state)).collect();
        let days: Vec<WeekDay<'_>> = week
            .days
            .iter()
            .zip(&labels)
            .map(|(day, (letter, label))| WeekDay {
                letter,
                number: day.day.date().day(),
                state: match day.state {
                    WeekDayState::Done => DayState::Done,
                    WeekDayState::Open => DayState::Today,
                    WeekDayState::Paused => DayState::Paused,
                    WeekDayState::Quiet => DayState::Quiet,
                },
                label,
            })
            .collect();
        week_row(ui, &days);
    });
}

fn day_words(day: crate::domain::day::Day, state: WeekDayState) -> (String, String) {
    let name = weekday(day.date().weekday());
    let word = match state {
        WeekDayState::Done => ", done",
        WeekDayState::Open => ", today",
        WeekDayState::Paused => ", paused",
        WeekDayState::Quiet => "",
    };
    (name[..1].to_owned(), format!("{name} {}{word}", day.date().day()))
}

fn last_card(ui: &mut Ui, last: Option<&LastSession>, diary: DiaryState, height: f32) {
    Card::new().min_height(height).show(ui, |ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading("Last session")).selectable(false));
        let Some(last) = last else {
            let words = match diary {
                DiaryState::Loading => "Reading your diary …",
                DiaryState::Empty | DiaryState::Used => "None yet. Your first one will show here, and on the calendar.",
            };
            ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
            return;
        };
        ui.add(Label::new(text::strong(last.title.as_str())).wrap().selectable(false));
        ui.add(Label::new(text::caption(last.line.as_str(), t)).wrap().selectable(false));
    });
}

fn others(ui: &mut Ui, cx: &mut ScreenCx<'_>, others: &[RoutineCard]) {
    let columns = columns(ui, 200.0, 3);
    grid(ui, others.len(), columns, card::HEIGHT, |ui, number| {
        routine_card(ui, cx, &others[number], card::HEIGHT);
    });
}
