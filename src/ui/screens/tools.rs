//! Two helps for visits: notes on professionals side by side, and phrases to say.

use egui::{Label, Ui, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::catalog::{phrases, questions};
use crate::domain::candidates::{Candidate, Candidates};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{BannerReply, Button, Card, Field, Gravity, Icon, banner};

/// The notes on professionals: one that was just removed can be put back.
#[derive(Debug, Default)]
pub struct Checklist {
    removed: Option<(usize, Candidate)>,
}

impl Checklist {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let t = theme::of(ui);
        let tool = questions();
        let mut notes = cx.model.candidates.clone();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::S);
            back(ui, cx);
            if ui.add(Button::secondary("Print").icon(Icon::Note).small()).clicked() {
                cx.push(Command::PrintChecklist);
            }
            if notes.has_room() && ui.add(Button::soft("Add a person").icon(Icon::Plus).small()).clicked() {
                notes.add();
            }
        });
        ui.add_space(space::M);
        ui.add(Label::new(text::title(tool.title.as_str())).wrap());
        ui.add(Label::new(text::quiet(tool.summary.as_str(), t)).wrap());
        ui.add_space(space::M);
        if let Some((number, candidate)) = &self.removed {
            let words = format!("{} is removed, with all notes.", shown_name(candidate, *number));
            match banner(ui, Gravity::Info, &words, &["Put back"]) {
                BannerReply::Action(_) => {
                    notes.put_back(*number, candidate.clone());
                    self.removed = None;
                }
                BannerReply::Dismissed => self.removed = None,
                BannerReply::Waiting => {}
            }
            ui.add_space(space::M);
        }
        self.people(ui, &mut notes);
        for (heading, points) in tool.sections() {
            ui.add_space(space::M);
            Card::new().show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                ui.add(Label::new(text::heading(heading.as_str())).wrap());
                for question in &points {
                    ui.add(Label::new(text::body(question.as_str())).wrap());
                    answers(ui, &mut notes, question);
                    ui.add_space(space::S);
                }
            });
        }
        if notes != cx.model.candidates {
            cx.push(Command::WriteCandidates(notes));
        }
    }

    fn people(&mut self, ui: &mut Ui, notes: &mut Candidates) {
        if notes.all().is_empty() {
            let words = "Add the people you are thinking of, up to four. Your notes stand side by side and stay on this computer.";
            ui.add(Label::new(text::body(words)).wrap());
            return;
        }
        let mut gone = None;
        let people = notes.all().to_vec();
        side_by_side(ui, people.len(), |ui, number| {
            let mut name = people[number].name.clone();
            let label = format!("Name of person {}", number + 1);
            Field::line(&label, &mut name).hint("Name").show(ui);
            if name != people[number].name {
                notes.rename(number, &name);
            }
            if ui.add(Button::soft("Remove").small()).clicked() {
                gone = Some(number);
            }
        });
        if let Some(number) = gone {
            self.removed = notes.remove(number).map(|candidate| (number, candidate));
        }
    }
}

fn shown_name(candidate: &Candidate, number: usize) -> String {
    if candidate.name.trim().is_empty() { format!("Person {}", number + 1) } else { candidate.name.clone() }
}

fn answers(ui: &mut Ui, notes: &mut Candidates, question: &str) {
    let people = notes.all().to_vec();
    side_by_side(ui, people.len(), |ui, number| {
        let candidate = &people[number];
        let mut words = candidate.notes.get(question).cloned().unwrap_or_default();
        let before = words.clone();
        let who = shown_name(candidate, number);
        let label = format!("{question} {who}");
        Field::note(&label, &mut words).hint(&who).rows(2).show(ui);
        if words != before {
            notes.note(number, question, &words);
        }
    });
}

/// Columns where they fit, else one under another.
fn side_by_side(ui: &mut Ui, count: usize, mut cell: impl FnMut(&mut Ui, usize)) {
    let fits = ui.available_width() / count.max(1) as f32 > 170.0;
    if !fits {
        for number in 0..count {
            ui.push_id(number, |ui| cell(ui, number));
        }
        return;
    }
    let width = (ui.available_width() - space::M * count.saturating_sub(1) as f32) / count.max(1) as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for number in 0..count {
            ui.push_id(number, |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    cell(ui, number);
                });
            });
        }
    });
}

/// Phrases to say, large enough to be shown to somebody.
pub fn phrase_cards(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let t = theme::of(ui);
    let tool = phrases();
    back(ui, cx);
    ui.add_space(space::M);
    ui.add(Label::new(text::title(tool.title.as_str())).wrap());
    ui.add(Label::new(text::quiet(tool.summary.as_str(), t)).wrap());
    for (heading, points) in tool.sections() {
        ui.add_space(space::L);
        ui.add(Label::new(text::heading(heading.as_str())).wrap());
        ui.add_space(space::S);
        for phrase in points {
            Card::new().padding(16).show(ui, |ui| {
                ui.add(Label::new(text::cue(format!("“{phrase}”"))).wrap());
            });
            ui.add_space(space::S);
        }
    }
}

fn back(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    if ui.add(Button::secondary("All articles").icon(Icon::ChevronLeft).key("Esc").small()).clicked() {
        cx.push(Command::CloseArticle);
    }
}

/// The doors to both, over the list of articles.
pub fn doors(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if ui.add(Button::soft("Choosing a professional: your notes").icon(Icon::Note).small()).clicked() {
            cx.push(Command::OpenChecklist);
        }
        if ui.add(Button::soft("Phrases to say to a therapist").icon(Icon::Speaker).small()).clicked() {
            cx.push(Command::OpenPhrases);
        }
        if ui.add(Button::soft("The techniques").icon(Icon::Learn).small()).clicked() {
            cx.push(Command::Read("three-techniques".into()));
        }
    });
}
