//! Words made fit to be spoken: without markup and control characters, not too long, and how long they take.

use std::time::Duration;

use super::voice::Rate;

/// What a voice needs before its first sound.
const ONSET: Duration = Duration::from_millis(100);
/// What one letter takes at the usual speed. Measured: some 18 letters a second at 170 words a minute.
const LETTER: Duration = Duration::from_millis(55);
/// A digit is read as a word.
const LETTERS_OF_A_DIGIT: u32 = 3;
/// The breath between two sentences, and after a comma.
const STOP: Duration = Duration::from_millis(400);
const COMMA: Duration = Duration::from_millis(200);

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

/// How long `words` take to say, estimated: by their letters, with a breath at stops and commas.
pub fn spoken_length(words: &str, rate: Rate) -> Duration {
    let mut length = Duration::ZERO;
    let words = words.trim_end();
    for (at, letter) in words.char_indices() {
        let is_last = at + letter.len_utf8() == words.len();
        length += LETTER * if letter.is_ascii_digit() { LETTERS_OF_A_DIGIT } else { 1 };
        length += match letter {
            '.' | '!' | '?' | ':' | ';' | '–' | '—' if !is_last => STOP,
            ',' => COMMA,
            _ => Duration::ZERO,
        };
    }
    ONSET + length.div_f32(rate.factor())
}

/// `words` as they can be said within `room`, from the longest form to the shortest: all of them, or as many of their first
/// sentences as fit. A first sentence that is too long alone is cut at a word.
pub fn forms(words: &str, room: Duration, rate: Rate) -> Vec<String> {
    let fits = |part: &str| spoken_length(part, rate) <= room;
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
    fn the_estimate_is_near_what_a_real_voice_takes() {
        // Seconds of eSpeak NG at its usual 170 words a minute.
        for (words, measured) in [
            ("Change sides, right leg.", 1.6),
            ("Halfway.", 0.56),
            ("Lying strap hamstring stretch. Left leg. 30 seconds.", 3.95),
            ("Rest. Next, Knee sway. 1 minute.", 2.67),
            ("Let the thigh hang heavy and breathe out slowly through the lips.", 3.12),
        ] {
            let estimate = spoken_length(words, Rate::default()).as_secs_f32();
            assert!((measured - 0.1..measured + 0.7).contains(&estimate), "{words}: {estimate}");
        }
        assert!(spoken_length("Breathe out.", Rate::percent(160)) < spoken_length("Breathe out.", Rate::percent(60)));
    }

    #[test]
    fn what_does_not_fit_is_cut_at_a_sentence_and_else_at_a_word() {
        let rate = Rate::default();
        let cue = "Breathe out. Let go. Sink in.";
        assert_eq!(forms(cue, Duration::from_secs(9), rate), [cue, "Breathe out. Let go.", "Breathe out."]);
        assert_eq!(forms(cue, Duration::from_secs(1), rate), ["Breathe out."]);
        let long = "word ".repeat(400).trim().to_owned();
        let cut = &forms(&long, Duration::from_secs(6), rate)[0];
        assert!(cut.ends_with("word") && spoken_length(cut, rate) <= Duration::from_secs(6), "{cut}");
        assert!(spoken_length(cut, rate) > Duration::from_secs(5));
        assert_eq!(forms(&"a".repeat(2_000), Duration::from_secs(6), rate), Vec::<String>::new());
        assert_eq!(forms("", Duration::from_secs(6), rate), Vec::<String>::new());
        assert_eq!(forms("No stop", Duration::from_secs(6), rate), ["No stop"]);
    }
}
