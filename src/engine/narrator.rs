//! The voice of a session: asks the domain what is to be said, and hands it to the speaker at its time.

use super::Speaking;
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::session::{Session, SessionEvent};
use crate::domain::speech::voice::{Amount, Voice};
use crate::domain::speech::wording::Wording;
use crate::domain::speech::{Prompter, Said, Voicing};
use crate::speech::{Speaker, SpeakerState, Speech};

/// Says what helps. While it is muted, or has no voice, what it would say still shows as captions.
pub(super) struct Narrator {
    prompter: Prompter,
    speaker: Box<dyn Speaker>,
    voice: Voice,
    hearing: Hearing,
}

/// Whether anything is to be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hearing {
    /// It is.
    Sound,
    /// Nothing is: neither chimes nor voice.
    Mute,
}

impl Hearing {
    /// As loud as chimes are set; `None` is mute.
    pub(super) const fn of(volume: Option<Volume>) -> Self {
        if volume.is_some() { Self::Sound } else { Self::Mute }
    }
}

impl Narrator {
    /// Gets the speaker ready, unless it has nothing to say.
    pub(super) fn new(voice: Voice, wording: Wording, hearing: Hearing, mut speaker: Box<dyn Speaker>) -> Self {
        if voice.amount != Amount::Off && hearing == Hearing::Sound {
            speaker.open();
        }
        let pace = speaker.pace(voice.name, voice.rate);
        Self { prompter: Prompter::new(voice, pace, wording), speaker, voice, hearing }
    }

    /// Falls silent, or speaks again from the next sentence on.
    pub(super) fn set_hearing(&mut self, hearing: Hearing) {
        self.hearing = hearing;
        if hearing == Hearing::Mute {
            self.speaker.stop();
        }
    }

    /// Takes in what happened as time went by.
    pub(super) fn hear(&mut self, session: &Session, events: &[SessionEvent]) {
        let voicing = self.prompter.hear(session, events);
        self.go_by(voicing);
    }

    /// Takes in what the person made happen.
    pub(super) fn obey(&mut self, session: &Session, events: &[SessionEvent]) {
        let voicing = self.prompter.obey(session, events);
        self.go_by(voicing);
    }

    fn go_by(&mut self, voicing: Voicing) {
        if voicing == Voicing::Cut {
            self.speaker.stop();
        }
    }

    /// Says what is due at `now`.
    pub(super) fn speak(&mut self, session: &Session, now: MonoTime) {
        for spoken in self.speaker.spoken() {
            self.prompter.learn(&spoken.text, spoken.took);
        }
        let Some(said) = self.prompter.speak(session, now) else { return };
        if self.hearing == Hearing::Sound {
            let Voice { rate, volume, name, .. } = self.voice;
            self.speaker.say(Speech { text: said.aloud, rate, volume, voice: name, latest: said.latest });
        }
    }

    /// The session ends before its time.
    pub(super) fn fall_silent(&mut self) {
        self.speaker.stop();
    }

    /// When something is to be said next.
    pub(super) fn next(&self, session: &Session, now: MonoTime) -> Option<MonoTime> {
        self.prompter.next(session, now)
    }

    /// Whether a voice says it.
    pub(super) fn speaking(&self) -> Speaking {
        let heard = self.hearing == Hearing::Sound && self.voice.amount != Amount::Off;
        let able = self.speaker.state() != SpeakerState::Unavailable;
        if heard && able && self.caption().is_some() { Speaking::Aloud } else { Speaking::Silent }
    }

    /// What is being said.
    pub(super) fn caption(&self) -> Option<Said> {
        self.prompter.speaking().cloned()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::*;
    use crate::domain::quantity::{Moment, WallTime};
    use crate::domain::samples;
    use crate::domain::session::SessionCommand;
    use crate::domain::side::Side;
    use crate::domain::speech::Pace;
    use crate::domain::speech::voice::Rate;
    use crate::domain::timeline::{LayoutSettings, Timeline};
    use crate::speech::recording::RecordingSpeaker;

    #[test]
    fn the_first_sentence_is_planned_by_what_is_known_of_its_voice() {
        let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
        let timeline = Arc::new(Timeline::lay_out(&samples::routine(vec![samples::step("breathe")]), settings));
        let now = |millis| Moment {
            mono: MonoTime::from_origin(Duration::from_millis(millis)),
            wall: WallTime::from_unix_millis(i64::try_from(millis).unwrap_or_default()),
        };
        let first = |speaker: RecordingSpeaker| {
            let mut session = Session::new(timeline.clone());
            let mut narrator = Narrator::new(Voice::default(), Wording::default(), Hearing::Sound, Box::new(speaker));
            let events = session.command(SessionCommand::Start, now(0));
            narrator.obey(&session, &events);
            narrator.speak(&session, now(300).mono);
            narrator.caption().map(|said| said.until.since(said.at)).expect("it is named")
        };
        let slow = RecordingSpeaker::known(Pace::known(Rate::default(), [1.8; 5]));
        assert!(first(slow) > first(RecordingSpeaker::default()).mul_f32(1.5));
    }
}
