//! From bytes to a text that is known to be RON.

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::problem::FileProblem;
use super::value::Value;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// How values are read: an optional one stands without `Some(…)`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What is wrong with a file of `bytes` bytes, if it is too large. Lets a caller refuse it before reading it.
pub fn too_large(bytes: u64) -> Option<FileProblem> {
    let max = MAX_BYTES as u64;
    (bytes > max).then(|| {
        let size = if bytes >= 2 * max { format!("{} MB", bytes / max) } else { format!("{bytes} bytes") };
        FileProblem::of_the_file(format!("the file is {size}; Supple reads files of at most 1 MB, shorten it"))
    })
}

/// The text of a file, free of syntax errors.
pub(super) fn text(bytes: &[u8]) -> Result<&str, FileProblem> {
    if let Some(problem) = too_large(bytes.len() as u64) {
        return Err(problem);
    }
    let text = utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?;
    if text.trim().is_empty() {
        let message = "the file is empty; write a routine or an exercise, the README has an example of each";
        return Err(FileProblem::of_the_file(message.into()));
    }
    options().from_str::<IgnoredAny>(text).map_err(|error| syntax(&error, text))?;
    Ok(text)
}

/// `None` where the value is of another type; the text itself is known to be RON.
pub(super) fn decode<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    options().from_str(text).ok()
}

/// To RON, the first word of a sentence is a value, after which the rest is too much.
fn is_prose(text: &str) -> bool {
    let (word, rest) = Value(text).split_word();
    !word.is_empty() && !rest.trimmed().starts_with('(')
}

fn utf8(bytes: &[u8]) -> Result<&str, FileProblem> {
    std::str::from_utf8(bytes).map_err(|error| {
        let (sound, rest) = bytes.split_at(error.valid_up_to());
        let sound = String::from_utf8_lossy(sound);
        let line = 1 + sound.matches('\n').count();
        let column = 1 + sound.chars().rev().take_while(|letter| *letter != '\n').count();
        let byte = rest.first().copied().unwrap_or_default();
        FileProblem { line, column, message: format!("the byte {byte:#04x} is not UTF-8 text; save the file as UTF-8") }
    })
}

fn syntax(error: &ron::error::SpannedError, text: &str) -> FileProblem {
    use ron::Error;
    if error.code == Error::TrailingCharacters && is_prose(text) {
        let message = "this is not RON, the format of routines and exercises; the README has an example of each";
        return FileProblem::of_the_file(message.into());
    }
    let message = match &error.code {
        Error::ExpectedComma => "a comma, a colon or a closing bracket is missing before this".into(),
        Error::Eof => "the file ends too soon; close every bracket and quote".into(),
        Error::ExpectedStringEnd => "a text is not closed; end it with a double quote".into(),
        Error::ExceededRecursionLimit => "brackets nest too deep; take some away".into(),
        Error::TrailingCharacters => {
            "nothing may follow the one pair of round brackets that a file is; remove what begins here".into()
        }
        other => format!("this is not RON: {other}; the README has an example"),
    };
    // A text that is never closed is best shown where it opens.
    let at = if error.code == Error::ExpectedStringEnd { error.span.start } else { error.span.end };
    FileProblem { line: at.line, column: at.col, message }
}
