//! Warning signs: the full list, the short questions one by one, and the page that stops.

use std::collections::BTreeSet;

use egui::{Align, Label, Layout, Ui};

use super::ScreenCx;
use super::help::{help_words, number};
use super::page::page;
use super::welcome::{column, foot, help_button};
use crate::app::command::Command;
use crate::app::model::Asking;
use crate::domain::safety::signs::{Answer, Screen, ShortQuestion, Sign, Urgency};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Icon, progress, tick};

/// Warning signs being asked: which short question shows.
#[derive(Debug, Default)]
pub struct SignsScreen {
    at: usize,
}

impl SignsScreen {
    /// Draws the screen that is asked.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, asking: &Asking) {
        if asking.short.is_empty() {
            self.at = 0;
        }
        if asking.screen == Screen::Full {
            foot(ui, "signs", |ui| sign_actions(ui, cx, asking.signs.len()));
        }
        page(ui, |ui| {
            column(ui, |ui| {
                ui.horizontal(|ui| {
                    if ui.add(Button::secondary("Not now").icon(Icon::Close).key("Esc").small()).clicked() {
                        cx.push(Command::LeaveSigns);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| help_button(ui, cx));
                });
                ui.add_space(space::L);
                match asking.screen {
                    Screen::Full => full(ui, cx, asking),
                    Screen::Short => self.short(ui, cx),
                }
            });
        });
    }

    fn short(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let t = theme::of(ui);
        let all = ShortQuestion::ALL;
        self.at = self.at.min(all.len() - 1);
        let question = all[self.at];
        progress(ui, &format!("Question {} of {}", self.at + 1, all.len()), (self.at + 1) as f32 / all.len() as f32);
        ui.add_space(space::L);
        let count = format!("Before you begin: question {} of {}", self.at + 1, all.len());
        ui.add(Label::new(text::quiet(count, t)).selectable(false));
        ui.add(Label::new(text::title(question.word())).wrap().selectable(false));
        ui.add_space(space::L);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::M, space::M);
            // All alike: nothing leads the hand.
            for (words, answer, key) in
                [("Yes", Answer::Yes, "Y"), ("No", Answer::No, "N"), ("Not sure", Answer::NotSure, "U")]
            {
                if ui.add(Button::secondary(words).key(key).large().min_width(150.0)).clicked() {
                    self.answer(cx, question, answer);
                }
            }
        });
        let typed = [(egui::Key::N, Answer::No), (egui::Key::Y, Answer::Yes), (egui::Key::U, Answer::NotSure)];
        if let Some((_, answer)) = typed.iter().find(|(key, _)| ui.input(|input| input.key_pressed(*key))) {
            self.answer(cx, question, *answer);
        }
        ui.add_space(space::M);
        ui.add(
            Label::new(text::caption("Not sure counts as yes. We ask once a week, and when something changes.", t))
                .wrap(),
        );
        if self.at > 0 && ui.add(Button::secondary("The question before").icon(Icon::ChevronLeft).small()).clicked() {
            self.at -= 1;
        }
    }

    fn answer(&mut self, cx: &mut ScreenCx<'_>, question: ShortQuestion, answer: Answer) {
        cx.push(Command::AnswerShort(question, answer));
        self.at += 1;
        if self.at == ShortQuestion::ALL.len() {
            self.at = 0;
            cx.push(Command::FinishSigns);
        }
    }
}

fn full(ui: &mut Ui, cx: &mut ScreenCx<'_>, asking: &Asking) {
    let t = theme::of(ui);
    ui.add(Label::new(text::title("Does any of this apply to you now?")).wrap().selectable(false));
    let why = "Every four weeks all of it is asked again, because things can change. If you are not sure, tick it.";
    ui.add(Label::new(text::quiet(why, t)).wrap().selectable(false));
    ui.add_space(space::S);
    sign_list(ui, cx, &asking.signs);
}

/// Every warning sign to tick.
pub(super) fn sign_list(ui: &mut Ui, cx: &mut ScreenCx<'_>, ticked: &BTreeSet<Sign>) {
    for (heading, urgency) in [
        ("Need help at once", Urgency::Now),
        ("Need a health service today", Urgency::SameDay),
        ("Worth a visit before you do more", Urgency::BeforeMore),
    ] {
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.add(Label::new(text::heading(heading)).selectable(false));
            ui.add_space(space::XS);
            for sign in Sign::ALL.iter().copied().filter(|sign| sign.urgency() == urgency) {
                let mut on = ticked.contains(&sign);
                if tick(ui, sign.word(), &mut on).changed() {
                    cx.push(Command::ToggleSign(sign));
                }
            }
        });
        ui.add_space(space::XS);
    }
}

/// The button that says what is ticked, or that nothing is.
pub(super) fn sign_actions(ui: &mut Ui, cx: &mut ScreenCx<'_>, ticked: usize) {
    let words = match ticked {
        0 => "None of these apply".to_owned(),
        1 => "Go on with 1 ticked".to_owned(),
        more => format!("Go on with {more} ticked"),
    };
    if ui.add(Button::primary(&words)).clicked() {
        cx.push(Command::FinishSigns);
    }
}

/// The page that stops: what to do now. There is no way on to a session.
pub fn stopped(ui: &mut Ui, cx: &mut ScreenCx<'_>, urgency: Urgency) {
    foot(ui, "stopped", |ui| {
        if ui.add(Button::secondary("A professional has looked at it").icon(Icon::Check)).clicked() {
            cx.push(Command::Assessed);
        }
        if ui.add(Button::secondary("Print this page")).clicked() {
            cx.push(Command::PrintHelp);
        }
        if ui.add(Button::soft("Close this page").key("Esc")).clicked() {
            cx.push(Command::LeaveSigns);
        }
    });
    page(ui, |ui| {
        column(ui, |ui| {
            let t = theme::of(ui);
            let (title, lead) = match urgency {
                Urgency::Now => (
                    "Stop here. Get emergency help now.",
                    "Call, or have someone take you. Do not wait to see whether it passes.",
                ),
                Urgency::SameDay | Urgency::BeforeMore => (
                    "Speak to a health service today",
                    "Please do that before using Supple again. If it gets worse meanwhile, call your emergency number.",
                ),
            };
            ui.add(Label::new(text::display(title)).wrap());
            ui.add(Label::new(text::cue(lead)).wrap());
            ui.add_space(space::M);
            Card::new().show(ui, |ui| number(ui, cx));
            ui.add_space(space::S);
            Card::new().show(ui, help_words);
            ui.add_space(space::M);
            let after = "Sessions open again once a professional has looked at it. Everything is then asked once more.";
            ui.add(Label::new(text::quiet(after, t)).wrap());
        });
    });
}
