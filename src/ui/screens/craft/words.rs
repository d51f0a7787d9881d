//! What an exercise is: in words and numbers.

use egui::{CollapsingHeader, Label, Ui, vec2};

use super::{ScreenCx, say};
use crate::app::craft::Crafting;
use crate::app::view::editor::sides_word;
use crate::app::view::words::sentence_case;
use crate::domain::comfort::Feeling;
use crate::domain::draft::TargetDraft;
use crate::domain::exercise::{Kind, Position, Prop, Region, Spine, Technique};
use crate::domain::safety::Caution;
use crate::domain::side::Sides;
use crate::ui::screens::editor::line;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::time_field::TimeField;
use crate::ui::widgets::{ChoiceChip, Field, Stepper, segmented};

/// Draws it.
pub(super) fn words(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting) {
    let draft = crafting.draft();
    if let Some(kind) = one_of(ui, "What kind", Kind::ALL, Some(draft.kind), Kind::word) {
        say(cx, crafting, "kind", |draft| draft.kind = kind);
    }
    if let Some(position) = one_of(ui, "Begins", Position::ALL, Some(draft.position), Position::word) {
        say(cx, crafting, "position", |draft| draft.position = position);
    }
    let sides =
        [Sides::None, Sides::Both, Sides::LeftThenRight, Sides::RightThenLeft, Sides::Alternating, Sides::Affected];
    if let Some(sides) = one_of(ui, "Sides", &sides, Some(draft.sides), sides_word) {
        say(cx, crafting, "sides", |draft| draft.sides = sides);
    }
    time(ui, cx, crafting);
    strength(ui, cx, crafting);
    if let Some(region) = some_of(ui, "Where it works", Region::ALL, &draft.regions, Region::word) {
        say(cx, crafting, "regions", |draft| toggle(&mut draft.regions, region));
    }
    if let Some(prop) = some_of(ui, "Needs", Prop::ALL, &draft.props, Prop::word) {
        say(cx, crafting, "props", |draft| toggle(&mut draft.props, prop));
    }
    texts(ui, cx, crafting);
    let finer = CollapsingHeader::new(text::body("How it is done, and who should take care")).id_salt("finer");
    finer.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let technique = Some(draft.technique);
        if let Some(technique) = one_of(ui, "Technique", Technique::ALL, technique, Technique::word) {
            say(cx, crafting, "technique", |draft| draft.technique = technique);
        }
        if let Some(spine) = one_of(ui, "The back", Spine::ALL, Some(draft.spine), Spine::word) {
            say(cx, crafting, "spine", |draft| draft.spine = spine);
        }
        if let Some(caution) = some_of(ui, "Not for", Caution::ALL, &draft.blocks, Caution::word) {
            say(cx, crafting, "blocks", |draft| toggle(&mut draft.blocks, caution));
        }
        if let Some(caution) = some_of(ui, "Gentler for", Caution::ALL, &draft.cautions, Caution::word) {
            say(cx, crafting, "cautions", |draft| toggle(&mut draft.cautions, caution));
        }
    });
}

fn toggle<T: PartialEq>(all: &mut Vec<T>, one: T) {
    match all.iter().position(|other| *other == one) {
        Some(place) => drop(all.remove(place)),
        None => all.push(one),
    }
}

/// Chips of which one is on; the one that was chosen.
fn one_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    all: &[T],
    on: Option<T>,
    word: impl Fn(T) -> &'static str,
) -> Option<T> {
    chips(ui, label, all, |one| Some(one) == on, word).filter(|chosen| Some(*chosen) != on)
}

/// Chips that combine; the one that was pressed.
fn some_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    all: &[T],
    on: &[T],
    word: impl Fn(T) -> &'static str,
) -> Option<T> {
    chips(ui, label, all, |one| on.contains(&one), word)
}

fn chips<T: Copy>(
    ui: &mut Ui,
    label: &str,
    all: &[T],
    is_on: impl Fn(T) -> bool,
    word: impl Fn(T) -> &'static str,
) -> Option<T> {
    let t = theme::of(ui);
    ui.add(Label::new(text::quiet(label, t)).selectable(false));
    let mut pressed = None;
    ui.push_id(label, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for one in all {
                if ui.add(ChoiceChip::new(&sentence_case(word(*one)), is_on(*one))).clicked() {
                    pressed = Some(*one);
                }
            }
        });
    });
    pressed
}

/// How a side ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Time,
    Repeats,
    Done,
}

