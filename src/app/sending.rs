//! A routine about to be sent to somebody: what goes with it, and what is said of it.

use super::library::Library;
use super::opening::parcel_of;
use crate::domain::day::Day;
use crate::domain::ids::RoutineId;
pub use crate::format::pack::Letter;

/// A routine about to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// What is said of it, as typed so far.
    pub letter: Letter,
    /// "the routine, and 1 exercise and 1 picture of yours."
    pub contents: String,
}

impl Sending {
    /// The routine called `id`, from `sender`; `None` where it cannot be sent.
    pub fn of(id: &RoutineId, library: &Library, sender: &str, today: Day) -> Option<Self> {
        let parcel = parcel_of(id, library, Letter::default())?;
        let count = |count: usize, one: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            more => Some(format!("{more} {one}s")),
        };
        let with = [count(parcel.pack.exercises.len(), "exercise"), count(parcel.pictures.len(), "picture")];
        let with: Vec<String> = with.into_iter().flatten().collect();
        let contents = if with.is_empty() {
            "the routine.".into()
        } else {
            format!("the routine, and {} of yours.", with.join(" and "))
        };
        let letter = Letter { from: sender.to_owned(), date: Some(today), ..Letter::default() };
        Some(Self { letter, contents })
    }
}
