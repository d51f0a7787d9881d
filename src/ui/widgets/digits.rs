//! Digits in cells of equal width, so that a running timer does not jitter.

use egui::{Color32, FontId, Painter, Pos2, Vec2, pos2, vec2};

/// Width and height that `text` takes in `font`.
pub fn measure(painter: &Painter, text: &str, font: &FontId) -> Vec2 {
    let cell = cell_width(painter, font);
    let width = text.chars().map(|c| glyph_cell(painter, font, c, cell)).sum();
    vec2(width, painter.fonts_mut(|fonts| fonts.row_height(font)))
}

/// Paints `text` with its middle at `center`: digits in equal cells, everything else in its own width.
pub fn paint(painter: &Painter, center: Pos2, text: &str, font: &FontId, color: Color32) {
    let cell = cell_width(painter, font);
    let size = measure(painter, text, font);
    let mut left = center.x - size.x / 2.0;
    for c in text.chars() {
        let width = glyph_cell(painter, font, c, cell);
        let galley = painter.layout_no_wrap(c.to_string(), font.clone(), color);
        let corner = pos2(left + (width - galley.size().x) / 2.0, center.y - galley.size().y / 2.0);
        painter.galley(corner, galley, color);
        left += width;
    }
}

fn cell_width(painter: &Painter, font: &FontId) -> f32 {
    painter.fonts_mut(|fonts| ('0'..='9').map(|digit| fonts.glyph_width(font, digit)).fold(0.0, f32::max))
}

fn glyph_cell(painter: &Painter, font: &FontId, c: char, cell: f32) -> f32 {
    if c.is_ascii_digit() { cell } else { painter.fonts_mut(|fonts| fonts.glyph_width(font, c)) }
}
