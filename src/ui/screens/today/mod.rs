//! The first screen: the session to start now, this week, and what else fits.

mod hero;
mod now;
mod week;

use egui::{Align, Label, Layout, Ui, vec2};

use self::hero::hero;
use self::now::now_card;
use self::week::{day_sheet, week_card};
use super::card::routine_card;
use super::page::{columns, grid, page, split};
use super::{ScreenCx, card};
use crate::app::command::Command;
use crate::app::view::card::RoutineCard;
use crate::app::view::today::{TodayView, today};
use crate::app::view::words::sentence_case;
use crate::domain::day::Day;
use crate::domain::journal::CheckIn;
use crate::domain::safety::light::After;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{BannerReply, Button, Card, Gravity, banner};

/// The first screen: the day of the plan that is being rearranged, and how it is now, as far as it is said.
#[derive(Debug, Default)]
pub struct TodayScreen {
    arranged: Option<Day>,
    now: CheckIn,
}

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
            if ui.available_width() > 760.0 {
                self.wide(ui, cx, &view);
            } else {
                self.narrow(ui, cx, &view);
            }
        });
        day_sheet(ui, cx, &mut self.arranged);
    }

    fn wide(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView) {
        let height = hero::height(&view.hero);
        split(ui, height, &[62.0, 38.0], |ui, part| match part {
            0 => hero(ui, cx, &view.hero, height),
            _ => now_card(ui, cx, view, &mut self.now, height),
        });
        ui.add_space(space::XL - ui.spacing().item_spacing.y);
        let height = week::height(view).max(card::HEIGHT);
        split(ui, height, &[39.0, 61.0], |ui, part| match part {
            0 => week_card(ui, cx, view, &mut self.arranged, height),
            _ => others(ui, cx, &view.others, height),
        });
    }

    fn narrow(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView) {
        hero(ui, cx, &view.hero, 0.0);
        ui.add_space(space::L);
        week_card(ui, cx, view, &mut self.arranged, 0.0);
        ui.add_space(space::L);
        now_card(ui, cx, view, &mut self.now, 0.0);
        ui.add_space(space::L);
        others(ui, cx, &view.others, card::HEIGHT);
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
    ui.add(Label::new(text::quiet(view.date.as_str(), t)).wrap().selectable(false));
}

fn flare(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView) {
    if let Some(flare) = &view.flare {
        let button = ui.add(Button::secondary("I have a flare-up"));
        if button.on_hover_text("Opens a short, very gentle routine").clicked() {
            cx.push(Command::Prepare(flare.id.clone()));
        }
    }
}

/// One row of what else fits.
fn others(ui: &mut Ui, cx: &mut ScreenCx<'_>, others: &[RoutineCard], height: f32) {
    let columns = columns(ui, 170.0, 3);
    grid(ui, others.len().min(columns), columns, height, |ui, number| {
        routine_card(ui, cx, &others[number], height);
    });
}
