//! `supple streak`: weeks on goal, days in a row, this week and the score, as the calendar shows them.

use std::process::ExitCode;

use chrono::{DateTime, FixedOffset};
use clap::{Args, ValueEnum};

use super::out::{complain, print};
use super::{FINE, PROBLEMS};
use crate::domain::day::Day;
use crate::domain::history::History;
use crate::domain::odd;
use crate::domain::quantity::WallTime;
use crate::domain::settings::Settings;
use crate::domain::steadiness::{Account, DayTotals};
use crate::export::steadiness;
use crate::storage::Mend;
use crate::storage::notice::LoadNotice;
use crate::storage::store::Store;

/// For which day, and how to print it.
#[derive(Debug, Args)]
pub struct StreakArguments {
    /// As if it were this day, such as 2026-11-24; today when left out
    #[arg(long, value_name = "DATE")]
    pub on: Option<Day>,
    /// How
    #[arg(long, value_enum, default_value_t)]
    pub format: StreakFormat,
}

/// How to print the streaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum StreakFormat {
    /// For reading
    #[default]
    Text,
    /// For other programs
    Json,
}

/// Prints how steady the person of `store` is. What could not be read is said on standard error and in the exit code; what is odd
/// by `now` is said, too.
pub fn streak(store: &Store, settings: Settings, now: DateTime<FixedOffset>, arguments: &StreakArguments) -> ExitCode {
    let (entries, notices) = store.load_history(Mend::Never);
    notices.iter().for_each(complain);
    let history = History::merge(entries);
    odd::of_history(&history, WallTime::from_unix_millis(now.timestamp_millis())).iter().for_each(complain);
    let (totals, excuses) = (DayTotals::of(&history, settings.counting), history.excuses());
    let today = arguments.on.unwrap_or_else(|| Day::of(now, settings.day_boundary));
    let Settings { goal, week_start, .. } = settings;
    let account = Account { totals: &totals, excuses: &excuses, goal, week_start: week_start.day(), today };
    let loss = notices.iter().any(LoadNotice::is_loss);
    let words = match arguments.format {
        StreakFormat::Text if loss => format!("{}not counted    what could not be read\n", steadiness::text(&account)),
        StreakFormat::Text => steadiness::text(&account),
        StreakFormat::Json => steadiness::json(&account),
    };
    if print(&words).is_err() || loss { PROBLEMS.into() } else { FINE }
}
