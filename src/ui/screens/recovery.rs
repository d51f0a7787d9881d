//! After a crash: go on, keep what was done, or forget it.

use egui::{Label, Ui};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::view::flow::recovery;
use crate::domain::checkpoint::Checkpoint;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, sheet};

/// The offer after a crash.
#[derive(Debug, Default)]
pub struct RecoveryScreen;

impl RecoveryScreen {
    /// Draws it over whatever is behind. Closing it keeps what was done.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, kept: &Checkpoint) {
        let view = recovery(cx.model, kept);
        let answer = sheet(ui.ctx(), "A session was interrupted", 460.0, |ui| {
            let t = theme::of(ui);
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add(Label::new(text::strong(view.title.as_str())).wrap());
            ui.add(Label::new(text::quiet(view.line.as_str(), t)).wrap());
            if let Some(place) = &view.resume_at {
                ui.add(Label::new(text::quiet(format!("You would go on with: {place}"), t)).wrap());
            } else {
                let words = "The routine has changed since, so it cannot be resumed.";
                ui.add(Label::new(text::quiet(words, t)).wrap());
            }
            ui.add_space(space::S);
            let mut answer = None;
            ui.horizontal_wrapped(|ui| {
                if view.resume_at.is_some() && ui.add(Button::primary("Go on").small()).clicked() {
                    answer = Some(Command::ResumeKept);
                }
                if ui.add(Button::soft("Keep what was done").small()).clicked() {
                    answer = Some(Command::KeepKept);
                }
                if ui.add(Button::danger("Discard").small()).clicked() {
                    answer = Some(Command::DiscardKept);
                }
            });
            answer
        });
        match answer.inner {
            Some(command) => cx.push(command),
            None if answer.closed => cx.push(Command::KeepKept),
            None => {}
        }
    }
}
