//! After a session: how is it now, and a note. Everything may be left out.

use egui::{Align, Label, Layout, Ui};

use super::ScreenCx;
use super::exercise::reason_line;
use super::page::page;
use crate::app::command::Command;
use crate::app::model::Review;
use crate::app::view::flow::review;
use crate::app::view::words::sentence_case;
use crate::domain::history::Pain;
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::{self, Leg, Light, Reach};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, ChoiceChip, Field, Icon, pain_scale};

/// The screen after a session.
#[derive(Debug, Default)]
pub struct ReviewScreen;

impl ReviewScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, reviewed: &Review) {
        let view = review(reviewed);
        page(ui, |ui| {
            let margin = ((ui.available_width() - 640.0) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width().min(640.0));
                    let t = theme::of(ui);
                    ui.spacing_mut().item_spacing.y = space::S;
                    ui.horizontal_wrapped(|ui| {
                        ui.add(Label::new(text::display(view.heading)).selectable(false));
                        // Leaving must not need a scroll.
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            ui.spacing_mut().item_spacing.x = space::M;
                            if ui.add(Button::primary("Save").key("Esc").small()).clicked() {
                                cx.push(Command::SaveAnswers);
                            }
                            if ui.add(Button::soft("Skip").small()).clicked() {
                                cx.push(Command::SkipAnswers);
                            }
                        });
                    });
                    ui.add(Label::new(text::quiet(format!("{} · {}", view.title, view.line), t)).wrap());
                    ui.add_space(space::M);
                    form(ui, cx, reviewed, view.after);
                });
            });
        });
    }
}

fn form(ui: &mut Ui, cx: &mut ScreenCx<'_>, reviewed: &Review, answered: Pain) {
    Card::new().show(ui, |ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::M;
        ui.add(Label::new(text::heading("How is it now?")).selectable(false));
        let mut after = answered;
        pain_rows(ui, &mut after);
        if after != answered {
            cx.push(Command::AnswerAfter(after));
        }
        legs(ui, cx, reviewed);
        let before = [("leg", reviewed.record.before.leg), ("back", reviewed.record.before.back)];
        let told: Vec<String> =
            before.iter().filter_map(|(name, score)| score.map(|score| format!("{name} {}", score.get()))).collect();
        if !told.is_empty() {
            let words = format!("Before this session: {}", told.join(", "));
            ui.add(Label::new(text::caption(words, t)).wrap());
        }
        let mut note = reviewed.note.clone();
        Field::note("Note", &mut note).hint("Anything worth remembering").rows(2).show(ui);
        if note != reviewed.note {
            cx.push(Command::WriteNote(note));
        }
    });
}

/// What the leg did, and how tense one is: two more taps, both free to leave out.
fn legs(ui: &mut Ui, cx: &mut ScreenCx<'_>, reviewed: &Review) {
    ui.add(Label::new(text::body("Anything new in the leg?")).wrap().selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        // Up, down and the same are what the reach says.
        let said = [Leg::Same, Leg::DrawingUp, Leg::SpreadingDown];
        for leg in Leg::ALL.iter().filter(|leg| !said.contains(leg)) {
            let words = sentence_case(leg.word());
            if ui.add(ChoiceChip::one_of(&words, reviewed.leg == Some(*leg))).clicked() {
                cx.push(Command::SayLeg(*leg));
            }
        }
    });
    let spread = reviewed.record.before.reach.zip(reviewed.after.reach);
    let spread = spread.is_some_and(|(before, after)| light::of_reach(before, after) == Light::Red);
    if spread || reviewed.leg.is_some_and(|leg| light::of_leg(leg) == Light::Red) {
        let words = "Rest today. If there is weakness, or numbness between the legs, choose Get help now.";
        reason_line(ui, words);
        if ui.add(Button::secondary("Get help").icon(Icon::Help).small()).clicked() {
            cx.push(Command::ToggleHelp);
        }
    }
    let mut tension = reviewed.tension.map(PainScore::get);
    if pain_scale(ui, "Tension, 0–10", &mut tension).changed()
        && let Some(tension) = tension.and_then(PainScore::new)
    {
        cx.push(Command::SayTension(tension));
    }
}

/// Leg and back pain, each from 0 to 10, and how far down it goes; any of them may be left out.
pub fn pain_rows(ui: &mut Ui, pain: &mut Pain) {
    for (label, score) in [("Leg pain, 0–10", &mut pain.leg), ("Back pain, 0–10", &mut pain.back)] {
        let mut number = score.map(PainScore::get);
        if pain_scale(ui, label, &mut number).changed() {
            *score = number.and_then(PainScore::new);
        }
    }
    ui.add(Label::new(text::body("How far down does it go?")).wrap().selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, space::S);
        for reach in Reach::ALL {
            let words = sentence_case(reach.word());
            if ui.add(ChoiceChip::one_of(&words, pain.reach == Some(*reach))).clicked() {
                // Pressed again, it is taken back.
                pain.reach = if pain.reach == Some(*reach) { None } else { Some(*reach) };
            }
        }
    });
}
