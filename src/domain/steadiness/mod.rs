//! How steady someone is, as functions of the history, what was set aside, the goal and today. A missed day is never blamed,
//! only not counted.
//!
//! - [`goal`]: when a day counts, and how many are aimed for
//! - [`totals`]: what each day holds
//! - [`account`]: what each day and each week comes to, and the rows of them
//! - [`score`]: one number that forgives
//!
//! Deliberately absent: clocks. A day was fixed when its session started; travel and clock changes never alter it.

pub mod account;
pub mod goal;
pub mod score;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_days;
#[cfg(test)]
mod tests_plainly;
pub mod totals;

pub use account::{Account, DayStatus, Rows, Week, WeekStatus};
pub use goal::{CountRule, Goal, Weekdays};
pub use totals::{DayTotal, DayTotals};
