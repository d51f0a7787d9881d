//! "Did you mean …?": the known word most like one that is not known.

/// The word of `known` (plain ASCII) most like `word`; `None` when none is alike.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.chars().take(64).collect();
    let alike = |edits: usize, candidate: &str| edits * 3 <= candidate.len();
    let of_like_length = known.into_iter().filter(|known| alike(known.len().abs_diff(letters.len()), known));
    let near = of_like_length.map(|candidate| (edits(&letters, candidate), candidate)).min();
    near.filter(|(edits, candidate)| alike(*edits, candidate)).map(|(_, candidate)| candidate)
}

/// Letters to add, drop, change or swap with their neighbour to get from one word to the other.
fn edits(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for line in 0..to.len() {
        let mut next = vec![line + 1];
        for column in 0..from.len() {
            let changed = row[column] + usize::from(from[column] != to[line]);
            let mut least = changed.min(row[column + 1] + 1).min(next[column] + 1);
            let swaps = line > 0 && column > 0 && from[column] == to[line - 1] && from[column - 1] == to[line];
            if swaps {
                least = least.min(above[column - 1] + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
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
        assert_eq!(nearest("terst", ["title", "rest"]), None);
        assert_eq!(nearest("titel", ["title", "rest"]), Some("title"));
        assert_eq!(nearest("restt", known), Some("rest"));
        assert_eq!(nearest("banana", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("rest", []), None);
    }
}