fn time(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting) {
    let t = theme::of(ui);
    let draft = crafting.draft();
    ui.add(Label::new(text::quiet("How long, for one side", t)).selectable(false));
    let mut ends = match draft.target {
        TargetDraft::Hold(_) | TargetDraft::Cycle(..) => Ends::Time,
        TargetDraft::Reps(..) => Ends::Repeats,
        TargetDraft::UntilDone => Ends::Done,
    };
    let kinds = [(Ends::Time, "For a time"), (Ends::Repeats, "Repeated"), (Ends::Done, "Until done")];
    if segmented(ui, &mut ends, &kinds).changed() {
        let target = match ends {
            Ends::Time => TargetDraft::Hold(30.0),
            Ends::Repeats => TargetDraft::Reps(10, 4.0),
            Ends::Done => TargetDraft::UntilDone,
        };
        say(cx, crafting, "kind of time", |draft| draft.target = target);
        return;
    }
    let new = match draft.target {
        TargetDraft::Hold(seconds) => {
            line(ui, "Time", |ui| TimeField::new("Time", seconds).least(1.0).show(ui)).map(TargetDraft::Hold)
        }
        TargetDraft::Reps(count, pace) => {
            let shown = u32::try_from(count).unwrap_or(1).clamp(1, 1000);
            let mut times = shown;
            line(ui, "Times", |ui| ui.add(Stepper::new("Times", &mut times, 1..=1000)));
            let each = line(ui, "Each takes", |ui| TimeField::new("Each takes", pace).least(1.0).show(ui));
            let count_now = if times == shown { count } else { i64::from(times) };
            (times != shown || each.is_some()).then(|| TargetDraft::Reps(count_now, each.unwrap_or(pace)))
        }
        TargetDraft::Cycle(..) | TargetDraft::UntilDone => None,
    };
    if let Some(target) = new {
        say(cx, crafting, "target", |draft| draft.target = target);
    }
    let shown = u32::try_from(draft.sets).unwrap_or(1).clamp(1, 100);
    let mut sets = shown;
    line(ui, "Sets", |ui| ui.add(Stepper::new("Sets", &mut sets, 1..=100)));
    if sets != shown {
        say(cx, crafting, "sets", |draft| draft.sets = sets.into());
    }
    if sets > 1 {
        let rest = line(ui, "Rest between sets", |ui| TimeField::new("Rest between sets", draft.set_rest).show(ui));
        if let Some(rest) = rest {
            say(cx, crafting, "set_rest", |draft| draft.set_rest = rest);
        }
    }
}

fn strength(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting) {
    let draft = crafting.draft();
    let feelings =
        [None, Some(Feeling::Pressure), Some(Feeling::Stretch), Some(Feeling::Tingle), Some(Feeling::Effort)];
    let on = draft.band.map(|(feeling, _, _)| feeling);
    let word = |feeling: Option<Feeling>| feeling.map_or("not said", Feeling::heading);
    if let Some(feeling) = one_of(ui, "How strong it may feel", &feelings, Some(on), word) {
        let band = feeling.map(|feeling| (feeling, 0, i64::from(feeling.cap().min(3))));
        say(cx, crafting, "band", |draft| draft.band = band);
        return;
    }
    let Some((feeling, low, high)) = draft.band else { return };
    let most = u32::from(feeling.cap());
    let shown = [low, high].map(|bound| u32::try_from(bound).unwrap_or(0).min(most));
    let mut bounds = shown;
    line(ui, "From", |ui| ui.add(Stepper::new("From", &mut bounds[0], 0..=most)));
    line(ui, "At most", |ui| ui.add(Stepper::new("At most", &mut bounds[1], 0..=most)));
    let [from, to] = [bounds[0], bounds[1].max(bounds[0])].map(i64::from);
    if bounds != shown {
        say(cx, crafting, "band", |draft| draft.band = Some((feeling, from, to)));
    }
}

fn texts(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting) {
    let t = theme::of(ui);
    let draft = crafting.draft();
    ui.add(Label::new(text::quiet("What is said, one sentence a line", t)).selectable(false));
    // An empty line at the end is where one goes on to write.
    let id = egui::Id::unique("cues as typed");
    let kept: Option<String> = ui.data(|data| data.get_temp(id));
    let mut cues = kept.filter(|typed| split(typed) == draft.cues).unwrap_or_else(|| draft.cues.join("\n"));
    if Field::note("What is said", &mut cues).rows(4).hint("Stand tall.\nLift the heels slowly.").show(ui).changed() {
        let all = split(&cues);
        ui.data_mut(|data| data.insert_temp(id, cues));
        say(cx, crafting, "cues", |draft| draft.cues = all);
    }
    ui.add(Label::new(text::quiet("You should feel", t)).selectable(false));
    let mut feel = draft.feel.clone();
    if Field::line("You should feel", &mut feel).hint("calves working").show(ui).changed() {
        say(cx, crafting, "feel", |draft| draft.feel = feel);
    }
    ui.add(Label::new(text::quiet("Take care", t)).selectable(false));
    let mut avoid = draft.avoid.clone();
    if Field::line("Take care", &mut avoid).hint("hold on to something").show(ui).changed() {
        say(cx, crafting, "avoid", |draft| draft.avoid = avoid);
    }
}

fn split(typed: &str) -> Vec<String> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
