//! Notes on people one might go to, side by side.

use std::collections::BTreeMap;

/// Notes on up to four people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates(Vec<Candidate>);

/// Notes on one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidate {
    /// Who.
    pub name: String,
    /// What they said, by the question as it was asked.
    pub notes: BTreeMap<String, String>,
}

impl Candidates {
    /// Side by side no more fit, or help.
    pub const MOST: usize = 4;
    /// Longest note or name, in characters.
    pub const LONGEST: usize = 2_000;

    /// The first four of `all`.
    pub fn new(all: impl IntoIterator<Item = Candidate>) -> Self {
        Self(all.into_iter().take(Self::MOST).collect())
    }

    /// Everyone, in the order they were added.
    pub fn all(&self) -> &[Candidate] {
        &self.0
    }

    /// Whether one more fits.
    pub fn has_room(&self) -> bool {
        self.0.len() < Self::MOST
    }

    /// Adds one without a name yet, where one fits.
    pub fn add(&mut self) {
        if self.has_room() {
            self.0.push(Candidate::default());
        }
    }

    /// Takes one away, with what was noted.
    pub fn remove(&mut self, number: usize) -> Option<Candidate> {
        (number < self.0.len()).then(|| self.0.remove(number))
    }

    /// Puts one back where it was.
    pub fn put_back(&mut self, number: usize, candidate: Candidate) {
        if self.has_room() {
            self.0.insert(number.min(self.0.len()), candidate);
        }
    }

    /// Names one.
    pub fn rename(&mut self, number: usize, name: &str) {
        if let Some(candidate) = self.0.get_mut(number) {
            candidate.name = name.chars().take(Self::LONGEST).collect();
        }
    }

    /// Notes what one said; nothing takes the note away.
    pub fn note(&mut self, number: usize, question: &str, words: &str) {
        let Some(candidate) = self.0.get_mut(number) else { return };
        if words.is_empty() {
            candidate.notes.remove(question);
        } else {
            candidate.notes.insert(question.to_owned(), words.chars().take(Self::LONGEST).collect());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_fit_and_one_that_was_removed_comes_back_where_it_was() {
        let mut candidates = Candidates::default();
        for number in 0..6 {
            candidates.add();
            candidates.rename(number, &format!("N{number}"));
        }
        assert_eq!(candidates.all().len(), 4);
        let gone = candidates.remove(1).unwrap();
        assert_eq!(candidates.remove(9), None);
        candidates.put_back(1, gone);
        let names: Vec<&str> = candidates.all().iter().map(|candidate| candidate.name.as_str()).collect();
        assert_eq!(names, ["N0", "N1", "N2", "N3"]);
    }

    #[test]
    fn a_note_is_kept_by_its_question_and_taken_away_by_nothing() {
        let mut candidates = Candidates::default();
        candidates.add();
        candidates.note(0, "Licence?", "yes, 123");
        candidates.note(7, "Licence?", "nobody");
        assert_eq!(candidates.all()[0].notes["Licence?"], "yes, 123");
        candidates.note(0, "Licence?", "");
        assert!(candidates.all()[0].notes.is_empty());
    }
}
