//! What a frame costs before it reaches the graphics card: view models over ten years of history, and whole frames of the window.
//!
//! 3,650 sessions are one a day; 100,000 are far beyond anybody. A whole frame is input, layout and tessellation at 1280x820.

#[expect(dead_code, reason = "no file is read here")]
mod past;

use std::sync::Arc;
use std::time::Duration;

use divan::Bencher;
use eframe::App as _;
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2};
use supple::app::command::{Command, LoadedData};
use supple::app::editor::edit::{Edit, Picking, Way};
use supple::app::library::Library;
use supple::app::model::{CalendarPlace, Diary, Flow, Model, Route, Span};
use supple::app::view::filters::Filters;
use supple::app::view::{calendar, player, routines, today, trends};
use supple::clock::{Clock, FakeClock};
use supple::domain::day::Day;
use supple::domain::excuse::{Excuse, ExcuseWhy, Excuses};
use supple::domain::history::{History, HistoryEntry};
use supple::domain::journal::Journal;
use supple::domain::plan::Following;
use supple::domain::quantity::MonoTime;
use supple::domain::settings::Settings;
use supple::domain::steadiness::{Account, CountRule, DayTotals};
use supple::domain::trends::Range;
use supple::testing::{Desk, answered, saturday_evening};
use supple::ui::shell::Shell;

const RECORDS: [u32; 2] = [3_650, 100_000];
const SIZE: Pos2 = pos2(1280.0, 820.0);
/// Where the trends are asked for all of it.
const ALL: Pos2 = pos2(567.0, 184.0);
/// Where how far down it went is asked for as a table.
const TABLE: Pos2 = pos2(1185.0, 709.0);
/// As often as the player draws while something moves.
const FRAME: Duration = Duration::from_millis(40);

fn main() {
    divan::main();
}

fn entries(records: u32) -> Vec<HistoryEntry> {
    (0..records).map(|number| HistoryEntry::Session(past::record(number, records))).collect()
}

fn history(records: u32) -> History {
    History::merge(entries(records))
}

/// In the middle of it all.
fn some_day(records: u32) -> Day {
    past::record(records / 2, records.max(1)).day
}

fn model(records: u32) -> Model {
    let device = "test".parse().expect("an id");
    let day = some_day(records);
    Model {
        diary: Some(Diary::of(history(records), CountRule::default())),
        calendar: CalendarPlace::on(day),
        ..Model::new(
            Library::built_in(),
            Settings::default(),
            answered(saturday_evening()),
            device,
            "/data".into(),
            saturday_evening(),
        )
    }
}

#[divan::bench(args = RECORDS, sample_count = 20, sample_size = 1)]
fn data_history_merge(bencher: Bencher, records: u32) {
    bencher.with_inputs(|| entries(records)).bench_values(History::merge);
}

#[divan::bench(args = RECORDS, sample_count = 20, sample_size = 1)]
fn data_history_takes_in_one_more(bencher: Bencher, records: u32) {
    let mut history = history(records);
    let corrected = past::record(records / 2, records);
    bencher.bench_local(|| history.apply(HistoryEntry::Session(corrected.clone())));
}

#[divan::bench(args = RECORDS, sample_count = 20, sample_size = 1)]
fn data_day_totals(bencher: Bencher, records: u32) {
    let history = history(records);
    bencher.bench(|| DayTotals::of(&history, CountRule::default()));
}

/// Weeks on goal, days in a row and the score, as the calendar shows them.
#[divan::bench(args = RECORDS, sample_count = 20, sample_size = 1)]
fn data_streaks_and_score(bencher: Bencher, records: u32) {
    let totals = DayTotals::of(&history(records), CountRule::default());
    // A pause of some days in each month, and a day on which life happened.
    let first = past::record(0, records).day;
    let excuses = Excuses::of((0..240).map(|number| {
        let (first, why) = (first.plus(number * 15), [ExcuseWhy::Illness, ExcuseWhy::LifeHappens][number as usize % 2]);
        let id = format!("e{number}").parse().expect("an id");
        Excuse { id, revision: 1, first, last: first.plus(5), why }
    }));
    let Settings { goal, week_start, .. } = Settings::default();
    let today = past::record(records - 1, records).day;
    let account = Account { totals: &totals, excuses: &excuses, goal, week_start: week_start.day(), today };
    bencher.bench_local(|| (account.weeks(), account.days(), account.score()));
}

