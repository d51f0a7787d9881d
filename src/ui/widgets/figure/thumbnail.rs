//! A figure that stands still. It is drawn once for each size and theme and kept as a picture: scrolling past costs a rectangle.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use egui::{
    Color32, ColorImage, Context, CornerRadius, Rect, Response, Sense, TextureHandle, TextureOptions, Ui, Vec2, Widget,
    epaint::RectShape, pos2,
};

use crate::figure::draw_list::Fit;
use crate::figure::{Figure, Hand};
use crate::raster::{Canvas, MARGIN};
use crate::ui::theme::{self, Tokens, radius};

/// A still figure on a stage of its own.
#[must_use = "add it to a ui"]
pub struct Thumbnail<'a> {
    figure: &'a Arc<Figure>,
    hand: Hand,
    size: Vec2,
    corner: u8,
}

impl<'a> Thumbnail<'a> {
    /// The most telling moment of `figure`, as authored or mirrored.
    pub const fn new(figure: &'a Arc<Figure>, hand: Hand, size: Vec2) -> Self {
        Self { figure, hand, size, corner: radius::CARD }
    }

    /// Tighter corners, for a picture in a list.
    pub const fn small(mut self) -> Self {
        self.corner = 10;
        self
    }
}

impl Widget for Thumbnail<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size, Sense::hover());
        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let corners = CornerRadius::same(self.corner);
            ui.painter().rect_filled(rect, corners, t.stage);
            if let Some(picture) = picture(ui.ctx(), self.figure, self.hand, rect.size(), t) {
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().add(RectShape::filled(rect, corners, Color32::WHITE).with_texture(picture.id(), whole));
            }
        }
        response
    }
}

/// New pictures a frame. One takes about 2 ms, and a frame is to stay under 4 ms of its own work, also while one scrolls.
const A_FRAME: u32 = 1;
/// A picture of more pixels than this takes longer, so it is not drawn in the frame in which a page around it changes.
const LARGE: u32 = 50_000;
/// Most pictures that are kept.
const KEPT: usize = 160;

#[derive(Clone, Default)]
struct Pictures(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    frame: u64,
    drawn: u32,
    /// Large pictures that are wanted and not drawn, in this frame and in the one before.
    wanted: [Vec<Key>; 2],
    pictures: HashMap<Key, Picture>,
}

/// The figure itself is held, so that its address stays its own.
struct Picture {
    texture: TextureHandle,
    used: u64,
    _figure: Arc<Figure>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    figure: usize,
    hand: Hand,
    pixels: [u32; 2],
    dark: bool,
}

/// The kept picture; a new one if this frame may still draw one, else none yet.
fn picture(ctx: &Context, figure: &Arc<Figure>, hand: Hand, size: Vec2, tokens: &Tokens) -> Option<TextureHandle> {
    let pictures = ctx.data_mut(|data| data.get_temp_mut_or_default::<Pictures>(egui::Id::unique("pictures")).clone());
    let mut kept = pictures.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let frame = ctx.cumulative_frame_nr();
    if kept.frame != frame {
        (kept.frame, kept.drawn) = (frame, 0);
        let now = std::mem::take(&mut kept.wanted[0]);
        kept.wanted[1] = now;
    }
    let scale = ctx.pixels_per_point();
    let pixels = [size.x, size.y].map(|side| (side * scale).round().max(1.0) as u32);
    let key = Key { figure: Arc::as_ptr(figure).addr(), hand, pixels, dark: tokens.dark };
    if let Some(picture) = kept.pictures.get_mut(&key) {
        picture.used = frame;
        return Some(picture.texture.clone());
    }
    let is_large = pixels[0] * pixels[1] > LARGE;
    let is_new = is_large && !kept.wanted[1].contains(&key);
    if is_large {
        kept.wanted[0].push(key);
    }
    if kept.drawn == A_FRAME || is_new {
        ctx.request_repaint();
        return None;
    }
    kept.drawn += 1;
    if kept.pictures.len() >= KEPT {
        let oldest = kept.pictures.iter().min_by_key(|(_, picture)| picture.used).map(|(key, _)| *key);
        oldest.map(|oldest| kept.pictures.remove(&oldest));
    }
    let texture = ctx.load_texture("figure", draw(figure, hand, pixels, tokens), TextureOptions::LINEAR);
    kept.pictures.insert(key, Picture { texture: texture.clone(), used: frame, _figure: figure.clone() });
    Some(texture)
}

fn draw(figure: &Figure, hand: Hand, [width, height]: [u32; 2], tokens: &Tokens) -> ColorImage {
    let camera = figure.camera(hand);
    let mut canvas = Canvas::clear(width, height);
    let size = glam::Vec2::new(width as f32, height as f32);
    let fit = Fit::of(&figure.bounds(&camera), glam::Vec2::ZERO, size, MARGIN);
    canvas.figure(&figure.draw(&figure.still(), &camera), fit, tokens.figures());
    let (width, height, pixels) = canvas.pixels();
    ColorImage::from_rgba_premultiplied([width as usize, height as usize], pixels)
}
