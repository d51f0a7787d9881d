//! The first start: what Supple is and is not, warning signs, the person's own answers, and a first gentle session.

use egui::{Align, Label, Layout, Ui};

use super::ScreenCx;
use super::answers::{cautions_form, you_form};
use super::page::page;
use super::signs::{sign_actions, sign_list};
use crate::app::command::{Command, Turn};
use crate::app::model::{Welcome, WelcomePage};
use crate::app::view::card::RoutineCard;
use crate::domain::routine::Routine;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Icon, progress};

/// The routine one begins with.
const FIRST: &str = "first-ease-in";
/// Widest a page of words grows.
pub(super) const COLUMN: f32 = 700.0;

/// The first start. Nothing is typed here.
#[derive(Debug, Default)]
pub struct WelcomeScreen;

impl WelcomeScreen {
    /// Draws it over the whole window.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, welcome: &Welcome) {
        // Each page begins at its top.
        foot(ui, "welcome", |ui| actions(ui, cx, welcome));
        ui.push_id(welcome.page, |ui| {
            page(ui, |ui| {
                column(ui, |ui| {
                    head(ui, cx, welcome.page);
                    ui.add_space(space::XL);
                    match welcome.page {
                        WelcomePage::About => about(ui),
                        WelcomePage::Signs => signs(ui, cx, welcome),
                        WelcomePage::Cautions => cautions(ui, cx),
                        WelcomePage::You => you(ui, cx),
                        WelcomePage::Ready => ready(ui, cx),
                    }
                });
            });
        });
    }
}

/// A column of words in the middle of the page.
pub(super) fn column(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let margin = ((ui.available_width() - COLUMN) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(margin);
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - margin).min(COLUMN));
            ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
            contents(ui);
        });
    });
}

/// What is done with a page, at the foot of the window: in sight however long the page is.
pub(super) fn foot(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(36, 14));
    egui::Panel::bottom(egui::Id::unique(("foot", name))).resizable(false).frame(frame).show(ui, |ui| {
        column(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
                contents(ui);
            });
        });
    });
}

fn actions(ui: &mut Ui, cx: &mut ScreenCx<'_>, welcome: &Welcome) {
    let t = theme::of(ui);
    match welcome.page {
        WelcomePage::About => {
            if ui.add(Button::primary("I understand, go on")).clicked() {
                cx.push(Command::Accept);
            }
            ui.add(Label::new(text::caption("Four short pages more, two minutes in all.", t)).selectable(false));
        }
        WelcomePage::Signs => sign_actions(ui, cx, welcome.signs.len()),
        WelcomePage::Cautions | WelcomePage::You => {
            let none = welcome.page == WelcomePage::Cautions && cx.model.care.person.cautions.is_empty();
            if ui.add(Button::primary(if none { "None of these, go on" } else { "Go on" })).clicked() {
                cx.push(Command::TurnWelcome(Turn::On));
            }
            if ui.add(Button::soft("Skip for now")).clicked() {
                cx.push(Command::TurnWelcome(Turn::On));
            }
        }
        WelcomePage::Ready => {
            if let Some(routine) = first(cx)
                && ui.add(Button::primary("See the first session")).clicked()
            {
                cx.push(Command::Prepare(routine.id().clone()));
            }
            if ui.add(Button::soft("Look around first")).clicked() {
                cx.push(Command::TurnWelcome(Turn::On));
            }
        }
    }
}

fn first(cx: &ScreenCx<'_>) -> Option<std::sync::Arc<Routine>> {
    cx.model.library.routines.iter().find(|routine| routine.id().as_str() == FIRST).cloned()
}

