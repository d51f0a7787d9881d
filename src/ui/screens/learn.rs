//! Articles: the list to search, and one to read.

use egui::{Label, Ui, vec2};

use super::ScreenCx;
use super::page::{columns, grid, page, title_row};
use super::tools::{Checklist, doors, phrase_cards};
use super::welcome::column;
use crate::app::command::Command;
use crate::app::model::Reading;
use crate::app::view::figure::Still;
use crate::app::view::learn::{evidence_words, found};
use crate::catalog::learn::{Block, Span, Target};
use crate::catalog::{Article, article, source};
use crate::domain::timeline::BoutSide;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Button, Card, Field, Icon, empty_state};

/// Height of an article's card.
const HEIGHT: f32 = 264.0;

/// What is searched for.
#[derive(Debug, Default)]
pub struct LearnScreen {
    search: String,
    checklist: Checklist,
}

impl LearnScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        match cx.model.reading {
            Reading::Article(article) => {
                // Each article begins at its top.
                ui.push_id(article.id, |ui| page(ui, |ui| column(ui, |ui| read(ui, cx, article))));
            }
            Reading::Checklist => page(ui, |ui| self.checklist.show(ui, cx)),
            Reading::Phrases => {
                ui.push_id("phrases", |ui| page(ui, |ui| column(ui, |ui| phrase_cards(ui, cx))));
            }
            Reading::List => page(ui, |ui| self.list(ui, cx)),
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let t = theme::of(ui);
        title_row(ui, "Learn", |ui| {
            let width = (ui.available_width() - space::S).clamp(160.0, 300.0);
            Field::search("Search articles", &mut self.search).hint("Any word").width(width).show(ui);
        });
        let lead = "Short reads on what is known and what is not. Each says where it comes from.";
        ui.add(Label::new(text::quiet(lead, t)).wrap().selectable(false));
        ui.add_space(space::M);
        doors(ui, cx);
        ui.add_space(space::XL);
        let articles = found(&self.search);
        if articles.is_empty() {
            let sentence = "No article has all of these words. Try fewer.";
            if empty_state(ui, Icon::Search, sentence, "Show all articles") {
                self.search.clear();
            }
        }
        let columns = columns(ui, 260.0, 4);
        grid(ui, articles.len(), columns, HEIGHT, |ui, number| {
            if card(ui, cx, articles[number]) {
                cx.push(Command::Read(articles[number].id.to_owned()));
            }
        });
    }
}

fn figure_of(cx: &ScreenCx<'_>, article: &Article) -> Option<Still> {
    Still::of(&cx.model.library, &article.figure.parse().ok()?, BoutSide::Whole)
}

fn card(ui: &mut Ui, cx: &mut ScreenCx<'_>, article: &Article) -> bool {
    let t = theme::of(ui);
    let shown = Card::new().padding(12).min_height(HEIGHT).button(ui, &article.title, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let size = vec2(ui.available_width(), 120.0);
        let seen = figure_of(cx, article);
        still(ui, cx, seen.as_ref(), size, Corner::Card);
        ui.add_space(space::S);
        ui.add(Label::new(text::strong(article.title.as_str())).wrap().selectable(false));
        ui.add(Label::new(text::caption(article.summary.as_str(), t)).wrap().selectable(false));
    });
    shown.response.clicked()
}

fn read(ui: &mut Ui, cx: &mut ScreenCx<'_>, shown: &'static Article) {
    let t = theme::of(ui);
    if ui.add(Button::secondary("All articles").icon(Icon::ChevronLeft).key("Esc").small()).clicked() {
        cx.push(Command::CloseArticle);
    }
    ui.add_space(space::M);
    if let Some(seen) = figure_of(cx, shown) {
        still(ui, cx, Some(&seen), vec2(ui.available_width(), 200.0), Corner::Card);
        ui.add_space(space::S);
    }
    ui.add(Label::new(text::display(shown.title.as_str())).wrap());
    ui.add(Label::new(text::quiet(shown.summary.as_str(), t)).wrap());
    ui.add_space(space::M);
    for block in &shown.blocks {
        match block {
            Block::Heading(words) => {
                ui.add_space(space::L);
                ui.add(Label::new(text::sized(words.as_str(), theme::size::CUE, theme::Weight::Semibold)).wrap());
                ui.add_space(space::XS);
            }
            Block::Paragraph(spans) => {
                paragraph(ui, cx, spans);
                ui.add_space(space::S);
            }
            Block::Bullet(spans) => {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    ui.add(Label::new(text::body("•").color(t.primary)).selectable(false));
                    ui.vertical(|ui| paragraph(ui, cx, spans));
                });
                ui.add_space(space::XS);
            }
        }
    }
    ui.add_space(space::L);
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::heading("Where this comes from")).selectable(false));
        for words in evidence_words(shown) {
            ui.add(Label::new(text::body(words)).wrap());
        }
        for key in &shown.sources {
            ui.add(Label::new(text::caption(source(key).unwrap_or(key), t)).wrap());
        }
    });
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for id in &shown.exercises {
            let Ok(id) = id.parse() else { continue };
            let Some(exercise) = cx.model.library.exercises.get(&id) else { continue };
            if ui.add(Button::soft(&exercise.name).small()).clicked() {
                cx.push(Command::Look(id));
            }
        }
    });
}

/// Words that flow, with links among them.
fn paragraph(ui: &mut Ui, cx: &mut ScreenCx<'_>, spans: &[Span]) {
    let t = theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 3.0);
        for span in spans {
            match span {
                Span::Plain(words) => {
                    ui.add(Label::new(text::body(words.as_str())).wrap());
                }
                Span::Strong(words) => {
                    ui.add(Label::new(text::strong(words.as_str())).wrap());
                }
                Span::Link(words, target) => {
                    let link = ui.link(text::body(words.as_str()).color(t.primary).underline());
                    if link.clicked() {
                        follow(cx, target);
                    }
                }
            }
        }
    });
}

fn follow(cx: &mut ScreenCx<'_>, target: &Target) {
    match target {
        Target::Exercise(id) => {
            if let Ok(id) = id.parse() {
                cx.push(Command::Look(id));
            }
        }
        Target::Article(id) => {
            if article(id).is_some() {
                cx.push(Command::Read(id.clone()));
            }
        }
    }
}
