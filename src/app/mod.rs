//! What the program does, without widgets: the model, the commands that change it, the effects they ask for.
//!
//! Deliberately absent: egui, rodio, files. The runner carries out effects through what `main` gave it.

pub mod album;
pub mod amending;
pub mod arrival;
pub mod command;
pub mod craft;
pub mod editor;
pub mod effect;
pub mod keeping;
pub mod library;
pub mod lit;
pub mod model;
pub mod notice;
pub mod noting;
pub mod opening;
pub mod remote;
pub mod runner;
pub mod sending;
pub mod undo;
pub mod update;
pub mod view;
