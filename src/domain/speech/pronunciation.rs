//! Words that are said otherwise than they are written. What is read stays as it is written.

/// Words, each with how it is said. Whole words are replaced, whatever their case; the first that matches counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pronunciation(Vec<(String, String)>);

/// What a voice would get wrong in the built-in words.
const BUILT_IN: [(&str, &str); 6] = [
    ("4-in 6-out", "four in, six out"),
    ("glute", "gloot"),
    ("glutes", "gloots"),
    ("piriformis", "peery-formis"),
    ("cm", "centimetres"),
    ("reps", "repetitions"),
];

impl Default for Pronunciation {
    fn default() -> Self {
        Self::of(&BUILT_IN)
    }
}

impl Pronunciation {
    /// These, in this order.
    pub fn of(words: &[(&str, &str)]) -> Self {
        let pairs = words.iter().map(|(written, said)| (written.to_lowercase(), (*said).to_owned()));
        Self(pairs.filter(|(written, _)| !written.is_empty()).collect())
    }

    /// `words` as they are said.
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
        said
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
    use super::*;

    #[test]
    fn whole_words_are_said_as_listed_whatever_their_case() {
        let list = Pronunciation::of(&[("SI", "S I"), ("si joint", "never reached"), ("", "nothing")]);
        assert_eq!(list.aloud("Si, side, basi. (SI)"), "S I, side, basi. (S I)");
        assert_eq!(Pronunciation::default().aloud("4-in 6-out breathing"), "four in, six out breathing");
        assert_eq!(Pronunciation::default().aloud("Größe İ 7 cm"), "Größe İ 7 centimetres");
    }
}
