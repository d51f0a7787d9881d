//! The fixed vocabularies of files.

use crate::domain::exercise::{Kind, Position, Prop, Region, Technique};
use crate::domain::side::Sides;

/// A word of a fixed vocabulary, written without quotes.
pub(super) trait Word: Copy + 'static {
    /// The vocabulary.
    const ALL: &'static [Self];
    /// How it is written.
    fn name(self) -> &'static str;
}

macro_rules! words {
    ($($name:ident),+) => {
        $(impl Word for $name {
            const ALL: &'static [Self] = $name::ALL;
            fn name(self) -> &'static str {
                $name::name(self)
            }
        })+
    };
}

words!(Kind, Technique, Region, Position, Prop, Sides);
