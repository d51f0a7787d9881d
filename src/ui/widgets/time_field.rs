//! A time that is typed, with less and more beside it: 45 s, 1:30.

use egui::{CornerRadius, Frame, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, accesskit::Role};

use super::{Icon, IconButton};
use crate::domain::typed_time::{seconds, written};
use crate::ui::theme::{self, Weight, font, radius, size, space};

/// A number of seconds, typed in any way people write times, or moved by its buttons.
#[must_use = "show it in a ui"]
pub struct TimeField<'a> {
    label: &'a str,
    seconds: f64,
    least: f64,
}

impl<'a> TimeField<'a> {
    /// Shows `seconds`. The buttons are named "`label`: less" and "`label`: more".
    pub const fn new(label: &'a str, seconds: f64) -> Self {
        Self { label, seconds, least: 0.0 }
    }

    /// The shortest that the buttons lead to, in seconds.
    pub const fn least(mut self, least: f64) -> Self {
        self.least = least;
        self
    }

    /// The new time, if the person gave one. What is typed and is no time is outlined, and forgotten when they leave.
    pub fn show(self, ui: &mut Ui) -> Option<f64> {
        let mut new = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let (less, more) = (format!("{}: less", self.label), format!("{}: more", self.label));
            let step = step(self.seconds);
            if ui.add_enabled(self.seconds > self.least, IconButton::quiet(Icon::Minus, &less)).clicked() {
                new = Some(snapped(self.seconds - step, step).max(self.least));
            }
            new = self.text(ui).or(new);
            if ui.add(IconButton::quiet(Icon::Plus, &more)).clicked() {
                new = Some(snapped(self.seconds + step, step));
            }
        });
        new.filter(|new| (*new - self.seconds).abs() > 1e-9)
    }

    fn text(&self, ui: &mut Ui) -> Option<f64> {
        let t = theme::of(ui);
        let id = ui.make_persistent_id(("time", self.label));
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let kept: Option<Typed> = ui.data(|data| data.get_temp(id));
        let kept =
            kept.filter(|_| has_focus).unwrap_or_else(|| Typed { words: written(self.seconds), before: self.seconds });
        let (mut typed, at_first) = (kept.words, kept.before);
        let before = typed.clone();
        let frame = Frame::new().inner_margin(Margin::symmetric(4, 8));
        let edit = TextEdit::singleline(&mut typed)
            .id(id)
            .font(font(size::BODY, Weight::Semibold))
            .align(egui::Align2::CENTER_CENTER)
            .desired_width(64.0)
            .frame(frame);
        let response: Response = ui.add(edit);
        response.widget_info(|| WidgetInfo {
            label: Some(self.label.to_owned()),
            current_text_value: Some(typed.clone()),
            ..WidgetInfo::new(Role::TextInput)
        });
        let read = seconds(&typed);
        let stroke = match (response.has_focus(), read) {
            (_, None) => Stroke::new(2.0, t.accent),
            (true, _) => Stroke::new(2.0, t.primary),
            (false, _) => Stroke::new(1.0, t.line),
        };
        ui.painter().rect_stroke(response.rect, CornerRadius::same(radius::CELL), stroke, StrokeKind::Inside);
        ui.data_mut(|data| data.insert_temp(id, Typed { words: typed.clone(), before: at_first }));
        // What is left while it is no time is forgotten, with what it was made of.
        if response.lost_focus() && read.is_none() {
            return Some(at_first);
        }
        let response = if read.is_none() {
            response.on_hover_text("Write a time such as 90, 1:30, 1m30s or 1,5 min.")
        } else {
            response.on_hover_text("Any way you write it: 90, 1:30, 1m30s or 1,5 min.")
        };
        (response.changed() && typed != before).then_some(read).flatten()
    }
}

/// What is typed, and the time that stood there before, in seconds.
#[derive(Clone)]
struct Typed {
    words: String,
    before: f64,
}

/// Short times move by little, long ones by more, seconds.
fn step(seconds: f64) -> f64 {
    match seconds {
        ..10.0 => 1.0,
        ..120.0 => 5.0,
        ..600.0 => 15.0,
        _ => 60.0,
    }
}

/// To a whole number of steps.
fn snapped(seconds: f64, step: f64) -> f64 {
    (seconds / step).round() * step
}
