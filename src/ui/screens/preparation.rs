//! The look at a routine before it starts: its steps, what it needs, how it is now.

use egui::{Align, Label, Layout, Ui, vec2};

use super::card::{Seat, picture as card_picture, star};
use super::exercise::reason_line;
use super::page::page;
use super::sending::sending;
use super::{ScreenCx, review};
use crate::app::command::Command;
use crate::app::model::{Known, Preparation};
use crate::app::view::flow::{LineFate, Owner, PreparationView, StepLine, preparation};
use crate::domain::side::Side;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Chip, Icon, IconButton, segmented, toggle};

/// The look at a routine before it starts. Nothing is typed here.
#[derive(Debug, Default)]
pub struct PreparationScreen;

impl PreparationScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, prepared: &Preparation) {
        let view = preparation(cx.model, prepared);
        if let Some(sent) = &prepared.sending {
            sending(ui, cx, &view.card.id, sent);
        }
        page(ui, |ui| {
            let wide = ui.available_width() > 760.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if ui.add(Button::secondary("Back").icon(Icon::ChevronLeft).key("Esc").small()).clicked() {
                    cx.push(Command::LeavePreparation);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if !wide {
                        // Where the questions stand below, starting must not need a scroll.
                        start(ui, cx, &view, Size::Small);
                    }
                    if wide {
                        making(ui, cx, &view);
                    }
                });
            });
            if !wide {
                ui.add_space(space::S);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                    making(ui, cx, &view);
                });
            }
            ui.add_space(space::M);
            if !wide {
                for words in view.advice.into_iter().chain(view.closed.as_deref()) {
                    reason_line(ui, words);
                    ui.add_space(space::S);
                }
            }
            if wide {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XL;
                    let left = (ui.available_width() - space::XL) * 0.56;
                    ui.vertical(|ui| {
                        ui.set_width(left);
                        about(ui, cx, &view, 190.0);
                    });
                    ui.vertical(|ui| {
                        questions(ui, cx, &view, |ui, cx| {
                            start(ui, cx, &view, Size::Large);
                        });
                    });
                });
            } else {
                about(ui, cx, &view, 110.0);
                ui.add_space(space::L);
                questions(ui, cx, &view, |_, _| {});
            }
        });
    }
}

/// A built-in one is read-only and can be made one's own; the person's own can be edited and deleted. Both can be favourites and
/// be put away.
fn making(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PreparationView) {
    let id = &view.card.id;
    if view.owner != Owner::Nobody {
        star(ui, cx, &view.card, Seat::InRow);
        let words = if view.is_archived { "Take out of the archive" } else { "Archive" };
        if ui.add(Button::secondary(words).small()).clicked() {
            cx.push(Command::ToggleArchived(id.clone()));
        }
    }
    match view.owner {
        Owner::Program => {
            if ui.add(Button::secondary("Make it mine").small()).clicked() {
                cx.push(Command::EditRoutine(id.clone()));
            }
        }
        Owner::Person => {
            if ui.add(Button::secondary("Edit").small()).clicked() {
                cx.push(Command::EditRoutine(id.clone()));
            }
            if ui.add(Button::secondary("Duplicate").small()).clicked() {
                cx.push(Command::CopyRoutine(id.clone()));
            }
            if ui.add(Button::danger("Delete").small()).clicked() {
                cx.push(Command::DeleteRoutine(id.clone()));
            }
        }
        Owner::Nobody => return,
    }
    if ui.add(IconButton::outlined(Icon::Share, "Share as a file")).clicked() {
        cx.push(Command::AskToShare);
    }
    if ui.add(IconButton::outlined(Icon::Print, "Print it")).clicked() {
        cx.push(Command::PrintRoutine(id.clone()));
    }
}

/// How much room the button takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    Small,
    Large,
}

/// Starts it; what cannot be started leads to what can.
fn start(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PreparationView, size: Size) {
    let width = ui.available_width();
    let sized = |button: Button<'static>| match size {
        Size::Small => button.small(),
        Size::Large => button.large().min_width(width),
    };
    if view.closed.is_none() {
        if ui.add(sized(Button::primary("Start").icon(Icon::Play))).clicked() {
            cx.push(Command::Begin);
        }
    } else if let Some(instead) = &view.instead
        && ui.add(sized(Button::primary("The calm session instead").icon(Icon::Leaf))).clicked()
    {
        cx.push(Command::Prepare(instead.clone()));
    }
}

