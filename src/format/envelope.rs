//! What stands around every file: its format and its version.

use super::fields::{Fields, Shape};
use super::problem::{FileProblem, Report};
use super::source;
use super::value::Value;
use crate::domain::nearest::nearest;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// An exercise.
    Exercise,
    /// A routine.
    Routine,
    /// A plan.
    Plan,
    /// What a pack says of itself.
    Pack,
}

impl FileKind {
    const ALL: [Self; 4] = [Self::Exercise, Self::Routine, Self::Plan, Self::Pack];

    /// The name of its format.
    pub const fn format(self) -> &'static str {
        match self {
            Self::Exercise => "supple-exercise",
            Self::Routine => "supple-routine",
            Self::Plan => "supple-plan",
            Self::Pack => "supple-pack",
        }
    }
}

/// The version this release reads and writes.
pub const VERSION: i64 = 1;

const ENVELOPE: Shape =
    Shape {
        what: "a file", example: "(format: …, version: …, body: (…))", fields: &["format", "version", "body"]
    };

/// What the file says it holds.
///
/// # Errors
/// Every problem of the envelope; the body is not looked at.
pub fn file_kind(bytes: &[u8]) -> Result<FileKind, Vec<FileProblem>> {
    let text = source::text(bytes).map_err(|problem| vec![problem])?;
    let mut report = Report::new(text);
    match open(text, None, &mut report) {
        Some((kind, _)) if report.is_empty() => Ok(kind),
        _ => Err(report.finish()),
    }
}

/// The body of a file of `kind`. `None` when it cannot be looked at, and why is told.
pub(super) fn body<'a>(text: &'a str, kind: FileKind, report: &mut Report<'a>) -> Option<Value<'a>> {
    open(text, Some(kind), report).and_then(|(_, body)| body)
}

fn open<'a>(text: &'a str, wanted: Option<FileKind>, report: &mut Report<'a>) -> Option<(FileKind, Option<Value<'a>>)> {
    let whole = Value(text);
    let envelope = Fields::read(whole, whole, &ENVELOPE, report)?;
    let format = envelope.required("format", report);
    let body = envelope.required("body", report);
    if let Some(field) = envelope.required("version", report) {
        let at = field.value.trimmed();
        let version = field.whole(report, "a whole number, such as 1");
        if version.is_some_and(|version| version < VERSION) {
            report.tell(at, format!("there is no such version; write {VERSION}"));
        }
        if let Some(newer) = version.filter(|version| *version > VERSION) {
            let message =
                format!("written by a newer Supple (version {newer}; this one reads {VERSION}); update Supple");
            report.tell_only(at, message);
            return None;
        }
    }
    let format = format?;
    let name = format.text(report)?;
    let kind = FileKind::ALL.into_iter().find(|kind| kind.format() == name);
    match (kind, wanted) {
        (None, _) => report.tell(format.value.trimmed(), unknown(&name, wanted)),
        (Some(kind), Some(wanted)) if kind != wanted => {
            let message = format!("this file is a {name}; a {} is wanted here", wanted.format());
            report.tell(format.value.trimmed(), message);
        }
        (Some(kind), _) => return Some((kind, body.map(|field| field.value))),
    }
    None
}

fn unknown(name: &str, wanted: Option<FileKind>) -> String {
    let all = FileKind::ALL.map(FileKind::format);
    match nearest(name, all).or(wanted.map(FileKind::format)) {
        Some(meant) => format!("there is no format \"{name}\"; write \"{meant}\""),
        None => format!("there is no format \"{name}\"; write \"{}\"", all.join("\" or \"")),
    }
}
