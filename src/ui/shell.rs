//! The window: applies the choices, shows the rail and the screen, and does in the same frame what was asked for.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Timelike};
use egui::{
    Context, Label, Layout, Margin, Panel, Rect, Role, Sense, ThemePreference, Ui, ViewportCommand, WidgetInfo, vec2,
};

use super::screens::{
    CalendarScreen, CraftScreen, EditorScreen, ExerciseScreen, JournalScreen, LearnScreen, Notices, NotingScreen,
    PlayerScreen, PreparationScreen, RecoveryScreen, ReviewScreen, RoutinesScreen, ScreenCx, SettingsScreen,
    SignsScreen, TodayScreen, WelcomeScreen, help_sheet, key_sheet, opened, questions, stopped,
};
use super::shortcuts::{self, Focus};
use super::theme::{self, Motion, size, space, text};
use super::widgets::{Card, Fold, Icon, RailItem, icons, progress};
use crate::app::command::Command;
use crate::app::effect::WindowMode;
use crate::app::model::{Flow, Help, KeySheet, Model, Route};
use crate::app::runner::{App, WindowRequest};
use crate::app::view::player::{PlayerView, player};
use crate::app::view::today::week;
use crate::clock::Clock;
use crate::domain::picture::is_picture;
use crate::domain::settings::{MotionChoice, ThemeChoice};

/// While something moves, a frame this often: calm movement needs no more.
const FRAME: Duration = Duration::from_millis(66);
/// While a body only breathes, a frame this often: what changes then is less than a pixel.
const BREATH: Duration = Duration::from_millis(133);

/// The window.
pub struct Shell {
    app: App,
    clock: Arc<dyn Clock>,
    screens: Screens,
    title: String,
    focus: Focus,
    start: Start,
}

/// How far the window has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// Nothing is drawn yet.
    Fresh,
    /// The first picture is on its way to the screen.
    Drawn,
    /// It is there.
    Shown,
}

#[derive(Default)]
struct Screens {
    today: TodayScreen,
    routines: RoutinesScreen,
    calendar: CalendarScreen,
    settings: SettingsScreen,
    welcome: WelcomeScreen,
    signs: SignsScreen,
    exercise: ExerciseScreen,
    editor: EditorScreen,
    craft: CraftScreen,
    journal: JournalScreen,
    noting: NotingScreen,
    learn: LearnScreen,
    preparation: PreparationScreen,
    player: PlayerScreen,
    review: ReviewScreen,
    recovery: RecoveryScreen,
    notices: Notices,
}

impl Shell {
    /// A window that shows `app`. Fonts and styles are put into `ctx`.
    pub fn new(ctx: &Context, app: App, clock: Arc<dyn Clock>) -> Self {
        theme::install(ctx);
        apply_settings(ctx, app.model());
        Self {
            app,
            clock,
            screens: Screens::default(),
            title: String::new(),
            focus: Focus::default(),
            start: Start::Fresh,
        }
    }

    /// The program behind the window.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Does `command` as if the person had asked for it.
    pub fn dispatch(&mut self, command: Command) {
        self.app.dispatch(command);
    }

    fn player_view(&self) -> Option<PlayerView> {
        let Flow::Playing(playing) = &self.app.model().flow else { return None };
        Some(player(playing, &self.app.model().library, &self.app.engine()?, self.clock.mono()))
    }

