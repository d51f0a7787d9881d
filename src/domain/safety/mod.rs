//! Care: what keeps a person safe, as tables and pure functions over what they said.
//!
//! Every number is from the clinical notes; most thresholds there are opinion, stricter than what is published, and marked so.
//! Deliberately absent: storage, screens, a score of illness. Nothing here names a condition a person might have.

pub mod caps;
mod care;
mod caution;
mod fit;
pub mod gate;
mod judge;
pub mod ladder;
pub mod light;
mod person;
pub mod rules;
pub mod signs;
#[cfg(test)]
mod tests;
mod today;

pub use care::{Care, EmergencyNumber, Lights, Now};
pub use caution::{Area, Caution, CautionGroup};
pub use fit::{Fate, Fitted, FittedStep, fit};
pub use judge::{Judgement, Reason, Verdict, capped, judge, judge_with};
pub use person::{Held, Person, PressureComfort, Professional};
pub use today::{LevelWhy, Pace, Today};
