//! Articles, found by their words.

use crate::catalog::{Article, articles};
use crate::domain::exercise::Evidence;

/// The articles that hold every word of `search`, in the order in which they are best read.
pub fn found(search: &str) -> Vec<&'static Article> {
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let holds = |article: &&Article| {
        if words.is_empty() {
            return true;
        }
        let text = [article.title.as_str(), article.summary.as_str(), &article.text()].join("\n").to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    articles().iter().filter(holds).collect()
}

/// What kinds of evidence an article rests on, in plain words.
pub fn evidence_words(article: &Article) -> Vec<String> {
    let known = article.grade.iter().filter_map(|grade| Evidence::ALL.iter().find(|known| known.name() == grade));
    known.map(|grade| super::words::sentence_case(grade.word())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_by_any_of_its_words_and_by_all_that_are_typed() {
        assert_eq!(found("").len(), 16);
        let ids = |search: &str| found(search).iter().map(|article| article.id).collect::<Vec<_>>();
        assert!(ids("bladder").contains(&"get-help"));
        assert!(ids("HCPC register").contains(&"choosing-a-professional"));
        assert_eq!(ids("bladder xyzzy"), [""; 0]);
    }
}
