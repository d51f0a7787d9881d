//! The integration tests, as one binary.

mod cpu_renderer;
mod gallery;
mod widgets;
//! One binary for all tests that see Supple from outside.

mod assets;
mod files;
