//! Worlds for tests: a clock that moves when told to, a sink that remembers, a desk without a disk.
//!
//! Deliberately absent: windows, threads and files.

mod desk;
pub mod loudness;
mod world;

pub use desk::{Desk, Ear, Kept, Saved, answered};
pub use world::{World, saturday_evening};
