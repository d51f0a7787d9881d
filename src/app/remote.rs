//! What a remote control, such as the keys of a headset or of a keyboard, sees of a session and does to it.

use crate::domain::session::{Activity, SessionCommand};

/// What a session does, as a player of music would say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Playback {
    /// Time runs.
    Plays,
    /// The clock stands.
    Pauses,
    /// It is over.
    Over,
}

impl Playback {
    /// What it is while the session does this.
    pub const fn of(activity: &Activity) -> Self {
        match activity {
            Activity::Ready | Activity::Running { .. } | Activity::ReEntering { .. } => Self::Plays,
            Activity::Paused { .. } => Self::Pauses,
            Activity::Finished(_) => Self::Over,
        }
    }
}

/// A key of a remote control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Go on.
    Play,
    /// Pause. Stopping pauses as well: what was done must not be over by a slip of the hand.
    Pause,
    /// One or the other: the button of most headsets.
    Toggle,
}

impl Key {
    /// What it asks of a session that does this.
    pub const fn command(self, playback: Playback) -> Option<SessionCommand> {
        match (self, playback) {
            (Self::Play | Self::Toggle, Playback::Pauses) => Some(SessionCommand::Resume),
            (Self::Pause | Self::Toggle, Playback::Plays) => Some(SessionCommand::Pause),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_what_is_written_on_it_and_nothing_twice() {
        let keys = |playback| [Key::Play, Key::Pause, Key::Toggle].map(|key| key.command(playback));
        let (pause, resume) = (Some(SessionCommand::Pause), Some(SessionCommand::Resume));
        assert_eq!(keys(Playback::Plays), [None, pause, pause]);
        assert_eq!(keys(Playback::Pauses), [resume, None, resume]);
        assert_eq!(keys(Playback::Over), [None, None, None]);
    }
}
