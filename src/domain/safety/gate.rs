//! The start gate: what leg pain at rest allows today (clinical notes, section 2.4).

use super::today::Pace;
use crate::domain::exercise::Level;
use crate::domain::quantity::PainScore;

/// What leg pain at rest allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Gate {
    /// Which routines.
    pub pace: Pace,
    /// The highest level.
    pub level: Level,
    /// The most pressure, 0 to 10.
    pub pressure: u8,
}

/// What leg pain at rest allows. 0 to 3: any routine. 4 to 6: the first two levels, pressure 4 at most. 7 to 10: only calm
/// ones. Not answered is not 0: it counts as the middle row. (Thresholds are opinion, stricter than the pain-monitoring model
/// of Silbernagel 2007.)
pub const fn gate(leg: Option<PainScore>) -> Gate {
    match leg {
        Some(score) if score.get() <= 3 => Gate { pace: Pace::Any, level: Level::Three, pressure: 5 },
        Some(score) if score.get() >= 7 => Gate { pace: Pace::CalmOnly, level: Level::One, pressure: 2 },
        Some(_) | None => Gate { pace: Pace::Any, level: Level::Two, pressure: 4 },
    }
}

/// From which resting leg pain on it is uncontrolled and wants a health service the same day (section 2.1, U5; opinion).
pub const UNCONTROLLED: u8 = 8;

/// Whether leg pain has risen three days running, so that a review is suggested. `days` holds one score a day, the oldest
/// first; a day without an answer breaks the row.
pub fn is_rising(days: &[Option<PainScore>]) -> bool {
    let Some(last) = days.last_chunk::<4>() else { return false };
    last.windows(2).all(|pair| matches!(pair, [Some(before), Some(after)] if after.get() > before.get()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(value: u8) -> Option<PainScore> {
        PainScore::new(value)
    }

    #[test]
    fn every_score_opens_what_the_clinical_notes_say() {
        for value in 0..=10 {
            let expected = match value {
                0..=3 => (Pace::Any, Level::Three, 5),
                4..=6 => (Pace::Any, Level::Two, 4),
                _ => (Pace::CalmOnly, Level::One, 2),
            };
            let gate = gate(score(value));
            assert_eq!((gate.pace, gate.level, gate.pressure), expected, "leg pain {value}");
        }
    }

    #[test]
    fn no_answer_is_not_a_zero() {
        assert_eq!(gate(None), gate(score(5)));
    }

    #[test]
    fn three_rises_in_a_row_suggest_a_review_and_a_gap_or_a_level_day_does_not() {
        assert!(is_rising(&[score(1), score(2), score(3), score(4)]));
        assert!(is_rising(&[score(9), score(1), score(2), score(3), score(4)]));
        assert!(!is_rising(&[score(1), score(2), score(3)]));
        assert!(!is_rising(&[score(1), score(2), score(2), score(4)]));
        assert!(!is_rising(&[score(1), None, score(3), score(4)]));
    }
}
