//! The big card: the planned session with its figure and one Start, or a rest.

use egui::{Label, Ui, vec2};

use super::super::ScreenCx;
use super::super::card::picture;
use crate::app::command::Command;
use crate::app::model::LibraryTab;
use crate::app::view::card::RoutineCard;
use crate::app::view::hero::{Free, Hero, Missing, Pitch, Planned};
use crate::domain::plan::Occurrence;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widgets::{Button, Card, Chip, Icon, Tone};

/// Height of the card beside others: what is planned has a row of buttons more, and what comes then a line.
pub(super) const fn height(hero: &Hero) -> f32 {
    match hero {
        Hero::Start(Pitch { planned: Some(Planned { then: Some(_), .. }), .. }) => 376.0,
        Hero::Start(Pitch { planned: Some(_), .. }) => 360.0,
        _ => 334.0,
    }
}

/// Shows `hero` in a card at least so high.
pub(super) fn hero(ui: &mut Ui, cx: &mut ScreenCx<'_>, hero: &Hero, height: f32) {
    let card = Card::new().padding(18).min_height(height);
    match hero {
        Hero::Start(pitch) => {
            card.show(ui, |ui| beside(ui, cx, Some(&pitch.card), height, |ui, cx| start(ui, cx, pitch)));
        }
        Hero::Free(rest) => {
            card.show(ui, |ui| beside(ui, cx, rest.suggestion.as_ref(), height, |ui, cx| free(ui, cx, rest)));
        }
        Hero::Missing(gone) => {
            Card::new().min_height(height).show(ui, |ui| missing(ui, cx, gone));
        }
        Hero::Reading => {
            Card::new().min_height(height).show(ui, |ui| {
                let t = theme::of(ui);
                ui.add(Label::new(text::quiet("Reading your diary …", t)).selectable(false));
            });
        }
    }
}

/// The picture of a routine with words beside it, or under it where it is narrow.
fn beside(
    ui: &mut Ui,
    cx: &mut ScreenCx<'_>,
    shown: Option<&RoutineCard>,
    height: f32,
    words: impl FnOnce(&mut Ui, &mut ScreenCx<'_>),
) {
    if ui.available_width() < 460.0 {
        if let Some(card) = shown {
            picture(ui, cx, card, vec2(ui.available_width(), 150.0));
            ui.add_space(space::M);
        }
        words(ui, cx);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL + space::XS;
        if let Some(card) = shown {
            let inner = (height - 36.0).max(220.0);
            picture(ui, cx, card, vec2(ui.available_width() * 0.5, inner));
        }
        ui.vertical(|ui| words(ui, cx));
    });
}

fn start(ui: &mut Ui, cx: &mut ScreenCx<'_>, pitch: &Pitch) {
    let (t, routine) = (theme::of(ui), &pitch.card);
    head(ui, pitch.reason, Tone::Soft, &routine.title);
    ui.add(Label::new(text::quiet(routine.description.as_str(), t)).wrap().selectable(false));
    let facts = format!("{}   {}   {}", routine.length, routine.steps, routine.chips.join("   "));
    ui.add(Label::new(text::caption(facts, t)).wrap().selectable(false));
    let then = pitch.planned.as_ref().and_then(|planned| planned.then.as_deref());
    if let Some(then) = then {
        ui.add(Label::new(text::caption(then, t)).wrap().selectable(false));
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        if ui.add(Button::primary("Start").icon(Icon::Play)).clicked() {
            cx.push(Command::Prepare(routine.id.clone()));
        }
        all_routines(ui, cx);
    });
    if let Some(Planned { occurrence, .. }) = &pitch.planned {
        not_today(ui, cx, occurrence);
    }
}

fn free(ui: &mut Ui, cx: &mut ScreenCx<'_>, rest: &Free) {
    let t = theme::of(ui);
    head(ui, rest.chip, Tone::Soft, &rest.title);
    ui.add(Label::new(text::quiet(rest.words.as_str(), t)).wrap().selectable(false));
    for occurrence in &rest.changed {
        ui.push_id(occurrence, |ui| {
            if ui.add(Button::soft("Take that back").icon(Icon::Undo).tight()).clicked() {
                cx.push(Command::TakeBackPlanned(occurrence.clone()));
            }
        });
    }
    if let Some(card) = &rest.suggestion {
        ui.add_space(space::XS);
        let words = format!("If you feel like it: {}, {}.", card.title, card.length);
        ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::S);
            if ui.add(Button::soft("Look at it").named(&format!("Look at {}", card.title))).clicked() {
                cx.push(Command::Prepare(card.id.clone()));
            }
            all_routines(ui, cx);
        });
    }
}

fn missing(ui: &mut Ui, cx: &mut ScreenCx<'_>, gone: &Missing) {
    let t = theme::of(ui);
    head(ui, "Planned for today", Tone::Amber, "A routine is missing");
    ui.add(Label::new(text::quiet(gone.words.as_str(), t)).wrap().selectable(false));
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for (id, words) in &gone.others {
            if ui.add(Button::soft(words).small()).clicked() {
                cx.push(Command::Prepare(id.clone()));
            }
        }
    });
    not_today(ui, cx, &gone.occurrence);
}

fn head(ui: &mut Ui, chip: &str, tone: Tone, title: &str) {
    ui.spacing_mut().item_spacing.y = space::S;
    ui.add_space(space::XS);
    ui.add(Chip::new(chip).tone(tone));
    ui.add(Label::new(text::sized(title, size::LARGE, theme::Weight::Bold)).wrap().selectable(false));
}

fn all_routines(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    if ui.add(Button::soft("All routines")).clicked() {
        cx.push(Command::ShowLibrary(LibraryTab::Routines));
    }
}

fn not_today(ui: &mut Ui, cx: &mut ScreenCx<'_>, occurrence: &Occurrence) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if ui.add(Button::secondary("Move to tomorrow").tight()).clicked() {
            let tomorrow = cx.model.today().plus(1);
            cx.push(Command::MovePlanned(occurrence.clone(), tomorrow));
        }
        if ui.add(Button::secondary("Skip today").tight()).clicked() {
            cx.push(Command::SkipPlanned(occurrence.clone()));
        }
    });
}
