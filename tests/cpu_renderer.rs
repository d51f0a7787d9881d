//! Pictures of the interface without a window, a driver or a graphics card: the same triangles egui would send to one,
//! filled by a small rasteriser. The same input gives the same bytes on every machine.

use std::collections::HashMap;

use egui::{
    Color32, FullOutput, TextureId, TexturesDelta,
    epaint::{ColorImage, ImageData, Mesh, Primitive, Vertex},
};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Colour with premultiplied alpha, each channel 0 to 1, in gamma space as egui blends.
type Rgba = [f32; 4];

/// Renders for `egui_kittest`: `Harness::builder().renderer(CpuRenderer::default())`.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, parts) in delta.set.drain() {
            for part in parts {
                let ImageData::Color(image) = &part.image;
                match part.pos {
                    None => {
                        self.textures.insert(id, Texture::new(image));
                    }
                    Some(corner) => {
                        if let Some(texture) = self.textures.get_mut(&id) {
                            texture.patch(corner, image);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &egui::Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        // As the window clears itself.
        let ground = rgba(ctx.global_style().visuals.panel_fill);
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize, ground);
        for shape in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = shape.primitive else { continue };
            if let Some(texture) = self.textures.get(&mesh.texture_id) {
                canvas.mesh(&mesh, texture, shape.clip_rect * scale, scale);
            }
        }
        canvas.into_image()
    }
}

struct Texture {
    width: usize,
    height: usize,
    texels: Vec<Rgba>,
}

impl Texture {
    fn new(image: &ColorImage) -> Self {
        Self { width: image.width(), height: image.height(), texels: image.pixels.iter().copied().map(rgba).collect() }
    }

    fn patch(&mut self, [x, y]: [usize; 2], image: &ColorImage) {
        for row in 0..image.height() {
            for column in 0..image.width() {
                let texel = rgba(image.pixels[row * image.width() + column]);
                self.texels[(y + row) * self.width + x + column] = texel;
            }
        }
    }

    /// Bilinear, clamped to the edge.
    fn sample(&self, u: f32, v: f32) -> Rgba {
        let x = (u * self.width as f32 - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (v * self.height as f32 - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let at = |x: usize, y: usize| self.texels[y * self.width + x];
        let (fx, fy) = (x - left as f32, y - top as f32);
        let (upper, lower) = (mix(at(left, top), at(right, top), fx), mix(at(left, bottom), at(right, bottom), fx));
        mix(upper, lower, fy)
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Rgba>,
}

/// A corner of a triangle: place in pixels, colour, texture coordinates.
#[derive(Clone, Copy)]
struct Corner {
    at: (f32, f32),
    color: Rgba,
    uv: (f32, f32),
}

impl Canvas {
    fn new(width: usize, height: usize, ground: Rgba) -> Self {
        Self { width, height, pixels: vec![ground; width * height] }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: egui::Rect, scale: f32) {
        let corner = |vertex: &Vertex| Corner {
            at: (vertex.pos.x * scale, vertex.pos.y * scale),
            color: rgba(vertex.color),
            uv: (vertex.uv.x, vertex.uv.y),
        };
        for triangle in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|index| corner(&mesh.vertices[triangle[index] as usize]));
            self.triangle(corners, texture, clip);
        }
    }

    fn triangle(&mut self, mut corners: [Corner; 3], texture: &Texture, clip: egui::Rect) {
        let mut whole = area(corners[0].at, corners[1].at, corners[2].at);
        if whole == 0.0 {
            return;
        }
        if whole < 0.0 {
            corners.swap(1, 2);
            whole = -whole;
        }
        let paint = Paint::new(&corners, texture);
        let edge = |from: usize, to: usize| Edge::new(corners[from].at, corners[to].at);
        let edges = [edge(1, 2), edge(2, 0), edge(0, 1)];
        let (across, down) = self.bounds(&corners, clip);
        let (mut y, bottom) = (down.start, down.end);
        // Plain loops: this is the hot part, and tests run without optimisation.
        while y < bottom {
            let mut x = across.start;
            while x < across.end {
                let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
                let (wa, wb, wc) = (edges[0].side(px, py), edges[1].side(px, py), edges[2].side(px, py));
                if edges[0].covers(wa) && edges[1].covers(wb) && edges[2].covers(wc) {
                    let source = paint.at(wa / whole, wb / whole, wc / whole);
                    let under = &mut self.pixels[y * self.width + x];
                    let through = 1.0 - source[3];
                    under[0] = source[0] + under[0] * through;
                    under[1] = source[1] + under[1] * through;
                    under[2] = source[2] + under[2] * through;
                    under[3] = source[3] + under[3] * through;
                }
                x += 1;
            }
            y += 1;
        }
    }

    /// The pixels a triangle may touch, within `clip` and the canvas.
    fn bounds(&self, corners: &[Corner; 3], clip: egui::Rect) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let range = |values: [f32; 3], from: f32, to: f32, most: usize| {
            let least = values.into_iter().fold(f32::INFINITY, f32::min).floor().max(from.round()).max(0.0);
            let greatest = values.into_iter().fold(f32::NEG_INFINITY, f32::max).ceil().min(to.round()).min(most as f32);
            least as usize..(greatest.max(0.0) as usize).max(least as usize)
        };
        (
            range(corners.map(|corner| corner.at.0), clip.min.x, clip.max.x, self.width),
            range(corners.map(|corner| corner.at.1), clip.min.y, clip.max.y, self.height),
        )
    }

