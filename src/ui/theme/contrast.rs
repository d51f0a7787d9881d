//! WCAG 2.2 contrast of every pair of colours that meet on the screen.

use egui::Color32;

use super::tokens::{DARK, LIGHT, Tokens};

/// Least ratio for words.
const WORDS: f32 = 4.5;
/// Least ratio for large words and for the parts of a control.
const SHAPES: f32 = 3.0;

fn luminance(color: Color32) -> f32 {
    let [r, g, b, _] = color.to_array().map(|channel| {
        let c = f32::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

fn check(t: &Tokens, name: &str) -> Vec<String> {
    let mut low = Vec::new();
    let mut pair = |what: &str, ink: Color32, ground: Color32, least: f32| {
        let found = ratio(ink, ground);
        if found < least {
            low.push(format!("{name}: {what} has {found:.2}, needs {least}"));
        }
    };
    let grounds = [("background", t.background), ("surface", t.surface), ("sunk", t.sunk), ("stage", t.stage)];
    for (ground_name, ground) in grounds {
        pair(&format!("text on {ground_name}"), t.text, ground, WORDS);
        pair(&format!("muted on {ground_name}"), t.muted, ground, WORDS);
        pair(&format!("primary on {ground_name}"), t.primary, ground, WORDS);
        pair(&format!("accent ink on {ground_name}"), t.accent_ink, ground, WORDS);
        pair(&format!("amber ink on {ground_name}"), t.amber_ink, ground, WORDS);
        pair(&format!("outline on {ground_name}"), t.outline, ground, SHAPES);
        for (number, mark) in t.marks.into_iter().enumerate() {
            pair(&format!("mark {number} on {ground_name}"), mark, ground, SHAPES);
        }
        pair(&format!("accent on {ground_name}"), t.accent, ground, SHAPES);
        pair(&format!("amber on {ground_name}"), t.amber, ground, SHAPES);
    }
    for (step, (ink, ground)) in t.heat_ink.into_iter().zip(t.heat).enumerate() {
        pair(&format!("words on heat {step}"), ink, ground, WORDS);
    }
    for (step, ground) in t.pain.into_iter().enumerate() {
        pair(&format!("words on pain {step}"), t.on_pain, ground, WORDS);
    }
    for (shade, ground) in [("rest", t.primary), ("hover", t.primary_hover), ("pressed", t.primary_pressed)] {
        pair(&format!("on primary, {shade}"), t.on_primary, ground, WORDS);
    }
    pair("primary on soft", t.primary, t.primary_soft, WORDS);
    pair("primary on soft, hover", t.primary, t.primary_soft_hover, SHAPES);
    pair("text on soft", t.text, t.primary_soft, WORDS);
    pair("text on soft, hover", t.text, t.primary_soft_hover, WORDS);
    pair("accent ink on soft", t.accent_ink, t.accent_soft, WORDS);
    pair("accent ink on soft, hover", t.accent_ink, t.accent_soft_hover, WORDS);
    pair("amber ink on soft", t.amber_ink, t.amber_soft, WORDS);
    pair("text on amber soft", t.text, t.amber_soft, WORDS);
    pair("text on accent soft", t.text, t.accent_soft, WORDS);
    low
}

#[test]
fn every_pair_of_colours_meets_wcag_aa_in_both_themes() {
    let low: Vec<_> = [check(&LIGHT, "light"), check(&DARK, "dark")].concat();
    assert!(low.is_empty(), "{}", low.join("\n"));
}

#[test]
fn contrast_of_black_on_white_is_twenty_one() {
    assert!((ratio(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
}
