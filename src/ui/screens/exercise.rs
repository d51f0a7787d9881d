//! One exercise, looked at: its figure, how, what to feel, for whom not, variants and sources.

use egui::{Label, Ui, vec2};

use super::ScreenCx;
use super::page::page;
use super::shown::{on_paper, plate};
use crate::app::command::Command;
use crate::app::library::Picture;
use crate::app::update::is_built_in;
use crate::app::view::exercise::{ExerciseView, VariantLine, Who, exercise};
use crate::app::view::words::sentence_case;
use crate::domain::ids::ExerciseId;
use crate::figure::{Hand, Zone};
use crate::ui::theme::{self, Motion, space, text};
use crate::ui::widgets::figure::{Ends, View, never_map, on_stage};
use crate::ui::widgets::{Button, Card, Chip, Icon, Stage, Tone};

/// One exercise, looked at. Nothing is typed here.
#[derive(Debug, Default)]
pub struct ExerciseScreen;

impl ExerciseScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, id: &ExerciseId) {
        let Some(view) = exercise(cx.model, id) else {
            cx.push(Command::LeaveLook);
            return;
        };
        ui.push_id(id, |ui| {
            page(ui, |ui| {
                if ui.add(Button::secondary("Back").icon(Icon::ChevronLeft).key("Esc").small()).clicked() {
                    cx.push(Command::LeaveLook);
                }
                ui.add_space(space::M);
                if ui.available_width() > 760.0 {
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = space::XL;
                        let left = (ui.available_width() - space::XL) * 0.54;
                        ui.vertical(|ui| {
                            ui.set_width(left);
                            picture(ui, cx, &view, 330.0);
                            ui.add_space(space::L);
                            care(ui, &view);
                        });
                        ui.vertical(|ui| about(ui, cx, &view));
                    });
                } else {
                    picture(ui, cx, &view, 220.0);
                    ui.add_space(space::L);
                    about(ui, cx, &view);
                    ui.add_space(space::L);
                    care(ui, &view);
                }
            });
        });
    }
}

fn picture(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &ExerciseView, height: f32) {
    let size = vec2(ui.available_width(), height);
    let stage = Stage::new(&view.name, size);
    match &view.picture {
        Picture::Figure(figure) => {
            stage.turnable().show(ui, |ui, stage| {
                let shown = match Motion::of(ui.ctx()) {
                    Motion::Full => Ends::Moment(figure.still()),
                    Motion::Reduced => Ends::Both,
                };
                let zones: &[Zone] = if view.is_massage { &Zone::ALL } else { &[] };
                let seen = View { camera: &figure.camera(Hand::Right), behind: false, zones };
                on_stage(ui, stage, figure, shown, &seen);
            });
        }
        Picture::Own(name) => {
            stage.show(ui, |ui, stage| on_paper(ui, cx, name, stage.rect));
        }
        Picture::None => {
            ui.add(stage);
        }
        Picture::Broken(why) => {
            stage.show(ui, |ui, stage| plate(ui, stage.rect, &format!("What shows it cannot be read. {why}")));
        }
    }
}

