//! The sheet of keys.

use egui::{Context, Grid, Label};

use crate::ui::shortcuts::{Place, SHORTCUTS};
use crate::ui::theme::{space, text};
use crate::ui::widgets::{key_cap, sheet};

/// Shows every key that works at `place`; true when the sheet was closed.
pub fn key_sheet(ctx: &Context, place: Place) -> bool {
    sheet(ctx, "Keys", 420.0, |ui| {
        Grid::new("keys").num_columns(2).spacing([space::XL, space::S]).show(ui, |ui| {
            for shortcut in
                SHORTCUTS.iter().filter(|shortcut| shortcut.place == place || shortcut.place == Place::Anywhere)
            {
                key_cap(ui, shortcut.shown);
                ui.add(Label::new(text::body(shortcut.does)));
                ui.end_row();
            }
        });
    })
    .closed
}