fn about(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PreparationView, picture: f32) {
    let t = theme::of(ui);
    Card::new().padding(18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let size = vec2(ui.available_width(), picture);
        card_picture(ui, cx, &view.card, size);
        ui.add_space(space::S);
        ui.add(Label::new(text::title(view.card.title.as_str())).wrap().selectable(false));
        ui.add(Label::new(text::quiet(view.card.description.as_str(), t)).wrap().selectable(false));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for words in [&view.card.length, &view.card.steps].into_iter().chain(&view.card.chips) {
                ui.add(Chip::new(words));
            }
        });
        ui.add_space(space::S);
        if let Some(changes) = &view.changes {
            ui.add(Label::new(text::strong(changes.as_str()).color(t.amber_ink)).wrap().selectable(false));
        }
        for step in &view.steps {
            step_line(ui, cx, step);
        }
    });
}

/// Of a step's figure.
const PICTURE: egui::Vec2 = vec2(72.0, 50.0);

/// One step: its figure, its name, why it is otherwise, and its time.
pub(super) fn step_line(ui: &mut Ui, cx: &mut ScreenCx<'_>, step: &StepLine) {
    let t = theme::of(ui);
    let gone = step.fate == LineFate::LeftOut;
    ui.horizontal(|ui| {
        // Its own, as the columns around it are wide apart.
        ui.spacing_mut().item_spacing.x = space::M;
        ui.add_space(step.depth as f32 * space::XL);
        if let Some(seen) = &step.still {
            still(ui, cx, Some(seen), PICTURE, Corner::Small);
        }
        let dose_room = match (&step.fate, &step.still) {
            (LineFate::Kept, Some(_)) => 190.0,
            (LineFate::Kept, None) => 230.0,
            _ => 76.0,
        };
        let room = (ui.available_width() - dose_room).max(80.0);
        ui.allocate_ui(vec2(room, 24.0), |ui| {
            ui.set_min_width(room);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let name = text::body(step.name.as_str());
                let name = if gone { name.color(t.muted).strikethrough() } else { name };
                ui.add(Label::new(name).wrap().selectable(false));
                let how = match &step.fate {
                    LineFate::Eased(way) => Some(format!("The gentler way: {way}.")),
                    LineFate::Instead(name) => Some(format!("In place of {}.", name.to_lowercase())),
                    LineFate::Kept | LineFate::LeftOut => None,
                };
                if let Some(note) = &step.note {
                    ui.add(Label::new(text::caption(note.as_str(), t)).wrap().selectable(false));
                }
                for words in how.iter().chain(&step.reasons) {
                    ui.add(Label::new(text::small(words.as_str(), t.amber_ink)).wrap().selectable(false));
                }
            });
        });
        ui.add(Label::new(text::caption(step.dose.as_str(), t)).wrap().selectable(false));
    });
}

fn questions(
    ui: &mut Ui,
    cx: &mut ScreenCx<'_>,
    view: &PreparationView,
    foot: impl FnOnce(&mut Ui, &mut ScreenCx<'_>),
) {
    let t = theme::of(ui);
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        ui.add(Label::new(text::heading("How is it now?")).selectable(false));
        let mut before = view.before;
        review::pain_rows(ui, &mut before);
        if before != view.before {
            cx.push(Command::AnswerBefore(before));
        }
        if let Some(affected) = view.affected {
            ui.add(Label::new(text::quiet("Which side is sore today?", t)).wrap().selectable(false));
            let mut side = affected;
            segmented(ui, &mut side, &[(Side::Left, "Left"), (Side::Right, "Right")]);
            if side != affected {
                cx.push(Command::ChooseAffected(side));
            }
        }
        if let Some(known) = view.known {
            let mut on = known == Known::Yes;
            if toggle(ui, "I know the harder ones already: show them as they are", &mut on).changed() {
                cx.push(Command::ToggleKnown);
            }
        }
        for words in view.advice.into_iter().chain(view.closed.as_deref()) {
            reason_line(ui, words);
        }
        ui.add_space(space::XS);
        foot(ui, cx);
        if view.closed.is_none() {
            let words = "You can start without answering. Stop at any time with Esc.";
            ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
        }
    });
}
