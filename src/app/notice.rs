//! Messages that stay until they are read or their cause is gone.

use crate::domain::fingerprint::Fingerprint;
use crate::domain::odd::Finding;

/// A message with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about; a new one of the same topic takes the place of the old.
    pub topic: Topic,
    /// In plain words.
    pub text: String,
    /// Lines of detail, such as the problems of a file.
    pub details: Vec<String>,
}

/// What a notice is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// Files could not be saved; they wait in memory.
    Saving,
    /// A file could not be read as it is.
    File(String),
    /// The sound device.
    Sound,
    /// The voice.
    Voice,
    /// What in the diary is worth a look. It is told again only where that has changed since it was read.
    Odd(Fingerprint),
    /// Anything else.
    General,
}

impl Notice {
    /// What in the diary is worth a look; `None` where nothing is.
    pub fn of_odd(found: &[Finding]) -> Option<Self> {
        let details: Vec<String> = found.iter().map(ToString::to_string).collect();
        let topic = Topic::Odd(Fingerprint::of(details.join("\n").as_bytes()));
        let text = "Something in your diary is worth a look. Nothing in it was changed.".into();
        (!details.is_empty()).then_some(Self { topic, text, details })
    }
}

/// Notices that are showing, each with a number of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notices {
    showing: Vec<(u64, Notice)>,
    next: u64,
}

impl Notices {
    /// Shows `notice`.
    pub fn tell(&mut self, notice: Notice) {
        self.resolve(&notice.topic);
        self.showing.push((self.next, notice));
        self.next += 1;
    }

    /// The cause is gone.
    pub fn resolve(&mut self, topic: &Topic) {
        if *topic != Topic::General {
            self.showing.retain(|(_, notice)| notice.topic != *topic);
        }
    }

    /// It was read; returns what it was about.
    pub fn dismiss(&mut self, number: u64) -> Option<Topic> {
        let place = self.showing.iter().position(|(shown, _)| *shown == number)?;
        Some(self.showing.remove(place).1.topic)
    }

    /// Oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Notice)> {
        self.showing.iter().map(|(number, notice)| (*number, notice))
    }
}
