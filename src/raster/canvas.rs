//! Pixels to draw figures and words into.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, VariableFont, point};
use glam::Vec2;
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, PremultipliedColorU8, Transform};

use crate::figure::draw_list::{DrawList, Fit};
use crate::figure::palette::{Palette, Rgb};
use crate::figure::{Camera, Figure, Moment};

/// What a picture looks like.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The colours of figures.
    pub palette: Palette,
    /// Behind everything.
    pub ground: Rgb,
    /// Behind a figure.
    pub stage: Rgb,
    /// Words.
    pub text: Rgb,
    /// A variable font in TrueType form.
    pub font: &'static [u8],
}

/// Pixels.
pub struct Canvas {
    pixels: Pixmap,
}

/// Around a figure, in parts of the smaller side.
pub const MARGIN: f32 = 0.08;
/// Largest side of a picture, in pixels.
pub const MAX_SIDE: u32 = 8192;

impl Canvas {
    /// A canvas of one colour; sides are held within 1 and [`MAX_SIDE`].
    ///
    /// # Panics
    /// Never: a canvas of these sides can be had.
    pub fn new(width: u32, height: u32, ground: Rgb) -> Self {
        let mut canvas = Self::clear(width, height);
        canvas.pixels.fill(tiny_skia::Color::from_rgba8(ground.0, ground.1, ground.2, 255));
        canvas
    }

    /// A canvas that one looks through.
    ///
    /// # Panics
    /// Never: a canvas of these sides can be had.
    pub fn clear(width: u32, height: u32) -> Self {
        let side = |pixels: u32| pixels.clamp(1, MAX_SIDE);
        Self { pixels: Pixmap::new(side(width), side(height)).expect("sides within bounds") }
    }

    /// Fills a rectangle with rounded corners.
    pub fn panel(&mut self, at: Vec2, size: Vec2, radius: f32, color: Rgb) {
        let mut path = PathBuilder::new();
        let corners = [(at.x + size.x, at.y), (at.x + size.x, at.y + size.y), (at.x, at.y + size.y), (at.x, at.y)];
        let inward = [(-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (1.0, 1.0)];
        let middles = corners.iter().zip(inward).map(|((x, y), (dx, dy))| Vec2::new(x + dx * radius, y + dy * radius));
        for (number, middle) in middles.enumerate() {
            for step in 0..=8_u8 {
                let angle = (number as f32 - 1.0 + f32::from(step) / 8.0) * std::f32::consts::FRAC_PI_2;
                let at = middle + Vec2::from_angle(angle) * radius;
                if number == 0 && step == 0 { path.move_to(at.x, at.y) } else { path.line_to(at.x, at.y) }
            }
        }
        path.close();
        self.fill(path, color, 1.0);
    }

    /// Draws a figure.
    pub fn figure(&mut self, list: &DrawList, fit: Fit, palette: Palette) {
        let mut outline = Vec::new();
        for shape in &list.shapes {
            shape.form.outline(fit, &mut outline);
            let mut path = PathBuilder::new();
            for (number, at) in outline.iter().enumerate() {
                if number == 0 { path.move_to(at.x, at.y) } else { path.line_to(at.x, at.y) }
            }
            path.close();
            self.fill(path, palette.color(shape.ink, shape.shadow), shape.alpha);
        }
    }

    /// Draws a figure at a moment so that it fills a canvas of `size`: what it touches and where it goes is all in view.
    pub fn moment(&mut self, figure: &Figure, moment: &Moment, camera: &Camera, size: Vec2, look: &Look) {
        let fit = Fit::of(&figure.bounds(camera), Vec2::ZERO, size, MARGIN);
        self.figure(&figure.draw(moment, camera), fit, look.palette);
    }

    /// Puts another canvas on this one.
    pub fn paste(&mut self, other: &Self, at: Vec2) {
        let paint = tiny_skia::PixmapPaint::default();
        self.pixels.draw_pixmap(at.x as i32, at.y as i32, other.pixels.as_ref(), &paint, Transform::identity(), None);
    }

    /// One line of words, centred at `middle`, made smaller where it would be wider than `width`.
    pub fn words(&mut self, words: &str, middle: Vec2, size: f32, width: f32, look: &Look) {
        let Ok(mut font) = FontRef::try_from_slice(look.font) else { return };
        font.set_variation(b"wght", 500.0);
        let wide = |size: f32| {
            let scaled = font.as_scaled(PxScale::from(size));
            words.chars().map(|letter| scaled.h_advance(scaled.glyph_id(letter))).sum::<f32>()
        };
        let size = size * (width / wide(size).max(1.0)).min(1.0);
        let scaled = font.as_scaled(PxScale::from(size));
        let mut x = middle.x - wide(size) / 2.0;
        let baseline = middle.y + f32::midpoint(scaled.ascent(), scaled.descent());
        for letter in words.chars() {
            let glyph = scaled.glyph_id(letter).with_scale_and_position(PxScale::from(size), point(x, baseline));
            x += scaled.h_advance(glyph.id);
            if let Some(outlined) = font.outline_glyph(glyph) {
                let corner = outlined.px_bounds().min;
                let corner = (corner.x as i32, corner.y as i32);
                outlined.draw(|dx, dy, cover| {
                    self.blend(corner.0 + dx.cast_signed(), corner.1 + dy.cast_signed(), look.text, cover);
                });
            }
        }
    }

    /// As a PNG file.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    pub fn png(&self) -> Vec<u8> {
        self.pixels.encode_png().expect("memory takes it")
    }

    /// Width, height and premultiplied pixels, four bytes each.
    pub fn pixels(&self) -> (u32, u32, &[u8]) {
        (self.pixels.width(), self.pixels.height(), self.pixels.data())
    }

    fn fill(&mut self, path: PathBuilder, color: Rgb, alpha: f32) {
        let Some(path) = path.finish() else { return };
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color_rgba8(color.0, color.1, color.2, (alpha * 255.0).round() as u8);
        self.pixels.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    fn blend(&mut self, x: i32, y: i32, color: Rgb, cover: f32) {
        let (width, height) = (self.pixels.width().cast_signed(), self.pixels.height().cast_signed());
        if !(0..width).contains(&x) || !(0..height).contains(&y) {
            return;
        }
        let at = (y * width + x) as usize;
        let under = self.pixels.pixels()[at];
        let cover = cover.clamp(0.0, 1.0);
        let channel = |over: u8, under: u8| (f32::from(over) * cover + f32::from(under) * (1.0 - cover)).round() as u8;
        let alpha = channel(255, under.alpha());
        let mixed = PremultipliedColorU8::from_rgba(
            channel(color.0, under.red()).min(alpha),
            channel(color.1, under.green()).min(alpha),
            channel(color.2, under.blue()).min(alpha),
            alpha,
        );
        if let Some(mixed) = mixed {
            self.pixels.pixels_mut()[at] = mixed;
        }
    }
}
