//! Settings › Sound: what chimes are made of, how loud they are, and which of them are heard.

use egui::{CollapsingHeader, Response, Ui};

use super::ScreenCx;
use super::settings::row;
use crate::app::command::Command;
use crate::app::model::{Outputs, Trial};
use crate::app::view::words::sentence_case;
use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::Volume;
use crate::domain::settings::{Settings, Sound};
use crate::domain::sounding::{Ambience, CueKind, CueKinds, DeviceName, Output, Switch};
use crate::domain::speech::voice::Amount;
use crate::domain::timeline::Breath;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Chip, ChoiceChip, Icon, Slider, Tone, toggle};

/// A row of chips, as many beside each other as there is room for.
pub(super) fn chips(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    row(ui, name, |ui| {
        // Buttons, which are higher than chips, stand on one line with them.
        ui.spacing_mut().interact_size.y = space::TARGET;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            contents(ui);
        });
    });
}

/// Draws the choices of sound.
pub(super) fn sound(ui: &mut Ui, cx: &mut ScreenCx<'_>, settings: &mut Settings) {
    let mut on = settings.sound == Sound::On;
    toggle(ui, "Chimes, voice and ambience", &mut on);
    settings.sound = if on { Sound::On } else { Sound::Muted };
    chips(ui, "Chimes made of", |ui| {
        // Silence has the switch above.
        for sounds in [Sounds::Bowls, Sounds::Wood, Sounds::Soft] {
            let words = sentence_case(sounds.word());
            if ui.add_enabled(on, ChoiceChip::one_of(&words, settings.sounds == sounds)).clicked() {
                settings.sounds = sounds;
                cx.push(Command::HearSounds(sounds));
            }
        }
    });
    row(ui, "Volume", |ui| loudness(ui, "Volume", settings.sound, &mut settings.volume));
    if on && settings.volume == Volume::percent(0) {
        caption(ui, what_is_left(settings));
    }
    chips(ui, "They tell", |ui| kinds(ui, cx, on, &mut settings.sounding.kinds));
    caption(ui, "When work begins and is done, and when the session is over, is always told.");
    if ui.add_enabled(on, Button::secondary("Hear it").icon(Icon::Speaker).small()).clicked() {
        cx.push(Command::HearChimes);
    }
    if cx.model.trial == Trial::NoDevice {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.add(Chip::new("No sound device").tone(Tone::Amber));
            caption(ui, "So nothing is heard. Supple goes on looking for one.");
        });
    }
    each(ui, cx, on);
    let pacing = &mut settings.sounding.pacing;
    chips(ui, "Played on", |ui| played_on(ui, cx, settings.sounding.output));
    if settings.sounding.output != Output::SystemDefault && settings.voice.amount != Amount::Off {
        caption(ui, "Chimes and ambience. The voice is the system’s own, and stays on its default.");
    }
    for (label, state, chime) in [
        ("Metronome in repetitions", &mut pacing.metronome, Chime::Metronome),
        ("Tones to breathe by while you keep still", &mut pacing.breath, Chime::Breathe(Breath::In)),
    ] {
        if switch(ui, label, state).changed() && *state == Switch::On {
            cx.push(Command::HearChime(chime));
        }
    }
    chips(ui, "Ambience", |ui| {
        for ambience in Ambience::ALL.iter().copied() {
            let words = if ambience == Ambience::Off { "No ambience".into() } else { sentence_case(ambience.word()) };
            if ui.add_enabled(on, ChoiceChip::one_of(&words, settings.sounding.ambience == ambience)).clicked() {
                settings.sounding.ambience = ambience;
                cx.push(Command::HearAmbience(ambience));
            }
        }
    });
    if settings.sounding.ambience != Ambience::Off {
        let (sound, volume) = (settings.sound, &mut settings.sounding.ambience_volume);
        row(ui, "Its volume", |ui| loudness(ui, "Volume of the ambience", sound, volume));
        caption(ui, "It fades in when a session starts, and out in a pause and at its end.");
        if ui.add_enabled(on, Button::secondary("Hear the ambience").icon(Icon::Speaker).small()).clicked() {
            cx.push(Command::HearAmbience(settings.sounding.ambience));
        }
    }
}

