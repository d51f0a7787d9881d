//! Settings › Voice: its words, as far as they are the person's own.

mod sentences;
mod words;

use egui::Ui;

use self::sentences::SentenceList;
use self::words::WordList;
use super::ScreenCx;
use crate::app::command::Command;
use crate::ui::theme::space;

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
