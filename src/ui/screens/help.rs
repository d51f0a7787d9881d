//! Where to get help: on every screen a click or F1 away, without a network.

use egui::{Label, Ui};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::update::SAY;
use crate::domain::safety::signs::{Sign, Urgency};
use crate::ui::theme::{self, Weight, size, space, text};
use crate::ui::widgets::{Button, sheet};

/// The sheet over whatever is behind. A running session stands meanwhile.
pub fn help_sheet(ctx: &egui::Context, cx: &mut ScreenCx<'_>) {
    let shown = sheet(ctx, "Get help", 620.0, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        number(ui, cx);
        ui.add_space(space::S);
        let mut ask = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ask = ui.add(Button::primary("Something feels wrong: ask me").small()).clicked();
            if ui.add(Button::secondary("Print this card").small()).clicked() {
                cx.push(Command::PrintHelp);
            }
        });
        ui.add_space(space::S);
        help_words(ui);
        ask
    });
    if shown.inner {
        cx.push(Command::AskSigns);
    } else if shown.closed {
        cx.push(Command::ToggleHelp);
    }
}

/// The emergency number, large, and what to say.
pub(super) fn number(ui: &mut Ui, cx: &ScreenCx<'_>) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.add(Label::new(text::caption("Emergency number", t)).selectable(false));
    let number = cx.model.care.emergency.as_str();
    ui.add(Label::new(text::sized(number, size::TIMER, Weight::Bold).color(t.accent_ink)));
    ui.add(Label::new(text::caption("Another region? Change it in Settings, under Your answers.", t)).wrap());
    ui.add_space(space::S);
    ui.add(Label::new(text::strong("What to say")).selectable(false));
    ui.add(Label::new(text::body(SAY)).wrap());
}

/// Which signs want help at once, and which today.
pub(super) fn help_words(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = space::S;
    for (heading, urgency) in
        [("Call now if there is", Urgency::Now), ("Speak to a health service today if there is", Urgency::SameDay)]
    {
        ui.add(Label::new(text::heading(heading)).wrap());
        for sign in Sign::ALL.iter().filter(|sign| sign.urgency() == urgency) {
            ui.horizontal_top(|ui| {
                let t = theme::of(ui);
                ui.add(Label::new(text::body("•").color(t.accent_ink)).selectable(false));
                ui.add(Label::new(text::body(sign.word())).wrap());
            });
        }
        ui.add_space(space::XS);
    }
}
