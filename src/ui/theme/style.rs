//! The egui styles made from the tokens, so that egui's own widgets (menus, tooltips, scroll bars, text fields) fit in.

use egui::{
    CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals,
    style::{ScrollStyle, Selection, WidgetVisuals, Widgets},
    vec2,
};

use super::{Motion, Tokens, Weight, font, radius, size};

/// The style of one theme.
pub(super) fn of(t: &Tokens) -> Style {
    let mut style = Style { visuals: visuals(t), animation_time: Motion::Full.transition(), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, font(size::SMALL, Weight::Regular)),
        (TextStyle::Body, font(size::BODY, Weight::Regular)),
        (TextStyle::Button, font(size::BODY, Weight::Semibold)),
        (TextStyle::Heading, font(size::HEADING, Weight::Semibold)),
        (TextStyle::Monospace, font(size::BODY, Weight::Regular)),
    ]
    .into();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(8.0);
    spacing.button_padding = vec2(16.0, 10.0);
    spacing.menu_margin = Margin::same(8);
    spacing.window_margin = Margin::same(20);
    spacing.interact_size = vec2(44.0, 32.0);
    spacing.slider_width = 160.0;
    spacing.slider_rail_height = 8.0;
    spacing.text_edit_width = 240.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, ..ScrollStyle::floating() };
    style
}

fn visuals(t: &Tokens) -> Visuals {
    let base = if t.dark { Visuals::dark() } else { Visuals::light() };
    Visuals {
        weak_text_color: Some(t.muted),
        widgets: widgets(t),
        selection: Selection { bg_fill: t.primary_soft_hover, stroke: Stroke::new(2.0, t.primary) },
        hyperlink_color: t.primary,
        faint_bg_color: t.sunk,
        extreme_bg_color: t.sunk,
        text_edit_bg_color: Some(t.sunk),
        code_bg_color: t.sunk,
        warn_fg_color: t.amber_ink,
        error_fg_color: t.accent_ink,
        window_corner_radius: CornerRadius::same(radius::CARD),
        window_shadow: Shadow::NONE,
        window_fill: t.surface,
        window_stroke: Stroke::new(1.0, t.line),
        menu_corner_radius: CornerRadius::same(radius::CONTROL),
        panel_fill: t.background,
        popup_shadow: Shadow::NONE,
        text_cursor: egui::style::TextCursorStyle {
            stroke: Stroke::new(2.0, t.primary),
            ..egui::style::TextCursorStyle::default()
        },
        slider_trailing_fill: true,
        interact_cursor: Some(egui::CursorIcon::PointingHand),
        disabled_alpha: 0.45,
        ..base
    }
}

fn widgets(t: &Tokens) -> Widgets {
    let rest = WidgetVisuals {
        bg_fill: t.sunk,
        weak_bg_fill: t.surface,
        bg_stroke: Stroke::new(1.0, t.line),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: Stroke::new(1.5, t.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: WidgetVisuals { bg_fill: t.surface, fg_stroke: Stroke::new(1.0, t.text), ..rest },
        inactive: rest,
        hovered: WidgetVisuals { weak_bg_fill: t.sunk, bg_stroke: Stroke::new(1.0, t.outline), ..rest },
        active: WidgetVisuals { weak_bg_fill: t.primary_soft, bg_stroke: Stroke::new(2.0, t.primary), ..rest },
        open: WidgetVisuals { weak_bg_fill: t.primary_soft, ..rest },
    }
}
