//! The only user of egui: how Supple looks and what a person touches.
//!
//! - [`theme`]: the one table of colours, sizes and fonts, and the styles made from it
//! - [`widgets`]: buttons, scales, rings and cards, each drawn by us and named for a screen reader
//!
//! Deliberately absent: files, sound, storage and rules. A widget is given values and gives back what the person did.

pub mod theme;
pub mod widgets;
