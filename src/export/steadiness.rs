//! How steady someone is, as text and as JSON.

use serde_json::json;

use crate::domain::steadiness::{Account, WeekStatus};

/// A few lines to read.
pub fn text(account: &Account<'_>) -> String {
    let (weeks, days, week) = (account.weeks(), account.days(), account.week(account.today));
    let this_week = match week.status {
        WeekStatus::Covered => "paused".to_owned(),
        _ => format!("{} of {} days", week.done, week.needed),
    };
    format!(
        "on             {}\nweeks on goal  {}, longest {}\ndays in a row  {}, longest {}\nthis week      {this_week}\nsteadiness     {} %\n",
        account.today,
        weeks.current,
        weeks.longest,
        days.current,
        days.longest,
        account.score()
    )
}

/// One object, for other programs.
pub fn json(account: &Account<'_>) -> String {
    let (weeks, days, week) = (account.weeks(), account.days(), account.week(account.today));
    let status = match week.status {
        WeekStatus::Met => "met",
        WeekStatus::Open => "open",
        WeekStatus::Missed => "missed",
        WeekStatus::Covered => "paused",
        WeekStatus::Unknown => "unknown",
    };
    let value = json!({
        "on": account.today.to_string(),
        "weeks_on_goal": { "current": weeks.current, "longest": weeks.longest },
        "days_in_a_row": { "current": days.current, "longest": days.longest },
        "this_week": { "first": week.first.to_string(), "done": week.done, "needed": week.needed, "status": status },
        "steadiness_percent": account.score(),
    });
    format!("{value:#}\n")
}
