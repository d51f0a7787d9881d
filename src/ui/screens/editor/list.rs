//! The blocks, one a line. However many there are, only those in view are drawn.

use egui::{
    Align, CornerRadius, CursorIcon, EventFilter, Id, Label, Layout, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::editor::Editing;
use crate::app::editor::edit::{Edit, Picking};
use crate::app::editor::outcome::{Line, LineKind};
use crate::app::editor::tree::{Anchor, ItemId};
use crate::app::view::editor::{RowView, row};
use crate::domain::draft::StepState;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, Weight, radius, size, space, text};
use crate::ui::widgets::{Button, Chip, Icon, Tone, icons};

/// Height of a step's line.
const STEP: f32 = 76.0;
/// Height of a group's line.
const GROUP: f32 = 48.0;
const GAP: f32 = 8.0;
/// How far the blocks of a group stand in.
const INDENT: f32 = 26.0;
/// Room for the scroll bar.
const BAR: f32 = 8.0;
/// What a line is dragged by.
const HANDLE: f32 = 38.0;

/// The list as a whole: one stop for the Tab key, its lines picked by the arrows.
pub fn blocks_id() -> Id {
    Id::unique("blocks of the edited routine")
}

/// What is being dragged, and what was just asked for.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The pointer's height while lines are dragged.
    dragged: Option<f32>,
    /// The line that was in view last.
    shown: Option<ItemId>,
    wants_more: bool,
}

