//! What a remote control, such as the keys of a headset or of a keyboard, sees of a session and does to it.

use std::sync::{Mutex, MutexGuard, PoisonError};

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

/// A session that remote controls reach, from whichever thread a system passes their keys on.
pub struct Controlled {
    title: String,
    playback: Mutex<Playback>,
    command: Box<dyn Fn(SessionCommand) + Send + Sync>,
}

impl Controlled {
    /// A session of this title whose time runs. `command` passes on to it what keys ask.
    pub fn new(title: String, command: impl Fn(SessionCommand) + Send + Sync + 'static) -> Self {
        Self { title, playback: Mutex::new(Playback::Plays), command: Box::new(command) }
    }

    /// As a system shows it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it did when this was last told.
    pub fn playback(&self) -> Playback {
        *self.lock()
    }

    /// It does this now. Whether that is news.
    pub fn turn(&self, playback: Playback) -> bool {
        std::mem::replace(&mut *self.lock(), playback) != playback
    }

    /// A key was pressed.
    pub fn press(&self, key: Key) {
        if let Some(command) = key.command(self.playback()) {
            (self.command)(command);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Playback> {
        self.playback.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_key_does_what_is_written_on_it_and_nothing_twice() {
        let keys = |playback| [Key::Play, Key::Pause, Key::Toggle].map(|key| key.command(playback));
        let (pause, resume) = (Some(SessionCommand::Pause), Some(SessionCommand::Resume));
        assert_eq!(keys(Playback::Plays), [None, pause, pause]);
        assert_eq!(keys(Playback::Pauses), [resume, None, resume]);
        assert_eq!(keys(Playback::Over), [None, None, None]);
    }

    #[test]
    fn keys_ask_by_what_the_session_did_last() {
        let (commands, asked) = channel();
        let session = Controlled::new("Evening".into(), move |command| commands.send(command).unwrap());
        let toggled = |playback| {
            session.turn(playback);
            session.press(Key::Toggle);
            asked.try_iter().collect::<Vec<_>>()
        };
        assert_eq!(toggled(Playback::Plays), [SessionCommand::Pause]);
        assert_eq!(toggled(Playback::Pauses), [SessionCommand::Resume]);
        assert_eq!(toggled(Playback::Over), []);
    }

    #[test]
    fn a_system_is_told_once_what_the_session_does() {
        let session = Controlled::new("Evening".into(), |_| {});
        assert_eq!((session.title(), session.playback()), ("Evening", Playback::Plays));
        let told = [Playback::Plays, Playback::Pauses, Playback::Pauses, Playback::Plays].map(|now| session.turn(now));
        assert_eq!(told, [false, true, false, true]);
    }
}
