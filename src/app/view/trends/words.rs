//! Numbers and days as they stand in charts and tables.

use chrono::Datelike;

use super::Look;
use crate::app::view::words::{day_and_month, month_and_year};
use crate::domain::day::Day;
use crate::domain::trends::Spread;

/// "4 (3 to 5)".
pub(super) fn spread_words(spread: Spread) -> String {
    let median = number(spread.median);
    let words =
        if spread.low == spread.high { median } else { format!("{median} ({} to {})", spread.low, spread.high) };
    words.replace('-', "−")
}

/// "−2 (−3 to −1)", "+1 (0 to +3)".
pub(super) fn change_words(change: Spread) -> String {
    let signed = |value: f32| if value > 0.0 { format!("+{}", number(value)) } else { number(value) };
    let Spread { median, low, high, .. } = change;
    let words = if low == high {
        signed(median)
    } else {
        format!("{} ({} to {})", signed(median), signed(low.into()), signed(high.into()))
    };
    words.replace('-', "−")
}

/// "4", "4.5".
pub(super) fn number(value: f32) -> String {
    let rounded = (value * 2.0).round() / 2.0;
    if rounded.fract().abs() < 0.25 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

/// A handful of days to write under a chart.
pub(super) fn dates(look: &Look<'_>) -> Vec<(Day, String)> {
    dates_between(look.first, look.last, 4)
}

/// The first and the last day, and as many between that there are so many `parts`.
pub(super) fn dates_between(first: Day, last: Day, parts: i64) -> Vec<(Day, String)> {
    let span = last.days_since(first).max(1);
    let short = |day: Day| {
        let words = day_and_month(day);
        let mut parts = words.split(' ');
        let (number, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        format!("{number} {}", &month[..month.len().min(3)])
    };
    let years = span > 400;
    (0..=parts)
        .map(|part| first.plus(span * part / parts))
        .map(|day| {
            (
                day,
                if years {
                    month_and_year(day)[..3].to_owned() + &format!(" {}", day.date().year())
                } else {
                    short(day)
                },
            )
        })
        .collect()
}
