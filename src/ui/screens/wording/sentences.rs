//! What the voice says when, each phrase as an example; the person may word it otherwise.

use egui::{CollapsingHeader, Label, Ui};

use super::{Answer, answers, entry, is_entered, why_not};
use crate::app::command::Command;
use crate::app::view::words::sentence_case;
use crate::domain::speech::phrase::{BadTemplate, Phrase, Phrasebook, Sentences, Template};
use crate::ui::screens::ScreenCx;
use crate::ui::theme::{self, text};
use crate::ui::widgets::{BannerReply, Button, Field, Gravity, banner};

/// What is typed, and what was just taken back.
#[derive(Debug, Default)]
pub(super) struct SentenceList {
    typed: Option<Typed>,
    taken_back: Option<(Phrase, Sentences)>,
}

#[derive(Debug)]
struct Typed {
    phrase: Phrase,
    full: String,
    short: String,
    /// Why it was not kept.
    wrong: Option<BadTemplate>,
}

/// What was pressed.
enum Act {
    Hear(String),
    Edit(Phrase),
    TakeBack(Phrase),
}

impl SentenceList {
    /// Draws them, folded away: few want to change them.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, book: &mut Phrasebook) {
        let t = theme::of(ui);
        ui.add(Label::new(text::strong("Its sentences")).selectable(false));
        let words = "Word them as you like, also in your own language.";
        ui.add(Label::new(text::caption(words, t)).wrap());
        let each = CollapsingHeader::new(text::small("Each of its sentences", t.text)).id_salt("sentences");
        each.show(ui, |ui| self.each(ui, cx, book));
    }

    fn each(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, book: &mut Phrasebook) {
        let mut act = None;
        for phrase in Phrase::ALL.iter().copied() {
            if self.typed.as_ref().is_some_and(|typed| typed.phrase == phrase) {
                self.form(ui, cx, book);
            } else {
                act = line(ui, book, phrase).or(act);
            }
        }
        self.undo(ui, book);
        match act {
            Some(Act::Hear(words)) => cx.push(Command::HearWords(words)),
            Some(Act::Edit(phrase)) => self.typed = Some(Typed::of(book, phrase)),
            Some(Act::TakeBack(phrase)) => self.taken_back = book.take_back(phrase).map(|own| (phrase, own)),
            None => {}
        }
    }

    fn undo(&mut self, ui: &mut Ui, book: &mut Phrasebook) {
        let Some((phrase, own)) = &self.taken_back else { return };
        match banner(ui, Gravity::Info, &format!("Built in again: {}.", phrase.word()), &["Undo"]) {
            BannerReply::Action(_) => {
                book.put(*phrase, own.clone());
                self.taken_back = None;
            }
            BannerReply::Dismissed => self.taken_back = None,
            BannerReply::Waiting => {}
        }
    }

    fn form(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, book: &mut Phrasebook) {
        let t = theme::of(ui);
        let Some(typed) = &mut self.typed else { return };
        ui.add(Label::new(text::strong(sentence_case(typed.phrase.word()))).selectable(false));
        let (mut changed, mut entered) = (false, false);
        let mut field = |ui: &mut Ui, label: &str, words: &mut String| {
            ui.add(Label::new(text::caption(label, t)).selectable(false));
            let field = Field::line(label, words).show(ui);
            changed |= field.changed();
            entered |= is_entered(ui, &field);
        };
        field(ui, "In full", &mut typed.full);
        if typed.phrase.has_short() {
            field(ui, "When time is short", &mut typed.short);
        }
        if changed {
            typed.wrong = None;
        }
        let words = format!("{} Where one of them is empty, its sentence is left out.", Template::VARIABLES);
        ui.add(Label::new(text::caption(words, t)).wrap());
        let pressed = answers(ui);
        let answer = if entered { Some(Answer::Keep) } else { pressed };
        match (answer, typed.sentences()) {
            (Some(Answer::Keep), Ok(sentences)) => {
                book.put(typed.phrase, sentences);
                self.typed = None;
            }
            (Some(Answer::Hear), Ok(sentences)) => cx.push(Command::HearWords(sentences.full.example())),
            (Some(Answer::Keep | Answer::Hear), Err(wrong)) => typed.wrong = Some(wrong),
            (Some(Answer::Cancel), _) => self.typed = None,
            (None, _) => {}
        }
        if let Some(wrong) = self.typed.as_ref().and_then(|typed| typed.wrong.as_ref()) {
            why_not(ui, wrong);
        }
    }
}

impl Typed {
    fn of(book: &Phrasebook, phrase: Phrase) -> Self {
        let (full, short) = book.typed(phrase);
        Self { phrase, full: full.into(), short: short.into(), wrong: None }
    }

    fn sentences(&self) -> Result<Sentences, BadTemplate> {
        let full = Template::new(&self.full)?;
        let short = if self.phrase.has_short() { Template::new(&self.short)? } else { full.clone() };
        Ok(Sentences { full, short })
    }
}

/// When it is said, and an example of it.
fn line(ui: &mut Ui, book: &Phrasebook, phrase: Phrase) -> Option<Act> {
    let mut act = None;
    let example = book.example(phrase);
    let named = |what: &str| format!("{what}: {}", phrase.word());
    let said = format!("“{example}”");
    let is_heard = entry(ui, &named("Hear it"), &sentence_case(phrase.word()), &said, |ui| {
        if ui.add(Button::secondary("Change").tight().named(&named("Change"))).clicked() {
            act = Some(Act::Edit(phrase));
        }
        let is_own = book.own_of(phrase).is_some();
        if is_own && ui.add(Button::secondary("As built in").tight().named(&named("As built in"))).clicked() {
            act = Some(Act::TakeBack(phrase));
        }
    });
    if is_heard { Some(Act::Hear(example)) } else { act }
}
