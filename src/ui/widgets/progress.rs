//! How far along: a plain bar, and the bar of a whole routine.

use egui::{Color32, CornerRadius, Painter, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{self, radius, space};

const HEIGHT: f32 = 8.0;

/// A bar filled to `fraction` (0 to 1), as wide as there is room. `label` says it in words: "4 of 5 days".
pub fn progress(ui: &mut Ui, label: &str, fraction: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(fraction)),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, label)
    });
    let t = theme::of(ui);
    let corners = CornerRadius::same(radius::ROUND);
    ui.painter().rect_filled(rect, corners, t.sunk);
    if fraction > 0.0 {
        let width = (rect.width() * fraction.min(1.0)).max(HEIGHT);
        ui.painter().rect_filled(rect.with_max_x(rect.left() + width), corners, t.primary);
    }
    response
}

/// Where a part of the routine stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Passage {
    /// Behind us.
    Done,
    /// Left out.
    Skipped,
    /// Going on, done to this fraction.
    Current(f32),
    /// Still to come.
    Coming,
}

/// One part of the routine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Length in seconds; only the proportions matter.
    pub seconds: f32,
    /// Where it stands.
    pub passage: Passage,
}

/// The whole routine, each part as wide as it is long. `label` says it in words: "Step 4 of 9".
/// Very many parts lose their gaps rather than their widths.
pub fn routine_bar(ui: &mut Ui, label: &str, parts: &[Part]) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, label));
    let t = theme::of(ui);
    let total: f32 = parts.iter().map(|part| part.seconds).sum();
    if total <= 0.0 || !ui.is_rect_visible(rect) {
        return response;
    }
    let gaps = parts.len().saturating_sub(1) as f32;
    let gap = (rect.width() * 0.25 / gaps.max(1.0)).min(space::XS + 1.0);
    let room = rect.width() - gap * gaps;
    let mut left = rect.left();
    for part in parts {
        let width = room * part.seconds / total;
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEIGHT));
        match part.passage {
            Passage::Done => bar(ui.painter(), place, 1.0, t.sunk, t.primary),
            Passage::Skipped => bar(ui.painter(), place.shrink2(vec2(0.0, 3.0)), 1.0, t.sunk, t.outline),
            Passage::Current(fraction) => bar(ui.painter(), place, fraction, t.sunk, t.primary),
            Passage::Coming => bar(ui.painter(), place, 0.0, t.sunk, t.primary),
        }
        left += width + gap;
    }
    response
}

/// A round-ended track filled from the left; the fill is clipped to the track, so its start stays round.
fn bar(painter: &Painter, rect: Rect, fraction: f32, track: Color32, fill: Color32) {
    let corners = CornerRadius::same(radius::ROUND);
    let fraction = fraction.clamp(0.0, 1.0);
    if fraction < 1.0 {
        painter.rect_filled(rect, corners, track);
    }
    if fraction > 0.0 {
        let done = rect.with_max_x(rect.left() + rect.width() * fraction);
        painter
            .with_clip_rect(painter.clip_rect().intersect(done.expand2(vec2(0.0, 1.0))))
            .rect_filled(rect, corners, fill);
    }
}
