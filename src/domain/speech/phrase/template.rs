//! A sentence with variables, as a person types it: `Next, {step}. {side}.`

use super::Variables;
use crate::domain::speech::plain::plain;

/// One or some sentences with variables in braces. A sentence with a variable that stands for nothing is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(String);

/// Why something cannot be said so, in words for whoever typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTemplate {
    /// There is nothing to say.
    #[error("Type what is to be said, or take the built-in sentence back.")]
    Nothing,
    /// It would never be over in time.
    #[error("That is too long: {} letters at most.", Template::LONGEST)]
    TooLong,
    /// A voice would stumble over it.
    #[error("Use plain words: letters, digits and simple marks, on one line.")]
    NotPlain,
    /// A brace has no partner.
    #[error("A brace stands alone. Write what is filled in as {{step}}, with both braces.")]
    LoneBrace,
    /// No such variable.
    #[error("Nothing is called {{{name}}}. {known}", known = Template::VARIABLES)]
    NoSuch {
        /// As it was typed.
        name: String,
    },
}

impl Template {
    /// The longest, in letters.
    pub const LONGEST: usize = 120;
    /// What can be filled in, in words for whoever types.
    pub const VARIABLES: &str = "What is filled in: {step}, {side}, {time}, {round}, {set}, {left}.";

    /// Space around the words does not count.
    ///
    /// # Errors
    /// When there is nothing to say, too much, a variable that does not exist, markup or a control character.
    pub fn new(typed: &str) -> Result<Self, BadTemplate> {
        let words = typed.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if words.chars().nth(Self::LONGEST).is_some() {
            return Err(BadTemplate::TooLong);
        }
        let mut text = String::new();
        for part in parts(&words) {
            match part {
                Part::Text(words) if words.contains(['{', '}']) => return Err(BadTemplate::LoneBrace),
                Part::Text(words) => text.push_str(words),
                Part::Variable(name) if Variables::example().get(name).is_none() => {
                    return Err(BadTemplate::NoSuch { name: plain(name) });
                }
                Part::Variable(name) => text.push_str(name),
            }
        }
        if !text.contains(char::is_alphanumeric) {
            return Err(BadTemplate::Nothing);
        }
        if plain(&text) != text {
            return Err(BadTemplate::NotPlain);
        }
        Ok(Self(words))
    }

    /// As it is typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

enum Part<'a> {
    Text(&'a str),
    Variable(&'a str),
}

/// Text and variables in turn. A brace without a partner is text.
fn parts(words: &str) -> impl Iterator<Item = Part<'_>> {
    words.split_inclusive('}').flat_map(|part| {
        let split = part.strip_suffix('}').and_then(|part| part.rsplit_once('{'));
        let (text, variable) = split.map_or((part, None), |(text, variable)| (text, Some(variable)));
        [Some(Part::Text(text)), variable.map(Part::Variable)].into_iter().flatten()
    })
}

/// `template` with its variables filled in.
pub(super) fn fill(template: &str, variables: &Variables) -> String {
    let mut filled: Vec<String> = Vec::new();
    for sentence in template.split_inclusive(['.', '!', '?', '。', '！', '？']) {
        filled.extend(sentence_of(sentence.trim(), variables));
    }
    filled.join(" ")
}

/// A sentence with its variables filled in; nothing when one of them is empty. What they stand for is not looked into again.
fn sentence_of(template: &str, variables: &Variables) -> Option<String> {
    let mut sentence = String::new();
    for part in parts(template) {
        match part {
            Part::Text(text) => sentence.push_str(text),
            Part::Variable(name) => {
                let value = variables.get(name).filter(|value| !value.is_empty())?;
                sentence.push_str(&if sentence.is_empty() { value.to_owned() } else { in_a_sentence(value) });
            }
        }
    }
    // A name may bring a stop of its own.
    let sentence = sentence.replace("..", ".").replace("!.", "!").replace("?.", "?");
    (!sentence.is_empty()).then_some(sentence)
}

/// "Left leg" within a sentence. A first word with more capitals or with digits is an abbreviation and stays: "TFL", "L5".
fn in_a_sentence(value: &str) -> String {
    let first = value.split(char::is_whitespace).next().unwrap_or_default();
    if first.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_numeric()) {
        return value.to_owned();
    }
    let mut letters = value.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filled(template: &str) -> String {
        fill(Template::new(template).unwrap().as_str(), &Variables::example())
    }

    #[test]
    fn variables_are_filled_in_and_begin_small_within_a_sentence() {
        assert_eq!(filled("{step}. {side}."), "Lying strap hamstring stretch. Left leg.");
        assert_eq!(filled("  Now   {step}, {side}! {set}"), "Now lying strap hamstring stretch, left leg! 2 of 3");
        assert_eq!(filled("Seite: {side}, {time}。下一步"), "Seite: left leg, 30 seconds。 下一步");
    }

    #[test]
    fn an_abbreviation_keeps_its_capitals_within_a_sentence() {
        let names = ["TFL and hip", "L5 glide", "I-T band", "McKenzie press-up", "Bridge", "A walk", "Übung", ""]
            .map(in_a_sentence);
        assert_eq!(
            names,
            ["TFL and hip", "L5 glide", "I-T band", "McKenzie press-up", "bridge", "a walk", "übung", ""]
        );
        let variables = Variables { step: "TFL stretch".into(), ..Variables::default() };
        assert_eq!(fill("Next, {step}.", &variables), "Next, TFL stretch.");
    }

    #[test]
    fn a_sentence_whose_variable_stands_for_nothing_is_left_out() {
        let variables = Variables { step: "Breathe".into(), ..Variables::default() };
        assert_eq!(fill("Rest. {round}. Next, {step}. On your {side}. {time}", &variables), "Rest. Next, breathe.");
        assert_eq!(fill("{side}.", &variables), "");
    }

    #[test]
    fn what_cannot_be_said_is_refused_with_what_to_do_about_it() {
        use BadTemplate as B;
        let long = "a".repeat(5_000);
        for (typed, bad) in [
            ("", B::Nothing),
            (" … ", B::Nothing),
            (&long, B::TooLong),
            ("{step", B::LoneBrace),
            ("step}", B::LoneBrace),
            ("{{step}}", B::LoneBrace),
            ("{stop}.", B::NoSuch { name: "stop".into() }),
            ("{}", B::NoSuch { name: String::new() }),
            ("{<b>x</b>}", B::NoSuch { name: "x".into() }),
            ("<b>{step}</b>", B::NotPlain),
            ("one\ntwo", B::NotPlain),
            ("a\u{7}", B::NotPlain),
            ("a\u{202e}b", B::NotPlain),
        ] {
            assert_eq!(Template::new(typed), Err(bad.clone()), "{typed:?}");
            assert!(bad.to_string().ends_with('.'), "{bad}");
        }
        let told = BadTemplate::NoSuch { name: "stop".into() }.to_string();
        assert_eq!(
            told,
            "Nothing is called {stop}. What is filled in: {step}, {side}, {time}, {round}, {set}, {left}."
        );
        assert!(BadTemplate::LoneBrace.to_string().contains("as {step},"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_what_is_kept_is_said_in_plain_words(typed in "[a-z{}. <>]{0,40}|.{0,150}") {
            if let Ok(template) = Template::new(&typed) {
                let said = fill(template.as_str(), &Variables::example());
                prop_assert_eq!(plain(&said), said);
                prop_assert_eq!(Template::new(template.as_str()), Ok(template));
            }
        }
    }
}
