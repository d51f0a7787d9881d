//! Bytes to rows of cells, or why they are no table.

use csv::{ReaderBuilder, StringRecord};
use thiserror::Error;

/// Why bytes are no table of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoTable {
    /// Nothing is in it.
    #[error("it is empty; print one with `supple history --format csv`")]
    Empty,
    /// It is in another encoding.
    #[error("it is UTF-16 text; save it as UTF-8, which spreadsheets call “CSV UTF-8”")]
    Utf16,
    /// It is in an older encoding, or no text at all.
    #[error("line {0} is not UTF-8 text; save it as UTF-8, which spreadsheets call “CSV UTF-8”")]
    NotUtf8(usize),
    /// Its cells stand between something else than commas.
    #[error("its columns are not separated by commas; save it with commas between them")]
    NoCommas,
}

/// A table as text.
pub(super) struct Text {
    /// The names of its columns.
    pub(super) header: StringRecord,
    /// Its rows, with their numbers.
    pub(super) rows: Vec<(usize, StringRecord)>,
}

/// The rows of a table.
pub(super) fn rows(bytes: &[u8]) -> Result<Text, NoTable> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.get(..2).is_some_and(has_a_zero) {
        return Err(NoTable::Utf16);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        NoTable::NotUtf8(before.split(|byte| *byte == b'\n').count())
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    // Of text in memory, rows of any length: nothing here can fail.
    let mut records = reader.records().map_while(Result::ok);
    let header = records.next().ok_or(NoTable::Empty)?;
    if header.len() == 1 && header[0].contains([';', '\t']) {
        return Err(NoTable::NoCommas);
    }
    let header = header.iter().map(|name| name.trim().to_lowercase()).collect();
    // Below the last row spreadsheets leave rows of nothing but commas.
    let is_blank = |record: &StringRecord| record.iter().all(str::is_empty);
    let rows = (2..).zip(records).filter(|(_, record)| !is_blank(record)).collect();
    Ok(Text { header, rows })
}

fn has_a_zero(start: &[u8]) -> bool {
    start.contains(&0)
}
