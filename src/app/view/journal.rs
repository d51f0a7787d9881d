//! What was noted, day by day, newest first.

use super::said::{lines, pain_words};
use super::words::{dated, weekday};
use crate::app::model::Model;
use crate::app::noting::LastNoted;
use crate::domain::day::Day;
use crate::domain::excuse::ExcuseWhy;
use crate::domain::ids::RecordId;
use crate::domain::journal::{Entry, Noted, SelfTest, TestWaits};
use crate::domain::quantity::{Minutes, PainScore};
use crate::domain::safety::Caution;
use crate::domain::settings::Asked;
use chrono::Datelike;

/// What was noted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JournalView {
    /// Days with something, newest first; at most [`DAYS`].
    pub days: Vec<JournalDay>,
    /// How many days before those have something, too.
    pub earlier: usize,
    /// The questions of the week, where they are chosen: whether they are due.
    pub week: Option<Due>,
    /// The self-test, where it is chosen.
    pub test: Option<Due>,
    /// What was done last, where it can be undone.
    pub undo: Option<&'static str>,
}

/// When something is to be asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Now.
    Now,
    /// In so many days; earlier does no harm.
    In(i64),
    /// Not now.
    Waits(TestWaits),
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalDay {
    /// "Saturday 21 November".
    pub title: String,
    /// What was noted on it, newest first, each with the beginning of its note.
    pub notes: Vec<NoteView>,
}

/// Something that was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteView {
    /// Which.
    pub id: RecordId,
    /// "Check-in, 18:30".
    pub title: String,
    /// What was said, a line each.
    pub lines: Vec<String>,
    /// In the person's own words.
    pub note: String,
    /// "Corrected 22 November, 09:10".
    pub corrected: Option<String>,
}

/// How many days are listed at once.
pub const DAYS: usize = 60;

/// Everything that was noted; of long journals the last [`DAYS`] days times `pages`.
pub fn journal(model: &Model, pages: usize) -> JournalView {
    let mut days: Vec<(Day, Vec<NoteView>)> = Vec::new();
    let mut earlier = 0;
    let mut last: Option<Day> = None;
    for entry in model.journal.entries().rev().take_while(|_| pages > 0) {
        if last != Some(entry.day) {
            last = Some(entry.day);
            if days.len() >= DAYS * pages {
                earlier += 1;
            } else {
                days.push((entry.day, Vec::new()));
            }
        }
        if earlier == 0
            && let Some((_, notes)) = days.last_mut()
        {
            notes.push(listed(entry));
        }
    }
    let title = |day: Day| format!("{} {}", weekday(day.date().weekday()), dated(day, model.today()));
    JournalView {
        days: days.into_iter().map(|(day, notes)| JournalDay { title: title(day), notes }).collect(),
        earlier,
        week: week_due(model),
        test: test_due(model),
        undo: model.last_noted.as_ref().map(|last| match last {
            LastNoted::Added(_) => "Saved.",
            LastNoted::Corrected(_) => "Changed.",
            LastNoted::Deleted(_) => "Deleted.",
        }),
    }
}

/// "Saturday 21 November, 18:30".
pub fn when(entry: &Entry, today: Day) -> String {
    let local = entry.at.at_offset(entry.offset);
    let day = entry.day;
    format!("{} {}, {}", weekday(day.date().weekday()), dated(day, today), local.format("%H:%M"))
}

fn due(model: &Model, last: Option<Day>, every: i64) -> Due {
    match last.map(|last| every - model.today().days_since(last)) {
        Some(days @ 1..) => Due::In(days),
        _ => Due::Now,
    }
}

fn week_due(model: &Model) -> Option<Due> {
    let last = model.journal.last_week(model.instant()).map(|(entry, _)| entry.day);
    (model.settings.weekly == Asked::WhenDue).then(|| due(model, last, 7))
}

