//! Settings › Sound: what chimes are made of, how loud they are, and which of them are heard.

use egui::Ui;

use super::ScreenCx;
use super::settings::row;
use crate::app::command::Command;
use crate::app::view::words::sentence_case;
use crate::domain::cue::Sounds;
use crate::domain::quantity::Volume;
use crate::domain::settings::{Settings, Sound};
use crate::domain::sounding::{CueKind, CueKinds};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, ChoiceChip, Icon, Slider, toggle};

/// Draws the choices of sound.
pub(super) fn sound(ui: &mut Ui, cx: &mut ScreenCx<'_>, settings: &mut Settings) {
    let mut on = settings.sound == Sound::On;
    toggle(ui, "Chimes and voice", &mut on);
    settings.sound = if on { Sound::On } else { Sound::Muted };
    row(ui, "Chimes made of", |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        // Silence has the switch above.
        for sounds in [Sounds::Bowls, Sounds::Wood, Sounds::Soft] {
            let words = sentence_case(sounds.word());
            if ui.add_enabled(on, ChoiceChip::one_of(&words, settings.sounds == sounds)).clicked() {
                settings.sounds = sounds;
                cx.push(Command::HearSounds(sounds));
            }
        }
    });
    row(ui, "Volume", |ui| {
        let mut percent = f32::from(settings.volume.get());
        let width = (ui.available_width() - 70.0).clamp(120.0, 320.0);
        ui.spacing_mut().item_spacing.x = space::M;
        ui.add_enabled(on, Slider::new("Volume", &mut percent, 0.0..=100.0).step(5.0).width(width));
        settings.volume = Volume::percent(percent.round() as u8);
        ui.add(egui::Label::new(text::body(settings.volume.to_string())).selectable(false));
    });
    row(ui, "They tell", |ui| kinds(ui, &mut settings.sounding.kinds));
    let words = "When work begins and is done, and when the session is over, is always told.";
    ui.add(egui::Label::new(text::caption(words, theme::of(ui))).wrap());
    if ui.add_enabled(on, Button::secondary("Hear it").icon(Icon::Speaker).small()).clicked() {
        cx.push(Command::HearChimes);
    }
}

fn kinds(ui: &mut Ui, kinds: &mut CueKinds) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for kind in CueKind::ALL.iter().copied() {
            if ui.add(ChoiceChip::new(&sentence_case(kind.word()), kinds.contains(kind))).clicked() {
                *kinds = kinds.toggled(kind);
            }
        }
    });
}
