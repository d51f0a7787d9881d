//! The stage: where the movement is shown, with the side at the top and the region at the bottom.
//!
//! - `scene`: the breathing landscape that stands there while there is no figure
//!
//! Deliberately absent: figures; whoever has one draws it through [`Stage::show`] (see [`super::figure`]).

mod scene;

use egui::{Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::{Tone, words};
use crate::ui::theme::{self, Motion, Weight, font, radius, size};

/// A rounded stage of a given size.
#[must_use = "add it to a ui or show it"]
pub struct Stage<'a> {
    label: &'a str,
    size: Vec2,
    side: &'a str,
    region: &'a str,
    phase: f32,
    spot: f32,
    sense: Sense,
}

impl<'a> Stage<'a> {
    /// `label` says for a screen reader what is shown.
    pub fn new(label: &'a str, size: Vec2) -> Self {
        Self { label, size, side: "", region: "", phase: 0.0, spot: 0.0, sense: Sense::hover() }
    }

    /// The side at work, top left: "Left leg".
    pub const fn side(mut self, words: &'a str) -> Self {
        self.side = words;
        self
    }

    /// The region at work, bottom right: "hamstrings".
    pub const fn region(mut self, words: &'a str) -> Self {
        self.region = words;
        self
    }

    /// Where in a breath the landscape is, 0 to 1 and round again; 0 is breathed out, a half breathed in.
    /// The caller moves it (about six breaths a minute feel calm) and asks for repaints; reduced motion ignores it.
    pub const fn phase(mut self, phase: f32) -> Self {
        self.phase = phase;
        self
    }

    /// Where in the landscape one stands, 0 to 1, so that two pictures side by side are not the same.
    pub const fn spot(mut self, spot: f32) -> Self {
        self.spot = spot;
        self
    }

    /// The figure can be turned by dragging and faced by a double click.
    pub fn turnable(mut self) -> Self {
        self.sense = Sense::click_and_drag();
        self
    }

    /// Shows the stage with a figure drawn by `figure`, under the two labels.
    pub fn show(self, ui: &mut Ui, figure: impl FnOnce(&Ui, &Response)) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size, self.sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.label));
        if ui.is_rect_visible(rect) {
            let ground = theme::of(ui).stage;
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), ground);
            figure(ui, &response);
            self.labels(ui, rect);
        }
        response
    }

    /// What a stage in `rect` has free above its foot once the region stands there.
    pub fn above_region(rect: Rect) -> Rect {
        rect.with_max_y(rect.bottom() - inset(rect) - region_size(rect) * 2.4)
    }

    fn labels(&self, ui: &Ui, rect: Rect) {
        let inset = inset(rect);
        if !self.side.is_empty() {
            let at = rect.left_top() + Vec2::splat(inset);
            pill(
                ui,
                Align2::LEFT_TOP,
                at,
                self.side,
                Tone::Primary,
                if is_small(rect) { size::FINE } else { 17.0 * big(rect) },
                None,
            );
        }
        if !self.region.is_empty() {
            let at = rect.right_bottom() - Vec2::splat(inset);
            let dot = theme::of(ui).accent;
            pill(ui, Align2::RIGHT_BOTTOM, at, self.region, Tone::Accent, region_size(rect), Some(dot));
        }
    }
}

fn is_small(stage: Rect) -> bool {
    stage.height() < 220.0
}

fn inset(stage: Rect) -> f32 {
    if is_small(stage) { 10.0 } else { 20.0 }
}

/// Read from the floor where the stage fills a large screen.
fn big(stage: Rect) -> f32 {
    (stage.height() / 590.0).clamp(1.0, 2.4)
}

fn region_size(stage: Rect) -> f32 {
    (size::FINE + 0.5) * big(stage)
}

impl Widget for Stage<'_> {
    /// Shows the stage with the breathing landscape.
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = theme::of(ui);
        let phase = match Motion::of(ui.ctx()) {
            Motion::Full => self.phase,
            Motion::Reduced => 0.3,
        };
        let spot = self.spot;
        self.show(ui, |ui, stage| scene::paint(&ui.painter_at(stage.rect), stage.rect, tokens, phase, spot))
    }
}

fn pill(ui: &Ui, corner: Align2, at: egui::Pos2, label: &str, tone: Tone, type_size: f32, dot: Option<Color32>) {
    let (ground, ink) = tone.colors(theme::of(ui));
    let galley = words::line(ui, label, font(type_size, Weight::Medium));
    let padding = vec2(type_size * 1.0, type_size * 0.55);
    let dot_room = if dot.is_some() { type_size * 1.2 } else { 0.0 };
    let rect = corner.anchor_size(at, galley.size() + 2.0 * padding + vec2(dot_room, 0.0));
    ui.painter().rect_filled(rect, CornerRadius::same(radius::ROUND), ground);
    let left = rect.left() + padding.x;
    if let Some(dot) = dot {
        ui.painter().circle_filled(pos2(left + type_size * 0.36, rect.center().y), type_size * 0.38, dot);
    }
    words::paint_left(ui.painter(), pos2(left + dot_room, rect.center().y), galley, ink);
}
