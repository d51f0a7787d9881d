//! Choices. Each takes effect, and is saved, at once.

use std::collections::BTreeSet;

use chrono::Weekday;
use egui::{Label, Ui};

use super::ScreenCx;
use super::answers::{cautions_form, you_form};
use super::page::{page, title_row};
use super::sounding::sound;
use super::speaking::voice;
use super::wording::WordingForms;
use crate::app::command::Command;
use crate::app::model::{Diary, Model};
use crate::app::view::words::weekday;
use crate::domain::day::DayBoundary;
use crate::domain::exercise::Level;
use crate::domain::history::Pain;
use crate::domain::ids::ExerciseId;
use crate::domain::safety::EmergencyNumber;
use crate::domain::safety::signs::EMERGENCY;
use crate::domain::settings::{GetReady, MotionChoice, Settings, TextScale, ThemeChoice};
use crate::domain::side::Side;
use crate::domain::steadiness::{CountRule, Goal, Weekdays};
use crate::domain::week::WeekNumbers;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, ChoiceChip, Field, Icon, Stepper, segmented, toggle};

/// What is typed.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    folder: String,
    emergency: String,
    wording: WordingForms,
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
                section(ui, "Sound", |ui| sound(ui, cx, &mut settings));
                section(ui, "Voice", |ui| voice(ui, cx, &mut settings.voice, &mut self.wording));
                steadiness(ui, &mut settings);
                sessions(ui, &mut settings);
                self.answers(ui, cx);
                self.data(ui, cx);
                about(ui);
            });
        });
        if settings != cx.model.settings {
            cx.push(Command::Change(settings));
        }
    }

    fn answers(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        section(ui, "Your answers", |ui| {
            let t = theme::of(ui);
            row(ui, "Emergency number", |ui| {
                ui.add(Label::new(text::strong(cx.model.care.emergency.as_str())).selectable(false));
            });
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
                for (region, number) in EMERGENCY {
                    let on = cx.model.care.emergency.as_str() == number;
                    let words = format!("{region} {number}");
                    if ui.add(ChoiceChip::one_of(&words, on)).clicked()
                        && let Some(number) = EmergencyNumber::new(number)
                    {
                        cx.push(Command::SetEmergency(number));
                    }
                }
            });
            ui.horizontal_wrapped(|ui| {
                Field::line("Another number", &mut self.emergency).hint("Another number").width(220.0).show(ui);
                let number = EmergencyNumber::new(&self.emergency);
                if ui.add_enabled(number.is_some(), Button::secondary("Use it").small()).clicked()
                    && let Some(number) = number
                {
                    cx.push(Command::SetEmergency(number));
                    self.emergency.clear();
                }
            });
            you_form(ui, cx);
            ui.add(Label::new(text::quiet(level_words(cx.model), t)).wrap());
            for words in resting_words(cx.model) {
                ui.add(Label::new(text::quiet(words, t)).wrap());
            }
            let ticked = cx.model.care.person.cautions.len();
            let words = match ticked {
                0 => "What Supple should take care of: nothing ticked".to_owned(),
                1 => "What Supple should take care of: 1 ticked".to_owned(),
                more => format!("What Supple should take care of: {more} ticked"),
            };
            egui::CollapsingHeader::new(text::small(words, t.text)).id_salt("cautions").show(ui, |ui| {
                cautions_form(ui, cx);
            });
        });
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

