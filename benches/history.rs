//! Reading and adding to ten years of history.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use supple::domain::day::{Day, DayBoundary};
use supple::domain::history::{History, HistoryEntry, Outcome, Pain, SessionRecord, StepRecord};
use supple::domain::quantity::{PainScore, WallTime};
use supple::domain::side::Side;
use supple::domain::timeline::BoutSide;
use supple::storage::Mend;
use supple::storage::disk::RealDisk;
use supple::storage::saver::{Job, SaveQueue};
use supple::storage::store::Store;

fn main() {
    divan::main();
}

const NOW: WallTime = WallTime::from_unix_millis(1_800_000_000_000);
const TEN_YEARS: i64 = 3650 * 86_400;

fn record(number: u32, of: u32) -> SessionRecord {
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
        before: Pain { leg: PainScore::new(4), back: PainScore::new(2) },
        after: Pain { leg: PainScore::new(3), back: None },
        note: "A little stiff on the left, better at the end.".into(),
        app_version: "0.1.0".into(),
    }
}

fn store(root: &Path) -> Store {
    Store::new(Arc::new(RealDisk), root, "ab12cd34".parse().expect("an id"))
}

/// Writes the files at once: one synced append for each record would take minutes.
fn ten_years(root: &Path, records: u32) {
    let scratch = Arc::new(supple::storage::disk::MemoryDisk::default());
    let memory = Store::new(scratch.clone(), "/data", "ab12cd34".parse().expect("an id"));
    let mut months = std::collections::BTreeMap::<String, Vec<u8>>::new();
    for number in 0..records {
        let record = record(number, records);
        let month = record.day.to_string()[..7].to_owned();
        memory.append(&HistoryEntry::Session(record), NOW).expect("kept");
        let path = format!("/data/history/{month}.ab12cd34.ron");
        let bytes = supple::storage::disk::Disk::read(&*scratch, path.as_ref()).expect("there");
        scratch.pull_out(path.as_ref());
        let file = months.entry(month).or_default();
        let lines = if file.is_empty() { &bytes[..] } else { &bytes[36..] };
        file.extend_from_slice(lines);
    }
    std::fs::create_dir_all(root.join("history")).expect("made");
    for (month, bytes) in months {
        std::fs::write(root.join(format!("history/{month}.ab12cd34.ron")), bytes).expect("written");
    }
}

#[divan::bench(args = [3_650, 100_000], sample_count = 20, sample_size = 1)]
fn load_and_merge(bencher: divan::Bencher, records: u32) {
    let folder = tempfile::tempdir().expect("a folder");
    ten_years(folder.path(), records);
    let store = store(folder.path());
    bencher.bench(|| {
        let (entries, notices) = store.load_history(Mend::Never);
        assert_eq!(notices, []);
        let history = History::merge(entries);
        assert_eq!(history.sessions().len(), records as usize);
        history
    });
}

#[divan::bench(args = [3_650, 100_000], sample_count = 20, sample_size = 1)]
fn load_alone(bencher: divan::Bencher, records: u32) {
    let folder = tempfile::tempdir().expect("a folder");
    ten_years(folder.path(), records);
    let store = store(folder.path());
    bencher.bench(|| store.load_history(Mend::Never));
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn append_one_to_a_month_of_many(bencher: divan::Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    ten_years(folder.path(), 100_000);
    let mut queue = SaveQueue::new(store(folder.path()));
    let now = supple::domain::quantity::Moment { mono: supple::domain::quantity::MonoTime::default(), wall: NOW };
    bencher.bench_local(|| {
        queue.push(Job::Append(Box::new(HistoryEntry::Session(record(50_000, 100_000)))));
        assert_eq!(queue.step(now), []);
    });
}
