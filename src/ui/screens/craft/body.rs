//! The angles of the body in the key frame that is posed.

use egui::{Label, Ui, vec2};

use super::{ScreenCx, no_figure};
use crate::app::command::Command;
use crate::app::craft::{CraftEdit, Crafting};
use crate::figure::definition::FigureDraft;
use crate::figure::limits::range;
use crate::figure::pose::{Arm, Leg, Pelvis, Place, Pose};
use crate::figure::posing::{Handle, arm_by_joints, foot_held, hand_held, leg_by_joints};
use crate::figure::skeleton::Side;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, ChoiceChip, Slider, segmented};

/// Which part of the body shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Section {
    /// Where it is and how it lies.
    #[default]
    Whole,
    /// Back, neck and head.
    Back,
    /// A leg.
    Leg(Side),
    /// An arm.
    Arm(Side),
}

const SECTIONS: [(Section, &str); 6] = [
    (Section::Whole, "Whole body"),
    (Section::Back, "Back and head"),
    (Section::Leg(Side::Right), "Right leg"),
    (Section::Leg(Side::Left), "Left leg"),
    (Section::Arm(Side::Right), "Right arm"),
    (Section::Arm(Side::Left), "Left arm"),
];

/// Draws it.
pub(super) fn body(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, section: &mut Section) {
    let t = theme::of(ui);
    let Some(figure) = crafting.figure() else {
        ui.add(Label::new(text::quiet(no_figure(crafting), t)).wrap().selectable(false));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (one, words) in SECTIONS {
            if ui.add(ChoiceChip::one_of(words, *section == one)).clicked() {
                *section = one;
            }
        }
    });
    let mut posing = Draft { figure: figure.clone(), frame: crafting.frame, changed: None };
    match *section {
        Section::Whole => whole(ui, crafting, &mut posing),
        Section::Back => back(ui, &mut posing),
        Section::Leg(side) => leg(ui, crafting, &mut posing, side),
        Section::Arm(side) => arm(ui, crafting, &mut posing, side),
    }
    ui.add_space(space::S);
    if crafting.frame > 0 && ui.add(Button::secondary("Begin again from the pose before").small()).clicked() {
        posing.figure.frames[crafting.frame].pose = posing.figure.frames[crafting.frame - 1].pose.clone();
        posing.changed = Some("again");
    }
    if let Some(part) = posing.changed {
        cx.push(Command::Craft(CraftEdit::Figure(Box::new(posing.figure), part)));
    }
}

/// The figure while its sliders are drawn.
struct Draft {
    figure: FigureDraft,
    frame: usize,
    changed: Option<&'static str>,
}

impl Draft {
    fn pose(&mut self) -> &mut Pose {
        &mut self.figure.frames[self.frame].pose
    }

    /// A slider of degrees.
    fn angle(&mut self, ui: &mut Ui, label: &'static str, (low, high): (f32, f32), of: impl Fn(&mut Pose) -> &mut f32) {
        self.slide(ui, label, "°", (low, high), of);
    }

    /// A slider of hundredths of body height.
    fn place(&mut self, ui: &mut Ui, label: &'static str, of: impl Fn(&mut Pose) -> &mut f32) {
        self.slide(ui, label, "", (-100.0, 100.0), of);
    }

    fn slide(
        &mut self,
        ui: &mut Ui,
        label: &'static str,
        unit: &str,
        (low, high): (f32, f32),
        of: impl Fn(&mut Pose) -> &mut f32,
    ) {
        let t = theme::of(ui);
        let mut value = *of(self.pose());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (words, number) = (136.0, 52.0);
            ui.allocate_ui_with_layout(vec2(words, 34.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(words);
                ui.add(Label::new(text::quiet(label, t)).selectable(false).truncate());
            });
            let width = (ui.available_width() - number - space::S).max(60.0);
            if ui.add(Slider::new(label, &mut value, low..=high).width(width)).changed() {
                *of(self.pose()) = value;
                self.changed = Some(label);
            }
            ui.add(Label::new(text::strong(format!("{value:.0}{unit}"))).selectable(false));
        });
    }
}

