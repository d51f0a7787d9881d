//! A number with less and more beside it: 45 s, 2 rounds.

use std::ops::RangeInclusive;

use egui::{Response, Role, Sense, Ui, Widget, WidgetInfo, vec2};

use super::{Icon, IconButton, focus, nudge, words};
use crate::ui::theme::{self, Weight, font, radius, size, space};

/// A whole number that goes up and down in steps, by its buttons or by the arrows on the number itself.
#[must_use = "add it to a ui"]
pub struct Stepper<'a> {
    value: &'a mut u32,
    range: RangeInclusive<u32>,
    step: u32,
    label: &'a str,
    unit: &'a str,
    shown: Option<String>,
}

impl<'a> Stepper<'a> {
    /// Moves `value` within `range` in steps of 1. The buttons are named "`label`: less" and "`label`: more".
    pub const fn new(label: &'a str, value: &'a mut u32, range: RangeInclusive<u32>) -> Self {
        Self { value, range, step: 1, label, unit: "", shown: None }
    }

    /// Another step; above 0.
    pub const fn step(mut self, step: u32) -> Self {
        self.step = step;
        self
    }

    /// A unit after the number: "s".
    pub const fn unit(mut self, unit: &'a str) -> Self {
        self.unit = unit;
        self
    }

    /// Words to show instead of the number and its unit: "04:00", "off".
    pub fn shown(mut self, words: impl Into<String>) -> Self {
        self.shown = Some(words.into());
        self
    }
}

impl Widget for Stepper<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (least, most) = (*self.range.start(), *self.range.end());
        let before = *self.value;
        let (less_label, more_label) = (format!("{}: less", self.label), format!("{}: more", self.label));
        let row = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let less = ui.add_enabled(*self.value > least, IconButton::quiet(Icon::Minus, &less_label));
            let mut number = number(ui, &self);
            let more = ui.add_enabled(*self.value < most, IconButton::quiet(Icon::Plus, &more_label));
            let mut nudges = nudge::read(ui, &number);
            if less.clicked() {
                nudges.push(nudge::Nudge::By(-1.0));
            }
            if more.clicked() {
                nudges.push(nudge::Nudge::By(1.0));
            }
            if !nudges.is_empty() {
                let moved = nudge::apply(&nudges, *self.value as f32, least as f32, most as f32, self.step as f32);
                *self.value = moved as u32;
            }
            if *self.value != before {
                number.mark_changed();
            }
            nudge::declare(ui, &number, least as f32, most as f32, self.step as f32);
            number
        });
        row.inner
    }
}

fn number(ui: &mut Ui, stepper: &Stepper<'_>) -> Response {
    let words = match (&stepper.shown, stepper.unit) {
        (Some(shown), _) => shown.clone(),
        (None, "") => stepper.value.to_string(),
        (None, unit) => format!("{} {unit}", stepper.value),
    };
    let galley = words::line(ui, &words, font(size::BODY, Weight::Semibold));
    let width = galley.size().x.max(40.0) + space::M;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(*stepper.value)),
        ..WidgetInfo::labeled(Role::SpinButton, ui.is_enabled(), stepper.label)
    });
    words::paint_middle(ui.painter(), rect, galley, theme::of(ui).text);
    focus::ring(ui, rect.shrink2(vec2(2.0, 4.0)), radius::CELL, &response);
    response
}
