//! The person's own answers, at the first start and in the settings: cautions, professional, comfort with pressure.

use egui::{Label, Ui, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::view::words::sentence_case;
use crate::domain::safety::{Area, Caution, CautionGroup, Held, PressureComfort, Professional};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Card, ChoiceChip, tick, toggle};

/// Every caution under its heading; a ticked one says what Supple does about it, and where it may be kept to.
pub fn cautions_form(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    for group in CautionGroup::ALL {
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.add(Label::new(text::heading(group.word())).selectable(false));
            ui.add_space(space::XS);
            for caution in Caution::ALL.iter().copied().filter(|caution| caution.group() == *group) {
                let held = cx.model.care.person.cautions.get(&caution).cloned();
                let mut on = held.is_some();
                if tick(ui, caution.question(), &mut on).changed() {
                    cx.push(Command::ToggleCaution(caution));
                }
                if let Some(held) = &held {
                    ui.indent(caution, |ui| details(ui, cx, caution, held));
                }
            }
        });
        ui.add_space(space::XS);
    }
}

fn details(ui: &mut Ui, cx: &mut ScreenCx<'_>, caution: Caution, held: &Held) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    ui.add(Label::new(text::small(caution.effect(), t.amber_ink)).wrap().selectable(false));
    if caution.has_place() {
        let asked = if held.places.is_empty() { "Where? Nowhere chosen counts as everywhere." } else { "Where?" };
        ui.add(Label::new(text::caption(asked, t)).wrap().selectable(false));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            for area in Area::ALL.iter().copied() {
                let words = sentence_case(area.word());
                if ui
                    .push_id(area, |ui| ui.add(ChoiceChip::new(&words, held.is_at(area) && !held.places.is_empty())))
                    .inner
                    .clicked()
                {
                    cx.push(Command::TogglePlace(caution, area));
                }
            }
        });
    }
    if caution.asks_first() {
        let mut cleared = held.cleared.is_some();
        if toggle(ui, "My clinician has said I may", &mut cleared).changed() {
            cx.push(Command::ToggleCleared(caution));
        }
        let words = "What is left out for good stays out; the rest is then done the gentler way.";
        ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
    }
    ui.add_space(space::S);
}

/// Professional and comfort.
pub fn you_form(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let person = cx.model.care.person.clone();
    let question = "Have you spoken to a health professional about this?";
    let answers = Professional::ALL.iter().map(|answer| (*answer, sentence_case(answer.word())));
    if let Some(answer) = one_of(ui, question, answers, person.professional) {
        cx.push(Command::SayProfessional(answer));
    }
    let words = match person.professional {
        Some(Professional::Yes) => "Good. Tell them what you do here; they know you.",
        Some(Professional::Booked) => "Good. Strong exercises wait until you have been.",
        Some(Professional::NotYet) | None => "Worth doing soon. Strong exercises wait until you have.",
    };
    note(ui, words);
    ui.add_space(space::L);
    let answers = PressureComfort::ALL.iter().map(|answer| (*answer, sentence_case(answer.word())));
    if let Some(answer) = one_of(ui, "How do you feel about pressure?", answers, person.comfort) {
        cx.push(Command::SayComfort(answer));
    }
    note(ui, &format!("Pressure goes no higher than {} of 10. Gentle gains as much as firm.", person.pressure()));
}

fn note(ui: &mut Ui, words: &str) {
    let t = theme::of(ui);
    ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
}

fn one_of<T: Copy + PartialEq + std::hash::Hash>(
    ui: &mut Ui,
    question: &str,
    answers: impl Iterator<Item = (T, String)>,
    chosen: Option<T>,
) -> Option<T> {
    ui.add(Label::new(text::strong(question)).wrap().selectable(false));
    let mut answer = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for (value, words) in answers {
            if ui.add(ChoiceChip::one_of(&words, chosen == Some(value))).clicked() {
                answer = Some(value);
            }
        }
    });
    answer
}