fn test_due(model: &Model) -> Option<Due> {
    if model.settings.self_test == Asked::Never {
        return None;
    }
    let last = model.journal.last_test(model.instant()).map(|(entry, _)| entry.day);
    Some(test_waits(model).map_or_else(|| due(model, last, SelfTest::EVERY), Due::Waits))
}

/// Why the self-test waits, if it does.
pub fn test_waits(model: &Model) -> Option<TestWaits> {
    let today = model.today();
    let has = |caution: Caution| model.care.person.cautions.contains_key(&caution);
    let flare = model
        .diary
        .as_ref()
        .is_some_and(|diary| diary.excuses.covering(today).any(|excuse| excuse.why == ExcuseWhy::Flare));
    if has(Caution::Osteoporosis) {
        Some(TestWaits::Bones)
    } else if has(Caution::FlexionSensitive) {
        Some(TestWaits::Bending)
    } else if has(Caution::Balance) {
        Some(TestWaits::Unsteady)
    } else if flare {
        Some(TestWaits::Flare)
    } else if model.is_early() {
        Some(TestWaits::FirstHour)
    } else {
        None
    }
}

/// An entry with all that was said.
pub fn note(entry: &Entry) -> NoteView {
    let local = entry.at.at_offset(entry.offset);
    let (title, note) = match &entry.what {
        Noted::CheckIn(said) => ("Check-in", &said.note),
        Noted::Week(said) => ("The week", &said.note),
        Noted::Test(said) => ("Self-test", &said.note),
    };
    NoteView {
        id: entry.id.clone(),
        title: format!("{title}, {}", local.format("%H:%M")),
        lines: lines(&entry.what),
        note: note.clone(),
        corrected: entry.changed.map(|at| {
            let at = at.at_offset(entry.offset);
            format!("Corrected {}, {}", dated(Day::from_date(at.date_naive()), entry.day), at.format("%H:%M"))
        }),
    }
}

/// How many letters of a note are listed.
const LETTERS: usize = 600;

/// An entry as it is listed: of a long note its beginning.
pub fn listed(entry: &Entry) -> NoteView {
    let shown = note(entry);
    NoteView { note: beginning(shown.note), ..shown }
}

/// A long note as far as it is listed.
pub fn beginning(note: String) -> String {
    match note.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{} …", note[..end].trim_end()),
        None => note,
    }
}

/// Lengths that are offered, in minutes.
pub const MINUTES: [u16; 13] = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, Minutes::MOST];

/// The offered length next below, or the same.
pub fn step_of(minutes: Minutes) -> u8 {
    MINUTES.iter().rposition(|offered| *offered <= minutes.get()).unwrap_or(0) as u8
}

/// "20 min", "2 h", "as long as I like".
pub fn minutes_words(minutes: u16) -> String {
    match minutes {
        Minutes::MOST => "as long as I like".into(),
        0..60 => format!("{minutes} min"),
        _ if minutes.is_multiple_of(60) => format!("{} h", minutes / 60),
        _ => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

/// The check-in of today or yesterday that came last, in words: "Yesterday leg 5 · back 3".
pub fn last_check_in(model: &Model) -> Option<String> {
    let (entry, said) = model.journal.last_check_in(model.instant())?;
    let day = match model.today().days_since(entry.day) {
        0 => entry.at.at_offset(entry.offset).format("At %H:%M").to_string(),
        1 => "Yesterday".to_owned(),
        2..7 => weekday(entry.day.date().weekday()).to_owned(),
        _ => return None,
    };
    Some(format!("{day}: {}", pain_words(said.pain())?.to_lowercase()))
}

/// Strongest first, the places of the check-in before, for a quick one now.
pub fn places_of_last(model: &Model) -> Vec<(crate::domain::journal::Place, PainScore)> {
    let last = model.journal.last_check_in(model.instant());
    let marks = last.map(|(_, said)| said.marks.clone()).unwrap_or_default();
    let mut marks: Vec<_> = marks.into_iter().collect();
    marks.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    marks
}
