//! What is picked: one step with everything that can be set, a group, or several at once.

use egui::{Label, Ui, vec2};

use super::{ScreenCx, line};
use crate::app::command::Command;
use crate::app::editor::Editing;
use crate::app::editor::edit::Edit;
use crate::app::editor::outcome::{Line, LineKind, target_of};
use crate::app::editor::tree::ItemId;
use crate::app::view::editor::{band_of, change_over, rest, sides_word};
use crate::app::view::figure::Still;
use crate::domain::comfort::Feeling;
use crate::domain::draft::{StepDraft, StepState, TargetDraft};
use crate::domain::exercise::{Exercise, Technique};
use crate::domain::side::Sides;
use crate::domain::timeline::BoutSide;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::time_field::TimeField;
use crate::ui::widgets::{Button, ChoiceChip, Field, Stepper, segmented, toggle};

/// Draws it.
pub(super) fn picked(ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
    let picked = editing.picked();
    let mut lines = editing.outcome.lines.iter().filter(|line| picked.contains(&line.id));
    match (lines.next(), picked.len()) {
        (Some(line), 1) => match &line.kind {
            LineKind::Step { step, exercise, .. } => match exercise {
                Some(exercise) => one(ui, cx, editing, line, step, exercise),
                None => unknown(ui, cx, line.id, step),
            },
            LineKind::Group { rounds, .. } => group(ui, cx, line.id, *rounds),
        },
        (Some(_), several) => many(ui, cx, several),
        (None, _) => {
            let t = theme::of(ui);
            ui.add(Label::new(text::quiet("Pick a step to see and change it.", t)).wrap().selectable(false));
        }
    }
}

fn one(ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing, at: &Line, step: &StepDraft, exercise: &Exercise) {
    let t = theme::of(ui);
    let height = if ui.ctx().content_rect().height() < 700.0 { 130.0 } else { 190.0 };
    let size = vec2(ui.available_width(), height);
    let seen = Still::of(&cx.model.library, &exercise.id, BoutSide::Whole);
    still(ui, cx, seen.as_ref(), size, Corner::Card);
    ui.horizontal(|ui| {
        let room = (ui.available_width() - REPLACE).max(80.0);
        ui.allocate_ui(vec2(room, space::TARGET), |ui| {
            ui.set_width(room);
            ui.add(Label::new(text::heading(exercise.name.as_str())).wrap().selectable(false));
        });
        replace(ui, cx, at.id);
    });
    let mut set = Setter { cx, id: at.id, step };
    target(ui, &mut set, step, exercise);
    sides(ui, &mut set, step, exercise);
    sets(ui, &mut set, step, exercise);
    let head = editing.head();
    let time =
        |ui: &mut Ui, label: &'static str, seconds: f64| line(ui, label, |ui| TimeField::new(label, seconds).show(ui));
    if let Some(seconds) = time(ui, "Rest after", step.rest.unwrap_or_else(|| rest(head))) {
        set.change("rest", |step| step.rest = Some(seconds));
    }
    if matches!(step.sides.unwrap_or(exercise.sides), Sides::LeftThenRight | Sides::RightThenLeft)
        && let Some(seconds) = time(ui, "Change sides", step.change_over.unwrap_or_else(|| change_over(head)))
    {
        set.change("change_over", |step| step.change_over = Some(seconds));
    }
    if let Some(seconds) = time(ui, "Get into position", step.get_ready.unwrap_or(0.0)) {
        set.change("get_ready", |step| step.get_ready = (seconds > 0.0).then_some(seconds));
    }
    band(ui, &mut set, step, exercise);
    cue(ui, &mut set, step, exercise);
    let mut note = step.note.clone().unwrap_or_default();
    ui.add(Label::new(text::quiet("Note to yourself", t)).selectable(false));
    if Field::note("Note to yourself", &mut note).rows(2).show(ui).changed() {
        set.change("note", |step| step.note = Some(note).filter(|note| !note.is_empty()));
    }
    let mut is_off = step.state == StepState::Off;
    if toggle(ui, "Leave it out for now", &mut is_off).changed() {
        let state = if is_off { StepState::Off } else { StepState::On };
        set.change("state", |step| step.state = state);
    }
    let own = StepDraft {
        exercise: step.exercise.clone(),
        state: step.state,
        note: step.note.clone(),
        ..StepDraft::default()
    };
    if *step != own && ui.add(Button::secondary("All as the exercise has it").small()).clicked() {
        set.change("all", |step| *step = own);
    }
    actions(ui, cx);
}

/// Changes one field of a step.
struct Setter<'a, 'b, 'c> {
    cx: &'a mut ScreenCx<'b>,
    id: ItemId,
    step: &'c StepDraft,
}

