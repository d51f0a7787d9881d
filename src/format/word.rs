//! The fixed vocabularies of files.

use crate::domain::cue::Sounds;
use crate::domain::draft::StepState;
use crate::domain::exercise::{Evidence, Kind, Position, Prop, Region, Spine, Technique};
use crate::domain::routine::Colour;
use crate::domain::safety::Caution;
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

words!(Kind, Technique, Region, Position, Prop, Sides, Caution, Spine, Evidence, StepState, Colour, Sounds);
