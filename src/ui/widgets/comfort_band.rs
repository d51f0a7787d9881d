//! How strong a stretch or a pressure should feel: the step's target band on a track from 0 to 10.

use std::ops::RangeInclusive;

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::words;
use crate::ui::theme::{self, Weight, font, radius, size, space};

/// The band to aim for, and where one is. It is shown, not set.
#[must_use = "add it to a ui"]
pub struct ComfortBand<'a> {
    caption: &'a str,
    band: RangeInclusive<u8>,
    marker: Option<u8>,
    reading: &'a str,
}

impl<'a> ComfortBand<'a> {
    /// `caption` says what is felt: "Stretch feeling, aim for 2–4". `band` lies within 0 to 10.
    pub const fn new(caption: &'a str, band: RangeInclusive<u8>) -> Self {
        Self { caption, band, marker: None, reading: "" }
    }

    /// Where one is now.
    pub const fn marker(mut self, at: u8) -> Self {
        self.marker = Some(at);
        self
    }

    /// The same in words, on the right: "3 · comfortable".
    pub const fn reading(mut self, words: &'a str) -> Self {
        self.reading = words;
        self
    }
}

impl Widget for ComfortBand<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = theme::of(ui);
        let width = ui.available_width();
        let reading = words::line(ui, self.reading, font(size::SMALL, Weight::Semibold));
        let room = (width - reading.size().x - space::M).max(80.0);
        let caption = words::wrapped(ui, self.caption, font(size::SMALL, Weight::Regular), room);
        let words_height = caption.size().y.max(reading.size().y);
        let (rect, response) = ui.allocate_exact_size(vec2(width, words_height + 30.0), Sense::hover());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Meter, true, format!("{} {}", self.caption, self.reading).trim())
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        let line = rect.top() + words_height / 2.0;
        words::paint_left(painter, pos2(rect.left(), line), caption, t.muted);
        words::paint_right(painter, pos2(rect.right(), line), reading, t.primary);

        let track =
            Rect::from_min_max(pos2(rect.left(), rect.bottom() - 19.0), pos2(rect.right(), rect.bottom() - 9.0));
        let corners = CornerRadius::same(radius::ROUND);
        let at = |value: u8| egui::lerp(track.x_range().expand(-5.0), f32::from(value.min(10)) / 10.0);
        painter.rect_filled(track, corners, t.sunk);
        let band = track.with_min_x(at(*self.band.start()) - 5.0).with_max_x(at(*self.band.end()) + 5.0);
        painter.rect(band, corners, t.primary_soft, Stroke::new(1.5, t.primary), StrokeKind::Inside);
        if let Some(marker) = self.marker {
            painter.circle(pos2(at(marker), track.center().y), 9.5, t.primary, Stroke::new(2.0, t.surface));
        }
        response
    }
}
