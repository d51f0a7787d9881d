//! The questions of a week, for those who chose them.

use egui::{Label, Ui, vec2};

use super::check_in::{chips, length, rate};
use super::{in_two, part};
use crate::app::view::words::sentence_case;
use crate::domain::journal::{
    Activity, Bother, BotherOf, Change, Entry, Fortnightly, Journal, MAX_ACTIVITIES, Noted, WeekAnswers, WeekPain,
};
use crate::domain::quantity::{PainScore, Rating};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, ChoiceChip, Field, Scale};

/// The form: which of the questions of every two weeks show.
#[derive(Debug, Default)]
pub(super) struct WeekForm {
    asked: Fortnightly,
}

impl WeekForm {
    /// For these weekly answers.
    pub(super) fn of(journal: &Journal, entry: &Entry) -> Self {
        match &entry.what {
            Noted::Week(said) => Self { asked: Fortnightly::of(journal, entry, said) },
            Noted::CheckIn(_) | Noted::Test(_) => Self::default(),
        }
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, said: &mut WeekAnswers) {
        let t = theme::of(ui);
        let words = "About the past week. Leave out whatever you like.";
        ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
        pains(ui, said);
        bothers(ui, said);
        part(ui, "How long is it bearable?");
        length(ui, "Sitting", &mut said.sitting);
        length(ui, "Standing", &mut said.standing);
        length(ui, "Walking", &mut said.walking);
        let mut wakings = said.wakings;
        if ui.add(Scale::plain("Woken by pain in a usual night", &mut wakings, WeekAnswers::MOST_WAKINGS)).changed() {
            said.wakings = wakings;
        }
        part(ui, "How were you?");
        rate(ui, "Sleep, 10 is very good", &mut said.sleep);
        rate(ui, "Mood, 10 is very good", &mut said.mood);
        rate(ui, "Stress, 10 is most", &mut said.stress);
        rate(ui, "Confidence to move, 10 is full", &mut said.confidence);
        if self.asked.activities {
            activities(ui, &mut said.activities);
        }
        if self.asked.change {
            change(ui, &mut said.change);
        }
        self.not_asked(ui);
        Field::note("Note", &mut said.note).hint("Anything worth remembering").rows(2).show(ui);
    }

    /// What is not due can be answered all the same.
    fn not_asked(&mut self, ui: &mut Ui) {
        let words = match (self.asked.activities, self.asked.change) {
            (true, true) => return,
            (false, true) => "Activities come every two weeks.",
            (true, false) => "The overall change comes every two weeks.",
            (false, false) => "Activities and the overall change come every two weeks.",
        };
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
            ui.add(Label::new(text::quiet(words, theme::of(ui))).wrap().selectable(false));
            if ui.add(Button::soft("Answer anyway").tight()).clicked() {
                self.asked = Fortnightly::BOTH;
            }
        });
    }
}

fn bothers(ui: &mut Ui, said: &mut WeekAnswers) {
    part(ui, "How much did this bother you? 6 is most");
    for (of, bother) in BotherOf::ALL.iter().zip(&mut said.bother) {
        let mut number = bother.map(Bother::get);
        if ui.add(Scale::plain(&sentence_case(of.word()), &mut number, 6)).changed() {
            *bother = number.and_then(Bother::new);
        }
    }
}

fn change(ui: &mut Ui, said: &mut Option<Change>) {
    part(ui, "Against when you began with Supple");
    chips(ui, |ui| {
        for change in Change::ALL {
            let on = *said == Some(*change);
            if ui.add(ChoiceChip::one_of(&sentence_case(change.word()), on)).clicked() {
                *said = (!on).then_some(*change);
            }
        }
    });
}

/// Pain of the week, the back beside the leg where there is room.
fn pains(ui: &mut Ui, said: &mut WeekAnswers) {
    part(ui, "Pain of the week, 0 to 10");
    let WeekAnswers { leg, back, .. } = said;
    in_two(ui, |ui| pain(ui, "Leg", leg), |ui| pain(ui, "Back", back));
}

fn pain(ui: &mut Ui, place: &str, pain: &mut WeekPain) {
    for (when, score) in [("now", &mut pain.now), ("at its worst", &mut pain.worst), ("on average", &mut pain.average)]
    {
        let mut number = score.map(PainScore::get);
        if ui.add(Scale::pain(&format!("{place} {when}"), &mut number)).changed() {
            *score = number.and_then(PainScore::new);
        }
    }
}

/// What the person wants to do again, in their own words.
fn activities(ui: &mut Ui, activities: &mut Vec<Activity>) {
    let t = theme::of(ui);
    part(ui, "What would you like to do again?");
    let words = "Up to three things of your own, such as tying shoes: 0 not at all, 10 as before.";
    ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
    activities.resize_with(MAX_ACTIVITIES, Activity::default);
    for (number, activity) in activities.iter_mut().enumerate() {
        ui.push_id(number, |ui| {
            let label = format!("Activity {}", number + 1);
            Field::line(&label, &mut activity.name).hint(&label).show(ui);
            let label = if activity.name.trim().is_empty() { return } else { format!("{}, now", activity.name.trim()) };
            let mut goes = activity.goes.map(Rating::get);
            if ui.add(Scale::plain(&label, &mut goes, 10)).changed() {
                activity.goes = goes.and_then(Rating::new);
            }
        });
    }
    while activities.last() == Some(&Activity::default()) {
        activities.pop();
    }
}