impl Setter<'_, '_, '_> {
    fn change(&mut self, field: &'static str, change: impl FnOnce(&mut StepDraft)) {
        let mut step = self.step.clone();
        change(&mut step);
        self.cx.push(Command::Edit(Edit::Step(self.id, Box::new(step), field)));
    }
}

/// How a step's end is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hold,
    Reps,
    Cycle,
    UntilDone,
}

fn target(ui: &mut Ui, set: &mut Setter<'_, '_, '_>, step: &StepDraft, exercise: &Exercise) {
    let now = target_of(step, exercise);
    let mut kind = match now {
        TargetDraft::Hold(_) => Kind::Hold,
        TargetDraft::Reps(..) => Kind::Reps,
        TargetDraft::Cycle(..) => Kind::Cycle,
        TargetDraft::UntilDone => Kind::UntilDone,
    };
    let mut kinds = vec![(Kind::Hold, "For a time"), (Kind::Reps, "Repeated"), (Kind::UntilDone, "Until done")];
    if exercise.technique == Technique::ContractRelax || kind == Kind::Cycle {
        kinds.push((Kind::Cycle, "Push and soften"));
    }
    if segmented(ui, &mut kind, &kinds).changed() {
        let (seconds, count) = match now {
            TargetDraft::Hold(seconds) => (seconds, 10),
            TargetDraft::Reps(count, pace) => (count as f64 * pace, count),
            TargetDraft::Cycle(_, _, hold) => (hold, 10),
            TargetDraft::UntilDone => (30.0, 10),
        };
        let target = match kind {
            Kind::Hold => TargetDraft::Hold(seconds),
            Kind::Reps => TargetDraft::Reps(count, 4.0),
            Kind::Cycle => TargetDraft::Cycle(6.0, 2.0, 20.0),
            Kind::UntilDone => TargetDraft::UntilDone,
        };
        set.change("kind", |step| step.target = Some(target));
        return;
    }
    let time = |ui: &mut Ui, label: &'static str, seconds: f64| {
        line(ui, label, |ui| TimeField::new(label, seconds).least(1.0).show(ui))
    };
    let new = match now {
        TargetDraft::Hold(seconds) => time(ui, "Time a side", seconds).map(TargetDraft::Hold),
        TargetDraft::Reps(count, pace) => {
            let times = number(ui, "Times a side", count, 1..=1000);
            let one = time(ui, "Each takes", pace);
            times.map(|count| TargetDraft::Reps(count, pace)).or_else(|| one.map(|pace| TargetDraft::Reps(count, pace)))
        }
        TargetDraft::Cycle(contract, relax, hold) => {
            let push = time(ui, "Push lightly", contract).map(|push| TargetDraft::Cycle(push, relax, hold));
            let soften = time(ui, "Let go", relax).map(|soften| TargetDraft::Cycle(contract, soften, hold));
            let rest = time(ui, "Hold", hold).map(|hold| TargetDraft::Cycle(contract, relax, hold));
            push.or(soften).or(rest)
        }
        TargetDraft::UntilDone => None,
    };
    if let Some(target) = new {
        set.change("target", |step| step.target = Some(target));
    }
}

/// A whole number with less and more; the new one, if it changed.
fn number(ui: &mut Ui, label: &str, value: i64, range: std::ops::RangeInclusive<u32>) -> Option<i64> {
    let shown = u32::try_from(value).unwrap_or(*range.start()).clamp(*range.start(), *range.end());
    let mut moved = shown;
    line(ui, label, |ui| ui.add(Stepper::new(label, &mut moved, range)));
    (moved != shown).then_some(i64::from(moved))
}

fn sides(ui: &mut Ui, set: &mut Setter<'_, '_, '_>, step: &StepDraft, exercise: &Exercise) {
    let t = theme::of(ui);
    let now = step.sides.unwrap_or(exercise.sides);
    let choices: &[Sides] = match exercise.sides {
        Sides::None => &[Sides::None],
        Sides::Both => &[Sides::Both],
        _ => &[
            Sides::LeftThenRight,
            Sides::RightThenLeft,
            Sides::LeftOnly,
            Sides::RightOnly,
            Sides::Alternating,
            Sides::Affected,
            Sides::Unaffected,
        ],
    };
    if choices.len() == 1 && choices[0] == now {
        return;
    }
    ui.add(Label::new(text::quiet("Sides", t)).selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for sides in choices {
            if ui.add(ChoiceChip::one_of(sides_word(*sides), now == *sides)).clicked() && now != *sides {
                set.change("sides", |step| step.sides = Some(*sides));
            }
        }
    });
}

fn sets(ui: &mut Ui, set: &mut Setter<'_, '_, '_>, step: &StepDraft, exercise: &Exercise) {
    let sets = step.sets.unwrap_or_else(|| exercise.dose.sets.get().into());
    if let Some(sets) = number(ui, "Sets", sets, 1..=100) {
        set.change("sets", |step| step.sets = Some(sets));
    }
    if sets > 1 {
        let pause = step.set_rest.unwrap_or(exercise.dose.set_rest.as_secs_f64());
        let new = line(ui, "Rest between sets", |ui| TimeField::new("Rest between sets", pause).show(ui));
        if let Some(seconds) = new {
            set.change("set_rest", |step| step.set_rest = Some(seconds));
        }
    }
}

