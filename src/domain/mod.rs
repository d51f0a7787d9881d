//! What Supple knows, as plain values and pure functions.
//!
//! Deliberately absent: egui, serde, files, clocks, logs, randomness, threads.

pub mod beginning;
pub mod candidates;
pub mod checkpoint;
pub mod comfort;
pub mod cue;
pub mod cue_sheet;
pub mod day;
pub mod draft;
pub mod edit_draft;
pub mod excuse;
pub mod exercise;
pub mod exercise_draft;
pub mod fingerprint;
pub mod history;
pub mod ids;
pub mod journal;
pub mod name;
pub mod nearest;
pub mod odd;
pub mod picture;
pub mod plan;
pub mod quantity;
pub mod revisions;
pub mod routine;
pub mod safety;
pub mod session;
pub mod settings;
pub mod shelf;
pub mod side;
pub mod sounding;
pub mod speech;
pub mod steadiness;
pub mod timeline;
pub mod trends;
pub mod typed_time;
pub mod variant;
pub mod week;
mod words;

#[cfg(test)]
pub(crate) mod record_samples;
#[cfg(test)]
pub(crate) mod samples;