    fn draw(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = self.player_view();
        commands.extend(shortcuts::read(ui.ctx(), self.app.model(), view.as_ref(), self.focus));
        let dropped = ui.ctx().input(|input| input.raw.dropped_files.clone());
        let dropped = dropped.into_iter().map(|file| file.path().to_owned()).take(1);
        commands.extend(dropped.map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if is_picture(&name) { Command::TakePicture(path) } else { Command::OpenFile(path) }
        }));
        let model = self.app.model();
        let mut cx = ScreenCx { model, commands };
        if let Some(view) = &view {
            egui::CentralPanel::default().frame(egui::Frame::new()).show(ui, |ui| {
                self.screens.player.show(ui, &mut cx, view);
            });
            if model.help == Help::Closed {
                questions(ui, &mut cx, view);
            }
            schedule(ui.ctx(), model, view);
        } else if let Flow::Welcoming(welcome) = &model.flow {
            egui::CentralPanel::default().frame(egui::Frame::new()).show(ui, |ui| {
                self.screens.notices.show(ui, &mut cx);
                self.screens.welcome.show(ui, &mut cx, welcome);
            });
        } else {
            rail(ui, &mut cx);
            egui::CentralPanel::default().frame(egui::Frame::new()).show(ui, |ui| {
                self.screens.notices.show(ui, &mut cx);
                match &model.flow {
                    Flow::Crafting(crafting) => self.screens.craft.show(ui, &mut cx, crafting),
                    Flow::Opening(file) => opened(ui, &mut cx, file),
                    Flow::Editing(editing) => self.screens.editor.show(ui, &mut cx, editing),
                    Flow::Noting(noting) => self.screens.noting.show(ui, &mut cx, noting),
                    Flow::Preparing(prepared) => self.screens.preparation.show(ui, &mut cx, prepared),
                    Flow::Reviewing(reviewed) => self.screens.review.show(ui, &mut cx, reviewed),
                    Flow::Asking(asking) => self.screens.signs.show(ui, &mut cx, asking),
                    Flow::Stopped(urgency) => stopped(ui, &mut cx, *urgency),
                    Flow::Looking(id) => self.screens.exercise.show(ui, &mut cx, id),
                    Flow::Idle | Flow::Playing(_) | Flow::Recovering(_) | Flow::Welcoming(_) => match model.route {
                        Route::Today => self.screens.today.show(ui, &mut cx),
                        Route::Routines => self.screens.routines.show(ui, &mut cx),
                        Route::Calendar => self.screens.calendar.show(ui, &mut cx),
                        Route::Journal => self.screens.journal.show(ui, &mut cx),
                        Route::Learn => self.screens.learn.show(ui, &mut cx),
                        Route::Settings => self.screens.settings.show(ui, &mut cx),
                    },
                }
            });
            // The greeting and the day change with the hour.
            ui.ctx().request_repaint_after(until_next_hour(model.now));
            if let Flow::Recovering(kept) = &model.flow {
                self.screens.recovery.show(ui, &mut cx, kept);
            }
        }
        if model.help == Help::Open {
            help_sheet(ui.ctx(), &mut cx);
        } else if model.keys == KeySheet::Open && key_sheet(ui.ctx(), model, view.as_ref()) {
            cx.push(Command::ToggleKeys);
        }
    }

    fn tell_window(&mut self, ctx: &Context) {
        for request in self.app.take_window_requests() {
            match request {
                WindowRequest::Copy(text) => ctx.copy_text(text),
                WindowRequest::Mode(mode) => {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(mode == WindowMode::FullScreen));
                }
                WindowRequest::Raise => {
                    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                    ctx.send_viewport_cmd(ViewportCommand::Focus);
                    let attention = egui::UserAttentionType::Informational;
                    ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
                }
            }
        }
        let title = window_title(self.app.model(), self.player_view().as_ref());
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for Shell {
    /// The ground of every screen. Painted over the whole window it would be a seventh of the player's work where a
    /// processor draws.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    /// Runs while the window is hidden, too: what other threads have to say must not wait for a frame.
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        if self.start == Start::Drawn {
            self.start = Start::Shown;
            self.app.window_shown();
        }
        self.app.poll();
        for wait in [self.app.light(), self.app.listen()].into_iter().flatten() {
            ctx.request_repaint_after(wait);
        }
        if let Some(wait) = until_kept(self.app.model()) {
            if wait.is_zero() {
                self.app.dispatch(Command::KeepNow);
            } else {
                ctx.request_repaint_after(wait);
            }
        }
        self.tell_window(ctx);
    }

    /// What was answered but not yet saved is not lost with the window.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.dispatch(Command::SaveAnswers);
        self.app.dispatch(Command::SaveNoted);
        self.app.dispatch(Command::SaveAmended);
        self.app.dispatch(Command::KeepNow);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let mut commands = Vec::new();
        self.draw(ui, &mut commands);
        self.focus = Focus::of(ui.ctx());
        if self.start == Start::Fresh {
            self.start = Start::Drawn;
            ui.ctx().request_repaint();
        }
        if !commands.is_empty() {
            for command in commands {
                self.app.dispatch(command);
            }
            apply_settings(ui.ctx(), self.app.model());
            self.tell_window(ui.ctx());
            ui.ctx().request_repaint();
        }
        let name = self.title.clone();
        ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
    }
}

fn until_next_hour(now: DateTime<FixedOffset>) -> Duration {
    Duration::from_secs(u64::from(3600 - (now.minute() * 60 + now.second()).min(3599)))
}

/// How long until what is typed is kept for the case of a crash; `None` when all of it is.
fn until_kept(model: &Model) -> Option<Duration> {
    match &model.flow {
        Flow::Editing(editing) => editing.keeping.wait(model.instant()),
        Flow::Crafting(crafting) => crafting.keeping.wait(model.instant()),
        Flow::Noting(noting) => noting.keeping.wait(model.instant()),
        _ => None,
    }
}

/// "Supple", with what is on in a session.
fn window_title(model: &Model, view: Option<&PlayerView>) -> String {
    match (view, &model.flow) {
        (Some(view), _) => match (&view.side, view.phase) {
            (_, Some(phase)) => format!("{phase} · {} – Supple", view.title),
            (Some(side), None) => format!("{}, {} – Supple", view.title, side.to_lowercase()),
            (None, None) => format!("{} – Supple", view.title),
        },
        (None, Flow::Reviewing(_)) => "How was it? – Supple".into(),
        _ => "Supple".into(),
    }
}

