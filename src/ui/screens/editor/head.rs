//! The name of the routine, what it comes to, and what can be done with it.

use egui::{Align, Label, Layout, Ui, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::editor::edit::{Edit, Picking};
use crate::app::editor::{Editing, Origin};
use crate::app::view::editor::{EditorView, Saving};
use crate::domain::draft::RoutineDraft;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Chip, Icon, IconButton, Tone, title_field};

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// For words on every button.
    Wide,
    /// For icons.
    Narrow,
}

/// Draws it.
pub(super) fn head(ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing, view: &EditorView) {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let room = if ui.available_width() > 760.0 { Room::Wide } else { Room::Narrow };
        if ui.add(IconButton::outlined(Icon::ChevronLeft, "Back").key("Esc")).clicked() {
            cx.push(Command::LeaveEditor);
        }
        let tools = if room == Room::Wide { 470.0 } else { 270.0 };
        let width = (ui.available_width() - tools).max(120.0);
        ui.allocate_ui_with_layout(vec2(width, 56.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(text::caption(view.crumb, t)).selectable(false));
            title(ui, cx, editing);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| tools_row(ui, cx, editing, view, room));
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for words in &view.chips {
            ui.add(Chip::new(words));
        }
        if view.saving == Saving::Saved && matches!(editing.origin, Origin::Own { .. }) {
            ui.add(Chip::new("Saved").tone(Tone::Soft));
        }
    });
    if let Some(words) = &view.cautions {
        ui.add(Label::new(text::small(words.as_str(), t.amber_ink)).wrap().selectable(false));
    }
    if let Some(words) = view.refusal {
        ui.add(Label::new(text::small(words, t.accent_ink)).wrap().selectable(false));
    }
    // A blank page is not wrong yet.
    if !editing.items().is_empty() {
        for mend in view.mends.iter().take(3) {
            let words = Label::new(text::small(mend.words.as_str(), t.accent_ink)).wrap();
            match mend.at {
                Some(at) => {
                    if ui.add(words.sense(egui::Sense::click())).on_hover_text("Show it").clicked() {
                        cx.push(Command::Edit(Edit::Pick(at, Picking::Only)));
                    }
                }
                None => {
                    ui.add(words.selectable(false));
                }
            }
        }
        if let Some(more) = view.mends.len().checked_sub(3).filter(|more| *more > 0) {
            let words = format!("{more} more to mend");
            ui.add(Label::new(text::small(words, t.accent_ink)).selectable(false));
        }
    }
}

fn title(ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
    let mut typed = editing.head().title.clone();
    let response = title_field(ui, "Name of the routine", "Name this routine", &mut typed);
    // A blank page begins with its name.
    let is_blank = editing.items().is_empty() && !editing.can_undo() && editing.origin == Origin::New;
    if is_blank && typed.is_empty() && ui.memory(|memory| memory.focused().is_none()) && !editing.is_asked() {
        response.request_focus();
    }
    if typed != editing.head().title {
        let head = RoutineDraft { title: typed, ..editing.head().clone() };
        cx.push(Command::Edit(Edit::Head(Box::new(head), "title")));
    }
}

fn tools_row(ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing, view: &EditorView, room: Room) {
    ui.spacing_mut().item_spacing.x = space::S;
    let can_save = view.saving == Saving::Ready;
    if ui.add_enabled(can_save, Button::primary("Save").key("Ctrl S").small()).clicked() {
        cx.push(Command::SaveRoutine);
    }
    let is_own = matches!(editing.origin, Origin::Own { .. });
    if room == Room::Wide {
        if ui
            .add_enabled(editing.outcome.routine.is_some(), Button::secondary("Try it").icon(Icon::Play).small())
            .clicked()
        {
            cx.push(Command::TryEdited);
        }
        if is_own
            && view.saving == Saving::Saved
            && ui.add(Button::secondary("Duplicate").small()).clicked()
            && let Ok(id) = editing.head().id.parse()
        {
            cx.push(Command::CopyRoutine(id));
        }
    } else if ui.add_enabled(editing.outcome.routine.is_some(), IconButton::outlined(Icon::Play, "Try it")).clicked() {
        cx.push(Command::TryEdited);
    }
    if ui.add_enabled(editing.can_redo(), IconButton::outlined(Icon::Redo, "Redo").key("Ctrl Shift Z")).clicked() {
        cx.push(Command::Edit(Edit::Redo));
    }
    if ui.add_enabled(editing.can_undo(), IconButton::outlined(Icon::Undo, "Undo").key("Ctrl Z")).clicked() {
        cx.push(Command::Edit(Edit::Undo));
    }
}
