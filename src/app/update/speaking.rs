//! The voice: tried, looked for, lost and back.

use super::none;
use crate::app::effect::Effect;
use crate::app::model::{Model, Silence, Voices};
use crate::app::notice::{Notice, Topic};
use crate::domain::speech::phrase::Phrase;
use crate::domain::speech::voice::VoiceName;
use crate::domain::speech::wording::Wording;

pub(super) fn hear(model: &mut Model) -> Vec<Effect> {
    let sentence = model.speaking.wording.phrasebook.example(Phrase::Begin);
    hear_words(model, &sentence)
}

pub(super) fn hear_words(model: &mut Model, words: &str) -> Vec<Effect> {
    let sentence = model.speaking.wording.pronunciation().aloud(words);
    say(model, sentence)
}

pub(super) fn say(model: &mut Model, sentence: String) -> Vec<Effect> {
    // Whoever tries it wants to know.
    model.speaking.silence = Silence::Untold;
    model.notices.resolve(&Topic::Voice);
    vec![Effect::HearVoice(model.settings.voice, sentence)]
}

pub(super) fn set_wording(model: &mut Model, wording: Wording) -> Vec<Effect> {
    if model.speaking.wording == wording {
        return none();
    }
    model.speaking.wording = wording.clone();
    vec![Effect::SaveWording(wording)]
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