/// Asks for the next frame of the player: soon while something moves, else when the digits change, else never.
fn schedule(ctx: &Context, model: &Model, view: &PlayerView) {
    let Some(tick) = view.next_tick else { return };
    let frame = match (view.is_running && model.settings.motion == MotionChoice::Full, view.acting.moves) {
        (true, true) => FRAME,
        (true, false) => BREATH,
        (false, _) => tick,
    };
    ctx.request_repaint_after(frame.min(tick));
}

fn apply_settings(ctx: &Context, model: &Model) {
    ctx.set_theme(match model.settings.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
    theme::set_text_scale(ctx, model.settings.text_scale.get().into());
    let motion = match model.settings.motion {
        MotionChoice::Full => Motion::Full,
        MotionChoice::Reduced => Motion::Reduced,
    };
    motion.set(ctx);
}

fn rail(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let t = theme::of(ui);
    let fold = if ui.available_width() < 900.0 { Fold::Folded } else { Fold::Open };
    let width = if fold == Fold::Open { 208.0 } else { 76.0 };
    let frame = egui::Frame::new().inner_margin(Margin::symmetric(16, 20));
    Panel::left("rail").exact_size(width).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.painter().vline(
            ui.max_rect().right() + 15.5,
            ui.ctx().content_rect().y_range(),
            egui::Stroke::new(1.0, t.line),
        );
        brand(ui, fold);
        ui.add_space(space::XL);
        // Room for the ring around the one that has the keyboard.
        ui.spacing_mut().item_spacing.y = space::S;
        for (icon, words, route) in [
            (Icon::Today, "Today", Route::Today),
            (Icon::Routines, "Routines", Route::Routines),
            (Icon::Calendar, "Calendar", Route::Calendar),
            (Icon::Journal, "Journal", Route::Journal),
            (Icon::Learn, "Learn", Route::Learn),
            (Icon::Settings, "Settings", Route::Settings),
        ] {
            let here = match cx.model.flow {
                Flow::Idle | Flow::Recovering(_) => cx.model.route == route,
                Flow::Editing(_) | Flow::Crafting(_) => route == Route::Routines,
                Flow::Noting(_) => route == Route::Journal,
                _ => false,
            };
            if ui.add(RailItem::new(icon, words, here).fold(fold)).clicked() {
                cx.push(Command::LeavePreparation);
                cx.push(Command::LeaveEditor);
                cx.push(Command::LeaveCraft);
                cx.push(Command::LeaveOpening);
                cx.push(Command::LeaveSigns);
                cx.push(Command::LeaveLook);
                cx.push(Command::SaveAnswers);
                cx.push(Command::SaveNoted);
                cx.push(Command::Go(route));
            }
        }
        ui.with_layout(Layout::bottom_up(egui::Align::Min), |ui| {
            if ui.add(RailItem::new(Icon::Help, "Get help", false).fold(fold)).clicked() {
                cx.push(Command::ToggleHelp);
            }
            if fold == Fold::Open {
                ui.add_space(space::S);
                week_tile(ui, cx.model);
            }
        });
    });
}

fn brand(ui: &mut Ui, fold: Fold) {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.add_space(if fold == Fold::Open { 10.0 } else { 7.0 });
        let (rect, response) = ui.allocate_exact_size(vec2(30.0, 34.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Supple"));
        icons::logo(ui.painter(), Rect::from_center_size(rect.center(), vec2(26.0, 26.0)), t);
        if fold == Fold::Open {
            ui.add(Label::new(text::sized("Supple", size::CUE, theme::Weight::Bold)).selectable(false));
        }
    });
}

fn week_tile(ui: &mut Ui, model: &Model) {
    let week = week(model);
    let (done, needed) = (week.goal.done, week.goal.needed);
    let words = match (done, needed) {
        (_, 0) => "Paused".to_owned(),
        (done, 1) => format!("{done} of 1 day"),
        (done, needed) => format!("{done} of {needed} days"),
    };
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.scope(|ui| {
        ui.set_max_height(96.0);
        Card::new().padding(14).show(ui, |ui| {
            ui.with_layout(Layout::top_down(egui::Align::Min), |ui| {
                let t = theme::of(ui);
                ui.add(Label::new(text::caption("This week", t)).selectable(false));
                let strong = text::sized(words.as_str(), 17.0, theme::Weight::Semibold);
                ui.add(Label::new(strong).selectable(false));
                ui.add_space(2.0);
                progress(ui, &words, f32::from(done) / f32::from(needed.max(1)));
            });
        });
    });
}
