//! Words made fit to be spoken: without markup and control characters, and not too long.

use std::time::Duration;

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

/// The longest that a cue may speak. Our opinion: nobody follows more on the floor.
pub const LONGEST_CUE: Duration = Duration::from_secs(12);

/// `words` as they can be said within `room`, from the longest form to the shortest, where `length` tells what words take: all of
/// them, or as many of their first sentences as fit. No sentence is cut but one that is longer than any cue may be: that one at a
/// comma or the like, and without any at a word.
pub fn forms(words: &str, room: Duration, length: impl Fn(&str) -> Duration) -> Vec<String> {
    let fits = |part: &&str| length(part) <= room;
    let ends = words.char_indices().filter_map(|(at, letter)| {
        let (whole, after) = words.split_at(at + letter.len_utf8());
        let is_end = match letter {
            '.' | '!' | '?' => after.is_empty() || after.starts_with(' '),
            '。' | '！' | '？' => true,
            _ => false,
        };
        is_end.then_some(whole)
    });
    let mut whole: Vec<&str> = ends.collect();
    if whole.last() != Some(&words) && !words.is_empty() {
        whole.push(words);
    }
    let found: Vec<String> = whole.iter().rev().copied().filter(fits).map(str::to_owned).collect();
    let first = whole.first().copied().unwrap_or_default();
    if !found.is_empty() || length(first) <= LONGEST_CUE {
        return found;
    }
    let clauses =
        first.match_indices([',', ';', ':', '–', '—', '，', '、', '；']).map(|(at, _)| first[..at].trim_end());
    let mut cuts: Vec<&str> = clauses.filter(fits).collect();
    if cuts.is_empty() {
        cuts.extend(first.match_indices(' ').map(|(at, _)| &first[..at]).take_while(fits).last());
    }
    cuts.into_iter().rev().filter(|cut| !cut.is_empty()).map(str::to_owned).collect()
}

/// `words` without the breath that a voice takes after a comma.
pub fn in_one_breath(words: &str) -> String {
    words.replace(", ", " ")
}

#[cfg(test)]
mod tests {
    use super::super::pace::Pace;
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
    fn what_does_not_fit_is_cut_at_a_sentence_and_no_sentence_is_cut() {
        let pace = Pace::default();
        let within = |words: &str, seconds| forms(words, Duration::from_secs(seconds), |words| pace.length(words));
        let cue = "Breathe out. Let go. Sink in.";
        assert_eq!(within(cue, 9), [cue, "Breathe out. Let go.", "Breathe out."]);
        assert_eq!(within(cue, 1), ["Breathe out."]);
        assert_eq!(within("Move away if anything travels.", 1), [""; 0], "half a warning is none");
        assert_eq!(within("Knee soft, foot relaxed.", 1), [""; 0]);
        assert_eq!(within("", 6), [""; 0]);
        assert_eq!(within("No stop", 6), ["No stop"]);
        assert_eq!(within("慢慢呼气。放松。", 4), ["慢慢呼气。"]);
    }

    #[test]
    fn a_sentence_longer_than_any_cue_may_be_is_cut_at_a_comma_and_without_any_at_a_word() {
        let pace = Pace::default();
        let within = |words: &str| forms(words, Duration::from_secs(6), |words| pace.length(words));
        let long = "word ".repeat(400).trim().to_owned();
        let cut = &within(&long)[0];
        assert!(cut.ends_with("word") && pace.length(cut) <= Duration::from_secs(6), "{cut}");
        assert!(pace.length(cut) > Duration::from_secs(5));
        let clauses = format!("Lean in, let the weight go; {long}");
        assert_eq!(within(&clauses), ["Lean in, let the weight go", "Lean in"]);
        assert_eq!(within(&"a".repeat(2_000)), [""; 0]);
    }
}
