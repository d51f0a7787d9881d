//! When the screen must not go dark: while a session runs, and for the first minutes of a pause.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::domain::session::Activity;

/// A longer pause lets the screen go dark as it would.
pub const PATIENCE: Duration = Duration::from_mins(5);

/// What the screen may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    /// Go dark, as it would.
    #[default]
    MayDarken,
    /// Not go dark.
    StaysLit,
}

/// Watches a session for the screen.
#[derive(Debug, Default)]
pub struct Watch {
    paused: Option<DateTime<FixedOffset>>,
}

impl Watch {
    /// What the screen may do while the session does this; `None` is no session. Also after how long to look again, should
    /// nothing happen before.
    pub fn look(&mut self, activity: Option<&Activity>, now: DateTime<FixedOffset>) -> (Screen, Option<Duration>) {
        match activity {
            None | Some(Activity::Finished(_)) => {
                self.paused = None;
                (Screen::MayDarken, None)
            }
            Some(Activity::Ready | Activity::Running { .. } | Activity::ReEntering { .. }) => {
                self.paused = None;
                (Screen::StaysLit, None)
            }
            Some(Activity::Paused { .. }) => {
                let since = *self.paused.get_or_insert(now);
                // A clock that was set back begins the minutes anew.
                let paused = (now - since).to_std().unwrap_or_else(|_| {
                    self.paused = Some(now);
                    Duration::ZERO
                });
                match PATIENCE.checked_sub(paused).filter(|left| !left.is_zero()) {
                    Some(left) => (Screen::StaysLit, Some(left)),
                    None => (Screen::MayDarken, None),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::Outcome;
    use crate::domain::quantity::MonoTime;
    use crate::domain::session::WhyPaused;
    use crate::testing::saturday_evening;

    const RUNS: Activity = Activity::Running { anchor: MonoTime::from_origin(Duration::ZERO), banked: Duration::ZERO };
    const PAUSED: Activity = Activity::Paused { banked: Duration::ZERO, why: WhyPaused::Asked };

    fn after(minutes: i64) -> DateTime<FixedOffset> {
        saturday_evening() + chrono::Duration::minutes(minutes)
    }

    #[test]
    fn the_screen_stays_lit_while_a_session_runs_however_long_it_is() {
        let mut watch = Watch::default();
        assert_eq!(watch.look(None, after(0)), (Screen::MayDarken, None));
        assert_eq!(watch.look(Some(&RUNS), after(1)), (Screen::StaysLit, None));
        assert_eq!(watch.look(Some(&RUNS), after(90)), (Screen::StaysLit, None));
        assert_eq!(watch.look(Some(&Activity::Finished(Outcome::Completed)), after(91)), (Screen::MayDarken, None));
    }

    #[test]
    fn a_pause_of_five_minutes_lets_it_go_dark_and_going_on_lights_it_again() {
        let mut watch = Watch::default();
        assert_eq!(watch.look(Some(&PAUSED), after(0)), (Screen::StaysLit, Some(PATIENCE)));
        assert_eq!(watch.look(Some(&PAUSED), after(3)), (Screen::StaysLit, Some(Duration::from_mins(2))));
        assert_eq!(watch.look(Some(&PAUSED), after(5)), (Screen::MayDarken, None));
        assert_eq!(watch.look(Some(&RUNS), after(6)), (Screen::StaysLit, None));
        assert_eq!(watch.look(Some(&PAUSED), after(7)), (Screen::StaysLit, Some(PATIENCE)), "each pause has its own");
    }

    #[test]
    fn a_clock_that_is_set_back_in_a_pause_does_not_keep_it_lit_for_ever() {
        let mut watch = Watch::default();
        watch.look(Some(&PAUSED), after(0));
        assert_eq!(watch.look(Some(&PAUSED), after(-600)), (Screen::StaysLit, Some(PATIENCE)));
        assert_eq!(watch.look(Some(&PAUSED), after(-595)), (Screen::MayDarken, None));
    }
}
