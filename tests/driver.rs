//! The app in a window without a screen, driven by role and label as a person or a screen reader would.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use supple::app::command::{Command, LoadedData};
use supple::app::model::{Flow, Model, WelcomePage};
use supple::clock::FakeClock;
use supple::domain::safety::Care;
use supple::domain::safety::signs::{Answer, ShortQuestion};
use supple::domain::settings::{MotionChoice, Settings, ThemeChoice};
use supple::engine::AudioStatus;
use supple::testing::{Desk, Ear, Saved, answered, saturday_evening};
use supple::ui::shell::Shell;

use crate::cpu_renderer::CpuRenderer;

pub const WIDE: Vec2 = vec2(1280.0, 820.0);
pub const SMALL: Vec2 = vec2(800.0, 600.0);

pub struct Screen {
    pub harness: Harness<'static, Shell>,
    pub clock: Arc<FakeClock>,
    pub saved: Saved,
}

impl Screen {
    /// Someone who never answered anything.
    pub fn newcomer() -> Self {
        Self::with_care(Theme::Light, WIDE, Care::default())
    }

    /// Someone who answered the questions of the first start today.
    pub fn known() -> Self {
        Self::with_care(Theme::Light, WIDE, answered(saturday_evening()))
    }

    pub fn with_care(theme: Theme, size: Vec2, care: Care) -> Self {
        Self::open(theme, size, care, nothing())
    }

    pub fn with_history(theme: Theme, size: Vec2, found: LoadedData) -> Self {
        Self::open(theme, size, answered(saturday_evening()), found)
    }

    fn open(theme: Theme, size: Vec2, care: Care, found: LoadedData) -> Self {
        Self::open_with(theme, size, care, found, |_| {})
    }

    /// Someone known, with what else was read before the window opened put into the model by `read`.
    pub fn with_model(theme: Theme, size: Vec2, found: LoadedData, read: impl FnOnce(&mut Model)) -> Self {
        Self::open_with(theme, size, answered(saturday_evening()), found, read)
    }

    /// Someone known, with this sound device.
    pub fn hearing(theme: Theme, size: Vec2, ear: Ear) -> Self {
        Self::open_hearing(theme, size, answered(saturday_evening()), nothing(), |_| {}, ear)
    }

    fn open_with(theme: Theme, size: Vec2, care: Care, found: LoadedData, read: impl FnOnce(&mut Model)) -> Self {
        Self::open_hearing(theme, size, care, found, read, Ear::new(AudioStatus::Playing.into()))
    }

    fn open_hearing(
        theme: Theme,
        size: Vec2,
        care: Care,
        found: LoadedData,
        read: impl FnOnce(&mut Model),
        ear: Ear,
    ) -> Self {
        let clock = Arc::new(FakeClock::starting_at(saturday_evening()));
        let settings = Settings {
            theme: if theme == Theme::Dark { ThemeChoice::Dark } else { ThemeChoice::Light },
            motion: MotionChoice::Reduced,
            ..Settings::default()
        };
        let (app, saved) = Desk::app_hearing(clock.clone(), settings, care, found, read, ear);
        let shown = clock.clone();
        let mut harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(1.0)
            .with_theme(theme)
            .renderer(CpuRenderer::default())
            .build_eframe(move |cc| Shell::new(&cc.egui_ctx, app, shown));
        harness.run_steps(3);
        Self { harness, clock, saved }
    }

    pub fn ask(&mut self, command: Command) {
        self.harness.state_mut().dispatch(command);
        self.harness.run_steps(3);
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    /// Presses at one place and lets go at once.
    pub fn tap(&mut self, pos: Pos2) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.harness.event(Event::PointerMoved(pos));
        self.harness.run_steps(1);
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
            self.harness.run_steps(1);
        }
        self.harness.run_steps(2);
    }

    /// Presses at one place, goes to another, and lets go.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        let pressed = |pos, pressed| Event::PointerButton { pos, button, pressed, modifiers };
        self.harness.event(Event::PointerMoved(from));
        self.harness.run_steps(1);
        self.harness.event(pressed(from, true));
        self.harness.run_steps(1);
        for share in 1..=6_u8 {
            self.harness.event(Event::PointerMoved(from.lerp(to, f32::from(share) / 6.0)));
            self.harness.run_steps(1);
        }
        self.harness.event(pressed(to, false));
        self.harness.run_steps(3);
    }

    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(3);
    }

    pub fn answer_short_questions(&mut self, answer: Answer) {
        for question in ShortQuestion::ALL {
            self.ask(Command::AnswerShort(*question, answer));
        }
        self.ask(Command::FinishSigns);
    }

    /// Lets time pass, looking at the session once a second as a running app does.
    pub fn wait(&mut self, seconds: u64) {
        for _ in 0..seconds {
            self.clock.advance(Duration::from_secs(1));
            self.harness.run_steps(1);
        }
        self.harness.run_steps(2);
    }

    /// Lets days pass at once, as when the machine slept.
    pub fn days_pass(&mut self, days: u64) {
        self.clock.advance(Duration::from_secs(days * 86_400));
        self.harness.run_steps(3);
    }

    pub fn shows(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    pub fn flow(&self) -> &Flow {
        &self.harness.state().app().model().flow
    }

    pub fn care(&self) -> &Care {
        &self.harness.state().app().model().care
    }

    pub fn page(&self) -> Option<WelcomePage> {
        match self.flow() {
            Flow::Welcoming(welcome) => Some(welcome.page),
            _ => None,
        }
    }

    /// A picture to be looked at, in `target/tmp/screens`.
    pub fn picture(&mut self, name: &str) {
        // Still figures are drawn one a frame.
        self.harness.run_steps(30);
        self.picture_now(name);
    }

    /// The same of something that moves.
    pub fn picture_now(&mut self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens");
        std::fs::create_dir_all(&folder).unwrap();
        self.harness.remove_cursor();
        self.harness.run_steps(2);
        self.harness.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    }
}

pub fn nothing() -> LoadedData {
    LoadedData::default()
}
