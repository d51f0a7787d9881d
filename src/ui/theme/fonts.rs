//! The embedded faces. One variable file gives all weights; each weight is a family of its own, so a [`FontId`] says it all.

use std::sync::{Arc, LazyLock};

use egui::{
    FontData, FontDefinitions, FontFamily, FontId, FontTweak,
    epaint::text::{FallbackRequest, FontInsert, FontProvider, VariationCoords},
};
use egui_system_font_provider::SystemFontProvider;

/// The four weights of the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400: body.
    Regular,
    /// 500: the rail, chips, side pills.
    Medium,
    /// 650: buttons and headings.
    Semibold,
    /// 700: titles and the timer.
    Bold,
}

impl Weight {
    /// From light to heavy.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::Semibold, Self::Bold];

    const fn axis(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Medium => 500.0,
            Self::Semibold => 650.0,
            Self::Bold => 700.0,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Medium => "medium",
            Self::Semibold => "semibold",
            Self::Bold => "bold",
        }
    }
}

/// Finds a face of the system for a letter that ours lack, such as a Japanese or an Arabic name. The system's fonts are
/// listed only when the first such letter appears, since that takes a while.
pub fn of_the_system() -> Arc<dyn FontProvider> {
    static FONTS: LazyLock<SystemFontProvider> = LazyLock::new(SystemFontProvider::new);
    Arc::new(|request: &FallbackRequest<'_>| -> Option<FontInsert> { FONTS.font_for(request) })
}

/// A font of `size` points.
pub fn font(size: f32, weight: Weight) -> FontId {
    static FAMILIES: LazyLock<[FontFamily; 4]> =
        LazyLock::new(|| Weight::ALL.map(|weight| FontFamily::Name(weight.name().into())));
    FontId::new(size, FAMILIES[weight as usize].clone())
}

/// The face of nearly every word.
pub const LATIN: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-latin.ttf");

/// Files with a weight axis, in the order they are asked for a letter.
const VARIABLE: [(&str, &[u8]); 4] = [
    ("atkinson", LATIN),
    ("atkinson-ext", include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-latin-ext.ttf")),
    ("noto-greek", include_bytes!("../../../assets/fonts/NotoSans-greek.ttf")),
    ("noto-cyrillic", include_bytes!("../../../assets/fonts/NotoSans-cyrillic.ttf")),
];

/// Files with one weight, asked last.
const STATIC: [(&str, &[u8]); 2] = [
    ("noto-extra", include_bytes!("../../../assets/fonts/NotoSans-extra.ttf")),
    ("noto-symbols", include_bytes!("../../../assets/fonts/NotoSans-symbols.ttf")),
];

/// All faces and families for egui.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in STATIC {
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
    }
    for weight in Weight::ALL {
        let mut family = Vec::new();
        for (name, bytes) in VARIABLE {
            let name = format!("{name}-{}", weight.name());
            let tweak = FontTweak { coords: VariationCoords::new([(b"wght", weight.axis())]), ..FontTweak::default() };
            fonts.font_data.insert(name.clone(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
            family.push(name);
        }
        family.extend(STATIC.map(|(name, _)| name.to_owned()));
        if weight == Weight::Regular {
            fonts.families.insert(FontFamily::Proportional, family.clone());
            fonts.families.insert(FontFamily::Monospace, family.clone());
        }
        fonts.families.insert(FontFamily::Name(weight.name().into()), family);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use egui::epaint::text::{Fonts, TextOptions};

    use super::*;

    fn has(text: &str, weight: Weight) -> bool {
        Fonts::new(TextOptions::default(), definitions()).has_glyphs(&font(16.0, weight), text)
    }

    #[test]
    fn names_in_european_scripts_are_drawn_in_every_weight() {
        for weight in Weight::ALL {
            for name in ["Zoë Łukasiewicz", "Ελένη Παπαδοπούλου", "Наталія Ґедзь", "Nguyễn Thị Hạnh", "Ñandú Åse ß"]
            {
                assert!(has(name, weight), "{name} in {weight:?}");
            }
        }
    }

    #[test]
    fn the_marks_our_own_words_use_are_drawn() {
        assert!(has("4 → 2 · 0–10 × “quoted” … ≤ ✓ −2", Weight::Regular));
    }
}
