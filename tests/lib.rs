//! Everything that takes more than one module, in one binary.

mod exports;
mod storage;
