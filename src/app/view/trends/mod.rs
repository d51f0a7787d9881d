//! What was said over time, ready to be drawn and to be read as tables.
//!
//! - `chart`: lines, strips, stacks and rows
//! - `table`: the same to be read
//! - `pain`, `done`, `before_after`, `helped`, `measures`, `week_pain`: what each is made of
//! - `recent`: the last thirty days, for the calendar

mod before_after;
mod chart;
mod done;
mod helped;
mod measures;
mod pain;
mod recent;
mod table;
mod week_pain;
mod words;

pub use chart::{Bar, Ink, LineChart, Point, RangeRow, RowChart, Series, StackChart, StripChart};
pub use helped::{Helped, HelpedRow};
pub use recent::recent;
pub use table::{Cell, Table, Unit};

use super::words::{dated, day_and_month};
use crate::app::model::{Diary, Model};
use crate::domain::beginning::{beginning, of_both};
use crate::domain::day::Day;
use crate::domain::trends::{Days, Range};

/// Everything that is drawn. What there is nothing of is `None`, or empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrendsView {
    /// "11 October to 21 November".
    pub span: String,
    /// Leg and back pain.
    pub pain: Option<LineChart>,
    /// How far down it went.
    pub reach: Option<StripChart>,
    /// What came before less pain, and what did not.
    pub helped: Helped,
    /// Before and after by technique.
    pub techniques: Option<RowChart>,
    /// Before and after by routine.
    pub routines: Option<RowChart>,
    /// Minutes by kind of exercise, week by week.
    pub minutes: Option<StackChart>,
    /// Pain after better and worse nights.
    pub sleep: Option<RowChart>,
    /// Sitting, the weekly questions, the self-test.
    pub measures: Vec<LineChart>,
}

impl TrendsView {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        let Self { span: _, pain, reach, helped, techniques, routines, minutes, sleep, measures } = self;
        let effects = techniques.is_none() && routines.is_none();
        let charts = pain.is_none() && reach.is_none() && effects && minutes.is_none() && sleep.is_none();
        charts && measures.is_empty() && *helped == Helped::default()
    }
}

/// What is looked at.
struct Look<'a> {
    model: &'a Model,
    diary: &'a Diary,
    first: Day,
    last: Day,
    days: Days,
}

/// Trends over `range`, up to today.
pub fn trends(model: &Model, range: Range) -> TrendsView {
    let none = Diary::default();
    let diary = model.diary.as_ref().unwrap_or(&none);
    let last = model.today();
    let noted = model.journal.entries().map(|entry| entry.day);
    let first = range.from(beginning(of_both(diary.digest.days(), noted), last), last);
    let days = Days::of(&diary.digest, &model.journal, first, last);
    let look = Look { model, diary, first, last, days };
    let of_routines = before_after::of_routines(&look);
    TrendsView {
        span: format!("{} to {}", dated(first, last), day_and_month(last)),
        pain: pain::pain(&look),
        reach: pain::reach(&look),
        helped: helped::helped(&look, &of_routines),
        techniques: before_after::techniques(&look),
        routines: before_after::routines(&look, &of_routines),
        minutes: done::minutes(&look),
        sleep: pain::sleep(&look),
        measures: measures::measures(&look),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::library::Library;
    use crate::domain::history::tests::record;
    use crate::domain::history::{History, HistoryEntry};
    use crate::domain::journal::tests::check_in;
    use crate::domain::journal::{CheckIn, Journal, JournalLine};
    use crate::domain::settings::Settings;
    use crate::testing::{answered, saturday_evening};

    #[test]
    fn all_begins_with_the_first_session_or_entry_that_is_no_slip_of_a_clock() {
        let (now, device) = (saturday_evening(), "test".parse().unwrap());
        let mut model =
            Model::new(Library::built_in(), Settings::default(), answered(now), device, "/data".into(), now);
        let ago = |days: i64| now.timestamp() - days * 86_400;
        let span = |model: &Model| trends(model, Range::All).span;
        let done = [("slip", 0), ("lone", ago(800)), ("new", ago(30))];
        let done = done.map(|(id, at)| HistoryEntry::Session(record(id, at, 60, 60)));
        model.diary = Some(Diary::of(History::merge(done), Settings::default().counting));
        assert_eq!(span(&model), "22 October to 21 November");
        let noted = |id: &str, at| JournalLine::Entry(check_in(id, at, CheckIn::default()));
        model.journal = Journal::merge([noted("slip", 0), noted("once", ago(500))]);
        assert_eq!(span(&model), "12 September 2024 to 21 November", "not alone any more");
    }
}
