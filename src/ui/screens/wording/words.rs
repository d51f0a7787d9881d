//! Words that are said otherwise than they are written. The person's own can be changed, the built-in ones are there to be seen.

use egui::{Label, Ui, vec2};

use super::{Answer, answers, entry, is_entered, why_not};
use crate::app::command::Command;
use crate::domain::speech::pronunciation::{BUILT_IN, BadSaying, OwnWords, Saying};
use crate::ui::screens::ScreenCx;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{BannerReply, Button, Field, Gravity, Icon, banner};

/// What is typed, and what was just removed.
#[derive(Debug, Default)]
pub(super) struct WordList {
    typed: Option<Typed>,
    removed: Option<(usize, Saying)>,
}

#[derive(Debug)]
struct Typed {
    place: Place,
    written: String,
    said: String,
    /// Why it was not kept.
    wrong: Option<BadSaying>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the end of the list.
    New,
    /// In place of the word with this number.
    Of(usize),
}

/// What was pressed.
enum Act {
    Hear(Saying),
    Edit(Typed),
    Remove(usize),
}

impl Typed {
    fn new(place: Place, written: &str, said: &str) -> Self {
        Self { place, written: written.into(), said: said.into(), wrong: None }
    }

    fn keep(&self, own: &mut OwnWords) -> Result<(), BadSaying> {
        let saying = Saying::new(&self.written, &self.said)?;
        match self.place {
            Place::New => own.add(saying),
            Place::Of(number) => own.change(number, saying),
        }
    }
}

impl WordList {
    /// Draws both lists.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, own: &mut OwnWords) {
        let t = theme::of(ui);
        ui.add(Label::new(text::strong("Words it says otherwise")).selectable(false));
        let words = "For names that the voice gets wrong. What you read stays as it is written.";
        ui.add(Label::new(text::caption(words, t)).wrap());
        let mut act = None;
        for (number, saying) in cx.model.speaking.wording.own_words.all().iter().enumerate() {
            if self.typed.as_ref().is_some_and(|typed| typed.place == Place::Of(number)) {
                self.form(ui, cx, own);
            } else {
                act = line(ui, number, saying).or(act);
            }
        }
        self.put_back(ui, own);
        if self.typed.as_ref().is_some_and(|typed| typed.place == Place::New) {
            self.form(ui, cx, own);
        } else if self.typed.is_none() && ui.add(Button::secondary("Add a word").icon(Icon::Plus).small()).clicked() {
            self.typed = Some(Typed::new(Place::New, "", ""));
        }
        let built_in = BUILT_IN.map(|(written, said)| format!("{written}: “{said}”")).join("; ");
        ui.add(Label::new(text::caption(format!("Supple knows these already. {built_in}."), t)).wrap());
        match act {
            Some(Act::Hear(saying)) => cx.push(Command::HearSentence(saying.said().into())),
            Some(Act::Edit(typed)) => self.typed = Some(typed),
            Some(Act::Remove(number)) => {
                self.typed = None;
                self.removed = own.remove(number).map(|saying| (number, saying));
            }
            None => {}
        }
    }

    fn put_back(&mut self, ui: &mut Ui, own: &mut OwnWords) {
        let Some((number, saying)) = &self.removed else { return };
        match banner(ui, Gravity::Info, &format!("“{}” is removed.", saying.written()), &["Put back"]) {
            BannerReply::Action(_) => {
                // It may have been typed anew in between: then it is there.
                let _ = own.put_back(*number, saying.clone());
                self.removed = None;
                self.typed = None;
            }
            BannerReply::Dismissed => self.removed = None,
            BannerReply::Waiting => {}
        }
    }

    fn form(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, own: &mut OwnWords) {
        let Some(typed) = &mut self.typed else { return };
        let side_by_side = ui.available_width() > 480.0;
        let width = if side_by_side { (ui.available_width() - space::S) / 2.0 } else { ui.available_width() };
        let (mut changed, mut entered) = (false, false);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            let fields = [("Written", &mut typed.written), ("Said as", &mut typed.said)];
            for (label, words) in fields {
                let field = Field::line(label, words).hint(label).width(width).show(ui);
                changed |= field.changed();
                entered |= is_entered(ui, &field);
            }
        });
        if changed {
            typed.wrong = None;
        }
        let pressed = answers(ui);
        match if entered { Some(Answer::Keep) } else { pressed } {
            Some(Answer::Keep) => match typed.keep(own) {
                Ok(()) => self.typed = None,
                Err(wrong) => typed.wrong = Some(wrong),
            },
            Some(Answer::Hear) => match Saying::new(&typed.written, &typed.said) {
                Ok(saying) => cx.push(Command::HearSentence(saying.said().into())),
                Err(wrong) => typed.wrong = Some(wrong),
            },
            Some(Answer::Cancel) => self.typed = None,
            None => {}
        }
        if let Some(wrong) = self.typed.as_ref().and_then(|typed| typed.wrong.as_ref()) {
            why_not(ui, wrong);
        }
    }
}

/// A word of the person's own.
fn line(ui: &mut Ui, number: usize, saying: &Saying) -> Option<Act> {
    let mut act = None;
    let (written, said) = (saying.written(), saying.said());
    let names = [format!("Hear “{written}”"), format!("Change “{written}”"), format!("Remove “{written}”")];
    let is_heard = entry(ui, &names[0], written, &format!("is said “{said}”"), |ui| {
        if ui.add(Button::secondary("Remove").tight().named(&names[2])).clicked() {
            act = Some(Act::Remove(number));
        }
        if ui.add(Button::secondary("Change").tight().named(&names[1])).clicked() {
            act = Some(Act::Edit(Typed::new(Place::Of(number), written, said)));
        }
    });
    if is_heard { Some(Act::Hear(saying.clone())) } else { act }
}
