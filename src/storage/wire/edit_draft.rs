//! A routine that is being edited, version 1.

use serde::{Deserialize, Serialize};

use crate::domain::edit_draft::EditDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::storage::envelope::Stored;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct EditDraftV1 {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<u64>,
    text: String,
}

impl Stored for EditDraft {
    type Wire = EditDraftV1;
    const FORMAT: &'static str = "supple-draft";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> EditDraftV1 {
        let Self { file, base, text } = self.clone();
        EditDraftV1 { file, base: base.map(Fingerprint::number), text }
    }

    fn from_wire(wire: EditDraftV1) -> Result<Self, String> {
        let EditDraftV1 { file, base, text } = wire;
        Ok(Self { file, base: base.map(Fingerprint::from_number), text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_draft_comes_back_as_it_went() {
        for text in ["", "(\n\ttitle: \"Abends\", // \\ \"伸展\" \u{0}\r\n)\n"] {
            for file in [None, Some("None"), Some("evening \"2\".ron")] {
                for base in [None, Some(0), Some(u64::MAX)] {
                    let base = base.map(Fingerprint::from_number);
                    let draft = EditDraft { file: file.map(str::to_owned), base, text: text.into() };
                    assert_eq!(open(seal(&draft).unwrap().as_bytes()), Opened::Current(draft));
                }
            }
        }
    }

    #[test]
    fn a_draft_without_a_routine_is_damage() {
        let file = "(format: \"supple-draft\", version: 1, body: (file: \"a.ron\"))";
        assert!(matches!(open::<EditDraft>(file.as_bytes()), Opened::Damaged(_)));
    }
}
