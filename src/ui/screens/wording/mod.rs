//! Settings › Voice: its words, as far as they are the person's own.

mod sentences;
mod words;

use egui::{Label, Response, Ui, vec2};

use self::sentences::SentenceList;
use self::words::WordList;
use super::ScreenCx;
use crate::app::command::Command;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Icon};

/// What is typed, and what was just taken out.
#[derive(Debug, Default)]
pub(super) struct WordingForms {
    words: WordList,
    sentences: SentenceList,
}

impl WordingForms {
    /// Draws the words said otherwise than they are written, and the sentences.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let mut wording = cx.model.speaking.wording.clone();
        ui.spacing_mut().item_spacing.y = space::S;
        self.words.show(ui, cx, &mut wording.own_words);
        ui.add_space(space::S);
        self.sentences.show(ui, cx, &mut wording.phrasebook);
        if wording != cx.model.speaking.wording {
            cx.push(Command::SetWording(wording));
        }
    }
}

/// What is to become of what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Keep,
    Hear,
    Cancel,
}

/// The answers below a form.
fn answers(ui: &mut Ui) -> Option<Answer> {
    let answers = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let buttons = [
            (Answer::Keep, Button::primary("Keep it")),
            (Answer::Hear, Button::secondary("Hear it as typed").icon(Icon::Speaker)),
            (Answer::Cancel, Button::secondary("Cancel")),
        ];
        let pressed = buttons.map(|(answer, button)| ui.add(button.small()).clicked().then_some(answer));
        pressed.into_iter().flatten().next()
    });
    answers.inner
}

/// Why the last answer did not help.
fn why_not(ui: &mut Ui, wrong: &impl std::error::Error) {
    ui.add(Label::new(text::small(wrong.to_string(), theme::of(ui).accent_ink)).wrap());
}

/// Whether Enter was pressed in a field.
fn is_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}
