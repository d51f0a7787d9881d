//! Reading a chart: by pointer, by arrow keys, by a screen reader.

use egui::{Id, Key, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::app::view::trends::Table;
use crate::ui::theme::radius;
use crate::ui::widgets::focus;

/// What is being read of a chart.
pub(in crate::ui::screens) struct Reading<'a> {
    title: &'a str,
    table: &'a Table,
}

impl<'a> Reading<'a> {
    pub(super) const fn new(title: &'a str, table: &'a Table) -> Self {
        Self { title, table }
    }

    fn id(&self) -> Id {
        Id::unique(("reading", self.title))
    }

    /// What was read in the frame before, in a line.
    pub(super) fn last_line(&self, ui: &Ui) -> Option<String> {
        let row = ui.data(|data| data.get_temp::<Option<usize>>(self.id())).flatten()?;
        (row < self.table.len()).then(|| self.table.line(row))
    }

    /// Takes `rect` for the chart, whose rows stand where `spots` say, and returns the row that is read.
    pub(super) fn follow(&self, ui: &mut Ui, size: Vec2, spots: impl Fn(Rect) -> Vec<Spot>) -> (Rect, Option<usize>) {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let spots = spots(rect);
        let last = spots.len().saturating_sub(1);
        let kept = self.id().with("kept");
        let mut chosen = ui.data(|data| data.get_temp::<usize>(kept)).unwrap_or(last).min(last);
        if response.clicked() {
            response.request_focus();
        }
        chosen = moved(ui, &response, chosen, last, PAGE);
        let pointed = response.hover_pos().and_then(|pointer| nearest(&spots, pointer));
        if let Some(row) = pointed.filter(|_| response.clicked()) {
            chosen = row;
        }
        let row = pointed.or(response.has_focus().then_some(chosen)).filter(|_| !spots.is_empty());
        let line = self.table.line(row.unwrap_or(chosen));
        tell(ui, &response, &Told { title: self.title, line, chosen, last });
        let before = ui.data(|data| data.get_temp::<Option<usize>>(self.id())).flatten();
        if before != row {
            // The line above is drawn already.
            ui.ctx().request_repaint();
        }
        ui.data_mut(|data| {
            data.insert_temp(self.id(), row);
            data.insert_temp(kept, chosen);
        });
        focus::ring(ui, rect.expand(2.0), radius::CELL, &response);
        (rect, row)
    }
}

/// So many rows further with Page Up and Page Down.
const PAGE: usize = 7;

/// Where keys, or a screen reader, go from the row that was `chosen`; `page` rows with Page Up and Page Down.
pub(super) fn moved(ui: &Ui, response: &Response, chosen: usize, last: usize, page: usize) -> usize {
    use egui::accesskit::Action;
    let mut chosen = chosen;
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        ui.input(|input| {
            let pressed = |keys: [Key; 2]| keys.iter().map(|key| input.num_presses(*key)).sum::<usize>();
            let on = pressed([Key::ArrowRight, Key::ArrowDown]) + page * input.num_presses(Key::PageDown);
            let back = pressed([Key::ArrowLeft, Key::ArrowUp]) + page * input.num_presses(Key::PageUp);
            chosen = (chosen + on).min(last).saturating_sub(back);
            if input.key_pressed(Key::Home) {
                chosen = 0;
            }
            if input.key_pressed(Key::End) {
                chosen = last;
            }
        });
    }
    ui.input(|input| {
        chosen = (chosen + input.num_accesskit_action_requests(response.id, Action::Increment)).min(last);
        chosen.saturating_sub(input.num_accesskit_action_requests(response.id, Action::Decrement))
    })
}

/// What a screen reader is told: the row that is chosen, of all.
pub(super) struct Told<'a> {
    pub title: &'a str,
    pub line: String,
    pub chosen: usize,
    pub last: usize,
}

pub(super) fn tell(ui: &Ui, response: &Response, told: &Told<'_>) {
    response.widget_info(|| WidgetInfo {
        value: Some(told.chosen as f64),
        current_text_value: Some(told.line.clone()),
        ..WidgetInfo::labeled(Role::Slider, ui.is_enabled(), told.title)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        use egui::accesskit::Action;
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(told.last as f64);
        node.set_numeric_value_step(1.0);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}

/// Where a row is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot {
    /// So far from the left.
    At(f32),
    /// Down so far, and so high.
    Row(f32, f32),
}

fn nearest(spots: &[Spot], pointer: egui::Pos2) -> Option<usize> {
    let far = |spot: &Spot| match spot {
        Spot::At(x) => (x - pointer.x).abs(),
        Spot::Row(top, height) => (top + height / 2.0 - pointer.y).abs(),
    };
    (0..spots.len()).min_by(|one, other| far(&spots[*one]).total_cmp(&far(&spots[*other])))
}
