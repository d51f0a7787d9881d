//! The routine as a whole: words about it, its colour and its pauses.

use egui::{Label, Ui, vec2};

use super::{ScreenCx, line};
use crate::app::command::Command;
use crate::app::editor::Editing;
use crate::app::editor::edit::Edit;
use crate::app::view::editor::{change_over, rest};
use crate::domain::cue::Sounds;
use crate::domain::draft::RoutineDraft;
use crate::domain::routine::Colour;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::time_field::TimeField;
use crate::ui::widgets::{ChoiceChip, Field};

/// Draws it.
pub(super) fn routine(ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
    let t = theme::of(ui);
    let head = editing.head();
    let mut changed: Option<(RoutineDraft, &'static str)> = None;
    let label = |ui: &mut Ui, words: &str| {
        ui.add(Label::new(text::quiet(words, t)).selectable(false));
    };
    label(ui, "What it is");
    let mut description = head.description.clone();
    if Field::note("What it is", &mut description).rows(3).show(ui).changed() {
        changed = Some((RoutineDraft { description, ..head.clone() }, "description"));
    }
    label(ui, "What it is for");
    let mut goal = head.goal.clone();
    if Field::line("What it is for", &mut goal).hint("Unwind before bed").show(ui).changed() {
        changed = Some((RoutineDraft { goal, ..head.clone() }, "goal"));
    }
    label(ui, "Words to find it by");
    let mut tags = typed_tags(ui, head);
    if Field::line("Words to find it by", &mut tags).hint("evening, floor").show(ui).changed() {
        let tags_now = split(&tags);
        ui.data_mut(|data| data.insert_temp(tags_id(), tags));
        changed = Some((RoutineDraft { tags: tags_now, ..head.clone() }, "tags"));
    }
    label(ui, "Colour");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for colour in std::iter::once(None).chain(Colour::ALL.iter().copied().map(Some)) {
            let words = colour.map_or("none", Colour::word);
            let dot = colour.map(|colour| t.marks[colour as usize]);
            let chip = ChoiceChip::one_of(words, head.colour == colour).dot(dot);
            if ui.add(chip).clicked() && head.colour != colour {
                changed = Some((RoutineDraft { colour, ..head.clone() }, "colour"));
            }
        }
    });
    label(ui, "Chimes");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for sounds in std::iter::once(None).chain(Sounds::ALL.iter().copied().map(Some)) {
            let words = sounds.map_or("as in Settings", Sounds::word);
            if ui.add(ChoiceChip::one_of(words, head.sounds == sounds)).clicked() && head.sounds != sounds {
                changed = Some((RoutineDraft { sounds, ..head.clone() }, "sounds"));
                // One hears what one chose.
                cx.push(Command::HearSounds(sounds.unwrap_or(cx.model.settings.sounds)));
            }
        }
    });
    ui.add_space(space::XS);
    let own = cx.model.settings.get_ready.length().as_secs_f64();
    let time =
        |ui: &mut Ui, label: &'static str, seconds: f64| line(ui, label, |ui| TimeField::new(label, seconds).show(ui));
    if let Some(seconds) = time(ui, "Get ready", head.get_ready.unwrap_or(own)) {
        changed = Some((RoutineDraft { get_ready: Some(seconds), ..head.clone() }, "get_ready"));
    }
    if let Some(seconds) = time(ui, "Change sides", change_over(head)) {
        changed = Some((RoutineDraft { change_over: Some(seconds), ..head.clone() }, "change_over"));
    }
    if let Some(seconds) = time(ui, "Rest between steps", rest(head)) {
        changed = Some((RoutineDraft { rest: Some(seconds), ..head.clone() }, "rest"));
    }
    if let Some((head, field)) = changed {
        cx.push(Command::Edit(Edit::Head(Box::new(head), field)));
    }
}

fn tags_id() -> egui::Id {
    egui::Id::unique("tags as typed")
}

/// As they were typed, so that a comma or a space is not taken away while one goes on.
fn typed_tags(ui: &Ui, head: &RoutineDraft) -> String {
    let typed: Option<String> = ui.data(|data| data.get_temp(tags_id()));
    typed.filter(|typed| split(typed) == head.tags).unwrap_or_else(|| head.tags.join(", "))
}

fn split(typed: &str) -> Vec<String> {
    typed.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}
