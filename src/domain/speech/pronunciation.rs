//! Words that are said otherwise than they are written. What is read stays as it is written.

use super::amounts;
use super::plain::plain;

/// A word or some words, and how they are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    written: String,
    said: String,
}

/// Why something cannot be said so, in words for whoever typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSaying {
    /// There is no letter in it.
    #[error("Type the word as it is written, with at least one letter or digit.")]
    NothingWritten,
    /// There is nothing to say.
    #[error("Type how it is said, with at least one letter or digit.")]
    NothingSaid,
    /// Nobody writes so much in one word.
    #[error("That is too long: {} letters at most.", Saying::LONGEST)]
    TooLong,
    /// A voice would stumble over it.
    #[error("Use plain words: letters, digits and simple marks, on one line.")]
    NotPlain,
    /// It is in the list already.
    #[error("This word is in your list already. Change it there.")]
    Twice,
    /// The list is full.
    #[error("Your list is full: {} words at most.", OwnWords::MOST)]
    Full,
}

impl Saying {
    /// The longest, in letters, as it is written and as it is said.
    pub const LONGEST: usize = 60;

    /// `written` is said as `said`. Space around them does not count.
    ///
    /// # Errors
    /// When one of them is empty, too long, or has markup or control characters.
    pub fn new(written: &str, said: &str) -> Result<Self, BadSaying> {
        let (written, said) = (written.trim(), said.trim());
        for (words, nothing) in [(written, BadSaying::NothingWritten), (said, BadSaying::NothingSaid)] {
            if words.chars().nth(Self::LONGEST).is_some() {
                return Err(BadSaying::TooLong);
            }
            if !words.contains(char::is_alphanumeric) {
                return Err(nothing);
            }
            if plain(words) != words {
                return Err(BadSaying::NotPlain);
            }
        }
        Ok(Self { written: written.into(), said: said.into() })
    }

    /// As it is read.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// As it is said.
    pub fn said(&self) -> &str {
        &self.said
    }

    fn is_of(&self, written: &str) -> bool {
        self.written.to_lowercase() == written.to_lowercase()
    }
}

/// The words that a person wants said otherwise, in the order in which they came. None is in it twice, whatever its case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnWords(Vec<Saying>);

impl OwnWords {
    /// As many fit.
    pub const MOST: usize = 200;

    /// All of them.
    pub fn all(&self) -> &[Saying] {
        &self.0
    }

    /// One more, at the end.
    ///
    /// # Errors
    /// When the word is there already, or the list is full.
    pub fn add(&mut self, saying: Saying) -> Result<(), BadSaying> {
        self.put_back(self.0.len(), saying)
    }

    /// Another in the place of that with this number.
    ///
    /// # Errors
    /// When the word has another place already.
    pub fn change(&mut self, number: usize, saying: Saying) -> Result<(), BadSaying> {
        let is_same = |(other, kept): (usize, &Saying)| other != number && kept.is_of(&saying.written);
        if self.0.iter().enumerate().any(is_same) {
            return Err(BadSaying::Twice);
        }
        if let Some(place) = self.0.get_mut(number) {
            *place = saying;
        }
        Ok(())
    }

    /// Takes that with this number out.
    pub fn remove(&mut self, number: usize) -> Option<Saying> {
        (number < self.0.len()).then(|| self.0.remove(number))
    }

    /// One that was taken out, where it was.
    ///
    /// # Errors
    /// When the word is there already, or the list is full.
    pub fn put_back(&mut self, number: usize, saying: Saying) -> Result<(), BadSaying> {
        if self.0.len() >= Self::MOST {
            return Err(BadSaying::Full);
        }
        if self.0.iter().any(|kept| kept.is_of(&saying.written)) {
            return Err(BadSaying::Twice);
        }
        self.0.insert(number.min(self.0.len()), saying);
        Ok(())
    }
}

/// What a voice would get wrong in the built-in words.
pub const BUILT_IN: [(&str, &str); 6] = [
    ("4-in 6-out", "four in, six out"),
    ("glute", "gloot"),
    ("glutes", "gloots"),
    ("piriformis", "peery-formis"),
    ("cm", "centimetres"),
    ("reps", "repetitions"),
];

/// How words are said: the person's own list, and after it the built-in one. Whole words are replaced, whatever their case;
/// of several that match the longest counts, and the person's own before the built-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pronunciation(Vec<(String, String)>);

impl Default for Pronunciation {
    fn default() -> Self {
        Self::of(&OwnWords::default())
    }
}

impl Pronunciation {
    /// With these words of the person's own.
    pub fn of(own: &OwnWords) -> Self {
        let own = own.0.iter().map(|saying| (saying.written.as_str(), saying.said.as_str()));
        let pairs = own.chain(BUILT_IN).map(|(written, said)| (written.to_lowercase(), said.to_owned()));
        let mut pairs: Vec<_> = pairs.collect();
        // Stable: what is equally long stays in its order.
        pairs.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
        Self(pairs)
    }

