//! What a person may ask of a running session.

use crate::domain::safety::light::Light;

/// A command. One that makes no sense at the moment yields no events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionCommand {
    /// Begin.
    Start,
    /// Begin at this bout, counted from 0; what came before counts as done elsewhere. Resumes a session after a crash.
    StartAt(usize),
    /// Stop the clock.
    Pause,
    /// Go on, after three seconds to get back into position.
    Resume,
    /// Start this bout again; within its first three seconds, or in the pause that leads to it, go to the one before.
    Back,
    /// Leave what is on now: work for the pause or bout that follows, a pause for the work it leads to.
    Skip,
    /// Leave the whole step, its other side too.
    SkipStep,
    /// Go to the work of this bout, counted from 0.
    JumpTo(usize),
    /// Fifteen seconds more for what is on now.
    AddTime,
    /// The step that waits for the person is done.
    Done,
    /// It is too much: ease off.
    TooMuch,
    /// How it goes. Amber eases off like "too much"; red ends the step and stops the clock.
    Rate(Light),
    /// End the session here.
    Stop,
}
