//! "Did you mean …?": the known word most like one that is not known.

/// The word of `known` most like `word`; `None` when none is alike.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.chars().take(64).collect();
    let near = known.into_iter().map(|candidate| (edits(&letters, candidate), candidate)).min();
    near.filter(|(distance, candidate)| *distance * 3 <= candidate.len()).map(|(_, candidate)| candidate)
}

/// Levenshtein distance.
fn edits(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in to.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for column in 0..from.len() {
            let substituted = diagonal + usize::from(from[column] != letter);
            diagonal = row[column + 1];
            row[column + 1] = substituted.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[from.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_word_and_nonsense_finds_none() {
        let known = ["target", "rest", "set_rest"];
        assert_eq!(nearest("taget", known), Some("target"));
        assert_eq!(nearest("restt", known), Some("rest"));
        assert_eq!(nearest("banana", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("rest", []), None);
    }
}
