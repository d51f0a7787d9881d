//! How it feels, and how that changes: what was noted, and what can be noted now.

use egui::{Align, Label, Layout, Ui, vec2};

use super::ScreenCx;
use super::page::{page, title_row};
use super::trends::Trends;
use crate::app::command::Command;
use crate::app::view::journal::{Due, JournalDay, JournalView, NoteView, journal};
use crate::domain::settings::{Asked, Settings};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Icon, IconButton, empty_state, tabs, toggle};

/// The journal: what of it shows.
#[derive(Debug)]
pub struct JournalScreen {
    shown: Tab,
    trends: Trends,
    pages: usize,
}

impl Default for JournalScreen {
    fn default() -> Self {
        Self { shown: Tab::default(), trends: Trends::default(), pages: 1 }
    }
}

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Trends,
    Notes,
    Asked,
}

impl JournalScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let pages = if self.shown == Tab::Notes { self.pages } else { 0 };
        let view = journal(cx.model, pages);
        page(ui, |ui| {
            title_row(ui, "Journal", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if ui.add(Button::primary("Check in").icon(Icon::Plus).small()).clicked() {
                    cx.push(Command::CheckIn(Box::default()));
                }
                if view.week.is_some() && ui.add(Button::soft("Weekly questions").small()).clicked() {
                    cx.push(Command::AskWeek);
                }
                if view.test.is_some_and(|due| !matches!(due, Due::Waits(_)))
                    && ui.add(Button::soft("Self-test").small()).clicked()
                {
                    cx.push(Command::TestSelf);
                }
            });
            ui.add_space(space::S);
            let choices = [(Tab::Trends, "Trends"), (Tab::Notes, "Notes"), (Tab::Asked, "What is asked")];
            let tab = tabs(ui, &mut self.shown, &choices);
            ui.add_space(space::M);
            undo(ui, cx, &view);
            match tab {
                Tab::Trends => self.trends.show(ui, cx),
                Tab::Notes => self.notes(ui, cx, &view),
                Tab::Asked => asked(ui, cx, &view),
            }
        });
    }

    fn notes(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &JournalView) {
        if view.days.is_empty() {
            let sentence = "Nothing is noted yet. A check-in takes two taps, and everything in it may be left out.";
            if empty_state(ui, Icon::Journal, sentence, "Say how it is now") {
                cx.push(Command::CheckIn(Box::default()));
            }
            return;
        }
        for line in due_lines(view) {
            ui.add(Label::new(text::quiet(line, theme::of(ui))).wrap().selectable(false));
            ui.add_space(space::S);
        }
        for one in &view.days {
            day(ui, cx, one);
            ui.add_space(space::M);
        }
        if view.earlier > 0 {
            let words = format!("Show earlier ones, {} more days", view.earlier);
            if ui.add(Button::soft(&words).small()).clicked() {
                self.pages += 1;
            }
        }
    }
}

fn undo(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &JournalView) {
    let Some(words) = view.undo else { return };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add(Label::new(text::quiet(words, theme::of(ui))).selectable(false));
        if ui.add(Button::soft("Undo").tight()).clicked() {
            cx.push(Command::UndoNote);
        }
    });
    ui.add_space(space::S);
}

fn due_lines(view: &JournalView) -> Vec<&'static str> {
    let mut lines = Vec::new();
    if view.week == Some(Due::Now) {
        lines.push("The weekly questions are due, whenever you like.");
    }
    if view.test == Some(Due::Now) {
        lines.push("The self-test is due, whenever you like.");
    }
    lines
}

fn day(ui: &mut Ui, cx: &mut ScreenCx<'_>, day: &JournalDay) {
    ui.add(Label::new(text::heading(day.title.as_str())).selectable(false));
    ui.add_space(space::S);
    Card::new().padding(16).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for (number, one) in day.notes.iter().enumerate() {
            if number > 0 {
                ui.add_space(space::M);
            }
            note(ui, cx, &day.title, one);
        }
    });
}

fn note(ui: &mut Ui, cx: &mut ScreenCx<'_>, day: &str, note: &NoteView) {
    let t = theme::of(ui);
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - 2.0 * space::TARGET - space::L).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(text::strong(note.title.as_str())).wrap());
            for line in &note.lines {
                ui.add(Label::new(text::body(line.as_str())).wrap());
            }
            if !note.note.is_empty() {
                ui.add(Label::new(text::quiet(format!("“{}”", note.note), t)).wrap());
            }
            if let Some(corrected) = &note.corrected {
                ui.add(Label::new(text::caption(corrected.as_str(), t)).wrap());
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
            if ui.add(IconButton::bare(Icon::Close, &format!("Delete {}, {day}", note.title))).clicked() {
                cx.push(Command::DeleteNote(note.id.clone()));
            }
            if ui.add(IconButton::bare(Icon::Note, &format!("Correct {}, {day}", note.title))).clicked() {
                cx.push(Command::CorrectNote(note.id.clone()));
            }
        });
    });
}

/// What is asked besides check-ins: off until it is chosen.
fn asked(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &JournalView) {
    let settings = cx.model.settings;
    let offers = [
        (
            "Questions once a week",
            "Your pain, how much it bothers you, sleep, mood, how long sitting is bearable. Every two weeks also what you would \
             like to do again. Two minutes.",
            settings.weekly,
            view.week,
        ),
        (
            "A self-test every three weeks",
            "How far you bend forward, and how far a knee is from straight. Five minutes and a ruler.",
            settings.self_test,
            view.test,
        ),
    ];
    for (number, (title, words, before, due)) in offers.into_iter().enumerate() {
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let t = theme::of(ui);
            let mut on = before == Asked::WhenDue;
            toggle(ui, title, &mut on);
            ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
            if let Some(words) = due.map(due_words) {
                ui.add(Label::new(text::small(words, t.primary)).wrap().selectable(false));
            }
            if on != (before == Asked::WhenDue) {
                let asked = if on { Asked::WhenDue } else { Asked::Never };
                cx.push(Command::Change(if number == 0 {
                    Settings { weekly: asked, ..settings }
                } else {
                    Settings { self_test: asked, ..settings }
                }));
            }
        });
        ui.add_space(space::M);
    }
    let words = "All of it is for yourself, and for whoever you choose to show it to. It stays on this computer.";
    ui.add(Label::new(text::quiet(words, theme::of(ui))).wrap().selectable(false));
}

fn due_words(due: Due) -> String {
    match due {
        Due::Now => "Due now, whenever you like.".into(),
        Due::In(1) => "Due again tomorrow; earlier does no harm.".into(),
        Due::In(days) => format!("Due again in {days} days; earlier does no harm."),
        Due::Waits(why) => why.word().into(),
    }
}
