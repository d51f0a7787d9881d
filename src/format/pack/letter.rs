//! What a pack says of itself: who made it, when, and what they ask for.

use std::fmt::Write;

use crate::domain::day::Day;
use crate::format::envelope::{self, FileKind, VERSION};
use crate::format::fields::{Fields, Shape};
use crate::format::problem::{FileProblem, Report};
use crate::format::source;

const LETTER: Shape =
    Shape { what: "a pack", example: "(from: …)", fields: &["from", "date", "instructions", "days_a_week"] };

/// Longest name and longest instructions, in characters.
const MOST_NAME: usize = 120;
const MOST_WORDS: usize = 2_000;

/// What a pack says of itself. All of it may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// Who made it, such as a physiotherapist.
    pub from: String,
    /// When.
    pub date: Option<Day>,
    /// What they ask for.
    pub instructions: String,
    /// On how many days a week it should be done, 1 to 7.
    pub days_a_week: Option<u8>,
}

impl Letter {
    /// The same, cut off where it would be too long to be read again.
    #[must_use]
    pub fn fitted(mut self) -> Self {
        for (words, most) in [(&mut self.from, MOST_NAME), (&mut self.instructions, MOST_WORDS)] {
            if let Some((end, _)) = words.char_indices().nth(most) {
                words.truncate(end);
            }
        }
        self
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Letter, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    let body = envelope::body(text, FileKind::Pack, &mut report);
    let letter = body.and_then(|body| {
        let fields = Fields::read(body, body, &LETTER, &mut report)?;
        let mut words = |name: &'static str, most: usize| {
            let Some(field) = fields.optional(name) else { return String::new() };
            let words = field.text(&mut report).unwrap_or_default();
            if words.chars().count() > most {
                report.tell(field.value.trimmed(), format!("`{name}` is too long; shorten it to {most} characters"));
            }
            words.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect()
        };
        let (from, instructions) = (words("from", MOST_NAME), words("instructions", MOST_WORDS));
        let date = fields.optional("date").and_then(|field| {
            let text = field.text(&mut report)?;
            let day = text.parse().ok();
            if day.is_none() {
                report.tell(field.value.trimmed(), "`date` is a day such as \"2026-11-24\"");
            }
            day
        });
        let days_a_week = fields.optional("days_a_week").and_then(|field| {
            let days = field.value.trimmed().parse().ok().filter(|days| (1..=7).contains(days));
            if days.is_none() {
                report.tell(field.value.trimmed(), "`days_a_week` is a whole number from 1 to 7");
            }
            days
        });
        Some(Letter { from, date, instructions, days_a_week })
    });
    match letter {
        Some(letter) if report.is_empty() => Ok(letter),
        _ => Err(report.finish()),
    }
}

pub(super) fn write(letter: &Letter) -> String {
    let quoted = |text: &str| ron::to_string(text).unwrap_or_default();
    let mut body = String::new();
    let mut field = |name: &str, value: String| {
        // Writing to a String cannot fail.
        let _ = writeln!(body, "        {name}: {value},");
    };
    if !letter.from.is_empty() {
        field("from", quoted(&letter.from));
    }
    if let Some(date) = letter.date {
        field("date", quoted(&date.to_string()));
    }
    if !letter.instructions.is_empty() {
        field("instructions", quoted(&letter.instructions));
    }
    if let Some(days) = letter.days_a_week {
        field("days_a_week", days.to_string());
    }
    format!("(\n    format: \"{}\",\n    version: {VERSION},\n    body: (\n{body}    ),\n)\n", FileKind::Pack.format())
}
