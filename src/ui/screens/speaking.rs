//! Settings › Voice: how much it says, how fast, how loud, and which voice it is.

use egui::{Label, Ui};

use super::ScreenCx;
use super::settings::row;
use super::sounding::chips;
use super::wording::WordingForms;
use crate::app::command::Command;
use crate::app::model::Voices;
use crate::domain::quantity::Volume;
use crate::domain::speech::voice::{Amount, Music, Rate, Voice, VoiceName};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, ChoiceChip, Icon, Slider, Stepper, segmented};

/// Draws the choices of the voice.
pub(super) fn voice(ui: &mut Ui, cx: &mut ScreenCx<'_>, voice: &mut Voice, wording: &mut WordingForms) {
    let t = theme::of(ui);
    row(ui, "It says", |ui| {
        let choices = [
            (Amount::Off, "Nothing"),
            (Amount::Names, "Names"),
            (Amount::NamesAndFirstCue, "And first cue"),
            (Amount::AllCues, "And all cues"),
        ];
        segmented(ui, &mut voice.amount, &choices);
    });
    let words = match voice.amount {
        Amount::Off => "Chimes lead through the session.",
        Amount::Names => "Each step, its side and its time, the change of sides, rounds, and what comes next.",
        Amount::NamesAndFirstCue => "Names, halfway, and how each step begins.",
        Amount::AllCues => "Names, halfway, and every cue for which there is time.",
    };
    ui.add(Label::new(text::caption(words, t)).wrap());
    if voice.amount == Amount::Off {
        return;
    }
    row(ui, "Speed", |ui| {
        let mut percent = u32::from(voice.rate.get());
        let shown = format!("{percent} %");
        let range = u32::from(Rate::MIN)..=u32::from(Rate::MAX);
        ui.add(Stepper::new("Speed of the voice", &mut percent, range).step(10).shown(shown));
        voice.rate = Rate::percent(u8::try_from(percent).unwrap_or(Rate::MAX));
    });
    row(ui, "Volume", |ui| {
        let mut percent = f32::from(voice.volume.get());
        let width = (ui.available_width() - 70.0).clamp(120.0, 320.0);
        ui.spacing_mut().item_spacing.x = space::M;
        ui.add(Slider::new("Volume of the voice", &mut percent, 0.0..=100.0).step(5.0).width(width));
        voice.volume = Volume::percent(percent.round() as u8);
        ui.add(Label::new(text::body(voice.volume.to_string())).selectable(false));
    });
    chips(ui, "Voice", |ui| chosen(ui, cx, &mut voice.name));
    // Elsewhere no player can be asked.
    if cfg!(target_os = "linux") {
        row(ui, "Other music", |ui| {
            segmented(
                ui,
                &mut voice.music,
                &[(Music::Untouched, "As it is"), (Music::Lowered, "Lower while it speaks")],
            );
        });
    }
    if ui.add(Button::secondary("Hear the voice").icon(Icon::Speaker).small()).clicked() {
        cx.push(Command::HearVoice);
    }
    ui.add_space(space::S);
    wording.show(ui, cx);
}

/// Which voice. They are looked up only when asked for: a system may have thousands.
fn chosen(ui: &mut Ui, cx: &mut ScreenCx<'_>, name: &mut Option<VoiceName>) {
    let t = theme::of(ui);
    if ui.add(ChoiceChip::one_of("The system’s own", name.is_none())).clicked() {
        *name = None;
    }
    let found: &[VoiceName] = match &cx.model.speaking.voices {
        Voices::Found(voices) => voices,
        Voices::NotAsked | Voices::Asked | Voices::Unknown(_) => &[],
    };
    // One that was chosen stays in sight, even where it was not looked up or is gone.
    let chosen = name.filter(|chosen| !found.contains(chosen));
    for voice in chosen.iter().chain(found) {
        if ui.add(ChoiceChip::one_of(voice.as_str(), *name == Some(*voice))).clicked() {
            *name = Some(*voice);
        }
    }
    match &cx.model.speaking.voices {
        Voices::NotAsked => {
            if ui.add(Button::secondary("Look for others").small()).clicked() {
                cx.push(Command::FindVoices);
            }
        }
        Voices::Asked => {
            ui.add(Label::new(text::quiet("Looking …", t)));
        }
        Voices::Found(voices) if voices.is_empty() => {
            ui.add(Label::new(text::quiet("There is no other English voice.", t)).wrap());
        }
        Voices::Found(_) => {}
        Voices::Unknown(why) => {
            ui.add(Label::new(text::quiet(format!("No others: {why}."), t)).wrap());
            if ui.add(Button::secondary("Look again").small()).clicked() {
                cx.push(Command::FindVoices);
            }
        }
    }
}