    fn into_image(self) -> Result<RgbaImage, String> {
        let bytes =
            self.pixels.iter().flatten().map(|channel| (channel.clamp(0.0, 1.0) * 255.0).round() as u8).collect();
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
            .ok_or_else(|| "the picture has no size".into())
    }
}

/// What fills a triangle. Most are of one colour, which is then worked out once.
enum Paint<'a> {
    Solid(Rgba),
    Blend([Corner; 3], &'a Texture),
}

impl<'a> Paint<'a> {
    #[expect(clippy::float_cmp, reason = "equal to the bit, or else a blend")]
    fn new(corners: &[Corner; 3], texture: &'a Texture) -> Self {
        let [a, b, c] = corners;
        if a.uv == b.uv && b.uv == c.uv && a.color == b.color && b.color == c.color {
            let texel = texture.sample(a.uv.0, a.uv.1);
            Self::Solid(std::array::from_fn(|channel| texel[channel] * a.color[channel]))
        } else {
            Self::Blend(*corners, texture)
        }
    }

    fn at(&self, wa: f32, wb: f32, wc: f32) -> Rgba {
        match self {
            Self::Solid(color) => *color,
            Self::Blend([first, second, third], texture) => {
                let u = first.uv.0 * wa + second.uv.0 * wb + third.uv.0 * wc;
                let v = first.uv.1 * wa + second.uv.1 * wb + third.uv.1 * wc;
                let texel = texture.sample(u, v);
                std::array::from_fn(|channel| {
                    let tint = first.color[channel] * wa + second.color[channel] * wb + third.color[channel] * wc;
                    texel[channel] * tint
                })
            }
        }
    }
}

/// One side of a triangle.
struct Edge {
    from: (f32, f32),
    along: (f32, f32),
    /// The top-left rule: a pixel on an edge that two triangles share belongs to one of them.
    owns: bool,
}

impl Edge {
    #[expect(clippy::float_cmp, reason = "level to the bit, as its neighbour computes it")]
    fn new(from: (f32, f32), to: (f32, f32)) -> Self {
        let owns = to.1 < from.1 || (to.1 == from.1 && to.0 > from.0);
        Self { from, along: (to.0 - from.0, to.1 - from.1), owns }
    }

    /// Positive inside.
    fn side(&self, x: f32, y: f32) -> f32 {
        self.along.0 * (y - self.from.1) - self.along.1 * (x - self.from.0)
    }

    fn covers(&self, side: f32) -> bool {
        side > 0.0 || (side == 0.0 && self.owns)
    }
}

/// Twice the signed area; positive when clockwise with y down.
fn area(a: (f32, f32), b: (f32, f32), c: (f32, f32)) -> f32 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

fn rgba(color: Color32) -> Rgba {
    color.to_array().map(|channel| f32::from(channel) / 255.0)
}

fn mix(from: Rgba, to: Rgba, turn: f32) -> Rgba {
    std::array::from_fn(|channel| from[channel] * (1.0 - turn) + to[channel] * turn)
}
