//! What there is to press while a session runs, and what comes next.

use egui::{Align, Label, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::Scale;
use crate::app::command::Command;
use crate::app::view::player::{MainAction, NextUp, PlayerView};
use crate::domain::session::SessionCommand;
use crate::ui::screens::ScreenCx;
use crate::ui::shortcuts::main_command;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Icon, IconButton, Stage};

/// Draws the row of controls.
pub(super) fn controls(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, scale: Scale) {
    let area = ui.max_rect();
    let main = main_width(scale);
    let middle = main + 2.0 * (70.0 + space::M);
    let session = |command| Command::Session(command);
    let center_x = if scale.is_narrow { area.left() + middle / 2.0 } else { area.left() + area.width() * 0.5 };
    let centre = Rect::from_center_size(pos2(center_x, area.center().y), vec2(middle, 60.0));
    within_row(ui, centre, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let side = vec2(70.0, 52.0);
        if ui.add(IconButton::outlined(Icon::Back, "Start again, or the one before").key("←").size(side)).clicked() {
            cx.push(session(SessionCommand::Back));
        }
        let (words, icon) = match view.main {
            MainAction::Pause => ("Pause", Icon::Pause),
            MainAction::Resume => ("Go on", Icon::Play),
            MainAction::Done => ("Done", Icon::Check),
        };
        if ui.add(Button::primary(words).icon(icon).key("Space").large().min_width(main)).clicked() {
            cx.push(main_command(view.main));
        }
        if ui.add(IconButton::outlined(Icon::Forward, "Skip").key("→").size(side)).clicked() {
            cx.push(session(SessionCommand::Skip));
        }
    });
    within_row(ui, area, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let words = if scale.is_narrow { "Too much" } else { "Too much, ease off" };
        if ui.add(Button::danger(words).key("T")).clicked() {
            cx.push(session(SessionCommand::TooMuch));
        }
        if ui.add(Button::secondary("+15 s").key("+")).clicked() {
            cx.push(session(SessionCommand::AddTime));
        }
    });
    if !scale.is_narrow {
        let left = area.with_max_x(centre.left() - space::L);
        within_row(ui, left, Layout::left_to_right(Align::Center), |ui| next_up(ui, view.next.as_ref()));
    }
}

const fn main_width(scale: Scale) -> f32 {
    if scale.is_narrow { 150.0 } else { 176.0 }
}

fn within_row(ui: &mut Ui, rect: Rect, layout: Layout, contents: impl FnOnce(&mut Ui)) {
    let salt = (rect.width() as i32, layout.main_dir == egui::Direction::RightToLeft);
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout), contents);
}

fn next_up(ui: &mut Ui, next: Option<&NextUp>) {
    let t = theme::of(ui);
    let (title, detail) = next.map_or(("The end", "then a moment to look back"), |next| (&next.title, &next.detail));
    ui.spacing_mut().item_spacing.x = space::L;
    if ui.available_width() > 330.0 {
        ui.add(Stage::new("", vec2(96.0, 72.0)));
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(4.0);
        ui.add(Label::new(text::caption("Next", t)).selectable(false));
        ui.add(Label::new(text::strong(title)).truncate().selectable(false));
        ui.add(Label::new(text::caption(detail, t)).truncate().selectable(false));
    });
}