/// On which device. They are looked up only when asked for.
fn played_on(ui: &mut Ui, cx: &mut ScreenCx<'_>, output: Output) {
    let found: &[DeviceName] = match &cx.model.outputs {
        Outputs::Found(found) => found,
        Outputs::NotAsked | Outputs::Asked => &[],
    };
    // One that was chosen stays in sight, even where it was not looked up or is gone.
    let chosen = if let Output::Named(name) = output { Some(name) } else { None };
    let named: Vec<DeviceName> =
        chosen.into_iter().filter(|name| !found.contains(name)).chain(found.iter().copied()).collect();
    if ui.add(ChoiceChip::one_of("The system’s default", output == Output::SystemDefault)).clicked() {
        cx.push(Command::PlayOn(Output::SystemDefault));
    }
    for name in named {
        if ui.add(ChoiceChip::one_of(name.as_str(), chosen == Some(name))).clicked() {
            cx.push(Command::PlayOn(Output::Named(name)));
        }
    }
    match &cx.model.outputs {
        Outputs::NotAsked => {
            if ui.add(Button::secondary("Look for devices").small()).clicked() {
                cx.push(Command::FindOutputs);
            }
        }
        Outputs::Asked => {
            ui.add(egui::Label::new(text::quiet("Looking …", theme::of(ui))));
        }
        Outputs::Found(_) => {
            if ui.add(Button::secondary("Look again").small()).clicked() {
                cx.push(Command::FindOutputs);
            }
        }
    }
    if ui.add(Button::secondary("Test it").icon(Icon::Speaker).small()).clicked() {
        cx.push(Command::PlayOn(output));
    }
}

fn switch(ui: &mut Ui, label: &str, state: &mut Switch) -> Response {
    let mut on = *state == Switch::On;
    let response = toggle(ui, label, &mut on);
    *state = if on { Switch::On } else { Switch::Off };
    response
}

/// A volume to slide, and its number.
fn loudness(ui: &mut Ui, label: &str, sound: Sound, volume: &mut Volume) {
    let mut percent = f32::from(volume.get());
    let width = (ui.available_width() - 70.0).clamp(120.0, 320.0);
    ui.spacing_mut().item_spacing.x = space::M;
    ui.add_enabled(sound == Sound::On, Slider::new(label, &mut percent, 0.0..=100.0).step(5.0).width(width));
    *volume = Volume::percent(percent.round() as u8);
    ui.add(egui::Label::new(text::body(volume.to_string())).selectable(false));
}

/// One that is chosen is heard.
fn kinds(ui: &mut Ui, cx: &mut ScreenCx<'_>, on: bool, kinds: &mut CueKinds) {
    for kind in CueKind::ALL.iter().copied() {
        if ui.add(ChoiceChip::new(&sentence_case(kind.word()), kinds.contains(kind))).clicked() {
            *kinds = kinds.toggled(kind);
            if on && kinds.contains(kind) {
                cx.push(Command::HearChime(Chime::of(kind)));
            }
        }
    }
}

/// Every chime by its name, folded away.
fn each(ui: &mut Ui, cx: &mut ScreenCx<'_>, on: bool) {
    let words = text::small("Hear each of them", theme::of(ui).text);
    CollapsingHeader::new(words).id_salt("each chime").show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            for chime in Chime::ALL {
                if ui.add_enabled(on, Button::secondary(chime.words()).small()).clicked() {
                    cx.push(Command::HearChime(chime));
                }
            }
        });
    });
}

fn caption(ui: &mut Ui, words: &str) {
    ui.add(egui::Label::new(text::caption(words, theme::of(ui))).wrap());
}

/// What is heard while the chimes are turned down to nothing.
fn what_is_left(settings: &Settings) -> &'static str {
    match (settings.voice.amount, settings.sounding.ambience) {
        (Amount::Off, Ambience::Off) => {
            "The chimes are silent and the voice is off, so nothing is heard. Everything shows on screen."
        }
        (Amount::Off, _) => "The chimes are silent and the voice is off, so only the ambience is heard.",
        _ => "The chimes are silent, so the voice leads alone.",
    }
}
