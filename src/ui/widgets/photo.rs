//! A picture of the person's own, whole, on white paper.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use egui::{ColorImage, Context, CornerRadius, Rect, TextureHandle, TextureOptions, Ui, epaint::RectShape, pos2, vec2};

use crate::picture::Pixels;
use crate::ui::theme;

/// Most pictures whose textures are kept.
const KEPT: usize = 64;

#[derive(Clone, Default)]
struct Textures(Arc<Mutex<HashMap<usize, Texture>>>);

/// The pixels are held, so that their address stays their own.
struct Texture {
    handle: TextureHandle,
    used: u64,
    _pixels: Arc<[u8]>,
}

/// Paints `pixels` into `rect` as large as they fit, with round corners.
pub fn photo(ui: &Ui, rect: Rect, pixels: &Pixels, corner: u8) {
    let (width, height) = (pixels.width as f32, pixels.height as f32);
    let scale = (rect.width() / width).min(rect.height() / height);
    let paper = Rect::from_center_size(rect.center(), vec2(width, height) * scale);
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let texture = texture(ui.ctx(), pixels);
    let shape =
        RectShape::filled(paper, CornerRadius::same(corner), theme::of(ui).paper).with_texture(texture.id(), whole);
    ui.painter_at(rect).add(shape);
}

fn texture(ctx: &Context, pixels: &Pixels) -> TextureHandle {
    let textures = ctx.data_mut(|data| data.get_temp_mut_or_default::<Textures>(egui::Id::unique("photos")).clone());
    let mut kept = textures.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let used = ctx.cumulative_frame_nr();
    let key = pixels.rgba.as_ptr().addr();
    if let Some(texture) = kept.get_mut(&key) {
        texture.used = used;
        return texture.handle.clone();
    }
    if kept.len() >= KEPT {
        let oldest = kept.iter().min_by_key(|(_, texture)| texture.used).map(|(key, _)| *key);
        oldest.map(|oldest| kept.remove(&oldest));
    }
    let size = [pixels.width as usize, pixels.height as usize];
    let image = ColorImage::from_rgba_premultiplied(size, &pixels.rgba);
    let handle =
        ctx.load_texture("photo", image, TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear)));
    kept.insert(key, Texture { handle: handle.clone(), used, _pixels: pixels.rgba.clone() });
    handle
}
