//! Charts of what was said over time. Any point is read by pointer or arrow keys, and every chart is a table, too.

mod axes;
mod helped;
mod line;
mod reading;
mod rows;
mod stack;
mod strip;

use egui::{Align, Color32, Label, Layout, Ui};

use self::reading::Reading;
use super::ScreenCx;
use super::page::split;
use crate::app::command::Command;
use crate::app::view::trends::{Ink, Table, TrendsView, trends};
use crate::domain::day::Day;
use crate::domain::settings::Settings;
use crate::domain::trends::Range;
use crate::ui::theme::{self, Tokens, space, text};
use crate::ui::widgets::{Card, ChoiceChip, Icon, empty_state, segmented};

/// What is looked at, and which charts show as tables.
#[derive(Debug, Default)]
pub struct Trends {
    range: Range,
    tables: Vec<&'static str>,
    known: Option<(Key, TrendsView)>,
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
            self.card(ui, chart.title, &chart.words, &chart.table, |ui, reading| line::line(ui, chart, 220.0, reading));
        }
        if let Some(chart) = &view.reach {
            let words = "The stronger the colour, the further down the leg.";
            self.card(ui, "How far down it went", words, &chart.table, |ui, reading| strip::strip(ui, chart, reading));
        }
        helped::helped(ui, cx, &view.helped);
        if let Some(chart) = &view.techniques {
            let words = "Leg pain before (ring) and after (dot) sessions that had it in them, with the middle half. Not what did it.";
            self.card(ui, "Before and after", words, &chart.table, |ui, reading| rows::rows(ui, chart, reading));
        }
        if let Some(chart) = &view.minutes {
            self.card(ui, "Minutes by kind", "", &chart.table, |ui, reading| stack::stack(ui, chart, reading));
        }
        if let Some(chart) = &view.sleep {
            let words = "Pain of the day after nights as you rated them.";
            self.card(ui, "Sleep and the day after", words, &chart.table, |ui, reading| rows::rows(ui, chart, reading));
        }
        self.measures(ui, view);
    }

    /// The small ones, two beside each other where there is room.
    fn measures(&mut self, ui: &mut Ui, view: &TrendsView) {
        let one = |trends: &mut Self, ui: &mut Ui, number: usize| {
            let chart = &view.measures[number];
            trends
                .card(ui, chart.title, &chart.words, &chart.table, |ui, reading| line::line(ui, chart, 150.0, reading));
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

    /// A chart in its card: what it shows, how to read it or what is read, the chart, and the same as a table.
    fn card(
        &mut self,
        ui: &mut Ui,
        title: &'static str,
        words: &str,
        table: &Table,
        chart: impl FnOnce(&mut Ui, &mut Reading<'_>),
    ) {
        Card::new().show(ui, |ui| {
            let t = theme::of(ui);
            ui.spacing_mut().item_spacing.y = space::XS;
            let is_table = self.tables.contains(&title);
            ui.horizontal(|ui| {
                ui.add(Label::new(text::heading(title)).selectable(false));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let label = format!("{title} as a table");
                    if ui.add(ChoiceChip::opener("Table", is_table)).labelled(&label).clicked() {
                        if is_table {
                            self.tables.retain(|other| *other != title);
                        } else {
                            self.tables.push(title);
                        }
                    }
                });
            });
            let mut reading = Reading::new(title, table);
            let line = reading.last_line(ui).unwrap_or_else(|| words.to_owned());
            if !line.is_empty() {
                ui.add(Label::new(text::small(line, t.muted)).truncate().selectable(false));
            }
            ui.add_space(space::S);
            if is_table {
                reading::table(ui, table);
            } else {
                chart(ui, &mut reading);
            }
        });
        ui.add_space(space::L);
    }
}

/// The name that a screen reader gives to something that shows another.
trait Labelled {
    fn labelled(self, name: &str) -> Self;
}

impl Labelled for egui::Response {
    fn labelled(self, name: &str) -> Self {
        self.ctx.accesskit_node_builder(self.id, |node| node.set_label(name));
        self
    }
}

const fn color(t: &Tokens, ink: Ink) -> Color32 {
    match ink {
        Ink::Leg => t.accent,
        Ink::Back => t.primary,
        Ink::Mark(number) => t.marks[number % t.marks.len()],
    }
}
