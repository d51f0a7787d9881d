//! A chart as a table. Only the rows in view are drawn, so that years of days cost no more than a week, and arrow keys go through
//! all of them.

use egui::style::ScrollAnimation;
use egui::{Align, CornerRadius, Id, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::reading::{self, Told};
use crate::app::view::trends::Table;
use crate::app::view::words::sentence_case;
use crate::ui::theme::{self, Weight, font, radius, size, space, text};
use crate::ui::widgets::focus;

const ROW: f32 = 28.0;
/// Rows that show at once.
const SHOWN: usize = 10;
/// Left and right of a row.
const PAD: f32 = 8.0;

/// All of it in words, days with the latest first.
pub(super) fn table(ui: &mut Ui, title: &str, table: &Table) {
    let t = theme::of(ui);
    let widths = widths(ui, table);
    let width = ui.available_width().max(widths.iter().sum::<f32>() + 2.0 * PAD);
    ScrollArea::horizontal().id_salt(("table", title)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (head, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
        let names = table.head().iter().map(|name| text::small(name.as_str(), t.muted));
        cells(ui, head, "head", &widths, names, false);
        let height = ROW * table.len().min(SHOWN) as f32;
        let area = ScrollArea::vertical().id_salt(("rows", title)).max_height(height).min_scrolled_height(height);
        area.show_viewport(ui, |ui, view| rows(ui, title, table, &widths, vec2(width, view.height())));
    });
    if table.len() > SHOWN {
        let order = if table.is_by_day() { ", the latest first" } else { "" };
        let words = format!("{} rows{order}. Arrow keys, Page Up and Page Down go through them.", table.len());
        ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
    }
}

fn rows(ui: &mut Ui, title: &str, table: &Table, widths: &[f32], seen: egui::Vec2) {
    let t = theme::of(ui);
    ui.set_min_size(vec2(seen.x, ROW * table.len() as f32));
    let origin = ui.max_rect().min;
    let place = |number: usize| Rect::from_min_size(pos2(origin.x, origin.y + ROW * number as f32), vec2(seen.x, ROW));
    let clip = ui.clip_rect();
    let id = Id::unique(("rows", title));
    let whole = Rect::from_min_size(origin, vec2(seen.x, ROW * table.len() as f32)).intersect(clip);
    let response = ui.interact(whole, id, Sense::focusable_noninteractive());
    let before = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(0);
    let (last, page) = (table.len().saturating_sub(1), SHOWN - 1);
    let chosen = reading::moved(ui, &response, before.min(last), last, page);
    ui.data_mut(|data| data.insert_temp(id, chosen));
    let line = table.line(table.number(chosen));
    reading::tell(ui, &response, &Told { title: &format!("{title}, row by row"), line, chosen, last });
    let first = ((clip.top() - origin.y) / ROW).floor().max(0.0) as usize;
    let end = ((clip.bottom() - origin.y) / ROW).ceil().max(0.0) as usize;
    for number in first..end.min(table.len()) {
        let rect = place(number);
        if number % 2 == 0 {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CELL), t.sunk);
        }
        let words = table.row(table.number(number)).map(|cell| {
            let cell = if cell.is_empty() { "–".into() } else { sentence_case(&cell) };
            text::small(cell, t.text)
        });
        cells(ui, rect, number, widths, words, true);
        if number == chosen {
            focus::ring(ui, rect.shrink(4.0), radius::CELL, &response);
        }
    }
    if chosen != before {
        // With a row before and after it. Up and down alone: what is read to the side stays.
        let near = place(chosen).expand2(vec2(0.0, ROW)).with_min_x(clip.left()).with_max_x(clip.left());
        ui.scroll_to_rect_animation(near, None, ScrollAnimation::none());
    }
}

/// Words beside each other, each in its column.
fn cells(
    ui: &mut Ui,
    row: Rect,
    salt: impl egui::AsIdSalt,
    widths: &[f32],
    words: impl Iterator<Item = RichText>,
    selectable: bool,
) {
    let mut left = row.left() + PAD;
    let middle = Layout::left_to_right(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(row).layout(middle));
    for (width, words) in widths.iter().zip(words) {
        let cell = Rect::from_x_y_ranges(left..=left + width, row.y_range());
        let label = Label::new(words).extend().selectable(selectable);
        ui.new_child(UiBuilder::new().max_rect(cell).layout(middle)).add(label);
        left += width;
    }
}

/// How wide every column is.
fn widths(ui: &Ui, table: &Table) -> Vec<f32> {
    let wide = |words: String| {
        let galley = ui.painter().layout_no_wrap(words, font(size::SMALL, Weight::Regular), theme::of(ui).text);
        galley.size().x
    };
    let column = |(number, name): (usize, &String)| {
        let widest = table.samples(number).iter().map(|sample| wide(sentence_case(sample))).fold(0.0, f32::max);
        widest.max(wide(name.clone())) + space::XL
    };
    table.head().iter().enumerate().map(column).collect()
}
