//! A line for each cue: one stop for the Tab key, gone through by the arrows. However many there are, only those in view are drawn.

use std::sync::Arc;
use std::time::Duration;

use egui::{
    Align, CornerRadius, EventFilter, Galley, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::app::command::Command;
use crate::app::view::cues::{CueLine, line};
use crate::domain::cue_sheet::{CueSheet, Line, Told};
use crate::ui::screens::ScreenCx;
use crate::ui::theme::{self, Weight, font, radius, size};
use crate::ui::widgets::{Icon, focus, icons};

/// Where icons begin, right of the times.
const ICON: f32 = 66.0;
/// Where words begin.
const WORDS: f32 = 92.0;
/// Around the words of a line, right, and above and below.
const PAD: egui::Vec2 = vec2(10.0, 6.0);
/// Above a line with which something begins.
const GAP: f32 = 10.0;
/// Between the words and what is wrong with them.
const BETWEEN: f32 = 2.0;
/// Lines that a page turns.
const PAGE: usize = 10;

/// Which moves bring a line into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    /// Every move of the preview.
    Preview,
    /// Only those by key: the preview would be scrolled away by itself.
    Keys,
}

/// Where the lines stand, and which of them is picked.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Where each begins, and where the last ends.
    tops: Vec<f32>,
    /// The width for which that holds.
    width: f32,
    /// The one picked last, for as long as the preview stands where it begins.
    picked: usize,
    /// The one that was brought into view last.
    shown: usize,
}

impl Lines {
    /// The one picked last.
    pub(super) const fn picked(&self) -> usize {
        self.picked
    }

    /// Picks this one.
    pub(super) const fn pick(&mut self, number: usize) {
        self.picked = number;
    }

    /// There is another sheet.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Draws those in view; `at` is the moment of the preview. Returns the one that was picked.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ScreenCx<'_>,
        sheet: &CueSheet,
        at: Duration,
        follow: Follow,
    ) -> Option<usize> {
        self.arrange(ui, sheet);
        if sheet.lines.get(self.picked).is_none_or(|line| line.at != at) {
            self.picked = sheet.line_at(at);
        }
        let height = self.tops.last().copied().unwrap_or_default();
        let (whole, _) = ui.allocate_exact_size(vec2(self.width, height), Sense::hover());
        let place = |tops: &[f32], number: usize| {
            let top = whole.top() + tops[number] + lead(&sheet.lines[number]);
            Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), whole.top() + tops[number + 1]))
        };
        let list = ui.interact(whole.intersect(ui.clip_rect()), list_id(), Sense::FOCUSABLE);
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Cues of the routine"));
        let mut chosen = self.by_key(ui, cx, sheet, &list);
        let seen = ui.clip_rect().y_range();
        let first = self.tops.partition_point(|top| whole.top() + top < seen.min).saturating_sub(1);
        let end = self.tops.partition_point(|top| whole.top() + top < seen.max).min(sheet.lines.len());
        for number in first..end {
            let told = &sheet.lines[number];
            let rect = place(&self.tops, number);
            let response = ui.interact(rect, list_id().with(number), Sense::CLICK);
            let view = line(sheet, told);
            let is_picked = number == self.picked;
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_picked, said(&view)));
            if response.clicked() {
                chosen = Some(number);
                ui.memory_mut(|memory| memory.request_focus(list_id()));
                hear(cx, told);
            }
            paint(ui, rect, told, &view, &response, is_picked);
            if is_picked {
                focus::ring(ui, rect.shrink(4.0), radius::CELL, &list);
            }
        }
        let now = chosen.unwrap_or(self.picked);
        if now != self.shown && now < sheet.lines.len() && (follow == Follow::Preview || list.has_focus()) {
            // One that the preview came to stands amid those before and after it; one that was picked moves no more than it must.
            let align = chosen.is_none().then_some(Align::Center);
            ui.scroll_to_rect(place(&self.tops, now).expand(8.0), align);
        }
        (self.picked, self.shown) = (now, now);
        chosen
    }

    /// Works out where the lines stand; once a sheet and a width.
    fn arrange(&mut self, ui: &Ui, sheet: &CueSheet) {
        let width = ui.available_width();
        if !self.tops.is_empty() && (self.width - width).abs() < 0.5 {
            return;
        }
        let mut at = 0.0;
        self.width = width;
        self.tops = Vec::with_capacity(sheet.lines.len() + 1);
        // Most lines are chimes, which are all as high as one row.
        let row = layout(ui, "", words_font(&Told::Begins), width).size().y + 2.0 * PAD.y;
        for told in &sheet.lines {
            self.tops.push(at);
            at += if matches!(told.what, Told::Heard(_)) && told.trouble.is_none() {
                row
            } else {
                let (words, trouble) = galleys(ui, told, &line(sheet, told), width);
                let trouble = trouble.map_or(0.0, |trouble| trouble.size().y + BETWEEN);
                lead(told) + words.size().y + trouble + 2.0 * PAD.y
            };
        }
        self.tops.push(at);
    }

    /// The one that the arrows go to; Enter and Space do what a click does.
    fn by_key(&self, ui: &Ui, cx: &mut ScreenCx<'_>, sheet: &CueSheet, list: &Response) -> Option<usize> {
        if !list.has_focus() {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Enter) || pressed(Key::Space) {
            hear(cx, sheet.lines.get(self.picked)?);
            return Some(self.picked);
        }
        let end = sheet.lines.len().saturating_sub(1);
        let to = if pressed(Key::ArrowDown) {
            self.picked + 1
        } else if pressed(Key::ArrowUp) {
            self.picked.saturating_sub(1)
        } else if pressed(Key::PageDown) {
            self.picked + PAGE
        } else if pressed(Key::PageUp) {
            self.picked.saturating_sub(PAGE)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            end
        } else {
            return None;
        };
        Some(to.min(end))
    }
}

