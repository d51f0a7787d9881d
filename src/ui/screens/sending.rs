//! What is said of a routine that is sent to somebody. All of it may be left out.

use egui::{Label, Ui, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::sending::Sending;
use crate::domain::ids::RoutineId;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, ChoiceChip, Field, Icon, sheet};

/// Draws it over the window.
pub fn sending(ui: &Ui, cx: &mut ScreenCx<'_>, id: &RoutineId, sending: &Sending) {
    let shown = sheet(ui.ctx(), "Share as a file", 520.0, |ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::quiet(format!("In it: {}", sending.contents), t)).wrap().selectable(false));
        let mut letter = sending.letter.clone();
        ui.add_space(space::XS);
        ui.add(Label::new(text::quiet("From", t)).selectable(false));
        Field::line("From", &mut letter.from).hint("Your name, if you like").show(ui);
        ui.add(Label::new(text::quiet("How to do it", t)).selectable(false));
        Field::note("How to do it", &mut letter.instructions).hint("Such as: slowly, in the evening").show(ui);
        ui.add(Label::new(text::quiet("On how many days a week", t)).selectable(false));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            if ui.add(ChoiceChip::one_of("Not said", letter.days_a_week.is_none())).clicked() {
                letter.days_a_week = None;
            }
            for days in 1..=7_u8 {
                if ui.add(ChoiceChip::one_of(&days.to_string(), letter.days_a_week == Some(days))).clicked() {
                    letter.days_a_week = Some(days);
                }
            }
        });
        if letter != sending.letter {
            cx.push(Command::WriteLetter(Box::new(letter)));
        }
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            if ui.add(Button::primary("Write the file").icon(Icon::Share).small()).clicked() {
                cx.push(Command::ShareRoutine(id.clone()));
            }
            if ui.add(Button::secondary("Cancel").small()).clicked() {
                cx.push(Command::StopSharing);
            }
        });
    });
    if shown.closed {
        cx.push(Command::StopSharing);
    }
}
