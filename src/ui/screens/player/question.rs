//! Questions that may stand over the player. The session goes on behind them.

use egui::{Label, Ui};

use crate::app::command::Command;
use crate::app::model::Question;
use crate::app::view::player::{PlayerView, SkipOffer};
use crate::domain::cue::STOP_LINE;
use crate::domain::safety::light::{self, Light};
use crate::domain::session::{SessionCommand, WhyPaused};
use crate::ui::screens::ScreenCx;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, sheet};

/// Shows the question that is open, if any.
pub fn questions(ui: &Ui, cx: &mut ScreenCx<'_>, view: &PlayerView) {
    if view.why_paused == Some(WhyPaused::Red) && view.question == Question::None {
        red(ui, cx);
        return;
    }
    match (view.question, view.skip_offer) {
        (Question::End, _) => end(ui, cx),
        (Question::Jump, _) => jump(ui, cx, view),
        (Question::None, Some(offer)) => skip(ui, cx, offer),
        (Question::None, None) => {}
    }
}

fn end(ui: &Ui, cx: &mut ScreenCx<'_>) {
    let shown = sheet(ui.ctx(), "End here?", 420.0, |ui| {
        let t = theme::of(ui);
        ui.add(Label::new(text::quiet("What you have done is kept.", t)).wrap());
        ui.add_space(space::S);
        let mut answer = None;
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Keep going").key("Esc").small()).clicked() {
                answer = Some(Command::KeepGoing);
            }
            if ui.add(Button::danger("End the session").small()).clicked() {
                answer = Some(Command::Session(SessionCommand::Stop));
            }
        });
        answer
    });
    cx.commands.extend(shown.inner.or(shown.closed.then_some(Command::KeepGoing)));
}

/// "Not good" was said: the step is over. Rest, and two questions that decide what is safe.
fn red(ui: &Ui, cx: &mut ScreenCx<'_>) {
    let shown = sheet(ui.ctx(), "Rest now", 500.0, |ui| {
        let t = theme::of(ui);
        ui.add(Label::new(text::body(light::response(Light::Red).words)).wrap());
        ui.add(Label::new(text::caption("This exercise now rests for two days.", t)).wrap());
        ui.add_space(space::S);
        let mut answer = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::M, space::M);
            if ui.add(Button::danger("Yes, or I am not sure").small()).clicked() {
                answer = Some(Command::AskSigns);
            }
            if ui.add(Button::primary("No, end gently here").small()).clicked() {
                answer = Some(Command::Session(SessionCommand::Stop));
            }
            if ui.add(Button::soft("No, go on with the next").key("Esc").small()).clicked() {
                answer = Some(Command::Session(SessionCommand::Resume));
            }
        });
        answer
    });
    cx.commands.extend(shown.inner.or(shown.closed.then_some(Command::Session(SessionCommand::Resume))));
}

fn skip(ui: &Ui, cx: &mut ScreenCx<'_>, offer: SkipOffer) {
    let shown = sheet(ui.ctx(), "Skip this exercise?", 440.0, |ui| {
        let t = theme::of(ui);
        ui.add(Label::new(text::quiet("It was too much twice. You may leave it out today.", t)).wrap());
        ui.add(Label::new(text::caption(STOP_LINE, t)).wrap());
        ui.add_space(space::S);
        let mut answer = None;
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Skip it").key("S").small()).clicked() {
                answer = Some(Command::Session(SessionCommand::SkipStep));
            }
            if ui.add(Button::soft("Go on, more gently").key("Esc").small()).clicked() {
                answer = Some(Command::DeclineSkip { step: offer.step, count: offer.count });
            }
        });
        answer
    });
    let closed = shown.closed.then_some(Command::DeclineSkip { step: offer.step, count: offer.count });
    cx.commands.extend(shown.inner.or(closed));
}

fn jump(ui: &Ui, cx: &mut ScreenCx<'_>, view: &PlayerView) {
    let shown = sheet(ui.ctx(), "Go on with", 460.0, |ui| {
        let t = theme::of(ui);
        let mut answer = None;
        for (number, place) in view.places.iter().enumerate() {
            let label = format!("{} {}", place.title, place.time);
            let card = Card::new().padding(12).picked(place.is_current).button(ui, label.trim(), |ui| {
                ui.horizontal(|ui| {
                    let room = (ui.available_width() - 70.0).max(80.0);
                    ui.allocate_ui(egui::vec2(room, 24.0), |ui| {
                        ui.set_min_width(room);
                        ui.add(Label::new(text::strong(place.title.as_str())).wrap().selectable(false));
                    });
                    ui.add(Label::new(text::caption(place.time.as_str(), t)).selectable(false));
                });
            });
            if card.response.clicked() {
                answer = Some(Command::Session(SessionCommand::JumpTo(number)));
            }
        }
        answer
    });
    cx.commands.extend(shown.inner.or(shown.closed.then_some(Command::KeepGoing)));
}