impl List {
    /// Whether a line was opened where there is no room for it beside.
    pub(super) fn wants_more(&mut self) -> bool {
        std::mem::take(&mut self.wants_more)
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
        let foot = 60.0;
        let lines = &editing.outcome.lines;
        let area = ui.available_rect_before_wrap();
        let upper = area.with_max_y(area.bottom() - foot);
        ui.scope_builder(UiBuilder::new().id_salt("lines").max_rect(upper), |ui| {
            if lines.is_empty() {
                blank(ui, cx);
            } else {
                self.lines(ui, cx, editing);
            }
        });
        let lower = area.with_min_y(upper.bottom() + GAP);
        ui.scope_builder(UiBuilder::new().id_salt("foot").max_rect(lower), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let group = 168.0;
                let width = ui.available_width() - BAR - group - GAP;
                let add = Button::soft("Add steps").icon(Icon::Plus).small().min_width(width);
                if ui.add(add).on_hover_text("Insert").clicked() {
                    cx.push(Command::AskToAdd);
                }
                let repeat = Button::secondary("Repeat a group").small().min_width(group).key("Ctrl G");
                if ui.add_enabled(!editing.picked().is_empty(), repeat).clicked() {
                    cx.push(Command::Edit(Edit::Group));
                }
            });
        });
    }

    fn lines(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
        let lines = &editing.outcome.lines;
        let tops = tops(lines);
        let height = tops.last().copied().unwrap_or(0.0);
        let broken = editing.outcome.broken();
        let wanted = editing.lead().filter(|lead| self.shown != Some(*lead));
        self.shown = editing.lead();
        ScrollArea::vertical().id_salt("blocks").auto_shrink([false, false]).show_viewport(ui, |ui, viewport| {
            ui.set_height(height);
            let origin = ui.max_rect().min;
            let width = ui.available_width() - BAR;
            let place = |number: usize| {
                let left = lines[number].depth as f32 * INDENT;
                Rect::from_min_max(origin + vec2(left, tops[number]), origin + vec2(width, tops[number + 1] - GAP))
            };
            let whole = Rect::from_min_size(origin, vec2(width, height)).intersect(ui.clip_rect());
            let focus = self.focus(ui, whole, cx);
            if let Some(number) = wanted.and_then(|lead| lines.iter().position(|line| line.id == lead)) {
                ui.scroll_to_rect(place(number).expand(GAP), None);
            }
            let first = tops.partition_point(|top| *top < viewport.min.y).saturating_sub(1);
            let last = tops.partition_point(|top| *top < viewport.max.y).min(lines.len());
            for (number, line) in lines.iter().enumerate().take(last).skip(first) {
                let shown = Shown {
                    rect: place(number),
                    row: row(cx.model, line),
                    picked: editing.picked().contains(&line.id),
                    is_broken: broken.contains(&line.id),
                    has_focus: focus && editing.lead() == Some(line.id),
                };
                self.line(ui, cx, editing, line, &shown);
            }
            self.drop(ui, cx, editing, &tops, origin, width);
        });
    }

    /// Makes the list one stop of the keyboard; true while it is there.
    fn focus(&mut self, ui: &Ui, whole: Rect, cx: &mut ScreenCx<'_>) -> bool {
        let response = ui.interact(whole, blocks_id(), Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Steps of the routine"));
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter)) {
                self.wants_more = true;
            }
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Space)) {
                cx.push(Command::Edit(Edit::ToggleState));
            }
        }
        response.has_focus()
    }

    fn line(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing, line: &Line, shown: &Shown) {
        let id = blocks_id().with(line.id);
        // Not stops of the Tab key of their own: the list is one.
        let response = ui.interact(shown.rect, id, Sense::CLICK);
        let handle = shown.rect.with_max_x(shown.rect.left() + HANDLE);
        let grip = ui.interact(handle, id.with("grip"), Sense::DRAG);
        let said = format!("{}, {}", shown.row.name, shown.row.line);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, shown.picked, &said));
        if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let picking = match (modifiers.shift, modifiers.command) {
                (true, _) => Picking::Through,
                (_, true) => Picking::Also,
                _ => Picking::Only,
            };
            cx.push(Command::Edit(Edit::Pick(line.id, picking)));
            ui.memory_mut(|memory| memory.request_focus(blocks_id()));
        }
        if response.double_clicked() {
            self.wants_more = true;
        }
        if grip.drag_started() && !editing.picked().contains(&line.id) {
            cx.push(Command::Edit(Edit::Pick(line.id, Picking::Only)));
        }
        if grip.drag_started() {
            self.dragged = ui.input(|input| input.pointer.interact_pos()).map(|pointer| pointer.y);
        }
        if grip.hovered() || grip.dragged() {
            ui.ctx().set_cursor_icon(if grip.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
        }
        paint(ui, cx, line, shown, &response, &grip);
    }

    /// Shows where what is dragged would go, and moves it there when it is let go.
    fn drop(
        &mut self,
        ui: &Ui,
        cx: &mut ScreenCx<'_>,
        editing: &Editing,
        tops: &[f32],
        origin: egui::Pos2,
        width: f32,
    ) {
        if self.dragged.is_none() {
            return;
        }
        if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
            self.dragged = None;
            return;
        }
        // The line that is dragged may be out of view by now: the pointer itself is asked.
        self.dragged = ui.input(|input| input.pointer.interact_pos()).map(|pointer| pointer.y).or(self.dragged);
        let Some(pointer) = self.dragged else { return };
        let (anchor, top, depth) = slot(&editing.outcome.lines, tops, pointer - origin.y);
        let t = theme::of(ui);
        let y = origin.y + top;
        let from = origin.x + depth as f32 * INDENT;
        ui.painter().line_segment([pos2(from, y), pos2(origin.x + width, y)], Stroke::new(3.0, t.primary));
        ui.painter().circle_filled(pos2(from, y), 5.0, t.primary);
        // Near an edge the list moves along.
        let view = ui.clip_rect();
        let speed = if pointer < view.top() + 40.0 {
            8.0
        } else if pointer > view.bottom() - 40.0 {
            -8.0
        } else {
            0.0
        };
        if speed != 0.0 {
            ui.scroll_with_delta(vec2(0.0, speed));
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(16));
        }
        if !ui.input(|input| input.pointer.any_down()) {
            self.dragged = None;
            cx.push(Command::Edit(Edit::Move(anchor)));
        }
    }
}

/// A line as it is drawn.
struct Shown {
    rect: Rect,
    row: RowView,
    picked: bool,
    is_broken: bool,
    has_focus: bool,
}

/// Where each line begins, and where the last ends.
fn tops(lines: &[Line]) -> Vec<f32> {
    let mut at = 2.0;
    let mut tops = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        tops.push(at);
        at += GAP + if matches!(line.kind, LineKind::Group { .. }) { GROUP } else { STEP };
    }
    tops.push(at);
    tops
}

