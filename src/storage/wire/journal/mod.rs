//! A line of a journal file, version 1.
//!
//! - `check_in`: how it is, with `mark`: places on the body
//! - `week`: the questions of a week
//! - `self_test`: the self-test
//! - `words`, `within`: vocabularies, and what may stand in a field
//! - `noting`: what is being written, in a file of its own

mod check_in;
mod mark;
mod noting;
mod self_test;
mod week;
mod within;
mod words;

use serde::{Deserialize, Serialize};

use self::check_in::CheckInV1;
use self::self_test::TestV1;
use self::week::WeekV1;
use super::scalar::{self, TextV1};
use super::{dialect, quick, session};
use crate::domain::journal::{Entry, JournalLine, Noted};

/// The first line of every journal file.
pub(in crate::storage) const HEADER: &str = r#"(format:"supple-journal",version:1)"#;

/// The format named by [`HEADER`].
pub(in crate::storage) const FORMAT: &str = "supple-journal";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LineV1<'a> {
    CheckIn {
        #[serde(borrow)]
        head: HeadV1<'a>,
        #[serde(borrow)]
        said: CheckInV1<'a>,
    },
    Week {
        #[serde(borrow)]
        head: HeadV1<'a>,
        #[serde(borrow)]
        said: WeekV1<'a>,
    },
    Test {
        #[serde(borrow)]
        head: HeadV1<'a>,
        #[serde(borrow)]
        said: TestV1<'a>,
    },
    Deleted {
        #[serde(borrow)]
        id: TextV1<'a>,
        revision: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct HeadV1<'a> {
    #[serde(borrow)]
    id: TextV1<'a>,
    revision: u32,
    #[serde(borrow)]
    at: TextV1<'a>,
    #[serde(borrow)]
    offset: TextV1<'a>,
    #[serde(borrow)]
    day: TextV1<'a>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    changed: Option<TextV1<'a>>,
}

impl<'a> HeadV1<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self {
            id: entry.id.as_str().into(),
            revision: entry.revision,
            at: scalar::instant_text(entry.at).into(),
            offset: scalar::offset_text(entry.offset).into(),
            day: entry.day.to_string().into(),
            changed: entry.changed.map(|at| scalar::instant_text(at).into()),
        }
    }

    fn get(self, what: Noted) -> Result<JournalLine, String> {
        Ok(JournalLine::Entry(Entry {
            id: session::id(&self.id)?,
            revision: self.revision,
            at: scalar::instant(self.at.as_ref())?,
            offset: scalar::offset(self.offset.as_ref())?,
            day: scalar::day(self.day.as_ref())?,
            changed: self.changed.map(|at| scalar::instant(at.as_ref())).transpose()?,
            what,
        }))
    }
}

/// One line, without its end.
pub(in crate::storage) fn write(line: &JournalLine) -> Result<String, String> {
    let line = match line {
        JournalLine::Deleted { id, revision } => LineV1::Deleted { id: id.as_str().into(), revision: *revision },
        JournalLine::Entry(entry) => {
            let head = HeadV1::of(entry);
            match &entry.what {
                Noted::CheckIn(said) => LineV1::CheckIn { head, said: CheckInV1::of(said) },
                Noted::Week(said) => LineV1::Week { head, said: WeekV1::of(said) },
                Noted::Test(said) => LineV1::Test { head, said: TestV1::of(said) },
            }
        }
    };
    dialect().to_string(&line).map_err(|error| error.to_string())
}

/// Reads one line. Lines as [`write`] leaves them are read quickly, any others as RON allows.
pub(in crate::storage) fn read(text: &str) -> Result<JournalLine, String> {
    let line = match quick::read::<LineV1<'_>>(text) {
        Ok(line) => line,
        Err(_) => dialect().from_str(text).map_err(|error| error.code.to_string())?,
    };
    match line {
        LineV1::Deleted { id, revision } => Ok(JournalLine::Deleted { id: session::id(&id)?, revision }),
        LineV1::CheckIn { head, said } => head.get(Noted::CheckIn(said.get()?)),
        LineV1::Week { head, said } => head.get(Noted::Week(said.get()?)),
        LineV1::Test { head, said } => head.get(Noted::Test(said.get()?)),
    }
}

#[cfg(test)]
mod tests;
