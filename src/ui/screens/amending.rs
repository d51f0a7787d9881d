//! A session written by hand: the form over the calendar. Enter keeps it, Escape leaves it.

use egui::{CollapsingHeader, Key, Label, Response, Ui, vec2};

use super::ScreenCx;
use super::exercise::reason_line;
use crate::app::amending::{Place, Typed, What};
use crate::app::command::Command;
use crate::app::view::amending::{AmendingView, Name, Offer, amending};
use crate::domain::quantity::PainScore;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, ChoiceChip, Field, pain_scale, sheet};

/// How high a field is, in points.
const FIELD: f32 = 47.0;

/// The form, and whether it has been seen.
#[derive(Debug, Default)]
pub struct AmendingForm {
    opened: Opened,
}

/// Whether the form has been seen: the keyboard begins in its first field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Opened {
    #[default]
    Fresh,
    Shown,
}

impl AmendingForm {
    /// Draws it over the window while something is written.
    pub fn show(&mut self, ui: &Ui, cx: &mut ScreenCx<'_>) {
        let Some(written) = &cx.model.amending else {
            self.opened = Opened::Fresh;
            return;
        };
        let view = amending(cx.model, written);
        let mut typed = written.typed.clone();
        let shown = sheet(ui.ctx(), view.heading, 560.0, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            // Clear of the bar, should it scroll.
            ui.set_max_width(ui.available_width() - space::M);
            ui.add(Label::new(text::quiet(view.about.as_str(), theme::of(ui))).wrap().selectable(false));
            let first = fields(ui, &view, &mut typed);
            if self.opened == Opened::Fresh {
                self.opened = Opened::Shown;
                first.request_focus();
            }
            // What may be left out stands open where something of it may have to be put right.
            let more = CollapsingHeader::new(text::small("Pain, and a note", theme::of(ui).text));
            more.id_salt(view.heading).default_open(view.name == Name::Fixed).show_unindented(ui, |ui| {
                pains(ui, &mut typed);
                Field::note("Note", &mut typed.note).hint("Anything worth remembering").rows(2).show(ui);
            });
            answer(ui, &view)
        });
        if typed != written.typed {
            cx.push(Command::Amend(Box::new(typed)));
        }
        if let Some(command) = shown.inner.or(shown.closed.then_some(Command::LeaveAmending)) {
            cx.push(command);
        }
    }
}

/// What it was, when, and for how long; the first field.
fn fields(ui: &mut Ui, view: &AmendingView, typed: &mut Typed) -> Response {
    let mut first = None;
    if let Name::Open(offers) = &view.name {
        let before = typed.what.words().to_owned();
        let mut words = before.clone();
        let field = Field::search("What was it?", &mut words).hint("A routine, or words such as: Walk");
        first = Some(field.show(ui));
        if words != before {
            typed.what = What::Words(words);
        }
        flaws(ui, view, Place::What);
        self::offers(ui, offers, typed);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.set_min_height(FIELD);
        let start = labelled(ui, "Start", "18:30", &mut typed.start);
        labelled(ui, "Minutes", "12", &mut typed.length);
        first.get_or_insert(start);
        if let Some(span) = &view.span {
            ui.add(Label::new(text::quiet(span.as_str(), theme::of(ui))).wrap().selectable(false));
        }
    });
    flaws(ui, view, Place::Times);
    if let Some(words) = &view.overlap {
        reason_line(ui, words);
    }
    first.unwrap_or_else(|| ui.response())
}

fn labelled(ui: &mut Ui, label: &str, hint: &str, typed: &mut String) -> Response {
    let t = theme::of(ui);
    ui.add(Label::new(text::body(label).color(t.muted)).selectable(false));
    Field::line(label, typed).hint(hint).width(96.0).show(ui)
}

fn offers(ui: &mut Ui, offers: &[Offer], typed: &mut Typed) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for offer in offers {
            if ui.add(ChoiceChip::new(&offer.title, false)).clicked() {
                *typed = offer.chosen.clone();
            }
        }
    });
}

fn flaws(ui: &mut Ui, view: &AmendingView, place: Place) {
    let t = theme::of(ui);
    for (_, words) in view.flaws.iter().filter(|(at, _)| *at == place) {
        ui.add(Label::new(text::small(*words, t.accent_ink)).wrap().selectable(false));
    }
}

/// Leg and back, before beside after.
fn pains(ui: &mut Ui, typed: &mut Typed) {
    let (before, after) = (&mut typed.before, &mut typed.after);
    for (labels, scores) in [
        (["Leg before, 0–10", "Leg after, 0–10"], [&mut before.leg, &mut after.leg]),
        (["Back before, 0–10", "Back after, 0–10"], [&mut before.back, &mut after.back]),
    ] {
        ui.spacing_mut().item_spacing.x = space::XL;
        ui.columns(2, |columns| {
            for ((ui, label), score) in columns.iter_mut().zip(labels).zip(scores) {
                let mut number = score.map(PainScore::get);
                if pain_scale(ui, label, &mut number).changed() {
                    *score = number.and_then(PainScore::new);
                }
            }
        });
    }
}

/// What was pressed. Enter keeps it where it is no new line of the note and presses nothing; with Ctrl everywhere.
fn answer(ui: &mut Ui, view: &AmendingView) -> Option<Command> {
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let entered = ui.input(|input| input.key_pressed(Key::Enter) && (is_free || input.modifiers.command));
    let mut answer = entered.then_some(Command::SaveAmended);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if ui.add(Button::primary(view.keep).key("Enter").small()).clicked() {
            answer = Some(Command::SaveAmended);
        }
        if ui.add(Button::secondary("Cancel").key("Esc").small()).clicked() {
            answer = Some(Command::LeaveAmending);
        }
    });
    answer
}
