//! The month, the streaks, and the sessions of a day.

use chrono::Datelike;
use egui::{Align, Align2, Label, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use super::ScreenCx;
use super::amending::AmendingForm;
use super::page::{page, split, title_row};
use super::trends::{Cards, line};
use super::year::year_map;
use super::year_sheet::year_sheet;
use crate::app::command::Command;
use crate::app::model::{Route, Span};
use crate::app::view::calendar::{
    self as view, CalendarView, CellPlace, DayCell as Cell, DiaryState, Offered, Pausing, SessionLine, calendar,
};
use crate::app::view::journal::NoteView;
use crate::app::view::trends::recent;
use crate::app::view::words::{day_and_month, weekday};
use crate::app::view::year::{year, year_sheet as year_sheet_of};
use crate::domain::day::Day;
use crate::domain::excuse::ExcuseWhy;
use crate::domain::steadiness::DayStatus;
use crate::ui::screens::shown::{Corner, still};
use crate::ui::theme::{self, font, size, space, text};
use crate::ui::widgets::{Button, Card, DayCell, Heat, Icon, IconButton, empty_state, segmented, sheet, stat_tile};

/// How high a day is, in points.
const CELL: f32 = 52.0;
/// What stands around the chart of pain in its card, in points.
const PAIN_FRAME: f32 = 172.0;
/// How wide the column of week numbers is.
const NUMBERS: f32 = 18.0;

/// The calendar: what is being dragged over, and whether the numbers are explained.
#[derive(Debug, Default)]
pub struct CalendarScreen {
    /// The day on which dragging began.
    dragged: Option<Day>,
    meanings: Meanings,
    form: AmendingForm,
    charts: Cards,
}

/// Whether the numbers are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Meanings {
    #[default]
    Hidden,
    Shown,
}

impl CalendarScreen {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let view = calendar(cx.model);
        page(ui, |ui| {
            title_row(ui, "Calendar", |ui| {
                if ui.add(Button::secondary("What do these mean?").icon(Icon::Question).small()).clicked() {
                    self.meanings = Meanings::Shown;
                }
                ui.add_space(space::S);
                let mut span = cx.model.calendar.span;
                if segmented(ui, &mut span, &[(Span::Month, "Month"), (Span::Year, "Year")]).changed() {
                    cx.push(Command::ShowSpan(span));
                }
            });
            ui.add_space(space::S);
            stats(ui, &view);
            ui.add_space(space::L);
            if ui.available_width() > 760.0 {
                let rows = view.cells.len() / 7;
                let height = 111.0 + rows as f32 * 59.0;
                split(ui, height, &[62.0, 38.0], |ui, part| match part {
                    0 => self.days(ui, cx, &view, height),
                    _ => self.beside(ui, cx, &view),
                });
            } else {
                self.days(ui, cx, &view, 0.0);
                ui.add_space(space::L);
                self.beside(ui, cx, &view);
            }
            if view.diary == DiaryState::Used && cx.model.calendar.span == Span::Month {
                ui.add_space(space::L);
                year_map(ui, cx, &year(cx.model));
            }
        });
        self.form.show(ui, cx);
        if self.meanings == Meanings::Shown {
            let shown = sheet(ui.ctx(), "What the numbers mean", 560.0, |ui| {
                for words in &view.meanings {
                    ui.add(Label::new(text::body(words.as_str())).wrap().selectable(false));
                }
                if ui.add(Button::soft("Change them in Settings").small()).clicked() {
                    cx.push(Command::Go(Route::Settings));
                }
            });
            if shown.closed || cx.commands.contains(&Command::Go(Route::Settings)) {
                self.meanings = Meanings::Hidden;
            }
        }
    }
}

fn stats(ui: &mut Ui, shown: &CalendarView) {
    let (weeks, days, week) = (shown.weeks, shown.days, shown.this_week);
    let counted = |count: u32, one: &'static str, more: &'static str| if count == 1 { one } else { more };
    let this_week = match week.needed {
        0 => "paused".to_owned(),
        needed => format!("{} / {needed}", week.done),
    };
    let tiles = [
        (
            weeks.current.to_string(),
            counted(weeks.current, "week on goal", "weeks on goal").to_owned(),
            format!("longest {}", weeks.longest),
        ),
        (
            days.current.to_string(),
            counted(days.current, "day in a row", "days in a row").to_owned(),
            format!("longest {}", days.longest),
        ),
        (this_week, "this week".to_owned(), String::new()),
        (format!("{} %", shown.score), "steady".to_owned(), String::new()),
        (
            shown.time.clone(),
            format!("{} {}", shown.sessions, counted(shown.sessions, "session", "sessions")),
            String::new(),
        ),
    ];
    let columns = if ui.available_width() > 760.0 { 5 } else { 3 };
    super::page::grid(ui, tiles.len(), columns, 90.0, |ui, number| {
        let (value, name, beside) = &tiles[number];
        stat_tile(ui, value, name, beside);
    });
}

