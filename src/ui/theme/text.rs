//! Ready-made words: size, weight and colour chosen by what the words are for.

use egui::{Color32, RichText};

use super::{Tokens, Weight, font, size};

/// Words of any size and weight in the theme's text colour unless `.color` says otherwise.
pub fn sized(words: impl Into<String>, size: f32, weight: Weight) -> RichText {
    RichText::new(words).font(font(size, weight))
}

/// A screen's title.
pub fn title(words: impl Into<String>) -> RichText {
    sized(words, size::TITLE, Weight::Bold)
}

/// A step's name in the player.
pub fn display(words: impl Into<String>) -> RichText {
    sized(words, size::DISPLAY, Weight::Bold)
}

/// The heading of a card or a dialog.
pub fn heading(words: impl Into<String>) -> RichText {
    sized(words, size::HEADING, Weight::Semibold)
}

/// Body.
pub fn body(words: impl Into<String>) -> RichText {
    sized(words, size::BODY, Weight::Regular)
}

/// Body that names a thing: a routine on its card, a step in a list.
pub fn strong(words: impl Into<String>) -> RichText {
    sized(words, size::BODY, Weight::Semibold)
}

/// One cue sentence.
pub fn cue(words: impl Into<String>) -> RichText {
    sized(words, size::CUE, Weight::Regular)
}

/// Body in the muted colour.
pub fn quiet(words: impl Into<String>, tokens: &Tokens) -> RichText {
    body(words).color(tokens.muted)
}

/// Small and muted: under a title, beside a number.
pub fn caption(words: impl Into<String>, tokens: &Tokens) -> RichText {
    small(words, tokens.muted)
}

/// Small, in a colour of choice.
pub fn small(words: impl Into<String>, color: Color32) -> RichText {
    sized(words, size::SMALL, Weight::Regular).color(color)
}
