//! Where no player can be asked.

/// Nothing.
pub struct Lowered;

impl Lowered {
    /// Nothing is turned down.
    pub const fn now() -> Self {
        Self
    }
}
