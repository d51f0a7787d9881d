//! Making an exercise: its words, and a body that shows it, posed by hand or by sliders.

mod body;
mod stage;
mod things;
mod words;

use egui::{Align, Frame, Label, Layout, Margin, ScrollArea, Ui, UiBuilder, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::craft::{CraftEdit, Crafting, Leaving, Shown};
use crate::app::editor::Origin;
use crate::app::view::craft::{CraftView, craft};
use crate::app::view::editor::Saving;
use crate::domain::exercise_draft::ExerciseDraft;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Icon, IconButton, sheet, tabs, title_field};
use body::Section;
use stage::Posing;

/// What shows, and what is being pulled.
#[derive(Debug, Default)]
pub struct CraftScreen {
    pane: Pane,
    section: Section,
    posing: Posing,
}

/// Which part shows beside the figure, or alone where there is little room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    /// What it is.
    #[default]
    Words,
    /// The figure alone; only where there is little room.
    Figure,
    /// The angles of the body.
    Body,
    /// View, pace and things.
    Things,
}

/// From here on the figure stands beside the rest.
const WIDE: f32 = 820.0;

impl CraftScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting) {
        let view = craft(crafting);
        let is_wide = ui.available_width() >= WIDE;
        let side = if is_wide { space::XXL } else { space::XL } as i8;
        let top = if ui.available_height() < 700.0 { 14 } else { 26 };
        Frame::new().inner_margin(Margin { left: side, right: side, top, bottom: 14 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            head(ui, cx, crafting, &view);
            for mend in view.mends.iter().take(3) {
                ui.add(Label::new(text::small(mend.as_str(), theme::of(ui).accent_ink)).wrap().selectable(false));
            }
            ui.add_space(space::XS);
            if is_wide {
                self.side_by_side(ui, cx, crafting, &view);
            } else {
                self.one_by_one(ui, cx, crafting, &view);
            }
        });
        if crafting.leaving == Leaving::Asked {
            ask_to_leave(ui, cx, &view);
        }
    }

    fn side_by_side(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, view: &CraftView) {
        if self.pane == Pane::Figure {
            self.pane = Pane::Words;
        }
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.left() + (room.width() - space::XL) * 0.52);
        let right = room.with_min_x(left.right() + space::XL);
        ui.scope_builder(UiBuilder::new().id_salt("left").max_rect(left), |ui| {
            self.posing.show(ui, cx, crafting, view);
        });
        ui.scope_builder(UiBuilder::new().id_salt("right").max_rect(right), |ui| {
            Card::new().min_height(right.height() - 2.0).show(ui, |ui| {
                let panes = [(Pane::Words, "Words"), (Pane::Body, "Body"), (Pane::Things, "View")];
                let pane = tabs(ui, &mut self.pane, &panes);
                ui.add_space(space::S);
                self.pane(ui, cx, crafting, pane);
            });
        });
    }

    fn one_by_one(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, view: &CraftView) {
        let panes = [(Pane::Words, "Words"), (Pane::Figure, "Figure"), (Pane::Body, "Body"), (Pane::Things, "View")];
        let pane = tabs(ui, &mut self.pane, &panes);
        ui.add_space(space::XS);
        if pane == Pane::Figure {
            self.posing.show(ui, cx, crafting, view);
        } else {
            self.pane(ui, cx, crafting, pane);
        }
    }

    fn pane(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, pane: Pane) {
        ScrollArea::vertical().id_salt(pane as u8).auto_shrink([false, false]).show(ui, |ui| {
            // Clear of the bar.
            ui.set_width(ui.available_width() - 8.0);
            ui.spacing_mut().item_spacing.y = space::S;
            match pane {
                Pane::Words | Pane::Figure => words::words(ui, cx, crafting),
                Pane::Body => body::body(ui, cx, crafting, &mut self.section),
                Pane::Things => things::things(ui, cx, crafting),
            }
        });
    }
}

fn head(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, view: &CraftView) {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if ui.add(IconButton::outlined(Icon::ChevronLeft, "Back").key("Esc")).clicked() {
            cx.push(Command::LeaveCraft);
        }
        let width = (ui.available_width() - 340.0).max(120.0);
        ui.allocate_ui_with_layout(vec2(width, 56.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(text::caption(view.crumb, t)).selectable(false));
            name(ui, cx, crafting);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let ready = view.saving == Saving::Ready;
            if ui.add_enabled(ready, Button::primary("Save").key("Ctrl S").small()).clicked() {
                cx.push(Command::SaveExercise);
            }
            let sound = crafting.outcome.exercise.is_some();
            if ui.add_enabled(sound, Button::secondary("Try it").icon(Icon::Play).small()).clicked() {
                cx.push(Command::TryCrafted);
            }
            let (redo, undo) = (IconButton::outlined(Icon::Redo, "Redo"), IconButton::outlined(Icon::Undo, "Undo"));
            if ui.add_enabled(crafting.can_redo(), redo.key("Ctrl Shift Z")).clicked() {
                cx.push(Command::Craft(CraftEdit::Redo));
            }
            if ui.add_enabled(crafting.can_undo(), undo.key("Ctrl Z")).clicked() {
                cx.push(Command::Craft(CraftEdit::Undo));
            }
        });
    });
}

fn name(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting) {
    let mut typed = crafting.draft().name.clone();
    let response = title_field(ui, "Name of the exercise", "Name this exercise", &mut typed);
    // A blank page begins with its name.
    let is_blank = crafting.origin == Origin::New && typed.is_empty() && !crafting.can_undo();
    if is_blank && crafting.leaving == Leaving::No && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if typed != crafting.draft().name {
        say(cx, crafting, "name", |draft| draft.name = typed);
    }
}

/// Changes one field of the words.
fn say(cx: &mut ScreenCx<'_>, crafting: &Crafting, field: &'static str, change: impl FnOnce(&mut ExerciseDraft)) {
    let mut draft = crafting.draft().clone();
    change(&mut draft);
    cx.push(Command::Craft(CraftEdit::Words(Box::new(draft), field)));
}

/// Why there is nothing to pose.
const fn no_figure(crafting: &Crafting) -> &'static str {
    match crafting.shown() {
        Shown::Picture(_) => "A picture has no poses. A figure in its place would have.",
        Shown::Nothing | Shown::Figure(_) => "There is no figure yet. Start one beside.",
    }
}

fn ask_to_leave(ui: &Ui, cx: &mut ScreenCx<'_>, view: &CraftView) {
    let shown = sheet(ui.ctx(), "Leave without saving?", 460.0, |ui| {
        let words = "What you changed since you last saved would be gone.";
        ui.add(Label::new(text::quiet(words, theme::of(ui))).wrap());
        ui.horizontal_wrapped(|ui| {
            if view.saving == Saving::Ready && ui.add(Button::primary("Save and leave").small()).clicked() {
                cx.push(Command::SaveExercise);
                cx.push(Command::LeaveCraftUnsaved);
            }
            if ui.add(Button::secondary("Go on").small()).clicked() {
                cx.push(Command::StayInCraft);
            }
            if ui.add(Button::danger("Leave without saving").small()).clicked() {
                cx.push(Command::LeaveCraftUnsaved);
            }
        });
    });
    if shown.closed {
        cx.push(Command::StayInCraft);
    }
}