impl CalendarScreen {
    /// The month, or the year.
    fn days(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &CalendarView, height: f32) {
        match cx.model.calendar.span {
            Span::Month => self.month(ui, cx, view, height),
            Span::Year => year_sheet(ui, cx, &year_sheet_of(cx.model), height),
        }
    }

    /// The selected day, and pain of late.
    fn beside(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &CalendarView) {
        day(ui, cx, view);
        if let Some(chart) = recent(cx.model) {
            ui.add_space(space::L);
            // As high as leaves it level with the month, where that leaves enough to read.
            let height = (ui.available_height() - PAIN_FRAME).clamp(80.0, 160.0);
            self.charts
                .card(ui, chart.title, &chart.words, &chart.table, |ui, reading| line(ui, &chart, height, reading));
        }
    }

    fn month(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &CalendarView, height: f32) {
        Card::new().min_height(height).show(ui, |ui| {
            let t = theme::of(ui);
            ui.horizontal(|ui| {
                ui.add(Label::new(text::heading(view.month.as_str())).selectable(false));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    if ui.add(IconButton::quiet(Icon::ChevronRight, "Next month").key("Page down")).clicked() {
                        cx.push(Command::TurnMonths(1));
                    }
                    if ui.add(IconButton::quiet(Icon::ChevronLeft, "Month before").key("Page up")).clicked() {
                        cx.push(Command::TurnMonths(-1));
                    }
                });
            });
            ui.add_space(space::S);
            let gap = 7.0;
            let aside = if view.numbers.is_some() { NUMBERS + gap } else { 0.0 };
            let width = (ui.available_width() - aside - 6.0 * gap) / 7.0;
            ui.spacing_mut().item_spacing = vec2(gap, gap);
            ui.horizontal(|ui| {
                ui.add_space(aside);
                for name in view.weekdays {
                    ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::left_to_right(Align::Center), |ui| {
                        ui.set_min_width(width);
                        ui.add_space(space::S);
                        ui.spacing_mut().item_spacing.x = 0.0;
                        ui.add(Label::new(text::small(name, t.muted)).selectable(false));
                    });
                }
            });
            for (row, week) in view.cells.chunks(7).enumerate() {
                ui.horizontal(|ui| {
                    if let Some(number) = view.numbers.as_ref().and_then(|numbers| numbers.get(row)) {
                        week_number(ui, *number);
                    }
                    for cell in week {
                        self.day_cell(ui, cx, cell, width);
                    }
                });
            }
        });
    }

    fn day_cell(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, cell: &Cell, width: f32) {
        let rests = matches!(cell.status, DayStatus::Paused | DayStatus::SetAside);
        let heat = match cell.heat {
            view::Heat::None if rests => Heat::Paused,
            view::Heat::None => Heat::None,
            view::Heat::Some => Heat::Some,
            view::Heat::More => Heat::More,
            view::Heat::Most => Heat::Most,
        };
        let note = match (cell.minutes, cell.why.filter(|_| rests)) {
            (0, None) => String::new(),
            (0, Some(why)) => why.word().to_owned(),
            (minutes, _) => format!("{minutes} min"),
        };
        let mut label = format!("{} {}", weekday(cell.day.date().weekday()), day_and_month(cell.day));
        if cell.minutes > 0 {
            label = format!("{label}, {} minutes", cell.minutes);
        }
        if let Some(why) = cell.why.filter(|_| rests) {
            label = format!("{label}, {}", why.word());
        }
        if cell.is_today {
            label.push_str(", today");
        }
        let shown = DayCell::new(cell.day.date().day(), &label)
            .done(&note, heat)
            .today(cell.is_today)
            .chosen(cell.is_selected)
            .outside(cell.place != CellPlace::Inside)
            .size(vec2(width, CELL));
        let response = ui.add(shown);
        let extends = ui.input(|input| input.modifiers.shift);
        if response.clicked() && extends {
            cx.push(Command::SelectDays(cx.model.calendar.selected, cell.day));
        } else if response.clicked() {
            cx.push(Command::SelectDay(cell.day));
        }
        if response.drag_started() {
            self.dragged = Some(cell.day);
        }
        if let Some(from) = self.dragged
            && response.contains_pointer()
            && ui.input(|input| input.pointer.primary_down())
            && (from != cell.day || cx.model.calendar.days() > 1)
        {
            cx.push(Command::SelectDays(from, cell.day));
        }
        if !ui.input(|input| input.pointer.any_down()) {
            self.dragged = None;
        }
    }
}

