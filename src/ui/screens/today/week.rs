//! This week: its days, what the plan has for the rest of it, and a sheet in which a day of it is rearranged.

use chrono::Datelike;
use egui::{Align, Label, Layout, Ui, vec2};

use super::super::ScreenCx;
use crate::app::command::Command;
use crate::app::model::LibraryTab;
use crate::app::view::course::{Deed, PlannedDay, PlannedSession, days_to_move, planned_on};
use crate::app::view::today::{PlanState, TodayView, Week, WeekDayState};
use crate::app::view::words::{day_and_month, weekday};
use crate::domain::day::Day;
use crate::domain::plan::State;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widgets::{Button, Card, DayState, Icon, LineButton, WeekDay, sheet, week_row};

/// Height of the card with so many lines of a plan.
pub(super) fn height(view: &TodayView) -> f32 {
    172.0 + view.planned.len() as f32 * 30.0
}

/// The card. `open` is the day whose sheet is shown.
pub(super) fn week_card(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &TodayView, open: &mut Option<Day>, height: f32) {
    Card::new().min_height(height).show(ui, |ui| {
        head(ui, &view.week);
        ui.add_space(space::M);
        row(ui, &view.week);
        ui.add_space(space::S);
        ui.spacing_mut().item_spacing.y = 0.0;
        for day in &view.planned {
            let (titles, note) = (day.titles(), day.note());
            let name = [day.full.as_str(), &titles, &note].join(", ");
            let name = name.trim_end_matches(", ");
            if ui.add(LineButton::new(name, &day.name, &titles, &note)).clicked() {
                *open = Some(day.day);
            }
        }
        let t = theme::of(ui);
        match &view.plan {
            PlanState::Followed if view.planned.is_empty() => {
                ui.add(Label::new(text::caption("Nothing more this week.", t)).wrap().selectable(false));
            }
            PlanState::Followed => {}
            PlanState::None => {
                ui.spacing_mut().item_spacing.y = space::S;
                let words = "A plan says what is due, and goes on at your pace.";
                ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
                to_plans(ui, cx);
            }
            PlanState::Lost(id) => {
                ui.spacing_mut().item_spacing.y = space::S;
                let words = format!(
                    "The plan “{id}” that you follow is not here any more. Put its file back, or follow another."
                );
                ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
                to_plans(ui, cx);
            }
        }
    });
}

fn to_plans(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    if ui.add(Button::soft("See the plans").tight()).clicked() {
        cx.push(Command::ShowLibrary(LibraryTab::Plans));
    }
}

fn head(ui: &mut Ui, week: &Week) {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.add(Label::new(text::heading("This week")).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let streak = match (week.weeks.current, week.days_in_a_row.current) {
                (weeks @ 2.., _) => format!("{weeks} weeks on goal"),
                (_, days @ 2..) => format!("{days} days in a row"),
                _ => String::new(),
            };
            let words = text::sized(streak, size::SMALL, theme::Weight::Semibold).color(t.primary);
            ui.add(Label::new(words).selectable(false));
        });
    });
}

fn row(ui: &mut Ui, week: &Week) {
    let labels: Vec<(String, String)> = week.days.iter().map(|day| day_words(day.day, day.state)).collect();
    let days = week.days.iter().zip(&labels).map(|(day, (letter, label))| WeekDay {
        letter,
        number: day.day.date().day(),
        state: match day.state {
            WeekDayState::Done => DayState::Done,
            WeekDayState::Open => DayState::Today,
            WeekDayState::Paused => DayState::Paused,
            WeekDayState::Quiet => DayState::Quiet,
        },
        label,
    });
    week_row(ui, &days.collect::<Vec<_>>());
}

fn day_words(day: Day, state: WeekDayState) -> (String, String) {
    let name = weekday(day.date().weekday());
    let word = match state {
        WeekDayState::Done => ", done",
        WeekDayState::Open => ", today",
        WeekDayState::Paused => ", paused",
        WeekDayState::Quiet => "",
    };
    (name[..1].to_owned(), format!("{name} {}{word}", day.date().day()))
}

/// What the plan has for the day that is `open`, and what may be done about it.
pub(super) fn day_sheet(ui: &Ui, cx: &mut ScreenCx<'_>, open: &mut Option<Day>) {
    let Some(day) = open.and_then(|day| planned_on(cx.model, day)) else {
        *open = None;
        return;
    };
    let shown = sheet(ui.ctx(), &day.full, 560.0, |ui| sessions(ui, cx, &day));
    let leaves = cx.commands.iter().any(|command| matches!(command, Command::Prepare(_)));
    if shown.closed || leaves {
        *open = None;
    }
}

fn sessions(ui: &mut Ui, cx: &mut ScreenCx<'_>, day: &PlannedDay) {
    let t = theme::of(ui);
    if day.sessions.is_empty() {
        ui.add(Label::new(text::quiet("Nothing is planned on this day.", t)).selectable(false));
    }
    for session in &day.sessions {
        ui.push_id((&session.occurrence, session.state), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add(Label::new(text::strong(session.title.as_str())).wrap().selectable(false));
            let words = if session.is_there { session.words.as_str() } else { "This routine is not here any more." };
            if !words.is_empty() {
                ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
            }
            deeds(ui, cx, session);
            if session.may.contains(&Deed::Move) {
                moves(ui, cx, session, day.day);
            }
        });
        ui.add_space(space::S);
    }
}

fn deeds(ui: &mut Ui, cx: &mut ScreenCx<'_>, session: &PlannedSession) {
    let (title, planned) = (&session.title, &session.occurrence);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let can_start = session.is_there && matches!(session.state, State::Due | State::Ahead | State::Passed);
        if can_start && ui.add(Button::soft("Do it now").icon(Icon::Play).tight()).clicked() {
            cx.push(Command::Prepare(planned.routine.clone()));
        }
        if session.may.contains(&Deed::Skip)
            && ui.add(Button::secondary("Leave it out").named(&format!("Leave out {title}")).tight()).clicked()
        {
            cx.push(Command::SkipPlanned(planned.clone()));
        }
        if session.may.contains(&Deed::TakeBack)
            && ui.add(Button::soft("Take that back").icon(Icon::Undo).tight()).clicked()
        {
            cx.push(Command::TakeBackPlanned(planned.clone()));
        }
    });
}

fn moves(ui: &mut Ui, cx: &mut ScreenCx<'_>, session: &PlannedSession, stands: Day) {
    let t = theme::of(ui);
    ui.add(Label::new(text::caption("Move it to", t)).selectable(false));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (day, words) in days_to_move(cx.model, stands) {
            let name = format!("Move {} to {}", session.title, day_and_month(day));
            if ui.add(Button::secondary(&words).named(&name).tight()).clicked() {
                cx.push(Command::MovePlanned(session.occurrence.clone(), day));
            }
        }
    });
}