fn whole(ui: &mut Ui, crafting: &Crafting, draft: &mut Draft) {
    let mut rests = matches!(draft.pose().pelvis, Pelvis::Settled(..));
    let before = rests;
    segmented(ui, &mut rests, &[(true, "Rests on what is beneath"), (false, "At a height")]);
    if rests != before
        && let Some(figure) = &crafting.outcome.figure
    {
        for (frame, along) in draft.figure.frames.iter_mut().zip(figure.key_moments()) {
            frame.pose.pelvis = match frame.pose.pelvis {
                Pelvis::At(at) => Pelvis::Settled(at.x, at.y),
                // At the height where it rests now.
                Pelvis::Settled(..) => Pelvis::At(Handle::Hips.point(&figure.body(along))),
            };
        }
        draft.changed = Some("height");
    }
    draft.place(ui, "Forward, back", |pose| match &mut pose.pelvis {
        Pelvis::At(at) => &mut at.x,
        Pelvis::Settled(x, _) => x,
    });
    draft.place(ui, "To the left", |pose| match &mut pose.pelvis {
        Pelvis::At(at) => &mut at.y,
        Pelvis::Settled(_, y) => y,
    });
    if matches!(draft.pose().pelvis, Pelvis::At(_)) {
        draft.slide(ui, "Height of the hips", "", (0.0, 100.0), |pose| match &mut pose.pelvis {
            Pelvis::At(at) => &mut at.z,
            Pelvis::Settled(x, _) => x,
        });
    }
    draft.angle(ui, "Lies back", (-180.0, 180.0), |pose| &mut pose.pitch);
    draft.angle(ui, "Turns over", (-180.0, 180.0), |pose| &mut pose.spin);
    draft.angle(ui, "Turns about", (-180.0, 180.0), |pose| &mut pose.yaw);
}

fn back(ui: &mut Ui, draft: &mut Draft) {
    draft.angle(ui, "Lower back", range::LUMBAR, |pose| &mut pose.lumbar);
    draft.angle(ui, "Upper back", range::THORACIC, |pose| &mut pose.thoracic);
    draft.angle(ui, "Bends to the side", range::BEND, |pose| &mut pose.bend);
    draft.angle(ui, "Twists", range::TWIST, |pose| &mut pose.twist);
    draft.angle(ui, "Chin to the chest", range::NECK, |pose| &mut pose.neck);
    draft.angle(ui, "Head turns", range::TURN, |pose| &mut pose.turn);
    draft.angle(ui, "Head tilts", range::TILT, |pose| &mut pose.tilt);
}

