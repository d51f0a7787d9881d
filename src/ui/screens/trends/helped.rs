//! What was noted before and after routines, in words, with counts and caution.

use egui::{Align, Label, Layout, Ui};

use crate::app::command::Command;
use crate::app::view::trends::{Helped, HelpedRow};
use crate::ui::screens::ScreenCx;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, ChoiceChip};

/// So many are listed before all are asked for.
const FEW: usize = 5;
/// Room for the button at the end of a line.
const BUTTON: f32 = 104.0;

pub(super) fn helped(ui: &mut Ui, cx: &mut ScreenCx<'_>, helped: &Helped, all: &mut bool) {
    if *helped == Helped::default() {
        return;
    }
    Card::new().show(ui, |ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add(Label::new(text::heading("What helped me")).selectable(false));
        let words = "Counted from your own entries: leg pain, or where none was said, back pain. It also comes and goes by itself, so this cannot say what did it.";
        ui.add(Label::new(text::small(words, t.muted)).wrap().selectable(false));
        for row in helped.rows.iter().take(if *all { usize::MAX } else { FEW }) {
            ui.add_space(space::S);
            one(ui, cx, row);
        }
        if helped.rows.len() > FEW {
            ui.add_space(space::S);
            if ui.add(ChoiceChip::opener(&format!("All {} routines", helped.rows.len()), *all)).clicked() {
                *all = !*all;
            }
        }
        if helped.rows.is_empty() {
            ui.add_space(space::S);
            let words = "Too little to tell yet: it takes five sessions of a routine with pain noted before and after, and not 0 both times.";
            ui.add(Label::new(text::body(words)).wrap().selectable(false));
        }
        if !helped.too_few.is_empty() {
            ui.add_space(space::S);
            let words = format!("Too few to tell: {}", helped.too_few.join(", "));
            ui.add(Label::new(text::small(words, t.muted)).wrap().selectable(false));
        }
        for (name, said) in [("Better with", &helped.better_with), ("Worse with", &helped.worse_with)] {
            if let Some(said) = said {
                ui.add_space(space::S);
                ui.add(Label::new(text::strong(name)).selectable(false));
                ui.add(Label::new(text::body(said.as_str())).wrap());
            }
        }
    });
    ui.add_space(space::L);
}

/// A routine with its counts, and a way to it.
fn one(ui: &mut Ui, cx: &mut ScreenCx<'_>, row: &HelpedRow) {
    let t = theme::of(ui);
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - BUTTON - space::M).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(text::strong(row.title.as_str())).wrap());
            ui.add(Label::new(text::body(row.line.as_str())).wrap());
            ui.add(Label::new(text::small(row.detail.as_str(), t.muted)).wrap());
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = format!("Look at {}", row.title);
            let button = Button::soft("Look at it").named(&name).tight();
            if cx.model.library.routine(&row.routine).is_some() && ui.add(button).clicked() {
                cx.push(Command::Prepare(row.routine.clone()));
            }
        });
    });
}