#[divan::bench(args = RECORDS)]
fn view_of_today(bencher: Bencher, records: u32) {
    let model = model(records);
    bencher.bench(|| today::today(&model));
}

/// With a plan that has been followed all the time.
#[divan::bench(args = RECORDS)]
fn view_of_today_in_a_plan(bencher: Bencher, records: u32) {
    let first = past::record(0, records).day;
    let following = Following::new("default-week".parse().expect("an id"), first);
    let model = Model { following: Some(following), ..model(records) };
    bencher.bench(|| today::today(&model));
}

#[divan::bench(args = RECORDS)]
fn view_of_the_calendar(bencher: Bencher, records: u32) {
    let model = model(records);
    bencher.bench(|| calendar::calendar(&model));
}

/// Everything, as it is worked out when the range or an entry changes.
#[divan::bench(args = RECORDS, sample_count = 20, sample_size = 1)]
fn view_of_the_trends(bencher: Bencher, records: u32) {
    let model = Model { journal: Journal::merge(past::check_ins()), ..model(records) };
    bencher.bench(|| trends::trends(&model, Range::All));
}

#[divan::bench]
fn view_of_the_routines(bencher: Bencher) {
    let model = model(0);
    bencher.bench(|| routines::routines(&model, "", &Filters::default()));
}

#[divan::bench]
fn view_of_the_player(bencher: Bencher) {
    let window = Window::playing(0);
    let app = window.shell.app();
    let Flow::Playing(playing) = &app.model().flow else { unreachable!("a session was started") };
    let engine = app.engine().expect("it runs");
    let now = window.clock.mono();
    bencher.bench_local(|| player::player(playing, &app.model().library, &engine, now));
}

#[divan::bench(args = RECORDS)]
fn frame_of_today(bencher: Bencher, records: u32) {
    Window::at(records, Command::Go(Route::Today)).bench(bencher);
}

#[divan::bench(args = RECORDS)]
fn frame_of_the_routines(bencher: Bencher, records: u32) {
    Window::at(records, Command::Go(Route::Routines)).bench(bencher);
}

#[divan::bench(args = RECORDS)]
fn frame_of_the_calendar(bencher: Bencher, records: u32) {
    Window::at(records, Command::Go(Route::Calendar)).bench(bencher);
}

#[divan::bench(args = RECORDS)]
fn frame_of_the_year(bencher: Bencher, records: u32) {
    let mut window = Window::at(records, Command::Go(Route::Calendar));
    window.shell.dispatch(Command::ShowSpan(Span::Year));
    window.bench(bencher);
}

/// All of it is chosen: what shows first lies lower than a window is high.
#[divan::bench(args = RECORDS)]
fn frame_of_the_trends(bencher: Bencher, records: u32) {
    let mut window = Window::at(records, Command::Go(Route::Journal));
    window.click(ALL);
    window.bench(bencher);
}

/// How far down it went, as a table: a row for every day of ten years. The window is as high as the table needs.
#[divan::bench]
fn frame_of_the_trends_with_a_table(bencher: Bencher) {
    let mut window = Window::at(3_650, Command::Go(Route::Journal));
    window.size.y = 1200.0;
    window.click(ALL);
    window.click(TABLE);
    window.bench(bencher);
}

#[divan::bench(args = RECORDS, sample_count = 100, sample_size = 5)]
fn frame_of_the_player(bencher: Bencher, records: u32) {
    Window::playing(records).bench(bencher);
}

