//! Settings › Voice: its words, as far as they are the person's own.

mod sentences;
mod words;

use egui::{Align, Label, Layout, Response, Ui, vec2};

use self::sentences::SentenceList;
use self::words::WordList;
use super::ScreenCx;
use crate::app::command::Command;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Icon, IconButton};

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

/// Less leaves no room beside words for what can be done with them.
const NARROW: f32 = 400.0;

/// One of a list: `hear` names the button before it that lets it be heard, `acts` are what can be done with it, from the right.
/// Returns whether it is to be heard.
fn entry(ui: &mut Ui, hear: &str, title: &str, said: &str, mut acts: impl FnMut(&mut Ui)) -> bool {
    let t = theme::of(ui);
    let words = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(text::body(title)).wrap());
        ui.add(Label::new(text::quiet(said, t)).wrap());
    };
    let from_the_right = Layout::right_to_left(Align::Min);
    let is_narrow = ui.available_width() < NARROW;
    ui.spacing_mut().item_spacing.x = space::S;
    let is_heard = ui.horizontal_top(|ui| {
        let is_heard = ui.add(IconButton::outlined(Icon::Speaker, hear)).clicked();
        ui.with_layout(from_the_right, |ui| {
            if !is_narrow {
                acts(ui);
            }
            ui.with_layout(Layout::top_down(Align::Min), words);
        });
        is_heard
    });
    if is_narrow {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), space::TARGET), from_the_right, acts);
    }
    is_heard.inner
}

/// Why the last answer did not help.
fn why_not(ui: &mut Ui, wrong: &impl std::error::Error) {
    ui.add(Label::new(text::small(wrong.to_string(), theme::of(ui).accent_ink)).wrap());
}

/// Whether Enter was pressed in a field.
fn is_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}
