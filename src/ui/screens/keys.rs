//! The sheet of keys.

use egui::{Context, Grid, Label};

use crate::app::model::Model;
use crate::app::view::player::PlayerView;
use crate::ui::shortcuts::{SHORTCUTS, Shortcut, is_listed};
use crate::ui::theme::{space, text};
use crate::ui::widgets::{key_cap, sheet};

/// Shows every key that works here; true when the sheet was closed.
pub fn key_sheet(ctx: &Context, model: &Model, player: Option<&PlayerView>) -> bool {
    let listed: Vec<&Shortcut> = SHORTCUTS.iter().filter(|shortcut| is_listed(shortcut, model, player)).collect();
    // Two columns where they fit, so that nothing hides below the fold.
    let columns = if ctx.content_rect().width() > 760.0 { 2 } else { 1 };
    let rows = listed.len().div_ceil(columns);
    let width = if columns == 2 { 680.0 } else { 420.0 };
    sheet(ctx, "Keys", width, |ui| {
        Grid::new("keys").num_columns(2 * columns).spacing([space::L, space::S]).show(ui, |ui| {
            for row in 0..rows {
                for shortcut in listed.iter().skip(row).step_by(rows) {
                    key_cap(ui, shortcut.shown);
                    ui.add(Label::new(text::body(shortcut.does)));
                }
                ui.end_row();
            }
        });
    })
    .closed
}
