//! Reading and adding to ten years of history.

mod past;

use past::{NOW, record, store, ten_years};
use supple::domain::history::{History, HistoryEntry};
use supple::domain::quantity::{Moment, MonoTime};
use supple::storage::Mend;
use supple::storage::saver::{Job, SaveQueue};

fn main() {
    divan::main();
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
    let now = Moment { mono: MonoTime::default(), wall: NOW };
    bencher.bench_local(|| {
        queue.push(Job::Append(Box::new(HistoryEntry::Session(record(50_000, 100_000)))));
        assert_eq!(queue.step(now), []);
    });
}
