//! How fast the voices of this machine speak, from one session to the next.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Speaker, SpeakerState, Speech, Spoken};
use crate::domain::speech::voice::{Rate, VoiceName};
use crate::domain::speech::{Pace, Paces};

/// What is known of how fast voices speak. Clones share it.
#[derive(Clone)]
pub struct Memory {
    paces: Arc<Mutex<Paces>>,
    keep: Arc<dyn Fn(Paces) + Send + Sync>,
}

impl Memory {
    /// Begins with what is known. `keep` is given all there is when a speaker that learnt something is done.
    pub fn new(known: Paces, keep: impl Fn(Paces) + Send + Sync + 'static) -> Self {
        Self { paces: Arc::new(Mutex::new(known)), keep: Arc::new(keep) }
    }

    /// `speaker`, which knows what was learnt before and remembers what it learns.
    pub fn of(&self, speaker: Box<dyn Speaker>) -> Box<dyn Speaker> {
        Box::new(Remembering { speaker, memory: self.clone(), speaking: None, has_learnt: false })
    }

    fn paces(&self) -> MutexGuard<'_, Paces> {
        self.paces.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Remembering {
    speaker: Box<dyn Speaker>,
    memory: Memory,
    /// Which voice spoke last, and at which rate.
    speaking: Option<(Option<VoiceName>, Rate)>,
    has_learnt: bool,
}

impl Speaker for Remembering {
    fn open(&mut self) {
        self.speaker.open();
    }

    fn say(&mut self, speech: Speech) {
        self.speaking = Some((speech.voice, speech.rate));
        self.speaker.say(speech);
    }

    fn stop(&mut self) {
        self.speaker.stop();
    }

    fn spoken(&mut self) -> Vec<Spoken> {
        let all = self.speaker.spoken();
        if let Some((voice, rate)) = self.speaking.filter(|_| !all.is_empty()) {
            let mut pace = self.pace(voice, rate);
            for spoken in &all {
                pace.learn(&spoken.text, spoken.took);
            }
            self.memory.paces().put(voice, pace);
            self.has_learnt = true;
        }
        all
    }

    fn pace(&self, voice: Option<VoiceName>, rate: Rate) -> Pace {
        self.memory.paces().of(voice, rate)
    }

    fn state(&self) -> SpeakerState {
        self.speaker.state()
    }
}

impl Drop for Remembering {
    fn drop(&mut self) {
        // What was said last may not have been asked about yet.
        self.spoken();
        if self.has_learnt {
            let paces = self.memory.paces().clone();
            (self.memory.keep)(paces);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::domain::quantity::{MonoTime, Volume};
    use crate::speech::recording::RecordingSpeaker;

    const WORDS: &str = "Rest. Next, knee sway. 1 minute.";

    fn speech(voice: Option<VoiceName>) -> Speech {
        let latest = MonoTime::default();
        Speech { text: WORDS.into(), rate: Rate::default(), volume: Volume::default(), voice, latest }
    }

    #[test]
    fn the_next_speaker_knows_how_slow_a_voice_is_and_it_is_kept_once_the_one_before_is_done() {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let keeping = kept.clone();
        let memory = Memory::new(Paces::default(), move |paces| keeping.lock().unwrap().push(paces));
        let voice = RecordingSpeaker::default();
        let mut first = memory.of(Box::new(voice.clone()));
        let ada: Option<VoiceName> = "Ada".parse().ok();
        first.say(speech(ada));
        for _ in 0..2 {
            voice.has_spoken(Spoken { text: WORDS.into(), took: Duration::from_secs(9) });
            assert_eq!(first.spoken().len(), 1);
        }
        assert_eq!(kept.lock().unwrap().len(), 0);
        drop(first);
        let second = memory.of(Box::new(voice));
        assert!(second.pace(ada, Rate::default()).length(WORDS) > Pace::default().length(WORDS).mul_f32(1.5));
        assert_eq!(second.pace(None, Rate::default()), Pace::default(), "another voice");
        assert_eq!(second.pace(ada, Rate::percent(80)), Pace::of(Rate::percent(80)), "another rate");
        drop(second);
        let kept = kept.lock().unwrap();
        assert_eq!(kept.len(), 1, "nothing was learnt since");
        assert_eq!(kept[0], *memory.paces());
    }
}
