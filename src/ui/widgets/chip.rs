//! Chips: small round labels, and the ones that are switched on and off.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::{Icon, focus, icons, words};
use crate::ui::theme::{self, Tokens, Weight, font, motion, radius, size, space};

/// What a chip's colour says; its words say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A property: "Beginner", "Mat, chair".
    #[default]
    Quiet,
    /// Something planned or reached.
    Soft,
    /// The side at work.
    Primary,
    /// "Check first".
    Amber,
    /// A body region at work, pain.
    Accent,
}

impl Tone {
    /// Ground and ink.
    pub(super) const fn colors(self, t: &Tokens) -> (Color32, Color32) {
        match self {
            Self::Quiet => (t.sunk, t.muted),
            Self::Soft => (t.primary_soft, t.primary),
            Self::Primary => (t.primary, t.on_primary),
            Self::Amber => (t.amber_soft, t.amber_ink),
            Self::Accent => (t.accent_soft, t.accent_ink),
        }
    }
}

/// A label in a round frame.
#[must_use = "add it to a ui"]
pub struct Chip<'a> {
    words: &'a str,
    tone: Tone,
    dot: Option<Color32>,
    big: f32,
}

impl<'a> Chip<'a> {
    /// A quiet chip.
    pub const fn new(words: &'a str) -> Self {
        Self { words, tone: Tone::Quiet, dot: None, big: 1.0 }
    }

    /// Another tone.
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// A dot before the words, as on the region chip.
    pub const fn dot(mut self, color: Color32) -> Self {
        self.dot = Some(color);
        self
    }

    /// Scaled, as the side pill on the stage is: 1 is the usual size.
    pub const fn scale(mut self, factor: f32) -> Self {
        self.big = factor;
        self
    }

    /// How wide it is.
    pub fn width(&self, ui: &Ui) -> f32 {
        self.words_in(ui).size().x + 2.0 * self.padding().x + self.dot_room()
    }

    fn words_in(&self, ui: &Ui) -> Arc<Galley> {
        words::line(ui, self.words, font(size::FINE * self.big + 0.5, Weight::Medium))
    }

    fn padding(&self) -> Vec2 {
        vec2(12.0, 5.5) * self.big
    }

    fn dot_room(&self) -> f32 {
        if self.dot.is_some() { 16.0 * self.big } else { 0.0 }
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let galley = self.words_in(ui);
        let (padding, dot_room) = (self.padding(), self.dot_room());
        let wanted = galley.size() + 2.0 * padding + vec2(dot_room, 0.0);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.words));
        if ui.is_rect_visible(rect) {
            let (ground, ink) = self.tone.colors(theme::of(ui));
            ui.painter().rect_filled(rect, CornerRadius::same(radius::ROUND), ground);
            let left = rect.left() + padding.x;
            if let Some(color) = self.dot {
                let radius = 5.0 * self.big;
                ui.painter().circle_filled(pos2(left + radius, rect.center().y), radius, color);
            }
            words::paint_left(ui.painter(), pos2(left + dot_room, rect.center().y), galley, ink);
        }
        response
    }
}

/// A chip that filters: on or off. The caller flips its own state when it is clicked.
#[must_use = "add it to a ui"]
pub struct ChoiceChip<'a> {
    words: &'a str,
    on: bool,
    look: Look<'a>,
    dot: Option<Color32>,
}

/// What pressing a chip does.
#[derive(Clone, Copy)]
enum Look<'a> {
    /// Chooses: beside others, or instead of them.
    Choice(Role),
    /// Shows and hides what is below.
    Opener,
    /// Takes itself away; its name says so.
    Leaving(&'a str),
}

impl<'a> ChoiceChip<'a> {
    /// One of several that combine.
    pub const fn new(words: &'a str, on: bool) -> Self {
        Self { words, on, look: Look::Choice(Role::CheckBox), dot: None }
    }

    /// One of several of which exactly one is on.
    pub const fn one_of(words: &'a str, on: bool) -> Self {
        Self { look: Look::Choice(Role::RadioButton), ..Self::new(words, on) }
    }

    /// One that shows or hides what is below it.
    pub const fn opener(words: &'a str, open: bool) -> Self {
        Self { look: Look::Opener, ..Self::new(words, open) }
    }

    /// One that is on and goes when it is pressed. Its `name` says so to a screen reader.
    pub const fn leaving(words: &'a str, name: &'a str) -> Self {
        Self { look: Look::Leaving(name), ..Self::new(words, true) }
    }

    /// A dot before the words: a colour to choose.
    pub const fn dot(mut self, dot: Option<Color32>) -> Self {
        self.dot = dot;
        self
    }
}

impl Widget for ChoiceChip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let dot_room = if self.dot.is_some() { 16.0 } else { 0.0 };
        let icon = match self.look {
            Look::Choice(_) => None,
            Look::Opener => Some(Icon::ChevronDown),
            Look::Leaving(_) => Some(Icon::Close),
        };
        let icon_room = if icon.is_some() { 18.0 } else { 0.0 };
        // In rows that wrap, no chip is wider than a row.
        let most = if ui.layout().main_wrap { ui.max_rect().width() } else { f32::INFINITY };
        let room = most - 26.0 - dot_room - icon_room;
        let galley = words::short(ui, self.words, font(size::SMALL, Weight::Medium), room.max(40.0));
        let is_cut = galley.elided;
        let wanted = galley.size() + vec2(26.0 + dot_room + icon_room, 2.0 * space::S);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        response.widget_info(|| match self.look {
            Look::Choice(role) => WidgetInfo::selected(role, ui.is_enabled(), self.on, self.words),
            Look::Opener => WidgetInfo::selected(Role::Button, ui.is_enabled(), self.on, self.words),
            Look::Leaving(name) => WidgetInfo::labeled(Role::Button, ui.is_enabled(), name),
        });
        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let on = motion::ease(ui.ctx(), response.id.with("on"), self.on);
            let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
            let off_ground = t.sunk.lerp_to_gamma(t.primary_soft, warmth);
            // What is open is no choice, and quieter than one.
            let (on_ground, on_ink) = match self.look {
                Look::Opener => (t.primary_soft, t.primary),
                Look::Choice(_) | Look::Leaving(_) => (t.primary.lerp_to_gamma(t.primary_hover, warmth), t.on_primary),
            };
            let ground = off_ground.lerp_to_gamma(on_ground, on);
            let ink = if self.on { on_ink } else { t.muted.lerp_to_gamma(t.text, warmth) };
            ui.painter().rect_filled(rect, CornerRadius::same(radius::ROUND), ground);
            if let Some(dot) = self.dot {
                // Ringed, so that it stands out on the primary colour.
                let middle = pos2(rect.left() + 17.0, rect.center().y);
                ui.painter().circle(middle, 6.0, dot, egui::Stroke::new(1.5, t.surface));
            }
            if let Some(icon) = icon {
                let middle = pos2(rect.right() - 18.0, rect.center().y);
                icons::paint(ui.painter(), icon, Rect::from_center_size(middle, Vec2::splat(11.0)), ink);
            }
            let room = rect.with_min_x(rect.left() + dot_room).with_max_x(rect.right() - icon_room);
            words::paint_middle(ui.painter(), room, galley, ink);
            focus::ring(ui, rect, radius::ROUND, &response);
        }
        if is_cut { response.on_hover_text(self.words) } else { response }
    }
}
