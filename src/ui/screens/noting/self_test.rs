//! How far one bends, measured at home, for those who chose it.

use std::sync::Arc;

use egui::{Label, Ui, vec2};

use super::{in_two, part};
use crate::app::library::Library;
use crate::app::view::knee;
use crate::domain::journal::{Entry, Fingertips, KneeAngle, Noted, SelfTest};
use crate::domain::side::Side;
use crate::figure::{Figure, Hand};
use crate::ui::theme::{self, text};
use crate::ui::widgets::figure::{Ends, View, on_stage};
use crate::ui::widgets::{Field, Scale, Stage};

/// The form, with the pictures of the knee.
#[derive(Debug, Default)]
pub(super) struct TestForm {
    knee: Option<Arc<Figure>>,
}

impl TestForm {
    /// For this self-test.
    pub(super) fn of(library: &Library, entry: &Entry) -> Self {
        match entry.what {
            Noted::Test(_) => Self { knee: knee::pictures(library) },
            Noted::CheckIn(_) | Noted::Week(_) => Self::default(),
        }
    }

    /// Draws it.
    pub(super) fn show(&self, ui: &mut Ui, said: &mut SelfTest) {
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
            "Lie down, hold one thigh upright, and straighten that knee as far as is comfortable. Which picture looks most \
             like it? 0 is straight, 90 a right angle.",
        );
        let SelfTest { left, right, .. } = said;
        in_two(ui, |ui| self.knee(ui, Side::Left, left), |ui| self.knee(ui, Side::Right, right));
        Field::note("Note", &mut said.note).hint("Anything worth remembering").rows(2).show(ui);
    }

    /// A knee: how far it is from straight, and how that looks.
    fn knee(&self, ui: &mut Ui, side: Side, knee: &mut Option<KneeAngle>) {
        let (label, hand) = match side {
            Side::Left => ("Left knee", Hand::Left),
            Side::Right => ("Right knee", Hand::Right),
        };
        if let Some(figure) = &self.knee {
            let words = match knee {
                Some(angle) => format!("{label} {}° from straight", angle.get()),
                None => format!("{label} before it straightens"),
            };
            Stage::new(&words, vec2(ui.available_width(), STAGE)).show(ui, |ui, stage| {
                // Before anything is said it is bent, as one begins.
                let moment = knee.map_or(figure.ends()[0], knee::moment);
                let view = View { camera: &figure.camera(hand), behind: false, zones: &[] };
                on_stage(ui, stage, figure, Ends::Moment(moment), &view);
            });
        }
        let mut tens = knee.map(|angle| angle.get() / 10);
        if ui
            .add(Scale::plain(label, &mut tens, KneeAngle::MOST / 10).says(|tens| format!("{}°", u16::from(tens) * 10)))
            .changed()
        {
            *knee = tens.and_then(|tens| KneeAngle::new(tens * 10));
        }
    }
}

/// The height of a picture.
const STAGE: f32 = 190.0;
