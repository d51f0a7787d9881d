//! What every page of the rail shares: margins, a title, room to scroll, columns of equal cards.

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::ui::theme::{space, text};

/// Widest a page grows; beyond it the margins grow instead.
const WIDEST: f32 = 1240.0;

/// A scrolling page with margins that fit the window.
pub fn page<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    let margin = if width < 700.0 { space::XL } else { space::XXL };
    let extra = ((width - 2.0 * margin - WIDEST) / 2.0).max(0.0);
    let side = (margin + extra).min(600.0) as i8;
    let top = if ui.available_height() < 700.0 { 18 } else { 30 };
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            // Margins beyond 127 do not fit a frame's margin; the rest is added by hand.
            let rest = (margin + extra - f32::from(side)).max(0.0);
            egui::Frame::new()
                .inner_margin(Margin { left: side, right: side, top, bottom: top })
                .show(ui, |ui| {
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 0.0;
                        ui.add_space(rest);
                        ui.vertical(|ui| {
                            ui.set_width((ui.available_width() - rest).max(200.0));
                            contents(ui)
                        })
                        .inner
                    })
                    .inner
                })
                .inner
        })
        .inner
}

/// A page's title, with `beside` at the right end of its line where there is room.
pub fn title_row(ui: &mut Ui, title: &str, beside: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(52.0);
        ui.add(egui::Label::new(text::title(title)).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), beside);
    });
}

/// How many columns of at least `least` points fit, at most `most`.
pub fn columns(ui: &Ui, least: f32, most: usize) -> usize {
    let fit = ((ui.available_width() + space::L) / (least + space::L)).floor().max(1.0);
    (fit as usize).min(most)
}

/// Lays `count` cells out in rows of `columns`, every cell of a row as high as `height`. A page has one grid at a time: what is
/// in a cell keeps its identity, and the keyboard, whatever appears above it.
pub fn grid(ui: &mut Ui, count: usize, columns: usize, height: f32, mut cell: impl FnMut(&mut Ui, usize)) {
    let gap = space::L;
    let width = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    for row in 0..count.div_ceil(columns) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        for column in 0..columns.min(count - row * columns) {
            let corner = area.min + vec2(column as f32 * (width + gap), 0.0);
            let rect = Rect::from_min_size(corner, vec2(width, height));
            let number = row * columns + column;
            let id = ui.scope_id().with(("cell", number));
            let builder = UiBuilder::new().scope_id(id).max_rect(rect).layout(Layout::top_down(Align::Min));
            ui.scope_builder(builder, |ui| cell(ui, number));
        }
        if (row + 1) * columns < count {
            ui.add_space(gap - ui.spacing().item_spacing.y);
        }
    }
}

/// Splits a row `height` high into cells of the given shares of the width.
pub fn split(ui: &mut Ui, height: f32, shares: &[f32], mut cell: impl FnMut(&mut Ui, usize)) {
    let gap = space::XL;
    let total: f32 = shares.iter().sum();
    let room = ui.available_width() - gap * (shares.len() - 1) as f32;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let mut left = area.left();
    let mut all = area;
    for (number, share) in shares.iter().enumerate() {
        let width = room * share / total;
        let rect = Rect::from_min_size(egui::pos2(left, area.top()), vec2(width, height));
        let builder = UiBuilder::new().id_salt(("part", number)).max_rect(rect).layout(Layout::top_down(Align::Min));
        all = all.union(ui.scope_builder(builder, |ui| cell(ui, number)).response.rect);
        left += width + gap;
    }
    // What follows stands below the longest of them.
    ui.advance_cursor_after_rect(all);
}
