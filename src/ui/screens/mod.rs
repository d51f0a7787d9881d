//! One file a screen. Each keeps only what is typed and not yet committed, draws a pure view, and pushes commands.

mod amending;
mod answers;
mod calendar;
mod card;
mod craft;
mod editor;
mod exercise;
mod filters;
mod help;

mod journal;
mod keys;
mod learn;
mod notices;
mod noting;
mod opening;
mod page;
mod plans;
mod player;
mod preparation;
mod recovery;
mod review;
mod routines;
mod sending;
mod settings;
mod shown;
mod signs;
mod sounding;
mod speaking;
mod today;
mod tools;
mod trends;
mod welcome;
mod wording;
mod year;
mod year_sheet;

pub use calendar::CalendarScreen;
pub use craft::CraftScreen;
pub use editor::{EditorScreen, blocks_id};
pub use exercise::ExerciseScreen;
pub use help::help_sheet;
pub use journal::JournalScreen;
pub use keys::key_sheet;
pub use learn::LearnScreen;
pub use notices::Notices;
pub use noting::NotingScreen;
pub use opening::opened;
pub use player::{PlayerScreen, questions};
pub use preparation::PreparationScreen;
pub use recovery::RecoveryScreen;
pub use review::ReviewScreen;
pub use routines::RoutinesScreen;
pub use settings::SettingsScreen;
pub use signs::{SignsScreen, stopped};
pub use today::TodayScreen;
pub use welcome::WelcomeScreen;

use crate::app::command::Command;
use crate::app::model::Model;

/// What a screen may look at, and where its commands go.
pub struct ScreenCx<'a> {
    /// Everything the program knows.
    pub model: &'a Model,
    /// What the person asked for in this frame.
    pub commands: &'a mut Vec<Command>,
}

impl ScreenCx<'_> {
    /// Asks for `command`.
    pub fn push(&mut self, command: Command) {
        self.commands.push(command);
    }
}
