//! Something is noted: how it is now, the questions of a week, a self-test. Everything may be left out.

mod check_in;
mod self_test;
mod week;

use std::mem::{Discriminant, discriminant};

use egui::{Align, Label, Layout, Ui, vec2};

use self::check_in::CheckInForm;
use self::self_test::TestForm;
use self::week::WeekForm;
use super::ScreenCx;
use super::page::page;
use crate::app::command::Command;
use crate::app::noting::Noting;
use crate::app::view::journal::when;
use crate::domain::ids::RecordId;
use crate::domain::journal::Noted;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card};

/// The page on which something is noted.
#[derive(Debug, Default)]
pub struct NotingScreen {
    about: Option<(RecordId, Discriminant<Noted>)>,
    check_in: CheckInForm,
    week: WeekForm,
    test: TestForm,
}

impl NotingScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, noting: &Noting) {
        let about = Some((noting.entry.id.clone(), discriminant(&noting.entry.what)));
        if self.about != about {
            let week = WeekForm::of(&cx.model.journal, &noting.entry);
            let test = TestForm::of(&cx.model.library, &noting.entry);
            *self = Self { about, check_in: CheckInForm::default(), week, test };
        }
        let mut what = noting.entry.what.clone();
        match &mut what {
            Noted::CheckIn(said) => self.check_in.show(ui, cx, noting, said),
            Noted::Week(said) => form(ui, cx, noting, "This week", |ui| self.week.show(ui, said)),
            Noted::Test(said) => form(ui, cx, noting, "Self-test", |ui| self.test.show(ui, said)),
        }
        if what != noting.entry.what {
            cx.push(Command::Note(Box::new(what)));
        }
    }
}

/// A page of questions, one under another.
fn form(ui: &mut Ui, cx: &mut ScreenCx<'_>, noting: &Noting, title: &str, questions: impl FnOnce(&mut Ui)) {
    page(ui, |ui| {
        let margin = ((ui.available_width() - 640.0) / 2.0).max(0.0);
        ui.horizontal_top(|ui| {
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width().min(640.0));
                head(ui, cx, noting, title);
                ui.add_space(space::M);
                Card::new().show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::M;
                    questions(ui);
                });
            });
        });
    });
}

/// The title, and the ways out: they must not need a scroll.
fn head(ui: &mut Ui, cx: &mut ScreenCx<'_>, noting: &Noting, title: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(52.0);
        ui.add(Label::new(text::title(title)).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if ui.add(Button::primary("Save").key("Esc").small()).clicked() {
                cx.push(Command::SaveNoted);
            }
            let discard = if noting.former.is_some() { "Leave as it was" } else { "Discard" };
            if ui.add(Button::soft(discard).small()).clicked() {
                cx.push(Command::DiscardNoted);
            }
        });
    });
    if let Some(former) = &noting.former {
        let t = theme::of(ui);
        ui.add(Label::new(text::quiet(when(former, cx.model.today()), t)).selectable(false));
    }
}

/// Words above some questions.
fn part(ui: &mut Ui, words: &str) {
    ui.add_space(space::XS);
    ui.add(Label::new(text::heading(words)).wrap().selectable(false));
}

/// The width from which two stand beside each other.
const BESIDE: f32 = 440.0;

/// Questions beside each other where there is room, else below.
fn in_two(ui: &mut Ui, first: impl FnOnce(&mut Ui), second: impl FnOnce(&mut Ui)) {
    if ui.available_width() < BESIDE {
        first(ui);
        second(ui);
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XL, space::S);
        ui.columns_const(|[left, right]| {
            first(left);
            second(right);
        });
    });
}
