//! How everything looks: one table of tokens per theme, one set of fonts, one pair of egui styles.
//!
//! - [`tokens`]: colours by role, light and dark; the only place with colour literals
//! - [`metrics`]: radii, spacing and the type scale
//! - [`fonts`]: the embedded faces and their weights
//! - [`text`]: ready-made words for headings, body and captions
//! - [`motion`]: whether things may move
//! - `style`: the egui styles made from all of these
//!
//! Deliberately absent: a theme file a person could edit; contrast is tested, and an edited palette would not be.

pub mod fonts;
pub mod metrics;
pub mod motion;
mod style;
pub mod text;
pub mod tokens;

#[cfg(test)]
mod contrast;

pub use self::{
    fonts::{Weight, font},
    metrics::{radius, size, space},
    motion::Motion,
    tokens::Tokens,
};

use egui::{Context, Theme, Ui};

/// Text scale a person may choose, in per cent.
pub const TEXT_SCALE: std::ops::RangeInclusive<u16> = 80..=200;

/// Puts the fonts and both styles into `ctx`. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.add_font_provider(fonts::of_the_system());
    ctx.set_style_of(Theme::Light, style::of(&tokens::LIGHT));
    ctx.set_style_of(Theme::Dark, style::of(&tokens::DARK));
    // Text size belongs to the settings, so that it is kept; egui's own Ctrl and plus would not be.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // X11 does not say which theme the system has.
        options.fallback_theme = Theme::Light;
    });
}

/// The tokens of the theme this `ui` is drawn in.
pub fn of(ui: &Ui) -> &'static Tokens {
    tokens(ui.visuals().dark_mode)
}

/// The tokens of the theme that `ctx` shows now.
pub fn of_ctx(ctx: &Context) -> &'static Tokens {
    tokens(ctx.theme() == Theme::Dark)
}

fn tokens(dark: bool) -> &'static Tokens {
    if dark { &tokens::DARK } else { &tokens::LIGHT }
}

/// Scales the whole interface: everything reflows at the new size, so nothing is cut off.
/// `percent` is held within [`TEXT_SCALE`].
pub fn set_text_scale(ctx: &Context, percent: u16) {
    let percent = percent.clamp(*TEXT_SCALE.start(), *TEXT_SCALE.end());
    ctx.set_zoom_factor(f32::from(percent) / 100.0);
}
