//! Strokes on a grid of 24 by 24, scaled to wherever the icon goes.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, epaint::CubicBezierShape, pos2};

/// A point on the grid.
pub(super) type At = (f32, f32);

/// Draws one icon in one colour.
pub(super) struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
    color: Color32,
    width: f32,
}

impl<'a> Pen<'a> {
    pub(super) fn new(painter: &'a Painter, rect: Rect, color: Color32) -> Self {
        let side = rect.width().min(rect.height());
        let square = Rect::from_center_size(rect.center(), egui::Vec2::splat(side));
        Self { painter, origin: square.min, scale: side / 24.0, color, width: (side * 0.088).max(1.4) }
    }

    /// The logo's weight.
    pub(super) fn heavy(self) -> Self {
        Self { width: self.width * 1.9, ..self }
    }

    fn at(&self, (x, y): At) -> Pos2 {
        self.origin + egui::vec2(x, y) * self.scale
    }

    fn ends(&self, points: impl IntoIterator<Item = Pos2>) {
        for point in points {
            self.painter.circle_filled(point, self.width / 2.0, self.color);
        }
    }

    fn stroke(&self) -> Stroke {
        Stroke::new(self.width, self.color)
    }

    /// An open line with round joints.
    pub(super) fn line(&self, points: &[At]) {
        let points: Vec<_> = points.iter().map(|&point| self.at(point)).collect();
        for pair in points.windows(2) {
            self.painter.line_segment([pair[0], pair[1]], self.stroke());
        }
        self.ends(points);
    }

    /// A closed line with round joints.
    pub(super) fn outline(&self, points: &[At]) {
        self.line(&[points, &points[..1]].concat());
    }

    /// A box with rounded corners.
    pub(super) fn rounded(&self, from: At, to: At, radius: f32) {
        let rect = Rect::from_two_pos(self.at(from), self.at(to));
        let points = rounded_outline(rect, radius * self.scale);
        self.painter.add(Shape::closed_line(points, self.stroke()));
    }

    /// A circle.
    pub(super) fn circle(&self, center: At, radius: f32) {
        // egui strokes a circle on its outside; ours runs along the middle, as every other line does.
        let inner = radius * self.scale - self.width / 2.0;
        self.painter.circle_stroke(self.at(center), inner, self.stroke());
    }

    /// A filled circle.
    pub(super) fn dot(&self, center: At, radius: f32) {
        self.painter.circle_filled(self.at(center), radius * self.scale, self.color);
    }

    /// Part of a circle, clockwise, in degrees from three o'clock.
    pub(super) fn arc(&self, center: At, radius: f32, from: f32, to: f32) {
        let points: Vec<_> = (0_u8..=24)
            .map(|step| {
                let angle = (from + (to - from) * f32::from(step) / 24.0).to_radians();
                self.at((center.0 + radius * angle.cos(), center.1 + radius * angle.sin()))
            })
            .collect();
        self.curve(points);
    }

    /// A cubic curve: from, two handles, to.
    pub(super) fn cubic(&self, points: [At; 4]) {
        let points = points.map(|point| self.at(point));
        let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::NONE);
        self.curve(curve.flatten(Some(0.05)));
    }

    fn curve(&self, points: Vec<Pos2>) {
        let (first, last) = (points[0], points[points.len() - 1]);
        self.painter.add(Shape::line(points, self.stroke()));
        self.ends([first, last]);
    }

    /// A filled convex shape with softened corners.
    pub(super) fn filled(&self, points: &[At]) {
        let points: Vec<_> = points.iter().map(|&point| self.at(point)).collect();
        let stroke = Stroke::new(self.width * 0.8, self.color);
        self.painter.add(Shape::convex_polygon(points.clone(), self.color, stroke));
        for point in points {
            self.painter.circle_filled(point, stroke.width / 2.0, self.color);
        }
    }
}

fn rounded_outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let corners = [
        (pos2(rect.max.x - radius, rect.min.y + radius), -90.0_f32),
        (pos2(rect.max.x - radius, rect.max.y - radius), 0.0),
        (pos2(rect.min.x + radius, rect.max.y - radius), 90.0),
        (pos2(rect.min.x + radius, rect.min.y + radius), 180.0),
    ];
    corners
        .into_iter()
        .flat_map(|(center, from)| {
            (0_u8..=6).map(move |step| {
                let angle = (from + 15.0 * f32::from(step)).to_radians();
                center + radius * egui::vec2(angle.cos(), angle.sin())
            })
        })
        .collect()
}
