//! One file a screen. Each keeps only what is typed and not yet committed, draws a pure view, and pushes commands.

mod calendar;
mod card;
mod keys;
mod notices;
mod page;
mod player;
mod preparation;
mod recovery;
mod review;
mod routines;
mod settings;
mod today;

pub use calendar::CalendarScreen;
pub use keys::key_sheet;
pub use notices::Notices;
pub use player::{PlayerScreen, questions};
pub use preparation::PreparationScreen;
pub use recovery::RecoveryScreen;
pub use review::ReviewScreen;
pub use routines::RoutinesScreen;
pub use settings::SettingsScreen;
pub use today::TodayScreen;

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
