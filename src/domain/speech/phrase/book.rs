//! In which sentences each phrase is said: the person's own, or the built-in ones.

use std::collections::BTreeMap;

use super::template::fill;
use super::{Phrase, Template, Variables};

/// What a phrase says, in full and when time is short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences {
    /// All of it.
    pub full: Template,
    /// When time is short.
    pub short: Template,
}

/// The sentences a person worded otherwise than they are built in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrasebook(BTreeMap<Phrase, Sentences>);

impl Phrasebook {
    /// Those of the person, in the order of [`Phrase::ALL`].
    pub fn own(&self) -> impl Iterator<Item = (Phrase, &Sentences)> {
        self.0.iter().map(|(phrase, sentences)| (*phrase, sentences))
    }

    /// The person's own of this phrase, if there are any.
    pub fn own_of(&self, phrase: Phrase) -> Option<&Sentences> {
        self.0.get(&phrase)
    }

    /// What `phrase` says, in full and when time is short, with its variables.
    pub fn typed(&self, phrase: Phrase) -> (&str, &str) {
        match self.0.get(&phrase) {
            Some(own) => (own.full.as_str(), own.short.as_str()),
            None => (phrase.full(), phrase.short()),
        }
    }

    /// `phrase` is said so from now on. What is built in is not the person's own.
    pub fn put(&mut self, phrase: Phrase, sentences: Sentences) {
        if (sentences.full.as_str(), sentences.short.as_str()) == (phrase.full(), phrase.short()) {
            self.0.remove(&phrase);
        } else {
            self.0.insert(phrase, sentences);
        }
    }

    /// `phrase` is said as built in from now on. What was the person's own.
    pub fn take_back(&mut self, phrase: Phrase) -> Option<Sentences> {
        self.0.remove(&phrase)
    }

    /// `phrase` as an example, in full.
    pub fn example(&self, phrase: Phrase) -> String {
        fill(self.typed(phrase).0, &Variables::example())
    }

    /// Every form of `phrase`, from the longest to the shortest.
    pub(in crate::domain::speech) fn forms(&self, phrase: Phrase, variables: &Variables) -> Vec<String> {
        let (full, short) = self.typed(phrase);
        // After words of the person's own no more than the name comes in ours.
        let kept = if self.own_of(phrase).is_some() { 1 } else { usize::MAX };
        let least = phrase.least();
        let all = [full, short].into_iter().chain(least[least.len().saturating_sub(kept)..].iter().copied());
        let mut forms: Vec<String> = all.map(|template| fill(template, variables)).collect();
        forms.retain(|form| !form.is_empty());
        forms.dedup();
        forms
    }
}

impl Template {
    /// Filled in as an example.
    pub fn example(&self) -> String {
        fill(self.as_str(), &Variables::example())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(full: &str, short: &str) -> Sentences {
        Sentences { full: Template::new(full).unwrap(), short: Template::new(short).unwrap() }
    }

    #[test]
    fn every_built_in_sentence_could_have_been_typed() {
        for phrase in Phrase::ALL.iter().copied() {
            let mut book = Phrasebook::default();
            book.put(phrase, sentences(phrase.full(), phrase.short()));
            assert_eq!(book, Phrasebook::default(), "what is built in is nobody's own");
        }
    }

    #[test]
    fn a_phrase_is_said_as_worded_and_at_the_least_by_its_name() {
        let mut book = Phrasebook::default();
        book.put(Phrase::Begin, sentences("Now {step} for {time}, {side}. Take it easy.", "Now {step}."));
        let variables = Variables { step: "Breathe".into(), side: "Left leg".into(), ..Variables::default() };
        assert_eq!(book.forms(Phrase::Begin, &variables), ["Take it easy.", "Now breathe.", "Breathe."]);
        assert_eq!(book.forms(Phrase::Change, &variables), ["Change sides, left leg.", "Left leg."]);
        assert_eq!(book.take_back(Phrase::Begin).unwrap().short.as_str(), "Now {step}.");
        assert_eq!(book.forms(Phrase::Begin, &variables), ["Breathe. Left leg.", "Breathe."]);
    }
}
