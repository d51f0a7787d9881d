//! From where the figure is seen, how it moves, and what is there.

use egui::{Label, Ui, vec2};
use glam::{Vec2, Vec3};

use super::{ScreenCx, no_figure};
use crate::app::command::Command;
use crate::app::craft::{CraftEdit, Crafting};
use crate::figure::check;
use crate::figure::definition::{Contact, FigureDraft};
use crate::figure::motion::{PACE, Pace};
use crate::figure::pose::Place;
use crate::figure::prop::{Back, Prop};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::time_field::TimeField;
use crate::ui::widgets::{Button, ChoiceChip, Icon, IconButton, Slider, segmented};

/// Draws it.
pub(super) fn things(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting) {
    let t = theme::of(ui);
    let Some(figure) = crafting.figure() else {
        ui.add(Label::new(text::quiet(no_figure(crafting), t)).wrap().selectable(false));
        return;
    };
    let mut draft = figure.clone();
    let mut changed = None;
    view(ui, &mut draft, &mut changed);
    pace(ui, &mut draft, &mut changed);
    props(ui, &mut draft, &mut changed);
    touches(ui, crafting, &mut draft, &mut changed);
    ui.add_space(space::M);
    if ui.add(Button::danger("Take the figure away").small()).clicked() {
        cx.push(Command::Craft(CraftEdit::ShowNothing));
    } else if let Some(part) = changed {
        cx.push(Command::Craft(CraftEdit::Figure(Box::new(draft), part)));
    }
}

fn view(ui: &mut Ui, draft: &mut FigureDraft, changed: &mut Option<&'static str>) {
    let t = theme::of(ui);
    ui.add(Label::new(text::quiet("Seen from", t)).selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (words, camera) in [
            ("the side", (10.0, 10.0)),
            ("the front", (90.0, 8.0)),
            ("behind", (-90.0, 8.0)),
            ("between", (40.0, 18.0)),
            ("above", (20.0, 60.0)),
        ] {
            if ui.add(ChoiceChip::one_of(words, draft.camera == camera)).clicked() {
                draft.camera = camera;
                *changed = Some("camera");
            }
        }
    });
    for (label, value, range) in
        [("Walk around", &mut draft.camera.0, -180.0..=180.0), ("Look from above", &mut draft.camera.1, 0.0..=80.0)]
    {
        ui.add(Label::new(text::quiet(label, t)).selectable(false));
        if ui.add(Slider::new(label, value, range)).changed() {
            *changed = Some(label);
        }
    }
}

/// How it goes from pose to pose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hold,
    Sway,
    Round,
}

fn pace(ui: &mut Ui, draft: &mut FigureDraft, changed: &mut Option<&'static str>) {
    let t = theme::of(ui);
    ui.add_space(space::S);
    ui.add(Label::new(text::quiet("Moves", t)).selectable(false));
    let seconds = draft.pace.seconds();
    let mut kind = match draft.pace {
        Pace::Hold(_) => Kind::Hold,
        Pace::Sway(_) => Kind::Sway,
        Pace::Round(_) => Kind::Round,
    };
    let kinds = [(Kind::Sway, "There and back"), (Kind::Hold, "Goes and stays"), (Kind::Round, "Round")];
    if segmented(ui, &mut kind, &kinds).changed() {
        *changed = Some("pace");
    }
    let typed = TimeField::new("Seconds for it", f64::from(seconds)).least(1.0).show(ui);
    let seconds = typed.map_or(seconds, |typed| (typed as f32).clamp(*PACE.start(), *PACE.end()));
    if typed.is_some() {
        *changed = Some("seconds");
    }
    draft.pace = match kind {
        Kind::Hold => Pace::Hold(seconds),
        Kind::Sway => Pace::Sway(seconds),
        Kind::Round => Pace::Round(seconds),
    };
}

fn props(ui: &mut Ui, draft: &mut FigureDraft, changed: &mut Option<&'static str>) {
    let t = theme::of(ui);
    ui.add_space(space::S);
    ui.add(Label::new(text::quiet("What is there", t)).selectable(false));
    let mut gone = None;
    for (number, prop) in draft.props.iter_mut().enumerate() {
        let word = word(prop);
        ui.horizontal(|ui| {
            ui.add(Label::new(text::strong(word)).selectable(false));
            if ui.add(IconButton::bare(Icon::Close, &format!("Take the {word} away"))).clicked() {
                gone = Some(number);
            }
        });
        ui.push_id(number, |ui| {
            for (label, value) in moves(prop) {
                ui.add(Label::new(text::caption(label, t)).selectable(false));
                if ui.add(Slider::new(label, value, -100.0..=100.0)).changed() {
                    *changed = Some(label);
                }
            }
        });
    }
    if let Some(number) = gone {
        draft.props.remove(number);
        *changed = Some("props");
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (words, prop) in new_ones() {
            if ui.add(Button::soft(words).icon(Icon::Plus).tight()).clicked() {
                draft.props.push(prop);
                *changed = Some("props");
            }
        }
    });
}

