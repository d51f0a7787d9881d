//! An entry of the rail: where one can go, and where one is.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::{Icon, focus, icons, words};
use crate::ui::theme::{self, Weight, font, motion, radius, size, space};

/// Whether the rail shows words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// Icons and words.
    #[default]
    Open,
    /// Icons only, for narrow windows; words on hover.
    Folded,
}

/// One place in the rail, as wide as the rail.
#[must_use = "add it to a ui"]
pub struct RailItem<'a> {
    icon: Icon,
    words: &'a str,
    here: bool,
    fold: Fold,
}

impl<'a> RailItem<'a> {
    /// `here` is true for the place being shown.
    pub const fn new(icon: Icon, words: &'a str, here: bool) -> Self {
        Self { icon, words, here, fold: Fold::Open }
    }

    /// Words or icons only.
    pub const fn fold(mut self, fold: Fold) -> Self {
        self.fold = fold;
        self
    }
}

impl Widget for RailItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), space::TARGET), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), self.here, self.words));
        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let here = motion::ease(ui.ctx(), response.id.with("here"), self.here);
            let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
            let ground = t.background.lerp_to_gamma(t.sunk, warmth).lerp_to_gamma(t.primary_soft, here);
            let ink = t.muted.lerp_to_gamma(t.text, warmth).lerp_to_gamma(t.primary, here);
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), ground);
            let icon_x = if self.fold == Fold::Folded { rect.center().x } else { rect.left() + 22.0 };
            let icon_rect = Rect::from_center_size(pos2(icon_x, rect.center().y), Vec2::splat(19.0));
            icons::paint(ui.painter(), self.icon, icon_rect, ink);
            if self.fold == Fold::Open {
                let weight = if self.here { Weight::Semibold } else { Weight::Medium };
                let galley = words::line(ui, self.words, font(size::BODY, weight));
                words::paint_left(ui.painter(), pos2(rect.left() + 44.0, rect.center().y), galley, ink);
            }
            focus::ring(ui, rect, radius::CONTROL, &response);
        }
        match self.fold {
            Fold::Open => response,
            Fold::Folded => response.on_hover_text(self.words),
        }
    }
}
