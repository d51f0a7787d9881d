//! One number for how steady someone is, in which a miss costs little and old days fade.
//!
//! Each day that is neither paused, set aside nor unknown moves the score towards how well the goal was kept in the last seven
//! such days:
//!
//! ```text
//! score ← score · m + kept · (1 − m)        m = 2^(−1 / h)        h = 70 / goal
//! kept  = min(1, days that count ÷ days aimed for), over the last seven such days
//! ```
//!
//! The half-life `h` is ten sessions: 14 days at five a week, 10 at seven, 23 at three. It is chosen so that someone who keeps a
//! goal of five days stands at 96 % after 66 days, which is how long a new habit took at the median until it felt automatic
//! (Lally, van Jaarsveld, Potts and Wardle, European Journal of Social Psychology 2010; there, too, missing one occasion did not
//! materially change it). The same smoothing is known as exponentially weighted moving average (Roberts, Technometrics 1959).

use std::collections::VecDeque;

use super::account::{Account, DayStatus};

/// Days whose keeping is looked at.
const WINDOW: usize = 7;
/// Sessions until a day weighs half as much.
const HALF_LIFE: f64 = 10.0;

/// 0 to 100.
pub(super) fn of(account: &Account<'_>) -> u8 {
    let goal = f64::from(account.goal.count());
    let memory = (-goal / (HALF_LIFE * WINDOW as f64)).exp2();
    let mut score = 0.0;
    let mut window: VecDeque<bool> = VecDeque::with_capacity(WINDOW + 1);
    for status in account.known().map(|day| account.day(day)) {
        match status {
            DayStatus::Done => window.push_back(true),
            DayStatus::Missed | DayStatus::Quiet => window.push_back(false),
            DayStatus::Paused | DayStatus::SetAside | DayStatus::Open | DayStatus::Ahead | DayStatus::Unknown => {
                continue;
            }
        }
        if window.len() > WINDOW {
            window.pop_front();
        }
        let done = window.iter().filter(|done| **done).count() as f64;
        let aimed = goal * window.len() as f64 / WINDOW as f64;
        score = score * memory + (done / aimed).min(1.0) * (1.0 - memory);
    }
    (score * 100.0).round() as u8
}