fn day(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &CalendarView) {
    Card::new().show(ui, |ui| {
        let t = theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::S;
        if view.diary == DiaryState::Empty {
            let sentence = "Days with a session fill in as you go. There is nothing to catch up on.";
            if empty_state(ui, Icon::Calendar, sentence, "See today’s routine") {
                cx.push(Command::Go(Route::Today));
            }
        }
        ui.add(Label::new(text::heading(view.selected.as_str())).wrap().selectable(false));
        if view.diary == DiaryState::Loading {
            ui.add(Label::new(text::quiet("Reading your diary …", t)));
        } else if view.day.is_empty() && view.diary == DiaryState::Used && cx.model.calendar.days() == 1 {
            ui.add(Label::new(text::quiet("No session on this day.", t)).wrap());
        }
        if let Some(words) = &view.undoable {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.add(Button::soft("Undo").tight()).clicked() {
                        cx.push(Command::UndoDiary);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(text::quiet(words.as_str(), t)).wrap().selectable(false));
                    });
                });
            });
        }
        for session in &view.day {
            ui.add_space(space::XS);
            session_line(ui, cx, session);
        }
        for note in &view.notes {
            ui.add_space(space::XS);
            noted(ui, note);
        }
        if view.adding == Offered::Yes && ui.add(Button::soft("Add a session").icon(Icon::Plus).tight()).clicked() {
            cx.push(Command::AddSession);
        }
        if view.diary == DiaryState::Used {
            pausing(ui, cx, &view.pausing);
        }
    });
}

fn session_line(ui: &mut Ui, cx: &mut ScreenCx<'_>, session: &SessionLine) {
    let t = theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if let Some(seen) = &session.still {
            still(ui, cx, Some(seen), vec2(84.0, 60.0), Corner::Small);
        }
        let room = (ui.available_width() - 2.0 * 36.0 - space::M - space::XS).max(80.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(space::XS);
            ui.add(Label::new(text::strong(session.title.as_str())).wrap());
            ui.add(Label::new(text::caption(session.line.as_str(), t)).wrap());
            if let Some(hand) = &session.hand {
                ui.add(Label::new(text::caption(hand.as_str(), t)).wrap());
            }
        });
        ui.spacing_mut().item_spacing.x = 0.0;
        let name = format!("{}, {}", session.title, session.line.split(' ').next().unwrap_or_default());
        if ui.add(IconButton::bare(Icon::Note, &format!("Correct {name}"))).clicked() {
            cx.push(Command::CorrectSession(session.id.clone()));
        }
        if ui.add(IconButton::bare(Icon::Close, &format!("Delete {name}"))).clicked() {
            cx.push(Command::DeleteSession(session.id.clone()));
        }
    });
    if !session.note.is_empty() {
        let quoted = format!("“{}”", session.note);
        ui.add(Label::new(text::sized(quoted, size::SMALL, theme::Weight::Regular).color(t.muted)).wrap());
    }
}

/// What was said of how it felt; it is corrected in the journal.
fn noted(ui: &mut Ui, note: &NoteView) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add(Label::new(text::strong(note.title.as_str())).wrap());
    for line in &note.lines {
        ui.add(Label::new(text::caption(line.as_str(), t)).wrap());
    }
    if !note.note.is_empty() {
        ui.add(Label::new(text::caption(format!("“{}”", note.note), t)).wrap());
    }
    ui.spacing_mut().item_spacing.y = space::S;
}

/// Quiet, and named in full for a screen reader.
fn week_number(ui: &mut Ui, number: u32) {
    let (rect, response) = ui.allocate_exact_size(vec2(NUMBERS, CELL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Week {number}")));
    let (font, ink) = (font(size::FINE, theme::Weight::Regular), theme::of(ui).muted);
    // In line with the days.
    ui.painter().text(rect.center_top() + vec2(0.0, 15.0), Align2::CENTER_CENTER, number, font, ink);
}

/// What stands for the selected days, and what may be done with them.
fn pausing(ui: &mut Ui, cx: &mut ScreenCx<'_>, pausing: &Pausing) {
    let t = theme::of(ui);
    for (id, words) in &pausing.standing {
        ui.horizontal(|ui| {
            ui.add(Label::new(text::strong(words.as_str()).color(t.amber_ink)).selectable(false));
            if ui.add(IconButton::bare(Icon::Close, &format!("No more: {words}"))).clicked() {
                cx.push(Command::TakeBackPause(id.clone()));
            }
        });
    }
    if pausing.pause == Offered::No && pausing.aside == Offered::No {
        return;
    }
    ui.add(Label::new(text::caption("Not a day for it?", t)).selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if pausing.pause == Offered::Yes {
            for why in [ExcuseWhy::Holiday, ExcuseWhy::Illness, ExcuseWhy::Flare] {
                let words = format!("Pause: {}", why.word());
                if ui.add(Button::soft(&words).tight()).clicked() {
                    cx.push(Command::Pause(why));
                }
            }
        }
        if pausing.aside == Offered::Yes {
            let button = ui.add(Button::soft("Life happens").tight());
            if button.on_hover_text("Sets this one day of the week aside").clicked() {
                cx.push(Command::Pause(ExcuseWhy::LifeHappens));
            }
        }
    });
    if cx.model.calendar.days() == 1 {
        let words = "For several days, drag over them or press the last one with Shift.";
        ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
    }
}
