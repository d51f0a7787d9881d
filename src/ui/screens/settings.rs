//! Choices. Each takes effect, and is saved, at once.

use egui::{Label, Ui};

use super::ScreenCx;
use super::page::{page, title_row};
use crate::app::command::Command;
use crate::domain::day::DayBoundary;
use crate::domain::quantity::Volume;
use crate::domain::settings::{GetReady, MotionChoice, Settings, Sound, TextScale, ThemeChoice};
use crate::domain::side::Side;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Field, Icon, Slider, Stepper, segmented, toggle};

/// What is typed.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    folder: String,
}

impl SettingsScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let mut settings = cx.model.settings;
        page(ui, |ui| {
            title_row(ui, "Settings", |_| {});
            ui.add_space(space::S);
            ui.spacing_mut().item_spacing.y = space::L;
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width().min(760.0));
                look(ui, &mut settings);
                sound(ui, cx, &mut settings);
                sessions(ui, &mut settings);
                self.data(ui, cx);
                about(ui);
            });
        });
        if settings != cx.model.settings {
            cx.push(Command::Change(settings));
        }
    }

    fn data(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        section(ui, "Your data", |ui| {
            let t = theme::of(ui);
            let words = "Everything stays on this computer, in plain files you can read.";
            ui.add(Label::new(text::quiet(words, t)).wrap());
            ui.add(Label::new(text::body(cx.model.data_dir.display().to_string())).wrap());
            if ui.add(Button::secondary("Open the folder").icon(Icon::Folder).small()).clicked() {
                cx.push(Command::OpenDataFolder);
            }
            ui.collapsing(text::small("Save somewhere else from now on", t.muted), |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                Field::line("Another folder", &mut self.folder).hint("Full path of a folder").show(ui);
                let ready = std::path::Path::new(self.folder.trim()).is_absolute();
                if ui.add_enabled(ready, Button::secondary("Use this folder").small()).clicked() {
                    cx.push(Command::MoveTo(self.folder.trim().into()));
                }
            });
        });
    }
}

fn section(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        ui.add(Label::new(text::heading(title)).selectable(false));
        contents(ui);
    });
}

/// A name on the left, its control on the right or, where the row is narrow, under it.
fn row(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let narrow = ui.available_width() < 480.0;
    let name = Label::new(text::body(name)).wrap().selectable(false);
    if narrow {
        ui.vertical(|ui| {
            ui.add(name);
            contents(ui);
        });
    } else {
        ui.horizontal(|ui| {
            ui.set_min_height(space::TARGET);
            let width = 210.0;
            ui.allocate_ui_with_layout(
                egui::vec2(width, space::TARGET),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_min_width(width);
                    ui.add(name);
                },
            );
            contents(ui);
        });
    }
}

fn look(ui: &mut Ui, settings: &mut Settings) {
    section(ui, "Look", |ui| {
        row(ui, "Theme", |ui| {
            let choices = [(ThemeChoice::System, "System"), (ThemeChoice::Light, "Light"), (ThemeChoice::Dark, "Dark")];
            segmented(ui, &mut settings.theme, &choices);
        });
        row(ui, "Text size", |ui| {
            let mut percent = u32::from(settings.text_scale.get());
            let range = u32::from(TextScale::MIN)..=u32::from(TextScale::MAX);
            let shown = format!("{percent} %");
            ui.add(Stepper::new("Text size", &mut percent, range).step(10).shown(shown));
            settings.text_scale = TextScale::percent(u8::try_from(percent).unwrap_or(TextScale::MAX));
        });
        let mut reduced = settings.motion == MotionChoice::Reduced;
        toggle(ui, "Reduce motion", &mut reduced);
        settings.motion = if reduced { MotionChoice::Reduced } else { MotionChoice::Full };
    });
}

fn sound(ui: &mut Ui, cx: &mut ScreenCx<'_>, settings: &mut Settings) {
    section(ui, "Sound", |ui| {
        let mut on = settings.sound == Sound::On;
        toggle(ui, "Chimes", &mut on);
        settings.sound = if on { Sound::On } else { Sound::Muted };
        row(ui, "Volume", |ui| {
            let mut percent = f32::from(settings.volume.get());
            let width = (ui.available_width() - 70.0).clamp(120.0, 320.0);
            ui.spacing_mut().item_spacing.x = space::M;
            ui.add_enabled(on, Slider::new("Volume", &mut percent, 0.0..=100.0).step(5.0).width(width));
            settings.volume = Volume::percent(percent.round() as u8);
            ui.add(Label::new(text::body(settings.volume.to_string())).selectable(false));
        });
        if ui.add_enabled(on, Button::secondary("Hear it").icon(Icon::Speaker).small()).clicked() {
            cx.push(Command::HearChimes);
        }
    });
}

fn sessions(ui: &mut Ui, settings: &mut Settings) {
    section(ui, "Sessions", |ui| {
        row(ui, "Time to get ready", |ui| {
            let mut seconds = u32::from(settings.get_ready.get());
            ui.add(Stepper::new("Time to get ready", &mut seconds, 0..=u32::from(GetReady::MAX)).step(5).unit("s"));
            settings.get_ready = GetReady::seconds(u8::try_from(seconds).unwrap_or(GetReady::MAX));
        });
        row(ui, "Sore side", |ui| {
            segmented(ui, &mut settings.affected, &[(Side::Left, "Left"), (Side::Right, "Right")]);
        });
        row(ui, "A new day begins at", |ui| {
            let mut half_hours = u32::from(settings.day_boundary.minutes() / 30);
            let shown = settings.day_boundary.to_string();
            ui.add(Stepper::new("A new day begins at", &mut half_hours, 0..=12).shown(shown));
            let minutes = u16::try_from(half_hours * 30).unwrap_or(0);
            settings.day_boundary = DayBoundary::from_minutes(minutes).unwrap_or_default();
        });
        let t = theme::of(ui);
        let words = "A session late at night then still counts for the day before. Past days never change.";
        ui.add(Label::new(text::caption(words, t)).wrap());
    });
}

fn about(ui: &mut Ui) {
    section(ui, "About", |ui| {
        let t = theme::of(ui);
        let words = concat!(
            "Supple ",
            env!("CARGO_PKG_VERSION"),
            ". A guided timer, teaching library and personal diary for self-massage, stretching, gentle movement and ",
            "relaxation, for adults’ general comfort, flexibility and wellbeing. Written with people who live with ",
            "sciatica in mind; it sits beside care from a health professional and does not replace it. It does not ",
            "diagnose, treat, cure, prevent or monitor any disease."
        );
        ui.add(Label::new(text::quiet(words, t)).wrap());
    });
}
