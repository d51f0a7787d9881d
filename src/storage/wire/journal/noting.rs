//! A note that is being written, version 1: the line that it will be in the journal.

use serde::{Deserialize, Serialize};

use super::{read, write};
use crate::domain::journal::{Entry, JournalLine};
use crate::storage::envelope::Stored;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct NotingV1 {
    line: String,
}

impl Stored for Entry {
    type Wire = NotingV1;
    const FORMAT: &'static str = "supple-noting";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> NotingV1 {
        // A line that cannot be written is read as damage.
        NotingV1 { line: write(&JournalLine::Entry(self.clone())).unwrap_or_default() }
    }

    fn from_wire(wire: NotingV1) -> Result<Self, String> {
        match read(&wire.line)? {
            JournalLine::Entry(entry) => Ok(entry),
            JournalLine::Deleted { .. } => Err("the line deletes a note".into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::journal::samples::entries;
    use crate::storage::envelope::{Opened, open, seal};

    proptest! {
        #[test]
        fn any_note_comes_back_as_it_was_being_written(entry in entries()) {
            prop_assert_eq!(open(seal(&entry).unwrap().as_bytes()), Opened::Current(entry));
        }
    }

    #[test]
    fn a_line_that_deletes_is_no_note_and_one_that_is_cut_is_damage() {
        for line in ["deleted(id:\\\"a\\\",revision:2)", "check_in(head:(id:\\\"a\\\"", ""] {
            let file = format!("(format: \"supple-noting\", version: 1, body: (line: \"{line}\"))");
            assert!(matches!(open::<Entry>(file.as_bytes()), Opened::Damaged(_)), "{line}");
        }
    }
}
