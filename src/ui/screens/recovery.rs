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
pub struct RecoveryScreen {
    discard: Discard,
}

/// Forgetting asks twice, because nothing brings it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Discard {
    #[default]
    Unasked,
    AskedOnce,
}

impl RecoveryScreen {
    /// Draws it over whatever is behind. Closing it leaves it for later.
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
                let words = "Its routine has changed or is not here any more, so it cannot go on.";
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
                let words = match self.discard {
                    Discard::Unasked => "Discard",
                    Discard::AskedOnce => "Discard for good",
                };
                if ui.add(Button::danger(words).small()).clicked() {
                    match self.discard {
                        Discard::Unasked => self.discard = Discard::AskedOnce,
                        Discard::AskedOnce => answer = Some(Command::DiscardKept),
                    }
                }
            });
            answer
        });
        if let Some(command) = answer.inner.or(answer.closed.then_some(Command::DecideLater)) {
            self.discard = Discard::Unasked;
            cx.push(command);
        }
    }
}
