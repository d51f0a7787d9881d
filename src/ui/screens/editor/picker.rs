//! The exercises that can be added: searched, looked at, chosen several at once.

use egui::{Align, Key, Label, Layout, Modifiers, ScrollArea, Ui, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::editor::edit::Edit;
use crate::app::editor::tree::ItemId;
use crate::app::view::editor::{Choice, choices};
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Field, Icon, empty_state, sheet};

/// What is searched for and chosen so far.
#[derive(Debug, Default)]
pub(super) struct Picker {
    search: String,
    chosen: Vec<String>,
    opened: Opened,
}

/// What the chosen exercises are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// New steps.
    More,
    /// One in place of what this step is.
    Instead(ItemId),
}

/// Whether the search has had the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Opened {
    #[default]
    Fresh,
    Shown,
}

impl Picker {
    /// Draws it.
    pub(super) fn show(&mut self, ui: &Ui, cx: &mut ScreenCx<'_>, wanted: Wanted) {
        let found = choices(cx.model, &self.search);
        let title = match wanted {
            Wanted::More => "Add steps",
            Wanted::Instead(_) => "Do which instead?",
        };
        let shown = sheet(ui.ctx(), title, 760.0, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let mut add = false;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let words = match (wanted, self.chosen.len()) {
                    (Wanted::Instead(_), _) => "Replace".to_owned(),
                    (Wanted::More, 0) => "Add".to_owned(),
                    (Wanted::More, 1) => "Add 1 step".to_owned(),
                    (Wanted::More, more) => format!("Add {more} steps"),
                };
                let width = (ui.available_width() - 160.0 - space::S).max(120.0);
                let field = Field::search("Search exercises", &mut self.search).hint("Name, muscle, prop, position");
                let response = field.width(width).show(ui);
                if self.opened == Opened::Fresh {
                    self.opened = Opened::Shown;
                    response.request_focus();
                }
                // Enter takes the first that was found.
                let entered = response.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
                if entered {
                    if self.chosen.is_empty() {
                        self.chosen.extend(found.first().map(|first| first.id.clone()));
                    }
                    add = true;
                }
                let button = Button::primary(&words).small().min_width(150.0);
                add |= ui.add_enabled(!self.chosen.is_empty(), button).clicked();
            });
            if found.is_empty() && empty_state(ui, Icon::Search, "No exercise fits all of that.", "Show all") {
                self.search.clear();
            }
            let room = (ui.ctx().content_rect().height() - 300.0).max(200.0);
            ScrollArea::vertical().id_salt("found").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
                // Clear of the bar.
                ui.set_width(ui.available_width() - 10.0);
                // One is enough where one is replaced.
                add |= self.found(ui, cx, &found) && wanted != Wanted::More;
            });
            add
        });
        if shown.inner && !self.chosen.is_empty() {
            let mut chosen = std::mem::take(&mut self.chosen);
            cx.push(Command::Edit(match wanted {
                Wanted::More => Edit::Add(chosen),
                Wanted::Instead(step) => Edit::Replace(step, chosen.swap_remove(0)),
            }));
            cx.push(Command::StayInEditor);
        } else if shown.closed {
            cx.push(Command::StayInEditor);
        }
    }

    /// Whether one was pressed.
    fn found(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, found: &[Choice]) -> bool {
        let mut pressed = false;
        let columns = if ui.available_width() > 560.0 { 2 } else { 1 };
        crate::ui::screens::page::grid(ui, found.len(), columns, 84.0, |ui, number| {
            let choice = &found[number];
            let place = self.chosen.iter().position(|id| *id == choice.id);
            let label = match place {
                Some(place) => format!("{}, chosen, number {}", choice.name, place + 1),
                None => choice.name.clone(),
            };
            let card = Card::new().padding(10).min_height(82.0).picked(place.is_some());
            if card.button(ui, &label, |ui| contents(ui, cx, choice, place)).response.clicked() {
                pressed = true;
                match place {
                    Some(place) => drop(self.chosen.remove(place)),
                    None => self.chosen.push(choice.id.clone()),
                }
            }
        });
        pressed
    }
}

fn contents(ui: &mut Ui, cx: &mut ScreenCx<'_>, choice: &Choice, place: Option<usize>) {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        still(ui, cx, choice.still.as_ref(), vec2(88.0, 60.0), Corner::Small);
        let room = ui.available_width() - if place.is_some() { 30.0 } else { 0.0 };
        ui.allocate_ui_with_layout(vec2(room, 60.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(8.0);
            ui.add(Label::new(text::strong(choice.name.as_str())).truncate().selectable(false));
            ui.add(Label::new(text::caption(choice.line.as_str(), t)).truncate().selectable(false));
        });
        if let Some(place) = place {
            let number = text::strong((place + 1).to_string()).color(t.primary);
            ui.add(Label::new(number).selectable(false));
        }
    });
}
