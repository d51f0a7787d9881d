//! Supple: a guided timer and diary for self-massage, stretching, gentle movement and relaxation.

pub mod audio;
pub mod clock;
pub mod domain;
pub mod export;
pub mod instance;
pub mod storage;
