//! A person's data on disk: plain RON, one writer a file, nothing ever written over what was not understood.
//!
//! - [`folders`] and [`device`] say where, and for which machine;
//! - [`store`] loads and saves; [`saver`] saves in the background and tries again;
//! - [`error`] and [`notice`] say what went wrong, in plain words;
//! - `whole` files are saved `atomic`ally in an `envelope`, history is a `log`, and `wire` holds the frozen shapes;
//! - `own` files are saved and removed only where nobody else changed them meanwhile;
//! - `pictures` are written once and never changed;
//! - `copying` brings a person's files into another data folder;
//! - [`disk`] is the file system, or a stand-in; `aside` keeps what was not understood.
//!
//! Deliberately absent: the clock (times are passed in), what is done about a failure, and the meaning of a person's own
//! routine and exercise files, which are bytes here.

pub mod device;
pub mod disk;
pub mod error;
pub mod folders;
pub mod notice;
pub mod saver;
pub mod store;

mod aside;
mod atomic;
mod copying;
mod envelope;
mod layout;
mod log;
mod own;
mod pictures;
mod whole;
mod wire;

#[cfg(test)]
mod tests;

pub use aside::Mend;