fn leg(ui: &mut Ui, crafting: &Crafting, draft: &mut Draft, side: Side) {
    let number = side as usize;
    let mut held = matches!(draft.pose().legs[number], Leg::Foot(_));
    let before = held;
    segmented(ui, &mut held, &[(false, "By its joints"), (true, "Foot stays put")]);
    if held != before
        && let Some(figure) = &crafting.outcome.figure
    {
        for (frame, along) in draft.figure.frames.iter_mut().zip(figure.key_moments()) {
            let body = figure.body(along);
            frame.pose.legs[number] = if held { foot_held(&body, side) } else { leg_by_joints(&body, side) };
        }
        draft.changed = Some("way of the leg");
    }
    if held {
        for (label, axis) in [("Heel forward", 0), ("Heel to the left", 1), ("Heel up", 2)] {
            draft.slide(ui, label, "", (-100.0, 100.0), move |pose| heel_axis(pose, number, axis));
        }
    } else {
        type Of = fn(&mut crate::figure::pose::LegAngles) -> &mut f32;
        let rows: [(&'static str, (f32, f32), Of); 5] = [
            ("Hip bends", range::HIP, |a| &mut a.hip),
            ("Leg out", range::HIP_ABDUCTION, |a| &mut a.abduction),
            ("Leg rolls out", range::HIP_ROTATION, |a| &mut a.rotation),
            ("Knee bends", range::KNEE, |a| &mut a.knee),
            ("Toes up", range::ANKLE, |a| &mut a.ankle),
        ];
        for (label, range, of) in rows {
            draft.angle(ui, label, range, move |pose| match &mut pose.legs[number] {
                Leg::Angles(angles) => of(angles),
                Leg::Foot(_) => &mut pose.bend,
            });
        }
    }
    let words = if side == Side::Right { "The left leg alike" } else { "The right leg alike" };
    if ui.add(Button::secondary(words).small()).clicked() {
        for frame in &mut draft.figure.frames {
            frame.pose.legs[1 - number] = frame.pose.legs[number].mirrored();
        }
        draft.changed = Some("legs alike");
    }
}

/// A coordinate of the point where the heel stays.
fn heel_axis(pose: &mut Pose, side: usize, axis: usize) -> &mut f32 {
    match &mut pose.legs[side] {
        Leg::Foot(foot) => match &mut foot.heel {
            Place::At(at) => &mut at[axis],
            Place::On(spot) => &mut spot.off,
        },
        Leg::Angles(angles) => &mut angles.hip,
    }
}

fn arm(ui: &mut Ui, crafting: &Crafting, draft: &mut Draft, side: Side) {
    let number = side as usize;
    let mut held = matches!(draft.pose().arms[number], Arm::Hand(_));
    let before = held;
    segmented(ui, &mut held, &[(false, "By its joints"), (true, "Hand stays put")]);
    if held != before
        && let Some(figure) = &crafting.outcome.figure
    {
        for (frame, along) in draft.figure.frames.iter_mut().zip(figure.key_moments()) {
            let body = figure.body(along);
            frame.pose.arms[number] = if held { hand_held(&body, side) } else { arm_by_joints(&body, side) };
        }
        draft.changed = Some("way of the arm");
    }
    if held {
        for (label, axis) in [("Hand forward", 0), ("Hand to the left", 1), ("Hand up", 2)] {
            draft.slide(ui, label, "", (-100.0, 100.0), move |pose| palm_axis(pose, number, axis));
        }
    } else {
        type Of = fn(&mut crate::figure::pose::ArmAngles) -> &mut f32;
        let rows: [(&'static str, (f32, f32), Of); 6] = [
            ("Arm forward", range::SHOULDER, |a| &mut a.shoulder),
            ("Arm out", (-50.0, 180.0), |a| &mut a.abduction),
            ("Arm rolls out", (-95.0, 95.0), |a| &mut a.rotation),
            ("Elbow bends", range::ELBOW, |a| &mut a.elbow),
            ("Palm turns", (-95.0, 100.0), |a| &mut a.turn),
            ("Fingers close", (0.0, 110.0), |a| &mut a.curl),
        ];
        for (label, range, of) in rows {
            draft.angle(ui, label, range, move |pose| match &mut pose.arms[number] {
                Arm::Angles(angles) => of(angles),
                Arm::Hand(_) => &mut pose.bend,
            });
        }
    }
    let words = if side == Side::Right { "The left arm alike" } else { "The right arm alike" };
    if ui.add(Button::secondary(words).small()).clicked() {
        for frame in &mut draft.figure.frames {
            frame.pose.arms[1 - number] = frame.pose.arms[number].mirrored();
        }
        draft.changed = Some("arms alike");
    }
}

/// A coordinate of the point where the palm stays.
fn palm_axis(pose: &mut Pose, side: usize, axis: usize) -> &mut f32 {
    match &mut pose.arms[side] {
        Arm::Hand(hand) => match &mut hand.palm {
            Place::At(at) => &mut at[axis],
            Place::On(spot) => &mut spot.off,
        },
        Arm::Angles(angles) => &mut angles.shoulder,
    }
}
