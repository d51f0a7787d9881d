//! The saver writes while the diary is still being read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::{HEADER, MONTH, NOW, ids, line, session};
use crate::storage::aside::Mend;
use crate::storage::disk::{Disk, Entry, MemoryDisk};
use crate::storage::store::Store;

pub(super) type Work = Box<dyn FnOnce() + Send>;

/// Does some work just after the first reading of a file, before the reader gets to see the bytes.
#[derive(Default)]
pub(super) struct SlowReader {
    pub(super) disk: MemoryDisk,
    pub(super) meanwhile: Mutex<Option<Work>>,
}

impl Disk for SlowReader {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = self.disk.read(path);
        let work = self.meanwhile.lock().unwrap().take();
        if let Some(work) = work {
            work();
        }
        bytes
    }

    fn entry(&self, path: &Path) -> io::Result<Entry> {
        self.disk.entry(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.disk.list(folder)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.disk.write_new(path, bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.disk.append(path, bytes)
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        self.disk.truncate(path, length)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        self.disk.create_folders(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.disk.sync_folder(folder)
    }
}

/// Loads a history file of this content while another clone of the store adds the session `new`; the file afterwards.
fn after_loading_meanwhile(before: &str) -> String {
    let disk = Arc::new(SlowReader::default());
    disk.disk.put(MONTH, before);
    let store = Store::new(disk.clone(), "/data", "ab12".parse().unwrap());
    let saver = store.clone();
    let add: Work = Box::new(move || saver.append(&session("new"), NOW).unwrap());
    *disk.meanwhile.lock().unwrap() = Some(add);
    store.load_history(Mend::At(NOW));
    let (entries, _) = store.load_history(Mend::Never);
    assert!(ids(&entries).contains(&"new"), "lost: {entries:?}");
    String::from_utf8(disk.disk.read(Path::new(MONTH)).unwrap_or_default()).unwrap()
}

#[test]
fn a_torn_log_that_was_mended_while_it_was_read_keeps_the_new_record() {
    let before = format!("{HEADER}{}", line("a"));
    let torn = line("b");
    // A torn line longer and shorter than the new one, and just as long.
    for torn in ["torn".to_owned(), format!("{}x", &torn[..torn.len() - 2]), "x".repeat(line("new").len())] {
        assert_eq!(after_loading_meanwhile(&format!("{before}{torn}")), before.clone() + &line("new"));
    }
}

#[test]
fn a_log_without_header_or_records_is_set_aside_and_the_record_of_that_moment_is_kept() {
    assert_eq!(after_loading_meanwhile("nothing of ours\n"), "");
}
