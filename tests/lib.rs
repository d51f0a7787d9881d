//! The integration tests, as one binary.

mod cpu_renderer;
mod gallery;
mod widgets;
