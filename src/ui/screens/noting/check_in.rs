//! How it is now: marked on a body, with what goes with it.

use std::collections::BTreeMap;

use egui::{CornerRadius, Label, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::{head, part};
use crate::app::noting::Noting;
use crate::app::view::journal::{MINUTES, minutes_words, step_of};
use crate::app::view::words::sentence_case;
use crate::domain::history::Pain;
use crate::domain::journal::{Aspect, BETTER, CheckIn, Factor, Feel, Place, Turn, WORSE};
use crate::domain::quantity::{Minutes, PainScore, Rating};
use crate::domain::safety::light::Reach;
use crate::ui::screens::ScreenCx;
use crate::ui::screens::page::page;
use crate::ui::theme::{self, radius, space, text};
use crate::ui::widgets::{Button, Card, ChoiceChip, Field, Scale, body_map, segmented};

/// The form: from where the body is seen, and whether all questions show.
#[derive(Debug)]
pub(super) struct CheckInForm {
    aspect: Aspect,
    more: More,
}

impl Default for CheckInForm {
    fn default() -> Self {
        Self { aspect: Aspect::Back, more: More::default() }
    }
}

/// Whether all questions show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum More {
    /// Where one of them is answered.
    #[default]
    Answered,
    Hidden,
    Shown,
}

impl CheckInForm {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, noting: &Noting, said: &mut CheckIn) {
        if ui.available_width() < 760.0 || ui.available_height() < 520.0 {
            page(ui, |ui| {
                head(ui, cx, noting, "Check-in");
                ui.add_space(space::S);
                self.body(ui, said, 420.0);
                ui.add_space(space::L);
                Card::new().show(ui, |ui| self.questions(ui, cx, said));
            });
            return;
        }
        let all = ui.available_rect_before_wrap().shrink2(vec2(space::XXL, 30.0));
        let width = all.width().min(1240.0);
        let all = Rect::from_center_size(all.center(), vec2(width, all.height()));
        let mut inner = ui.new_child(UiBuilder::new().max_rect(all));
        head(&mut inner, cx, noting, "Check-in");
        inner.add_space(space::S);
        let room = inner.available_rect_before_wrap();
        let left = room.with_max_x(room.left() + (room.width() - 24.0) * 0.55);
        let right = room.with_min_x(left.right() + 24.0);
        inner.scope_builder(UiBuilder::new().id_salt("body").max_rect(left), |ui| self.body(ui, said, left.height()));
        inner.scope_builder(UiBuilder::new().id_salt("questions").max_rect(right), |ui| {
            Card::new().min_height(right.height() - 2.0).show(ui, |ui| {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    // Clear of the bar.
                    ui.set_width(ui.available_width() - 8.0);
                    self.questions(ui, cx, said);
                });
            });
        });
    }

    fn body(&mut self, ui: &mut Ui, said: &mut CheckIn, height: f32) {
        let t = theme::of(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), t.stage);
        // First for the keyboard, too.
        let switch = Rect::from_min_size(rect.left_bottom() + vec2(14.0, -58.0), vec2(rect.width(), 44.0));
        ui.scope_builder(UiBuilder::new().max_rect(switch), |ui| {
            segmented(ui, &mut self.aspect, &[(Aspect::Back, "Back"), (Aspect::Front, "Front")]);
        });
        ui.scope_builder(UiBuilder::new().id_salt("map").max_rect(rect), |ui| {
            body_map(ui, self.aspect, &mut said.marks);
        });
    }

    fn questions(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, said: &mut CheckIn) {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading("Where, and how strong?")).wrap().selectable(false));
        strengths(ui, cx, said);
        part(ui, "Also");
        chips(ui, |ui| {
            for feel in Feel::ALL {
                let on = said.feels.contains(feel);
                if ui.add(ChoiceChip::new(&sentence_case(feel.word()), on)).clicked() && !said.feels.remove(feel) {
                    said.feels.insert(*feel);
                }
            }
        });
        Field::note("Note", &mut said.note).hint("Anything worth remembering").rows(2).show(ui);
        let open = match self.more {
            More::Answered => has_more(said),
            More::Hidden => false,
            More::Shown => true,
        };
        if ui.add(ChoiceChip::opener("More about it", open)).clicked() {
            self.more = if open { More::Hidden } else { More::Shown };
        }
        if open {
            more(ui, said);
        }
    }
}

