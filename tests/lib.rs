//! The integration tests, as one binary: everything that sees Supple from outside.

mod architecture;
mod assets;
mod care;
mod cli;
mod cpu_renderer;
mod craft;
mod cue_sheet;
mod driver;
mod editor;
mod exports;
mod figures;
mod files;
mod gallery;
mod hand;
mod journal;
mod month;
mod pictures;
mod plan;
#[cfg(target_os = "linux")]
mod real;
mod screens;
mod self_test;
mod sessions;
mod sharing;
mod shelf;
mod sounding;
mod spoken;
mod steady;
mod storage;
mod tables;
mod trends;
mod weekly;
mod weeks;
mod widgets;
mod words;
mod year;
