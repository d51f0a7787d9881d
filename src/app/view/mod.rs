//! The model as each screen shows it: pure functions to plain values, so that screens only draw.

pub mod amending;
pub mod calendar;
pub mod card;
pub mod course;
pub mod craft;
pub mod cues;
pub mod editor;
pub mod exercise;
pub mod figure;
pub mod filters;
pub mod flow;
pub mod hero;
pub mod journal;
pub mod knee;
pub mod learn;
pub mod opening;
pub mod plans;
pub mod player;
pub mod routines;
mod said;
pub mod today;
pub mod trends;
pub mod words;
pub mod year;
