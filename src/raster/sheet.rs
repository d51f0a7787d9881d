//! Every figure with its name on one page.

use glam::Vec2;

use super::canvas::{Canvas, Look};
use crate::figure::{Camera, Figure};

/// A figure on a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// The figure; `None` leaves an empty stage.
    pub figure: Option<&'a Figure>,
    /// The view; the figure's own when left out.
    pub camera: Option<Camera>,
}

const COLUMNS: usize = 6;
const CELL: Vec2 = Vec2::new(300.0, 250.0);
const STAGE: Vec2 = Vec2::new(280.0, 200.0);
const MARGIN: f32 = 20.0;

/// The page.
pub fn sheet(entries: &[Entry<'_>], look: &Look) -> Canvas {
    let columns = COLUMNS.min(entries.len()).max(1);
    let rows = entries.len().div_ceil(columns);
    let size = Vec2::new(columns as f32, rows as f32) * CELL + 2.0 * MARGIN;
    let mut canvas = Canvas::new(size.x as u32, size.y as u32, look.ground);
    for (number, entry) in entries.iter().enumerate() {
        let corner = Vec2::splat(MARGIN) + Vec2::new((number % columns) as f32, (number / columns) as f32) * CELL;
        let at = corner + Vec2::new((CELL.x - STAGE.x) / 2.0, 4.0);
        if let Some(figure) = entry.figure {
            let mut picture = Canvas::new(STAGE.x as u32, STAGE.y as u32, look.stage);
            still(&mut picture, figure, entry.camera, STAGE, look);
            canvas.paste(&picture, at);
        } else {
            canvas.panel(at, STAGE, 14.0, look.stage);
        }
        let middle = Vec2::new(corner.x + CELL.x / 2.0, at.y + STAGE.y + 18.0);
        canvas.words(entry.name, middle, 17.0, CELL.x - 24.0, look);
    }
    canvas
}

/// The most telling moment of a figure, filling `size`.
pub fn still(canvas: &mut Canvas, figure: &Figure, camera: Option<Camera>, size: Vec2, look: &Look) {
    let camera = camera.unwrap_or_else(|| figure.camera(crate::figure::Hand::Right));
    let moment = figure.still();
    canvas.moment(figure, &moment, &camera, size, look);
}
