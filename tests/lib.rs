//! One binary for all tests that see Supple from outside.

mod assets;
mod files;
