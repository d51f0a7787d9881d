//! How much of something: a name, a number and a bar between them. Not answered is not 0.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, vec2};

use super::{focus, nudge, words};
use crate::ui::theme::{self, Tokens, Weight, font, radius, size, space};

const BAR: f32 = 9.0;
const HEIGHT: f32 = 56.0;

/// Asks for a number from 0 to `most`; `None` is "not answered" and stays possible.
///
/// By pointer: tap or drag, and tap the chosen number again to take it back. By keyboard: arrows, Home, End, the digits,
/// Backspace to take it back.
#[must_use = "add it to a ui"]
pub struct Scale<'a> {
    label: &'a str,
    value: &'a mut Option<u8>,
    most: u8,
    says: fn(u8) -> String,
    tone: ScaleTone,
}

/// What a bar's colour says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleTone {
    /// Pain: warmer the more.
    Pain,
    /// Anything else.
    Plain,
}

impl ScaleTone {
    /// The bar of a share of 0 to 1.
    pub fn color(self, t: &Tokens, share: f32) -> Color32 {
        match self {
            Self::Pain => t.body.lerp_to_gamma(t.accent, 0.3 + 0.65 * share),
            Self::Plain => t.primary,
        }
    }
}

impl<'a> Scale<'a> {
    /// Pain, 0 to 10.
    pub fn pain(label: &'a str, value: &'a mut Option<u8>) -> Self {
        Self { label, value, most: 10, says: |number| number.to_string(), tone: ScaleTone::Pain }
    }

    /// Something else, 0 to `most`.
    pub fn plain(label: &'a str, value: &'a mut Option<u8>, most: u8) -> Self {
        Self { most, tone: ScaleTone::Plain, ..Self::pain(label, value) }
    }

    /// Other words for a number.
    pub fn says(mut self, says: fn(u8) -> String) -> Self {
        self.says = says;
        self
    }
}

impl Widget for Scale<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, mut response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click_and_drag());
        let before = *self.value;
        let most = f32::from(self.most);
        if let Some(pointer) = response.interact_pointer_pos() {
            let turn = egui::remap_clamp(pointer.x, rect.x_range(), 0.0..=most).round() as u8;
            if response.dragged() {
                *self.value = Some(turn);
            } else if response.clicked() {
                // Pressed again, it is taken back.
                *self.value = (before != Some(turn)).then_some(turn);
            }
            if response.clicked() || response.drag_started() {
                response.request_focus();
            }
        }
        take_keys(ui, &response, self.value, self.most);
        if *self.value != before {
            response.mark_changed();
        }
        let said = self.value.map(self.says);
        response.widget_info(|| WidgetInfo {
            value: self.value.map(f64::from),
            current_text_value: Some(said.clone().unwrap_or_else(|| "not answered".into())),
            ..WidgetInfo::labeled(Role::Slider, ui.is_enabled(), self.label)
        });
        nudge::declare(ui, &response, 0.0, most, 1.0);
        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let number = said.as_deref().unwrap_or("–");
            let number = words::line(ui, number, font(size::HEADING, Weight::Bold));
            let room = rect.width() - number.size().x - space::M;
            let name = words::short(ui, self.label, font(size::BODY, Weight::Medium), room);
            let middle = rect.top() + 16.0;
            words::paint_left(ui.painter(), egui::pos2(rect.left(), middle), name, t.text);
            let ink = if self.value.is_some() { t.text } else { t.muted };
            words::paint_right(ui.painter(), egui::pos2(rect.right(), middle), number, ink);
            let bar = Rect::from_min_size(egui::pos2(rect.left(), rect.top() + 36.0), vec2(rect.width(), BAR));
            let corners = CornerRadius::same(radius::ROUND);
            ui.painter().rect_filled(bar, corners, t.sunk);
            if let Some(value) = *self.value {
                let share = f32::from(value) / most;
                // A 0 that was said shows as a dot.
                let width = (bar.width() * share).max(BAR);
                let color = self.tone.color(t, share);
                ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(width, BAR)), corners, color);
            }
            focus::ring(ui, bar.expand(3.0), radius::ROUND, &response);
        }
        response
    }
}

fn take_keys(ui: &Ui, response: &Response, value: &mut Option<u8>, most: u8) {
    let nudges = nudge::read(ui, response);
    if !nudges.is_empty() {
        let start = value.map_or(0.0, f32::from);
        *value = Some(nudge::apply(&nudges, start, 0.0, f32::from(most), 1.0) as u8);
    }
    *value = nudge::typed(ui, response, most).or(*value);
    if nudge::is_taken_back(ui, response) {
        *value = None;
    }
}
