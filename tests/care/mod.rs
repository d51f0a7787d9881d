//! The care around a session.

mod library;
mod offered;
mod ways;