fn band(ui: &mut Ui, set: &mut Setter<'_, '_, '_>, step: &StepDraft, exercise: &Exercise) {
    let Some((feeling, low, high)) = band_of(step, exercise) else { return };
    let most = u32::from(feeling.cap());
    let heading = |word: &str| match feeling {
        Feeling::Pressure => format!("Pressure, {word}"),
        Feeling::Stretch => format!("Stretch feeling, {word}"),
        Feeling::Tingle => format!("Tingling, {word}"),
        Feeling::Effort => format!("Effort, {word}"),
    };
    let from = number(ui, &heading("from"), low, 0..=u32::try_from(high).unwrap_or(most).min(most));
    let to = number(ui, &heading("at most"), high, u32::try_from(low).unwrap_or(0).min(most)..=most);
    if let Some(low) = from {
        set.change("band", |step| step.band = Some((feeling, low, high)));
    } else if let Some(high) = to {
        set.change("band", |step| step.band = Some((feeling, low, high)));
    }
}

fn cue(ui: &mut Ui, set: &mut Setter<'_, '_, '_>, step: &StepDraft, exercise: &Exercise) {
    let t = theme::of(ui);
    ui.add_space(space::XS);
    ui.add(Label::new(text::quiet("Spoken cue", t)).selectable(false));
    let mut words = step.cue.clone().unwrap_or_default();
    let hint = exercise.cues.join(" ");
    if Field::note("Spoken cue", &mut words).rows(2).hint(&hint).show(ui).changed() {
        let words = words.replace('\n', " ");
        set.change("cue", |step| step.cue = Some(words).filter(|words| !words.is_empty()));
    }
}

/// Room for its button.
const REPLACE: f32 = 154.0;

fn replace(ui: &mut Ui, cx: &mut ScreenCx<'_>, id: ItemId) {
    if ui.add(Button::soft("Another exercise").tight()).clicked() {
        cx.push(Command::AskToReplace(id));
    }
}

fn actions(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for (words, key, edit) in [("Duplicate step", "Ctrl D", Edit::Duplicate), ("Delete step", "Del", Edit::Delete)]
        {
            let button = if edit == Edit::Delete { Button::danger(words) } else { Button::secondary(words) };
            if ui.add(button.small().key(key)).clicked() {
                cx.push(Command::Edit(edit));
            }
        }
    });
}

fn unknown(ui: &mut Ui, cx: &mut ScreenCx<'_>, id: ItemId, step: &StepDraft) {
    let words = format!(
        "There is no exercise called “{}”. Take another in its place, delete this step, or add the exercise again.",
        step.exercise
    );
    ui.add(Label::new(text::body(words)).wrap());
    replace(ui, cx, id);
    actions(ui, cx);
}

fn group(ui: &mut Ui, cx: &mut ScreenCx<'_>, id: ItemId, rounds: i64) {
    let t = theme::of(ui);
    ui.add(Label::new(text::heading("A group to repeat")).selectable(false));
    let words = "All of its steps are done in order, then again from the first.";
    ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
    if let Some(rounds) = number(ui, "Rounds", rounds, 1..=1000) {
        cx.push(Command::Edit(Edit::Rounds(id, rounds)));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if ui.add(Button::secondary("Dissolve the group").small().key("Ctrl Shift G")).clicked() {
            cx.push(Command::Edit(Edit::Dissolve));
        }
        if ui.add(Button::secondary("Duplicate group").small().key("Ctrl D")).clicked() {
            cx.push(Command::Edit(Edit::Duplicate));
        }
        if ui.add(Button::danger("Delete group").small().key("Del")).clicked() {
            cx.push(Command::Edit(Edit::Delete));
        }
    });
}

fn many(ui: &mut Ui, cx: &mut ScreenCx<'_>, count: usize) {
    ui.add(Label::new(text::heading(format!("{count} are picked"))).selectable(false));
    let t = theme::of(ui);
    let words = "They move, are copied and are left out together.";
    ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
    let edits = [
        ("Repeat them as a group", "Ctrl G", Edit::Group),
        ("Duplicate them", "Ctrl D", Edit::Duplicate),
        ("Leave out, or take in", "Space", Edit::ToggleState),
    ];
    for (words, key, edit) in edits {
        if ui.add(Button::secondary(words).small().key(key)).clicked() {
            cx.push(Command::Edit(edit));
        }
    }
    if ui.add(Button::danger("Delete them").small().key("Del")).clicked() {
        cx.push(Command::Edit(Edit::Delete));
    }
}
