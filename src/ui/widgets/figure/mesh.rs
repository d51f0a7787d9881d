//! A draw list as triangles. Every edge is as soft as a pixel is wide; shapes of one limb overlap, so no seam shows.

use egui::{Color32, Mesh, Pos2, Vec2, epaint::Vertex};

use crate::figure::draw_list::{DrawList, Fit};
use crate::ui::theme::tokens::{self, Tokens};

/// The triangles of `list`. `pixel` is the width of a pixel in points.
pub fn mesh(list: &DrawList, fit: Fit, theme: &Tokens, pixel: f32) -> Mesh {
    let palette = theme.figures();
    let mut mesh = Mesh::default();
    mesh.vertices.reserve(list.shapes.len() * 44);
    mesh.indices.reserve(list.shapes.len() * 190);
    let mut outline = Vec::with_capacity(64);
    for shape in &list.shapes {
        shape.form.outline(fit, &mut outline);
        let color = tokens::of_figure(palette.color(shape.ink, shape.shadow)).gamma_multiply(shape.alpha);
        soft(&mut mesh, &outline, color, pixel);
    }
    mesh
}

/// A convex polygon whose edge fades over one pixel.
fn soft(mesh: &mut Mesh, outline: &[glam::Vec2], color: Color32, pixel: f32) {
    let count = outline.len();
    if count < 3 {
        return;
    }
    let first = mesh.vertices.len() as u32;
    let mut before = outline[count - 1];
    for (number, at) in outline.iter().enumerate() {
        let after = outline[(number + 1) % count];
        // Outward where points run clockwise on a screen.
        let along = (after - before).normalize_or_zero();
        let out = Vec2::new(along.y, -along.x) * (pixel * 0.5);
        let at_pos = Pos2::new(at.x, at.y);
        mesh.vertices.push(Vertex::untextured(at_pos - out, color));
        mesh.vertices.push(Vertex::untextured(at_pos + out, Color32::TRANSPARENT));
        before = *at;
    }
    let count = count as u32;
    for number in 1..count - 1 {
        mesh.add_triangle(first, first + 2 * number, first + 2 * (number + 1));
    }
    for number in 0..count {
        let (here, next) = (first + 2 * number, first + 2 * ((number + 1) % count));
        mesh.add_triangle(here, next, here + 1);
        mesh.add_triangle(next, next + 1, here + 1);
    }
}