/// What is to touch what all the time; the check says when it does not.
fn touches(ui: &mut Ui, crafting: &Crafting, draft: &mut FigureDraft, changed: &mut Option<&'static str>) {
    let t = theme::of(ui);
    ui.add_space(space::S);
    ui.add(Label::new(text::quiet("Touches all the time", t)).selectable(false));
    let mut gone = None;
    for (number, contact) in draft.contacts.iter().enumerate() {
        let words = touch(*contact);
        ui.horizontal(|ui| {
            ui.add(Label::new(text::body(words.as_str())).selectable(false));
            if ui.add(IconButton::bare(Icon::Close, &format!("No more: {words}"))).clicked() {
                gone = Some(number);
            }
        });
    }
    if let Some(number) = gone {
        draft.contacts.remove(number);
        *changed = Some("contacts");
    }
    let found = crafting.outcome.figure.as_deref().map(|figure| check::touches(figure, crafting.frame));
    let found: Vec<Contact> =
        found.unwrap_or_default().into_iter().filter(|contact| !draft.contacts.contains(contact)).collect();
    if found.is_empty() && draft.contacts.is_empty() {
        ui.add(Label::new(text::caption("Nothing touches anything in this pose.", t)).wrap().selectable(false));
    }
    if !found.is_empty() {
        let words = "These touch in this pose. Press what should stay so; you are told where it does not.";
        ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for contact in found {
            if ui.add(Button::soft(&touch(contact)).icon(Icon::Plus).tight()).clicked() {
                draft.contacts.push(contact);
                *changed = Some("contacts");
            }
        }
    });
}

/// "right foot on the floor".
fn touch(contact: Contact) -> String {
    format!("{} on the {}", check::words(contact.part), check::surface_words(contact.with))
}

fn new_ones() -> [(&'static str, Prop); 9] {
    let across = Vec2::new(30.0, 0.0);
    [
        ("mat", Prop::Mat { at: Vec2::ZERO, size: Vec2::new(116.0, 36.0) }),
        ("chair", Prop::Chair { at: Vec2::ZERO, facing: 0.0, height: 22.0, back: Back::Chair }),
        ("stool", Prop::Chair { at: Vec2::ZERO, facing: 0.0, height: 22.0, back: Back::None }),
        ("wall", Prop::Wall { at: across, facing: 180.0, width: 50.0 }),
        ("step", Prop::Step { at: across, size: Vec3::new(20.0, 30.0, 10.0) }),
        (
            "pillow",
            Prop::Pillow { at: Place::At(Vec3::new(-40.0, 0.0, 2.0)), size: Vec3::new(18.0, 26.0, 4.0), lean: 0.0 },
        ),
        ("ball", Prop::Ball { at: Place::At(Vec3::new(10.0, 0.0, 2.4)) }),
        ("roller", Prop::Roller { at: Place::At(Vec3::new(10.0, 0.0, 4.4)), axis: 90.0 }),
        ("desk", Prop::Desk { at: across, size: Vec3::new(30.0, 50.0, 42.0) }),
    ]
}

fn word(prop: &Prop) -> &'static str {
    match prop {
        Prop::Mat { .. } => "mat",
        Prop::Chair { back: Back::Chair, .. } => "chair",
        Prop::Chair { .. } => "stool",
        Prop::Wall { .. } => "wall",
        Prop::DoorFrame { .. } => "door frame",
        Prop::Step { .. } => "step",
        Prop::Desk { .. } => "desk",
        Prop::Bed { .. } => "bed",
        Prop::Ball { .. } => "ball",
        Prop::Roller { .. } => "roller",
        Prop::Pillow { .. } => "pillow",
        Prop::Strap { .. } => "strap",
        Prop::Towel { .. } => "towel",
        Prop::Stick { .. } => "stick",
    }
}

/// What of a thing can be moved. What goes with the skin stays there.
fn moves(prop: &mut Prop) -> Vec<(&'static str, &mut f32)> {
    match prop {
        Prop::Mat { at, .. }
        | Prop::Chair { at, .. }
        | Prop::Wall { at, .. }
        | Prop::DoorFrame { at, .. }
        | Prop::Step { at, .. }
        | Prop::Desk { at, .. }
        | Prop::Bed { at, .. } => vec![("Forward", &mut at.x), ("To the left", &mut at.y)],
        Prop::Ball { at: Place::At(at) }
        | Prop::Roller { at: Place::At(at), .. }
        | Prop::Pillow { at: Place::At(at), .. } => {
            vec![("Forward", &mut at.x), ("To the left", &mut at.y), ("Up", &mut at.z)]
        }
        _ => Vec::new(),
    }
}
