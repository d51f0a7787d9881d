//! Where no player can be asked.

use std::path::Path;

/// Nothing.
pub struct Lowered;

impl Lowered {
    /// Nothing is turned down.
    pub const fn now(_note: Option<&Path>) -> Self {
        Self
    }

    /// Nothing was.
    pub const fn noted(_note: &Path) -> Option<Self> {
        None
    }
}
