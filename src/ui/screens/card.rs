//! A routine as a card that is one big button.

use egui::{Align, Label, Layout, Rect, Sense, Ui, UiBuilder, Vec2, vec2};

use super::ScreenCx;
use super::shown::{Corner, still};
use crate::app::command::Command;
use crate::app::view::card::RoutineCard;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Card, Chip, Icon, IconButton, Stage, Tone};

/// Height of a card with its chips.
pub const HEIGHT: f32 = 272.0;

/// Shows `card`. Pressed, its routine is looked at; its star makes it a favourite.
pub fn routine_card(ui: &mut Ui, cx: &mut ScreenCx<'_>, card: &RoutineCard, height: f32) {
    let t = theme::of(ui);
    let why = card.note.as_ref().map_or_else(String::new, |note| format!(", {note}: {}", card.why.join(" ")));
    let label = format!("{}, {}{why}", card.title, card.line);
    let shown = Card::new().padding(12).min_height(height).button(ui, &label, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let size = vec2(ui.available_width(), (height - 128.0).max(84.0));
        let corner = Rect::from_min_size(ui.cursor().min, size).shrink(6.0);
        picture(ui, cx, card, size);
        let builder = UiBuilder::new().max_rect(corner).layout(Layout::right_to_left(Align::Min));
        star(&mut ui.new_child(builder), cx, card, Seat::OnPicture);
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if let Some(colour) = card.colour {
                let (spot, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
                ui.painter().circle_filled(spot.center(), 5.0, t.marks[colour as usize]);
            }
            ui.add(Label::new(text::strong(card.title.as_str())).selectable(false).truncate());
        });
        ui.add(Label::new(text::caption(card.line.as_str(), t)).selectable(false).truncate());
        ui.add_space(space::XS);
        chips(ui, card);
    });
    if shown.response.clicked() {
        cx.push(Command::Prepare(card.id.clone()));
    }
}

/// Where a star stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// In a corner of a picture.
    OnPicture,
    /// Among buttons.
    InRow,
}

/// Makes `card` a favourite, or no longer one.
pub fn star(ui: &mut Ui, cx: &mut ScreenCx<'_>, card: &RoutineCard, seat: Seat) {
    let label = format!("Favourite: {}", card.title);
    let icon = if card.is_favourite { Icon::StarFilled } else { Icon::Star };
    let button = match seat {
        Seat::OnPicture => IconButton::floating(icon, &label),
        Seat::InRow => IconButton::outlined(icon, &label),
    };
    if ui.add(button.pressed(card.is_favourite)).clicked() {
        cx.push(Command::ToggleFavourite(card.id.clone()));
    }
}

/// One line of chips, as many as fit whole: all of them stand on the page of the routine.
fn chips(ui: &mut Ui, card: &RoutineCard) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let mut line = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    line.set_clip_rect(line.clip_rect().intersect(rect));
    line.spacing_mut().item_spacing.x = 6.0;
    if let Some(note) = &card.note {
        line.add(Chip::new(note).tone(Tone::Amber)).on_hover_text(card.why.join("\n"));
    }
    for words in &card.chips {
        let chip = Chip::new(words);
        if chip.width(&line) <= line.available_width() {
            line.add(chip);
        }
    }
}

/// What stands for a routine: the figure of its main exercise, or a quiet landscape.
pub fn picture(ui: &mut Ui, cx: &mut ScreenCx<'_>, card: &RoutineCard, size: Vec2) {
    match &card.still {
        Some(seen) => still(ui, cx, Some(seen), size, Corner::Card),
        None => ui.add(Stage::new("", size).spot(picture_spot(card))),
    };
}

/// Tells the still pictures of different routines apart a little.
fn picture_spot(card: &RoutineCard) -> f32 {
    let sum: u32 = card.id.as_str().bytes().map(u32::from).sum();
    (sum % 11) as f32 / 10.0
}
