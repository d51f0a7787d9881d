//! What storage promises as a whole.

mod crash;
mod draft;
mod faulty;
mod fixtures;
mod load;
mod meanwhile;
mod own;
mod own_queue;
mod pictures;

use std::sync::Arc;

use super::disk::Disk;
use super::store::Store;
use crate::domain::history::HistoryEntry;
use crate::domain::history::tests::record;
use crate::domain::quantity::WallTime;

/// 2026-11-22 08:00:00 UTC.
const NOW: WallTime = WallTime::from_unix_millis(1_795_334_400_000);
const MONTH: &str = "/data/history/2026-11.ab12.ron";
const HEADER: &str = "(format:\"supple-history\",version:1)\n";

fn store(disk: &Arc<impl Disk + 'static>) -> Store {
    Store::new(disk.clone(), "/data", "ab12".parse().unwrap())
}

fn session(id: &str) -> HistoryEntry {
    HistoryEntry::Session(record(id, NOW.unix_millis() / 1000, 60, 60))
}

fn line(id: &str) -> String {
    super::wire::line::write(&session(id)).unwrap() + "\n"
}

fn ids(entries: &[HistoryEntry]) -> Vec<&str> {
    entries
        .iter()
        .map(|entry| match entry {
            HistoryEntry::Session(record) => record.id.as_str(),
            HistoryEntry::Deleted { id, .. } => id.as_str(),
            HistoryEntry::Excuse(excuse) => excuse.id.as_str(),
        })
        .collect()
}
