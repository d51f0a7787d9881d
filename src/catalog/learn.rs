//! Articles and sources, read from plain text: a few lines about the article, then headings, paragraphs, bullets, bold words
//! and links to exercises and articles. Nothing else of Markdown is understood.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::embedded;

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its name in files and links.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What one gets from it, in a sentence.
    pub summary: String,
    /// What kinds of evidence its claims rest on: A, B, C.
    pub grade: Vec<String>,
    /// Keys of the list of sources.
    pub sources: Vec<String>,
    /// The exercise whose figure stands over it.
    pub figure: String,
    /// Exercises it is about.
    pub exercises: Vec<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A point of a list.
    Bullet(Vec<Span>),
}

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain.
    Plain(String),
    /// Stressed.
    Strong(String),
    /// Leads somewhere.
    Link(String, Target),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An exercise of this id.
    Exercise(String),
    /// An article of this id.
    Article(String),
}

impl Span {
    /// Its words.
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(words) | Self::Strong(words) | Self::Link(words, _) => words,
        }
    }
}

impl Article {
    /// All its words, for a search and for counting.
    pub fn text(&self) -> String {
        let words = |spans: &[Span]| -> String { spans.iter().map(Span::words).collect() };
        let blocks = self.blocks.iter().map(|block| match block {
            Block::Heading(words) => words.clone(),
            Block::Paragraph(spans) | Block::Bullet(spans) => words(spans),
        });
        blocks.collect::<Vec<_>>().join("\n")
    }

    /// Its headings with the points under each.
    pub fn sections(&self) -> Vec<(String, Vec<String>)> {
        let mut sections: Vec<(String, Vec<String>)> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Heading(words) => sections.push((words.clone(), Vec::new())),
                Block::Bullet(spans) => {
                    if let Some((_, points)) = sections.last_mut() {
                        points.push(spans.iter().map(Span::words).collect());
                    }
                }
                Block::Paragraph(_) => {}
            }
        }
        sections
    }

    /// Every link in it.
    pub fn links(&self) -> impl Iterator<Item = &Target> {
        let spans = self.blocks.iter().flat_map(|block| match block {
            Block::Heading(_) => &[],
            Block::Paragraph(spans) | Block::Bullet(spans) => spans.as_slice(),
        });
        spans.filter_map(|span| match span {
            Span::Link(_, target) => Some(target),
            Span::Plain(_) | Span::Strong(_) => None,
        })
    }
}

/// Every article, in the order in which they are best read.
pub fn articles() -> &'static [Article] {
    static ARTICLES: LazyLock<Vec<Article>> =
        LazyLock::new(|| embedded::ARTICLES.iter().map(|(id, text)| read(id, text)).collect());
    &ARTICLES
}

/// The article called `id`.
pub fn article(id: &str) -> Option<&'static Article> {
    articles().iter().find(|article| article.id == id)
}

/// Phrases to say to a therapist, under their headings.
pub fn phrases() -> &'static Article {
    static PHRASES: LazyLock<Article> = LazyLock::new(|| read("phrases", embedded::PHRASES));
    &PHRASES
}

/// Questions to ask a professional, under their headings.
pub fn questions() -> &'static Article {
    static QUESTIONS: LazyLock<Article> = LazyLock::new(|| read("questions", embedded::QUESTIONS));
    &QUESTIONS
}

/// What a key of the list of sources stands for: "Bandy and Irion (1994) …".
pub fn source(key: &str) -> Option<&'static str> {
    static SOURCES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
        let lines = embedded::SOURCES.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.split_once('\t'))
            .map(|(key, rest)| (key, rest.split('\t').next().unwrap_or(rest)))
            .collect()
    });
    SOURCES.get(key).copied()
}

