//! What of the voice's words is the person's own, version 1.

use serde::{Deserialize, Serialize};

use crate::domain::speech::phrase::{Phrase, Sentences, Template};
use crate::domain::speech::pronunciation::Saying;
use crate::domain::speech::wording::Wording;
use crate::storage::envelope::Stored;

/// The person's own; the built-in ones are not stored.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct WordingV1 {
    words: Vec<SayingV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sentences: Vec<SentencesV1>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SayingV1 {
    written: String,
    said: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SentencesV1 {
    when: String,
    full: String,
    short: String,
}

impl Stored for Wording {
    type Wire = WordingV1;
    const FORMAT: &'static str = "supple-words";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> WordingV1 {
        let word = |saying: &Saying| SayingV1 { written: saying.written().into(), said: saying.said().into() };
        let sentence = |(phrase, Sentences { full, short }): (Phrase, &Sentences)| SentencesV1 {
            when: phrase.name().into(),
            full: full.as_str().into(),
            short: short.as_str().into(),
        };
        WordingV1 {
            words: self.own_words.all().iter().map(word).collect(),
            sentences: self.phrasebook.own().map(sentence).collect(),
        }
    }

    fn from_wire(wire: WordingV1) -> Result<Self, String> {
        let mut own = Self::default();
        for SayingV1 { written, said } in wire.words {
            let kept = Saying::new(&written, &said).and_then(|saying| own.own_words.add(saying));
            kept.map_err(|why| format!("{written:?}: {why}"))?;
        }
        for SentencesV1 { when, full, short } in wire.sentences {
            let phrase = Phrase::ALL.iter().copied().find(|phrase| phrase.name() == when);
            let phrase = phrase.ok_or_else(|| format!("{when:?} is no phrase"))?;
            if own.phrasebook.own_of(phrase).is_some() {
                return Err(format!("{when} is there twice"));
            }
            let template = |typed: &str| Template::new(typed).map_err(|why| format!("{typed:?}: {why}"));
            own.phrasebook.put(phrase, Sentences { full: template(&full)?, short: template(&short)? });
        }
        Ok(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_word_and_sentence_comes_back_as_it_went() {
        let mut own = Wording::default();
        for (written, said) in [("SI joint", "sacro-iliac joint"), ("“Ö”, 伸展", "er, shen zhan")] {
            own.own_words.add(Saying::new(written, said).unwrap()).unwrap();
        }
        let words_alone = own.clone();
        let template = |typed: &str| Template::new(typed).unwrap();
        for phrase in Phrase::ALL.iter().copied() {
            let sentences = Sentences { full: template("Jetzt “{step}”, {side}."), short: template("{step}!") };
            own.phrasebook.put(phrase, sentences);
        }
        for own in [Wording::default(), words_alone, own] {
            assert_eq!(open(seal(&own).unwrap().as_bytes()), Opened::Current(own));
        }
    }

    #[test]
    fn a_row_that_nobody_could_type_is_damage_and_the_file_is_left_as_it_is() {
        let file = |rows: &str| format!("(format: \"supple-words\", version: 1, body: ({rows}))");
        for bad in [
            "words: [(written: \"\", said: \"x\")]",
            "words: [(written: \"x\", said: \"<b>x</b>\")]",
            "words: [(written: \"x\", said: \"a\\u{7}\")]",
            "words: [(written: \"x\", said: \"y\"), (written: \"X\", said: \"z\")]",
            "words: [(written: \"x\")]",
            "sentences: [(when: \"Never\", full: \"x\", short: \"x\")]",
            "sentences: [(when: \"Begin\", full: \"{stop}\", short: \"x\")]",
            "sentences: [(when: \"Begin\", full: \"x\", short: \"\")]",
            "sentences: [(when: \"Set\", full: \"x\", short: \"x\"), (when: \"Set\", full: \"y\", short: \"y\")]",
        ] {
            assert!(matches!(open::<Wording>(file(bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        assert_eq!(open(file("words: []").as_bytes()), Opened::Current(Wording::default()));
    }
}
