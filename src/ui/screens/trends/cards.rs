//! Charts in their cards, and which of them show as tables.

use egui::{Align, Label, Layout, Ui};

use super::reading::Reading;
use super::table;
use crate::app::view::trends::Table;
use crate::ui::theme::{self, Weight, font, size, space, text};
use crate::ui::widgets::{Card, ChoiceChip};

/// Which charts show as tables.
#[derive(Debug, Default)]
pub(in crate::ui::screens) struct Cards {
    tables: Vec<&'static str>,
}

impl Cards {
    /// A chart in its card: what it shows, how to read it or what is read, the chart, and the same as a table.
    pub(in crate::ui::screens) fn card(
        &mut self,
        ui: &mut Ui,
        title: &'static str,
        words: &str,
        table: &Table,
        chart: impl FnOnce(&mut Ui, &mut Reading<'_>),
    ) {
        self.switched(ui, title, words, table, |_| {}, chart);
    }

    /// The same with a `switch` above both: which of several it shows.
    pub(super) fn switched(
        &mut self,
        ui: &mut Ui,
        title: &'static str,
        words: &str,
        table: &Table,
        switch: impl FnOnce(&mut Ui),
        chart: impl FnOnce(&mut Ui, &mut Reading<'_>),
    ) {
        Card::new().show(ui, |ui| {
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
            line_or_words(ui, reading.last_line(ui), words);
            ui.add_space(space::S);
            switch(ui);
            if is_table {
                table::table(ui, title, table);
            } else {
                chart(ui, &mut reading);
            }
        });
        ui.add_space(space::L);
    }
}

/// What is read, or else how to read it. Both take the same room, so that nothing below moves while one reads.
fn line_or_words(ui: &mut Ui, line: Option<String>, words: &str) {
    let ink = theme::of(ui).muted;
    let galley = ui.painter().layout(words.to_owned(), font(size::SMALL, Weight::Regular), ink, ui.available_width());
    ui.scope(|ui| {
        ui.set_min_height(galley.size().y);
        let label = match line {
            Some(line) => Label::new(text::small(line, ink)).truncate(),
            None => Label::new(text::small(words, ink)).wrap(),
        };
        ui.add(label.selectable(false));
    });
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
