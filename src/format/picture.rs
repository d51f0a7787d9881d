//! The picture that an exercise file names in place of a figure.

use std::str::FromStr;

use super::problem::Report;
use super::value::{Field, Value};
use crate::domain::picture::PictureName;

/// The name of the picture in the body of an exercise file; `None` when there is none, or it is no name, which is told.
pub(super) fn read<'a>(body: Value<'a>, report: &mut Report<'a>) -> Option<PictureName> {
    let pairs = body.pairs()?;
    let (key, value) = pairs.iter().find(|(key, _)| *key == "picture")?;
    if pairs.iter().any(|(key, _)| *key == "figure") {
        report.tell(key, "an exercise shows a `picture` or a `figure`, and never both; take one of them out");
    }
    let text = Field::new("picture", *value).text(report)?;
    PictureName::from_str(&text).map_err(|error| report.tell(value.trimmed(), error.to_string())).ok()
}