/// The place for what is dragged to `y`: before the line whose upper half it is on, after the one whose lower half, and at the
/// head of a group when it is on the lower half of its line.
fn slot(lines: &[Line], tops: &[f32], y: f32) -> (Anchor, f32, usize) {
    let number = tops.partition_point(|top| *top <= y).saturating_sub(1).min(lines.len().saturating_sub(1));
    let Some(line) = lines.get(number) else { return (Anchor::End, 0.0, 0) };
    let middle = f32::midpoint(tops[number], tops[number + 1] - GAP);
    let is_group = matches!(line.kind, LineKind::Group { .. });
    if y < middle {
        (Anchor::Before(line.id), tops[number] - GAP / 2.0, line.depth)
    } else if number + 1 == lines.len() && y > tops[number + 1] {
        (Anchor::End, tops[number + 1] - GAP / 2.0, 0)
    } else if is_group {
        (Anchor::FirstIn(line.id), tops[number + 1] - GAP / 2.0, line.depth + 1)
    } else {
        (Anchor::After(line.id), tops[number + 1] - GAP / 2.0, line.depth)
    }
}

fn paint(ui: &mut Ui, cx: &mut ScreenCx<'_>, line: &Line, shown: &Shown, response: &Response, grip: &Response) {
    let t = theme::of(ui);
    let Shown { rect, row, picked, is_broken, has_focus } = shown;
    for depth in 0..line.depth {
        let x = rect.left() - (line.depth - depth) as f32 * INDENT + INDENT / 2.0;
        let bracket = [pos2(x, rect.top() - GAP), pos2(x, rect.bottom())];
        ui.painter().line_segment(bracket, Stroke::new(2.0, t.primary_soft_hover));
    }
    let corners = CornerRadius::same(radius::CARD - 2);
    let ground = if grip.dragged() { t.primary_soft } else { t.surface };
    let stroke = if *picked {
        Stroke::new(2.0, t.primary)
    } else if *is_broken {
        Stroke::new(1.5, t.accent)
    } else if response.hovered() {
        Stroke::new(1.0, t.primary)
    } else {
        Stroke::new(1.0, t.line)
    };
    ui.painter().rect(*rect, corners, ground, stroke, StrokeKind::Inside);
    if *has_focus {
        ui.painter().rect_stroke(rect.expand(2.0), corners, Stroke::new(2.0, t.primary_soft), StrokeKind::Outside);
    }
    let dots = pos2(rect.left() + HANDLE / 2.0 + 1.0, rect.center().y);
    for (x, y) in [(-3.5, -7.0), (3.5, -7.0), (-3.5, 0.0), (3.5, 0.0), (-3.5, 7.0), (3.5, 7.0)] {
        ui.painter().circle_filled(dots + vec2(x, y), 1.6, t.muted);
    }
    let inside = Rect::from_min_max(pos2(rect.left() + HANDLE, rect.top()), pos2(rect.right() - 14.0, rect.bottom()));
    let builder = UiBuilder::new().id_salt(line.id).max_rect(inside).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let gone = row.state == StepState::Off;
        match &line.kind {
            LineKind::Group { .. } => {
                let (spot, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
                icons::paint(ui.painter(), Icon::Turn, spot, t.primary);
                ui.add(Label::new(text::strong(row.name.as_str())).truncate().selectable(false));
                ui.add(Chip::new(&row.line).tone(Tone::Soft));
            }
            LineKind::Step { .. } => {
                still(ui, cx, row.still.as_ref(), vec2(84.0, 58.0), Corner::Small);
                let time = 64.0;
                let room = (ui.available_width() - time).max(60.0);
                ui.allocate_ui_with_layout(vec2(room, 44.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let name = text::strong(row.name.as_str());
                    let name = if gone { name.color(t.muted).strikethrough() } else { name };
                    ui.add(Label::new(name).truncate().selectable(false));
                    let about = if *is_broken {
                        text::small(row.line.as_str(), t.accent_ink)
                    } else {
                        text::caption(row.line.as_str(), t)
                    };
                    ui.add(Label::new(about).truncate().selectable(false));
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let time = text::sized(row.time.as_str(), size::HEADING - 1.0, Weight::Semibold);
                    let time = if gone { time.color(t.muted) } else { time };
                    ui.add(Label::new(time).selectable(false));
                });
            }
        }
    });
}

/// An invitation, where there is nothing yet.
fn blank(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let t = theme::of(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.26).min(140.0));
        ui.add(Label::new(text::heading("What would you like to do, and in which order?")).wrap().selectable(false));
        ui.add_space(space::XS);
        let words = "Add exercises from the library. Times, sides and words can be changed one by one.";
        ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
        ui.add_space(space::M);
        if ui.add(Button::primary("Choose exercises").icon(Icon::Plus)).clicked() {
            cx.push(Command::AskToAdd);
        }
    });
}