fn read(id: &'static str, text: &str) -> Article {
    let text = text.trim_start_matches("---\n");
    let (head, body) = text.split_once("\n---\n").unwrap_or(("", text));
    let field = |name: &str| {
        let line = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_default().trim().to_owned()
    };
    let words = |name: &str| field(name).split_whitespace().map(str::to_owned).collect();
    Article {
        id,
        title: field("title"),
        summary: field("summary"),
        grade: words("grade"),
        sources: words("sources"),
        figure: field("figure"),
        exercises: words("exercises"),
        blocks: blocks(body),
    }
}

/// A paragraph or a point whose lines are still being joined, and which of the two it becomes.
type Open = (String, fn(Vec<Span>) -> Block);

fn blocks(body: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Lines of one paragraph, or of one bullet, are joined.
    let mut open: Option<Open> = None;
    let close = |open: &mut Option<Open>, blocks: &mut Vec<Block>| {
        if let Some((words, make)) = open.take() {
            blocks.push(make(spans(&words)));
        }
    };
    for line in body.lines().map(str::trim) {
        if line.is_empty() {
            close(&mut open, &mut blocks);
        } else if let Some(heading) = line.strip_prefix("## ") {
            close(&mut open, &mut blocks);
            blocks.push(Block::Heading(heading.to_owned()));
        } else if let Some(point) = line.strip_prefix("- ") {
            close(&mut open, &mut blocks);
            open = Some((point.to_owned(), Block::Bullet));
        } else if let Some((words, _)) = &mut open {
            words.push(' ');
            words.push_str(line);
        } else {
            open = Some((line.to_owned(), Block::Paragraph));
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (at, found) = match rest.find(['*', '[']).and_then(|at| Some((at, special(&rest[at..])?))) {
            Some((at, found)) => (at, Some(found)),
            // Nothing special begins there: the character stands for itself.
            None => match rest.find(['*', '[']) {
                Some(at) => (at + 1, None),
                None => (rest.len(), None),
            },
        };
        if at > 0 {
            match spans.last_mut() {
                Some(Span::Plain(words)) => words.push_str(&rest[..at]),
                _ => spans.push(Span::Plain(rest[..at].to_owned())),
            }
        }
        rest = &rest[at..];
        if let Some((span, length)) = found {
            spans.push(span);
            rest = &rest[length..];
        }
    }
    spans
}

/// `**words**` or `[words](exercise:id)` at the beginning of `text`, and how long it is.
fn special(text: &str) -> Option<(Span, usize)> {
    if let Some(rest) = text.strip_prefix("**") {
        let end = rest.find("**")?;
        return Some((Span::Strong(rest[..end].to_owned()), end + 4));
    }
    let rest = text.strip_prefix('[')?;
    let (words, rest) = rest.split_once("](")?;
    let (target, _) = rest.split_once(')')?;
    let length = words.len() + target.len() + 4;
    let target = match target.split_once(':')? {
        ("exercise", id) => Target::Exercise(id.to_owned()),
        ("article", id) => Target::Article(id.to_owned()),
        _ => return None,
    };
    Some((Span::Link(words.to_owned(), target), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_headings_paragraphs_bullets_bold_words_and_links() {
        let text = "---\ntitle: T\ngrade: A C\n---\n\nOne **two**\nthree [four](exercise:five).\n\n## Six\n- seven\n  eight\n- [n](article:ten) * a [b\n";
        let article = read("t", text);
        let plain = |words: &str| Span::Plain(words.to_owned());
        assert_eq!((article.title.as_str(), article.grade.len()), ("T", 2));
        assert_eq!(
            article.blocks,
            [
                Block::Paragraph(vec![
                    plain("One "),
                    Span::Strong("two".into()),
                    plain(" three "),
                    Span::Link("four".into(), Target::Exercise("five".into())),
                    plain("."),
                ]),
                Block::Heading("Six".into()),
                Block::Bullet(vec![plain("seven eight")]),
                Block::Bullet(vec![Span::Link("n".into(), Target::Article("ten".into())), plain(" * a [b")]),
            ]
        );
    }
}
