//! How far one bends, measured at home, for those who chose it.

use egui::{Label, Ui};

use super::part;
use crate::domain::journal::{Fingertips, KneeAngle, SelfTest};
use crate::domain::side::Side;
use crate::ui::theme::{self, text};
use crate::ui::widgets::{Field, Scale};

/// Draws it.
pub(super) fn form(ui: &mut Ui, said: &mut SelfTest) {
    let t = theme::of(ui);
    let quiet = |ui: &mut Ui, words: &str| {
        ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
    };
    quiet(
        ui,
        "Gently, and only as far as is comfortable. Leave it out if you are dizzy today. Stop if the leg tingles.",
    );
    part(ui, "Fingertips to the floor");
    quiet(
        ui,
        "Stand, feet together, knees straight. Bend forward slowly as far as is comfortable. How many centimetres are \
         left between your fingertips and the floor? 0 when they touch. A change of less than 5 says nothing.",
    );
    let mut cm = said.fingertips.map(Fingertips::get);
    if ui
        .add(Scale::plain("Centimetres to the floor", &mut cm, Fingertips::MOST).says(|cm| format!("{cm} cm")))
        .changed()
    {
        said.fingertips = cm.and_then(Fingertips::new);
    }
    part(ui, "Knee, lying on the back");
    quiet(
        ui,
        "Lie down, hold one thigh upright, and straighten that knee as far as is comfortable. How far is it from straight? \
         0 is straight, 90 a right angle.",
    );
    for (label, side) in [("Left knee", Side::Left), ("Right knee", Side::Right)] {
        let knee = said.knee(side);
        let mut tens = knee.map(|angle| angle.get() / 10);
        if ui.add(Scale::plain(label, &mut tens, 9).says(|tens| format!("{}°", u16::from(tens) * 10))).changed() {
            *knee = tens.and_then(|tens| KneeAngle::new(tens * 10));
        }
    }
    Field::note("Note", &mut said.note).hint("Anything worth remembering").rows(2).show(ui);
}
