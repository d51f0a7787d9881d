//! How much it hurts, 0 to 10: a soft track with a number for every step. Not answered is not 0.

use egui::{
    Color32, CornerRadius, Mesh, Painter, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::{focus, nudge, words};
use crate::ui::theme::{self, Tokens, Weight, font, motion, radius, size, space};

const TRACK: f32 = 10.0;
const HEIGHT: f32 = 70.0;
const INSET: f32 = 14.0;
const NOT_ANSWERED: &str = "not answered";

/// Asks for a number from 0 (none) to 10 (worst); `None` is "not answered" and stays possible.
///
/// By pointer: tap or drag, and tap the chosen number again to take it back. By keyboard: 0 to 9, End for 10, arrows,
/// Backspace to take it back. `response.changed()` tells of both.
pub fn pain_scale(ui: &mut Ui, label: &str, value: &mut Option<u8>) -> Response {
    heading(ui, label, *value);
    let (rect, mut response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click_and_drag());
    let before = *value;
    take_pointer(rect, &response, value);
    take_keys(ui, &response, value);
    if *value != before {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo {
        value: value.map(f64::from),
        current_text_value: value.is_none().then(|| NOT_ANSWERED.to_owned()),
        ..WidgetInfo::labeled(Role::Slider, ui.is_enabled(), label)
    });
    nudge::declare(ui, &response, 0.0, 10.0, 1.0);
    if ui.is_rect_visible(rect) {
        paint(ui, rect, *value, &response);
    }
    response
}

fn heading(ui: &mut Ui, label: &str, value: Option<u8>) {
    let t = theme::of(ui);
    let (words_right, color) = match value {
        Some(value) => (words::line(ui, &value.to_string(), font(size::DISPLAY, Weight::Bold)), t.text),
        None => (words::line(ui, NOT_ANSWERED, font(size::SMALL, Weight::Regular)), t.muted),
    };
    let room = ui.available_width() - words_right.size().x - space::M;
    let galley = words::wrapped(ui, label, font(size::BODY, Weight::Regular), room);
    let wanted = vec2(ui.available_width(), galley.size().y.max(40.0));
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    words::paint_left(ui.painter(), rect.left_center(), galley, t.muted);
    words::paint_right(ui.painter(), rect.right_center(), words_right, color);
}

fn step_x(rect: Rect, step: f32) -> f32 {
    egui::lerp(rect.left() + INSET..=rect.right() - INSET, step / 10.0)
}

fn take_pointer(rect: Rect, response: &Response, value: &mut Option<u8>) {
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let turn = (pointer.x - rect.left() - INSET) / (rect.width() - 2.0 * INSET);
    let hit = (turn * 10.0).round().clamp(0.0, 10.0) as u8;
    if response.dragged() {
        *value = Some(hit);
    } else if response.clicked() {
        *value = if *value == Some(hit) { None } else { Some(hit) };
    }
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
}

fn take_keys(ui: &Ui, response: &Response, value: &mut Option<u8>) {
    let nudges = nudge::read(ui, response);
    if !nudges.is_empty() {
        *value = Some(match *value {
            Some(value) => nudge::apply(&nudges, f32::from(value), 0.0, 10.0, 1.0) as u8,
            // The first arrow answers with the middle, whichever way it points.
            None => match nudges[0] {
                nudge::Nudge::By(_) => 5,
                other => nudge::apply(&[other], 0.0, 0.0, 10.0, 1.0) as u8,
            },
        });
    }
    *value = nudge::typed(ui, response, 10).or(*value);
    if nudge::is_taken_back(ui, response) {
        *value = None;
    }
}

fn paint(ui: &Ui, rect: Rect, value: Option<u8>, response: &Response) {
    let t = theme::of(ui);
    let painter = ui.painter();
    let track = Rect::from_min_size(pos2(rect.left(), rect.top() + 12.0), vec2(rect.width(), TRACK));
    let lit =
        motion::ease(ui.ctx(), response.id.with("lit"), value.is_some() || response.hovered() || response.has_focus());
    gradient(painter, track, t, lit);
    for step in 0..=10_u8 {
        let x = step_x(rect, f32::from(step));
        let chosen = value == Some(step);
        // Too narrow for eleven numbers: the ends, the middle and the answer.
        if step_x(rect, 1.0) - step_x(rect, 0.0) < 17.0 && step % 5 != 0 && !chosen {
            continue;
        }
        let weight = if chosen { Weight::Bold } else { Weight::Regular };
        let galley = words::line(ui, &step.to_string(), font(size::SMALL, weight));
        let spot = Rect::from_center_size(pos2(x, track.bottom() + 17.0), vec2(20.0, 20.0));
        words::paint_middle(painter, spot, galley, if chosen { t.text } else { t.muted });
    }
    let ends = rect.bottom() - 9.0;
    words::paint_left(
        painter,
        pos2(rect.left(), ends),
        words::line(ui, "none", font(size::FINE, Weight::Regular)),
        t.muted,
    );
    words::paint_right(
        painter,
        pos2(rect.right(), ends),
        words::line(ui, "worst", font(size::FINE, Weight::Regular)),
        t.muted,
    );
    if let Some(value) = value {
        let glide = ui.ctx().animate_value_with_time(
            response.id.with("glide"),
            f32::from(value),
            theme::Motion::of(ui.ctx()).transition(),
        );
        let center = pos2(step_x(rect, glide), track.center().y);
        painter.circle(center, 11.0, t.surface, Stroke::new(3.0, t.text));
    }
    focus::ring(ui, rect.expand2(vec2(5.0, 0.0)), radius::CELL, response);
}

/// The track: none to worst in colour as `lit` grows, quiet while nothing is answered.
fn gradient(painter: &Painter, track: Rect, t: &Tokens, lit: f32) {
    let at = |turn: f32| {
        let [none, middle, worst] = t.pain;
        let color = if turn < 0.5 {
            none.lerp_to_gamma(middle, turn * 2.0)
        } else {
            middle.lerp_to_gamma(worst, turn * 2.0 - 1.0)
        };
        t.sunk.lerp_to_gamma(color, lit)
    };
    let half = TRACK / 2.0;
    painter.rect_filled(track.with_max_x(track.left() + TRACK), CornerRadius::same(radius::ROUND), at(0.0));
    painter.rect_filled(track.with_min_x(track.right() - TRACK), CornerRadius::same(radius::ROUND), at(1.0));
    let inner = track.shrink2(vec2(half, 0.0));
    painter.add(Shape::mesh(strip(inner, at)));
}

fn strip(rect: Rect, color: impl Fn(f32) -> Color32) -> Mesh {
    const STEPS: u8 = 24;
    let mut mesh = Mesh::default();
    for step in 0..=STEPS {
        let turn = f32::from(step) / f32::from(STEPS);
        let x = egui::lerp(rect.x_range(), turn);
        let first = u32::from(step) * 2;
        mesh.colored_vertex(pos2(x, rect.top()), color(turn));
        mesh.colored_vertex(pos2(x, rect.bottom()), color(turn));
        if step < STEPS {
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first + 1, first + 3, first + 2);
        }
    }
    mesh
}
