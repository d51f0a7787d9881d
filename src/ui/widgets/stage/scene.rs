//! A low sun, or a moon, over soft hills that breathe. Only theme tones, so it is at home in both themes.

use std::f32::consts::{PI, TAU};

use egui::{
    Color32, Painter, Pos2, Rect,
    epaint::{BandPoint, BandShape},
    pos2,
};

use crate::ui::theme::{Tokens, radius};

/// One line of hills: where it stands, how it rolls and how much of the primary colour it has.
struct Hill {
    /// Height of its crest over the bottom, in stage heights.
    height: f32,
    /// Height of its waves, in stage heights.
    swell: f32,
    /// Waves across the stage.
    waves: f32,
    /// Where its first wave begins, in turns.
    offset: f32,
    /// Part of the primary colour in its tone.
    tone: f32,
}

const HILLS: [Hill; 4] = [
    Hill { height: 0.40, swell: 0.050, waves: 0.85, offset: 0.12, tone: 0.10 },
    Hill { height: 0.30, swell: 0.060, waves: 1.10, offset: 0.38, tone: 0.20 },
    Hill { height: 0.19, swell: 0.045, waves: 0.95, offset: 0.30, tone: 0.36 },
    Hill { height: 0.09, swell: 0.035, waves: 1.35, offset: 0.80, tone: 0.58 },
];

/// Paints the landscape into the rounded `rect`; `phase` is the breath and `spot` where one stands in it, each 0 to 1.
pub(super) fn paint(painter: &Painter, rect: Rect, t: &Tokens, phase: f32, spot: f32) {
    // Smooth at both turns, as a breath is.
    let breath = 0.5 - 0.5 * (phase * TAU).cos();
    sun(painter, rect, t, breath, spot);
    for hill in &HILLS {
        painter.add(BandShape::filled(outline(rect, hill, phase, breath, spot), tone(t, hill.tone)));
    }
}

fn sun(painter: &Painter, rect: Rect, t: &Tokens, breath: f32, spot: f32) {
    let unit = rect.height().min(rect.width() * 0.8);
    let center =
        pos2(rect.left() + rect.width() * (0.62 - 0.34 * spot), rect.top() + rect.height() * (0.53 - 0.07 * breath));
    let [_, gold, coral] = t.pain;
    // By day an apricot sun, by night a pale moon.
    let core = if t.dark { t.text.lerp_to_gamma(gold, 0.45) } else { gold.lerp_to_gamma(coral, 0.42) };
    let disc = unit * 0.12;
    for (reach, strength) in [(2.5, 0.07), (1.85, 0.10), (1.35, 0.15)] {
        let radius = disc * (1.0 + (reach - 1.0) * (0.7 + 0.3 * breath));
        painter.circle_filled(center, radius, core.gamma_multiply(strength));
    }
    painter.circle_filled(center, disc, t.stage.lerp_to_gamma(core, 0.86));
}

fn tone(t: &Tokens, strength: f32) -> Color32 {
    // Dark grounds need less of a bright tone for the same depth.
    let strength = if t.dark { strength * 0.62 } else { strength };
    t.stage.lerp_to_gamma(t.primary, strength)
}

fn outline(rect: Rect, hill: &Hill, phase: f32, breath: f32, spot: f32) -> Vec<BandPoint> {
    let steps = (rect.width() / 6.0).clamp(24.0, 240.0) as u16;
    (0..=steps)
        .map(|step| {
            let turn = f32::from(step) / f32::from(steps);
            // Close to the ends the corner is steep: put the samples where the curve is.
            let eased = 0.5 - 0.5 * (turn * PI).cos();
            let x = egui::lerp(rect.x_range(), eased);
            let sway = 0.02 * (phase * TAU + hill.offset * TAU).sin();
            let roll = ((eased * hill.waves + hill.offset + spot * hill.waves + sway) * TAU).sin();
            let crest = hill.height + hill.swell * roll + hill.height * 0.07 * breath;
            let floor = floor(rect, x);
            BandPoint::new(x, (rect.bottom() - crest * rect.height()).min(floor)..=floor)
        })
        .collect()
}

/// The bottom edge of the rounded rectangle at `x`.
fn floor(rect: Rect, x: f32) -> f32 {
    let radius = f32::from(radius::CARD);
    let into = (radius - (x - rect.left()).min(rect.right() - x)).clamp(0.0, radius);
    let corner: Pos2 = pos2(into, radius - (radius * radius - into * into).sqrt());
    rect.bottom() - corner.y
}