#[divan::bench]
fn frame_of_the_editor_with_500_steps(bencher: Bencher) {
    let mut window = Window::at(0, Command::NewRoutine);
    let ids: Vec<String> = window.shell.app().model().library.exercises.keys().map(ToString::to_string).collect();
    let all = ids.iter().cycle().take(500).cloned().collect();
    window.shell.dispatch(Command::Edit(Edit::Add(all)));
    for _ in 0..50 {
        window.draw();
    }
    window.bench(bencher);
}

#[divan::bench]
fn frame_of_the_editor_scrolling_500_steps(bencher: Bencher) {
    let mut window = Window::at(0, Command::NewRoutine);
    let ids: Vec<String> = window.shell.app().model().library.exercises.keys().map(ToString::to_string).collect();
    let all = ids.iter().cycle().take(500).cloned().collect();
    window.shell.dispatch(Command::Edit(Edit::Add(all)));
    window.shell.dispatch(Command::Edit(Edit::PickNone));
    // The list is there; its figures are not all drawn yet.
    for _ in 0..3 {
        window.draw();
    }
    let mut frame = 0_u32;
    bencher.bench_local(move || {
        // Line by line, so that the list follows. A key that is held down repeats in every other frame.
        if frame.is_multiple_of(2) {
            window.shell.dispatch(Command::Edit(Edit::PickNext(Way::Down, Picking::Only)));
        }
        frame += 1;
        window.draw()
    });
}

#[divan::bench]
fn frame_of_a_figure_being_posed(bencher: Bencher) {
    let exercise = "supine-hamstring-strap".parse().expect("an id");
    Window::at(0, Command::EditExercise(exercise)).bench(bencher);
}

/// The window without a graphics card.
struct Window {
    shell: Shell,
    ctx: Context,
    frame: eframe::Frame,
    clock: Arc<FakeClock>,
    size: Pos2,
}

impl Window {
    /// After `command`, with everything settled.
    fn at(records: u32, command: Command) -> Self {
        let clock = Arc::new(FakeClock::starting_at(saturday_evening()));
        let journal = Journal::merge(past::check_ins());
        let found = LoadedData { history: history(records), journal, ..LoadedData::default() };
        let (app, _) = Desk::app(clock.clone(), Settings::default(), found);
        let ctx = Context::default();
        let shell = Shell::new(&ctx, app, clock.clone());
        let mut window = Self { shell, ctx, frame: eframe::Frame::_new_kittest(), clock, size: SIZE };
        window.shell.dispatch(Command::SelectDay(some_day(records)));
        window.shell.dispatch(command);
        for _ in 0..50 {
            window.draw();
        }
        window
    }

    /// In the first long hold of a routine.
    fn playing(records: u32) -> Self {
        let window = Self::at(records, Command::Play("hamstring-2".parse().expect("an id")));
        window.clock.advance(Duration::from_secs(20));
        window
    }

    /// One frame; returns the number of its meshes.
    fn draw(&mut self) -> usize {
        self.feel(Vec::new())
    }

    /// The same with what the person does.
    fn feel(&mut self, events: Vec<Event>) -> usize {
        self.clock.advance(FRAME);
        let input = RawInput {
            events,
            screen_rect: Some(Rect::from_min_max(Pos2::ZERO, self.size)),
            time: Some(self.clock.mono().since(MonoTime::default()).as_secs_f64()),
            ..RawInput::default()
        };
        let (shell, frame) = (&mut self.shell, &mut self.frame);
        let output = self.ctx.run_ui(input, |ui| {
            shell.logic(ui.ctx(), frame);
            shell.ui(ui, frame);
        });
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// Presses and lets go of the pointer at one place.
    fn click(&mut self, pos: Pos2) {
        let press = |pressed| {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            Event::PointerButton { pos, button, pressed, modifiers }
        };
        for event in [Event::PointerMoved(pos), press(true), press(false), Event::PointerGone] {
            self.feel(vec![event]);
        }
    }

    fn bench(mut self, bencher: Bencher) {
        bencher.bench_local(|| self.draw());
    }
}
