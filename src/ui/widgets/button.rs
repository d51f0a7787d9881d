//! Buttons with words: the one action, the others, and the two soft ones.

use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2,
};

use super::{Icon, focus, icons, words};
use crate::ui::theme::{self, Tokens, Weight, font, motion, radius, size, space};

/// How much a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Primary,
    Secondary,
    Soft,
    Danger,
}

/// How big a button is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scale {
    Tight,
    Small,
    Regular,
    Large,
}

impl Scale {
    const fn height(self) -> f32 {
        match self {
            Self::Tight | Self::Small => space::TARGET,
            Self::Regular => 50.0,
            Self::Large => 60.0,
        }
    }

    const fn padding(self) -> f32 {
        match self {
            Self::Tight => 8.0,
            Self::Small => 15.0,
            Self::Regular => 22.0,
            Self::Large => 38.0,
        }
    }

    const fn type_size(self) -> f32 {
        match self {
            Self::Tight => size::SMALL,
            Self::Small | Self::Regular => size::BODY,
            Self::Large => size::HEADING,
        }
    }
}

/// A button with words and perhaps an icon. Its words are its name, unless it is given another.
#[must_use = "add it to a ui"]
pub struct Button<'a> {
    words: &'a str,
    icon: Option<Icon>,
    key: Option<&'a str>,
    name: &'a str,
    look: Look,
    scale: Scale,
    width: f32,
}

impl<'a> Button<'a> {
    const fn new(words: &'a str, look: Look) -> Self {
        Self { words, icon: None, key: None, name: words, look, scale: Scale::Regular, width: 0.0 }
    }

    /// The one action of a screen.
    pub const fn primary(words: &'a str) -> Self {
        Self::new(words, Look::Primary)
    }

    /// Any other action: surface with a hairline.
    pub const fn secondary(words: &'a str) -> Self {
        Self::new(words, Look::Secondary)
    }

    /// A second choice beside the primary one.
    pub const fn soft(words: &'a str) -> Self {
        Self::new(words, Look::Soft)
    }

    /// "Too much, ease off", deleting, discarding.
    pub const fn danger(words: &'a str) -> Self {
        Self::new(words, Look::Danger)
    }

    /// An icon before the words.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same, told on hover.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// What a screen reader calls it, where its words need what stands around them.
    pub const fn named(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// 44 points high with smaller words, for a row with little room.
    pub const fn tight(mut self) -> Self {
        self.scale = Scale::Tight;
        self
    }

    /// 44 points high.
    pub const fn small(mut self) -> Self {
        self.scale = Scale::Small;
        self
    }

    /// 60 points high with larger words: the biggest thing to press.
    pub const fn large(mut self) -> Self {
        self.scale = Scale::Large;
        self
    }

    /// At least this wide, in points; `ui.available_width()` to fill a column.
    pub const fn min_width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }
}

impl Look {
    /// Ground at rest, under the pointer and held down.
    const fn grounds(self, t: &Tokens) -> [Color32; 3] {
        match self {
            Self::Primary => [t.primary, t.primary_hover, t.primary_pressed],
            Self::Secondary => [t.surface, t.sunk, t.primary_soft],
            Self::Soft => [t.primary_soft, t.primary_soft_hover, t.primary_soft_hover],
            Self::Danger => [t.accent_soft, t.accent_soft_hover, t.accent_soft_hover],
        }
    }

    const fn ink(self, t: &Tokens) -> Color32 {
        match self {
            Self::Primary => t.on_primary,
            Self::Secondary => t.text,
            Self::Soft => t.primary,
            Self::Danger => t.accent_ink,
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (padding, type_size) = (self.scale.padding(), self.scale.type_size());
        let between = if self.scale == Scale::Tight { 6.0 } else { 10.0 };
        let (icon_side, gap) = if self.icon.is_some() { (type_size + 1.0, between) } else { (0.0, 0.0) };
        // In a row that wraps, a button that does not fit moves to the next line before its words break.
        let available = if ui.layout().main_wrap { ui.max_rect().width() } else { ui.available_width() };
        let room = (available - 2.0 * padding - icon_side - gap).max(72.0);
        let galley = words::wrapped(ui, self.words, font(type_size, Weight::Semibold), room);
        let content = vec2(icon_side + gap + galley.size().x, galley.size().y);
        let wanted =
            vec2((content.x + 2.0 * padding).max(self.width), (content.y + space::XL).max(self.scale.height()));
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));

        if ui.is_rect_visible(rect) {
            let t = theme::of(ui);
            let ink = self.look.ink(t);
            ground(ui, rect, self.look, &response);
            let left = rect.center().x - content.x / 2.0;
            if let Some(icon) = self.icon {
                let middle = pos2(left + icon_side / 2.0, rect.center().y);
                let icon_rect = Rect::from_center_size(middle, vec2(icon_side, icon_side));
                icons::paint(ui.painter(), icon, icon_rect, ink);
            }
            let words_left = pos2(left + icon_side + gap, rect.center().y);
            words::paint_left(ui.painter(), words_left, galley, ink);
            focus::ring(ui, rect, radius::CONTROL, &response);
        }
        match self.key {
            Some(key) => response.on_hover_text(format!("{} ({key})", self.words)),
            None => response,
        }
    }
}

fn ground(ui: &Ui, rect: Rect, look: Look, response: &Response) {
    let t = theme::of(ui);
    let [idle, hover, pressed] = look.grounds(t);
    let warmth = motion::ease(ui.ctx(), response.id.with("hover"), response.hovered());
    let fill = if response.is_pointer_button_down_on() { pressed } else { idle.lerp_to_gamma(hover, warmth) };
    let corners = CornerRadius::same(radius::CONTROL);
    let stroke = if look == Look::Secondary { Stroke::new(1.0, t.line) } else { Stroke::NONE };
    ui.painter().rect(rect, corners, fill, stroke, StrokeKind::Inside);
}
