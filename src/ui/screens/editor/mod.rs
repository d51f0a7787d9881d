//! The routine editor: blocks on the left, what is picked of them on the right; one after the other where there is little room.

mod cues;
mod head;
mod list;
mod picker;
mod routine;
mod step;

pub use list::blocks_id;

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, UiBuilder, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::editor::{Asked, Editing};
use crate::app::view::editor::{EditorView, Saving, editor};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, sheet, tabs};
use cues::Cues;
use list::List;
use picker::{Picker, Wanted};

/// What is typed and not yet committed.
#[derive(Debug, Default)]
pub struct EditorScreen {
    pane: Pane,
    list: List,
    picker: Picker,
    cues: Cues,
}

/// Which part shows where there is room for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    /// The blocks.
    #[default]
    Blocks,
    /// What is picked.
    Picked,
    /// The routine as a whole.
    Routine,
    /// What it will sound and show.
    Cues,
}

/// From here on the blocks and what is picked stand side by side.
const WIDE: f32 = 820.0;

impl EditorScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
        let view = editor(cx.model, editing);
        let is_wide = ui.available_width() >= WIDE;
        let side = if is_wide { space::XXL } else { space::XL } as i8;
        let top = if ui.available_height() < 700.0 { 14 } else { 26 };
        Frame::new().inner_margin(Margin { left: side, right: side, top, bottom: 14 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            head::head(ui, cx, editing, &view);
            ui.add_space(space::XS);
            if is_wide {
                self.side_by_side(ui, cx, editing);
            } else {
                self.one_by_one(ui, cx, editing);
            }
        });
        match editing.question {
            Asked::Nothing => self.picker = Picker::default(),
            Asked::Leave => ask_to_leave(ui, cx, &view),
            Asked::Add => self.picker.show(ui, cx, Wanted::More),
            Asked::Replace(step) => self.picker.show(ui, cx, Wanted::Instead(step)),
        }
    }

    fn side_by_side(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
        if self.pane == Pane::Blocks {
            self.pane = Pane::Picked;
        }
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.left() + (room.width() - space::XL) * 0.585);
        let right = room.with_min_x(left.right() + space::XL);
        ui.scope_builder(UiBuilder::new().id_salt("left").max_rect(left), |ui| self.list.show(ui, cx, editing));
        ui.scope_builder(UiBuilder::new().id_salt("right").max_rect(right), |ui| {
            Card::new().min_height(right.height() - 2.0).show(ui, |ui| {
                let panes = [(Pane::Picked, "Step"), (Pane::Routine, "Whole routine"), (Pane::Cues, "Cues")];
                let pane = tabs(ui, &mut self.pane, &panes);
                ui.add_space(space::S);
                self.pane(ui, cx, editing, pane);
            });
        });
    }

    fn one_by_one(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
        let panes =
            [(Pane::Blocks, "Steps"), (Pane::Picked, "Step"), (Pane::Routine, "Whole routine"), (Pane::Cues, "Cues")];
        let pane = tabs(ui, &mut self.pane, &panes);
        ui.add_space(space::XS);
        match pane {
            Pane::Blocks => {
                self.list.show(ui, cx, editing);
                if self.list.wants_more() {
                    self.pane = Pane::Picked;
                }
            }
            Pane::Picked | Pane::Routine | Pane::Cues => self.pane(ui, cx, editing, pane),
        }
    }

    fn pane(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing, pane: Pane) {
        if pane == Pane::Cues {
            self.cues.show(ui, cx, editing);
            return;
        }
        let salt = (pane == Pane::Routine, editing.lead());
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            // Clear of the bar.
            ui.set_width(ui.available_width() - 6.0);
            ui.spacing_mut().item_spacing.y = space::S;
            match pane {
                Pane::Routine => routine::routine(ui, cx, editing),
                Pane::Blocks | Pane::Picked | Pane::Cues => step::picked(ui, cx, editing),
            }
        });
    }
}

/// Room for a control at the end of a line.
const CONTROL: f32 = 158.0;

/// A label with its control at the end of the line.
pub(in crate::ui::screens) fn line<R>(ui: &mut Ui, label: &str, control: impl FnOnce(&mut Ui) -> R) -> R {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.set_min_height(42.0);
        let room = (ui.available_width() - CONTROL).max(80.0);
        ui.allocate_ui_with_layout(vec2(room, 42.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room);
            ui.add(egui::Label::new(text::quiet(label, t)).wrap().selectable(false));
        });
        control(ui)
    })
    .inner
}

fn ask_to_leave(ui: &Ui, cx: &mut ScreenCx<'_>, view: &EditorView) {
    let shown = sheet(ui.ctx(), "Leave without saving?", 460.0, |ui| {
        let t = theme::of(ui);
        let words = "What you changed since you last saved would be gone.";
        ui.add(egui::Label::new(text::quiet(words, t)).wrap());
        ui.horizontal_wrapped(|ui| {
            if view.saving == Saving::Ready && ui.add(Button::primary("Save and leave").small()).clicked() {
                cx.push(Command::SaveRoutine);
                cx.push(Command::LeaveUnsaved);
            }
            if ui.add(Button::secondary("Go on editing").small()).clicked() {
                cx.push(Command::StayInEditor);
            }
            if ui.add(Button::danger("Leave without saving").small()).clicked() {
                cx.push(Command::LeaveUnsaved);
            }
        });
    });
    if shown.closed {
        cx.push(Command::StayInEditor);
    }
}