    /// `words` as they are said, their amounts in words.
    pub fn aloud(&self, words: &str) -> String {
        let mut said = String::with_capacity(words.len());
        let mut rest = words;
        let mut is_start = true;
        while let Some(letter) = rest.chars().next() {
            let found = self.0.iter().filter(|_| is_start).find_map(|(written, as_said)| {
                let after = strip_word(rest, written)?;
                Some((as_said, after))
            });
            if let Some((as_said, after)) = found {
                said.push_str(as_said);
                rest = after;
                is_start = false;
            } else {
                said.push(letter);
                is_start = !letter.is_alphanumeric();
                rest = &rest[letter.len_utf8()..];
            }
        }
        amounts::in_words(&said)
    }
}

/// What follows `word` where `text` begins with it as a whole word.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut letters = text.char_indices();
    for wanted in word.chars() {
        let (_, letter) = letters.next()?;
        if !letter.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
    }
    let after = letters.as_str();
    (!after.starts_with(char::is_alphanumeric)).then_some(after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn own(words: &[(&str, &str)]) -> OwnWords {
        let mut own = OwnWords::default();
        for (written, said) in words {
            own.add(Saying::new(written, said).unwrap()).unwrap();
        }
        own
    }

    #[test]
    fn whole_words_are_said_as_listed_whatever_their_case_and_the_longest_counts() {
        let list = Pronunciation::of(&own(&[("SI", "S I"), ("si joint", "sacro-iliac joint"), ("glute", "bottom")]));
        assert_eq!(list.aloud("Si, side, basi. (SI)"), "S I, side, basi. (S I)");
        assert_eq!(list.aloud("SI joint, SI joints"), "sacro-iliac joint, S I joints");
        assert_eq!(list.aloud("Glute and glutes"), "bottom and gloots", "one's own comes before the built-in");
        assert_eq!(Pronunciation::default().aloud("4-in 6-out breathing"), "four in, six out breathing");
        assert_eq!(Pronunciation::default().aloud("Hold 10 s, 3–5 reps"), "Hold 10 seconds, 3 to 5 repetitions");
        assert_eq!(Pronunciation::of(&own(&[("10 s", "ten ticks")])).aloud("10 s"), "ten ticks");
        assert_eq!(Pronunciation::default().aloud("Größe İ 7 cm"), "Größe İ 7 centimetres");
    }

    #[test]
    fn what_cannot_be_said_is_refused_with_what_to_do_about_it() {
        use BadSaying as B;
        let long = "a".repeat(2_000);
        for (written, said, bad) in [
            ("", "x", B::NothingWritten),
            (" - ", "x", B::NothingWritten),
            ("x", "", B::NothingSaid),
            ("x", "…", B::NothingSaid),
            (&long, "x", B::TooLong),
            ("x", &long, B::TooLong),
            ("a\u{7}b", "x", B::NotPlain),
            ("x", "one\ntwo", B::NotPlain),
            ("<b>x</b>", "x", B::NotPlain),
            ("x", "<break time=\"9s\"/>x", B::NotPlain),
            ("x", "a\u{202e}b", B::NotPlain),
        ] {
            assert_eq!(Saying::new(written, said), Err(bad), "{written:?} as {said:?}");
            assert!(bad.to_string().ends_with('.'), "a sentence");
        }
        let longest = "é".repeat(Saying::LONGEST);
        assert_eq!(Saying::new(&format!(" {longest} "), "x").unwrap().written(), longest);
    }

    #[test]
    fn a_word_is_in_the_list_once_and_what_is_taken_out_goes_back_to_its_place() {
        let mut list = own(&[("one", "1"), ("two", "2"), ("three", "3")]);
        let saying = |written: &str, said: &str| Saying::new(written, said).unwrap();
        assert_eq!(list.add(saying("TWO", "zwei")), Err(BadSaying::Twice));
        assert_eq!(list.change(0, saying("Two", "zwei")), Err(BadSaying::Twice));
        assert_eq!(list.change(1, saying("Two", "zwei")), Ok(()));
        assert_eq!(list.change(9, saying("nine", "9")), Ok(()), "there is none, and nothing changes");
        let before = list.clone();
        let taken = list.remove(1).unwrap();
        assert_eq!((taken.written(), list.all().len()), ("Two", 2));
        assert_eq!(list.put_back(1, taken), Ok(()));
        assert_eq!(list, before);
        assert_eq!(list.remove(9), None);
        for number in list.all().len()..OwnWords::MOST {
            list.add(saying(&format!("w{number}"), "w")).unwrap();
        }
        assert_eq!(list.add(saying("one more", "w")), Err(BadSaying::Full));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_what_is_kept_is_plain_and_nothing_panics(
            written in ".{0,80}", said in ".{0,80}", text in ".{0,200}",
        ) {
            if let Ok(saying) = Saying::new(&written, &said) {
                prop_assert!(plain(saying.said()) == saying.said() && saying.said().chars().count() <= Saying::LONGEST);
                let mut own = OwnWords::default();
                own.add(saying).unwrap();
                Pronunciation::of(&own).aloud(&text);
            }
        }
    }
}