fn head(ui: &mut Ui, cx: &mut ScreenCx<'_>, page: WelcomePage) {
    let number = WelcomePage::ALL.iter().position(|other| *other == page).unwrap_or_default() + 1;
    let all = WelcomePage::ALL.len();
    ui.horizontal(|ui| {
        if page > WelcomePage::About {
            if ui.add(Button::secondary("Back").icon(Icon::ChevronLeft).small()).clicked() {
                cx.push(Command::TurnWelcome(Turn::Back));
            }
        } else {
            ui.add_space(1.0);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| help_button(ui, cx));
    });
    ui.add_space(space::S);
    progress(ui, &format!("Page {number} of {all}"), number as f32 / all as f32);
}

/// Where to get help, a click away.
pub(super) fn help_button(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    if ui.add(Button::secondary("Get help").icon(Icon::Help).key("F1").small()).clicked() {
        cx.push(Command::ToggleHelp);
    }
}

fn words(ui: &mut Ui, words: &str) {
    ui.add(Label::new(text::body(words)).wrap().selectable(false));
}

fn about(ui: &mut Ui) {
    ui.add(Label::new(text::display("Welcome to Supple")).wrap().selectable(false));
    let lead = "Gentle self-massage, stretching and easy movement, one step at a time, with a figure that shows each one. \
                Supple gives both sides the same time, eases off when you say so, and remembers how it felt.";
    ui.add(Label::new(text::cue(lead)).wrap().selectable(false));
    ui.add_space(space::M);
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        ui.add(Label::new(text::heading("What to know first")).selectable(false));
        words(ui, "Supple is general information and self-care coaching for adults of 18 and over. It is not medical advice and \
                   not a medical device, and it does not take the place of a health professional.");
        words(ui, "See a qualified professional about anything new, severe, worsening or unexplained. In an emergency stop and \
                   call your emergency number; Get help is always a click, or F1, away.");
        words(ui, "Not for use while pregnant, or with a condition you will be asked about, unless your clinician agrees. You use \
                   chairs, balls and rollers at your own judgement. Skip anything that feels wrong.");
        words(ui, "Everything you write stays on this computer.");
    });
}

fn signs(ui: &mut Ui, cx: &mut ScreenCx<'_>, welcome: &Welcome) {
    let t = theme::of(ui);
    ui.add(Label::new(text::title("Does any of this apply to you now?")).wrap().selectable(false));
    let why = "These are asked of everybody, because with them it is not safe to begin. If you are not sure, tick it.";
    ui.add(Label::new(text::quiet(why, t)).wrap().selectable(false));
    ui.add_space(space::S);
    sign_list(ui, cx, &welcome.signs);
}

fn cautions(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let t = theme::of(ui);
    ui.add(Label::new(text::title("Any health conditions to allow for?")).wrap().selectable(false));
    let why = "Tick what is true for you. Supple then leaves things out or does them more gently, and says so each time. You can \
               change this in Settings.";
    ui.add(Label::new(text::quiet(why, t)).wrap().selectable(false));
    ui.add_space(space::S);
    cautions_form(ui, cx);
}

fn you(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    ui.add(Label::new(text::title("Two more, about you")).wrap().selectable(false));
    ui.add_space(space::S);
    you_form(ui, cx);
}

fn ready(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let t = theme::of(ui);
    ui.add(Label::new(text::display("You are ready")).wrap().selectable(false));
    let lead = "A first gentle session takes four minutes: breath, small movements, soft strokes, rest. No ball, no pressure. You \
                can stop at any moment with Esc.";
    ui.add(Label::new(text::cue(lead)).wrap().selectable(false));
    ui.add_space(space::M);
    if let Some(routine) = first(cx) {
        let card = RoutineCard::of(&cx.model.library, &routine);
        Card::new().show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                if let Some(seen) = card.still.as_ref().filter(|_| ui.available_width() > 420.0) {
                    still(ui, cx, Some(seen), egui::vec2(220.0, 150.0), Corner::Card);
                }
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    ui.add(Label::new(text::heading(card.title.as_str())).wrap().selectable(false));
                    ui.add(Label::new(text::quiet(card.line.as_str(), t)).selectable(false));
                    ui.add(Label::new(text::body(card.description.as_str())).wrap().selectable(false));
                });
            });
        });
    }
}
