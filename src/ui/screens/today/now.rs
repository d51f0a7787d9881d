//! How is it now? Two taps: a number, and Save.

use egui::{Label, Ui, vec2};

use crate::app::command::Command;
use crate::app::noting::LastNoted;
use crate::app::view::calendar::DiaryState;
use crate::app::view::journal::{last_check_in, places_of_last};
use crate::app::view::today::TodayView;
use crate::domain::journal::CheckIn;
use crate::domain::quantity::PainScore;
use crate::domain::safety::light::Reach;
use crate::ui::screens::ScreenCx;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, ChoiceChip, Scale};

/// So many places of the check-in before are offered.
const PLACES: usize = 3;

/// Shows what is `said` so far, which is kept once it is saved.
pub(super) fn now_card(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView, said: &mut CheckIn, height: f32) {
    Card::new().min_height(height).show(ui, |ui| {
        let t = theme::of(ui);
        let top = ui.min_rect().top();
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading("How is it now?")).selectable(false));
        for (label, score) in [("Leg pain, 0–10", &mut said.pain.leg), ("Back pain, 0–10", &mut said.pain.back)] {
            let mut number = score.map(PainScore::get);
            if ui.add(Scale::pain(label, &mut number)).changed() {
                *score = number.and_then(PainScore::new);
            }
        }
        places(ui, cx, said);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if !said.is_empty() && ui.add(Button::primary("Save").small()).clicked() {
                cx.push(Command::KeepCheckIn(Box::new(std::mem::take(said))));
            }
            if ui.add(Button::soft("Mark on the body").small()).clicked() {
                cx.push(Command::CheckIn(Box::new(std::mem::take(said))));
            }
            let saved = matches!(cx.model.last_noted, Some(LastNoted::Added(_)));
            if saved && ui.add(Button::soft("Undo").small()).clicked() {
                cx.push(Command::UndoNote);
            }
        });
        let lines = lines(cx, view);
        // At the foot of the card.
        ui.spacing_mut().item_spacing.y = space::XS;
        let foot = lines.len() as f32 * 24.0;
        ui.add_space((height - 44.0 - foot - (ui.min_rect().bottom() - top)).max(0.0));
        for line in lines {
            ui.add(Label::new(text::caption(line, t)).truncate().selectable(false));
        }
    });
}

/// Places of the check-in before, to be marked again: as strong as was just said, or as last time.
fn places(ui: &mut Ui, cx: &mut ScreenCx<'_>, said: &mut CheckIn) {
    let before = places_of_last(cx.model);
    if before.is_empty() {
        return;
    }
    let (leg, back) = (said.pain.leg, said.pain.back);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for (place, last) in before.into_iter().take(PLACES) {
            let said_so = if place.reach() == Some(Reach::Back) { back } else { leg };
            let score = said_so.unwrap_or(last);
            let on = said.marks.contains_key(&place);
            if on {
                said.marks.insert(place, score);
            }
            if ui.add(ChoiceChip::new(&place.words(), on)).clicked() {
                if on {
                    said.marks.remove(&place);
                } else {
                    said.marks.insert(place, score);
                }
            }
        }
    });
}

/// How it was before: the check-in that came last, and the session.
fn lines(cx: &mut ScreenCx<'_>, view: &TodayView) -> Vec<String> {
    let mut lines: Vec<String> = last_check_in(cx.model).into_iter().collect();
    if let Some(LastNoted::Added(_)) = cx.model.last_noted
        && let Some(line) = lines.first_mut()
    {
        *line = format!("Saved. {line}");
    }
    lines.push(match (&view.last, view.diary) {
        (Some(last), _) => format!("Last session: {} · {}", last.title, last.line),
        (None, DiaryState::Loading) => "Reading your diary …".into(),
        (None, DiaryState::Empty | DiaryState::Used) => {
            "Your first session will show here, and on the calendar.".into()
        }
    });
    lines
}
