//! A body whose parts can be marked: how strong it is where.

mod shapes;

use std::collections::BTreeMap;

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use self::shapes::{Slices, limbs, outline, strip, zone};
use super::{ScaleTone, focus, nudge, words};
use crate::domain::journal::{Aspect, Place, Zone};
use crate::domain::quantity::PainScore;
use crate::domain::side::Side;
use crate::ui::theme::{self, Weight, font, motion, radius, size};

/// How strong a mark is that was just made: the middle, from where it is moved.
const FIRST: u8 = 5;

/// Shows the body from `aspect` with its `marks`. A place that is pressed is marked, or no longer; with the keyboard on it,
/// arrows say how strong. Seen from the front, right is on the left, as on the charts of clinicians.
pub fn body_map(ui: &mut Ui, aspect: Aspect, marks: &mut BTreeMap<Place, PainScore>) -> Response {
    let (rect, mut response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let body = Body::in_rect(rect.shrink2(vec2(12.0, 22.0)));
    paint_body(ui, &body);
    sides(ui, rect, aspect);
    let before = marks.clone();
    for place in Place::seen_from(aspect) {
        part(ui, &body, (aspect, place), marks);
    }
    if *marks != before {
        response.mark_changed();
    }
    response
}

/// A body as it stands on screen.
struct Body {
    /// The top of its head.
    top: Pos2,
    scale: f32,
}

impl Body {
    fn in_rect(rect: Rect) -> Self {
        let scale = (rect.height() / shapes::HEIGHT).min(rect.width() / shapes::WIDTH);
        let top = pos2(rect.center().x, rect.center().y - shapes::HEIGHT * scale / 2.0);
        Self { top, scale }
    }

    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.top + vec2(x, y) * self.scale
    }

    /// Points down the left edge, and down the right one.
    fn edges(&self, slices: Slices, mirror: f32) -> (Vec<Pos2>, Vec<Pos2>) {
        let smooth = shapes::smooth(slices);
        let one = |x: fn(&[f32; 3]) -> f32| smooth.iter().map(|slice| self.at(mirror * x(slice), slice[0])).collect();
        (one(|slice| slice[1]), one(|slice| slice[2]))
    }
}

fn paint_body(ui: &Ui, body: &Body) {
    let t = theme::of(ui);
    for (slices, mirrors) in limbs() {
        for mirror in mirrors {
            let (left, right) = body.edges(slices, *mirror);
            strip(ui.painter(), &left, &right, t.body);
        }
    }
}

/// Which side is which.
fn sides(ui: &Ui, rect: Rect, aspect: Aspect) {
    let t = theme::of(ui);
    let (left, right) = if aspect == Aspect::Back { ("Left", "Right") } else { ("Right", "Left") };
    let inner = rect.shrink(18.0);
    let line = |said| words::line(ui, said, font(size::SMALL, Weight::Medium));
    words::paint_left(ui.painter(), pos2(inner.left(), inner.top() + 8.0), line(left), t.muted);
    words::paint_right(ui.painter(), pos2(inner.right(), inner.top() + 8.0), line(right), t.muted);
}

const fn mirror_of(aspect: Aspect, place: Place) -> f32 {
    match (place, aspect) {
        (Place::Of(_, Side::Left), Aspect::Back) | (Place::Of(_, Side::Right), Aspect::Front) => -1.0,
        _ => 1.0,
    }
}

fn part(ui: &Ui, body: &Body, (aspect, place): (Aspect, Place), marks: &mut BTreeMap<Place, PainScore>) {
    let (left, right) = body.edges(zone(place), mirror_of(aspect, place));
    let rect = reach_of(place, body, Rect::from_points(&left).union(Rect::from_points(&right)));
    let response = ui.interact(rect, ui.scope_id().with(("place", place)), Sense::click());
    let nudges = nudge::read(ui, &response);
    if response.clicked() {
        if marks.remove(&place).is_none() {
            marks.extend(PainScore::new(FIRST).map(|score| (place, score)));
        }
        response.request_focus();
    } else if !nudges.is_empty() {
        let start = marks.get(&place).map_or(0.0, |score| f32::from(score.get()));
        let moved = nudge::apply(&nudges, start, 0.0, 10.0, 1.0) as u8;
        marks.extend(PainScore::new(moved).map(|score| (place, score)));
    }
    let score = marks.get(&place).copied();
    response.widget_info(|| WidgetInfo {
        value: score.map(|score| f64::from(score.get())),
        ..WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), score.is_some(), place.words())
    });
    nudge::declare(ui, &response, 0.0, 10.0, 1.0);
    paint_part(ui, (&left, &right), score, &response);
    if let Some(score) = score {
        response.on_hover_text(format!("{}, {}", place.words(), score.get()));
    } else {
        response.on_hover_text(place.words());
    }
}

/// The outer sides are narrow: they are pressed beside the body, too.
fn reach_of(place: Place, body: &Body, rect: Rect) -> Rect {
    match place {
        Place::Of(Zone::SideHip | Zone::OuterThigh, _) => {
            let outside = 16.0 * body.scale;
            if rect.center().x < body.top.x {
                rect.with_min_x(rect.left() - outside)
            } else {
                rect.with_max_x(rect.right() + outside)
            }
        }
        _ => rect,
    }
}

fn paint_part(ui: &Ui, (left, right): (&[Pos2], &[Pos2]), score: Option<PainScore>, response: &Response) {
    let t = theme::of(ui);
    let painter: &Painter = ui.painter();
    let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
    let fill = match score {
        Some(score) => ScaleTone::Pain.color(t, f32::from(score.get()) / 10.0),
        None => Color32::TRANSPARENT.lerp_to_gamma(t.body_line, warmth * 0.35),
    };
    if fill != Color32::TRANSPARENT {
        strip(painter, left, right, fill);
    }
    outline(painter, left, right, Stroke::new(1.5, t.body_line));
    let rect = Rect::from_points(left).union(Rect::from_points(right));
    focus::ring(ui, rect.expand(2.0), radius::CELL, response);
}
