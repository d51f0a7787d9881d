//! A file from somebody else, looked at before anything of it is kept.

use egui::{Align, Label, Layout, Ui, vec2};

use super::ScreenCx;
use super::card::picture as card_picture;
use super::page::page;
use super::preparation::step_line;
use crate::app::command::Command;
use crate::app::opening::{Import, Opening};
use crate::app::view::opening::{News, OpeningRoutine, OpeningView, Replaces, opening};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Chip, Icon};

/// Draws it.
pub fn opened(ui: &mut Ui, cx: &mut ScreenCx<'_>, file: &Opening) {
    let view = opening(cx.model, file);
    page(ui, |ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::S;
        head(ui, cx, &view);
        ui.add(Label::new(text::title(view.name.as_str())).wrap().selectable(false));
        for words in view.letter.iter().chain(&view.instructions) {
            ui.add(Label::new(text::body(words.as_str())).wrap());
        }
        if let Some(words) = &view.exercises {
            ui.add(Label::new(text::quiet(words.as_str(), t)).wrap().selectable(false));
        }
        for words in view.problems.iter().take(6) {
            ui.add(Label::new(text::small(words.as_str(), t.accent_ink)).wrap());
        }
        if let Some(more) = view.problems.len().checked_sub(6).filter(|more| *more > 0) {
            ui.add(Label::new(text::small(format!("And {more} more."), t.accent_ink)).selectable(false));
        }
        ui.add_space(space::S);
        for (number, routine) in view.routines.iter().enumerate() {
            ui.push_id(number, |ui| one(ui, cx, routine));
            ui.add_space(space::M);
        }
    });
}

fn head(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &OpeningView) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if ui.add(Button::secondary("Cancel").icon(Icon::ChevronLeft).key("Esc").small()).clicked() {
            cx.push(Command::LeaveOpening);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (words, other) = match (view.news, view.replaces) {
                (News::None, _) => return,
                (News::Some, Replaces::Nothing) => ("Import", None),
                (News::Some, Replaces::Own) => ("Import as a copy", Some("Replace mine with it")),
            };
            if ui.add(Button::primary(words).small()).clicked() {
                cx.push(Command::Import(Import::Beside));
            }
            if let Some(other) = other
                && ui.add(Button::secondary(other).small()).clicked()
            {
                cx.push(Command::Import(Import::Replace));
            }
        });
    });
}

fn one(ui: &mut Ui, cx: &mut ScreenCx<'_>, routine: &OpeningRoutine) {
    let t = theme::of(ui);
    Card::new().padding(18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        card_picture(ui, cx, &routine.card, vec2(ui.available_width(), 130.0));
        ui.add(Label::new(text::heading(routine.card.title.as_str())).wrap().selectable(false));
        ui.add(Label::new(text::strong(routine.standing.as_str()).color(t.primary)).wrap().selectable(false));
        ui.add(Label::new(text::quiet(routine.card.description.as_str(), t)).wrap().selectable(false));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for words in [&routine.card.length, &routine.card.steps].into_iter().chain(&routine.card.chips) {
                ui.add(Chip::new(words));
            }
        });
        if let Some(words) = &routine.cautions {
            ui.add(Label::new(text::strong(words.as_str()).color(t.amber_ink)).wrap().selectable(false));
        }
        for step in &routine.steps {
            step_line(ui, cx, step);
        }
    });
}
