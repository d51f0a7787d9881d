//! Notes on people one might go to, version 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::candidates::{Candidate, Candidates};
use crate::storage::envelope::Stored;

/// Up to four people.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct CandidatesV1 {
    candidates: Vec<CandidateV1>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct CandidateV1 {
    name: String,
    notes: BTreeMap<String, String>,
}

impl Stored for Candidates {
    type Wire = CandidatesV1;
    const FORMAT: &'static str = "supple-professionals";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> CandidatesV1 {
        let one = |candidate: &Candidate| CandidateV1 { name: candidate.name.clone(), notes: candidate.notes.clone() };
        CandidatesV1 { candidates: self.all().iter().map(one).collect() }
    }

    fn from_wire(wire: CandidatesV1) -> Result<Self, String> {
        if wire.candidates.len() > Self::MOST {
            return Err(format!("it holds {} people; {} fit", wire.candidates.len(), Self::MOST));
        }
        let one = |candidate: CandidateV1| Candidate { name: candidate.name, notes: candidate.notes };
        Ok(Self::new(wire.candidates.into_iter().map(one)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_note_comes_back_as_it_went() {
        let mut candidates = Candidates::default();
        candidates.add();
        candidates.rename(0, "Dr “Ö” \"x\"");
        candidates.note(0, "Licence?", "line\nline 伸展");
        for candidates in [Candidates::default(), candidates] {
            assert_eq!(open(seal(&candidates).unwrap().as_bytes()), Opened::Current(candidates));
        }
    }

    #[test]
    fn more_than_fit_are_damage_and_not_cut_off() {
        let many = ["(name: \"a\")"; 5].join(", ");
        let file = format!("(format: \"supple-professionals\", version: 1, body: (candidates: [{many}]))");
        assert!(matches!(open::<Candidates>(file.as_bytes()), Opened::Damaged(_)));
    }
}