/// Which exercises rest for two days, and which are put away.
fn resting_words(model: &Model) -> Vec<String> {
    let today = model.holds(Pain::default());
    let names = |ids: &BTreeSet<ExerciseId>| {
        let named = ids.iter().filter_map(|id| model.library.exercises.get(id));
        named.map(|exercise| exercise.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let mut words = Vec::new();
    if !today.resting.is_empty() {
        words.push(format!("Resting for two days, as they were not good: {}.", names(&today.resting)));
    }
    if !today.retired.is_empty() {
        words.push(format!(
            "Put away, as they were not good twice: {}. A professional can say whether they suit you.",
            names(&today.retired)
        ));
    }
    words
}

/// "Gentle exercises are open to you; three comfortable sessions in a row open the moderate ones."
fn level_words(model: &Model) -> String {
    let none = Diary::default();
    let lights = &model.diary.as_ref().unwrap_or(&none).lights;
    let (level, greens) = lights.level(model.today());
    let ceiling = model.care.ceiling();
    if ceiling < level {
        return format!(
            "You have earned the {} exercises; until a professional was spoken to, the {} ones are open to you.",
            level.word(),
            ceiling.word()
        );
    }
    let left = 3 - greens;
    let more = match left {
        1 => "One more comfortable session in a row opens".to_owned(),
        _ => format!("{left} more comfortable sessions in a row open"),
    };
    match level {
        Level::One => format!("Gentle exercises are open to you. {more} the moderate ones."),
        Level::Two => format!("Gentle and moderate exercises are open to you. {more} the strong ones."),
        Level::Three => {
            "All levels are open to you. A session that is not good, or a week off, goes one back.".to_owned()
        }
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
pub(super) fn row(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
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

/// What is aimed for, and what counts.
fn steadiness(ui: &mut Ui, settings: &mut Settings) {
    section(ui, "Goal", |ui| {
        row(ui, "In a calendar week", |ui| {
            let mut kind = matches!(settings.goal, Goal::On(_));
            let before = kind;
            segmented(ui, &mut kind, &[(false, "Any days"), (true, "Chosen days")]);
            if kind != before {
                settings.goal = match settings.goal {
                    Goal::On(days) => Goal::days(days.count()),
                    // Spread over the week as evenly as they go.
                    Goal::Days(days) => Goal::On(spread(days)),
                };
            }
        });
        match settings.goal {
            Goal::Days(days) => row(ui, "Days", |ui| {
                let mut count = u32::from(days);
                ui.add(Stepper::new("Days a week", &mut count, 1..=7));
                settings.goal = Goal::days(count as u8);
            }),
            Goal::On(days) => row(ui, "Days", |ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
                for number in 0..7 {
                    let day = week_day(settings.week_start.day(), number);
                    let name = weekday(day);
                    if ui.add(ChoiceChip::new(&name[..3], days.contains(day))).clicked() {
                        settings.goal = Goal::On(days.toggled(day));
                    }
                }
            }),
        }
        let (mut share, mut minutes) = (u32::from(settings.counting.share()), u32::from(settings.counting.minutes()));
        row(ui, "A day counts from", |ui| {
            let shown = format!("{share} % of a session");
            ui.add(Stepper::new("Share of a session", &mut share, 10..=100).step(10).shown(shown));
        });
        row(ui, "or from", |ui| {
            ui.add(Stepper::new("Minutes in all", &mut minutes, 1..=60).unit("min in all"));
        });
        settings.counting = CountRule::new(share as u8, minutes as u8);
        row(ui, "Weeks begin on", |ui| {
            let start = settings.week_start;
            let usual = start.usual().map(|day| format!("As usual here ({})", weekday(day)));
            let days = [
                (start.on(Weekday::Mon), "Monday"),
                (start.on(Weekday::Sat), "Saturday"),
                (start.on(Weekday::Sun), "Sunday"),
            ];
            let usual = usual.as_deref().map(|words| (start.as_usual(), words));
            // What is usual is offered only where it is known.
            let mut chosen = if usual.is_none() { start.on(start.day()) } else { start };
            let choices: Vec<_> = usual.into_iter().chain(days).collect();
            if segmented(ui, &mut chosen, &choices).changed() {
                settings.week_start = chosen;
            }
        });
        let mut numbers = settings.week_numbers == WeekNumbers::Shown;
        if toggle(ui, "Numbers of the weeks in the calendar", &mut numbers).changed() {
            settings.week_numbers = if numbers { WeekNumbers::Shown } else { WeekNumbers::Hidden };
        }
    });
}

fn week_day(first: Weekday, number: u8) -> Weekday {
    (0..number).fold(first, |day, _| day.succ())
}

/// So many days of a week, as far apart as they go, from Monday on.
fn spread(days: u8) -> Weekdays {
    let days = days.clamp(1, 7);
    let chosen = (0..days).map(|number| week_day(Weekday::Mon, number * 7 / days));
    Weekdays::of(chosen).unwrap_or(Weekdays::ALL)
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
