//! What Supple knows, as plain values and pure functions.
//!
//! Deliberately absent: egui, serde, files, clocks, logs, randomness, threads.

pub mod cue;
pub mod quantity;
pub mod side;
