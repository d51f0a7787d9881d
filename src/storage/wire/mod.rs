//! How things stand in files. Released shapes are frozen: a change is a new `V(n+1)` with one pure step from `Vn`.
//!
//! Deliberately absent: files, and defaults that could hide damage. What is out of range is an error.

use ron::Options;
use ron::extensions::Extensions;

mod candidates;
mod care;
pub(super) mod checkpoint;
mod edit_draft;
mod following;
pub(super) mod journal;
pub(super) mod line;
mod paces;
mod quick;
mod scalar;
mod session;
mod settings;
mod shelf;
mod sounding;
mod voice;
mod wording;

/// The dialect of every file that Supple writes for itself: `Some(x)` is `x`, and `session((…))` is `session(…)`.
pub(super) fn dialect() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}
