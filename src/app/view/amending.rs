//! The form for a session that is written by hand.

use std::sync::Arc;

use chrono::Datelike;

use super::words::{day_and_month, weekday};
use crate::app::amending::{Amending, Flaw, Place, Subject, Tried, Typed, What};
use crate::app::model::Model;
use crate::domain::day::spoken_length;
use crate::domain::quantity::WallTime;
use crate::domain::routine::Routine;

/// Routines that are offered at once; typing finds the others.
const OFFERED: usize = 6;

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct AmendingView {
    /// "Add a session".
    pub heading: &'static str,
    /// "Saturday 21 November", and what it was where that is fixed.
    pub about: String,
    /// Whether what it was can still be said.
    pub name: Name,
    /// When it began and ended, once that is known: "18:30 to 18:42, 12 min".
    pub span: Option<String>,
    /// What to mend, with its place.
    pub flaws: Vec<(Place, &'static str)>,
    /// What else was on at the same time.
    pub overlap: Option<String>,
    /// On the button that keeps it.
    pub keep: &'static str,
}

/// Whether what it was can still be said.
#[derive(Debug, Clone, PartialEq)]
pub enum Name {
    /// It stays.
    Fixed,
    /// It can, or one of these routines is chosen.
    Open(Vec<Offer>),
}

/// A routine that is offered.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Its title.
    pub title: String,
    /// What is typed once it is chosen.
    pub chosen: Typed,
}

/// The form for `amending`.
pub fn amending(model: &Model, amending: &Amending) -> AmendingView {
    let checked = amending.check(model.now, model.settings.day_boundary);
    let day = amending.day();
    let day = format!("{} {}", weekday(day.date().weekday()), day_and_month(day));
    let (heading, about, name, keep) = match &amending.subject {
        Subject::New(..) => ("Add a session", day, Name::Open(offers(model, &amending.typed)), "Add it"),
        Subject::Standing(record) => ("Correct a session", format!("{}, {day}", record.title), Name::Fixed, "Save"),
    };
    let offset = match &amending.subject {
        Subject::New(_, offset) => *offset,
        Subject::Standing(record) => record.offset,
    };
    let timing = checked.as_ref().ok();
    let span = timing.map(|timing| {
        let clock = |at: WallTime| at.at_offset(offset).format("%H:%M").to_string();
        format!("{} to {}, {}", clock(timing.start), clock(timing.end()), spoken_length(timing.done))
    });
    let other = timing.zip(model.diary.as_ref()).and_then(|(timing, diary)| amending.overlap(*timing, &diary.history));
    let overlap = other.map(|other| {
        let start = other.start.at_offset(other.offset).format("%H:%M");
        format!("“{}” was on then too, from {start}. That is fine if you did both.", other.title)
    });
    let shown = |flaw: &&Flaw| amending.tried == Tried::Yes || !flaw.is_gap();
    let flaws = checked.err().unwrap_or_default();
    let flaws = flaws.iter().filter(shown).map(|flaw| (flaw.place(), flaw.words())).collect();
    AmendingView { heading, about, name, span, flaws, overlap, keep }
}

/// Routines whose title holds every word typed, favourites first; none once one is chosen.
fn offers(model: &Model, typed: &Typed) -> Vec<Offer> {
    let What::Words(search) = &typed.what else { return Vec::new() };
    let words = super::routines::words_of(search);
    let holds = |title: &str| {
        let title = title.to_lowercase();
        words.iter().all(|word| title.contains(word))
    };
    let shelf = &model.shelf;
    let mut found: Vec<_> = model.library.routines.iter().filter(|routine| holds(routine.title())).collect();
    found.sort_by_key(|routine| (shelf.archived.contains(routine.id()), !shelf.favourites.contains(routine.id())));
    let offer = |routine: &Arc<Routine>| {
        let title = routine.title().to_owned();
        let length = match typed.length.trim() {
            "" => routine.planned().as_secs().div_ceil(60).max(1).to_string(),
            _ => typed.length.clone(),
        };
        let what = What::Routine(routine.id().clone(), title.clone());
        Offer { title, chosen: Typed { what, length, ..typed.clone() } }
    };
    found.into_iter().take(OFFERED).map(offer).collect()
}
