//! Supple: a guided timer and diary for self-massage, stretching, gentle movement and relaxation.

pub mod app;
pub mod audio;
pub mod catalog;
pub mod cli;
pub mod clock;
pub mod domain;
pub mod engine;
pub mod export;
pub mod format;
pub mod export;
pub mod instance;
pub mod storage;
#[doc(hidden)]
pub mod testing;
pub mod ui;
