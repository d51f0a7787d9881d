//! What may stand in a field.

use super::super::scalar::TextV1;
use crate::domain::quantity::{Minutes, PainScore, Rating};

/// `said`, where it is in range.
pub(super) fn within<N: Copy + std::fmt::Display, T>(
    said: Option<N>,
    make: impl Fn(N) -> Option<T>,
    what: &str,
) -> Result<Option<T>, String> {
    said.map(|said| make(said).ok_or_else(|| format!("{said} is not {what}"))).transpose()
}

pub(super) fn score(said: Option<u8>) -> Result<Option<PainScore>, String> {
    within(said, PainScore::new, "a score from 0 to 10")
}

pub(super) fn rating(said: Option<u8>) -> Result<Option<Rating>, String> {
    within(said, Rating::new, "a rating from 0 to 10")
}

pub(super) fn minutes(said: Option<u16>) -> Result<Option<Minutes>, String> {
    within(said, Minutes::new, "a number of minutes up to 480")
}

pub(super) fn is_blank(text: &TextV1<'_>) -> bool {
    text.as_ref().is_empty()
}
