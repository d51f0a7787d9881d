//! Supple: a guided timer, teaching library and personal diary for self-massage, stretching, gentle movement and relaxation.
//!
//! **The sentence to remember:** a pure session machine turns time into events; everything a person hears, sees and keeps is a
//! listener. A functional core, an imperative shell.
//!
//! # Layers, in reading order
//!
//! - [`domain`] what Supple knows: exercises, routines, plans, their layout in time, the session machine, history, days, streaks,
//!   and [`domain::safety`], the care around a session. Pure values and functions.
//! - [`figure`] a jointed body in three dimensions, posed, moved, checked and drawn flat. Pure maths; [`raster`] its pixels.
//! - [`picture`] pictures of the person's own, decoded within limits.
//! - [`mod@format`] the files people write, to and from the domain, with every problem told; [`catalog`] the built-in ones.
//! - [`clock`] the only reader of real time.
//! - [`audio`] chimes and ambience: a synthesised bank, and a stream on which each chime lands at its sample.
//! - [`speech`] a voice: the system's own, on a thread that waits for it so that nobody else does.
//! - [`engine`] a session run against the clock and the sound, on a thread of its own.
//! - [`storage`] a person's data on disk; [`instance`] one app for each data folder; [`export`] records as text,
//!   [`import`] back from it.
//! - [`app`] what the program does, without widgets: a model, commands that change it, effects they ask for, views of it.
//! - [`ui`] the only user of egui; [`cli`] the command line. `main` puts everything together.
//!
//! `tests/architecture.rs` holds who may import whom, and fails with the reason.
//!
//! # One tick
//!
//! ```text
//! session thread                                             window
//!  command ──► Session::advance, ::command ──► events ─┬─► chimes, handed to the sound 300 ms ahead
//!                                                      ├─► Prompter ──► what is said, handed to the voice; captions
//!                                                      ├─► Recorder ──► checkpoint, record ──► saver thread
//!                                                      └─► Snapshot ──► view::player ──► ring, words, stage
//!  sleeps until the next boundary                       asks for a frame only while something changes
//!
//! stage: exercise ─► Figure ─► moment ─► Body ─► DrawList ─► triangles (window), pixels (cards, PNG)
//! ```
//!
//! # What always holds
//!
//! - Time left is a function of now; nothing counts ticks. A gap in time pauses the session and replays nothing.
//! - A session's events are in order and end in exactly one "finished".
//! - Time is per side. A day is fixed when a session starts; what a plan had for a day that passed never changes.
//! - A file that was not understood is never written over. A device writes only files that bear its own id.
//! - No session starts past an open warning sign. Nothing is left out of a routine, or eased, without its reason being shown.
//! - Figures are authored for the right side; the left is the mirror image of the picture. No pose is shown that was not checked.
//! - What is wrong is told once, in plain words, with what to do about it.

pub mod app;
pub mod audio;
pub mod catalog;
pub mod cli;
pub mod clock;
pub mod domain;
pub mod engine;
pub mod export;
pub mod figure;
pub mod format;
pub mod import;
pub mod instance;
pub mod picture;
pub mod raster;
pub mod speech;
pub mod storage;
#[doc(hidden)]
pub mod testing;
pub mod ui;
