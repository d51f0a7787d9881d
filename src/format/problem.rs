//! What is wrong with a file, and where.

use std::collections::HashSet;

use thiserror::Error;

use crate::domain::draft::{Flaw, steers};

/// Longest message, in characters.
const MAX_MESSAGE: usize = 600;

/// What is wrong at one place of a file, and how to mend it. Shown as `line:column: message`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{line}:{column}: {message}")]
pub struct FileProblem {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// A sentence without a full stop: what is wrong; how to mend it.
    pub message: String,
}

impl FileProblem {
    /// A problem of the file as a whole.
    pub(super) fn of_the_file(message: String) -> Self {
        Self { line: 1, column: 1, message }
    }
}

/// Problems of one text as they are found, in any order.
pub(super) struct Report<'a> {
    text: &'a str,
    found: Vec<(usize, String)>,
}

impl<'a> Report<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, found: Vec::new() }
    }

    /// Tells a problem that begins where `at` does. `at` must be a part of the text.
    pub(super) fn tell(&mut self, at: &'a str, message: impl AsRef<str>) {
        self.found.push((self.offset(at), one_line(message.as_ref())));
    }

    /// Tells what the domain says about a field; an empty one stands for the whole.
    pub(super) fn tell_flaw(&mut self, at: &'a str, field: &str, flaw: &Flaw) {
        let flaw = flaw.to_string();
        let named = field.is_empty() || flaw.starts_with(&format!("`{field}`"));
        self.tell(at, if named { flaw } else { format!("`{field}`: {flaw}") });
    }

    /// Tells this alone: what was told before follows from it.
    pub(super) fn tell_only(&mut self, at: &'a str, message: impl AsRef<str>) {
        self.found.clear();
        self.tell(at, message);
    }

    /// Where problems have been told so far.
    pub(super) fn told(&self) -> Told<'a> {
        Told { text: self.text, offsets: self.found.iter().map(|(offset, _)| *offset).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All problems in the order of the text.
    pub(super) fn finish(mut self) -> Vec<FileProblem> {
        self.found.sort_by_key(|(offset, _)| *offset);
        let (mut line, mut column, mut passed) = (1, 1, 0);
        let mut problems = Vec::with_capacity(self.found.len());
        for (offset, message) in self.found {
            for letter in self.text[passed..offset].chars() {
                (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            passed = offset;
            problems.push(FileProblem { line, column, message });
        }
        problems
    }

    fn offset(&self, at: &str) -> usize {
        offset(self.text, at)
    }
}

/// The places of a text at which a problem has been told.
pub(super) struct Told<'a> {
    text: &'a str,
    offsets: HashSet<usize>,
}

impl Told<'_> {
    pub(super) fn contains(&self, at: &str) -> bool {
        self.offsets.contains(&offset(self.text, at))
    }
}

/// Messages quote what people wrote, which may be long, hold line breaks, or turn around what follows it.
fn one_line(message: &str) -> String {
    let shown = |letter: char| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter };
    let mut line: String = message.chars().take(MAX_MESSAGE).map(shown).collect();
    if message.chars().nth(MAX_MESSAGE).is_some() {
        line.push('…');
    }
    line
}

/// Bytes from the start of `text` to that of its part `at`.
fn offset(text: &str, at: &str) -> usize {
    let offset = at.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    debug_assert!(offset <= text.len(), "a place is a part of its text");
    offset.min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_come_in_the_order_of_the_text_with_lines_and_columns_counted_in_characters() {
        let text = "eins\nzwö: drei\n";
        let mut report = Report::new(text);
        report.tell(&text[11..], "second");
        report.tell(&text[1..], "first");
        let found: Vec<_> = report.finish().iter().map(ToString::to_string).collect();
        assert_eq!(found, ["1:2: first", "2:6: second"]);
    }
}
