//! What there is to press while a session runs, and what comes next.

use egui::{Align, Label, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Room, Scale};
use crate::app::command::Command;
use crate::app::view::player::{MainAction, NextUp, PlayerView};
use crate::domain::safety::light::Light;
use crate::domain::session::SessionCommand;
use crate::ui::screens::ScreenCx;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::shortcuts::main_command;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Icon, IconButton};

/// Below this width a tight window has its controls in two rows.
const ONE_ROW: f32 = 620.0;

/// The height of the controls in a window of this much room.
pub(super) fn height(width: f32, room: Room) -> f32 {
    match room {
        Room::Wide | Room::Narrow => 74.0,
        Room::Tight if width >= ONE_ROW => 50.0,
        Room::Tight => 2.0 * space::TARGET + space::S,
    }
}

/// Draws the controls.
pub(super) fn controls(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, scale: Scale) {
    let area = ui.max_rect();
    match scale.room {
        Room::Tight => tight(ui, cx, view),
        Room::Narrow => {
            let side = vec2(space::TARGET + space::S, SIDE.y);
            let middle = MAIN_NARROW + 2.0 * (side.x + space::M);
            let centre = Rect::from_min_size(pos2(area.left(), area.center().y - 30.0), vec2(middle, 60.0));
            moves(ui, cx, view, centre, (MAIN_NARROW, side));
            eases(ui, cx, area, "Too much");
        }
        Room::Wide => {
            let middle = MAIN + 2.0 * (SIDE.x + space::M);
            let centre = Rect::from_center_size(area.center(), vec2(middle, 60.0));
            moves(ui, cx, view, centre, (MAIN, SIDE));
            eases(ui, cx, area, "Too much, ease off");
            let left = area.with_max_x(centre.left() - space::L);
            within_row(ui, left, Layout::left_to_right(Align::Center), |ui| next_up(ui, cx, view.next.as_ref()));
        }
    }
}

const MAIN: f32 = 176.0;
const MAIN_NARROW: f32 = 150.0;
const SIDE: egui::Vec2 = vec2(70.0, 52.0);

fn moves(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, rect: Rect, (main, side): (f32, egui::Vec2)) {
    within_row(ui, rect, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        back(ui, cx, side);
        let (words, icon) = main_words(view.main);
        if ui.add(Button::primary(words).icon(icon).key("Space").large().min_width(main)).clicked() {
            cx.push(main_command(view.main));
        }
        skip(ui, cx, side);
    });
}

fn eases(ui: &mut Ui, cx: &mut ScreenCx<'_>, area: Rect, too_much: &str) {
    within_row(ui, area, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if ui.add(Button::danger(too_much).key("T")).clicked() {
            cx.push(Command::Session(SessionCommand::TooMuch));
        }
        if ui.add(Button::secondary("+15 s").key("+")).clicked() {
            cx.push(Command::Session(SessionCommand::AddTime));
        }
        // Where the words leave no room for the three faces, two stand here; "too much" is the third.
        if ui.ctx().content_rect().height() < LOW {
            ui.spacing_mut().item_spacing.x = space::S;
            outer_faces(ui, cx);
        }
    });
}

/// Below this height of the window the faces stand among the controls.
const LOW: f32 = 540.0;

/// "Not good" and "fine".
fn outer_faces(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let size = egui::Vec2::splat(space::TARGET);
    for (icon, words, key, light) in
        [(Icon::FaceBad, "Not good", "R", Light::Red), (Icon::FaceFine, "Fine", "G", Light::Green)]
    {
        if ui.add(IconButton::outlined(icon, words).key(key).size(size)).clicked() {
            cx.push(Command::Say(light));
        }
    }
}

/// Every control in the least room: one row, or two, that fill the width.
fn tight(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView) {
    let side = egui::Vec2::splat(space::TARGET);
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    let width = ui.available_width();
    let in_one_row = width >= ONE_ROW;
    let rest = if in_one_row { 334.0 } else { 0.0 };
    ui.horizontal(|ui| {
        back(ui, cx, side);
        let (words, icon) = main_words(view.main);
        let main = width - rest - 2.0 * (side.x + space::S);
        if ui.add(Button::primary(words).icon(icon).key("Space").small().min_width(main)).clicked() {
            cx.push(main_command(view.main));
        }
        skip(ui, cx, side);
        if in_one_row {
            tight_eases(ui, cx);
        }
    });
    if !in_one_row {
        ui.horizontal(|ui| tight_eases(ui, cx));
    }
}

fn tight_eases(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    if ui.add(Button::secondary("+15 s").key("+").small()).clicked() {
        cx.push(Command::Session(SessionCommand::AddTime));
    }
    let faces = 2.0 * (space::TARGET + space::S);
    let width = ui.available_width() - faces;
    if ui.add(Button::danger("Too much").key("T").small().min_width(width)).clicked() {
        cx.push(Command::Session(SessionCommand::TooMuch));
    }
    outer_faces(ui, cx);
}

fn back(ui: &mut Ui, cx: &mut ScreenCx<'_>, size: egui::Vec2) {
    if ui.add(IconButton::outlined(Icon::Back, "Start again, or the one before").key("←").size(size)).clicked() {
        cx.push(Command::Session(SessionCommand::Back));
    }
}

fn skip(ui: &mut Ui, cx: &mut ScreenCx<'_>, size: egui::Vec2) {
    if ui.add(IconButton::outlined(Icon::Forward, "Skip").key("→").size(size)).clicked() {
        cx.push(Command::Session(SessionCommand::Skip));
    }
}

const fn main_words(action: MainAction) -> (&'static str, Icon) {
    match action {
        MainAction::Pause => ("Pause", Icon::Pause),
        MainAction::Resume => ("Go on", Icon::Play),
        MainAction::Done => ("Done", Icon::Check),
    }
}

fn within_row(ui: &mut Ui, rect: Rect, layout: Layout, contents: impl FnOnce(&mut Ui)) {
    let salt = (rect.width() as i32, layout.main_dir == egui::Direction::RightToLeft);
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout), contents);
}

fn next_up(ui: &mut Ui, cx: &mut ScreenCx<'_>, next: Option<&NextUp>) {
    let t = theme::of(ui);
    let (title, detail) = next.map_or(("The end", "then a moment to look back"), |next| (&next.title, &next.detail));
    ui.spacing_mut().item_spacing.x = space::L;
    if ui.available_width() > 330.0 {
        still(ui, cx, next.and_then(|next| next.still.as_ref()), vec2(96.0, 72.0), Corner::Small);
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(4.0);
        ui.add(Label::new(text::caption("Next", t)).selectable(false));
        ui.add(Label::new(text::strong(title)).truncate().selectable(false));
        ui.add(Label::new(text::caption(detail, t)).truncate().selectable(false));
    });
}