fn list_id() -> Id {
    Id::unique("cues of the edited routine")
}

fn hear(cx: &mut ScreenCx<'_>, told: &Line) {
    match &told.what {
        Told::Heard(chime) => cx.push(Command::HearChime(*chime)),
        Told::Said(sentence) => cx.push(Command::HearSentence(sentence.aloud.clone())),
        Told::Begins | Told::Shown(_) => {}
    }
}

/// "0:45, Heard: Start: two rising notes", with what is wrong.
fn said(view: &CueLine) -> String {
    let sense = if view.sense.is_empty() { String::new() } else { format!("{}: ", view.sense) };
    let trouble = view.trouble.as_ref().map_or_else(String::new, |trouble| format!(". {trouble}"));
    format!("{}, {sense}{}{trouble}", view.time, view.words)
}

/// Room above a line.
const fn lead(told: &Line) -> f32 {
    if matches!(told.what, Told::Begins) { GAP } else { 0.0 }
}

fn words_font(what: &Told) -> egui::FontId {
    let weight = if *what == Told::Begins { Weight::Semibold } else { Weight::Regular };
    font(size::SMALL + 1.0, weight)
}

fn layout(ui: &Ui, words: &str, font: egui::FontId, width: f32) -> Arc<Galley> {
    ui.painter().layout(words.to_owned(), font, egui::Color32::PLACEHOLDER, width)
}

/// The words, and what is wrong with them, in a line of this width.
fn galleys(ui: &Ui, told: &Line, view: &CueLine, width: f32) -> (Arc<Galley>, Option<Arc<Galley>>) {
    let left = if told.what == Told::Begins { ICON } else { WORDS };
    let room = (width - left - PAD.x).max(40.0);
    let trouble = view.trouble.as_ref();
    let trouble = trouble.map(|words| layout(ui, words, font(size::SMALL, Weight::Regular), room));
    (layout(ui, &view.words, words_font(&told.what), room), trouble)
}

fn paint(ui: &Ui, rect: Rect, told: &Line, view: &CueLine, response: &Response, is_picked: bool) {
    let t = theme::of(ui);
    let painter = ui.painter();
    if is_picked || response.hovered() {
        let ground = if is_picked { t.primary_soft } else { t.sunk };
        painter.rect_filled(rect, CornerRadius::same(radius::CELL), ground);
    }
    let ink = match told.what {
        Told::Heard(_) => t.muted,
        Told::Begins | Told::Shown(_) | Told::Said(_) => t.text,
    };
    let (words, trouble) = galleys(ui, told, view, rect.width());
    let top = rect.top() + PAD.y;
    let time = layout(ui, &view.time, font(size::SMALL + 1.0, Weight::Medium), ICON);
    painter.galley(pos2(rect.left() + PAD.x, top), time, t.muted);
    let icon = match told.what {
        Told::Begins => None,
        Told::Heard(_) => Some(Icon::Speaker),
        Told::Shown(_) => Some(Icon::Learn),
        Told::Said(_) => Some(Icon::Speech),
    };
    let left = rect.left() + if icon.is_some() { WORDS } else { ICON };
    if let Some(icon) = icon {
        let middle = pos2(rect.left() + ICON + 8.0, top + (size::SMALL + 1.0) * 0.66);
        let spot = Rect::from_center_size(middle, vec2(16.0, 16.0));
        let (icon, ink) = if trouble.is_some() { (Icon::Warning, t.accent) } else { (icon, t.muted) };
        icons::paint(painter, icon, spot, ink);
    }
    let under = top + words.size().y + BETWEEN;
    painter.galley(pos2(left, top), words, ink);
    if let Some(trouble) = trouble {
        painter.galley(pos2(left, under), trouble, t.accent_ink);
    }
}
