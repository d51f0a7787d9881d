//! What was stored comes out of every export, unharmed.

use std::sync::Arc;

use supple::domain::history::{History, HistoryEntry, SessionRecord};
use supple::domain::quantity::WallTime;
use supple::export;
use supple::storage::Mend;
use supple::storage::disk::MemoryDisk;
use supple::storage::store::Store;

use crate::storage::session;

#[test]
fn awkward_words_survive_storage_and_every_export() {
    let words = "=1+1, \"so\"\r\n; שלום 伸展 \u{2028}";
    let store = Store::new(Arc::new(MemoryDisk::default()), "/data", "ab12".parse().unwrap());
    let record = SessionRecord { title: words.into(), note: words.into(), ..session("a", "ab12") };
    store.append(&HistoryEntry::Session(record), WallTime::from_unix_millis(0)).unwrap();
    let (entries, notices) = store.load_history(Mend::Never);
    assert_eq!(notices, []);
    let history = History::merge(entries);

    let table = export::csv::sessions::render(history.sessions());
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0][3], &rows[0][20]), (&*format!("'{words}"), &*format!("'{words}")));

    let json: serde_json::Value = serde_json::from_str(&export::json::render(history.sessions())).unwrap();
    assert_eq!((&json[0]["title"], &json[0]["day"]), (&words.into(), &"2026-11-22".into()));

    let text = export::text::render(history.sessions());
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains("2026-11-22 09:00"));
}