fn about(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &ExerciseView) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    ui.add(Label::new(text::title(view.name.as_str())).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for chip in &view.chips {
            ui.add(Chip::new(chip));
        }
    });
    for reason in &view.reasons {
        reason_line(ui, reason);
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let words = if view.is_open { "Try it" } else { "See what fits instead" };
        if ui.add(Button::primary(words).icon(Icon::Play)).clicked() {
            cx.push(Command::Try(view.id.clone()));
        }
        let words = if is_built_in(&view.id) { "Make it mine" } else { "Edit" };
        if ui.add(Button::secondary(words)).clicked() {
            cx.push(Command::EditExercise(view.id.clone()));
        }
        if !is_built_in(&view.id) && ui.add(Button::danger("Delete")).clicked() {
            cx.push(Command::DeleteExercise(view.id.clone()));
        }
    });
    ui.add_space(space::S);
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading("How")).selectable(false));
        for (number, cue) in (1..).zip(&view.cues) {
            numbered(ui, number, cue);
        }
        ui.add_space(space::XS);
        named(ui, "You should feel", &view.feel);
        named(ui, "Take care", &view.avoid);
        named(ui, "Time", &view.time);
        if let Some(band) = &view.band {
            named(ui, "How strong", band);
        }
    });
    ui.add_space(space::S);
    if !view.variants.is_empty() {
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for line in &view.variants {
                variant(ui, cx, line);
            }
        });
        ui.add_space(space::S);
    }
    if view.evidence.is_empty() && view.sources.is_empty() && view.articles.is_empty() {
        return;
    }
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading("What is known")).selectable(false));
        for evidence in &view.evidence {
            ui.add(Label::new(text::body(sentence_case(evidence))).wrap());
        }
        for source in &view.sources {
            ui.add(Label::new(text::caption(source.as_str(), t)).wrap());
        }
        for (id, title) in &view.articles {
            if ui.add(Button::soft(title).icon(Icon::Learn).small()).clicked() {
                cx.push(Command::LeaveLook);
                cx.push(Command::Read(id.clone()));
            }
        }
    });
}

/// A reason, which stays as long as it holds.
pub(super) fn reason_line(ui: &mut Ui, words: &str) {
    let t = theme::of(ui);
    let frame = egui::Frame::new().fill(t.amber_soft).corner_radius(10).inner_margin(egui::Margin::symmetric(12, 8));
    frame.show(ui, |ui| ui.add(Label::new(text::small(words, t.amber_ink)).wrap()));
}

fn numbered(ui: &mut Ui, number: usize, cue: &str) {
    ui.horizontal_top(|ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.x = space::M;
        ui.add(Label::new(text::strong(format!("{number}")).color(t.primary)).selectable(false));
        ui.add(Label::new(text::body(cue)).wrap());
    });
}

fn named(ui: &mut Ui, name: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let t = theme::of(ui);
    ui.add(Label::new(text::caption(name, t)).selectable(false));
    ui.add(Label::new(text::body(words)).wrap());
}

fn variant(ui: &mut Ui, cx: &mut ScreenCx<'_>, line: &VariantLine) {
    named(ui, line.heading, &line.words);
    if let Some((id, name)) = &line.other
        && ui.add(Button::soft(name).icon(Icon::ChevronRight).small()).clicked()
    {
        cx.push(Command::Look(id.clone()));
    }
}

/// Who leaves it out, and where one never presses.
fn care(ui: &mut Ui, view: &ExerciseView) {
    let t = theme::of(ui);
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading("Who should not")).selectable(false));
        if view.blocks.is_empty() && view.cautions.is_empty() {
            ui.add(Label::new(text::body("Nothing speaks against it for most people.")).wrap());
        }
        who(ui, "Leave it out if you have", &view.blocks);
        who(ui, "Do it the gentler way if you have", &view.cautions);
        if view.blocks.iter().chain(&view.cautions).any(|who| who.is_yours) {
            let words = "Yours are marked. Change them in Settings, under Your answers.";
            ui.add(Label::new(text::caption(words, t)).wrap());
        }
    });
    if view.is_massage {
        ui.add_space(space::S);
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add(Label::new(text::heading("Never press here")).selectable(false));
            never_map(ui, vec2(ui.available_width(), 300.0));
            let words: Vec<&str> = Zone::ALL.iter().map(|zone| zone.word()).collect();
            let words = format!(
                "Hatched: {}. Nor skin that is numb, bruised, swollen or broken, nor veins that stand out.",
                words.join(", ")
            );
            ui.add(Label::new(text::body(words)).wrap());
        });
    }
}

fn who(ui: &mut Ui, heading: &str, all: &[Who]) {
    if all.is_empty() {
        return;
    }
    let t = theme::of(ui);
    ui.add(Label::new(text::caption(heading, t)).selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for who in all {
            let words = sentence_case(who.caution.word());
            ui.add(Chip::new(&words).tone(if who.is_yours { Tone::Amber } else { Tone::Quiet }))
                .on_hover_text(who.caution.question());
        }
    });
}
