//! Charts of what was said over time. Any point is read by pointer or arrow keys, and every chart is a table, too.

mod axes;
mod cards;
mod helped;
mod line;
mod reading;
mod rows;
mod stack;
mod strip;
mod table;

use egui::{Color32, Label, Ui};

pub(super) use self::cards::Cards;
pub(super) use self::line::line;
use self::reading::Reading;
use super::ScreenCx;
use super::page::split;
use crate::app::command::Command;
use crate::app::view::trends::{Ink, TrendsView, trends};
use crate::domain::day::Day;
use crate::domain::settings::Settings;
use crate::domain::trends::Range;
use crate::ui::theme::{self, Tokens, space, text};
use crate::ui::widgets::{Icon, empty_state, segmented, tabs};

/// What is looked at, and which charts show as tables.
#[derive(Debug, Default)]
pub struct Trends {
    range: Range,
    cards: Cards,
    by: By,
    /// Whether all routines are listed, however many.
    all_helped: bool,
    known: Option<(Key, TrendsView)>,
}

/// What sessions are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum By {
    #[default]
    Technique,
    Routine,
}

/// What the trends are worked out from: while it is the same, so are they.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    edition: u64,
    range: Range,
    today: Day,
    settings: Settings,
}

impl Trends {
    /// Draws them.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let ranges = [
            (Range::TwoWeeks, "2 weeks"),
            (Range::SixWeeks, "6 weeks"),
            (Range::SixMonths, "6 months"),
            (Range::All, "All"),
        ];
        segmented(ui, &mut self.range, &ranges);
        ui.add_space(space::M);
        let (range, model) = (self.range, cx.model);
        let key = Key { edition: model.edition, range, today: model.today(), settings: model.settings };
        let view = match self.known.take() {
            Some((known, view)) if known == key => view,
            _ => trends(model, range),
        };
        self.charts(ui, cx, &view);
        self.known = Some((key, view));
    }

    fn charts(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TrendsView) {
        if view.is_empty() {
            let sentence = "There is nothing to draw in this time yet. It begins with a check-in, or with pain before and after a session.";
            if empty_state(ui, Icon::Journal, sentence, "Say how it is now") {
                cx.push(Command::CheckIn(Box::default()));
            }
            return;
        }
        ui.add(Label::new(text::caption(view.span.as_str(), theme::of(ui))).selectable(false));
        ui.add_space(space::S);
        if let Some(chart) = &view.pain {
            self.cards.card(ui, chart.title, &chart.words, &chart.table, |ui, reading| line(ui, chart, 220.0, reading));
        }
        if let Some(chart) = &view.reach {
            let words = "The stronger the colour, the further down the leg.";
            self.cards
                .card(ui, "How far down it went", words, &chart.table, |ui, reading| strip::strip(ui, chart, reading));
        }
        helped::helped(ui, cx, &view.helped, &mut self.all_helped);
        self.before_and_after(ui, view);
        if let Some(chart) = &view.minutes {
            let words = "What your time went into.";
            self.cards.card(ui, "Minutes by kind", words, &chart.table, |ui, reading| stack::stack(ui, chart, reading));
        }
        if let Some(chart) = &view.sleep {
            let words = "Pain of the day after nights as you rated them.";
            self.cards
                .card(ui, "Sleep and the day after", words, &chart.table, |ui, reading| rows::rows(ui, chart, reading));
        }
        self.measures(ui, view);
    }

    /// By technique or by routine, whichever is chosen; where there is but one of them, that.
    fn before_and_after(&mut self, ui: &mut Ui, view: &TrendsView) {
        let (chart, is_both) = match (&view.techniques, &view.routines, self.by) {
            (None, None, _) => return,
            (Some(chart), None, _) | (None, Some(chart), _) => (chart, false),
            (Some(chart), Some(_), By::Technique) | (Some(_), Some(chart), By::Routine) => (chart, true),
        };
        let words = "Leg pain, or where none was said, back pain: before (ring) and after (dot) sessions, from five of them on, with the middle half. Not what did it.";
        let switch = |ui: &mut Ui| {
            if is_both {
                tabs(ui, &mut self.by, &[(By::Technique, "By technique"), (By::Routine, "By routine")]);
                ui.add_space(space::S);
            }
        };
        let draw = |ui: &mut Ui, reading: &mut Reading<'_>| rows::rows(ui, chart, reading);
        self.cards.switched(ui, "Before and after", words, &chart.table, switch, draw);
    }

    /// The small ones, two beside each other where there is room.
    fn measures(&mut self, ui: &mut Ui, view: &TrendsView) {
        let one = |trends: &mut Self, ui: &mut Ui, number: usize| {
            let chart = &view.measures[number];
            trends
                .cards
                .card(ui, chart.title, &chart.words, &chart.table, |ui, reading| line(ui, chart, 150.0, reading));
        };
        if ui.available_width() < 760.0 {
            for number in 0..view.measures.len() {
                one(self, ui, number);
            }
            return;
        }
        for pair in 0..view.measures.len().div_ceil(2) {
            ui.push_id(pair, |ui| {
                split(ui, 0.0, &[50.0, 50.0], |ui, part| {
                    if pair * 2 + part < view.measures.len() {
                        one(self, ui, pair * 2 + part);
                    }
                });
            });
        }
    }
}

const fn color(t: &Tokens, ink: Ink) -> Color32 {
    match ink {
        Ink::Leg => t.accent,
        Ink::Back => t.primary,
        Ink::Mark(number) => t.marks[number % t.marks.len()],
    }
}