fn has_more(said: &CheckIn) -> bool {
    let shown = CheckIn { note: String::new(), feels: said.feels.clone(), marks: said.marks.clone(), ..said.clone() };
    let plain = CheckIn {
        pain: Pain { reach: None, ..said.pain },
        feels: said.feels.clone(),
        marks: said.marks.clone(),
        ..CheckIn::default()
    };
    shown != plain
}

/// A bar for every mark; where there is none, one for the leg and one for the back.
fn strengths(ui: &mut Ui, cx: &mut ScreenCx<'_>, said: &mut CheckIn) {
    let t = theme::of(ui);
    if said.marks.is_empty() {
        let words = "Tap where it is on the body, or say only how strong it is.";
        ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
        for (label, score) in [("Leg pain", &mut said.pain.leg), ("Back pain", &mut said.pain.back)] {
            let mut number = score.map(PainScore::get);
            if ui.add(Scale::pain(label, &mut number)).changed() {
                *score = number.and_then(PainScore::new);
            }
        }
        let last = cx.model.journal.last_check_in(cx.model.instant()).map(|(_, last)| &last.marks);
        if let Some(last) = last.filter(|marks| !marks.is_empty())
            && ui.add(Button::soft("Same places as last time").small()).clicked()
        {
            said.marks.clone_from(last);
        }
        return;
    }
    let mut marks: Vec<(Place, PainScore)> = said.marks.iter().map(|(place, score)| (*place, *score)).collect();
    marks.sort_by_key(|(place, _)| *place);
    for (place, score) in marks {
        let mut number = Some(score.get());
        if ui.add(Scale::pain(&place.words(), &mut number)).changed() {
            match number.and_then(PainScore::new) {
                Some(score) => said.marks.insert(place, score),
                None => said.marks.remove(&place),
            };
        }
    }
}

fn more(ui: &mut Ui, said: &mut CheckIn) {
    part(ui, "How far down does it go?");
    let reach = said.pain().reach;
    chips(ui, |ui| {
        for one in Reach::ALL {
            if ui.add(ChoiceChip::one_of(&sentence_case(one.word()), reach == Some(*one))).clicked() {
                // Pressed again, it is as the marks say.
                said.pain.reach = if said.pain.reach == Some(*one) { None } else { Some(*one) };
            }
        }
    });
    part(ui, "Worse with");
    factors(ui, &WORSE, Turn::Worse, &mut said.factors);
    part(ui, "Better with");
    factors(ui, &BETTER, Turn::Better, &mut said.factors);
    part(ui, "How long is sitting bearable?");
    length(ui, "Sitting", &mut said.sitting);
    part(ui, "How are you?");
    for (label, rating) in [
        ("Last night’s sleep, 10 is very good", &mut said.sleep),
        ("Mood, 10 is very good", &mut said.mood),
        ("Stress, 10 is most", &mut said.stress),
    ] {
        rate(ui, label, rating);
    }
}

/// A rating from 0 to 10.
pub(super) fn rate(ui: &mut Ui, label: &str, rating: &mut Option<Rating>) {
    let mut number = rating.map(Rating::get);
    if ui.add(Scale::plain(label, &mut number, 10)).changed() {
        *rating = number.and_then(Rating::new);
    }
}

/// How many minutes something is bearable, in steps that grow.
pub(super) fn length(ui: &mut Ui, label: &str, minutes: &mut Option<Minutes>) {
    let mut step = minutes.map(step_of);
    let most = (MINUTES.len() - 1) as u8;
    let words = |step: u8| minutes_words(MINUTES[usize::from(step).min(MINUTES.len() - 1)]);
    if ui.add(Scale::plain(label, &mut step, most).says(words)).changed() {
        *minutes = step.and_then(|step| MINUTES.get(usize::from(step)).copied()).and_then(Minutes::new);
    }
}

fn factors(ui: &mut Ui, offered: &[Factor], turn: Turn, chosen: &mut BTreeMap<Factor, Turn>) {
    chips(ui, |ui| {
        for factor in offered {
            let on = chosen.get(factor) == Some(&turn);
            let word = match turn {
                Turn::Worse => sentence_case(factor.word()),
                // Some stand in both rows: a screen reader tells them apart.
                Turn::Better => format!("{} helps", sentence_case(factor.word())),
            };
            if ui.add(ChoiceChip::new(&word, on)).clicked() {
                if on {
                    chosen.remove(factor);
                } else {
                    chosen.insert(*factor, turn);
                }
            }
        }
    });
}

/// Chips in rows.
pub(super) fn chips(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        contents(ui);
    });
}
