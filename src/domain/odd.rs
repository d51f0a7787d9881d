//! What in a diary is worth a look: slips of a clock, and records that contradict each other. It is told; nothing is changed.

use std::fmt;
use std::time::Duration;

use chrono::Datelike;

use super::beginning::EARLIEST;
use super::day::Day;
use super::history::{History, SessionRecord};
use super::journal::{Entry, Journal, Noted};
use super::quantity::WallTime;

/// A session of this length is most likely a slip.
const LONG: Duration = Duration::from_hours(24);
/// How many are named; the rest is counted.
const NAMED: usize = 3;

/// Whether it is over only after `now`.
pub fn is_ahead(record: &SessionRecord, now: WallTime) -> bool {
    record.end() > now
}

/// Whether it took a day or more.
pub fn is_long(record: &SessionRecord) -> bool {
    record.done >= LONG
}

/// The sessions that began while another one was on, each after the one that was.
pub fn overlaps(mut sessions: Vec<&SessionRecord>) -> Vec<(&SessionRecord, &SessionRecord)> {
    sessions.sort_by_key(|record| (record.start, record.end()));
    let mut found = Vec::new();
    let mut last: Option<&SessionRecord> = None;
    for record in sessions {
        found.extend(last.filter(|before| before.end() > record.start).map(|before| (before, record)));
        if last.is_none_or(|before| record.end() > before.end()) {
            last = Some(record);
        }
    }
    found
}

/// One kind of oddity, with everything that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    what: What,
    noun: Noun,
    count: usize,
    /// Names of the first few.
    named: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Ahead,
    Early,
    Long,
    Overlapping,
    Twice,
}

/// One of them, and several.
type Noun = (&'static str, &'static str);

const SESSIONS: Noun = ("session", "sessions");
const ENTRIES: Noun = ("entry of the journal", "entries of the journal");
const RECORDS: Noun = ("record of the history", "records of the history");

/// What of the history is worth a look, a finding a kind.
pub fn of_history(history: &History, now: WallTime) -> Vec<Finding> {
    let those = |is_one: &dyn Fn(&SessionRecord) -> bool| history.sessions().filter(|record| is_one(record)).collect();
    let sessions = |what, those: Vec<&SessionRecord>| finding(what, SESSIONS, those.into_iter().map(session_name));
    let overlapping = overlaps(history.sessions().collect()).into_iter().map(|(_, record)| record).collect();
    let twice = history.contested().map(|id| history.session(id).map_or_else(|| format!("“{id}”"), session_name));
    let found = [
        sessions(What::Ahead, those(&|record| is_ahead(record, now))),
        sessions(What::Early, those(&|record| is_early(record.day))),
        sessions(What::Long, those(&is_long)),
        sessions(What::Overlapping, overlapping),
        finding(What::Twice, RECORDS, twice),
    ];
    found.into_iter().flatten().collect()
}

/// What of the journal is.
pub fn of_journal(journal: &Journal, now: WallTime) -> Vec<Finding> {
    let those = |is_one: &dyn Fn(&Entry) -> bool| journal.entries().filter(|entry| is_one(entry)).collect();
    let entries = |what, those: Vec<&Entry>| finding(what, ENTRIES, those.into_iter().map(entry_name));
    let twice = journal.contested().map(|id| journal.entry(id).map_or_else(|| format!("“{id}”"), entry_name));
    let found = [
        entries(What::Ahead, those(&|entry| entry.at > now)),
        entries(What::Early, those(&|entry| is_early(entry.day))),
        finding(What::Twice, ENTRIES, twice),
    ];
    found.into_iter().flatten().collect()
}

fn is_early(day: Day) -> bool {
    day.date().year() < EARLIEST
}

fn finding(what: What, noun: Noun, mut all: impl Iterator<Item = String>) -> Option<Finding> {
    let named: Vec<String> = all.by_ref().take(NAMED).collect();
    let count = named.len() + all.count();
    (count > 0).then_some(Finding { what, noun, count, named })
}

/// “Hamstring reset” of 21 November 2026.
fn session_name(record: &SessionRecord) -> String {
    let title: String = record.title.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("“{title}” of {}", date(record.day))
}

fn entry_name(entry: &Entry) -> String {
    let what = match entry.what {
        Noted::CheckIn(_) => "the check-in",
        Noted::Week(_) => "the answers",
        Noted::Test(_) => "the self-test",
    };
    format!("{what} of {}", date(entry.day))
}

