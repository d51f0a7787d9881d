//! Words that the voice says otherwise, version 1.

use serde::{Deserialize, Serialize};

use crate::domain::speech::pronunciation::{OwnWords, Saying};
use crate::storage::envelope::Stored;

/// The person's own; the built-in ones are not stored.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OwnWordsV1 {
    words: Vec<SayingV1>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SayingV1 {
    written: String,
    said: String,
}

impl Stored for OwnWords {
    type Wire = OwnWordsV1;
    const FORMAT: &'static str = "supple-words";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> OwnWordsV1 {
        let one = |saying: &Saying| SayingV1 { written: saying.written().into(), said: saying.said().into() };
        OwnWordsV1 { words: self.all().iter().map(one).collect() }
    }

    fn from_wire(wire: OwnWordsV1) -> Result<Self, String> {
        let mut own = Self::default();
        for SayingV1 { written, said } in wire.words {
            let kept = Saying::new(&written, &said).and_then(|saying| own.add(saying));
            kept.map_err(|why| format!("{written:?}: {why}"))?;
        }
        Ok(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_word_comes_back_as_it_went() {
        let mut own = OwnWords::default();
        for (written, said) in [("SI joint", "sacro-iliac joint"), ("“Ö”, 伸展", "er, shen zhan")] {
            own.add(Saying::new(written, said).unwrap()).unwrap();
        }
        for own in [OwnWords::default(), own] {
            assert_eq!(open(seal(&own).unwrap().as_bytes()), Opened::Current(own));
        }
    }

    #[test]
    fn a_row_that_nobody_could_type_is_damage_and_the_file_is_left_as_it_is() {
        let file = |row: &str| format!("(format: \"supple-words\", version: 1, body: (words: [{row}]))");
        for bad in [
            "(written: \"\", said: \"x\")",
            "(written: \"x\", said: \"<b>x</b>\")",
            "(written: \"x\", said: \"a\\u{7}\")",
            "(written: \"x\", said: \"y\"), (written: \"X\", said: \"z\")",
            "(written: \"x\")",
        ] {
            assert!(matches!(open::<OwnWords>(file(bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        assert_eq!(open(file("").as_bytes()), Opened::Current(OwnWords::default()));
    }
}
