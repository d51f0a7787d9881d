//! The only user of egui: how Supple looks and what a person touches.
//!
//! - [`shell`]: the window: theme, rail, screens, and the commands they push
//! - [`shortcuts`]: every key, in one table that the keyboard and the help both read
//! - [`screens`]: one file a screen, each drawing a pure view of the model
//! - [`widgets`]: buttons, scales, rings and cards, each drawn by us and named for a screen reader
//! - [`theme`]: the one table of colours, sizes and fonts, and the styles made from it
//!
//! Deliberately absent: files, sound, storage and rules. A screen is given values and gives back commands.

pub mod screens;
pub mod shell;
pub mod shortcuts;
pub mod theme;
pub mod widgets;
