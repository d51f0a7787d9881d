//! What a voice says in a session, and when.
//!
//! `script` turns events into [`Utterance`]s, in the words of [`phrase`]; [`Prompter`] says one at a time, each where it fits:
//!
//! - never two at once, and nothing in a [`quiet`] span: the instant of a chime, the last three seconds of a segment; only the chime of
//!   a rest is spoken over where words would be lost otherwise; a cue goes on over a repetition, but never begins with it;
//! - what weighs more goes first, and is not cut by what weighs less; a command of the person cuts everything;
//! - what does not fit is said in one breath, or in its shorter form, or waits; what is no longer worth saying is forgotten.
//!
//! Deliberately absent: voices, threads, clocks. How long something takes to say is estimated, and learnt by [`Pace`].

mod amounts;
mod fitting;
mod pace;
pub mod phrase;
pub mod plain;
mod prompter;
pub mod pronunciation;
pub mod quiet;
mod rehearsal;
mod script;
#[cfg(test)]
mod tests;
pub mod voice;
pub mod wording;

pub use pace::{Pace, Paces};
pub use prompter::{FORESIGHT, Prompter, Said, Voicing};
pub use rehearsal::rehearse;

use crate::domain::quantity::MonoTime;

/// How much an utterance weighs. The lightest comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// What to do now that it was too much.
    Ease,
    /// A step, its side and its time: without it one is lost.
    Name,
    /// When to stop. Once a session.
    Safety,
    /// Halfway, another set, a phase of a cycle, a pause.
    Moment,
    /// How to do it.
    Cue,
}

/// Something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// How much it weighs.
    pub priority: Priority,
    /// Not before.
    pub due: MonoTime,
    /// When it is no longer worth beginning.
    pub until: MonoTime,
    /// Its words, from the longest form to the shortest that still makes sense. Never empty.
    pub forms: Vec<String>,
}
