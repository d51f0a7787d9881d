//! Every plan with its phases and their weeks, and where one stands in the plan one follows.

use egui::{Align, Label, Layout, Ui, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::view::plans::{PhaseLine, PlanCard, Stand, lost_plan, plan_cards, plan_title};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Chip, Icon, LineButton, Tone};

/// Shows them; a routine of one is looked at by pressing its name.
pub(super) fn plans(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    left(ui, cx);
    if let Some(id) = lost_plan(cx.model) {
        let words =
            format!("You follow “{id}”, which is not here any more. Put its file back into the folder “plans”.");
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add(Label::new(text::body(words)).wrap().selectable(false));
            stop(ui, cx);
        });
        ui.add_space(space::L);
    }
    for plan in plan_cards(cx.model) {
        ui.push_id(plan.id.as_str(), |ui| {
            Card::new().picked(plan.stand.is_some()).show(ui, |ui| card(ui, cx, &plan));
        });
        ui.add_space(space::L);
    }
}

/// The plan that was left last, which can be gone on with.
fn left(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let Some(left) = &cx.model.left else { return };
    let t = theme::of(ui);
    let words = format!("You no longer follow “{}”.", plan_title(cx.model, &left.plan));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        // In the middle of the button's height.
        ui.set_min_height(space::TARGET);
        ui.add(Label::new(text::quiet(words, t)).selectable(false));
        if ui.add(Button::soft("Undo").tight()).clicked() {
            cx.push(Command::FollowOn);
        }
    });
    ui.add_space(space::M);
}

fn card(ui: &mut Ui, cx: &mut ScreenCx<'_>, plan: &PlanCard) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(space::TARGET);
        ui.add(Label::new(text::heading(plan.title.as_str())).wrap().selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("Follow {}", plan.title);
            if plan.stand.is_some() {
                ui.add(Chip::new("You follow this").tone(Tone::Primary));
            } else if ui.add(Button::soft("Follow").named(&name).small()).clicked() {
                cx.push(Command::FollowPlan(plan.id.clone()));
            }
        });
    });
    ui.add(Label::new(text::quiet(plan.description.as_str(), t)).wrap().selectable(false));
    if let Some(words) = &plan.missing {
        ui.add(Label::new(text::small(words.as_str(), t.amber_ink)).wrap().selectable(false));
    }
    if let Some(stand) = &plan.stand {
        standing(ui, cx, stand);
    }
    for (number, phase) in plan.phases.iter().enumerate() {
        let here = plan.stand.as_ref().filter(|stand| stand.phase == number).map(|_| "You are here");
        ui.push_id(number, |ui| phase_lines(ui, cx, phase, here));
    }
}

/// Where one stands, why, and what may be chosen instead.
fn standing(ui: &mut Ui, cx: &mut ScreenCx<'_>, stand: &Stand) {
    ui.add_space(space::XS);
    ui.add(Label::new(text::strong(stand.line.as_str())).wrap().selectable(false));
    ui.add(Label::new(text::body(stand.why.as_str())).wrap().selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for (what, words) in &stand.choices {
            if ui.add(Button::soft(words).tight()).clicked() {
                cx.push(Command::ChoosePhase(*what));
            }
        }
        stop(ui, cx);
    });
}

fn stop(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    if ui.add(Button::secondary("Stop following").icon(Icon::Close).tight()).clicked() {
        cx.push(Command::StopFollowing);
    }
}

fn phase_lines(ui: &mut Ui, cx: &mut ScreenCx<'_>, phase: &PhaseLine, here: Option<&str>) {
    let t = theme::of(ui);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add(Label::new(text::strong(phase.title.as_str())).selectable(false));
        ui.add(Chip::new(&phase.goal));
        if let Some(here) = here {
            ui.add(Chip::new(here).tone(Tone::Soft));
        }
    });
    ui.add(Label::new(text::caption(phase.note.as_str(), t)).wrap().selectable(false));
    // Days stay close to what they hold.
    ui.set_max_width(ui.available_width().min(560.0));
    for routine in &phase.routines {
        let name = format!("{}: {}", routine.title, routine.days);
        if ui.add(LineButton::new(&name, "", &routine.title, &routine.days)).clicked() {
            cx.push(Command::Prepare(routine.id.clone()));
        }
    }
}
