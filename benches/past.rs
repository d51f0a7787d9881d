//! Ten years of sessions to measure with.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use supple::domain::day::{Day, DayBoundary};
use supple::domain::history::{Hand, HistoryEntry, Outcome, Pain, SessionRecord, StepRecord};
use supple::domain::journal::{CheckIn, Entry, JournalLine, Noted, Place, Zone};
use supple::domain::quantity::{Minutes, PainScore, Rating, WallTime};
use supple::domain::side::Side;
use supple::domain::timeline::BoutSide;
use supple::storage::disk::{Disk, MemoryDisk, RealDisk};
use supple::storage::store::Store;

/// Some time after all of them.
pub const NOW: WallTime = WallTime::from_unix_millis(1_800_000_000_000);
const TEN_YEARS: i64 = 3650 * 86_400;

/// The session `number` of `of`, spread evenly over ten years.
pub fn record(number: u32, of: u32) -> SessionRecord {
    let start = 1_450_000_000 + i64::from(number) * TEN_YEARS / i64::from(of);
    let offset = FixedOffset::east_opt(3600).expect("an hour");
    let local = DateTime::from_timestamp(start, 0).expect("in range").with_timezone(&offset);
    let steps =
        [("hamstring-supine", "Hamstring stretch on the back"), ("sway", "Pelvic sway"), ("ball-glute", "Ball")];
    let steps = steps.iter().flat_map(|(exercise, name)| {
        [Side::Left, Side::Right].map(|side| StepRecord {
            exercise: exercise.parse().expect("an id"),
            name: (*name).into(),
            side: BoutSide::One(side),
            planned: Duration::from_secs(30),
            done: Duration::from_millis(29_950),
            skipped: false,
            too_much: 0,
            light: None,
        })
    });
    SessionRecord {
        id: format!("{start:x}-{number:08x}").parse().expect("an id"),
        revision: 1,
        device: "ab12cd34".parse().expect("an id"),
        routine: "morning-loosen".parse().expect("an id"),
        title: "Morning loosen".into(),
        start: WallTime::from_unix_millis(start * 1000 + 123),
        offset,
        day: Day::of(local, DayBoundary::default()),
        planned: Duration::from_mins(5),
        done: Duration::from_millis(299_500),
        outcome: Outcome::Completed,
        steps: steps.collect(),
        before: Pain { leg: PainScore::new(4), back: PainScore::new(2), reach: None },
        after: Pain { leg: PainScore::new(3), back: None, reach: None },
        leg: None,
        tension: None,
        morning: None,
        note: "A little stiff on the left, better at the end.".into(),
        hand: Hand::Nothing,
        app_version: "0.1.0".into(),
    }
}

/// Three check-ins a day over the ten years.
pub fn check_ins() -> Vec<JournalLine> {
    let offset = FixedOffset::east_opt(3600).expect("an hour");
    let entry = |number: i64| {
        let at = 1_450_000_000 + number * 28_800;
        let local = DateTime::from_timestamp(at, 0).expect("in range").with_timezone(&offset);
        let score = |by: i64| PainScore::new(u8::try_from((number / by + number) % 8).expect("small"));
        let marks =
            [(Place::Of(Zone::Buttock, Side::Right), score(5)), (Place::Of(Zone::Calf, Side::Right), score(11))];
        let said = CheckIn {
            marks: marks.into_iter().filter_map(|(place, score)| Some((place, score?))).collect(),
            sleep: Rating::new(u8::try_from(number % 11).expect("small")),
            sitting: Minutes::new(u16::try_from(number % 60).expect("small")),
            note: "Stiff after sitting.".into(),
            ..CheckIn::default()
        };
        JournalLine::Entry(Entry {
            id: format!("c-{at:x}").parse().expect("an id"),
            revision: 1,
            at: WallTime::from_unix_millis(at * 1000),
            offset,
            day: Day::of(local, DayBoundary::default()),
            changed: None,
            what: Noted::CheckIn(said),
        })
    };
    (0..10_950).map(entry).collect()
}

/// The store of the device that did them.
pub fn store(root: &Path) -> Store {
    Store::new(Arc::new(RealDisk), root, "ab12cd34".parse().expect("an id"))
}

/// Fills the data folder `root` with sessions, as the store itself writes them.
///
/// It writes the files at once: one synced append for each record would take minutes.
pub fn ten_years(root: &Path, records: u32) {
    let scratch = Arc::new(MemoryDisk::default());
    let memory = Store::new(scratch.clone(), "/data", "ab12cd34".parse().expect("an id"));
    let mut months = BTreeMap::<String, Vec<u8>>::new();
    for number in 0..records {
        let record = record(number, records);
        let month = record.day.to_string()[..7].to_owned();
        memory.append(&HistoryEntry::Session(record), NOW).expect("kept");
        let path = format!("/data/history/{month}.ab12cd34.ron");
        let bytes = Disk::read(&*scratch, path.as_ref()).expect("there");
        scratch.pull_out(path.as_ref());
        let file = months.entry(month).or_default();
        let header =
            if file.is_empty() { 0 } else { bytes.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1) };
        file.extend_from_slice(&bytes[header..]);
    }
    std::fs::create_dir_all(root.join("history")).expect("made");
    for (month, bytes) in months {
        std::fs::write(root.join(format!("history/{month}.ab12cd34.ron")), bytes).expect("written");
    }
    for line in check_ins() {
        memory.append_journal(&line, NOW).expect("kept");
    }
    std::fs::create_dir_all(root.join("journal")).expect("made");
    for path in scratch.list("/data/journal".as_ref()).expect("there") {
        let bytes = Disk::read(&*scratch, &path).expect("there");
        std::fs::write(root.join("journal").join(path.file_name().expect("named")), bytes).expect("written");
    }
}
