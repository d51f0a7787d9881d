//! A figure that moves and can be turned: by dragging, by a double click to face it, by a button to the other side.

use std::sync::{Arc, LazyLock};

use egui::{Context, Id, Painter, Rect, Response, Role, Sense, Ui, WidgetInfo, emath::easing};
use glam::Vec2;

use super::mesh::mesh;
use crate::figure::draw_list::{Bounds, Fit};
use crate::figure::skeleton::Part;
use crate::figure::{Camera, Figure, Moment, Zone};
use crate::ui::theme::{self, Motion};

/// Around a figure, in parts of the smaller side of its stage.
const MARGIN: f32 = 0.1;
/// Degrees that a drag of one point turns.
const TURN: f32 = 0.45;
/// Seconds that a turned figure takes on its way back: slowly, as a body turns, not as a switch flips.
const BACK: f32 = 0.7;

/// How a person has turned a figure.
#[derive(Debug, Clone, Copy, Default)]
struct Turned {
    /// Degrees, by dragging; back to none when let go.
    dragged: f32,
    /// Whether one looks at its front.
    faces: bool,
}

/// From where a figure is seen, and what is hatched on it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// From where, before the person turns it.
    pub camera: &'a Camera,
    /// Whether from the other side.
    pub behind: bool,
    /// What is never pressed.
    pub zones: &'a [Zone],
}

/// A standing body from behind and from the front, with every zone hatched that is never pressed.
pub fn never_map(ui: &mut Ui, size: egui::Vec2) -> Response {
    static BODY: LazyLock<Arc<Figure>> = LazyLock::new(|| Arc::new(Figure::standing()));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let label = "A body from behind and from the front; hatched is what is never pressed";
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, label));
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, theme::radius::CARD, theme::of(ui).stage);
        let painter = ui.painter_at(rect);
        let (left, right) = rect.split_left_right_at_fraction(0.5);
        for (half, yaw) in [(left, -90.0), (right, 90.0)] {
            let camera = &Camera::new(yaw, 4.0);
            let view = View { camera, behind: false, zones: &Zone::ALL };
            let id = response.id.with(yaw as i32);
            one(ui, &painter, half.shrink(8.0), &BODY, &Moment::still(0.0), &view, id);
            let words = if yaw < 0.0 { "Back" } else { "Front" };
            let at = half.left_top() + egui::vec2(14.0, 12.0);
            let font = theme::font(theme::size::SMALL, theme::Weight::Semibold);
            painter.text(at, egui::Align2::LEFT_TOP, words, font, theme::of(ui).muted);
        }
    }
    response
}

/// Room for what stands in the corners of a stage, in points.
const CORNER: f32 = 30.0;

/// What is shown of the movement.
#[derive(Debug, Clone, Copy)]
pub enum Ends {
    /// This moment.
    Moment(Moment),
    /// The first and the last key frame beside or below each other, for those who want no motion.
    Both,
}

/// Draws `figure` on a stage, turned as the person likes it; `response` is that of the stage. `view` says from where, and what
/// is hatched.
pub fn on_stage(ui: &Ui, response: &Response, figure: &Arc<Figure>, shown: Ends, view: &View<'_>) {
    let View { camera, behind, zones } = *view;
    let id = response.id.with("turned");
    let mut turned: Turned = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let reduced = Motion::of(ui.ctx()) == Motion::Reduced;
    if response.dragged() {
        turned.dragged += response.drag_delta().x * TURN;
    } else if !reduced {
        turned.dragged = 0.0;
    }
    if response.double_clicked() {
        turned = Turned { dragged: 0.0, faces: !turned.faces };
    }
    ui.data_mut(|data| data.insert_temp(id, turned));
    let facing = if turned.faces { facing(figure, camera, shown) } else { 0.0 };
    let wanted = turned.dragged + facing + if behind { 180.0 } else { 0.0 };
    let seconds = if response.dragged() || reduced { 0.0 } else { BACK };
    let turn = ease(ui.ctx(), id.with("ease"), wanted, seconds);
    let camera = &camera.turned(turn);
    let view = &View { camera, behind, zones };
    let painter = ui.painter_at(response.rect);
    let t = theme::of(ui);
    match shown {
        Ends::Moment(moment) => one(ui, &painter, response.rect, figure, &moment, view, response.id),
        Ends::Both => {
            let [first, last] = figure.ends();
            let stage = response.rect;
            let gap = stage.width().min(stage.height()) * 0.02;
            let (left, right) = stage.split_left_right_at_fraction(0.5);
            let beside = [left.with_max_x(left.right() - gap), right.with_min_x(right.left() + gap)];
            // Below each other they would stand under the chips in the corners of the stage.
            let (top, bottom) = stage.shrink2(egui::vec2(0.0, CORNER)).split_top_bottom_at_fraction(0.5);
            let below = [top.with_max_y(top.bottom() - gap), bottom.with_min_y(bottom.top() + gap)];
            let scale = |half: Rect| fit(ui.ctx(), response.id, figure, camera, half).scale;
            // Whichever way they are larger; one who stands is best beside, one who lies often below.
            let (places, arrow) = if scale(below[0]) > scale(beside[0]) {
                (below, super::super::Icon::ChevronDown)
            } else {
                (beside, super::super::Icon::ChevronRight)
            };
            for (place, moment) in places.into_iter().zip([first, last]) {
                one(ui, &painter, place, figure, &moment, view, response.id);
            }
            let side = (stage.height() * 0.05).clamp(12.0, 28.0);
            let place = Rect::from_center_size(stage.center(), egui::Vec2::splat(side));
            super::super::icons::paint(&painter, arrow, place, t.muted);
        }
    }
}

