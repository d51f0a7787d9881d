//! Words made fit to be spoken: without markup and control characters, and not too long.

use std::time::Duration;

use super::pace::Pace;

/// `words` on one line, without markup, control characters and marks that only a screen needs.
pub fn plain(words: &str) -> String {
    let mut kept = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        if let Some(after) = tag(rest) {
            kept.push(' ');
            rest = after;
            continue;
        }
        kept.push(if is_silent(letter) { ' ' } else { letter });
        rest = &rest[letter.len_utf8()..];
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What follows the tag with which `text` begins, if it does.
fn tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<')?;
    let is_tag = inner.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?'));
    let end = inner.find('>').filter(|_| is_tag)?;
    Some(&inner[end + 1..])
}

fn is_silent(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '<' | '>' | '*' | '_' | '`' | '#' | '|' | '\\' | '~' | '^' | '{' | '}')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// `words` as they can be said within `room`, from the longest form to the shortest: all of them, or as many of their first
/// sentences as fit, in one breath if need be. A first sentence that is too long alone is cut at a word.
pub fn forms(words: &str, room: Duration, pace: &Pace) -> Vec<String> {
    let fits = |part: &str| pace.length(part) <= room || pace.length(&in_one_breath(part)) <= room;
    let ends = words.char_indices().filter(|(at, letter)| {
        let after = &words[at + letter.len_utf8()..];
        matches!(letter, '.' | '!' | '?') && (after.is_empty() || after.starts_with(' '))
    });
    let mut whole: Vec<&str> = ends.map(|(at, letter)| &words[..at + letter.len_utf8()]).collect();
    if whole.last() != Some(&words) && !words.is_empty() {
        whole.push(words);
    }
    let found: Vec<String> = whole.iter().rev().filter(|part| fits(part)).map(|part| (*part).to_owned()).collect();
    if !found.is_empty() {
        return found;
    }
    let first = whole.first().copied().unwrap_or_default();
    let cuts = first.match_indices(' ').map(|(at, _)| &first[..at]);
    cuts.take_while(|part| fits(part))
        .last()
        .map(|part| part.trim_end_matches([',', ';', ':']).to_owned())
        .into_iter()
        .collect()
}

/// `words` without the breath that a voice takes after a comma.
pub fn in_one_breath(words: &str) -> String {
    words.replace(", ", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_not_said() {
        assert_eq!(plain("<b>Left</b> leg,\u{7} *slowly*\r\n.\nQUIT"), "Left leg, slowly . QUIT");
        assert_eq!(plain("<speak><break time=\"9s\"/>Breathe</speak>"), "Breathe");
        assert_eq!(plain("5 < 6, 7 > 6"), "5 6, 7 6");
        assert_eq!(plain("a\u{202e}b <never ends"), "a b never ends");
        assert_eq!(plain("\u{1b}[31m"), "[31m");
    }

    #[test]
    fn what_does_not_fit_is_cut_at_a_sentence_and_else_at_a_word() {
        let pace = Pace::default();
        let cue = "Breathe out. Let go. Sink in.";
        assert_eq!(forms(cue, Duration::from_secs(9), &pace), [cue, "Breathe out. Let go.", "Breathe out."]);
        assert_eq!(forms(cue, Duration::from_secs(1), &pace), ["Breathe out."]);
        let almost = pace.length("Feet flat screen in reach.");
        assert_eq!(forms("Feet flat, screen in reach.", almost, &pace), ["Feet flat, screen in reach."]);
        let long = "word ".repeat(400).trim().to_owned();
        let cut = &forms(&long, Duration::from_secs(6), &pace)[0];
        assert!(cut.ends_with("word") && pace.length(cut) <= Duration::from_secs(6), "{cut}");
        assert!(pace.length(cut) > Duration::from_secs(5));
        assert_eq!(forms(&"a".repeat(2_000), Duration::from_secs(6), &pace), Vec::<String>::new());
        assert_eq!(forms("", Duration::from_secs(6), &pace), Vec::<String>::new());
        assert_eq!(forms("No stop", Duration::from_secs(6), &pace), ["No stop"]);
    }
}