fn date(day: Day) -> String {
    day.date().format("%-d %B %Y").to_string()
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, noun: (one, many), count, named } = self;
        let is_one = *count == 1;
        let pick = |one: &'static str, many: &'static str| if is_one { one } else { many };
        write!(f, "{count} {} ", pick(one, many))?;
        f.write_str(match what {
            What::Ahead => pick("is dated in the future", "are dated in the future"),
            What::Early => pick("is dated before 2001", "are dated before 2001"),
            What::Long => "took 24 hours or more",
            What::Overlapping => "began while another was on",
            What::Twice => pick("is there twice, and differs", "are there twice, and differ"),
        })?;
        write!(f, ": {}", named.join(", "))?;
        match count - named.len() {
            0 => {}
            more => write!(f, " and {more} more")?,
        }
        f.write_str(match what {
            What::Ahead => pick(". It counts once its day has come.", ". They count once their day has come."),
            What::Early => pick(". Your diary does not begin with it.", ". Your diary does not begin with them."),
            What::Long | What::Overlapping => ".",
            What::Twice => ". One of the two is used; both stay in the files.",
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::history::HistoryEntry;
    use crate::domain::history::tests::record;
    use crate::domain::journal::tests::check_in;
    use crate::domain::journal::{CheckIn, JournalLine};

    const DAY: i64 = 86_400;
    /// Noon of 21 November 2026.
    const NOW: WallTime = WallTime::from_unix_millis(1_795_262_400_000);

    fn now() -> i64 {
        NOW.unix_millis() / 1000
    }

    fn history(all: impl IntoIterator<Item = SessionRecord>) -> History {
        History::merge(all.into_iter().map(HistoryEntry::Session))
    }

    fn told(found: &[Finding]) -> Vec<String> {
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_kind_is_told_in_a_line_and_what_is_fine_is_not() {
        let fine = record("fine", now() - 600, 600, 600);
        assert_eq!(told(&of_history(&history([fine.clone()]), NOW)), [""; 0]);
        let twice = [&fine, &SessionRecord { title: "Other\u{1b}".into(), ..fine.clone() }].map(Clone::clone);
        let all = history(twice.into_iter().chain([
            record("old", 0, 600, 600),
            record("ahead", now() + 10 * DAY, 600, 600),
            record("long", now() - 9 * DAY, 600, 3 * 86_400),
            record("within", now() - 8 * DAY, 600, 600),
        ]));
        assert_eq!(
            told(&of_history(&all, NOW)),
            [
                "1 session is dated in the future: “Sample” of 1 December 2026. It counts once its day has come.",
                "1 session is dated before 2001: “Sample” of 1 January 1970. Your diary does not begin with it.",
                "1 session took 24 hours or more: “Sample” of 12 November 2026.",
                "1 session began while another was on: “Sample” of 13 November 2026.",
                "1 record of the history is there twice, and differs: “Sample” of 21 November 2026. One of the two is used; \
                 both stay in the files.",
            ]
        );
    }

    #[test]
    fn the_journal_is_looked_at_likewise() {
        let at = |id: &str, at, note: &str| {
            JournalLine::Entry(check_in(id, at, CheckIn { note: note.into(), ..CheckIn::default() }))
        };
        let lines = [at("a", now(), "one"), at("a", now(), "other"), at("b", now() + 1, ""), at("c", 0, "")];
        assert_eq!(
            told(&of_journal(&Journal::merge(lines), NOW)),
            [
                "1 entry of the journal is dated in the future: the check-in of 21 November 2026. It counts once its day \
                 has come.",
                "1 entry of the journal is dated before 2001: the check-in of 1 January 1970. Your diary does not begin \
                 with it.",
                "1 entry of the journal is there twice, and differs: the check-in of 21 November 2026. One of the two is \
                 used; both stay in the files.",
            ]
        );
    }

    #[test]
    fn thousands_of_findings_are_one_line() {
        let all = history((0..5_000).map(|number| record(&format!("s{number:04}"), now() + number * DAY, 600, 600)));
        let [line] = &told(&of_history(&all, NOW))[..] else { panic!() };
        assert!(
            line.starts_with("5000 sessions are dated in the future: “Sample” of 21 November 2026, “Sample” of 22")
        );
        assert!(line.ends_with(" and 4997 more. They count once their day has come."), "{line}");
    }

    #[test]
    fn a_higher_revision_settles_what_was_contested() {
        let one = record("a", now() - 600, 600, 600);
        let other = SessionRecord { note: "other".into(), ..one.clone() };
        let settled = SessionRecord { revision: 2, ..one.clone() };
        let lines = |all: &[&SessionRecord]| of_history(&history(all.iter().copied().cloned()), NOW).len();
        assert_eq!(lines(&[&one, &one]), 0, "the same line in two files is one record");
        assert_eq!(lines(&[&one, &other]), 1);
        for all in [[&one, &other, &settled], [&settled, &one, &other], [&one, &settled, &other]] {
            assert_eq!(lines(&all), 0);
        }
    }

    proptest! {
        #[test]
        fn a_session_overlaps_when_any_before_it_was_still_on(
            all in proptest::collection::vec((0..60_i64, 1..20_u64), 0..12),
        ) {
            let all: Vec<SessionRecord> = all
                .iter()
                .enumerate()
                .map(|(number, (start, done))| record(&format!("s{number}"), *start, 600, *done))
                .collect();
            let found: Vec<_> = overlaps(all.iter().collect());
            for (before, record) in &found {
                prop_assert!(before.start <= record.start && record.start < before.end());
            }
            let mut sorted: Vec<&SessionRecord> = all.iter().collect();
            sorted.sort_by_key(|record| (record.start, record.end()));
            let plainly = (0..sorted.len())
                .filter(|place| sorted[..*place].iter().any(|before| before.end() > sorted[*place].start));
            prop_assert_eq!(found.len(), plainly.count());
        }
    }
}
