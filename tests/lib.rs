//! The integration tests, as one binary: everything that sees Supple from outside.

mod architecture;
mod assets;
mod cpu_renderer;
mod files;
mod gallery;
mod screens;
mod sessions;
mod widgets;
//! Everything that takes more than one module, in one binary.

mod exports;
mod storage;
