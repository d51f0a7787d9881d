//! The voice: tried, looked for, lost and back.

use super::none;
use crate::app::effect::Effect;
use crate::app::model::{Model, Silence, Voices};
use crate::app::notice::{Notice, Topic};
use crate::domain::speech::pronunciation::{OwnWords, Pronunciation, Saying};
use crate::domain::speech::voice::VoiceName;

/// How a session begins.
const SAMPLE: &str = "Lying strap hamstring stretch. Left leg. 30 seconds.";

pub(super) fn hear(model: &mut Model) -> Vec<Effect> {
    let sentence = Pronunciation::of(&model.speaking.own_words).aloud(SAMPLE);
    say(model, sentence)
}

pub(super) fn hear_saying(model: &mut Model, saying: &Saying) -> Vec<Effect> {
    say(model, saying.said().to_owned())
}

pub(super) fn say(model: &mut Model, sentence: String) -> Vec<Effect> {
    // Whoever tries it wants to know.
    model.speaking.silence = Silence::Untold;
    model.notices.resolve(&Topic::Voice);
    vec![Effect::HearVoice(model.settings.voice, sentence)]
}

pub(super) fn set_own_words(model: &mut Model, words: OwnWords) -> Vec<Effect> {
    if model.speaking.own_words == words {
        return none();
    }
    model.speaking.own_words = words.clone();
    vec![Effect::SaveOwnWords(words)]
}

pub(super) fn find(model: &mut Model) -> Vec<Effect> {
    model.speaking.voices = Voices::Asked;
    vec![Effect::FindVoices]
}

pub(super) fn found(model: &mut Model, voices: Result<Vec<VoiceName>, String>) -> Vec<Effect> {
    model.speaking.voices = match voices {
        Ok(voices) => Voices::Found(voices),
        Err(why) => Voices::Unknown(why),
    };
    none()
}

/// Said once a run: who goes without a voice does not want to read so before each session.
pub(super) fn lost(model: &mut Model, why: &str) -> Vec<Effect> {
    if model.speaking.silence == Silence::Untold {
        model.speaking.silence = Silence::Told;
        let text = format!(
            "Voice is not available: {why}. Chimes and captions carry on, and the voice comes back when it can. \
             Settings → Voice turns it off."
        );
        model.notices.tell(Notice { topic: Topic::Voice, text, details: vec![] });
    }
    none()
}

pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    model.notices.resolve(&Topic::Voice);
    none()
}