/// Draws one moment of a figure so that it fills `rect`.
fn one(ui: &Ui, painter: &Painter, rect: Rect, figure: &Arc<Figure>, moment: &Moment, view: &View<'_>, id: Id) {
    let fit = fit(ui.ctx(), id, figure, view.camera, rect);
    let pixel = 1.0 / ui.ctx().pixels_per_point();
    painter.add(mesh(&figure.draw_with(moment, view.camera, view.zones), fit, theme::of(ui), pixel));
}

/// What was worked out for a figure and a view.
#[derive(Clone, Copy)]
struct Known {
    figure: usize,
    camera: Camera,
    bounds: Bounds,
}

/// Where the figure goes, so that all of its movement is in view. Worked out again only when it turns.
fn fit(ctx: &Context, id: Id, figure: &Arc<Figure>, camera: &Camera, rect: Rect) -> Fit {
    let id = id.with("bounds");
    let known: Option<Known> = ctx.data(|data| data.get_temp(id));
    let bounds = match known {
        Some(known) if known.figure == Arc::as_ptr(figure).addr() && known.camera == *camera => known.bounds,
        _ => {
            let bounds = figure.bounds(camera);
            let known = Known { figure: Arc::as_ptr(figure).addr(), camera: *camera, bounds };
            ctx.data_mut(|data| data.insert_temp(id, known));
            bounds
        }
    };
    Fit::of(&bounds, Vec2::new(rect.left(), rect.top()), Vec2::new(rect.width(), rect.height()), MARGIN)
}

/// Degrees to turn so that the body's front is seen; none for one that lies on its back or front.
fn facing(figure: &Figure, camera: &Camera, shown: Ends) -> f32 {
    let along = match shown {
        Ends::Moment(moment) => moment.along,
        Ends::Both => 0.0,
    };
    let front = figure.body(along).bone(Part::Chest).axes.x_axis;
    if front.truncate().length() < 0.4 {
        return 0.0;
    }
    let wanted = front.x.atan2(-front.y).to_degrees();
    let turn = (wanted - camera.yaw + 180.0).rem_euclid(360.0) - 180.0;
    // A mirrored picture turns the other way.
    if camera.hand == crate::figure::Hand::Left { -turn } else { turn }
}

/// Eases towards `wanted` and asks for frames while on the way.
fn ease(ctx: &Context, id: Id, wanted: f32, seconds: f32) -> f32 {
    #[derive(Clone, Copy)]
    struct Way {
        from: f32,
        to: f32,
        since: f64,
    }
    let now = ctx.input(|input| input.time);
    let way: Option<Way> = ctx.data(|data| data.get_temp(id));
    let at = |way: &Way| {
        let share = if seconds > 0.0 { ((now - way.since) as f32 / seconds).clamp(0.0, 1.0) } else { 1.0 };
        way.from + (way.to - way.from) * easing::cubic_out(share)
    };
    let way = match way {
        Some(way) if (way.to - wanted).abs() < 1e-4 && seconds > 0.0 => way,
        Some(way) if seconds > 0.0 => Way { from: at(&way), to: wanted, since: now },
        _ => Way { from: wanted, to: wanted, since: now },
    };
    ctx.data_mut(|data| data.insert_temp(id, way));
    let angle = at(&way);
    if (angle - way.to).abs() > 0.05 {
        ctx.request_repaint_after(std::time::Duration::from_millis(33));
    }
    angle
}
